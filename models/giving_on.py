"""What a unit gives on to its own: assignments below one of its assignments, with an internal date."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, insert, or_, select, update
from sqlmodel import Session

from models.core import table
from models.plan_queries import units_under
from models.progress import write_history
from models.state_sql import ledger, state_sql
from models.tables import OPEN_STAGES, Assignment, Task, Unit
from plans.alphabet import alphabetical
from plans.plan import Force
from plans.policy import StagePolicy
from plans.stages import Act, Stage, first_stage

_A, _T, _UNIT = table(Assignment), table(Task), table(Unit)


class Above(NamedTuple):
    """The assignment whose work is given on: what its parts copy, and the instant from which it is late (None: undated)."""

    id: int
    task_id: int
    plan_id: int
    unit_id: int
    unit: str
    occurrence: str
    due: dt.datetime | None
    stage: str
    parent_id: int | None


class Part(NamedTuple):
    """A part that was given on: its number, whose it is, its internal date, its stage and state, how far it is in per cent."""

    id: int
    unit: str
    unit_name: str
    due: dt.datetime | None
    stage: str
    state: str | None
    progress: int | None


def above(session: Session, number: int) -> Above | None:
    """The assignment with that number."""
    columns = (
        _A.c.id, _A.c.task_id, _A.c.plan_id, _A.c.unit_id, _UNIT.c.slug, _A.c.occurrence, _A.c.due, _A.c.stage, _A.c.parent_id,
    )  # fmt: skip
    row = session.connection().execute(
        select(*columns).join(_UNIT, _UNIT.c.id == _A.c.unit_id).where(_A.c.id == number)
    )
    found = row.first()
    return Above(*found) if found else None


def parts_of(session: Session, number: int, moment: dt.datetime) -> list[Part]:
    """What was given on of an assignment, the earliest date first."""
    return parts_of_each(session, [number], moment).get(number, [])


def parts_of_each(session: Session, numbers: Collection[int], moment: dt.datetime) -> dict[int, list[Part]]:
    """The same of each of several that something was given on of."""
    a = ledger(session, moment).c
    rows = (
        select(a.parent_id, a.id, _UNIT.c.slug, _UNIT.c.name, a.due, a.stage, state_sql(a, moment), a.progress)
        .join(_UNIT, _UNIT.c.id == a.unit_id)
        .where(a.parent_id.in_(sorted(numbers)))
        .order_by(a.due.is_(None), a.due)
    )
    found: dict[int, list[Part]] = {}
    for parent, *part in session.connection().execute(rows):
        found.setdefault(parent, []).append(Part(*part))
    return {parent: _in_order(parts) for parent, parts in found.items()}


def _in_order(found: list[Part]) -> list[Part]:
    """By date, then by name."""
    groups = {due: index for index, due in enumerate(dict.fromkeys(one.due for one in found))}
    return sorted(found, key=lambda one: (groups[one.due], alphabetical(one.unit_name)))


def end_parts(session: Session, number: int, by: int | None, now: dt.datetime) -> int:
    """What was given on of an assignment, and of that again, and is still open ends with it, with its line of history; how many."""
    connection, to, ended = session.connection(), Stage.CANCELLED.value, 0
    above = [number]
    while above := list(connection.execute(select(_A.c.id).where(_A.c.parent_id.in_(above))).scalars()):
        which = (_A.c.id.in_(above), OPEN_STAGES)
        write_history(connection, which, Act.CANCEL.value, to, by, now, "parent-closed")
        closed = update(_A).where(*which).values(stage=to, version=_A.c.version + 1, changed_at=now)
        ended += connection.execute(closed).rowcount
    return ended


def inner_units(session: Session, slug: str) -> dict[str, int]:
    """The units that stand under one, without it, and a province's own forces, which its committee directs: slug to id."""
    under = [one for one in units_under(session, slug) if one != slug]
    above = select(_UNIT.c.id).where(_UNIT.c.slug == slug).scalar_subquery()
    which = or_(_UNIT.c.slug.in_(under), _forces(above))
    rows = session.connection().execute(select(_UNIT.c.slug, _UNIT.c.id).where(which))
    return dict(rows.tuples().all())


def children(session: Session, unit_id: int, today: dt.date) -> list[tuple[str, str]]:
    """The units that stand directly under one today, a province's forces with them: slug and name, by name."""
    own = or_(_UNIT.c.parent_id == unit_id, _forces(unit_id))
    there = (_UNIT.c.valid_to.is_(None) | (_UNIT.c.valid_to >= today), own)
    rows = select(_UNIT.c.slug, _UNIT.c.name).where(*there)
    found = [(slug, name) for slug, name in session.connection().execute(rows)]
    return sorted(found, key=lambda one: alphabetical(one[1]))


def _forces(unit_id: int | ScalarSelect[int]) -> ColumnElement[bool]:
    """The police and the military of a province: they stand under their ministry, and its committee gives them work."""
    return and_(_UNIT.c.kind == "armed-force", _UNIT.c.parent_id.is_(None), _UNIT.c.province_id == unit_id)


def holders(session: Session, task_id: int, occurrence: str) -> set[int]:
    """The ids of units that have an assignment of this task and occurrence already."""
    asked = select(_A.c.unit_id).where(_A.c.task_id == task_id, _A.c.occurrence == occurrence)
    return set(session.connection().execute(asked).scalars())


def give_parts(
    session: Session, one: Above, parts: Sequence[tuple[int, dt.datetime | None]], now: dt.datetime
) -> list[int]:
    """An assignment for each (unit, internal date), confirmed by the unit that gives it on; their numbers."""
    run = session.connection().execute
    stages = run(select(_T.c.stages).where(_T.c.id == one.task_id)).scalar_one()
    policy = StagePolicy.model_validate(stages).model_copy(update={"review": True})
    row = {
        "task_id": one.task_id, "plan_id": one.plan_id, "occurrence": one.occurrence, "stage": first_stage(policy).value,
        "version": 1, "force": Force.ORDER.value, "opened_at": now, "changed_at": now,
        "confirmer_unit_id": one.unit_id, "parent_id": one.id,
    }  # fmt: skip
    made = insert(_A).returning(_A.c.id)
    return [int(run(made.values(unit_id=unit, due=due, **row)).scalar_one()) for unit, due in parts]
