"""The date or the rule of a task changed: open work goes on under the new one, what was given on with it; on both databases."""

import datetime as dt

import pytest
from sqlmodel import select

from models.amend import amend
from models.amendments import mark, touched_since
from models.database import reading, writing
from models.giving_on import above, give_parts
from models.launch import LaunchRefused
from models.progress import move
from models.queries import history, overdue
from models.recurrence import open_occurrences
from models.tables import Assignment, Unit
from plans.stages import Act
from tests.factories import (
    YEARLY,
    a_calendar,
    a_person,
    a_plan,
    a_task,
    assignments,
    day,
    on,
    put_in_force,
    some_units,
    version,
)

MONTH_END = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1", "text": "hằng tháng"}
THE_25TH = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "text": "ngày 25 hằng tháng"}
TODAY = dt.date(2026, 11, 26)


def change(engine, due, today=TODAY):
    with writing(engine) as session:
        done = amend(session, version(a_plan(a_task("1", due=due)), None, today, day(today.isoformat())), by=None)
    return done.opened, done.cancelled, done.redated


def rows(engine):
    with reading(engine) as session:
        local = [
            (one, one.due and one.due.astimezone(dt.timezone(dt.timedelta(hours=7)))) for one in assignments(session)
        ]
    return [
        (one.unit_id, one.occurrence, due and (due - dt.timedelta(seconds=1)).date().isoformat(), one.stage)
        for one, due in local
    ]


def finish(engine, number, at="2026-11-20"):
    with writing(engine) as session:
        for act in (Act.ACCEPT, Act.HAND_IN, Act.APPROVE):
            move(session, number, act, by=None, now=day(at))


@pytest.fixture
def launched(engine):
    """Launched on 26/11 with a due; the first unit has received its work and given a part of it on to so-1."""

    def launch(due, internal="2026-12-01", today=TODAY, part=True):
        with writing(engine) as session:
            some_units(session)
            some_units(session, 1, prefix="so")
            put_in_force(session, a_plan(a_task("1", due=due)), today=today, now=day(today.isoformat()))
            if part:
                move(session, 1, Act.ACCEPT, by=a_person(session), now=day(today.isoformat()))
                so = session.exec(select(Unit.id).where(Unit.slug == "so-1")).one()
                give_parts(session, above(session, 1), [(so, day(internal))], day(today.isoformat()))
        return engine

    return launch


def test_a_date_before_the_launch_makes_overdue_and_ends_nothing(launched):
    engine = launched(on("2026-12-14"))
    assert change(engine, on("2026-11-20")) == (0, 0, 4), "the part can't be due after it"
    assert rows(engine) == [
        (1, "once", "2026-11-20", "execute"),
        (2, "once", "2026-11-20", "draft"),
        (3, "once", "2026-11-20", "draft"),
        (4, "once", "2026-11-20", "draft"),
    ]
    with reading(engine) as session:
        assert overdue(session, day("2026-11-26")).total == 3
        assert history(session, 1)[-1].note == "thời hạn: 14/12/2026 → 20/11/2026"


@pytest.mark.parametrize(("date", "moved"), [("2026-12-14", 0), ("2026-12-20", 3), ("2026-11-20", 4)])
def test_a_yearly_task_that_becomes_one_date_keeps_its_work_and_its_parts(launched, date, moved):
    engine = launched(YEARLY)
    assert change(engine, on(date)) == (0, 0, moved)
    assert [(unit, key, stage) for unit, key, _, stage in rows(engine)] == [
        (1, "once", "execute"),
        (2, "once", "draft"),
        (3, "once", "draft"),
        (4, "once", "draft"),
    ]
    assert {due for unit, _, due, _ in rows(engine) if unit < 4} == {date}
    before = rows(engine)
    assert change(engine, on(date)) == (0, 0, 0)
    assert change(engine, on(date, text="chậm nhất")) == (0, 0, 0)
    assert rows(engine) == before


def test_another_day_of_the_month_is_the_next_one(launched):
    engine = launched(MONTH_END, "2026-11-29")
    assert change(engine, THE_25TH) == (0, 0, 3)
    assert {(key, stage) for _, key, _, stage in rows(engine)} == {("2026-12-25", "execute"), ("2026-12-25", "draft")}
    with writing(engine) as session:
        assert open_occurrences(session, dt.date(2027, 1, 10), day("2027-01-10"), a_calendar()) == 3
    assert {key for _, key, _, _ in rows(engine)} == {"2026-12-25", "2027-01-25"}


def test_a_date_that_comes_again_and_back(launched):
    engine = launched(on("2026-12-14"))
    assert change(engine, YEARLY) == (0, 0, 0)
    assert {key for _, key, _, _ in rows(engine)} == {"2026-12-14"}
    assert change(engine, on("2026-12-10")) == (0, 0, 3)
    assert change(engine, YEARLY) == (0, 0, 3)
    assert {(key, due) for unit, key, due, _ in rows(engine) if unit < 4} == {("2026-12-14", "2026-12-14")}
    with writing(engine) as session:
        assert open_occurrences(session, dt.date(2027, 12, 1), day("2027-12-01"), a_calendar()) == 3


def test_who_was_done_before_the_day_is_not_asked_again(launched):
    engine = launched(YEARLY, part=False)
    finish(engine, 1, "2026-11-27")
    today = dt.date(2026, 11, 28)
    later = YEARLY | {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"}
    assert change(engine, later, today) == (0, 0, 2)
    assert change(engine, on("2026-12-18"), today) == (0, 0, 2)
    assert rows(engine) == [
        (1, "once", "2026-12-14", "done"),
        (2, "once", "2026-12-18", "draft"),
        (3, "once", "2026-12-18", "draft"),
    ]


def test_of_a_month_that_is_done_the_next_is_still_asked_for(launched):
    engine = launched(MONTH_END, part=False)
    finish(engine, 1, "2026-11-26")
    assert change(engine, THE_25TH, dt.date(2026, 11, 27)) == (1, 0, 2)
    assert [(unit, key, stage) for unit, key, _, stage in rows(engine)] == [
        (1, "2026-11-30", "done"),
        (2, "2026-12-25", "draft"),
        (3, "2026-12-25", "draft"),
        (1, "2026-12-25", "draft"),
    ]


def test_months_gone_by_are_not_asked_for_anew_and_what_is_overdue_stays_owed(launched):
    engine = launched(MONTH_END, today=dt.date(2026, 10, 30), part=False)
    with writing(engine) as session:
        open_occurrences(session, dt.date(2026, 11, 26), day("2026-11-26"), a_calendar())
    finish(engine, 1, "2026-10-31")
    assert change(engine, THE_25TH) == (0, 0, 3)
    by_unit = {}
    for unit, key, _, stage in rows(engine):
        by_unit.setdefault(unit, []).append((key, stage))
    assert by_unit[1] == [("2026-10-31", "done"), ("2026-12-25", "draft")]
    assert by_unit[2] == [("2026-10-31", "draft"), ("2026-12-25", "draft")]


def test_several_ahead_become_one_date_and_an_overdue_one_moves_where_there_is_no_other(launched):
    engine = launched(MONTH_END, today=dt.date(2026, 11, 10), part=False)
    with writing(engine) as session:
        open_occurrences(session, dt.date(2026, 12, 5), day("2026-12-05"), a_calendar())
    assert change(engine, on("2026-12-20"), dt.date(2026, 12, 5)) == (0, 0, 3)
    assert change(engine, YEARLY, dt.date(2026, 12, 27))[1:] == (0, 3)
    keys = {(key, due) for _, key, due, _ in rows(engine)}
    assert keys == {("2026-11-30", "2026-11-30"), ("2027-12-14", "2027-12-14")}


def test_a_rule_that_has_ended_is_refused_where_work_would_be_left_without_a_date(launched):
    engine = launched(YEARLY)
    ended = YEARLY | {"rrule": "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31;UNTIL=20261101"}
    with pytest.raises(LaunchRefused) as refused:
        change(engine, ended)
    assert [(one.code, one.args) for one in refused.value.problems] == [("amend-ends-work", {"task": "1"})]
    assert {one[3] for one in rows(engine)} == {"execute", "draft"}


def test_an_ended_row_keeps_its_name(launched):
    """A unit whose single date was ended by hand has the yearly one; when that becomes a single date again it bears its own."""
    engine = launched(on("2026-12-14"), part=False)
    with writing(engine) as session:
        move(session, 1, Act.CANCEL, by=None, now=day("2026-11-26"), note="x")
    assert change(engine, YEARLY) == (1, 0, 0)
    assert change(engine, on("2026-12-18")) == (0, 0, 3)
    assert [one[1:] for one in rows(engine) if one[0] == 1] == [
        ("once", "2026-12-14", "cancelled"),
        ("2026-12-14", "2026-12-18", "draft"),
    ]
    assert change(engine, on("2026-12-18")) == (0, 0, 0)
    with reading(engine) as session:
        assert session.get(Assignment, 4).unit_id == 1


@pytest.mark.parametrize(("due", "told"), [(on("2026-12-20"), "part-kept"), (on("2026-11-28"), "part-amend")])
def test_of_what_we_received_the_parts_given_on_are_shown(launched, due, told):
    engine = launched(YEARLY, part=False)
    ours = a_plan(a_task("1", due=YEARLY), slug="den-01", perspective="receive", as_="xa-2")
    with writing(engine) as session:
        put_in_force(session, ours, today=TODAY, now=day("2026-11-26"))
        move(session, 4, Act.ACCEPT, by=None, now=day("2026-11-26"))
        so = session.exec(select(Unit.id).where(Unit.slug == "so-1")).one()
        give_parts(session, above(session, 4), [(so, day("2026-12-01"))], day("2026-11-26"))
    with reading(engine) as session:
        since = mark(session)
        changed = ours.model_copy(update={"tasks": (a_task("1", due=due),)})
        amend(session, version(changed, None, TODAY, day("2026-11-26")), by=None)
        found = [(one.unit, one.what) for one in touched_since(session, "den-01", "xa-2", since)]
    assert sorted(found) == [("so-1", told), ("xa-2", "amend")]


def test_a_task_that_comes_back_where_it_was_stopped_is_refused_rather_than_given_to_nobody(launched):
    engine = launched(on("2026-12-14"), part=False)
    tomorrow = dt.date(2026, 11, 27)
    with writing(engine) as session:
        gone = a_plan(a_task("2", due=on("2026-12-14")))
        assert amend(session, version(gone, None, TODAY, day("2026-11-26")), by=None).cancelled == 3
    with pytest.raises(LaunchRefused) as refused:
        change(engine, on("2026-12-20"), tomorrow)
    assert [one.code for one in refused.value.problems] == ["amend-stopped-before"]
    assert change(engine, YEARLY, tomorrow) == (3, 3, 0), "the yearly one was never stopped"


def test_the_way_back_to_months_keeps_what_a_longer_rule_had_opened(launched):
    """Monthly, November done by one; quarterly, yearly, and monthly again: nobody's December is lost."""
    engine = launched(MONTH_END, part=False)
    finish(engine, 1, "2026-11-26")
    quarterly = MONTH_END | {"rrule": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"}
    yearly = MONTH_END | {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}
    for rule in (quarterly, yearly, MONTH_END):
        change(engine, rule)
    with writing(engine) as session:
        open_occurrences(session, dt.date(2027, 1, 2), day("2027-01-02"), a_calendar())
    december = {(unit, stage) for unit, key, _, stage in rows(engine) if key == "2026-12-31" and unit < 4}
    assert december == {(1, "draft"), (2, "draft"), (3, "draft")}
