"""What who amends is told first: who joins a task whose day is past, a period that a new rule leaves out; and that it then is so."""

import datetime as dt

import pytest
from sqlmodel import select

from models.amend import amend
from models.amend_asks import Done, Ending, Joining, Left, asked
from models.database import reading, writing
from models.giving_on import above, give_parts
from models.launch import LaunchRefused
from models.progress import move
from models.queries import tasks
from models.recurrence import open_occurrences, record_event
from models.tables import Assignment, Task, Unit
from plans.plan import Handling
from plans.stages import Act
from tests.factories import (
    YEARLY,
    a_calendar,
    a_plan,
    a_task,
    assignments,
    bind,
    day,
    on,
    put_in_force,
    some_units,
    version,
)

LATE = dt.date(2026, 12, 20)
PAST = on("2026-12-14")
MORE = ("xa-1", "xa-2", "xa-3", "phuong-1")
JOINED = ("Ủy ban nhân dân phuong-1",)
MONTH_END = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1", "text": "hằng tháng"}
QUARTERLY = {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "text": "hằng quý"}


def ruled(due, days):
    return due | {"rrule": due["rrule"].rsplit("=", 1)[0] + f"={days}"}


@pytest.fixture
def launched(engine):
    def launch(due, today=dt.date(2026, 11, 26), **fields):
        with writing(engine) as session:
            some_units(session)
            some_units(session, 1, prefix="phuong")
            put_in_force(session, a_plan(a_task("1", due=due, **fields)), today=today, now=day(today.isoformat()))
        return engine

    return launch


def amended(engine, *tasks, units=MORE, today=LATE):
    """What is asked before, and then who has what of the fourth unit."""
    plan = a_plan(*tasks)
    new = version(plan, bind(plan, **{"các xã": units}), today, day(today.isoformat()))
    with reading(engine) as session:
        before = asked(session, new)
    with writing(engine) as session:
        amend(session, new, by=None)
    with reading(engine) as session:
        fourth = session.exec(select(Unit.id).where(Unit.slug == "phuong-1")).one()
        return before, [(one.occurrence, one.stage) for one in assignments(session) if one.unit_id == fourth]


def finish(engine, number, at):
    with writing(engine) as session:
        for act in (Act.ACCEPT, Act.HAND_IN, Act.APPROVE):
            move(session, number, act, by=None, now=day(at))


def test_who_joins_after_the_day_gets_the_work_as_it_stands_and_it_is_said(launched):
    engine = launched(PAST)
    before, has = amended(engine, a_task("1", due=PAST))
    assert before.joining == (Joining("1", JOINED, dt.date(2026, 12, 14)),)
    assert has == [("once", "draft")]
    assert amended(engine, a_task("1", due=PAST))[0].joining == (), "said once"


def test_who_joins_with_a_date_moved_into_the_past_or_ahead(launched):
    engine = launched(PAST)
    before, has = amended(engine, a_task("1", due=on("2026-12-10")))
    assert (before.joining, has) == ((Joining("1", JOINED, dt.date(2026, 12, 10)),), [("once", "draft")])


def test_who_joins_with_a_date_that_is_to_come_is_asked_nothing(launched):
    before, has = amended(launched(PAST), a_task("1", due=on("2026-12-30")))
    assert (before.joining, has) == ((), [("once", "draft")])


def test_other_leads_for_a_day_that_is_past_get_it(launched):
    before, has = amended(launched(PAST), a_task("1", due=PAST), units=("phuong-1",))
    assert (before.joining, has) == ((Joining("1", JOINED, dt.date(2026, 12, 14)),), [("once", "draft")])


def test_a_new_task_or_one_followed_from_now_on_whose_day_is_past(launched):
    engine = launched(PAST, handling=Handling.REPORT)
    before, has = amended(engine, a_task("1", due=PAST), a_task("2", due=PAST))
    assert [(one.task, one.units) for one in before.overdue] == [("1", 4), ("2", 4)]
    assert before.joining == (), "said once"
    assert has == [("once", "draft")] * 2


def test_who_was_ended_before_cannot_come_back_and_it_is_said(launched):
    engine = launched(on("2027-12-14"))
    amended(engine, a_task("1", due=on("2027-12-14")))
    amended(engine, a_task("1", due=on("2027-12-14")), units=MORE[:3], today=LATE + dt.timedelta(1))
    before, has = amended(engine, a_task("1", due=on("2027-12-14")), today=LATE + dt.timedelta(2))
    assert (before.joining, has) == ((Joining("1", JOINED),), [("once", "cancelled")])


def test_who_joins_what_an_event_opened_before_gets_nothing_and_it_is_said(launched):
    awaited = {"kind": "on-event", "text": "khi có luật"}
    engine = launched(awaited)
    assert amended(engine, a_task("1", due=awaited), units=("xa-1", "xa-2"))[0].joining == ()
    with writing(engine) as session:
        task = session.exec(select(Task.id)).one()
        record_event(session, task, LATE, None, day("2026-12-20"), a_calendar())
    assert amended(engine, a_task("1", due=awaited))[0].joining[0].last_day is None


def test_a_month_that_a_new_day_leaves_out_is_said_for_those_who_are_not_done(launched):
    engine = launched(MONTH_END)
    finish(engine, 1, "2026-11-26")
    before, _ = amended(engine, a_task("1", due=ruled(MONTH_END, 25)), units=MORE[:3], today=dt.date(2026, 11, 27))
    assert before.left == (Left("1", "2026-11-30", dt.date(2026, 11, 30), dt.date(2026, 12, 25), 2),)


def test_a_month_whose_work_becomes_the_year_s_is_said(launched):
    """November's went on as the year's, without a word."""
    engine = launched(MONTH_END)
    before, _ = amended(engine, a_task("1", due=YEARLY), units=MORE[:3], today=dt.date(2026, 11, 27))
    assert [(one.occurrence, one.last_day.month, one.to.month, one.units) for one in before.left] == [
        ("2026-11-30", 11, 12, 3)
    ]


@pytest.mark.parametrize(
    ("old", "new", "today"),
    [
        (MONTH_END, ruled(MONTH_END, 28), dt.date(2026, 11, 27)),
        (MONTH_END, QUARTERLY, dt.date(2026, 11, 27)),
        (QUARTERLY, ruled(QUARTERLY, 14), dt.date(2026, 12, 1)),
        (YEARLY, ruled(YEARLY, 20), dt.date(2026, 11, 27)),
    ],
)
def test_a_date_within_its_period_leaves_nothing_out(launched, old, new, today):
    assert amended(launched(old), a_task("1", due=new), units=MORE[:3], today=today)[0].left == ()


def fourth_quarter(engine):
    with reading(engine) as session:
        found = [(one.unit_id, one.occurrence, one.stage) for one in assignments(session)]
    return [one for one in found if one[0] == 1 and one[1] > "2026-10"]


@pytest.mark.parametrize("longer", [QUARTERLY, YEARLY | {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}])
def test_a_month_that_is_done_is_not_its_quarter_or_year(launched, longer):
    engine = launched(MONTH_END)
    finish(engine, 1, "2026-11-26")
    amended(engine, a_task("1", due=ruled(MONTH_END, 25)), units=MORE[:3], today=dt.date(2026, 11, 27))
    before, _ = amended(engine, a_task("1", due=longer), units=MORE[:3], today=dt.date(2026, 11, 28))
    assert fourth_quarter(engine) == [(1, "2026-11-30", "done"), (1, "2026-12-31", "draft")]
    with reading(engine) as session:
        words = {line.due_text for line in tasks(session, moment=day("2026-12-01")).rows if line.stage == "done"}
    assert words == {""}, "the new rule is not why the month was due"
    assert before.left == ()


def test_a_month_that_is_done_stays_no_quarter_when_the_quarter_has_another_day(launched):
    engine = launched(MONTH_END)
    finish(engine, 1, "2026-11-26")
    for number, days in enumerate((-1, 20)):
        today = dt.date(2026, 11, 27 + number)
        amended(engine, a_task("1", due=ruled(QUARTERLY, days)), units=MORE[:3], today=today)
    assert fourth_quarter(engine) == [(1, "2026-11-30", "done"), (1, "2026-12-20", "draft")]


def test_a_month_that_is_done_on_the_day_of_the_quarter_is_said(launched):
    engine = launched(MONTH_END, today=dt.date(2026, 12, 10))
    finish(engine, 1, "2026-12-12")
    before, _ = amended(engine, a_task("1", due=QUARTERLY), units=MORE[:3], today=dt.date(2026, 12, 14))
    assert before.done == (Done("1", dt.date(2026, 12, 31), 1),)
    assert amended(engine, a_task("1", due=QUARTERLY), units=MORE[:3], today=dt.date(2026, 12, 15))[0].done == ()


def test_a_quarter_done_early_does_not_stand_for_the_next(launched):
    engine = launched(QUARTERLY, today=dt.date(2027, 3, 10))
    finish(engine, 1, "2027-03-12")
    before, _ = amended(engine, a_task("1", due=ruled(QUARTERLY, 14)), units=MORE[:3], today=dt.date(2027, 3, 20))
    assert [(one.last_day, one.to, one.units) for one in before.left] == [
        (dt.date(2027, 3, 31), dt.date(2027, 6, 14), 2)
    ]
    with reading(engine) as session:
        assert sorted((one.unit_id, one.occurrence, one.stage) for one in assignments(session)) == [
            (1, "2027-03-31", "done"),
            (1, "2027-06-14", "draft"),
            (2, "2027-06-14", "draft"),
            (3, "2027-06-14", "draft"),
        ]


def test_a_later_day_of_the_same_month_asks_nobody_twice(launched):
    """From the 25th to the last day, on the 26th: who is done is done, who is late has until the new day."""
    engine = launched(ruled(MONTH_END, 25), today=dt.date(2026, 11, 10))
    finish(engine, 1, "2026-11-20")
    before, _ = amended(engine, a_task("1", due=MONTH_END), units=MORE[:3], today=dt.date(2026, 11, 26))
    assert before.left == ()
    with writing(engine) as session:
        assert {(one.unit_id, one.occurrence, one.stage) for one in assignments(session)} >= {
            (1, "2026-11-30", "done"),
            (2, "2026-11-30", "draft"),
        }
        november = [one for one in assignments(session) if one.occurrence < "2026-12"]
        assert [one.unit_id for one in november] == [1, 2, 3]
        open_occurrences(session, dt.date(2026, 12, 10), day("2026-12-10"), a_calendar())
        assert sum(one.occurrence == "2026-12-31" for one in assignments(session)) == 3


def test_who_comes_back_is_not_given_again_the_month_that_was_ended_and_it_is_said(launched):
    engine = launched(ruled(MONTH_END, 25), today=dt.date(2026, 11, 26))
    task = a_task("1", due=ruled(MONTH_END, 25))
    amended(engine, task, units=MORE, today=dt.date(2026, 11, 27))
    amended(engine, task, units=MORE[:3], today=dt.date(2026, 11, 28))
    with writing(engine) as session:
        open_occurrences(session, dt.date(2026, 12, 20), day("2026-12-20"), a_calendar())
    found = amended(engine, task, units=MORE, today=dt.date(2026, 12, 20))
    assert found[0].joining == (Joining("1", JOINED, stopped=dt.date(2026, 12, 25)),)


def test_amended_again_nobody_is_asked_for_what_went_by_under_the_rule_that_came_later(launched):
    engine = launched(on("2027-02-01"))
    monthly = a_task("1", due=MONTH_END)
    amended(engine, monthly, units=MORE[:3], today=dt.date(2027, 1, 14))
    with writing(engine) as session:
        before = len(assignments(session))
    amended(
        engine, monthly, a_task("2", due=on("2027-05-05"), lead=("khác",)), units=MORE[:3], today=dt.date(2027, 1, 15)
    )
    with writing(engine) as session:
        assert [one.occurrence for one in assignments(session)[before:]] == ["once"] * 3


def test_a_week_that_is_due_on_the_new_date_is_the_one_that_stays(launched):
    """The past day that several weeks become is the day of one of them: that one goes on, and none is due there twice."""
    weekly = {"kind": "recurring", "rrule": "FREQ=WEEKLY;BYDAY=MO", "text": "hằng tuần"}
    engine = launched(weekly, today=dt.date(2026, 12, 8))
    amended(engine, a_task("1", due=PAST), units=MORE[:3], today=dt.date(2026, 12, 28))
    with writing(engine) as session:
        still = [(one.unit_id, one.due) for one in assignments(session) if one.stage != "cancelled"]
    assert len(still) == len(set(still))


@pytest.mark.parametrize(
    ("tasks", "units"),
    [
        ((a_task("2", due=PAST),), MORE),
        ((a_task("1", due=PAST, handling=Handling.REPORT),), MORE),
        ((a_task("1", due=PAST),), MORE[1:]),
        ((a_task("1", due=MONTH_END),), MORE),
    ],
)
def test_a_result_that_waits_and_would_be_ended_is_said(launched, tasks, units):
    engine = launched(PAST)
    with writing(engine) as session:
        for act in (Act.ACCEPT, Act.HAND_IN):
            move(session, 1, act, by=None, now=day("2026-12-01"))
    ending = amended(engine, *tasks, units=units)[0].ending
    with reading(engine) as session:
        ended = session.get(Assignment, 1).stage == "cancelled"
    assert ending == ((Ending("1", ("Ủy ban nhân dân xa-1",)),) if ended else ())
    assert ended == (tasks[0].due != MONTH_END and tasks[0].due.kind == "date")


def test_who_has_a_part_of_it_already_gets_nothing_and_it_is_said(launched):
    engine = launched(PAST)
    with writing(engine) as session:
        move(session, 1, Act.ACCEPT, by=None, now=day("2026-12-01"))
        to = session.exec(select(Unit.id).where(Unit.slug == "phuong-1")).one()
        give_parts(session, above(session, 1), [(to, day("2026-12-10"))], day("2026-12-01"))
    before, has = amended(engine, a_task("1", due=PAST))
    assert (before.joining, has) == ((Joining("1", JOINED),), [("once", "draft")])


def test_leads_who_were_all_ended_before_are_refused_for_nobody_would_be_left(launched):
    engine, task = launched(on("2027-12-14")), a_task("1", due=on("2027-12-14"))
    amended(engine, task, units=MORE[3:])
    with pytest.raises(LaunchRefused) as refused:
        amended(engine, task, units=MORE[:3], today=LATE + dt.timedelta(1))
    assert [(one.code, one.args) for one in refused.value.problems] == [("amend-nobody-left", {"task": "1"})]
