"""What waits for somebody's agreement, as a line of his mail: hand-overs that were proposed. Told once, and again each Monday."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from notifications import phrases
from notifications.escalation import People
from plans.access import Actor, Deed, Grant, Matter, Role, may
from plans.calendar import Calendar
from plans.handing_over import HandOverProposal


class Ask(NamedTuple):
    """A proposal as a mail says it: from whom to whom and how much, who asks since when, the page that decides it."""

    words: str
    by: str
    path: str


def asks(
    proposals: Iterable[HandOverProposal],
    people: People,
    day: dt.date,
    after: dt.date,
    calendar: Calendar,
    zone: ZoneInfo,
) -> dict[int, tuple[Ask, ...]]:
    """By person, what he can agree to: made since the last sweep (`after`), on a Monday all that is open; nothing on a day off."""
    if not calendar.is_working(day):
        return {}
    while not calendar.is_working(after):  # a sweep of a day off told nobody
        after -= dt.timedelta(days=1)
    told = [one for one in proposals if day.isoweekday() == 1 or one.at.astimezone(zone).date() >= after]
    leaders = _leaders(people) if told else {}
    found = {id_: tuple(_ask(one, zone) for one in told if _decides(actor, one)) for id_, actor in leaders.items()}
    return {id_: own for id_, own in found.items() if own and id_ in people.reachable}


def _leaders(people: People) -> dict[int, Actor]:
    """Who has a leader's role anywhere, as the table of permissions knows him."""
    known, grants = people.known, dict[int, list[Grant]]()
    for one in known.roles:
        if one.role == Role.LEADER.value:
            unit = known.units[one.unit_id].slug if one.unit_id is not None else None
            grants.setdefault(one.person_id, []).append(Grant(Role.LEADER, unit, one.field))
    persons = {id_: known.persons[id_] for id_ in grants}
    return {id_: Actor(one.slug, known.units[one.unit_id].slug, tuple(grants[id_])) for id_, one in persons.items()}


def _decides(actor: Actor, one: HandOverProposal) -> bool:
    return all(may(actor, Deed.HAND_OVER, Matter(unit=one.unit, office=office)) for office in one.offices or (None,))


def _ask(one: HandOverProposal, zone: ZoneInfo) -> Ask:
    many = phrases.count(len(one.assignments))
    by = f"{one.by_name} đề nghị" if one.by_name else "đề nghị"
    words = f"{one.unit_name} chuyển {many} nhiệm vụ sang {one.to_name}"
    return Ask(words, f"{by} ngày {phrases.date(one.at.astimezone(zone).date())}", f"de-nghi-chuyen-giao/{one.id}")
