"""Working days counted within a period ("ngày làm việc đầu tiên của tháng"): a rule knows weekdays, the calendar the holidays."""

import datetime as dt
import re
from collections.abc import Iterator

from plans.calendar import Calendar

_COUNTED = re.compile(r"(?:^|;)FREQ=(MONTHLY|WEEKLY)(?:;.*)?;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=(-?\d{1,2})(?=;|$)")


def place_counted(rrule: str) -> tuple[str, int] | None:
    """The period of a rule that counts working days and which of them it names (-1 is the last); None for any other rule."""
    found = _COUNTED.search(rrule) if "BYSETPOS" in rrule else None
    return (found[1], int(found[2])) if found and int(found[2]) else None


def counted_day(rrule: str, own: dt.date, calendar: Calendar) -> dt.date:
    """The working day that a rule means in the period of `own`, the day that it comes to by the days of the week alone.

    `own` itself for a rule that counts none, or where the period has too few of them.
    """
    told = place_counted(rrule)
    if told is None:
        return own
    period, place = told
    worked = [day for day in _days(period, own) if calendar.is_working(day)]
    at = place - 1 if place > 0 else place
    return worked[at] if -len(worked) <= at < len(worked) else own


def first_of(rrule: str, day: dt.date) -> dt.date:
    """The first day of the period of a rule that counts working days, from which it has to be expanded; else `day`."""
    told = place_counted(rrule)
    return next(_days(told[0], day)) if told else day


def _days(period: str, day: dt.date) -> Iterator[dt.date]:
    """The days of the month or the week of a day."""
    at = day.replace(day=1) if period == "MONTHLY" else day - dt.timedelta(days=day.weekday())
    month, year, week = at.month, at.year, at + dt.timedelta(days=6)
    while (at.year, at.month) == (year, month) if period == "MONTHLY" else at <= week:
        yield at
        at += dt.timedelta(days=1)
