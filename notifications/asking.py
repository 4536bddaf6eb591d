"""What waits for somebody's answer, as a line of his mail: hand-overs that were proposed, more time that was asked for.

Told once, and again each Monday.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from notifications import phrases
from notifications.escalation import People
from plans.access import Actor, Deed, Grant, Matter, Role, may
from plans.calendar import Calendar
from plans.dates import last_day
from plans.extending import Extension, told_answer_day, with_answer_day
from plans.handing_over import HandOverProposal
from plans.wording import label

MOST_SAID = 300
"""Characters of a reason in a mail; the page has all of it."""


class About(StrEnum):
    """What is asked for: each is a section of the mail."""

    HAND_OVER = "hand-over"
    TIME = "time"


class Ask(NamedTuple):
    """A proposal as a mail says it: what is asked for, who asks since when, the page that decides it."""

    words: str
    by: str
    path: str
    about: About = About.HAND_OVER


class TimeAsk(NamedTuple):
    """A request for more time: the assignment, of which unit, from when to when, which one it would be, and who may decide (ids).

    `internal`: of work in limited circulation a mail says whose doing it is, and leaves the reason to the page.
    """

    asked: Extension
    unit: str
    title: str
    nth: int
    judges: tuple[int, ...]
    internal: bool = False


def asks(
    proposals: Iterable[HandOverProposal],
    people: People,
    day: dt.date,
    after: dt.date,
    calendar: Calendar,
    zone: ZoneInfo,
) -> dict[int, tuple[Ask, ...]]:
    """By person, what he can agree to: made since the last sweep (`after`), on a Monday all that is open; nothing on a day off."""
    told = [one for one in proposals if _told(one.at.astimezone(zone).date(), day, after, calendar)]
    leaders = _leaders(people) if told else {}
    found = {id_: tuple(_ask(one, zone) for one in told if _decides(actor, one)) for id_, actor in leaders.items()}
    return {id_: own for id_, own in found.items() if own and id_ in people.reachable}


def time_asks(
    requests: Iterable[TimeAsk], people: People, day: dt.date, after: dt.date, calendar: Calendar, zone: ZoneInfo
) -> dict[int, tuple[Ask, ...]]:
    """The same of more time: by person, the requests that he may answer; also on the last day of the date that it is asked for, and
    the morning after the result came late.
    """
    found: dict[int, tuple[Ask, ...]] = {}
    for one in requests:
        ends = last_day(one.asked.stands, zone) == day and calendar.is_working(day)
        last = (one.asked.sent or one.asked.asked_at).astimezone(zone).date()
        if ends or _told(last, day, after, calendar):
            for id_ in one.judges:
                if id_ in people.reachable:
                    found[id_] = (*found.get(id_, ()), _ask_time(one, zone, day, calendar))
    return found


def _told(asked: dt.date, day: dt.date, after: dt.date, calendar: Calendar) -> bool:
    """Whether it is told today: asked since the last sweep, or it is Monday; never on a day off."""
    if not calendar.is_working(day):
        return False
    while not calendar.is_working(after):  # a sweep of a day off told nobody
        after -= dt.timedelta(days=1)
    return day.isoweekday() == 1 or asked >= after


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


def _ask_time(one: TimeAsk, zone: ZoneInfo, day: dt.date, calendar: Calendar) -> Ask:
    x = with_answer_day(one.asked, calendar, zone)
    paper = f"; {x.paper}" if x.paper else ""
    words = f"{one.unit} đề nghị gia hạn lần {phrases.count(one.nth)}, {phrases.more_time(x, zone, day)}"
    by = f"{x.asked_by_name} đề nghị" if x.asked_by_name else "đề nghị"
    on = f"{by} ngày {phrases.date(x.asked_at.astimezone(zone).date())}{paper}"
    why = _why(one).rstrip(".")
    return Ask(f"{words}: {one.title}. {why}. {told_answer_day(x, day)}", on, f"nhiem-vu/{x.assignment}", About.TIME)


def _why(one: TimeAsk) -> str:
    """Whose doing it is that the date cannot be kept, and why: who decides reads it before the page."""
    ground = label(f"extension.ground-{one.asked.ground}", "vi")
    said = " ".join(one.asked.reason.split())
    short = said if len(said) <= MOST_SAID else f"{said[: MOST_SAID - 1].rstrip()}…"
    return ground if one.internal else f"{ground}: {short}"


def _ask(one: HandOverProposal, zone: ZoneInfo) -> Ask:
    many = phrases.count(len(one.assignments))
    by = f"{one.by_name} đề nghị" if one.by_name else "đề nghị"
    words = f"{one.unit_name} chuyển {many} nhiệm vụ sang {one.to_name}"
    return Ask(words, f"{by} ngày {phrases.date(one.at.astimezone(zone).date())}", f"de-nghi-chuyen-giao/{one.id}")
