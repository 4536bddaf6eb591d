"""Where a mail's whole list opens: the unit's page for those who work there, for who watches others the list of what the mail holds."""

from collections.abc import Iterable
from urllib.parse import urlencode

from models.reminding import OpenLine, UnitFacts
from notifications.digest import Digest, Item, shown_as
from notifications.escalation import Part, People
from notifications.reminders import Kind
from notifications.standing import WATCHED
from plans.stages import Stage
from plans.wanted import MISSING, SOON, UNHEARD

OWN = frozenset({Part.CONTACT, Part.OFFICER, Part.HEAD, Part.LET_OUT, Part.STAND_IN, Part.ASKER, Part.UNIT})
"""In these parts somebody reads lines of the unit where he works."""
_STATES = {
    Kind.RETURNED: MISSING,
    Kind.TODAY: SOON,
    Kind.BEFORE: SOON,
    Kind.REDATED: MISSING,
    Kind.UNASSIGNED: MISSING,
    Kind.CONFIRM: Stage.REVIEW.value,
    Kind.ENDED: Stage.CANCELLED.value,
}
"""The state that the list is narrowed to; what is overdue has a page of its own."""
_OVERDUE = "qua-han"


def list_page(digest: Digest, people: People, kinds: Iterable[Kind] = ()) -> str:
    """The page, below the office's address, that shows the lines of the mail; with `kinds` those of one section."""
    wanted = tuple(kinds)
    items = [one for one in digest.items if not wanted or shown_as(one.decision) in wanted]
    known = people.known.units
    units = [known[one] for one in dict.fromkeys(item.decision.line.unit_id for item in items)]
    if not items:
        return unheard_page(digest)
    if len(units) == 1 and all(item.part in OWN for item in items):
        return f"don-vi/{units[0].slug}"
    told = {shown_as(one.decision) for one in digest.items}
    more = not wanted and told == {Kind.OVERDUE} and digest.standing.watched > len(items)
    return _watched(items, [] if more else units)


def number_pages(digest: Digest, people: People) -> list[tuple[str, str]]:
    """What the subject counts of others' work, each with the page of all of it, where the list of the mail is another one."""
    watched = any(one.part in WATCHED and shown_as(one.decision) is Kind.OVERDUE for one in digest.items)
    if not watched or list_page(digest, people).startswith(_OVERDUE):
        return []
    waits = [("kết quả chờ xác nhận", _tasks([], Stage.REVIEW.value))] if digest.standing.review else []
    return [("nhiệm vụ theo dõi quá hạn", _OVERDUE), *waits]


def overdue_of(line: OpenLine) -> tuple[str]:
    """The page of what is overdue of one task, behind its words where what it is of has no list of its own."""
    parts = {"plan": line.plan.key, "task": line.task.key}
    return (f"qua-han?{urlencode(parts, safe='/')}" if all(parts.values()) else "qua-han",)


def unheard_page(digest: Digest) -> str:
    """The page with the work of the units of which nobody hears."""
    return _tasks([unit for unit, _ in digest.orphans], UNHEARD)


def _watched(items: list[Item], units: list[UnitFacts]) -> str:
    kinds = {shown_as(item.decision) for item in items}
    if kinds == {Kind.OVERDUE}:
        return _narrowed(_OVERDUE, units, "")
    states = {_STATES.get(kind, "") for kind in kinds}
    return _tasks(units, states.pop() if len(states) == 1 else "")


def _tasks(units: list[UnitFacts], state: str) -> str:
    return _narrowed("nhiem-vu", units, state)


def _narrowed(page: str, units: list[UnitFacts], state: str) -> str:
    """The page, narrowed to the unit where there is just one."""
    parts = ({"unit": units[0].slug} if len(units) == 1 else {}) | ({"state": state} if state else {})
    return f"{page}?{urlencode(parts, safe='/')}" if parts else page
