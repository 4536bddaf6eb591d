"""RFC 5545 rules as plans use them: checked part by part (dateutil accepts nonsense) and always expanded from the anchor."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from plans.problems import Place, Problem, doubt, error

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RANGES: Mapping[str, tuple[int, int, bool]] = {
    # part: lowest, highest, may be negative (counted from the end)
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYSETPOS": (1, 366, True),
    "INTERVAL": (1, 1000, False),
    "COUNT": (1, 10000, False),
}
PARTS = ("FREQ", "UNTIL", "BYDAY", "WKST", *RANGES)
DAY_PARTS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY")
LONGEST = 300
"""Characters of a rule at most."""
SHORT_MONTHS: Mapping[int, int] = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_PERIODIC = re.compile(
    r"FREQ=(?:(?P<month>MONTHLY)|YEARLY;BYMONTH=(?:(?P<quarter>3,6,9,12)|(?P<half>6,12)));BYMONTHDAY=(?:1[5-9]|2\d|3[01]|-1)"
    r"(?:;(?:COUNT|UNTIL)=\w+)?"
)
"""Rules that come in the second half of each month, or of the last month of each quarter or half of a year."""
_LONGER = (
    (12, re.compile(r"(?<!nửa )(?<!\d )\bnăm\b", re.IGNORECASE)),
    (6, re.compile(r"\b(?:6|sáu)\s+tháng\b|\bnửa\s+năm\b", re.IGNORECASE)),
    (3, re.compile(r"\bquý\b", re.IGNORECASE)),
)
"""Longer periods that the words of a rule may name beside its own, by how many months they have."""
HORIZON_YEARS = 12
"""Years within which a rule must occur; leap days come at the latest after eight."""


def validate_rule(rrule: str, start: dt.date | None = None) -> list[Problem]:
    """What is wrong with a rule: unknown or wrong parts, contradictions, days that never come; [] where it is sound.

    `start` is its first day, where it has one.
    """
    place = Place(field="due.rrule")
    if not rrule.strip() or len(rrule) > LONGEST:
        return [error("rule-empty" if not rrule.strip() else "rule-too-long", place, most=LONGEST)]
    parts, problems = _parts(rrule, place)
    for name, value in parts.items():
        problems += _wrong(name, value, place)
    problems += _contradictions(parts, place)
    if problems:
        return problems
    if _no_month_has(parts) or next(_from(rrule, start or _probe(parts)), None) is None:
        begun = f"; {start.isoformat()}" if start else ""
        return [error("rule-never-occurs", place, rule=f"{rrule}{begun}", years=HORIZON_YEARS)]
    return _seldom_meant(parts, place)


def expand(rrule: str, anchor: dt.date, since: dt.date, until: dt.date) -> list[dt.date]:
    """The days of a sound rule from `since` to `until`, both counted, always computed from `anchor`: no drift.

    At most as many as there are days between `since` and `until`. Days before the anchor never occur.
    """
    if until < since:
        return []
    return [day for day in _from(rrule, anchor, until) if day >= since]


def words_of(due: Mapping[str, Any] | None, occurrence: str, hour: str | None = None) -> str:
    """The words of a task's date, as it is stored, for one time of it; none where that was due by a rule that was another then: on
    other days, or until another `hour`.
    """
    if due is None or ("rrule" in due and not (due.get("time") == hour and _occurs_on(due["rrule"], occurrence))):
        return ""
    return str(due.get("text", ""))


def period_of(due: Mapping[str, Any] | None, occurrence: str) -> str:
    """The month ("2026-11"), quarter ("2026-Q4") or half of a year ("2026-H2") that one time of a task is of, where the rule tells: it
    comes once in each, in the second half of its last month.

    What is due in the first half of a month is of it or of the one before, and in December "quý, 6 tháng, năm" is the year's: the day
    alone names it. So it is of what comes each week, as nothing says on which day its week begins.
    """
    rule = _PERIODIC.fullmatch(due["rrule"]) if due is not None and "rrule" in due else None
    if due is None or rule is None or not occurrence[:4].isdigit() or not _occurs_on(due["rrule"], occurrence):
        return ""
    year, month = occurrence[:4], int(occurrence[5:7])
    own = 3 if rule["quarter"] else 6 if rule["half"] else 1
    words = due.get("text") or ("năm" if rule["half"] else "")
    if any(months > own and month % months == 0 and said.search(words) for months, said in _LONGER):
        return ""
    if own == 1:
        return occurrence[:7]
    return f"{year}-{'Q' if own == 3 else 'H'}{month // own}"


@lru_cache(maxsize=4096)
def _occurs_on(rrule: str, occurrence: str) -> bool:
    """Whether a rule comes to this day; what has no day of its own is of any rule."""
    try:
        day = dt.date.fromisoformat(occurrence)
    except ValueError:
        return True
    return day in expand(rrule, day, day, day)


def next_after(rrule: str, anchor: dt.date, day: dt.date) -> dt.date | None:
    """The first day of a sound rule after `day`, None where there is none within twelve years."""
    until = dt.date(min(max(day, anchor).year + HORIZON_YEARS, dt.MAXYEAR), 12, 31)
    return next((found for found in _from(rrule, anchor, until) if found > day), None)


def _parts(rrule: str, place: Place) -> tuple[dict[str, str], list[Problem]]:
    """The parts by name, and those that are no NAME=VALUE, unknown or given twice."""
    parts: dict[str, str] = {}
    problems = []
    for piece in rrule.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        name, equals, value = piece.partition("=")
        if not equals or name not in PARTS:
            problems.append(error("rule-part-unknown", place, part=piece, known=", ".join(PARTS)))
        elif name in parts:
            problems.append(error("rule-part-twice", place, part=name))
        else:
            parts[name] = value
    return parts, problems


def _wrong(name: str, value: str, place: Place) -> list[Problem]:
    match name:
        case "FREQ":
            sound, allowed = value in FREQUENCIES, ", ".join(FREQUENCIES)
        case "WKST":
            sound, allowed = value in WEEKDAYS, ", ".join(WEEKDAYS)
        case "UNTIL":
            sound, allowed = _until(value) is not None, "20301231"
        case "BYDAY":
            day = rf"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:{'|'.join(WEEKDAYS)})"
            sound, allowed = re.fullmatch(rf"{day}(?:,{day})*", value) is not None, "MO, TU, ..., -1FR"
        case _:
            low, high, signed = RANGES[name]
            numbers = value.split(",") if name.startswith("BY") else [value]
            sound = all(
                re.fullmatch(r"[+-]?\d{1,5}" if signed else r"\d{1,5}", n) and low <= abs(int(n)) <= high
                for n in numbers
            )
            allowed = f"{low}..{high}" + (f", -{high}..-{low}" if signed else "")
    return [] if sound else [error("rule-part-wrong", place, part=f"{name}={value}", allowed=allowed)]


def _contradictions(parts: Mapping[str, str], place: Place) -> list[Problem]:
    if "FREQ" not in parts:
        return [error("rule-without-freq", place, allowed=", ".join(FREQUENCIES))]
    problems = []
    if "COUNT" in parts and "UNTIL" in parts:
        problems.append(error("rule-count-and-until", place))
    if "BYSETPOS" in parts and not any(name in parts for name in PARTS if name.startswith("BY") and name != "BYSETPOS"):
        problems.append(error("rule-setpos-alone", place))
    forbidden = {
        "BYWEEKNO": ("MONTHLY", "WEEKLY", "DAILY"),
        "BYYEARDAY": ("MONTHLY", "WEEKLY", "DAILY"),
        "BYMONTHDAY": ("WEEKLY",),
    }
    for name, freqs in forbidden.items():
        if name in parts and parts["FREQ"] in freqs:
            problems.append(error("rule-part-not-here", place, part=name, freq=parts["FREQ"]))
    if parts["FREQ"] in ("WEEKLY", "DAILY") and re.search(r"\d", parts.get("BYDAY", "")):
        problems.append(error("rule-part-not-here", place, part=f"BYDAY={parts['BYDAY']}", freq=parts["FREQ"]))
    return problems


def _seldom_meant(parts: Mapping[str, str], place: Place) -> list[Problem]:
    """A rule for day 29, 30 or 31 passes over the shorter months; one without a day takes that of the anchor."""
    days = parts.get("BYMONTHDAY", "").split(",")
    months = {int(m) for m in parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",")}
    lengths = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
    monthly = parts["FREQ"] in ("MONTHLY", "YEARLY") and len(days) == 1 and days[0].isdigit()
    if monthly and any(int(days[0]) > lengths.get(month, 31) for month in months):
        return [doubt("rule-skips-months", place, day=int(days[0]))]
    if parts["FREQ"] != "DAILY" and not any(name in parts for name in DAY_PARTS):
        return [doubt("rule-day-missing", place, freq=parts["FREQ"])]
    return []


def _until(value: str) -> dt.date | None:
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?", value)
    try:
        return dt.date(*(int(n) for n in found.groups())) if found else None
    except ValueError:
        return None


def _no_month_has(parts: Mapping[str, str]) -> bool:
    """Whether none of the months has any of the days (30 February): dateutil would look for it to the year 9999."""
    months, days = (parts[name].split(",") if name in parts else [] for name in ("BYMONTH", "BYMONTHDAY"))
    pairs = [(SHORT_MONTHS.get(int(month), 31), abs(int(day))) for month in months for day in days]
    return bool(pairs) and all(day > last for last, day in pairs)


def _probe(parts: Mapping[str, str]) -> dt.date:
    """A day to start the search for a first occurrence from: a leap year, early enough for a rule that ends."""
    until = _until(parts.get("UNTIL", ""))
    return dt.date(2024 if until is None else max(1, min(2024, until.year - HORIZON_YEARS)), 1, 1)


def _from(rrule: str, anchor: dt.date, until: dt.date | None = None) -> Iterator[dt.date]:
    """Days of a sound rule from the anchor on, to `until` or the horizon: bounded also where a rule never occurs."""
    from dateutil.rrule import rrule as expansion

    keywords, count, ends = _keywords(rrule)
    last = until or dt.date(min(anchor.year + HORIZON_YEARS, dt.MAXYEAR), 12, 31)
    last = last if ends is None else min(last, ends)
    if last < anchor:
        return
    days = expansion(**keywords, dtstart=_midnight(anchor), until=_midnight(last))
    yield from (moment.date() for moment in islice(days, count))


@lru_cache(maxsize=4096)
def _keywords(rrule: str) -> tuple[Mapping[str, Any], int | None, dt.date | None]:
    """A sound rule as dateutil's arguments, its COUNT and its UNTIL."""
    from dateutil import rrule as dateutil

    parts, _ = _parts(rrule, Place())
    found: dict[str, Any] = {}
    for name, value in parts.items():
        if name == "FREQ":
            found["freq"] = getattr(dateutil, value)
        elif name == "WKST":
            found["wkst"] = getattr(dateutil, value)
        elif name == "BYDAY":
            found["byweekday"] = [_weekday(day) for day in value.split(",")]
        elif name == "INTERVAL":
            found["interval"] = int(value)
        elif name not in ("COUNT", "UNTIL"):
            found[name.lower()] = [int(n) for n in value.split(",")]
    return found, int(parts["COUNT"]) if "COUNT" in parts else None, _until(parts.get("UNTIL", ""))


def _weekday(day: str) -> object:
    from dateutil import rrule as dateutil

    weekday = getattr(dateutil, day[-2:])
    return weekday(int(day[:-2])) if day[:-2] else weekday


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
