"""What units have to do when something happens, as a section of their mail on the morning after it was given; what is hỏa tốc at once
too. Pure.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models.on_event import Duty
from notifications import phrases
from notifications.escalation import People
from notifications.reminders import Rules
from plans.calendar import Calendar
from plans.explain import explain
from plans.plan import Urgency

TITLE = "Thực hiện khi có việc phát sinh"
"""The heading of the section."""
TO_DO = (
    "Hôm nay chưa phải báo cáo. Khi có việc, ghi nhận ngày, giờ xảy ra tại trang của đơn vị (hoặc báo cơ quan giao ghi nhận); "
    "nhiệm vụ khi đó được mở và tính thời hạn."
)
"""What is asked of the reader."""


class Told(NamedTuple):
    """By person, and by unit that has a channel of its own, what is to be heard."""

    persons: Mapping[int, tuple[Duty, ...]]
    units: Mapping[int, tuple[Duty, ...]]


class Entry(NamedTuple):
    """One line in words; `path` is the page where the event is recorded."""

    title: str
    basis: str
    limit: str
    path: str


NOBODY = Told({}, {})


Sent = Mapping[tuple[dt.date, str], dt.datetime]
"""By day and reader (`notifications.sweep.who`), when the last mail of work of that day was put: it told all that was hỏa tốc by then."""


def told(duties: Iterable[Duty], people: People, rules: Rules, calendar: Calendar, sent: Sent) -> Told:
    """Who hears of what today: the contacts of the unit, its head where it has none; put off over days off, unless it is hỏa tốc. What
    was told at once on the day on which it was given is not told again.
    """
    persons: dict[int, list[Duty]] = defaultdict(list)
    units: dict[int, list[Duty]] = defaultdict(list)
    working = calendar.is_working(rules.day)
    for one in duties:
        express, next_day = is_express(one), one.given + dt.timedelta(days=1)
        if not (working or express) or not rules.hits([one.given, next_day] if express else [next_day]):
            continue
        for reader in people.readers_of(one.unit_id):
            if not (express and _heard(one, people.known.persons[reader].slug, rules.day, sent)):
                persons[reader].append(one)
        if one.unit_id in people.unit_channels and not (express and _heard(one, f"@{one.unit}", rules.day, sent)):
            units[one.unit_id].append(one)
    return Told({id_: tuple(own) for id_, own in persons.items()}, {id_: tuple(own) for id_, own in units.items()})


def _heard(one: Duty, reader: str, day: dt.date, sent: Sent) -> bool:
    """Whether a message of the day before, on which it was given, told the reader."""
    last = sent.get((one.given, reader)) if one.given < day else None
    return last is not None and last >= one.given_at


def is_express(one: Duty) -> bool:
    """Whether it goes out at once."""
    return one.urgency is Urgency.EXPRESS


def entry(one: Duty) -> Entry:
    """The line in words; of a document in limited circulation its number alone."""
    internal = one.plan.circulation == "internal"
    rule = one.due.model_copy(update={"text": ""}) if internal else one.due
    return Entry(
        phrases.title_of(one.plan.circulation, one.title),
        phrases.cited(one.plan, one.clause, one.said or ""),
        explain(rule),
        f"don-vi/{one.unit}",
    )
