"""Doubts about a plan on its way: a typed date that is past, the same task twice, a date that an amendment moves forward."""

import datetime as dt

import pytest

from desk.drafts.doubting import dated_not_given, doubles, earlier_than, other_than_said, typed_nobody, typed_past
from plans.due import OnDate, Recurring
from plans.plan import Directive, Handling, Plan, Task
from plans.problems import Severity
from plans.steps import WHOLE

TODAY = dt.date(2026, 9, 28)
PAST, AHEAD = dt.date(2026, 9, 1), dt.date(2026, 12, 15)


def task(number, title="Rà soát vị trí việc làm", day=AHEAD, lead=("Sở Nội vụ",), handling=Handling.TRACK, **more):
    return Task(
        id=str(number), title=title, lead=lead, due=OnDate(date=day) if day else None, handling=handling, **more
    )


def plan(*tasks):
    return Plan(plan="p", title="Kế hoạch", directive=Directive(), tasks=tasks)


@pytest.mark.parametrize(
    ("corrected", "codes"),
    [
        (set(), []),
        ({("1", "due")}, ["typed-date-past"]),
        ({("1", WHOLE)}, ["typed-date-past"]),
        ({("1", "lead"), ("2", "due")}, []),
    ],
)
def test_a_typed_date_that_is_past(corrected, codes):
    found = list(typed_past(plan(task(1, day=PAST), task(2)), corrected, TODAY))
    assert [one.code for one in found] == codes


def test_only_what_is_followed_has_a_past_date():
    done = plan(task(1, day=PAST, handling=Handling.INFORM))
    assert list(typed_past(done, {("1", "due")}, TODAY)) == []


@pytest.mark.parametrize(
    ("other", "double"),
    [
        (task(2), True),
        (task(2, "RÀ SOÁT  vị trí việc làm", lead=("sở nội vụ",)), True),
        (task(2, "Rà soát biên chế"), False),
        (task(2, day=PAST), False),
        (task(2, day=None), False),
        (task(2, lead=("Sở Tài chính",)), False),
        (task(2, handling=Handling.REPORT), False),
    ],
)
def test_the_same_task_twice(other, double):
    found = list(doubles(plan(task(1), other)))
    assert [(one.args["task"], one.args["same"]) for one in found] == ([("2", "1")] if double else [])


def test_a_date_that_is_moved_forward():
    base = plan(task(1), task(2), task(3, day=None))
    after = plan(task(1, day=dt.date(2026, 12, 1)), task(2, day=dt.date(2027, 1, 31)), task(3))
    (one,) = earlier_than(after, base, dt.date(2026, 12, 1))
    assert one.code == "due-earlier"
    assert one.args == {"task": "1", "day": "2026-12-01", "before": "2026-12-15", "hour": "", "before_hour": ""}
    assert [(one.code, one.args) for one in earlier_than(after, base, dt.date(2026, 12, 2))] == [
        ("due-overdue-now", {"task": "1", "day": "2026-12-01", "hour": ""})
    ]
    every_year = Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14")
    yearly = plan(task(1).model_copy(update={"due": every_year}))
    assert [one.code for one in earlier_than(after, yearly, dt.date(2026, 12, 2))] == ["due-overdue-now"]
    new = plan(*base.tasks, task(4, day=PAST), task(5, day=PAST, give_past=True))
    told = [(one.code, one.args["task"], one.severity) for one in earlier_than(new, base, TODAY)]
    assert told == [("due-overdue-now", "4", Severity.DOUBT), ("due-overdue-now", "5", Severity.NOTE)]


def test_a_typed_owner_that_nobody_knows_is_an_error_where_it_is_followed():
    made = plan(task(1, lead=("Sở Nội vụ", "soo khong co")), task(2, lead=("x",), handling=Handling.REPORT))
    known = {"Sở Nội vụ": ("so-noi-vu",)}
    assert list(typed_nobody(made, set(), known)) == []
    (one,) = typed_nobody(made, {("1", "lead"), ("2", "lead")}, known)
    assert (one.code, one.severity, one.args) == (
        "typed-lead-unknown", Severity.ERROR, {"task": "1", "name": "soo khong co"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "codes"),
    [
        (OnDate(date=dt.date(2026, 12, 5)), ["due-other-than-said"]),
        (OnDate(date=dt.date(2026, 12, 4)), []),
        (Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=19"), ["due-other-than-said"]),
        (None, ["due-other-than-said"]),
    ],
)
def test_a_date_typed_over_the_one_that_the_words_say(due, codes):
    said = task(1).model_copy(update={"quote": "Báo cáo trước ngày 05/12/2026.", "due": due})
    assert list(other_than_said(plan(said), set())) == []
    assert [one.code for one in other_than_said(plan(said), {("1", "due")})] == codes


@pytest.mark.parametrize(
    ("corrected", "tasks"), [(set(), []), ({("1", "handling"), ("3", "handling")}, ["1"]), ({("2", "due")}, ["2"])]
)
def test_a_date_put_where_it_is_no_assignment(corrected, tasks):
    made = plan(task(1, handling=Handling.REPORT), task(2, handling=Handling.INFORM), task(3))
    assert [one.args["task"] for one in dated_not_given(made, corrected)] == tasks
    ours = made.model_copy(update={"perspective": "receive", "as_": "x"})
    assert list(dated_not_given(ours, corrected)) == []
