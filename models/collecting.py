"""Results that come together from many units: of each task and time, how many are in and how many are not."""

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, case, func, or_, select
from sqlmodel import Session

from models.core import table
from models.opening import RECEIVER
from models.sight_sql import partnered_sql
from models.state_sql import ledger
from models.tables import LaunchedPlan, Task, Unit
from models.wanted_sql import wanted_sql
from plans.access import Sight
from plans.plan_keys import plan_key
from plans.stages import Stage
from plans.wanted import SENT, VIEWS, Wanted

_PLAN, _TASK, _UNIT = table(LaunchedPlan), table(Task), table(Unit)


class Collected(NamedTuple):
    """One task at one time of it (`occurrence`), of which several units owe a result: how many they are, how many are in.

    `due` is the first date among them. Whose is in and whose is not are the lists of `Wanted` with state sent and missing.
    """

    plan: str
    as_unit: str
    number: str | None
    plan_title: str
    circulation: str
    task: str
    title: str
    clause: str | None
    occurrence: str
    due: dt.datetime | None
    total: int
    sent: int

    @property
    def plan_key(self) -> str:
        """What addresses and filters name its plan by."""
        return plan_key(self.plan, self.as_unit)

    @property
    def missing(self) -> int:
        """How many are not in."""
        return self.total - self.sent


def collected_by(session: Session, moment: dt.datetime, units: Collection[str], limit: int) -> list[Collected]:
    """What other units are to send to these, by the task's words or as they confirm it, and is not all in; the first date first."""
    mine = select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(units)))
    a = ledger(session, moment)
    confirmed = (
        select(_TASK.c.id)
        .join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
        .where(_TASK.c.confirmer_unit_id.in_(mine))
        .where(or_(_PLAN.c.office_id.is_(None), _PLAN.c.office_id != _TASK.c.confirmer_unit_id))
    )
    theirs = a.c.task_id.in_(partnered_sql(mine, RECEIVER).union(confirmed))
    only = [theirs, a.c.opened_at <= moment, a.c.unit_id.not_in(mine), a.c.parent_id.is_(None)]
    return _counted(session, a, only, limit, unfinished=True)


def collected_of(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> list[Collected]:
    """What may be seen of what is wanted, whatever state is asked for; the first date first."""
    a = ledger(session, moment)
    only = wanted_sql(session.connection(), wanted._replace(state=None), a.c, moment, sight)
    return _counted(session, a, only, MOST)


MOST = 60
"""Times of one task that are counted at most."""


def _counted(
    session: Session, a: FromClause, only: Collection[ColumnElement[bool]], limit: int, *, unfinished: bool = False
) -> list[Collected]:
    """Only what several owe is collected; cancelled ones are not counted."""
    c, sent = a.c, [one.value for one in VIEWS[SENT]]
    total = func.count()
    inside = func.sum(case((c.stage.in_(sent), 1), else_=0))
    facts: list[Any] = [
        _PLAN.c.slug, _PLAN.c.as_unit, _PLAN.c.number, _PLAN.c.title, _PLAN.c.circulation,
        _TASK.c.key, _TASK.c.title.label("task_title"), _TASK.c.clause, c.occurrence,
    ]  # fmt: skip
    due = func.min(c.due).label("due")
    rows = (
        select(*facts, due, total, inside)
        .select_from(a)
        .join(_TASK, _TASK.c.id == c.task_id)
        .join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
        .where(*only, c.stage != Stage.CANCELLED.value)
        .group_by(_TASK.c.id, *facts)
        .having(total > 1, *([inside < total] if unfinished else []))
        .order_by(due.is_(None), due, _TASK.c.id)
        .limit(limit)
    )
    return [Collected(*row) for row in session.connection().execute(rows)]
