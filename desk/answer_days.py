"""By which day requests for more time are to be answered, by the office's calendar."""

import datetime as dt
from collections.abc import Collection

from desk.calendars import office_calendar
from models.database import Session
from plans.extending import Extension, with_answer_day
from plans.state import day_of


def to_answer(session: Session, asked: Collection[Extension], now: dt.datetime) -> tuple[Extension, ...]:
    """Each with its day; nothing is read where there is none."""
    calendar = office_calendar(session, day_of(now)) if asked else None
    return tuple(with_answer_day(one, calendar) for one in asked) if calendar else ()
