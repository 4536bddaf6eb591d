"""What recurring work will fall due and is not open yet: its later times in a span of days, for a moment."""

import datetime as dt
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func, or_, select
from sqlmodel import Session

from models.core import table
from models.state_sql import ledger
from models.tables import LaunchedPlan, Task
from models.wanted_sql import wanted_sql
from plans.access import Sight
from plans.calendar import Calendar
from plans.dates import Anchors, occurrences
from plans.due import Due
from plans.plan import Force
from plans.stages import Stage
from plans.wanted import EVERYTHING, Wanted

_PLAN, _TASK = table(LaunchedPlan), table(Task)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)


def times_to_open(
    session: Session,
    moment: dt.datetime,
    days: tuple[dt.date, dt.date],
    calendar: Calendar,
    wanted: Wanted = EVERYTHING,
    sight: Sight | None = None,
) -> int:
    """How many assignments will be opened and fall due from the first of the days to the last, by the rules of the tasks.

    Of the units that were given the last time opened by `moment`, where it was not cancelled. Where a month, a state or one time
    is wanted, none: what is not open has neither.
    """
    if wanted.month or wanted.occurrence or wanted.state:
        return 0
    found = 0
    for units, last, due, issued, launched in _tasks(session, moment, wanted, sight):
        anchors = Anchors(issued=issued, launched=launched)
        times, _ = occurrences(_DUE.validate_python(due), anchors, *days, calendar)
        found += units * sum(one.key > last and one.last_moment is not None for one in times)
    return found


def _tasks(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> list[tuple[Any, ...]]:
    """Of each recurring task in force: to how many units its last time was given, which that is, its rule and what it hangs on."""
    connection = session.connection()
    a, t, p = ledger(session, moment).c, _TASK.c, _PLAN.c
    last = (
        select(a.task_id, func.max(a.occurrence).label("key"))
        .where(a.opened_at <= moment, a.parent_id.is_(None))
        .group_by(a.task_id)
        .subquery()
    )
    rows = (
        select(a.task_id, func.count(), last.c.key)
        .join(last, (last.c.task_id == a.task_id) & (last.c.key == a.occurrence))
        .where(a.stage != Stage.CANCELLED.value, a.force == Force.ORDER.value, a.parent_id.is_(None))
        .where(*wanted_sql(connection, wanted, a, moment, sight))
        .group_by(a.task_id, last.c.key)
    ).subquery()
    held = (
        select(rows.c[1], rows.c.key, t.due, p.issued, p.launched_on)
        .join(_TASK, t.id == rows.c.task_id)
        .join(_PLAN, p.id == t.plan_id)
        .where(t.active, or_(p.closed_at.is_(None), p.closed_at > moment), t.due["kind"].as_string() == "recurring")
    )
    return [tuple(row) for row in connection.execute(held)]
