"""A result that came back: why and by whom, where the unit looks; what it had sent offered again; a day off doubted."""

import datetime as dt
import re

import pytest
from sqlmodel import select

from desk.reporting import assignment_view
from models.database import writing
from models.keys import LINKS, key_for
from models.tables import Person
from notifications.links import Opens, link_token
from tests.browsing import Browser
from tests.pressing import app, as_, press, to_review
from tests.programs import Caller

__all__ = ["app"]
WHY = "Thiếu phụ lục & bảng tổng hợp"
SHOWN = "Thiếu phụ lục &amp; bảng tổng hợp"
BACK = {"note": WHY, "correct_by": "02/10/2026"}


@pytest.fixture
def returned(app):
    to_review(app)
    assert press(app, "hoa", "tra-lai", **BACK).status_code == 303
    return app


def test_why_it_came_back_stands_on_the_day_of_the_unit(returned):
    for slug in ("an", "binh"):
        page = as_(returned, slug).get("/").text
        said = page.split("Rà soát vị trí việc làm", 1)[1].split("</li>")[0]
        for words in ("Nguyễn Thị Hoa", "08:00 28/09/2026", SHOWN, "Hạn bổ sung"):
            assert words in said, (slug, words)
    assert SHOWN not in as_(returned, "chi").get("/").text


def test_why_it_came_back_stands_on_top_and_nowhere_else_but_in_the_history(returned):
    page = as_(returned, "an").get("/nhiem-vu/1").text
    top, rest = page.split('<dl class="head">')
    assert SHOWN in top
    assert "Nguyễn Thị Hoa" in top
    assert rest.count(SHOWN) == 1
    press(returned, "an", "bao-cao", note="Đã bổ sung")
    page = as_(returned, "an").get("/nhiem-vu/1").text
    assert SHOWN not in page.split('<dl class="head">')[0], "it is not the unit's turn"
    assert SHOWN not in as_(returned, "an").get("/").text


def test_the_history_keeps_by_when_it_was_to_be_corrected(returned):
    """It says why what was sent again after the task's own date is in time."""
    until = "Hạn bổ sung: 02/10/2026"
    press(returned, "an", "bao-cao", note="Đã bổ sung")
    history = as_(returned, "hoa").get("/nhiem-vu/1").text.split("<h2>Diễn biến", 1)[-1]
    assert history.count(until) == 1, "of the return alone"
    view = assignment_view(returned.state.engine, 1, returned.state.now)
    kept = {one.act: one.correct_by for one in view.history}
    assert [act for act, day in kept.items() if day] == ["return"]


def test_lists_of_the_supervisor_say_that_it_came_back_and_until_when(returned):
    for path in ("/nhiem-vu", "/nhiem-vu?state=open-on-time"):
        row = as_(returned, "hoa").get(path).text.split('href="/nhiem-vu/1"', 1)[1].split("</tr>")[0]
        assert "Hạn bổ sung: <b>02/10/2026</b>" in row, path


def test_the_link_of_a_mail_says_why_it_came_back(returned):
    with writing(returned.state.engine) as session:
        key, now = key_for(session, LINKS, returned.state.now), returned.state.now
        an = session.exec(select(Person).where(Person.slug == "an")).one().id
    token = link_token(key, Opens(1, an, now + dt.timedelta(days=2)))
    assert SHOWN in Browser(returned).get(f"/mo/{token}").text


def test_of_several_the_reasons_stand_on_their_page(returned):
    press(returned, "an", "tiep-nhan", 2)
    version = assignment_view(returned.state.engine, 1, returned.state.now).line.version
    page = as_(returned, "an").get(f"/ket-qua?lines=1:{version}&lines=2:2").text
    assert SHOWN in page


def value(page, name):
    return re.search(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', page)[1]


def test_what_was_sent_before_is_offered_again_not_assumed(returned):
    an = as_(returned, "an")
    page = an.get("/nhiem-vu/1").text
    assert value(page, "doc_number") == ""
    offer = page.split('id="ket-qua"')[1]
    assert "Số 45/BC-SNV ngày 25/09/2026" in offer
    link = re.search(r'href="(/nhiem-vu/1\?dien-lai=1[^"]*)"', offer)[1]
    page = an.get(link.split("#")[0]).text
    assert (value(page, "doc_number"), value(page, "doc_date")) == ("45/BC-SNV", "25/09/2026")
    assert value(page, "subject") == "Kết quả rà soát"
    for slug in ("hoa", "chi"):
        assert "Điền lại vào biểu mẫu" not in as_(returned, slug).get("/nhiem-vu/1?dien-lai=1").text


def test_nothing_is_offered_where_nothing_came_back(app):
    press(app, "an", "tiep-nhan")
    page = as_(app, "an").get("/nhiem-vu/1?dien-lai=1").text
    assert "Điền lại vào biểu mẫu" not in page
    assert value(page, "doc_number") == ""


def test_a_day_for_the_correction_needs_no_year(app):
    to_review(app)
    assert press(app, "hoa", "tra-lai", note=WHY, correct_by="02/10").status_code == 303
    assert "02/10/2026" in as_(app, "an").get("/nhiem-vu/1").text


@pytest.mark.parametrize(("day", "named"), [("03/10/2026", "thứ Bảy"), ("04/10/2026", "Chủ nhật"), ("02/10/2026", "")])
def test_a_correction_on_a_day_off_is_doubted(app, day, named):
    to_review(app)
    answer = press(app, "hoa", "tra-lai", note=WHY, correct_by=day)
    assert answer.status_code == (422 if named else 303)
    if named:
        assert f"Hạn bổ sung {day} rơi vào ngày nghỉ" in answer.text
        assert named.lower() in answer.text.lower()
        assert value(answer.text, "correct_by") == day
        assert SHOWN in answer.text
        assert "&#34;sure" not in answer.text
        assert "đánh dấu &#34;Vẫn giữ ngày này&#34;" in answer.text
        assert press(app, "hoa", "tra-lai", note=WHY, correct_by=day, earlier="1").status_code == 303


def test_programs_hear_the_same_of_a_day_off(app):
    to_review(app)
    hoa = Caller(app, "hoa", ["act", "read"])
    version = assignment_view(app.state.engine, 1, app.state.now).line.version
    sent = {
        "act": "return", "assignments": [{"id": 1, "version": version}], "note": WHY, "correct_by": "2026-10-03",
    }  # fmt: skip
    answer = hoa.post("/acts", sent)
    assert answer.status_code == 422
    assert [one["code"] for one in answer.json()["problems"]] == ["correct-by-day-off"]
    assert '"sure": true' in answer.json()["problems"][0]["do"], "a field of the call, no box of the page"
    assert hoa.post("/acts", sent | {"sure": True}).status_code == 200


def test_programs_hear_why_it_came_back_and_who_takes_part(returned):
    day = Caller(returned, "an").read("/today")
    line = next(one for one in day["hand_in"] if one["id"] == 1)
    assert (line["returned"]["note"], line["returned"]["by"]) == (WHY, "hoa")
    assert (line["partners"], line["turn"]) == (["Sở Tài chính"], "unit")
    assert day["receive"][0]["officers"][0]["slug"] in ("an", "binh")
    assert Caller(returned, "an").read("/assignments/1")["returned"] == line["returned"]
    press(returned, "an", "bao-cao", note="Đã bổ sung")
    assert Caller(returned, "an").read("/assignments/1")["returned"] is None
