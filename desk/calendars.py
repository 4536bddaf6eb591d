"""The office's working calendar: the national one with the office's own days on top."""

import datetime as dt

from models.database import Session
from models.people import office_days
from plans.calendar import Calendar, DayException, vietnam

YEARS_AHEAD = 3
"""Years after this one for which the calendar is laid out."""


def office_calendar(session: Session, today: dt.date) -> Calendar:
    """Working days from the year before last to three years ahead."""
    own = [
        DayException.model_validate({"day": day, "kind": kind, "name": name})
        for day, kind, name in office_days(session)
    ]
    return vietnam(range(today.year - 2, today.year + YEARS_AHEAD + 1), own)
