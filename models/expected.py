"""What recurring work is not open yet: its later times in a span of days, and those that have passed, for a moment."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import func, or_, select
from sqlmodel import Session

from models.core import table
from models.state_sql import ledger
from models.tables import Assignment, LaunchedPlan, Task
from models.wanted_sql import wanted_sql
from plans.access import Sight
from plans.calendar import Calendar
from plans.dates import Anchors, Occurrence, occurrences
from plans.due import Due
from plans.plan import Force
from plans.stages import Stage
from plans.state import day_of
from plans.wanted import EVERYTHING, Wanted

_PLAN, _TASK = table(LaunchedPlan), table(Task)
_DUE: TypeAdapter[Due] = TypeAdapter(Due)


class Missed(NamedTuple):
    """How many assignments of recurring work nobody opened when their day came, and the first of these days."""

    times: int = 0
    since: dt.date | None = None


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
        times = _times(due, issued, launched, days, calendar)
        found += units * sum(
            one.key > last and one.last_moment is not None and one.last_moment > moment for one in times
        )
    return found


def times_missed(
    session: Session,
    moment: dt.datetime,
    calendar_of: Callable[[], Calendar],
    wanted: Wanted = EVERYTHING,
    sight: Sight | None = None,
) -> Missed:
    """The times of recurring work that have passed by `moment` and were not open then: no day's sweep had opened them.

    The calendar is asked for where there may be any.
    """
    if wanted.month or wanted.occurrence or wanted.state:
        return Missed()
    behind = _behind(session, moment, calendar_of)
    if behind is not None and not behind:
        return Missed()
    count, since, today, calendar = 0, list[dt.date](), day_of(moment), calendar_of()
    for units, last, due, issued, launched in _tasks(session, moment, wanted, sight, behind):
        times = _times(due, issued, launched, (dt.date.fromisoformat(last), today), calendar)
        passed = [one.day for one in times if one.key > last and one.day and _passed(one, moment)]
        count, since = count + units * len(passed), since + passed
    return Missed(count, min(since, default=None))


def _behind(session: Session, moment: dt.datetime, calendar_of: Callable[[], Calendar]) -> list[int] | None:
    """The tasks of now that have a time behind the day up to which they were opened; None of a past moment."""
    if ledger(session, moment) is not table(Assignment):
        return None
    t, p, today = _TASK.c, _PLAN.c, day_of(moment)
    rows = (
        select(t.id, t.due, p.issued, p.launched_on, t.opened_until)
        .join(_PLAN, p.id == t.plan_id)
        .where(t.active, p.closed_at.is_(None), t.opened_until < today, t.due["kind"].as_string() == "recurring")
    )
    found, held = [], session.connection().execute(rows).tuples().all()
    calendar = calendar_of() if held else Calendar()
    for number, due, issued, launched, until in held:
        days = until + dt.timedelta(days=1), today
        if any(_passed(one, moment) for one in _times(due, issued, launched, days, calendar)):
            found.append(number)
    return found


def _passed(one: Occurrence, moment: dt.datetime) -> bool:
    return one.last_moment is not None and one.last_moment <= moment


def _times(
    due: Any,  # noqa: ANN401  (the rule as the task keeps it)
    issued: dt.date | None,
    launched: dt.date,
    days: tuple[dt.date, dt.date],
    calendar: Calendar,
) -> list[Occurrence]:
    """The times that a rule has in these days."""
    return occurrences(_DUE.validate_python(due), Anchors(issued=issued, launched=launched), *days, calendar)[0]


def _tasks(
    session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None, tasks: Collection[int] | None = None
) -> list[tuple[Any, ...]]:
    """Of each recurring task in force (of these alone, where they are said): to how many units its last time was given, which that is,
    its rule and what it hangs on.
    """
    connection = session.connection()
    a, t, p = ledger(session, moment).c, _TASK.c, _PLAN.c
    last = (
        select(a.task_id, func.max(a.occurrence).label("key"))
        .where(a.opened_at <= moment, a.parent_id.is_(None), *([] if tasks is None else [a.task_id.in_(list(tasks))]))
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
