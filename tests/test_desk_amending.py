"""Amending: shown, held back where much would go, done, and readable afterwards."""

import datetime as dt

import pytest

from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.reporting import task_list
from models.amend import NotInForce
from models.settings import Settings
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import Task
from plans.wanted import Wanted
from tests.office import DAY, NOW, furnish, plan

WISH = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
LATER = WISH._replace(now=NOW + dt.timedelta(hours=1))


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def taken(**changes):
    return take_in(write_plan(plan(**changes)).encode(), "thu.yaml")


def give(engine):
    launch_plan(engine, propose(engine, taken(), WISH, Settings()), WISH)


def test_a_moved_date_is_shown_then_done(office):
    give(office)
    first, *rest = plan().tasks
    moved = first.model_copy(update={"due": OnDate(date=dt.date(2026, 10, 15), text="trước ngày 16/10/2026")})
    change = {"tasks": (moved, *rest)}
    shown = propose_amendment(office, taken(**change), LATER, Settings())
    assert not shown.refused, shown.problems
    assert [one.id for one in shown.changes.changed] == ["1.a"]
    assert shown.figures.redated == 1
    assert task_list(office, LATER.now, Wanted(plan="12-ct-ubnd-2026")).rows[2].due == dt.datetime(
        2026, 9, 30, 17, tzinfo=dt.UTC
    )
    assert amend_plan(office, shown, LATER).redated == 1
    after = LATER.now + dt.timedelta(minutes=1)
    assert dt.datetime(2026, 10, 15, 17, tzinfo=dt.UTC) in [one.due for one in task_list(office, after).rows]
    again = propose_amendment(office, taken(**change), LATER, Settings())
    assert not again.changes


def test_a_new_date_on_a_day_off_is_asked_about(office):
    give(office)
    first, *rest = plan().tasks
    sunday = first.model_copy(update={"due": OnDate(date=dt.date(2026, 10, 18), text="")})
    shown = propose_amendment(office, taken(tasks=(sunday, *rest)), LATER, Settings())
    told = [(one.args["task"], one.args["day"]) for one in shown.problems if one.code == "amend-day-off"]
    assert told == [("1.a", "2026-10-18")]
    assert not shown.refused


def test_many_removed_need_force(office):
    give(office)
    change = {"tasks": plan().tasks[:1]}
    shown = propose_amendment(office, taken(**change), LATER, Settings())
    assert shown.refused
    assert "many-removed" in [one.code for one in shown.problems]
    with pytest.raises(LaunchBlocked):
        amend_plan(office, shown, LATER)
    forced = propose_amendment(office, taken(**change), LATER, Settings(), force=True)
    assert amend_plan(office, forced, LATER).cancelled == 4


def test_only_what_is_in_force_is_amended(office):
    with pytest.raises(NotInForce):
        propose_amendment(office, taken(), WISH, Settings())


def test_a_new_date_that_is_past_is_refused_until_the_task_says_so(office):
    """What goes on would be overdue at once: as when it is first given; a day before the one given is told."""
    give(office)
    first, *rest = plan().tasks

    def shown(day, **more):
        due = OnDate(date=dt.date(2026, 9, day), text="")
        return propose_amendment(
            office, taken(tasks=(first.model_copy(update={"due": due, **more}), *rest)), then, Settings()
        )

    then = LATER._replace(today=dt.date(2026, 9, 21), now=dt.datetime(2026, 9, 21, 3, tzinfo=dt.UTC))
    found = shown(18)
    assert found.refused
    (told,) = (one for one in found.problems if one.code == "amend-past")
    assert (told.args, told.severity.value) == ({"task": "1.a", "day": "2026-09-18", "hour": ""}, "error")
    assert found.figures.redated == 1, "what it would come to is shown beside the question"
    with pytest.raises(LaunchBlocked):
        amend_plan(office, found, then)
    assert not shown(18, give_past=True).refused
    sooner = shown(22)
    assert not sooner.refused
    assert [one.args["before"] for one in sooner.problems if one.code == "due-earlier"] == ["2026-09-30"]


def test_a_new_task_with_a_date_that_is_past_is_refused_until_it_says_so(office):
    """As when a plan is first given; what comes to units that are late already stays a doubt."""
    give(office)
    then = LATER._replace(today=dt.date(2026, 9, 21), now=dt.datetime(2026, 9, 21, 3, tzinfo=dt.UTC))
    due = OnDate(date=dt.date(2026, 9, 18), text="")

    def shown(**more):
        new = Task(id="9", title="Lập danh sách trụ sở", lead=("Sở Tài chính",), due=due, **more)
        return propose_amendment(office, taken(tasks=(*plan().tasks, new)), then, Settings())

    found = shown()
    assert found.refused
    assert [(one.code, one.args) for one in found.problems if one.code.startswith("amend-")] == [
        ("amend-past", {"task": "9", "day": "2026-09-18", "hour": ""})
    ]
    said = shown(give_past=True)
    assert not said.refused
    assert not [one for one in said.problems if one.code.startswith("amend-")]
    assert amend_plan(office, said, then).opened == 1


def test_a_file_that_said_it_of_another_date_has_not_said_it_of_this_one(office):
    """`give_past: true` stays in the file when its date is changed: the day itself is the answer that cannot be left over."""
    give(office)
    first, *rest = plan().tasks
    then = LATER._replace(today=dt.date(2026, 9, 21), now=dt.datetime(2026, 9, 21, 3, tzinfo=dt.UTC))

    def shown(day, said):
        due = OnDate(date=dt.date(2026, 9, day), text="")
        made = first.model_copy(update={"due": due, "give_past": said})
        return propose_amendment(office, taken(tasks=(made, *rest)), then, Settings())

    amend_plan(office, shown(18, True), then)
    again = shown(17, True)
    assert again.refused
    assert [(one.code, one.args["day"]) for one in again.problems if one.code.startswith("amend-past")] == [
        ("amend-past-again", "2026-09-17")
    ]
    with pytest.raises(LaunchBlocked):
        amend_plan(office, again, then)
    assert [one.code for one in shown(17, dt.date(2026, 9, 18)).problems if one.code.startswith("amend-p")] == [
        "amend-past"
    ]
    assert not shown(25, True).refused, "a date that is to come asks nothing"
    said = shown(17, dt.date(2026, 9, 17))
    assert not said.refused
    assert amend_plan(office, said, then).redated == 1
    assert not shown(17, dt.date(2026, 9, 17)).changes
