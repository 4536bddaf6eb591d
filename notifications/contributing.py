"""What partners are asked for, as lines of their one morning mail: told, near its day, and late by the days of the reminders. Pure.

A body that is asked and never ordered hears of it before its day and on it, never after; nobody above a partner hears of it at all.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models.contributions import Awaited
from models.reminding import PlanFacts
from notifications import phrases
from notifications.escalation import People
from notifications.reminders import Rules, policy_from
from plans.calendar import Calendar
from plans.plan import Force
from plans.wording import label

TITLE = "Được đề nghị phối hợp"
"""The heading of the section."""


class Wished(NamedTuple):
    """What a unit is to hear of today: what is asked, its last day, days left (late: less than none)."""

    awaited: Awaited
    last: dt.date
    left: int


class Heard(NamedTuple):
    """By person, and by unit that has a channel of its own, what is to be heard."""

    persons: Mapping[int, tuple[Wished, ...]]
    units: Mapping[int, tuple[Wished, ...]]


class Entry(NamedTuple):
    """One line in words."""

    words: str
    basis: str
    until: str
    url: str


def heard(awaited: Iterable[Awaited], people: People, rules: Rules, calendar: Calendar) -> Heard:
    """Who hears of what today: the contacts of a partner, its head where it has none; nothing on a day off."""
    persons: dict[int, list[Wished]] = defaultdict(list)
    units: dict[int, list[Wished]] = defaultdict(list)
    for one in awaited if calendar.is_working(rules.day) else ():
        told = _wished(one, rules)
        if told is None:
            continue
        for reader in people.readers_of(one.unit_id):
            persons[reader].append(told)
        if one.unit_id in people.unit_channels:
            units[one.unit_id].append(told)
    return Heard({id_: tuple(own) for id_, own in persons.items()}, {id_: tuple(own) for id_, own in units.items()})


def entry(one: Wished, url: str) -> Entry:
    """The line in words; of a document in limited circulation its number alone."""
    asked = one.awaited
    internal = asked.circulation == "internal"
    plan = PlanFacts(
        0, asked.number, asked.plan_title, asked.issued, asked.issuer, asked.urgency, asked.circulation, None
    )
    title = "Nhiệm vụ theo văn bản lưu hành nội bộ" if internal else asked.title
    basis = phrases.cited(plan, asked.clause, asked.said or "")
    return Entry(
        title if internal else asked.words,
        f"{asked.lead} chủ trì" + ("" if internal else f" “{title}”") + f"; {_within(basis, asked)}",
        f"{phrases.date(one.last)}; {_status(one)}",
        url,
    )


def to_do(told: Iterable[Wished]) -> str:
    """What is asked of the reader today; a body that is never ordered is asked as one."""
    asked = any(one.awaited.force == Force.REQUEST for one in told)
    whom = "Trân trọng đề nghị quý cơ quan" if asked else "Đề nghị hôm nay:"
    return f"{whom} trả lời bằng ý kiến, tệp kèm theo, hoặc ghi “Không có ý kiến”; cơ quan chủ trì tổng hợp và báo cáo kết quả."


def _within(basis: str, asked: Awaited) -> str:
    """The place in a document with a small letter; what somebody said begins with a name as often as not, and stays as it is."""
    placed = bool(asked.number or asked.clause or asked.circulation == "internal")
    return f"{basis[0].lower()}{basis[1:]}" if placed else basis


def _status(one: Wished) -> str:
    if one.awaited.lead_sent:
        return label("partners.lead-sent", "vi")
    if one.left < 0:
        return f"đã quá ngày đề nghị {phrases.count(-one.left)} ngày"
    return f"còn {phrases.count(one.left)} ngày" if one.left else "hôm nay"


def _wished(one: Awaited, rules: Rules) -> Wished | None:
    """The morning after it was asked, then by the days of the task's own reminders."""
    policy = policy_from(one.reminders, rules.policy)
    last, asked = rules.last(one.due), one.at.astimezone(rules.zone).date()
    left = (last - rules.day).days
    days = [asked + dt.timedelta(days=1)]
    if left >= 0:
        days += [*(last - dt.timedelta(days=before) for before in policy.before), *([last] * policy.on_day)]
    elif one.force == Force.REQUEST:
        return None
    else:
        days += [last + dt.timedelta(days=late) for late in policy.overdue]
    weekly = policy.weekly and rules.weekly and -left > max(policy.overdue, default=0)
    return Wished(one, last, left) if policy.enabled and (weekly or rules.hits(days)) else None
