"""A day as people type it: day first, with / - . or blanks between, the year in four digits; or as a browser sends it."""

import datetime as dt
import re

from plans.problems import Problem, error

_BETWEEN = r"(?:\s*[-./]\s*|\s+)"
_DAY_FIRST = re.compile(rf"(?:ngày\s+)?([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}})", re.IGNORECASE)
_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20|21)[0-9]{2})")
"""25112026: a phone's digits alone; 20261125 is none, there is no year 1125."""
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_YEAR_CUT = re.compile(rf"(?:ngày\s+)?[0-9]{{1,2}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]{{2}}", re.IGNORECASE)
_NO_YEAR = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s*[-./]\s*([0-9]{1,2})", re.IGNORECASE)
_HOUR = r"([01]?[0-9]|2[0-3])\s*(?::|h|g|giờ)\s*([0-5][0-9])?(?:\s*phút)?"
_HOUR_ALONE = re.compile(rf"(?:lúc\s+)?{_HOUR}", re.IGNORECASE)
_HOUR_FIRST = re.compile(rf"(?:lúc\s+)?{_HOUR}(?:\s*,\s*|\s+)(.+)", re.IGNORECASE)
_HOUR_LAST = re.compile(rf"(.+?)(?:\s*,\s*|\s+)(?:lúc\s+)?{_HOUR}", re.IGNORECASE)
SHOWN = 60
"""Characters of what was typed that a problem repeats."""


def typed_day(text: str) -> tuple[dt.date | None, list[Problem]]:
    """25/11/2026, 25-11-2026, 25.11.2026, 25 / 11 / 2026, 2026-11-25; nothing typed is no day and no problem.

    A year of two digits is refused by its own words: it can be any century's.
    """
    words = " ".join(text.split())
    if not words:
        return None, []
    if found := _DAY_FIRST.fullmatch(words) or _DIGITS.fullmatch(words):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(words):
        year, month, day = map(int, found.groups())
    else:
        return None, [error("day-year-cut" if _YEAR_CUT.fullmatch(words) else "day-wrong", day=words[:SHOWN])]
    try:
        return dt.date(year, month, day), []
    except ValueError:
        return None, [error("day-wrong", day=words[:SHOWN])]


def parted_hour(text: str) -> tuple[str, dt.time | None]:
    """The words of a day and the hour that stands before or behind them: 17:00 25/11/2026, 25/11/2026 17h30, 8 giờ 05 ngày 25/11/2026."""
    words = " ".join(text.split())
    if found := _HOUR_FIRST.fullmatch(words):
        hour, minute, day = found.groups()
    elif found := _HOUR_LAST.fullmatch(words):
        day, hour, minute = found.groups()
    else:
        return words, None
    return day, dt.time(int(hour), int(minute or 0))


def hour_typed(text: str) -> tuple[str | None, list[Problem]]:
    """The hour that a field holds ("14:30" of 14h30, 14 giờ 30, 14:30); nothing typed is none and no problem."""
    words = " ".join(text.split())
    if not words:
        return None, []
    if found := _HOUR_ALONE.fullmatch(words):
        return f"{int(found[1]):02d}:{found[2] or '00'}", []
    return None, [error("hour-wrong", hour=words[:SHOWN])]


def coming_day(text: str, today: dt.date) -> tuple[dt.date | None, list[Problem]]:
    """The same for a day that lies ahead: without a year ("01/12") it is the next such day, today's own too."""
    words = " ".join(text.split())
    if not (found := _NO_YEAR.fullmatch(words)):
        return typed_day(text)
    day, month = map(int, found.groups())
    for year in range(today.year, today.year + 9):  # 29/02 may be eight years away
        try:
            one = dt.date(year, month, day)
        except ValueError:
            continue
        if one >= today:
            return one, []
    return None, [error("day-wrong", day=words[:SHOWN])]
