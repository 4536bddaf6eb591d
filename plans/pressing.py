"""What is due so soon after it was given that the next morning's mail comes too late, or with hardly an hour left."""

import datetime as dt

from plans.calendar import Calendar
from plans.state import ZONE

NOON = dt.time(12)


def pressing_until(given: dt.datetime, calendar: Calendar, zone: dt.tzinfo = ZONE) -> dt.datetime:
    """The noon of the next working day: what was given at that moment and is due by then is told on the same day."""
    morning = calendar.next_working(given.astimezone(zone).date() + dt.timedelta(days=1))
    return dt.datetime.combine(morning, NOON, zone)
