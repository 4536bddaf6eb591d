"""Several times of one recurring task in a mail, as one line: the earliest, with the dates of the others."""

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from notifications import phrases
from notifications.digest import Item
from notifications.reminders import Kind
from plans.state import ZONE

NAMED = 10
"""Dates that a line names; more are counted."""
_ALIKE = frozenset({Kind.OVERDUE, Kind.TODAY, Kind.BEFORE, Kind.UNASSIGNED, Kind.CONFIRM})
"""Only what has nothing else to tell: a return, a moved date or an end is told of each."""


class Times(NamedTuple):
    """A line, and those for later times of the same task of the same unit, to the same reader."""

    item: Item
    later: tuple[Item, ...] = ()

    @property
    def many(self) -> int:
        """How many lines it stands for."""
        return 1 + len(self.later)


def by_times(items: Iterable[Item]) -> list[Times]:
    """In the order of the items: each stands with the first of its task."""
    found: dict[object, list[Item]] = {}
    for item in items:
        found.setdefault(_times_of(item), []).append(item)
    return [Times(same[0], tuple(same[1:])) for same in found.values()]


def told_times(times: Times, zone: ZoneInfo = ZONE) -> str:
    """How many times the line stands for, and the dates of the others; empty for one alone."""
    if not times.later:
        return ""
    dues = [phrases.limit(one.decision.line.due, zone) for one in times.later if one.decision.line.due]
    more = f" và {phrases.count(len(dues) - NAMED)} kỳ khác" if len(dues) > NAMED else ""
    return f"{phrases.count(times.many)} kỳ của việc lặp lại này; các kỳ sau có hạn: {', '.join(dues[:NAMED])}{more}."


def _times_of(item: Item) -> object:
    decision, line = item.decision, item.decision.line
    told = decision.moved or decision.refused or line.asked_until or line.correct_by or line.beside or line.moves
    if decision.kind not in _ALIKE or told or line.inside or (line.task.due or {}).get("kind") != "recurring":
        return line.id
    return line.task.id, line.unit_id, line.stage, line.officer_id, line.inner, item.part, item.level, decision.kind
