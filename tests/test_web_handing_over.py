"""Handing over on a page: from the unit's page to whose work, shown first, done, and seen on both sides."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.acting import name_officer
from models.database import writing
from models.tables import Person, Succession, Unit
from tests.apps import office_app
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes

HOME, HEIR = "song-thao/so-noi-vu", "song-thao/so-tai-chinh"
PAGE = f"/chuyen-giao/{HOME}"


@pytest.fixture
def app(sqlite_engine):
    app = office_app(sqlite_engine)
    with writing(app.state.engine) as session:
        units = {one.slug: one for one in session.exec(select(Unit))}
        units[HOME].valid_to = dt.date(2026, 9, 20)
        session.add(Succession(unit_id=units[HOME].id, successor_id=units[HEIR].id, on=dt.date(2026, 9, 21)))
    yield app
    app.state.engine.dispose()


def as_(app, slug):
    return Browser(app).enter(slug)


def test_pages_lead_there_for_who_may(app):
    assert f'href="{PAGE}"' in as_(app, "hoa").get(f"/don-vi/{HOME}").text
    assert f'href="{PAGE}"' in as_(app, "an").get(f"/don-vi/{HOME}").text
    assert PAGE not in as_(app, "giam").get(f"/don-vi/{HOME}").text
    assert f'href="{PAGE}?ca=1"' in as_(app, "admin").get(f"/quan-tri/co-quan/{HOME}").text
    assert as_(app, "an").get(f"{PAGE}?ca=1").status_code == 403


def test_shown_then_done_to_an_heir_that_was_chosen(app):
    dung, page = as_(app, "dung"), f"{PAGE}?ca=1"
    text = dung.get(page).text
    assert "Cơ quan này kết thúc hoạt động từ sau ngày 20/09/2026." in text
    assert 'name="heir" value="song-thao/so-tai-chinh">' in text, "proposed, not chosen"
    nobody = dung.send(page, PAGE, heir="", to="", which="all", lines=[], step="xem", reason="Sắp xếp bộ máy")
    assert nobody.status_code == 422
    assert "Chưa chọn bên nhận" in nobody.text
    assert ">Sắp xếp bộ máy</textarea>" in nobody.text
    filled = {"heir": HEIR, "which": "all", "lines": [], "reason": "Sắp xếp bộ máy"}
    looked = dung.send(page, PAGE, **filled, step="xem")
    assert looked.status_code == 200
    assert "Sẽ chuyển 01 nhiệm vụ cho Sở Tài chính tỉnh Sông Thao." in looked.text
    assert "01 nhiệm vụ Sở Tài chính tỉnh Sông Thao đã có" in looked.text
    done = dung.post(PAGE, forms_of(looked.text)[PAGE] | filled | {"step": "chuyen"})
    assert done.status_code == 303
    after = dung.get(done.headers["location"]).text
    assert "Đã chuyển giao 02 nhiệm vụ." in after
    assert "01 nhiệm vụ cho Sở Tài chính tỉnh Sông Thao, kể từ ngày 28/09/2026" in after
    listed = as_(app, "an").get(f"/nhiem-vu?unit={HOME}&state=handed-over").text
    assert "Rà soát vị trí" in listed
    assert "Đã chuyển cơ quan khác" in listed
    assert "chuyển cho Sở Tài chính tỉnh Sông Thao (nhiệm vụ số" in as_(app, "an").get("/nhiem-vu/1").text
    assert "Rà soát vị trí" in as_(app, "chi").get("/").text, "whoever took over finds it waiting"


def test_ticked_ones_and_a_list_that_changed(app):
    dung, page = as_(app, "dung"), f"{PAGE}?ca=1"
    sent = {"heir": HEIR, "which": "ticked", "reason": "Sắp xếp bộ máy", "step": "chuyen"}
    assert dung.send(page, PAGE, **sent, lines=[]).status_code == 422
    assert dung.send(page, PAGE, **sent, lines=["1:7"]).status_code == 409
    assert dung.send(page, PAGE, **sent, lines=["1:1"]).status_code == 303
    stale = dung.send(page, PAGE, **(sent | {"which": "all", "lines": [], "seen": "9:9:9"}))
    assert stale.status_code == 409
    assert "Nhiệm vụ đang mở đã thay đổi" in stale.text


def test_the_desk_of_somebody_who_left(app):
    name_officer(app.state.engine, 1, "binh", by="an", version=1, now=app.state.now)
    with writing(app.state.engine) as session:
        session.exec(select(Person).where(Person.slug == "binh")).one().active = False
    an, page = as_(app, "an"), f"{PAGE}?nguoi=binh"
    assert "Lê Thị Bình, đã nghỉ" in an.get(PAGE).text
    assert f'href="{page}"' in as_(app, "admin").get("/quan-tri/nguoi/binh").text
    done = an.send(page, PAGE, to="an", which="all", lines=[], reason="Nghỉ hưu", step="chuyen")
    assert done.status_code == 303
    assert "Lê Thị Bình → Phạm Văn An" in an.get("/nhiem-vu/1").text
    after = an.get(done.headers["location"]).text
    assert "01 nhiệm vụ cho Phạm Văn An" in after
    assert "Không còn nhiệm vụ đang mở nào mang tên Lê Thị Bình." in after


def test_proposed_by_a_coordinator_and_agreed_to_on_its_page(app):
    hoa, dung = as_(app, "hoa"), as_(app, "dung")
    page = f"{PAGE}?ca=1"
    assert "chuyên viên trình, lãnh đạo đồng ý" in hoa.get(page).text
    filled = {"heir": HEIR, "which": "all", "lines": [], "reason": "Sắp xếp bộ máy"}
    assert "Trình lãnh đạo" in hoa.send(page, PAGE, **filled, step="xem").text
    sent = hoa.send(page, PAGE, **filled, step="chuyen")
    assert sent.status_code == 303
    text = hoa.get(sent.headers["location"]).text
    assert "Đã trình lãnh đạo đề nghị chuyển giao 02 nhiệm vụ; chưa có gì được chuyển." in text
    link = next(part.split('"')[0] for part in text.split('href="') if part.startswith("/de-nghi-chuyen-giao/"))
    assert link in dung.get("/").text
    assert link not in hoa.get("/").text
    assert "Đồng ý, chuyển giao" not in hoa.get(link).text
    shown = dung.get(link).text
    assert "01 nhiệm vụ Sở Tài chính tỉnh Sông Thao đã có" in shown
    empty = dung.send(link, link, step="khong", reason="")
    assert empty.status_code == 422
    done = dung.post(link, {name: value[0] for name, value in forms_of(shown)[link].items()} | {"step": "dong-y"})
    assert done.status_code == 303
    assert "Đã chuyển giao 02 nhiệm vụ." in dung.get(done.headers["location"]).text
    told = dung.get("/danh-muc/12-ct-ubnd-2026/tien-do").text
    assert "02 nhiệm vụ của Sở Nội vụ tỉnh Sông Thao chuyển cho Sở Tài chính tỉnh Sông Thao" in told
    assert "Nguyễn Thị Hoa trình" in told
    assert dung.get(link).status_code == 404


def test_programs_propose_and_agree_the_same_way(app):
    hoa, dung = Caller(app, "hoa"), Caller(app, "dung")
    asked = {"unit": HOME, "to": HEIR, "reason": "Sắp xếp bộ máy"}
    shown = hoa.post("/hand-overs/preview", asked).json()
    assert (shown["asks"], shown["proposal"], shown["moved"]) == (True, None, 1)
    number = hoa.post("/hand-overs", asked).json()["proposal"]
    (waiting,) = dung.read("/hand-over-proposals")
    assert (waiting["id"], waiting["unit"], waiting["to"], len(waiting["assignments"])) == (number, HOME, HEIR, 2)
    link = f"/hand-over-proposals/{number}"
    seen = dung.read(link)
    assert (seen["may_agree"], seen["total"], seen["would"]["moved"]) == (True, 2, 1)
    assert hoa.read(link)["may_agree"] is False
    assert hoa.post(f"{link}/acts", {"act": "agree"}).status_code == 403
    assert dung.post(f"{link}/acts", {"act": "agree", "mark": "9:9:9"}).status_code == 409
    assert codes(dung.post(f"{link}/acts", {"act": "drop"}), 422) == ["reason-missing"]
    assert dung.post(f"{link}/acts", {"act": "agree", "mark": seen["mark"]}).json()["merged"] == 1
    assert dung.read("/hand-over-proposals") == []
