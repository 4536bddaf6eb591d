"""Partners asked for their part on the pages: who sees which form, what it says, and what is told to whoever watches."""

import datetime as dt
import re

import pytest

from tests.apps import app_on
from tests.browsing import Browser, forms_of
from tests.programs import Caller
from tests.test_desk_contributing import LATER, ONE, TWO, WORDS, furnished

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PAGE, ASK = "/nhiem-vu/1", "/nhiem-vu/1/de-nghi-phoi-hop"


@pytest.fixture
def app(sqlite_engine):
    with app_on(sqlite_engine, LATER, furnished) as app:
        yield app


def as_(app, slug):
    return Browser(app).enter(slug)


def ask(app, partners=(ONE, TWO), **typed):
    values = {"units": list(partners), "every": "", "words": WORDS, "day": "15/09/2026"} | typed
    return as_(app, "an").send(PAGE, ASK, **values)


def row(text, name):
    """The table row of a partner, its tags away."""
    section = text.split('id="phoi-hop"', 1)[1]
    found = next(one for one in re.findall(r"<tr>.*?</tr>", section, re.DOTALL) if name in one)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_partners_are_asked_from_the_page_and_answer_on_theirs(app):
    sent = ask(app)
    assert sent.status_code == 303
    shown = as_(app, "an").get(sent.headers["location"]).text
    assert "Đã gửi đề nghị tới cơ quan phối hợp" in shown
    assert "(đã có 0/2)" in shown
    assert "Đang chờ" in row(shown, "Sở Tài chính")
    chi = as_(app, "chi")
    first = chi.get("/").text
    assert "Đề nghị phối hợp chờ trả lời (1)" in first
    assert WORDS in first
    assert "Sở Nội vụ tỉnh Sông Thao chủ trì" in first
    answered = chi.send(PAGE, "/nhiem-vu/1/tra-loi/1", words="Nhất trí 02 biên chế", nothing="")
    assert answered.status_code == 303
    assert "Đề nghị phối hợp chờ trả lời" not in chi.get("/").text
    lead = as_(app, "an").get(PAGE).text
    assert "(đã có 1/2)" in lead
    assert "Nhất trí 02 biên chế" in row(lead, "Sở Tài chính")
    assert "Đỗ Thị Chi" in row(lead, "Sở Tài chính")


def test_all_that_are_not_asked_yet_are_asked_with_one_tick(app):
    ask(app, (ONE,))
    assert ask(app, (), every="1").status_code == 303
    text = as_(app, "an").get(PAGE).text
    assert "(đã có 0/3)" in text
    assert ASK not in forms_of(text), "nobody is left to be asked"


def test_a_day_is_proposed_and_what_is_wrong_stands_beside_its_field(app):
    text = as_(app, "an").get(PAGE).text
    assert 'name="day" type="text" value="09/09/2026"' in text
    for typed, field, words in (
        ({"units": []}, "partners-error", "Chưa chọn cơ quan phối hợp nào"),
        ({"words": ""}, "ask-words-error", "Chưa ghi nội dung đề nghị phối hợp"),
        ({"day": "02/10/2026"}, "ask-day-error", "sau thời hạn của nhiệm vụ, 30/09/2026"),
        ({"day": "19/09/2026"}, "ask-day-error", "rơi vào ngày nghỉ (thứ Bảy)"),
        ({"day": "mai"}, "ask-day-error", "mai"),
    ):
        wrong = ask(app, **typed)
        assert wrong.status_code == 422
        told = wrong.text.split(f'id="{field}"', 1)[1].split("</span>")[0]
        assert words in told
        assert f'value="{typed.get("day", "15/09/2026")}"' in wrong.text, "what was typed stays"
    kept = ask(app, day="02/10/2026", sure="1")
    assert kept.status_code == 303


def test_what_is_doubtful_about_the_day_is_kept_by_a_tick_that_then_stands_there(app):
    assert 'name="sure"' not in as_(app, "an").get(PAGE).text
    assert 'name="sure"' in ask(app, day="02/10/2026").text


def test_a_file_answers_with_the_tick_that_it_holds_no_secret(app):
    ask(app)
    chi, link = as_(app, "chi"), "/nhiem-vu/1/tra-loi/1"
    form = forms_of(chi.get(PAGE).text)[link]
    form.pop("no_secret", None), form.pop("nothing", None)
    files = [("paper", ("gop-y.pdf", PDF))]
    refused = chi.post(link, form, files=files)
    assert refused.status_code == 422
    assert "Chưa xác nhận văn bản không chứa bí mật nhà nước" in refused.text
    assert chi.post(link, form | {"no_secret": "1"}, files=files).status_code == 303
    assert "gop-y.pdf" in row(as_(app, "an").get(PAGE).text, "Sở Tài chính")
    assert as_(app, "an").get("/nhiem-vu/1/y-kien/1").content == PDF
    assert [as_(app, slug).get("/nhiem-vu/1/y-kien/1").status_code for slug in ("chi", "em", "hoa")] == [200, 404, 404]


def test_nothing_to_say_is_an_answer_and_an_empty_form_is_none(app):
    ask(app)
    em, link = as_(app, "em"), "/nhiem-vu/1/tra-loi/2"
    form = forms_of(em.get(PAGE).text)[link]
    form.pop("no_secret", None), form.pop("nothing", None)
    assert "Chưa ghi ý kiến" in em.post(link, form).text
    assert em.post(link, form | {"nothing": "1"}).status_code == 303
    assert "Không có ý kiến" in row(as_(app, "an").get(PAGE).text, "xã An Bình")
    watched = row(as_(app, "hoa").get(PAGE).text, "xã An Bình")
    assert "Không có ý kiến" not in watched
    assert "Nội dung do cơ quan chủ trì tổng hợp" in watched


def test_forms_stand_only_where_they_may_be_sent(app):
    ask(app)
    ours = {f"/nhiem-vu/1/rut-de-nghi/{one}" for one in (1, 2)} | {ASK}
    reply = {"chi": {"/nhiem-vu/1/tra-loi/1"}, "em": {"/nhiem-vu/1/tra-loi/2"}}
    for slug in ("an", "binh", "chi", "em", "hoa", "dung", "giam", "admin"):
        found = {
            one for one in forms_of(as_(app, slug).get(PAGE).text) if re.search("phoi-hop|rut-de-nghi|tra-loi", one)
        }
        assert found == (ours if slug in ("an", "binh") else reply.get(slug, set())), slug


def test_an_ask_may_be_withdrawn_with_a_word(app):
    ask(app)
    gone = as_(app, "an").send(PAGE, "/nhiem-vu/1/rut-de-nghi/2", why="Đã có số liệu")
    assert gone.status_code == 303
    text = as_(app, "an").get(PAGE).text
    assert "Đã rút đề nghị ngày 02/09/2026: Đã có số liệu" in row(text, "xã An Bình")
    assert "(đã có 0/1)" in text
    assert "/nhiem-vu/1/tra-loi/2" not in forms_of(as_(app, "em").get(PAGE).text)


def test_whoever_watches_sees_at_an_overdue_task_whom_the_lead_waits_for(app):
    ask(app)
    app.state.now = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)
    waits = (
        "chờ 02 cơ quan phối hợp: Sở Tài chính tỉnh Sông Thao, Ủy ban nhân dân xã An Bình (đề nghị từ ngày 02/09/2026)"
    )
    for link in ("/qua-han", "/", PAGE):
        assert waits in as_(app, "giam").get(link).text, link
    assert "Đang chờ, đã quá ngày đề nghị 20 ngày" in row(as_(app, "giam").get(PAGE).text, "Sở Tài chính")
    assert "quá ngày đề nghị" in as_(app, "chi").get("/").text


def test_a_body_that_is_asked_and_never_ordered_is_never_late(app):
    from sqlalchemy import update

    from models.core import table
    from models.database import writing
    from models.tables import Unit

    with writing(app.state.engine) as session:
        u = table(Unit)
        session.connection().execute(update(u).where(u.c.slug == TWO).values(force="request"))
    ask(app)
    app.state.now = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)
    assert "quá ngày" not in row(as_(app, "giam").get(PAGE).text, "xã An Bình")
    assert "quá ngày" not in as_(app, "em").get("/").text


def test_history_tells_it_in_words(app):
    ask(app, (ONE,))
    as_(app, "chi").send(PAGE, "/nhiem-vu/1/tra-loi/1", words="Nhất trí", nothing="")
    text = as_(app, "giam").get(PAGE).text.split("Nhật ký", 1)[-1]
    assert f"Sở Tài chính tỉnh Sông Thao; 15/09/2026: {WORDS}" in text
    assert "Đề nghị cơ quan phối hợp" in text
    assert "Gửi ý kiến phối hợp" in text
    assert "Nhất trí" not in text


def seen(app, slug):
    """The first assignment as somebody's program has it before it acts."""
    return {"id": 1, "version": Caller(app, slug).read("/assignments/1")["version"]}


def test_who_confirms_reads_whom_nobody_heard_from_and_programs_are_told(app):
    """What the unit's page says while it works on it is said before the result is confirmed too."""
    said = "02 cơ quan phối hợp được đề nghị chưa trả lời: Sở Tài chính tỉnh Sông Thao; Ủy ban nhân dân xã An Bình."
    ask(app)
    mine = {"act": "hand-in", "assignments": [seen(app, "an")], "note": "Báo cáo số 15/BC-SNV", "sure": True}
    sent = Caller(app, "an").post("/acts", mine)
    assert sent.status_code == 200, sent.text
    assert sent.json()[0]["unanswered"] == ["Sở Tài chính tỉnh Sông Thao", "Ủy ban nhân dân xã An Bình"]
    assert said in " ".join(re.sub(r"<[^>]+>", " ", as_(app, "hoa").get(PAGE).text).split())
    assert said not in as_(app, "giam").get(PAGE).text, "who cannot confirm has the list of partners alone"
    done = Caller(app, "hoa").post("/acts", {"act": "approve", "assignments": [seen(app, "hoa")]})
    assert done.json()[0]["unanswered"] == sent.json()[0]["unanswered"]


def test_whoever_has_answered_is_not_among_those_nobody_heard_from(app):
    ask(app)
    as_(app, "chi").send(PAGE, "/nhiem-vu/1/tra-loi/1", words="Nhất trí", nothing="")
    mine = {"act": "hand-in", "assignments": [seen(app, "an")], "note": "Báo cáo số 15/BC-SNV", "sure": True}
    assert Caller(app, "an").post("/acts", mine).json()[0]["unanswered"] == ["Ủy ban nhân dân xã An Bình"]
    said = "01 cơ quan phối hợp được đề nghị chưa trả lời: Ủy ban nhân dân xã An Bình."
    assert said in " ".join(re.sub(r"<[^>]+>", " ", as_(app, "hoa").get(PAGE).text).split())
