"""What who amends a plan in force must know first: who joins when the day is past, who is overdue at once, what a rule leaves out,
whose result is lost.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select
from sqlmodel import Session

from models.amend_dates import Held, Rules, done_before, left_out, moves, rule_of
from models.amend_hours import Again, Passed, again, as_far_as_opened, passed
from models.amend_rows import handed_over, held_rows
from models.core import table
from models.drafting import Draft, Version, draft, opened_tasks, task_row, unit_ids
from models.opening import LEAD, Opening
from models.overlapping import twins
from models.sight_sql import task_sight_sql
from models.tables import OPEN_STAGES, Assignment, LaunchedPlan, MembershipUnit, Task, TaskMembership, Unit
from plans.access import Sight
from plans.dates import last_day, last_hour
from plans.due import Recurring
from plans.plan import Handling
from plans.policy import OPEN_AHEAD_DAYS
from plans.problems import Problem
from plans.stages import OPEN, Stage

_PLAN, _TASK, _A, _UNIT = table(LaunchedPlan), table(Task), table(Assignment), table(Unit)
_MEMBER, _LIST = table(MembershipUnit), table(TaskMembership)
EVENT = "event-"
"""How the names of occurrences begin that a recorded event opened."""


class Joining(NamedTuple):
    """Units, by name, that lead a followed task from now on: late at once after `last_day`; not given again what was due `stopped`,
    for their own was ended before; or (neither) given nothing.
    """

    task: str
    units: tuple[str, ...]
    last_day: dt.date | None = None
    stopped: dt.date | None = None


class Overdue(NamedTuple):
    """Work under way of so many units whose new date, with its hour where it has one, was over when it is amended."""

    task: str
    last_day: dt.date
    hour: str
    units: int


class Left(NamedTuple):
    """A period of a task that a new rule leaves out: its day, the day that takes its place, of how many units."""

    task: str
    occurrence: str
    last_day: dt.date
    to: dt.date
    units: int


class Done(NamedTuple):
    """A day of the new rule on which units have finished what the old rule, of another kind of period, asked for on the same day."""

    task: str
    last_day: dt.date
    units: int


class Ending(NamedTuple):
    """Units, by name, whose result of a task waits to be confirmed and that would be followed no more."""

    task: str
    units: tuple[str, ...]


class Keeps(NamedTuple):
    """A task of another plan, or of this one, that one result answers with one whose date is changed: its own stays, with its hour where
    it has one, of so many units. Without `other` and `plan` it is none that the reader may see.
    """

    task: str
    other: str
    plan: str
    last_day: dt.date | None
    hour: str
    units: int


class Effects(NamedTuple):
    """All of it."""

    joining: tuple[Joining, ...] = ()
    left: tuple[Left, ...] = ()
    ending: tuple[Ending, ...] = ()
    done: tuple[Done, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    keeps: tuple[Keeps, ...] = ()
    passed: tuple[Passed, ...] = ()
    again: tuple[Again, ...] = ()


def asked(session: Session, version: Version, sight: Sight | None = None) -> Effects:
    """Of a version that is not yet in force, for who sees what `sight` says (none: the command line, all of it). Writes nothing."""
    connection = session.connection()
    held = plan_held(connection, version)
    if held is None:
        return Effects()
    drafts, _ = amended_drafts(connection, held, version)
    ids = unit_ids(connection)
    new, tasks = newcomers(connection, held, drafts, ids), opened_tasks(connection, held.id)
    first = _given_first(connection, drafts, new, tasks)
    joining = [one for each in drafts for one in _joining(connection, each, new, tasks, version.now)]
    joining = [one for one in joining if one.last_day is None or one.task not in first]
    dues = dict(connection.execute(select(_TASK.c.key, _TASK.c.due).where(_TASK.c.plan_id == held.id)).tuples().all())
    moved = {
        one.task.id: held_rows(connection, tasks[one.task.id].id)
        for one in drafts
        if one.task.id in dues and task_row(held.id, version.plan, version.bound, one, ids)["due"] != dues[one.task.id]
    }
    rules = {key: rule_of(due) for key, due in dues.items()}
    left = [one for each in drafts for one in _left(each, moved.get(each.task.id, []), rules, version.now)]
    done = [one for each in drafts for one in _done(each, moved.get(each.task.id, []), rules, version.now)]
    ending = _ending(connection, held.id, drafts, moved, rules, version.now)
    whose = {one.task.id: first.get(one.task.id) or _still_open(moved.get(one.task.id, [])) for one in drafts}
    overdue = [one for each in drafts for one in _overdue(each, whose[each.task.id], version.now)]
    keeps = [one for each in drafts for one in _keeping(session, each, moved.get(each.task.id, []), sight)]
    kept = [one for each in drafts for one in passed(each, moved.get(each.task.id, []), version.now)]
    anew = [one for each in drafts for one in again(each, moved.get(each.task.id, []), version.now)]
    told = joining, left, ending, done, overdue, keeps, kept, anew
    return Effects(*(tuple(one) for one in told))  # type: ignore[arg-type]


def plan_held(connection: Connection, version: Version, *, lock: bool = False) -> Row[Any] | None:
    """The plan in force that a version amends."""
    mine = (_PLAN.c.slug == version.plan.plan, _PLAN.c.as_unit == (version.plan.as_ or ""))
    known = select(_PLAN.c.id, _PLAN.c.version, _PLAN.c.since, _PLAN.c.launched_on, _PLAN.c.as_unit, _PLAN.c.closed_at)
    known = known.where(*mine)
    return connection.execute(known.with_for_update() if lock else known).first()


def amended_drafts(connection: Connection, held: Row[Any], version: Version) -> tuple[list[Draft], list[Problem]]:
    """Tasks in force count from the day of the launch, new ones from today; single dates that are past are kept.

    Of recurring work that is not touched what comes only after OPEN_AHEAD_DAYS is left to the day that opens it.
    """
    bound, plan, today, calendar, policy = version.bound, version.plan, version.today, version.calendar, version.policy
    in_force = set(opened_tasks(connection, held.id))
    old, problems = draft(plan, bound, held.since, today, calendar, policy, launched=held.launched_on, past=True)
    new, _ = draft(plan, bound, today, today, calendar, policy, past=True)
    drafts = [a if a.task.id in in_force else b for a, b in zip(old, new, strict=True)]
    drafts = as_far_as_opened(connection, held, version, drafts)
    return _without_far(connection, held, version, drafts), problems


def _without_far(connection: Connection, held: Row[Any], version: Version, drafts: list[Draft]) -> list[Draft]:
    """What is given always has its next time open; a task that was given and keeps its rule and its leads needs none for that."""
    soon = version.today + dt.timedelta(days=OPEN_AHEAD_DAYS)
    far = {
        one.task.id: {each for each in one.openings if each.due is not None and last_day(each.due) > soon}
        for one in drafts
        if isinstance(one.task.due, Recurring)
    }
    if not any(far.values()):
        return drafts
    ids, tasks = unit_ids(connection), opened_tasks(connection, held.id)
    new = newcomers(connection, held, drafts, ids)
    dues = dict(connection.execute(select(_TASK.c.key, _TASK.c.due).where(_TASK.c.plan_id == held.id)).tuples().all())
    found = []
    for one in drafts:
        key, due = one.task.id, one.task.due
        same = (
            key in tasks
            and not new[key]
            and due is not None
            and due.model_dump(mode="json", by_alias=True) == dues[key]
        )
        rows = held_rows(connection, tasks[key].id) if same and far.get(key) else []
        gone = (
            far[key] - {each for each in far[key] if each.occurrence in {row.occurrence for row in rows}}
            if rows
            else set()
        )
        found.append(one._replace(openings=tuple(each for each in one.openings if each not in gone)))
    return found


def newcomers(connection: Connection, held: Row[Any], drafts: list[Draft], ids: dict[str, int]) -> dict[str, set[int]]:
    """By task, who leads it from now on and did not, or not while it was followed."""
    followed = _TASK.c.handling != Handling.INFORM.value if held.as_unit else _TASK.c.handling == Handling.TRACK.value
    rows = (
        select(_TASK.c.key, _MEMBER.c.unit_id)
        .join(_LIST, _LIST.c.task_id == _TASK.c.id)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .where(_TASK.c.plan_id == held.id, _TASK.c.active, followed, _LIST.c.part == LEAD)
    )
    before: dict[str, set[int]] = {}
    for key, unit in connection.execute(rows):
        before.setdefault(key, set()).add(unit)
    return {
        one.task.id: {ids[slug] for slug in one.units if slug in ids} - before.get(one.task.id, set()) for one in drafts
    }


def comes_to(one: Draft, opening: Opening, now: dt.datetime) -> bool:
    """Whether who joins is given an occurrence: what is to come, and a single date as it stands."""
    return not isinstance(one.task.due, Recurring) or opening.due is None or opening.due > now


def _joining(
    connection: Connection, one: Draft, new: dict[str, set[int]], tasks: dict[str, Any], now: dt.datetime
) -> list[Joining]:
    units = new[one.task.id]
    if not one.followed or not units:
        return []
    rows = held_rows(connection, tasks[one.task.id].id) if one.task.id in tasks else []
    if one.silence == "waiting" and not any(row.occurrence.startswith(EVENT) for row in rows):
        return []
    openings = [opening for opening in one.openings if comes_to(one, opening, now)]
    below = _parts(connection, tasks[one.task.id].id, units) if rows else {}
    fates: dict[tuple[dt.date | None, dt.date | None], list[int]] = {}
    for unit in units:
        mine = {row.occurrence: row.stage for row in rows if row.unit == unit}
        if below.get(unit):  # it has a part of what another leads, which goes by the same name
            fates.setdefault((None, None), []).append(unit)
        elif (fate := _fate(one, openings, mine, now)) is not None:
            fates.setdefault(fate, []).append(unit)
    return [Joining(one.task.id, _names(connection, some), *fate) for fate, some in fates.items()]


def _fate(
    one: Draft, openings: list[Opening], mine: dict[str, str], now: dt.datetime
) -> tuple[dt.date | None, dt.date | None] | None:
    """Until when what it gets was due, or which of its own was stopped, or (neither) that it gets nothing; None: all is well."""
    given = [opening for opening in openings if opening.occurrence not in mine]
    ended = [opening for opening in openings if mine.get(opening.occurrence) == Stage.CANCELLED]
    stopped = [last_day(opening.due) for opening in ended if opening.due is not None]
    late = [last_day(opening.due) for opening in given if opening.due is not None and opening.due <= now]
    held = len(openings) - len(given) - len(ended)
    if stopped and isinstance(one.task.due, Recurring):
        return None, min(stopped)
    if not given and not held:
        return None, None
    return (max(late), None) if late and len(late) == len(given) and not held else None


def _parts(connection: Connection, task_id: int, units: set[int]) -> dict[int, int]:
    """How many parts that were given on these units have of a task."""
    mine = (_A.c.task_id == task_id, _A.c.parent_id.is_not(None), _A.c.unit_id.in_(units), OPEN_STAGES)
    rows = connection.execute(select(_A.c.unit_id, func.count()).where(*mine).group_by(_A.c.unit_id))
    return dict(rows.tuples().all())


def _left(one: Draft, rows: list[Held], rules: dict[str, str], now: dt.datetime) -> list[Left]:
    if not one.followed or not isinstance(one.task.due, Recurring):
        return []
    both = Rules(rules.get(one.task.id, ""), one.task.due.rrule)
    found = [
        (move.row.occurrence, last_day(move.row.due), last_day(move.opening.due))
        for move in left_out(_dated(rows), one.openings, both, now)
        if move.row.due is not None and move.opening.due is not None
    ]
    return [Left(one.task.id, *key, len(list(same))) for key, same in groupby(sorted(found))]


def _done(one: Draft, rows: list[Held], rules: dict[str, str], now: dt.datetime) -> list[Done]:
    if not one.followed or not isinstance(one.task.due, Recurring):
        return []
    both = Rules(rules.get(one.task.id, ""), one.task.due.rrule)
    days = sorted(last_day(row.due) for row in done_before(_dated(rows), one.openings, both, now) if row.due)
    return [Done(one.task.id, day, len(list(same))) for day, same in groupby(days)]


def _given_first(
    connection: Connection, drafts: list[Draft], new: dict[str, set[int]], tasks: dict[str, Any]
) -> dict[str, set[int]]:
    """Followed tasks that nobody has been given yet, with who leads them."""
    return {
        one.task.id: new[one.task.id]
        for one in drafts
        if one.followed
        and new[one.task.id]
        and not (one.task.id in tasks and held_rows(connection, tasks[one.task.id].id))
    }


def _still_open(rows: list[Held]) -> set[int]:
    return {row.unit for row in _dated(rows) if row.stage in OPEN}


def _overdue(one: Draft, units: set[int], now: dt.datetime) -> Iterator[Overdue]:
    """A single date that is moved to one that is over, or that a new task has: that it is given all the same is the task's to say, as
    when it is first given.
    """
    if not one.followed or isinstance(one.task.due, Recurring):
        return
    for opening in one.openings if units else ():
        if opening.due is not None and opening.due <= now and not one.task.gives_past(last_day(opening.due)):
            yield Overdue(one.task.id, last_day(opening.due), last_hour(opening.due) or "", len(units))


def _keeping(session: Session, one: Draft, rows: list[Held], sight: Sight | None) -> Iterator[Keeps]:
    """What one result answers too; of a task that is not followed nothing, of what may not be seen only how many."""
    numbers = [row.id for row in rows if row.stage in OPEN] if one.followed else []
    found = [twin.id for twin in twins(session, numbers, [stage.value for stage in OPEN])]
    if not found:
        return
    columns = (_TASK.c.id, _TASK.c.key, _PLAN.c.slug, _PLAN.c.number, _A.c.due, func.count())
    joined = _A.join(_TASK, _TASK.c.id == _A.c.task_id).join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
    asked = select(*columns).select_from(joined).where(_A.c.id.in_(found)).group_by(*columns[:-1])
    told = session.connection().execute(asked.order_by(_PLAN.c.slug, _TASK.c.key)).all()
    seen, unseen = _seen(session, {row[0] for row in told}, sight), 0
    for number_of, key, slug, number, due, many in told:
        if number_of in seen:
            day, hour = (last_day(due), last_hour(due) or "") if due else (None, "")
            yield Keeps(one.task.id, key, number or slug, day, hour, many)
        else:
            unseen += many
    if unseen:
        yield Keeps(one.task.id, "", "", None, "", unseen)


def _seen(session: Session, tasks: set[int], sight: Sight | None) -> set[int]:
    """Those of these tasks that may be seen."""
    rows = select(_TASK.c.id).join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
    return set(session.connection().execute(rows.where(_TASK.c.id.in_(tasks), *task_sight_sql(sight))).scalars())


def _dated(rows: list[Held]) -> list[Held]:
    """Without what recorded events opened."""
    return [row for row in rows if not row.occurrence.startswith(EVENT)]


def _ending(
    connection: Connection,
    plan_id: int,
    drafts: list[Draft],
    moved: dict[str, list[Held]],
    rules: dict[str, str],
    now: dt.datetime,
) -> Iterator[Ending]:
    """As the amendment ends them: with their task, with their unit, or with their date."""
    waiting = (_A.c.plan_id == plan_id, _A.c.parent_id.is_(None), _A.c.stage == Stage.REVIEW.value)
    rows = (
        select(_TASK.c.key, _A.c.id, _UNIT.c.slug, _UNIT.c.name, handed_over())
        .select_from(_A.join(_TASK, _TASK.c.id == _A.c.task_id).join(_UNIT, _UNIT.c.id == _A.c.unit_id))
        .where(*waiting)
        .order_by(_TASK.c.ordinal, _A.c.id)
    )
    follow = {one.task.id: one for one in drafts if one.followed}
    gone: dict[str, dict[str, None]] = {}
    for key, number, slug, name, came in connection.execute(rows):
        one = follow.get(key)
        stays = (
            one is not None
            and (slug in one.units or came)
            and number not in _undated(one, moved.get(key, []), rules.get(key, ""), now)
        )
        if not stays:
            gone.setdefault(key, {})[name] = None
    for key, names in gone.items():
        yield Ending(key, tuple(names))


def _undated(one: Draft, rows: list[Held], before: str, now: dt.datetime) -> set[int]:
    """Those of a task with another date or rule that take none of its dates."""
    rule = one.task.due.rrule if isinstance(one.task.due, Recurring) else ""
    own = _dated(rows)
    taken = {move.row.id for move in moves(own, one.openings, Rules(before, rule), now)}
    kept = {opening.occurrence for opening in one.openings}
    return {
        row.id
        for row in own
        if row.id not in taken and row.occurrence not in kept and (row.due is None or row.due > now)
    }


def _names(connection: Connection, units: list[int]) -> tuple[str, ...]:
    named = select(_UNIT.c.name).where(_UNIT.c.id.in_(units)).order_by(_UNIT.c.id)
    return tuple(connection.execute(named).scalars())
