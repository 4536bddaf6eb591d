"""One result for several tasks before the unit's leader: shown together, let out or given back in one press, all of it or nothing."""

import datetime as dt

import pytest
from sqlalchemy import select

from desk.inside import give_back_all
from desk.reporting import assignment_view
from models.core import table
from models.database import reading
from models.progress import MoveConflict
from models.tables import Audit
from tests.browsing import forms_of
from tests.programs import Caller, codes
from tests.test_web_results import acts, app, as_, make_head, stage

__all__ = ["app"]
OUT, BACK = "/nhiem-vu/duyet-gui", "/nhiem-vu/tra-nguoi-thu-ly"


@pytest.fixture
def sent(app):
    """An submitted one result for tasks 1 and 2; Bình is the head of the unit."""
    make_head(app)
    form = as_(app, "an")
    page = form.get("/ket-qua?lines=1:2&lines=2:2").text
    said = {"doc_number": "45/BC-SNV", "note": "Kính trình", "inside": "1", "lines": ["1:2", "2:2"]}
    answer = form.post("/ket-qua", forms_of(page)["/ket-qua"] | said)
    assert answer.status_code == 303, answer.text
    app.state.now += dt.timedelta(hours=1)
    return app


def pressed(app, path, slug="binh", lines=("1:3", "2:3"), **typed):
    browser = as_(app, slug)
    form = forms_of(browser.get("/").text)["/dang-xuat"]
    return browser.post(path, form | {"lines": list(lines)} | typed)


def test_the_leader_sees_them_together_with_both_answers(sent):
    page = as_(sent, "binh").get("/").text
    section = page.split("Một kết quả trình chung cho 02 nhiệm vụ")[1].split("</section>")[0]
    assert "Duyệt gửi cả 02 kết quả" in section
    assert "Trả lại cả 02 cho người thụ lý" in section
    assert "45/BC-SNV" in section
    assert "Kính trình" in section
    assert "trình lúc" in section
    assert page.count('href="/nhiem-vu/1"') == page.count('href="/nhiem-vu/2"') == 1, "they stand nowhere else"
    assert "trình chung với 01 nhiệm vụ khác" in as_(sent, "binh").get("/nhiem-vu/1").text
    assert "trình chung" not in as_(sent, "hoa").get("/nhiem-vu/1").text, "what is inside the unit is its own"
    assert Caller(sent, "binh").read("/today")["together"] == [[1, 2]]
    assert Caller(sent, "an").read("/today")["together"] == []


def test_one_press_lets_all_out(sent):
    answer = pressed(sent, OUT)
    assert answer.headers["location"] == "/?xong=duyet-gui&n=2"
    assert "Đã duyệt gửi 02 kết quả." in as_(sent, "binh").get(answer.headers["location"]).text
    for number in (1, 2):
        seen = assignment_view(sent.state.engine, number, sent.state.now).line
        assert (seen.stage, seen.handed_in_by, seen.credited_at) == ("review", "binh", sent.state.now)


def test_one_press_gives_all_back_with_one_word_and_the_log_says_each(sent):
    refused = pressed(sent, BACK)
    assert refused.status_code == 422, "without a word"
    answer = pressed(sent, BACK, note="Thiếu số liệu")
    assert answer.headers["location"] == "/?xong=tra-nguoi-thu-ly&n=2"
    assert acts(sent, 1)[-1] == acts(sent, 2)[-1] == "give-back"
    with reading(sent.state.engine) as session:
        log = table(Audit).c
        logged = set(session.connection().execute(select(log.subject).where(log.what == "give-back")).scalars())
    assert logged == {"assignment:1", "assignment:2"}
    assert as_(sent, "an").get("/").text.count("Thiếu số liệu") == 2


@pytest.mark.parametrize("path", [OUT, BACK])
def test_where_one_has_changed_nothing_happens_and_the_word_is_kept(sent, path):
    answer = pressed(sent, path, lines=("1:3", "2:2"), note="Đã xem cả hai")
    assert answer.status_code == 409
    assert "Đã xem cả hai" in answer.text
    assert (acts(sent, 1)[-1], acts(sent, 2)[-1]) == ("submit-inside", "submit-inside")
    with pytest.raises(MoveConflict):
        give_back_all(sent.state.engine, [1, 2], "x", by="binh", versions=[3, 2], now=sent.state.now)


@pytest.mark.parametrize("path", [OUT, BACK])
def test_only_the_leader_answers(sent, path):
    assert pressed(sent, path, "chi", note="x").status_code == 403
    assert (stage(sent, 1), acts(sent, 1)[-1]) == ("execute", "submit-inside")
    assert OUT not in as_(sent, "an").get("/").text


def test_one_of_them_answered_alone_leaves_the_other_by_itself(sent):
    assert as_(sent, "binh").send("/nhiem-vu/1", "/nhiem-vu/1/duyet-gui").status_code == 303
    page = as_(sent, "binh").get("/").text
    assert "trình chung" not in page
    assert "Chờ đồng chí duyệt gửi (1)" in page
    assert "trình chung" not in as_(sent, "binh").get("/nhiem-vu/2").text


def test_programs_answer_them_together(sent):
    head, both = Caller(sent, "binh"), [{"id": 1, "version": 3}, {"id": 2, "version": 3}]
    assert codes(head.post("/inside", {"act": "give-back", "assignments": both}), 422) == ["note-missing"]
    told = {"act": "give-back", "assignments": both, "note": "Thiếu số liệu"}
    assert head.post("/inside", told).json() == {"count": 2, "carried": [], "unanswered": {}}
    assert codes(head.post("/inside", told), 422) == ["inside-not"]
    assert codes(Caller(sent, "chi").post("/inside", told), 403)
