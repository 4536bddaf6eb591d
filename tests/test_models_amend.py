"""A new version of a plan in force: what it opens, moves and ends, and that the past stays as it was."""

import datetime as dt

import pytest
from sqlmodel import select

from models.amend import NotInForce, amend
from models.database import reading, writing
from models.figures import state_counts
from models.progress import move
from models.queries import history, overdue, tasks
from models.recurrence import open_occurrences
from models.tables import LaunchedPlan, Succession, Task, Unit
from plans.plan import Force, Handling
from plans.stages import Act
from plans.state import State
from plans.wanted import Wanted
from tests.factories import (
    YEARLY,
    a_calendar,
    a_person,
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

LATER = dt.date(2026, 11, 16)


def change(engine, plan, bound=None, keep=True, today=LATER):
    with (writing if keep else reading)(engine) as session:
        return amend(session, version(plan, bound, today, day(today.isoformat())), by=None)


@pytest.fixture
def in_force(engine):
    with writing(engine) as session:
        some_units(session)
        lan = a_person(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-01")), a_task("2", due=on("2026-12-05"))))
        first = assignments(session)[0].id
        move(session, first, Act.ACCEPT, by=lan, now=day("2026-11-03"))
    return engine


@pytest.mark.parametrize("again", ["2026-12-20", "2026-11-10"])
def test_what_was_not_given_because_its_day_had_passed_is_given_with_another_day(engine, again):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-11-01")), a_task("2", due=on("2026-12-05"))))
    same = a_plan(a_task("1", title="Việc khác", due=on("2026-11-01")), a_task("2", due=on("2026-12-05")))
    assert change(engine, same, keep=False).opened == 0, "nobody said that it is to be given"
    assert change(engine, a_plan(a_task("1", due=on(again)), a_task("2", due=on("2026-12-05")))).opened == 3
    assert change(engine, a_plan(a_task("1", due=on("2026-11-05")), a_task("2", due=on("2026-12-05")))).opened == 0


def test_tasks_come_and_go(in_force):
    done = change(in_force, a_plan(a_task("1", due=on("2026-12-01")), a_task("3", due=on("2026-12-20"))))
    assert (done.added, done.changed, done.removed) == (("3",), (), ("2",))
    assert (done.opened, done.cancelled, done.redated) == (3, 3, 0)
    with reading(in_force) as session:
        stages = sorted((session.get(Task, one.task_id).key, one.stage) for one in assignments(session))
        assert stages == [
            ("1", "draft"),
            ("1", "draft"),
            ("1", "execute"),
            *[("2", "cancelled")] * 3,
            *[("3", "draft")] * 3,
        ]
        assert session.exec(select(LaunchedPlan.version)).one() == 2
        assert state_counts(session, day("2026-12-09"))[State.OPEN_OVERDUE] == 3


def test_a_moved_date_keeps_the_old_one_in_its_history(in_force):
    done = change(in_force, a_plan(a_task("1", due=on("2026-12-10")), a_task("2", due=on("2026-12-05"))))
    assert (done.changed, done.redated, done.opened, done.cancelled) == (("1",), 3, 0, 0)
    with reading(in_force) as session:
        first, second = assignments(session)[:2]
        assert first.due == dt.datetime(2026, 12, 10, 17, tzinfo=dt.UTC)
        assert (first.occurrence, first.version) == ("once", 3)
        assert [one.act for one in history(session, first.id)] == ["accept", "amend"]
        assert [one.act for one in history(session, second.id)] == ["open", "amend"]
        before = tasks(session, moment=day("2026-11-10"), wanted=Wanted(unit="xa-2"))
        assert before.rows[0].due == dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
        assert overdue(session, day("2026-12-09")).total == 3


def test_a_board_of_a_day_before_the_late_extension_shows_it_was_overdue(in_force):
    change(
        in_force,
        a_plan(a_task("1", due=on("2026-12-30")), a_task("2", due=on("2026-12-05"))),
        today=dt.date(2026, 12, 3),
    )
    with reading(in_force) as session:
        assert overdue(session, day("2026-12-02")).total == 3
        assert overdue(session, day("2026-12-04")).total == 0


def test_what_is_done_is_not_touched(in_force):
    with writing(in_force) as session:
        lan = a_person(session, "hai", "Phạm Văn Hai")
        first = assignments(session)[0].id
        move(session, first, Act.HAND_IN, by=lan, now=day("2026-11-05"))
        move(session, first, Act.APPROVE, by=lan, now=day("2026-11-06"))
    done = change(in_force, a_plan(a_task("2", due=on("2026-12-05"))))
    assert done.cancelled == 2
    with reading(in_force) as session:
        assert assignments(session)[0].stage == "done"


def test_units_join_and_leave(in_force):
    plan = a_plan(a_task("1", due=on("2026-12-01")), a_task("2", due=on("2026-12-05")))
    with writing(in_force) as session:
        some_units(session, 1, prefix="phuong")
    done = change(in_force, plan, bind(plan, **{"các xã": ("xa-1", "xa-2", "phuong-1")}))
    assert (done.opened, done.cancelled) == (2, 2)


def test_who_joins_late_is_not_given_the_months_before(engine):
    """The months before were never asked of it; a single date is, as it stands."""
    monthly = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "text": "hằng tháng"}
    plan = a_plan(a_task("1", due=monthly), a_task("2", due=on("2026-11-20")))
    with writing(engine) as session:
        some_units(session)
        some_units(session, 1, prefix="phuong")
        put_in_force(session, plan)
        open_occurrences(session, dt.date(2027, 1, 10), day("2027-01-10"), a_calendar())
    more = bind(plan, **{"các xã": ("xa-1", "xa-2", "xa-3", "phuong-1")})
    assert change(engine, plan, more, today=dt.date(2027, 1, 10)).opened == 2
    with reading(engine) as session:
        joined = tasks(session, moment=day("2027-01-11"), wanted=Wanted(unit="phuong-1"))
        assert sorted(one.occurrence for one in joined.rows) == ["2027-01-25", "once"]


def test_a_task_followed_from_now_on_begins_now(engine):
    monthly = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "text": "hằng tháng"}
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=monthly, handling=Handling.REPORT)))
    assert change(engine, a_plan(a_task("1", due=monthly)), today=dt.date(2027, 3, 1)).opened == 3
    with reading(engine) as session:
        assert {one.occurrence for one in assignments(session)} == {"2027-03-25"}


def test_a_date_moved_into_the_past_moves_the_rows_that_are_there(in_force):
    done = change(in_force, a_plan(a_task("1", due=on("2026-11-10")), a_task("2", due=on("2026-12-05"))))
    assert (done.redated, done.opened) == (3, 0)
    with reading(in_force) as session:
        assert overdue(session, day("2026-11-16")).total == 3


def test_open_ones_follow_a_change_of_confirmer_and_of_force(in_force):
    with writing(in_force) as session:
        some_units(session, 1, prefix="so")
        lan = a_person(session, "hai", "Phạm Văn Hai")
        first = assignments(session)[0].id
        move(session, first, Act.HAND_IN, by=lan, now=day("2026-11-05"))
        move(session, first, Act.APPROVE, by=lan, now=day("2026-11-06"))
    asked = a_plan(
        a_task("1", due=on("2026-12-01"), confirmer="so-1"),
        a_task("2", due=on("2026-12-05"), force=Force.REQUEST),
    )
    change(in_force, asked)
    change(in_force, asked)  # again the same
    with reading(in_force) as session:
        so = session.exec(select(Unit.id).where(Unit.slug == "so-1")).one()
        told = {one.task_id: history(session, one.id)[-1] for one in assignments(session) if one.stage != "done"}
        assert {number: (one.act, one.note) for number, one in told.items()} == {
            1: ("amend", "người xác nhận kết quả: không có → Ủy ban nhân dân so-1"),
            2: ("amend", "giao hoặc đề nghị: giao → đề nghị"),
        }
        assert len(history(session, 3)) == 1, "the same again leaves no line"
        found = [(one.task_id, one.stage, one.confirmer_unit_id, one.force) for one in assignments(session)]
    assert sorted(found, key=str) == [
        (1, "done", None, "order"),
        *[(1, "draft", so, "order")] * 2,
        *[(2, "draft", None, "request")] * 3,
    ]


def test_an_heir_is_not_asked_again_for_what_its_predecessor_did(in_force):
    """xa-1 and xa-2 finished the first task and not the second; both are moi-1 now, which is asked for what is left."""
    plan = a_plan(a_task("1", due=on("2026-12-01")), a_task("2", due=on("2026-12-05")))
    with writing(in_force) as session:
        some_units(session, 1, prefix="moi")
        lan = a_person(session, "hai", "Phạm Văn Hai")
        for one in assignments(session)[:2]:
            if one.stage == "draft":
                move(session, one.id, Act.ACCEPT, by=lan, now=day("2026-11-04"))
            move(session, one.id, Act.HAND_IN, by=lan, now=day("2026-11-05"))
            move(session, one.id, Act.APPROVE, by=lan, now=day("2026-11-06"))
        ids = {one.slug: one.id for one in session.exec(select(Unit))}
        for old in ("xa-1", "xa-2"):
            session.get(Unit, ids[old]).valid_to = dt.date(2026, 11, 10)
            session.add(Succession(unit_id=ids[old], successor_id=ids["moi-1"], on=dt.date(2026, 11, 11)))
    done = change(in_force, plan, bind(plan, **{"các xã": ("moi-1", "xa-3")}))
    assert (done.opened, done.cancelled) == (1, 2)
    with reading(in_force) as session:
        assert [one.task for one in tasks(session, moment=day("2026-11-17"), wanted=Wanted(unit="moi-1")).rows] == ["2"]


def test_a_task_no_longer_followed_ends(in_force):
    done = change(in_force, a_plan(a_task("1", due=on("2026-12-01")), a_task("2", handling=Handling.REPORT)))
    assert done.cancelled == 3


def test_another_rule_moves_the_occurrences_that_lie_ahead(engine):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=YEARLY)))
    earlier = YEARLY | {"rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=9"}
    done = change(engine, a_plan(a_task("1", due=earlier)))
    assert (done.opened, done.cancelled, done.redated) == (0, 0, 3)
    with reading(engine) as session:
        assert {(one.occurrence, one.stage) for one in assignments(session)} == {("2026-12-09", "draft")}


def test_the_same_version_again_changes_nothing_but_its_number(in_force):
    done = change(in_force, a_plan(a_task("1", due=on("2026-12-01")), a_task("2", due=on("2026-12-05"))))
    assert (done.added, done.changed, done.removed, done.opened, done.cancelled, done.redated) == ((), (), (), 0, 0, 0)


def test_what_is_urgent_still_counts_from_the_launch(engine):
    at_once = a_task("1", due={"kind": "immediate", "text": "ngay"})
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(at_once))
    done = change(engine, a_plan(at_once, a_task("2", due={"kind": "immediate", "text": "ngay"})))
    assert (done.opened, done.redated) == (3, 0)


def test_shown_first_nothing_is_kept(in_force):
    shown = change(in_force, a_plan(a_task("1", due=on("2026-12-10"))), keep=False)
    assert (shown.redated, shown.cancelled) == (3, 3)
    with reading(in_force) as session:
        assert {one.stage for one in assignments(session)} == {"draft", "execute"}
    assert change(in_force, a_plan(a_task("1", due=on("2026-12-10")))) == shown


def test_only_what_is_in_force_can_be_amended(engine):
    with writing(engine) as session:
        some_units(session)
    with pytest.raises(NotInForce):
        change(engine, a_plan())
