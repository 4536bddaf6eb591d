"""An amendment to a day that is past goes no step further, by whatever door, until its task says that it is so; on both databases."""

import datetime as dt
import html
import io
import re

import pytest
from openpyxl import load_workbook

from desk.drafts.amending import NewBasis, amend_now, amending, begin
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts
from desk.drafts.exchanging import bring_back, draft_file
from desk.drafts.finding import DraftRefused
from desk.drafts.moving import move_draft
from plans.corrections import Add, Change
from plans.draft_stages import DraftAct
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.desks import SETTINGS, office, person
from tests.office import NOW
from tests.programs import Caller

__all__ = ["app", "office"]

SLUG = "12-ct-ubnd-2026"
LATER = NOW + dt.timedelta(days=2)
BASIS = NewBasis("Quyết định 15/QĐ-UBND", dt.date(2026, 9, 2), "Làm sớm hơn")


def hand(engine, number, slug="hoa", now=LATER):
    actor = person(engine, slug)
    return Hand(actor, number, workbench(engine, SETTINGS, actor, number, now).draft.version, now, SETTINGS.zone)


def amended(engine, due, now=LATER):
    """An amendment under way that gives task 1.a another date."""
    number, problems = begin(engine, SETTINGS, person(engine, "hoa"), SLUG, BASIS, now)
    assert not problems
    correct_draft(engine, hand(engine, number, now=now), Change(tasks=("1.a",), set={"due": due}), "Làm sớm hơn")
    return number


def day(year, month, day):
    return {"kind": "date", "date": f"{year}-{month:02}-{day:02}"}


def codes(engine, number, now=LATER):
    return {
        one.problem.code: one.problem
        for one in workbench(engine, SETTINGS, person(engine, "hoa"), number, now).told
        if one.task == "1.a"
    }


def refused(step):
    with pytest.raises(DraftRefused) as why:
        step()
    return [one.code for one in why.value.problems]


def test_it_is_asked_and_nothing_but_an_answer_ends_it(office):
    number = amended(office, day(2026, 9, 1))
    (asked,) = codes(office, number).values()
    assert (asked.code, asked.severity.value, asked.weight) == ("amend-past", "error", "answer")
    (key,) = (
        one.key for one in workbench(office, SETTINGS, person(office, "hoa"), number, LATER).told if one.task == "1.a"
    )
    leave_doubts(office, hand(office, number), [key])
    assert "amend-past" in codes(office, number), "to leave it as it is is no answer"
    assert refused(lambda: move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)) == ["amend-past"]
    shown = amending(office, SETTINGS, person(office, "hoa"), number, LATER)
    assert [one.code for one in shown.in_the_way] == ["amend-past"], "said once"
    assert shown.amendment.figures.redated == 1, "what it comes to is seen before the answer"


def test_what_is_given_all_the_same_is_told_and_goes_on(office):
    number = amended(office, day(2026, 9, 1))
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"give_past": True}))
    told = codes(office, number)
    assert {one.severity.value for one in told.values() if one.code == "due-overdue-now"} == {"note"}
    assert "amend-past" not in told
    assert amending(office, SETTINGS, person(office, "hoa"), number, LATER).reasons["1.a"] == "Làm sớm hơn"
    move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, number, "dung"), DraftAct.AGREE)
    assert amend_now(office, SETTINGS, hand(office, number))[1].redated == 1


def test_a_new_task_is_asked_about_as_one_whose_date_is_moved(office):
    number, _ = begin(office, SETTINGS, person(office, "hoa"), SLUG, BASIS, LATER)
    new = {"title": "Lập danh sách trụ sở", "lead": ["Sở Nội vụ"], "handling": "track", "due": day(2026, 9, 1)}
    correct_draft(office, hand(office, number), Add(set=new), "Việc mới")

    def told():
        found = workbench(office, SETTINGS, person(office, "hoa"), number, LATER).told
        return {one.problem.code: one.problem.severity.value for one in found if one.task == "bs-1"}

    assert told() == {"amend-past": "error"}, "said once"
    assert refused(lambda: move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)) == ["amend-past"]
    correct_draft(office, hand(office, number), Change(tasks=("bs-1",), set={"give_past": True}))
    assert told() == {"due-overdue-now": "note"}
    move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)


def test_the_day_itself_answers_for_that_day(office):
    number = amended(office, day(2026, 9, 1))
    for said, asked in (("2026-08-31", True), ("2026-09-01", False)):
        correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"give_past": said}))
        assert ("amend-past" in codes(office, number)) is asked
    move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)
    amending(office, SETTINGS, person(office, "hoa"), number, LATER)


def test_another_date_asks_anew(office):
    number = amended(office, day(2026, 9, 1))
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"give_past": True}))
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"due": day(2026, 9, 2)}), "Sớm hơn")
    assert "amend-past" in codes(office, number)


def test_a_day_that_passes_between_the_agreement_and_the_act_is_asked_about(office):
    number = amended(office, day(2026, 9, 10))
    move_draft(office, SETTINGS, hand(office, number), DraftAct.PROPOSE)
    then = dt.datetime(2026, 9, 11, 3, tzinfo=dt.UTC)
    assert refused(lambda: move_draft(office, SETTINGS, hand(office, number, "dung", then), DraftAct.AGREE)) == [
        "amend-past"
    ]
    move_draft(office, SETTINGS, hand(office, number, "dung"), DraftAct.AGREE)
    assert refused(lambda: amend_now(office, SETTINGS, hand(office, number, now=then))) == ["amend-past"]


def test_an_hour_that_was_over_has_passed_as_a_day_has(office):
    number = amended(office, day(2026, 9, 3) | {"time": "07:00"})
    asked = codes(office, number)["amend-past"]
    assert asked.args == {"task": "1.a", "day": "2026-09-03", "hour": "07:00"}


def test_the_page_offers_the_answer_and_programs_are_refused(app):
    app.state.now = LATER
    hoa = Caller(app, "hoa")
    draft = hoa.post(f"/plans/{SLUG}/amending", data={"basis": "Công văn 78/UBND", "reason": "Khác"}).json()
    edit = {"kind": "change", "tasks": ["1.a", "1.b"], "set": {"due": day(2026, 9, 1)}}
    edited = hoa.post(f"/drafts/{draft['id']}/edits", {"version": draft["version"], "edit": edit, "why": "Thử"}).json()
    answer = hoa.post(f"/drafts/{draft['id']}/acts", {"version": edited["version"], "act": "propose"})
    assert answer.status_code == 422, answer.text
    assert [one["code"] for one in answer.json()["problems"]] == ["amend-past"] * 2
    page = Browser(app).enter("hoa").get(f"/van-ban/{draft['id']}").text
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "Thời hạn mới 01/09/2026 của nhiệm vụ 1.a đã qua" in words
    assert "Chọn vẫn điều chỉnh" in words
    assert 'value="qua-han:1.a"' in page
    assert "Vẫn điều chỉnh cả 02 nhiệm vụ" in words
    assert 'value="bo-qua-han:1.a"' not in page, "to drop the task would end the work under way"


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_a_file_brought_back_with_another_date_has_not_said_it_of_this_one(office, ending):
    """`give_past: true` stays in the file (a workbook does not even show it) when its date is changed."""
    number = amended(office, day(2026, 9, 1))
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"give_past": True}))
    assert "amend-past" not in codes(office, number)
    kept = draft_file(office, person(office, "hoa"), number, ending)
    data = kept.content.replace(b"date: 2026-09-01", b"date: 2026-09-02") if ending == "yaml" else put_day(kept.content)
    bring_back(office, SETTINGS, hand(office, number), data, kept.name, "Sớm hơn", no_secret=True)
    assert codes(office, number)["amend-past"].args["day"] == "2026-09-02"
    correct_draft(office, hand(office, number), Change(tasks=("1.a",), set={"give_past": True}))
    kept = draft_file(office, person(office, "hoa"), number, ending)
    bring_back(office, SETTINGS, hand(office, number), kept.content, kept.name, "Như cũ", no_secret=True)
    assert "amend-past" not in codes(office, number), "of the same date it stays said"


def put_day(data):
    book = load_workbook(io.BytesIO(data))
    page = book.active
    column = next(cell.column for cell in page[1] if cell.value == "Thời hạn")
    page.cell(2, column, dt.date(2026, 9, 2))
    book.save(out := io.BytesIO())
    return out.getvalue()
