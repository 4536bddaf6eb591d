"""What time does: occurrences in time and once, from the anchor rule; events; drafts deemed received."""

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlmodel import select

from models.core import table
from models.database import open_database, writing
from models.queries import history
from models.recurrence import NotOnEvent, deem_accepted, open_occurrences, record_event
from models.registry import load_directory
from models.tables import Assignment, LaunchedPlan, Succession, Task, Unit
from plans.plan import Handling
from plans.policy import StagePolicy
from tests.factories import (
    NOW,
    TODAY,
    YEARLY,
    a_calendar,
    a_plan,
    a_task,
    assignments,
    bind,
    day,
    put_in_force,
    some_units,
)

CALENDAR = a_calendar()
MONTHLY = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1", "text": "hằng tháng"}


def sweep(session, today):
    return open_occurrences(session, today, dt.datetime.combine(today, dt.time(0, 10), dt.UTC), CALENDAR)


def keys(session, unit=None):
    return [one.occurrence for one in assignments(session) if unit is None or one.unit_id == unit]


def end_units(session, last, *slugs):
    unit = table(Unit)
    session.connection().execute(update(unit).where(unit.c.slug.in_(slugs)).values(valid_to=last))


def succeed(session, *pairs, on, whole=True):
    ids = {one.slug: one.id for one in session.exec(select(Unit))}
    session.add_all(Succession(unit_id=ids[old], successor_id=ids[new], on=on, whole=whole) for old, new in pairs)
    session.flush()


def owners(session, occurrence):
    slugs = {one.id: one.slug for one in session.exec(select(Unit))}
    return sorted(slugs[one.unit_id] for one in assignments(session) if one.occurrence == occurrence)


@pytest.fixture
def yearly(engine):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=YEARLY)))
    return engine


def test_the_report_of_14_december_year_after_year(yearly):
    with writing(yearly) as session:
        assert keys(session) == ["2026-12-14"] * 3
        assert sweep(session, dt.date(2026, 12, 20)) == 0
        assert sweep(session, dt.date(2027, 11, 13)) == 0
        assert sweep(session, dt.date(2027, 11, 14)) == 3
        assert sweep(session, dt.date(2027, 11, 14)) == 0
        assert sweep(session, dt.date(2028, 11, 20)) == 3
        opened = assignments(session)
    assert sorted({one.occurrence for one in opened}) == ["2026-12-14", "2027-12-14", "2028-12-14"]
    assert len(opened) == 9
    last = opened[-1]
    assert (last.due, last.stage) == (dt.datetime(2028, 12, 14, 17, tzinfo=dt.UTC), "draft")


def test_nothing_due_before_the_day_from_which_it_was_launched(engine):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=YEARLY)), since=dt.date(2027, 1, 1))
        assert sweep(session, dt.date(2026, 12, 1)) == 0
        assert sorted(set(keys(session))) == ["2027-12-14"]


def test_years_without_a_sweep_are_made_up_for(yearly):
    with writing(yearly) as session:
        assert sweep(session, dt.date(2030, 11, 20)) == 12
        assert sorted(set(keys(session))) == [f"{year}-12-14" for year in range(2026, 2031)]
        assert sweep(session, dt.date(2029, 1, 1)) == 0


def test_whenever_it_is_swept_the_rows_are_the_same(sqlite_engine):
    """Any days of sweeping, in order or again, give what the rule has up to 30 days after the last of them."""
    with writing(sqlite_engine) as session:
        some_units(session, 2)

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(days=st.lists(st.integers(0, 900), min_size=1, max_size=8))
    def same(days):
        with writing(sqlite_engine) as session:
            for model in (Assignment,):
                session.connection().execute(delete(table(model)))
            plan = a_plan(a_task("1", due=MONTHLY), slug=f"p-{abs(hash(tuple(days)))}")
            put_in_force(session, plan, bind(plan, **{"các xã": ("xa-1", "xa-2")}))
            for number in days:
                sweep(session, TODAY + dt.timedelta(days=number))
            until = TODAY + dt.timedelta(days=max(days) + 30)
            expected = [one for one in _month_ends(TODAY) if one <= until] or [dt.date(2026, 11, 30)]
            found = keys(session)
            session.connection().execute(update(table(LaunchedPlan)).values(closed_at=NOW))
        assert sorted(found) == sorted(2 * [one.isoformat() for one in expected])

    same()


def _month_ends(start):
    months = [(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1) for n in range(40)]
    return [dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1) for year, month in months]


def test_what_is_not_followed_opens_nothing(engine):
    plan = a_plan(a_task("1", due=YEARLY, handling=Handling.REPORT), a_task("2", due=YEARLY), a_task("3", due=YEARLY))
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan)
        session.connection().execute(update(table(Task)).where(table(Task).c.key == "3").values(active=False))
        assert sweep(session, dt.date(2027, 12, 1)) == 3
        session.connection().execute(update(table(LaunchedPlan)).values(closed_at=NOW))
        assert sweep(session, dt.date(2028, 12, 1)) == 0


def test_what_we_received_is_opened_for_us_alone(engine):
    plan = a_plan(a_task("1", due=YEARLY, handling=Handling.REPORT), perspective="receive", as_="xa-2")
    with writing(engine) as session:
        some_units(session)
        assert put_in_force(session, plan).assignments == 1
        assert sweep(session, dt.date(2027, 12, 1)) == 1


def test_next_years_report_goes_to_whoever_does_the_units_work_by_then(yearly):
    """xa-1 and xa-2 became xa-4, which became xa-5; xa-3 was divided: nobody may guess its heir, and nothing is lost."""
    ends, parted = dt.date(2026, 12, 31), dt.date(2027, 3, 31)
    with writing(yearly) as session:
        some_units(session, 4, prefix="moi")
        end_units(session, ends, "xa-1", "xa-2")
        end_units(session, parted, "moi-1", "xa-3")
        succeed(session, ("xa-1", "moi-1"), ("xa-2", "moi-1"), ("moi-1", "moi-2"), on=ends + dt.timedelta(days=1))
        succeed(session, ("xa-3", "moi-3"), ("xa-3", "moi-4"), on=parted + dt.timedelta(days=1), whole=False)
        assert sweep(session, dt.date(2027, 11, 20)) == 2
        assert owners(session, "2027-12-14") == ["moi-2", "xa-3"]
        assert owners(session, "2026-12-14") == ["xa-1", "xa-2", "xa-3"]
        assert sweep(session, dt.date(2027, 11, 21)) == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ends=st.lists(st.none() | st.integers(0, 9), min_size=6, max_size=6),
    after=st.sets(st.tuples(st.integers(1, 5), st.integers(2, 6), st.integers(0, 9), st.booleans()), max_size=8),
)
def test_heirs_are_found_in_the_database_as_at_a_launch(sqlite_template, tmp_path, ends, after):
    """`plans.directory` follows the names of a launch, SQL those of a later sweep: whoever ended, whoever came after."""
    start = dt.date(2027, 1, 1)
    pairs = {(old, new): (on, whole) for old, new, on, whole in after if old < new}
    shutil.copy(sqlite_template, tmp_path / "heirs.db")
    engine = open_database(f"sqlite:///{tmp_path / 'heirs.db'}")
    with writing(engine) as session:
        names = some_units(session, 6)
        put_in_force(session, a_plan(a_task("1", due=YEARLY)))
        for slug, end in zip(names, ends, strict=True):
            if end is not None:
                end_units(session, start + dt.timedelta(days=end), slug)
        for (old, new), (on, whole) in pairs.items():
            day = start + dt.timedelta(days=on)
            succeed(session, (names[old - 1], names[new - 1]), on=day, whole=whole)
        today = start + dt.timedelta(days=5)
        kept, lost = load_directory(session).follow(names[:3], today)
        record = {"kind": "on-event", "text": "x"}
        session.connection().execute(update(table(Task)).values(due=record))
        record_event(session, 1, today, None, dt.datetime.combine(today, dt.time(3), dt.UTC), CALENDAR)
        assert owners(session, f"event-{today}") == sorted({*kept, *(str(one.args["slug"]) for one in lost)})
    engine.dispose()


def test_an_event_is_for_the_heirs_too(engine):
    with writing(engine) as session:
        some_units(session)
        some_units(session, 1, prefix="moi")
        put_in_force(session, a_plan(a_task("1", due={"kind": "on-event", "text": "khi có thiên tai"})))
        end_units(session, dt.date(2026, 12, 31), "xa-1")
        succeed(session, ("xa-1", "moi-1"), on=dt.date(2027, 1, 1))
        assert record_event(session, 1, dt.date(2026, 12, 5), None, day("2026-12-31"), CALENDAR) == 3
        assert record_event(session, 1, dt.date(2027, 1, 5), None, day("2027-01-05"), CALENDAR) == 3
        assert owners(session, "event-2026-12-05") == ["xa-1", "xa-2", "xa-3"]
        assert owners(session, "event-2027-01-05") == ["moi-1", "xa-2", "xa-3"]


def test_an_event_opens_an_assignment_for_each_unit_once(engine):
    plan = a_plan(a_task("1", due={"kind": "on-event", "text": "khi có thiên tai"}))
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan)
        assert record_event(session, 1, dt.date(2026, 11, 5), None, NOW, CALENDAR) == 3
        assert record_event(session, 1, dt.date(2026, 11, 5), None, NOW, CALENDAR) == 0
        assert record_event(session, 1, dt.date(2026, 11, 9), [2], NOW, CALENDAR) == 1
        assert {one.due for one in assignments(session)} == {None}


def test_a_date_that_counts_from_an_event(engine):
    after = {"kind": "relative", "amount": 3, "unit": "working-day", "from": "event", "text": "3 ngày làm việc"}
    with writing(engine) as session:
        some_units(session)
        assert put_in_force(session, a_plan(a_task("1", due=after))).waiting == ("1",)
        record_event(session, 1, dt.date(2026, 11, 5), [1], NOW, CALENDAR)
        one = assignments(session)[0]
    assert (one.occurrence, one.due) == ("event-2026-11-05", dt.datetime(2026, 11, 10, 17, tzinfo=dt.UTC))


@pytest.mark.parametrize("task", [1, 99])
def test_a_task_that_waits_for_no_event(yearly, task):
    with pytest.raises(NotOnEvent), writing(yearly) as session:
        record_event(session, task, dt.date(2026, 11, 5), None, NOW, CALENDAR)


def test_a_draft_is_deemed_received_after_its_working_days(engine):
    """Opened on Friday with 2 working days: Monday, Tuesday; received on Wednesday at 00:00, not before."""
    plan = a_plan(a_task("1", stages=StagePolicy(deem_accepted_after=2)), a_task("2"))
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, now=day("2026-11-06"))
        ids = [one.id for one in assignments(session) if one.task_id == 1]
        midnight = dt.datetime(2026, 11, 10, 17, tzinfo=dt.UTC)
        assert deem_accepted(session, midnight - dt.timedelta(seconds=1), CALENDAR) == 0
        assert deem_accepted(session, midnight, CALENDAR) == 3
        assert deem_accepted(session, midnight, CALENDAR) == 0
        session.expire_all()
        assert {one.stage for one in assignments(session) if one.task_id == 1} == {"execute"}
        assert {one.stage for one in assignments(session) if one.task_id == 2} == {"draft"}
        assert [(one.act, one.by, one.note) for one in history(session, ids[0])] == [
            ("accept", None, "deemed-accepted")
        ]
