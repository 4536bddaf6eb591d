"""Who gave an assignment, as the log says: who launched or amended its plan, who recorded its event; inside a unit, who gave it on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, and_, func, or_, select
from sqlmodel import Session

from models.amend_rows import HANDED_OVER
from models.core import table
from models.lines import Change
from models.tables import Assignment, Audit, LaunchedPlan, Person, StageChange, Task
from plans.access import Deed
from plans.plan_keys import plan_key

_A, _PLAN, _PERSON, _AUDIT = table(Assignment), table(LaunchedPlan), table(Person), table(Audit)
_TASK, _CHANGE = table(Task), table(StageChange)
OPENED, _EVENT = "open", "event"
_FACTS = (
    _A.c.opened_at, _A.c.stage, _A.c.occurrence, _A.c.parent_id, _TASK.c.key, _PLAN.c.slug.label("plan"), _PLAN.c.as_unit,
    _PLAN.c.launched_at, _PERSON.c.slug, _PERSON.c.name,
)  # fmt: skip


class Gave(NamedTuple):
    """When a plan was put in force, and the name of who did it (None: nobody is on record)."""

    at: dt.datetime
    by: str | None


def launch_of(session: Session, slug: str, as_unit: str = "") -> Gave | None:
    """The launch of the plan with this slug, given or received by that unit; None where it is not in force."""
    pressed = select(_AUDIT.c.by).where(
        _AUDIT.c.what == "launch", _AUDIT.c.subject == _PLAN.c.slug, _AUDIT.c.at == _PLAN.c.launched_at
    )
    last = pressed.order_by(_AUDIT.c.id.desc()).limit(1).scalar_subquery()
    by = func.coalesce(last, _PLAN.c.agreed_by, _PLAN.c.proposed_by)
    asked = select(_PLAN.c.launched_at, _PERSON.c.name).select_from(_PLAN).outerjoin(_PERSON, _PERSON.c.id == by)
    row = session.connection().execute(asked.where(_PLAN.c.slug == slug, _PLAN.c.as_unit == as_unit)).first()
    return Gave(*row) if row else None


def beginnings(session: Session, number: int) -> list[Change]:
    """How an assignment came to be, the first lines of its history: who launched its plan, or added its task by an amendment; of what
    was opened later who recorded its event, nobody of what the sweep opened; inside a unit who gave it on.

    What another unit took over begins with that its task was given: the taking over is a line of its history.
    """
    signed = func.coalesce(_PLAN.c.agreed_by, _PLAN.c.proposed_by)
    asked = select(*_FACTS).join(_PLAN, _PLAN.c.id == _A.c.plan_id).join(_TASK, _TASK.c.id == _A.c.task_id)
    row = (
        session.connection().execute(asked.outerjoin(_PERSON, _PERSON.c.id == signed).where(_A.c.id == number)).first()
    )
    if row is None:
        return []
    if row.parent_id is not None:
        return [_line(row, Deed.GIVE_ON.value, row.opened_at, _who_gave_on(session, row))]
    log = _log_of(session, row)
    gave = [one for one in log if one.what != _EVENT and (one.at == row.opened_at or _gives(one, row.key))]
    first = gave[-1] if gave else None
    lines = [_line(row, "launch", first.at if first else row.launched_at, first if first and first.slug else row)]
    if lines[0].at == row.opened_at or _taken_over(session, number, row.opened_at):
        return lines
    event = next((one for one in log if one.what == _EVENT and one.at == row.opened_at), None)
    if event is not None:
        return [*lines, _line(row, Deed.RECORD.value, row.opened_at, event)]
    return [*lines, _line(row, OPENED, row.opened_at, None)]


def _log_of(session: Session, row: Row[Any]) -> Sequence[Row[Any]]:
    """What the log says up to its opening of the plan's launch and amendments, and of the events of its task that day."""
    c, names = _AUDIT.c, sorted({row.plan, plan_key(row.plan, row.as_unit)})
    events = and_(c.what == _EVENT, c.subject.in_([f"{one}:{row.key}" for one in names]))
    mine = or_(and_(c.what.in_(("launch", "amend")), c.subject.in_(names)), events)
    log = select(c.at, c.what, c.details, _PERSON.c.slug, _PERSON.c.name).outerjoin(_PERSON, _PERSON.c.id == c.by)
    found = session.connection().execute(log.where(mine, c.at <= row.opened_at).order_by(c.id)).all()
    ours = (one for one in found if one.details.get("as", row.as_unit) == row.as_unit)
    return [one for one in ours if one.what != _EVENT or one.details.get("day") == row.occurrence]


def _gives(one: Row[Any], task: str) -> bool:
    """Whether a launch or an amendment is what gave a task."""
    added = (row for row in one.details.get("which") or () if row.get("kind") == "added")
    return one.what == "launch" or any(row.get("task") == task for row in added)


def _taken_over(session: Session, number: int, opened: dt.datetime) -> bool:
    c = _CHANGE.c
    taken = select(c.id).where(c.assignment_id == number, c.act == HANDED_OVER, c.at == opened).limit(1)
    return session.connection().execute(taken).first() is not None


def _who_gave_on(session: Session, row: Row[Any]) -> Row[Any] | None:
    c = _AUDIT.c
    log = select(_PERSON.c.slug, _PERSON.c.name).join(_AUDIT, c.by == _PERSON.c.id)
    mine = (c.what == Deed.GIVE_ON.value, c.subject == f"assignment:{row.parent_id}", c.at <= row.opened_at)
    return session.connection().execute(log.where(*mine).order_by(c.id.desc()).limit(1)).first()


def _line(row: Row[Any], act: str, at: dt.datetime, who: Row[Any] | None) -> Change:
    by, name = (who.slug, who.name) if who else (None, None)
    return Change(act, row.stage, row.stage, at, by, name, None, None)
