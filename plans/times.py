"""Several times of one recurring task as one line, wherever lines are listed: from how many on, and how many of their dates are named."""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from plans.wording import Lang, label

_ROMAN = ("I", "II", "III", "IV")
SEVERAL = 3
"""Times of one task from which on they stand as one."""
_OF_EVENT = re.compile(r"event-(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?")
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
    """Which event work is of ("có việc ngày 05/10/2026"), by the name of its time (`plans.dates.event_key`); empty where it waits for
    none. With its hour where that is known; where hours are counted and it is not, that it is not.
    """
    found = _OF_EVENT.fullmatch(occurrence)
    if found is None:
        return ""
    day, hour = found.groups()
    if not hour or hour == "24:00":
        return label("occurrence.event-no-hour" if hour else "occurrence.event", lang, day=day)
    return label("occurrence.event-at", lang, hour=hour.replace(":", " giờ ") if lang == "vi" else hour, day=day)


def period_told(period: str, lang: Lang = "vi") -> str:
    """Which time of recurring work it is ("kỳ tháng 11/2026", "kỳ quý IV/2026", by `plans.recurrence.period_of`); empty where its day
    alone names it.
    """
    year, _, part = period.partition("-")
    if not part:
        return ""
    if part.isdigit():
        return label("occurrence.month", lang, month=f"{part}/{year}")
    if part[0] == "Q":
        return label("occurrence.quarter", lang, quarter=_ROMAN[int(part[1]) - 1], year=year)
    return label(f"occurrence.half-{part[1]}", lang, year=year)


def which_time(occurrence: str, period: str, lang: Lang = "vi") -> str:
    """Which event or which period work is of, where several times of the same task may be open; empty where neither names it."""
    return event_told(occurrence, lang) or period_told(period, lang)


def days_told(days: int, same_day: bool, lang: Lang = "vi") -> str:
    """How late it is ("05 ngày"); of what is late by hours of its last day alone that it is of the same day; empty where it is not late."""
    if not days:
        return ""
    return label("count.same-day", lang) if same_day else label("count.days-late", lang, days=days)
