"""What was ended lately and is asked of its unit no more: what mails and the page of the day tell whoever worked on it."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, String, cast, exists, literal, or_, select
from sqlmodel import Session

from models.core import named, table
from models.tables import Assignment, Audit, LaunchedPlan, StageChange, Task, Unit
from plans.stages import OPEN, Act, Stage

_A, _CHANGE, _UNIT, _PLAN, _TASK, _AUDIT = (
    table(Assignment),
    table(StageChange),
    table(Unit),
    table(LaunchedPlan),
    table(Task),
    table(Audit),
)
_OPEN = [one.value for one in OPEN]


def ended_ids(since: dt.datetime, *which: ColumnElement[bool]) -> Select[tuple[int]]:
    """The ids of what was ended since then; `which` narrows them.

    What an amendment ended is not told where its unit has more of the same task to do, or the words of the task are part of another
    that it has (joined into it). What somebody ended by itself, one event or period of a task, is.
    """
    more, old, new = named(_A, "more"), named(_TASK, "old"), named(_TASK, "new")
    open_ones = (more.c.unit_id == _A.c.unit_id, more.c.parent_id.is_(None), more.c.stage.in_(_OPEN))
    same = exists(select(1).where(more.c.task_id == _A.c.task_id, *open_ones))
    gone = (old.c.id == _A.c.task_id, ~old.c.active, old.c.quote != "")
    goes_on = (new.c.id == more.c.task_id, new.c.plan_id == old.c.plan_id, new.c.quote.contains(old.c.quote))
    still = or_(same, exists(select(1).where(*gone, *goes_on, *open_ones)))
    act = (_CHANGE.c.assignment_id == _A.c.id, _CHANGE.c.act == Act.CANCEL.value)
    ended = (_A.c.stage == Stage.CANCELLED.value, _A.c.changed_at > since, exists(select(1).where(*act)))
    subject = literal("assignment:") + cast(_A.c.id, String)
    alone = exists(select(1).where(_AUDIT.c.what == Act.CANCEL.value, _AUDIT.c.subject == subject))
    return select(_A.c.id).where(*ended, *which, or_(_A.c.parent_id.is_not(None), ~still, alone))


def ended_of(session: Session, units: Sequence[str], since: dt.datetime) -> list[int]:
    """The same of these units."""
    mine = _A.c.unit_id.in_(select(_UNIT.c.id).where(_UNIT.c.slug.in_(units)))
    return list(session.connection().execute(ended_ids(since, mine)).scalars())
