"""Tasks in force that a new plan may repeat, and the links by which one result answers two tasks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlmodel import Session

from models.core import insert_new, named, table
from models.opening import LEAD
from models.tables import Assignment, LaunchedPlan, MembershipUnit, Task, TaskLink, TaskMembership, Unit
from plans.overlap import TaskInForce, linked
from plans.plan import Handling, Plan
from plans.plan_keys import name_in, plan_key, read_key
from plans.stages import Stage

_A, _T, _P, _LINK, _UNIT = table(Assignment), table(Task), table(LaunchedPlan), table(TaskLink), table(Unit)
_LIST, _MEMBER = table(TaskMembership), table(MembershipUnit)
_OPEN = (Stage.DRAFT.value, Stage.EXECUTE.value, Stage.REVIEW.value)
_AGAIN = ("recurring", "on-event")
"""Kinds of due that open further assignments when the present ones are done."""
LATEST = 3000
"""Tasks in force that are compared with, the last launched first: an office's work of years."""


class Twin(NamedTuple):
    """An assignment, in its stage, of the same unit for a task that is linked with another one's.

    `copy`: it is the unit's own note, in a plan that it received, of what the other one was given for.
    """

    of: int
    id: int
    stage: str
    copy: bool = False


class Link(NamedTuple):
    """A task of a new plan with the name and id of the one in force that it is said to be the same as: its document's number, its
    title, and the first date that is open of it.
    """

    task: str
    name: str
    id: int
    paper: str | None
    title: str
    due: dt.datetime | None


def tasks_in_force(session: Session, as_unit: str, but: str) -> list[TaskInForce]:
    """Followed tasks of plans in force in the same perspective, without those of the plan `but`, of a closed one what goes on; for a
    unit that receives also what it was given here, in whatever perspective (`ours`).
    """
    rows = (
        select(_T.c.id, _P.c.slug, _P.c.as_unit, _P.c.number, _T.c.key, _T.c.title, _T.c.quote)
        .join(_P, _P.c.id == _T.c.plan_id)
        .where(_T.c.active, _T.c.handling == Handling.TRACK.value, or_(_P.c.closed_at.is_(None), _goes_on()))
        .where(or_(and_(_P.c.as_unit == as_unit, _P.c.slug != but), *_given_to(as_unit)))
        .order_by(_T.c.id.desc())
        .limit(LATEST)
    )
    return [
        TaskInForce(number, name_in(as_unit, slug, of), paper, key, title, quote, of != as_unit)
        for number, slug, of, paper, key, title, quote in session.connection().execute(rows)
    ]


def given_to(session: Session, unit: str, number: str, issued: dt.date | None) -> list[str]:
    """The slugs of the plans of this document by which a unit was given work here that it has still to do."""
    same = (_P.c.number == number, _P.c.issued == issued, _T.c.active)
    rows = select(_P.c.slug).distinct().join(_T, _T.c.plan_id == _P.c.id).where(*same, *_given_to(unit))
    return sorted(session.connection().execute(rows).scalars()) if unit else []


def _given_to(unit: str) -> list[ColumnElement[bool]]:
    """Whether a task of another perspective is given to a unit that has still to do it; nothing to ask for who only gives."""
    if not unit:
        return []
    own = select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    leads = exists().where(
        _LIST.c.task_id == _T.c.id,
        _LIST.c.part == LEAD,
        _MEMBER.c.membership_id == _LIST.c.membership_id,
        _MEMBER.c.unit_id == own,
    )
    has = exists().where(_A.c.task_id == _T.c.id, _A.c.unit_id == own)
    given = or_(and_(_P.c.as_unit == "", leads), has)  # what another unit received names leads that it gives nothing to
    return [and_(_P.c.as_unit != unit, given, ~_over(_A.c.unit_id == own))]


def leading(session: Session, tasks: Collection[int]) -> dict[int, set[str]]:
    """Slugs of the units that lead these tasks and are not done with them, by the task's id."""
    found: dict[int, set[str]] = defaultdict(set)
    if not tasks:
        return found
    rows = (
        select(_LIST.c.task_id, _UNIT.c.slug)
        .join(_MEMBER, _MEMBER.c.membership_id == _LIST.c.membership_id)
        .join(_UNIT, _UNIT.c.id == _MEMBER.c.unit_id)
        .join(_T, _T.c.id == _LIST.c.task_id)
        .where(_LIST.c.task_id.in_(sorted(tasks)), _LIST.c.part == LEAD, ~_over(_A.c.unit_id == _UNIT.c.id))
    )
    for task, slug in session.connection().execute(rows):
        found[task].add(slug)
    return found


def put_links(connection: Connection, plan_id: int, plan: Plan, by: int | None, now: dt.datetime) -> int:
    """Link the tasks of a plan with those in force that they are said to be the same as; how many links were new.

    A name that is no task in force (any more), or one that is done, links nothing.
    """
    wanted = [(task.id, other) for task in plan.tasks for other in linked(task)]
    if not wanted:
        return 0
    mine = dict(connection.execute(select(_T.c.key, _T.c.id).where(_T.c.plan_id == plan_id)).tuples().all())
    others = _still_open(connection, plan, {other for _, other in wanted})
    new = [
        {"task_id": mine[key], "same_as_id": others[other], "at": now, "by": by}
        for key, other in wanted
        if key in mine and other in others
    ]
    if not new:
        return 0
    statement = insert_new(connection, _LINK, "task_id", "same_as_id").returning(_LINK.c.id)
    return len(connection.execute(statement, new).all())


def links_held(session: Session, plan: Plan) -> list[Link]:
    """The links of the plan with tasks that somebody has still to do, in its order."""
    wanted = [(task.id, other) for task in plan.tasks for other in linked(task)]
    found = _still_open(session.connection(), plan, {other for _, other in wanted}) if wanted else {}
    first = select(func.min(_A.c.due)).where(_A.c.task_id == _T.c.id, _A.c.stage.in_(_OPEN)).scalar_subquery()
    rows = select(_T.c.id, _P.c.number, _T.c.title, first).join(_P, _P.c.id == _T.c.plan_id)
    held = session.connection().execute(rows.where(_T.c.id.in_(sorted(found.values())))).all() if found else []
    facts = {row[0]: row for row in held}
    return [Link(mine, ":".join(other), *facts[found[other]]) for mine, other in wanted if other in found]


def links_over(session: Session, plan: Plan) -> list[tuple[str, str]]:
    """Tasks of the plan with a name ("plan:key") that they are said to be the same as, and that nobody has to do any more."""
    wanted = [(task.id, other) for task in plan.tasks for other in linked(task)]
    found = _still_open(session.connection(), plan, {other for _, other in wanted}) if wanted else {}
    return [(mine, ":".join(other)) for mine, other in wanted if other not in found]


def never_there(session: Session, names: Collection[str]) -> set[str]:
    """Names ("plan:key") of which no task was ever given: no such plan, or none of that number in it."""
    asked = {name: (read_key(name.partition(":")[0]).slug, name.partition(":")[2]) for name in names}
    slugs = sorted({slug for slug, _ in asked.values()})
    rows = select(_P.c.slug, _T.c.key).join(_P, _P.c.id == _T.c.plan_id).where(_P.c.slug.in_(slugs))
    known = set(session.connection().execute(rows).tuples()) if slugs else set()
    return {name for name, one in asked.items() if one not in known}


def _still_open(connection: Connection, plan: Plan, names: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The ids of tasks in force, by plan (as this one names it) and key, that somebody has still to do."""
    own = plan.as_ or ""
    known = select(_P.c.slug, _P.c.as_unit, _T.c.key, _T.c.id).join(_P, _P.c.id == _T.c.plan_id)
    slugs = sorted({read_key(name).slug for name, _ in names})
    theirs = or_(and_(_P.c.as_unit == own, ~_over()), *_given_to(own))
    rows = connection.execute(known.where(_P.c.slug.in_(slugs), theirs, _T.c.active))
    return {(name_in(own, slug, as_unit), key): number for slug, as_unit, key, number in rows}


def _over(*whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a task has no open assignment and no more will come; of `whose` alone.

    One whose day had passed at the launch was given to nobody; one whose day hangs on an event will be. Of a closed plan nothing comes.
    """
    mine, its = (_A.c.task_id == _T.c.id, *whose), _P.alias()
    closed = exists().where(its.c.id == _T.c.plan_id, its.c.closed_at.is_not(None))
    again = func.coalesce(_T.c.due["kind"].as_string(), "").in_(_AGAIN)
    waits = func.coalesce(_T.c.due["from"].as_string(), "") == "event"
    return ~_goes_on(*whose) & (closed | ~again & (exists().where(*mine) | ~waits))


def _goes_on(*whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a task has an open assignment, of `whose` alone."""
    return exists().where(_A.c.task_id == _T.c.id, *whose, _A.c.stage.in_(_OPEN))


def linked_with(session: Session, task_id: int, unit: str) -> list[tuple[str, str, str]]:
    """Tasks that are answered by the same result of a unit: the plan's key, its document's number, if it has one, the title.

    Not those that the unit was done with before the link was made: their result answers nothing else.
    """
    link = _LINK.c
    pair = or_(
        (link.task_id == task_id) & (link.same_as_id == _T.c.id),
        (link.same_as_id == task_id) & (link.task_id == _T.c.id),
    )
    mine = (_A.c.task_id == _T.c.id, _A.c.unit_id == select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery())
    before = exists().where(*mine) & ~exists().where(*mine, or_(_A.c.stage.in_(_OPEN), _A.c.changed_at >= link.at))
    rows = (
        select(_P.c.slug, _P.c.as_unit, _P.c.number, _T.c.title, _T.c.id)
        .distinct()
        .join(_P, _P.c.id == _T.c.plan_id)
        .join(_LINK, pair)
        .where(~before)
        .order_by(_T.c.id)
    )
    return [
        (plan_key(slug, of), number or "", title) for slug, of, number, title, _ in session.connection().execute(rows)
    ]


def twins(session: Session, ids: Sequence[int], stages: Collection[str]) -> list[Twin]:
    """Assignments in these stages that the same unit has for linked tasks, none of these: of each linked task the one due first."""
    return [twin for twin in pairs_of(session, ids, stages) if twin.id not in ids]


def pairs_of(session: Session, ids: Sequence[int], stages: Collection[str]) -> list[Twin]:
    """The same, those among these too."""
    if not ids or not stages:
        return []
    other, link = named(_A, "other"), _LINK.c
    pairs = or_(
        (link.task_id == _A.c.task_id) & (link.same_as_id == other.c.task_id),
        (link.same_as_id == _A.c.task_id) & (link.task_id == other.c.task_id),
    )
    its, of = _P.alias(), _P.alias()
    copy = and_(its.c.as_unit == _UNIT.c.slug, of.c.as_unit != _UNIT.c.slug)
    rows = (
        select(_A.c.id, other.c.id, other.c.stage, copy, other.c.task_id)
        .select_from(
            _A.join(_LINK, or_(link.task_id == _A.c.task_id, link.same_as_id == _A.c.task_id)).join(other, pairs)
        )
        .join(its, its.c.id == other.c.plan_id)
        .join(of, of.c.id == _A.c.plan_id)
        .join(_UNIT, _UNIT.c.id == other.c.unit_id)
        .where(_A.c.id.in_(list(ids)), other.c.unit_id == _A.c.unit_id, other.c.stage.in_(sorted(stages)))
        .order_by(_A.c.id, other.c.due.is_(None), other.c.due, other.c.id)
    )
    first: dict[tuple[int, int], Twin] = {}
    for mine, twin, stage, copied, task in session.connection().execute(rows):
        first.setdefault((mine, task), Twin(mine, twin, stage, bool(copied)))
    return list(dict.fromkeys(first.values()))
