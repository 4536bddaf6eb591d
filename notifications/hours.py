"""Office hours: messages go out on working days between the office's hours; outside them they are put off, never dropped."""

import datetime as dt
from zoneinfo import ZoneInfo

from plans.calendar import Calendar
from plans.state import ZONE

Hours = tuple[str, str]
"""When the office opens and closes, "07:30" and "17:00"."""


def is_open(now: dt.datetime, hours: Hours, calendar: Calendar, zone: ZoneInfo = ZONE) -> bool:
    """Whether `now` is within office hours of a working day."""
    local = now.astimezone(zone)
    return calendar.is_working(local.date()) and _time(hours[0]) <= local.time() < _time(hours[1])


def next_open(now: dt.datetime, hours: Hours, calendar: Calendar, zone: ZoneInfo = ZONE) -> dt.datetime:
    """`now` itself within office hours, else the next opening in UTC."""
    if is_open(now, hours, calendar, zone):
        return now
    local = now.astimezone(zone)
    day = local.date() if local.time() < _time(hours[0]) else local.date() + dt.timedelta(days=1)
    return dt.datetime.combine(calendar.next_working(day), _time(hours[0]), zone).astimezone(dt.UTC)


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)
