"""Several times of one recurring task as one line, wherever lines are listed: from how many on, and how many of their dates are named."""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from plans.wording import Lang, label

SEVERAL = 3
"""Times of one task from which on they stand as one."""
_EVENT = "event-"
NAMED = 10
"""Dates that a line names; more are counted."""
T = TypeVar("T")


class Times(NamedTuple, Generic[T]):
    """A line, and those for later times of the same task of the same unit that stand behind it."""

    line: T
    later: list[T]

    @property
    def many(self) -> int:
        """How many lines it stands for."""
        return 1 + len(self.later)


def by_times(lines: Sequence[T], same: Callable[[T], Hashable]) -> list[Times[T]]:
    """In the order of the lines; those of which `same` says the same, several, stand as one with the first. None: it stands alone."""
    keys = [same(line) for line in lines]
    of: dict[Hashable, list[T]] = {}
    for key, line in zip(keys, lines, strict=True):
        of.setdefault(key, []).append(line)
    found, begun = list[Times[T]](), set[Hashable]()
    for key, line in zip(keys, lines, strict=True):
        if key is None or len(of[key]) < SEVERAL:
            found.append(Times(line, []))
        elif key not in begun:
            begun.add(key)
            found.append(Times(line, of[key][1:]))
    return found


def named(dates: Sequence[str]) -> str:
    """The first dates, and how many more there are."""
    more = f" {label('day.more-times', n=len(dates) - NAMED)}" if len(dates) > NAMED else ""
    return ", ".join(dates[:NAMED]) + more


def event_told(occurrence: str, lang: Lang = "vi") -> str:
    """Which event work is of ("có việc ngày 05/10/2026"), by the name of its time; empty where it waits for none."""
    try:
        day = dt.date.fromisoformat(occurrence.removeprefix(_EVENT))
    except ValueError:
        return ""
    return label("occurrence.event", lang, day=day.isoformat()) if occurrence.startswith(_EVENT) else ""
