"""The question about a last day on which nobody works, wherever somebody sets one by hand."""

import datetime as dt

from desk.calendars import office_calendar
from models.database import Session
from plans.dates import day_off
from plans.problems import Place, Problem, doubt


def resting_day(session: Session, code: str, day: dt.date, today: dt.date, field: str | None = None) -> list[Problem]:
    """A doubt of that code where it is a day off; `field` is where it was typed."""
    name = day_off(day, office_calendar(session, today))
    return [doubt(code, Place(field=field), day=day.isoformat(), name=name)] if name else []
