"""The question about a last day on which nobody works, wherever somebody sets one by hand."""

import datetime as dt
from collections.abc import Collection

from desk.calendars import office_calendar
from models.database import Session
from models.lines import Line
from plans.bases import bases
from plans.dates import day_off, last_day
from plans.due import Due, Recurring
from plans.plan import Plan
from plans.problems import Place, Problem, doubt
from plans.state import day_of

STAYS = "fixed-stays"
"""The rule that a fixed date stays on a day off."""


def resting_day(session: Session, code: str, day: dt.date, today: dt.date, field: str | None = None) -> list[Problem]:
    """A doubt of that code where it is a day off; `field` is where it was typed."""
    name = day_off(day, office_calendar(session, today))
    return [doubt(code, Place(field=field), day=day.isoformat(), name=name)] if name else []


def rules_of(session: Session, line: Line, due: Due | None, moment: dt.datetime) -> tuple[str, ...]:
    """The rules by which the date of an assignment was counted; that a fixed date stays is said where it falls on a day off. None
    where its words are not the document's.
    """
    if due is not None and due.text and not line.due_text:
        return ()
    found = bases(due)
    if STAYS not in found or line.due is None:
        return found
    rests = day_off(last_day(line.due), office_calendar(session, day_of(moment)))
    return found if rests else tuple(one for one in found if one != STAYS)


def newly_dated(plan: Plan, before: Plan | None, tasks: Collection[str]) -> set[str]:
    """Those of these tasks that have other days than before: another hour of the same rule moves no day."""
    held = {one.id: one.due for one in before.tasks} if before else {}
    same = {one.id for one in plan.tasks if one.id in tasks and _days(one.due) == _days(held.get(one.id)) is not None}
    return {one for one in tasks if one not in same}


def _days(due: Due | None) -> tuple[str, dt.date | None] | None:
    return (due.rrule, due.start) if isinstance(due, Recurring) else None
