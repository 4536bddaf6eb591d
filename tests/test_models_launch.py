"""A launch writes every row or none, opens what it should, and does nothing the second time."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from models.database import DatabaseLocked, DiskFull, open_database, reading, writing
from models.launch import LaunchRefused, preview
from models.tables import Assignment, LaunchedPlan, Membership, MembershipUnit, Task, TaskMembership, Unit
from plans.files import read_plan, write_plan
from plans.plan import Handling
from tests.factories import (
    NOW,
    TODAY,
    YEARLY,
    a_calendar,
    a_plan,
    a_task,
    assignments,
    bind,
    on,
    put_in_force,
    some_units,
)


def rows(session, model):
    return list(session.exec(select(model)))


def test_each_unit_gets_each_tracked_task(engine):
    plan = a_plan(a_task("1", due=on("2026-12-01")), a_task("2", due=None), a_task("3", handling=Handling.REPORT))
    with writing(engine) as session:
        some_units(session)
        shown = preview(session, bind(plan), TODAY, a_calendar())
        done = put_in_force(session, plan)
    assert done._replace(plan_id=None) == shown
    assert (done.tasks, done.assignments, done.undated) == (3, 6, 3)
    assert done.by_unit == {"xa-1": 2, "xa-2": 2, "xa-3": 2}
    assert done.by_handling == {"track": 2, "report": 1, "inform": 0}
    with reading(engine) as session:
        found = assignments(session)
        assert len(found) == 6
        first = found[0]
        assert (first.occurrence, first.stage, first.version, first.force) == ("once", "draft", 1, "order")
        assert first.due == dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
        assert first.opened_at == NOW
        assert len(rows(session, Task)) == 3
        assert len(rows(session, MembershipUnit)) == 3


def test_the_same_plan_again_changes_nothing(engine):
    plan = a_plan()
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan)
    with writing(engine) as session:
        again = put_in_force(session, plan, today=TODAY + dt.timedelta(days=9))
        assert (again.already, again.assignments, again.tasks) == (True, 0, 0)
    with reading(engine) as session:
        assert len(assignments(session)) == 3
        assert len(rows(session, LaunchedPlan)) == 1


def test_another_plan_under_the_same_name_is_refused(engine):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan())
    with pytest.raises(LaunchRefused) as caught, writing(engine) as session:
        put_in_force(session, a_plan(a_task("9")))
    assert caught.value.problems[0].code == "already-launched-differently"


def test_unknown_units_are_named_and_nothing_is_written(engine):
    plan = a_plan()
    with writing(engine) as session:
        some_units(session, 2)
    with pytest.raises(LaunchRefused) as caught, writing(engine) as session:
        put_in_force(session, plan)
    assert [one.args["unit"] for one in caught.value.problems] == ["xa-3"]
    with reading(engine) as session:
        assert rows(session, LaunchedPlan) == []


def test_a_failure_in_the_middle_leaves_nothing(engine, monkeypatch):
    import models.launch

    real, calls = models.launch.open_assignments, []

    def breaks(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(models.launch, "open_assignments", breaks)
    with writing(engine) as session:
        some_units(session)
    with pytest.raises(KeyboardInterrupt), writing(engine) as session:
        put_in_force(session, a_plan(a_task("1"), a_task("2")))
    with reading(engine) as session:
        assert rows(session, Assignment) == rows(session, Task) == rows(session, LaunchedPlan) == []


def test_merged_units_have_one_share(engine):
    plan = a_plan(a_task("1", lead=("các xã", "xã 1 cũ")))
    with writing(engine) as session:
        some_units(session)
        assert put_in_force(session, plan, bind(plan, **{"xã 1 cũ": ("xa-1",)})).assignments == 3
        assert len(assignments(session)) == 3


def test_dates_before_since_and_events_open_nothing_yet(engine):
    plan = a_plan(
        a_task("1", due=on("2026-11-01")),
        a_task("2", due={"kind": "on-event", "text": "nếu có vướng mắc"}),
        a_task("3", due=on("2026-11-02")),
    )
    with writing(engine) as session:
        some_units(session)
        done = put_in_force(session, plan)
    assert (done.past, done.waiting, done.assignments) == (("1",), ("2",), 3)


def test_what_is_past_is_given_where_the_plan_says_so_and_is_late_at_once(engine):
    plan = a_plan(
        a_task("1", due=on("2026-11-01"), give_past=True),
        a_task("2", due={"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20261031"}, give_past=True),
        a_task("3", due=on("2026-11-20"), give_past=True),
    )
    with writing(engine) as session:
        some_units(session)
        done = put_in_force(session, plan)
        keys = {one.occurrence for one in assignments(session)}
    assert (done.past, done.late, done.assignments) == ((), ("1", "2"), 9)
    assert keys == {"once", "2026-10-31"}, "of what came again the last time alone"


def test_a_day_for_which_it_was_said_answers_for_that_day_alone(engine):
    plan = a_plan(
        a_task("1", due=on("2026-11-01"), give_past="2026-11-01"),
        a_task("2", due=on("2026-11-01"), give_past="2026-10-31"),
    )
    assert plan.tasks[0].give_past == dt.date(2026, 11, 1)
    assert read_plan(write_plan(plan), "a.yaml")[0].tasks[0].give_past == dt.date(2026, 11, 1)
    with writing(engine) as session:
        some_units(session)
        done = put_in_force(session, plan)
    assert (done.late, done.past) == (("1",), ("2",))


def test_a_day_counted_from_what_nobody_knows_is_not_called_past(engine):
    after = {"kind": "relative", "amount": 5, "unit": "day", "from": "effective", "text": "sau 5 ngày"}
    with writing(engine) as session:
        some_units(session)
        done = put_in_force(session, a_plan(a_task("1", due=after)))
    assert (done.past, done.unknown, done.assignments) == ((), ("1",), 0)


def test_since_goes_back(engine):
    plan = a_plan(
        a_task("1", due=on("2026-11-01")), a_task("2", due=YEARLY), directive={"issued": dt.date(2021, 11, 26)}
    )
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, bind(plan, as_of=dt.date(2021, 11, 26)), since=dt.date(2021, 11, 26))
        keys = {one.occurrence for one in assignments(session)}
    assert keys == {"once", *(f"{year}-12-14" for year in range(2021, 2027))}


def test_the_next_yearly_occurrence_is_open_however_far(engine):
    plan = a_plan(a_task("1", due=YEARLY))
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, today=dt.date(2026, 1, 5))
        assert {one.occurrence for one in assignments(session)} == {"2026-12-14"}


def test_an_immediate_task_is_dated_by_urgency(engine):
    plan = a_plan(a_task("1", due={"kind": "immediate", "text": "ngay"}), directive={"urgency": "hoa-toc"})
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan)
        assert assignments(session)[0].due == dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)


def test_an_order_to_many_asks_the_bodies_that_can_only_be_asked(engine):
    plan = a_plan(a_task("1"), a_task("2", lead=("Ban Dân vận",)), a_task("3", force="request"))
    with writing(engine) as session:
        some_units(session, 2)
        some_units(session, 1, force="request", prefix="ban")
        bound = bind(plan, **{"các xã": ("xa-1", "xa-2", "ban-1"), "Ban Dân vận": ("ban-1",)})
        put_in_force(session, plan, bound)
        found = session.exec(
            select(Task.key, Unit.slug, Assignment.force).where(
                Task.id == Assignment.task_id, Unit.id == Assignment.unit_id
            )
        )
        force = {(key, slug): one for key, slug, one in found}
    assert (force["1", "xa-1"], force["1", "ban-1"]) == ("order", "request")
    assert (force["2", "ban-1"], force["3", "xa-2"]) == ("order", "request")


def test_a_party_office_orders_party_bodies_too(engine):
    plan = a_plan(a_task("1"), office="ban-2")
    with writing(engine) as session:
        some_units(session, 2)
        some_units(session, 2, force="request", prefix="ban")
        put_in_force(session, plan, bind(plan, **{"các xã": ("xa-1", "ban-1")}))
    with reading(engine) as session:
        assert [one.force for one in assignments(session)] == ["order", "order"]


def test_one_product_of_several_has_one_leader(engine):
    plan = a_plan(a_task("1", lead=("xã A", "xã B"), with_=("xã C",), together=True))
    with writing(engine) as session:
        some_units(session)
        members = {"xã A": ("xa-1",), "xã B": ("xa-2",), "xã C": ("xa-3",)}
        assert put_in_force(session, plan, bind(plan, **members)).by_unit == {"xa-1": 1}
        names = dict(session.exec(select(Membership.id, Membership.name)).all())
        parts = {names[one.membership_id]: one.part for one in rows(session, TaskMembership)}
    assert parts == {"xã A": "lead", "xã B": "partner", "xã C": "partner"}


def test_one_product_of_a_whole_group_is_a_question(engine):
    plan = a_plan(a_task("1", together=True))
    with writing(engine) as session:
        some_units(session)
    with pytest.raises(LaunchRefused) as caught, writing(engine) as session:
        put_in_force(session, plan)
    assert caught.value.problems[0].code == "together-without-leader"


def test_no_issue_date_no_launch(engine):
    with writing(engine) as session:
        some_units(session)
    with pytest.raises(LaunchRefused) as caught, writing(engine) as session:
        put_in_force(session, a_plan(), bind(a_plan(), as_of=None))
    assert caught.value.problems[0].code == "launch-without-issue-date"


def test_a_rule_that_is_nonsense_is_refused(engine):
    plan = a_plan(a_task("1", due={"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}))
    with writing(engine) as session:
        some_units(session)
    with pytest.raises(LaunchRefused), writing(engine) as session:
        put_in_force(session, plan)


def test_receiving_keeps_only_what_is_addressed_to_us(engine):
    plan = a_plan(
        a_task("1", due=on("2026-12-01")),
        a_task("2", handling=Handling.REPORT, due=None),
        a_task("3", handling=Handling.INFORM),
        a_task("4", lead=("xã khác",)),
        perspective="receive",
        as_="xa-2",
    )
    with writing(engine) as session:
        some_units(session)
        done = put_in_force(session, plan, bind(plan, **{"xã khác": ("xa-3",)}))
        assert done.by_unit == {"xa-2": 2}
        assert done.unbound == ()
        units = set(session.exec(select(Unit.slug).join(MembershipUnit, MembershipUnit.unit_id == Unit.id)))
        assert units == {"xa-2"}
        assert len(rows(session, Task)) == 4


def test_issued_and_received_are_two_plans(engine):
    issued = a_plan()
    received = a_plan(perspective="receive", as_="xa-1")
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, issued)
        put_in_force(session, received)
        assert sorted(one.as_unit for one in rows(session, LaunchedPlan)) == ["", "xa-1"]


def test_the_confirmer_is_the_tasks_the_plans_or_the_office(engine):
    plan = a_plan(a_task("1", confirmer="xã 3"), a_task("2"), office="xa-2")
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, bind(plan, **{"xã 3": ("xa-3",)}))
        ids = dict(session.exec(select(Unit.slug, Unit.id)).all())
        by_task = dict(session.exec(select(Task.key, Task.confirmer_unit_id)).all())
        assert by_task == {"1": ids["xa-3"], "2": ids["xa-2"]}
        assert {one.confirmer_unit_id for one in assignments(session)} == {ids["xa-3"], ids["xa-2"]}


def test_a_unit_that_is_charged_with_following_does_not_confirm_its_own_share(engine):
    plan = a_plan(a_task("1", confirmer="xã 3"), office="xa-2")
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, bind(plan, **{"xã 3": ("xa-3",)}))
        ids = dict(session.exec(select(Unit.slug, Unit.id)).all())
        confirmers = {one.unit_id: one.confirmer_unit_id for one in assignments(session)}
        assert confirmers.pop(ids["xa-3"]) == ids["xa-2"]
        assert set(confirmers.values()) == {ids["xa-3"]}


def test_what_we_received_our_own_office_confirms(engine):
    """Whoever the text charges with following sits above us and never sees our rows: he could not confirm them."""
    plan = a_plan(a_task("1", confirmer="xã 3"), perspective="receive", as_="xa-1", office="xa-2", confirmer="xã 3")
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, plan, bind(plan, **{"xã 3": ("xa-3",)}))
        ids = dict(session.exec(select(Unit.slug, Unit.id)).all())
        assert [one.confirmer_unit_id for one in assignments(session)] == [ids["xa-2"]]


def test_a_full_disk_leaves_nothing_of_a_launch(sqlite_engine):
    with writing(sqlite_engine) as session:
        some_units(session, 2000)
    plan = a_plan(a_task("1"), a_task("2"))
    bound = bind(plan, **{"các xã": tuple(f"xa-{number}" for number in range(1, 2001))})
    with pytest.raises(DiskFull), writing(sqlite_engine) as session:  # noqa: PT012
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 20}")
        put_in_force(session, plan, bound)
    with reading(sqlite_engine) as session:
        assert rows(session, Assignment) == rows(session, Task) == rows(session, LaunchedPlan) == []
    with writing(sqlite_engine) as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1073741823")
        assert put_in_force(session, plan, bound).assignments == 4000


def test_while_somebody_writes_a_launch_waits_then_says_so(sqlite_engine):
    impatient = open_database(str(sqlite_engine.url), busy_timeout=0.05)
    with writing(sqlite_engine) as session:
        some_units(session)
        with pytest.raises(DatabaseLocked), writing(impatient) as other:
            put_in_force(other, a_plan())
        put_in_force(session, a_plan())
    impatient.dispose()
    with reading(sqlite_engine) as session:
        assert len(assignments(session)) == 3


def test_a_launch_of_many_needs_little_memory(sqlite_engine):
    """The rows are made inside the database: 60,000 of them cost this program next to nothing."""
    import tracemalloc

    slugs = tuple(f"xa-{number}" for number in range(1, 3001))
    plan = a_plan(*(a_task(str(number)) for number in range(20)))
    with writing(sqlite_engine) as session:
        some_units(session, 3000)
        tracemalloc.start()
        assert put_in_force(session, plan, bind(plan, **{"các xã": slugs})).assignments == 60_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 20_000_000


def test_launched_twice_at_once_it_is_in_force_once(engine):
    with writing(engine) as session:
        some_units(session)
    together = threading.Barrier(3)

    def one_of_them(_):
        together.wait()
        with writing(engine) as session:
            return put_in_force(session, a_plan())

    with ThreadPoolExecutor(3) as crowd:
        done = list(crowd.map(one_of_them, range(3)))
    assert sorted(one.already for one in done) == [False, True, True]
    assert len({one.plan_id for one in done}) == 1
    with reading(engine) as session:
        assert len(assignments(session)) == 3
