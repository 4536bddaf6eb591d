"""Linked tasks before the unit's leader: a result says for which others it goes out too; several are ticked and answered in one act."""

import datetime as dt
import html

import pytest

from desk.acting import Doing, act
from desk.inside import give_back_all, submit
from desk.papers.blocks import Table
from desk.papers.letter import letter_facts, letter_paper
from desk.people import actor_of, who
from desk.results import Result
from desk.seeing import see, today
from models import queries
from models.database import reading
from plans.dates import last_day
from plans.stages import Act
from plans.state import ZONE
from tests.asking import BEFORE, asked
from tests.browsing import forms_of
from tests.programs import Caller
from tests.test_desk_overlapping import launched, second
from tests.test_web_results import acts, app, as_, make_head, stage

__all__ = ["app"]
SAID = "Kết quả này cũng gửi cho 01 nhiệm vụ dùng chung kết quả"
OUT, BACK = "/nhiem-vu/duyet-gui", "/nhiem-vu/tra-nguoi-thu-ly"


@pytest.fixture
def linked(app):
    """Another paper's task of the first department that task 1 is one with, received; Bình is the head of the unit."""
    make_head(app)
    (number,) = launched(app.state.engine, second(same_as=("12-ct-ubnd-2026:1.a",)))
    as_(app, "an").send(f"/nhiem-vu/{number}", f"/nhiem-vu/{number}/tiep-nhan")
    app.state.twin = number
    app.state.now = dt.datetime(2026, 10, 20, 1, tzinfo=dt.UTC)
    return app


def put(app, *numbers):
    """An submits the results of these, each by itself."""
    for number in numbers:
        now = app.state.now = app.state.now + dt.timedelta(minutes=1)
        said = Result(number=f"{number}/BC-SNV", date=dt.date(2026, 9, 25))
        submit(app.state.engine, [number], said, "", by="an", now=now, today=now.date(), as_typed=True)


def actor_of_(app, slug):
    with reading(app.state.engine) as session:
        return actor_of(session, who(session, slug))


def day(app, slug):
    with reading(app.state.engine) as session:
        actor = actor_of(session, who(session, slug))
    return today(app.state.engine, actor, app.state.now)


def test_the_form_of_one_result_for_several_names_what_it_closes_too(linked):
    page = html.unescape(as_(linked, "an").get("/ket-qua?lines=1:2&lines=2:2").text)
    assert SAID in page
    assert f'href="/nhiem-vu/{linked.state.twin}"' in page
    both = as_(linked, "an").get(f"/ket-qua?lines=1:2&lines={linked.state.twin}:2").text
    assert "dùng chung kết quả" not in both, "both are chosen"


def test_what_goes_out_with_another_is_nobodys_to_do(linked):
    twin = linked.state.twin
    assert {1, twin} <= {line.id for line in day(linked, "an").hand_in}, "both are late"
    put(linked, 1)
    for slug in ("an", "binh"):
        assert twin not in {line.id for line in day(linked, slug).hand_in}, slug
        page = html.unescape(as_(linked, slug).get("/").text)
        assert "Kết quả đã trình chung, chờ lãnh đạo đơn vị duyệt gửi, của: " in page, slug
        assert "nhiệm vụ số 1</a>" in page
    assert SAID in html.unescape(as_(linked, "binh").get("/").text)
    assert "dùng chung kết quả" not in as_(linked, "hoa").get("/").text, "what is inside the unit is its own"
    told = Caller(linked, "binh").read("/today")
    (mine,) = told["let_out"]
    assert (mine["id"], mine["goes_to"]) == (1, [twin])
    assert [one["goes_with"] for one in (*told["rest"], *told["own"]) if one["id"] == twin] == [[1]]


def test_a_linked_task_whose_result_came_back_is_to_be_done_again(linked):
    twin = linked.state.twin
    put(linked, twin)
    give_back_all(linked.state.engine, [twin], "Thiếu số liệu", by="binh", now=linked.state.now)
    put(linked, 1)
    assert twin in {line.id for line in day(linked, "an").hand_in}


def test_what_is_ticked_goes_out_in_one_press(linked):
    put(linked, 1, 2)
    browser = as_(linked, "binh")
    page = browser.get("/").text
    assert page.count('type="checkbox"') == 2
    form = forms_of(page)[OUT]
    refused = browser.post(OUT, {name: value for name, value in form.items() if name != "lines"})
    assert refused.status_code == 422
    assert "Chưa chọn nhiệm vụ nào" in refused.text
    answer = browser.post(OUT, form | {"lines": ["1:3", "2:3"]})
    assert answer.headers["location"] == "/?xong=duyet-gui&n=2"
    assert [stage(linked, number) for number in (1, 2, linked.state.twin)] == ["review"] * 3


def test_what_is_ticked_goes_back_with_one_reason(linked):
    put(linked, 1, 2)
    browser = as_(linked, "binh")
    form = forms_of(browser.get("/").text)[OUT]
    assert browser.post(BACK, form | {"lines": ["1:3", "2:3"]}).status_code == 422, "without a reason"
    browser.post(BACK, form | {"lines": ["1:3", "2:3"], "note": "Thiếu số liệu"})
    assert acts(linked, 1)[-1] == acts(linked, 2)[-1] == "give-back"


def test_programs_are_told_what_went_out_too(linked):
    put(linked, 1, 2)
    sent = {"act": "let-out", "assignments": [{"id": 1, "version": 3}, {"id": 2, "version": 3}]}
    assert Caller(linked, "binh").post("/inside", sent).json() == {
        "count": 2,
        "carried": [linked.state.twin],
        "unanswered": {},
    }


def test_the_letter_that_urges_says_that_one_result_answers_both(linked):
    letter, _ = letter_facts(linked.state.engine, linked.state.now, ZONE, units=["song-thao/so-noi-vu"])
    rows = [row for one in letter_paper(letter).blocks if isinstance(one, Table) for row in one.rows]
    said = {str(row[0]): str(row[3]) for row in rows if "kết quả dùng chung" in str(row[3])}
    assert sorted(said) == ["1", "2"]
    assert said["1"].endswith("(kết quả dùng chung với mục 2)")
    assert said["2"].endswith("(kết quả dùng chung với mục 1)")


def test_more_time_for_one_of_linked_tasks_says_that_the_other_keeps_its_date(linked):
    """Before it is asked for and before it is granted; of an assignment that stands alone nothing."""
    twin, linked.state.now = linked.state.twin, BEFORE
    due = see(linked.state.engine, actor_of_(linked, "an"), twin, BEFORE).view.line.due
    said = f"Nhiệm vụ số {twin} dùng chung kết quả giữ thời hạn của nó: {last_day(due):%d/%m/%Y}"
    assert said in html.unescape(as_(linked, "an").get("/nhiem-vu/1").text)
    asked(linked.state.engine)
    assert said in html.unescape(as_(linked, "dung").get("/nhiem-vu/1").text)
    assert Caller(linked, "dung").read("/assignments/1")["time_keeps"] == [twin]
    assert "giữ thời hạn của nó" not in as_(linked, "an").get("/nhiem-vu/2").text


def test_before_confirming_it_is_said_what_else_is_confirmed_and_with_which_paper(linked):
    """Each handed in with a paper of its own: confirming the one confirmed the other, and said so only afterwards."""
    twin = linked.state.twin
    for number, paper in ((1, "45/BC-SNV"), (twin, "46/BC-SNV")):
        put_out(linked, number, paper)
    page = html.unescape(as_(linked, "hoa").get("/nhiem-vu/1").text)
    assert f"Xác nhận ở đây cũng xác nhận nhiệm vụ số {twin} dùng chung kết quả, với kết quả: 46/BC-SNV" in page
    assert "Xác nhận hoàn thành cả 02 nhiệm vụ" in page
    assert Caller(linked, "hoa").read("/assignments/1")["confirms_too"] == [{"id": twin, "paper": "46/BC-SNV"}]
    assert "cũng xác nhận" not in html.unescape(as_(linked, "an").get("/nhiem-vu/1").text), "nothing of his to confirm"


def test_what_was_handed_in_before_the_link_is_said_to_be_confirmed_with_the_same_paper(app):
    put_out(app, 1, "45/BC-SNV")
    (number,) = launched(app.state.engine, second(same_as=("12-ct-ubnd-2026:1.a",)))
    page = html.unescape(as_(app, "hoa").get("/nhiem-vu/1").text)
    assert f"nhiệm vụ số {number} dùng chung kết quả, với kết quả: 45/BC-SNV" in page


def put_out(app, number, paper):
    """An hands in what he has: what a linked task has been sent already is sent again by itself."""
    with reading(app.state.engine) as session:
        waiting = queries.assignment(session, number, app.state.now).stage == "review"
    if waiting:
        act(
            app.state.engine,
            Doing(Act.RETURN, "hoa", "Thiếu", correct_by=dt.date(2026, 12, 20)),
            [number],
            now=app.state.now,
            zone=ZONE,
        )
    act(app.state.engine, Doing(Act.HAND_IN, "an", evidence=paper), [number], now=app.state.now, zone=ZONE)
