"""What all digests of a sweep share, and with what their links are signed."""

import datetime as dt
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from notifications.answering import First
from notifications.escalation import People
from plans.calendar import Calendar
from plans.state import ZONE


class Links(NamedTuple):
    """With what the links of a sweep are signed, and until when they open."""

    key: str
    until: dt.datetime


class Frame(NamedTuple):
    """What all digests of a sweep share: the day and moment, who sends, where links lead.

    With `links` the ones to an item open for their reader without a login, to look at. `first`: since when those above a unit are asked.
    """

    day: dt.date
    now: dt.datetime
    calendar: Calendar
    people: People
    office: str = "Văn phòng"
    phone: str = ""
    url: str = ""
    zone: ZoneInfo = ZONE
    links: Links | None = None
    first: First = MappingProxyType({})
