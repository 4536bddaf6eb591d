"""The question about a last day on which nobody works, wherever somebody sets one by hand."""

import datetime as dt
from collections.abc import Collection

from desk.calendars import office_calendar
from models.database import Session
from plans.dates import day_off
from plans.due import Due, Recurring
from plans.plan import Plan
from plans.problems import Place, Problem, doubt


def resting_day(session: Session, code: str, day: dt.date, today: dt.date, field: str | None = None) -> list[Problem]:
    """A doubt of that code where it is a day off; `field` is where it was typed."""
    name = day_off(day, office_calendar(session, today))
    return [doubt(code, Place(field=field), day=day.isoformat(), name=name)] if name else []


def newly_dated(plan: Plan, before: Plan | None, tasks: Collection[str]) -> set[str]:
    """Those of these tasks that have other days than before: another hour of the same rule moves no day."""
    held = {one.id: one.due for one in before.tasks} if before else {}
    same = {one.id for one in plan.tasks if one.id in tasks and _days(one.due) == _days(held.get(one.id)) is not None}
    return {one for one in tasks if one not in same}


def _days(due: Due | None) -> tuple[str, dt.date | None] | None:
    return (due.rrule, due.start) if isinstance(due, Recurring) else None
