"""Office hours: messages go out on working days between the office's hours; outside them they are put off, never dropped."""

import datetime as dt
from zoneinfo import ZoneInfo

from notifications.reminders import ZONE, WorkingDays

Hours = tuple[str, str]
"""When the office opens and closes, "07:30" and "17:00"."""


def is_open(now: dt.datetime, hours: Hours, calendar: WorkingDays, zone: ZoneInfo = ZONE) -> bool:
    """Whether `now` is within office hours of a working day."""
    local = now.astimezone(zone)
    return calendar.is_working(local.date()) and _time(hours[0]) <= local.time() < _time(hours[1])


def next_open(now: dt.datetime, hours: Hours, calendar: WorkingDays, zone: ZoneInfo = ZONE) -> dt.datetime:
    """`now` itself within office hours, else the next opening in UTC; ValueError where a year has no working day."""
    if is_open(now, hours, calendar, zone):
        return now
    local = now.astimezone(zone)
    day = local.date() if local.time() < _time(hours[0]) else local.date() + dt.timedelta(days=1)
    for ahead in range(366):
        one = day + dt.timedelta(days=ahead)
        if calendar.is_working(one):
            return dt.datetime.combine(one, _time(hours[0]), zone).astimezone(dt.UTC)
    raise ValueError("no working day within a year")


def working_day_after(day: dt.date, count: int, calendar: WorkingDays) -> dt.date:
    """The day on which `count` working days after `day` are complete; `day` itself for 0."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= calendar.is_working(day)
    return day


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)
