"""What the readings of phrases of time have in common: numbers, days, months, hours, and the phrase itself."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from plans.due import OnDate, Recurring
from plans.problems import Place, Problem, doubt, error

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "tư": 4}
NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip


MONTHS = {**{word: number for word, number in NUMBERS.items() if number <= 10}, "tư": 4, "mười một": 11, "mười hai": 12}
"""Months spelled out."""


class Phrase(NamedTuple):
    """A matched phrase: its groups (folded), the words as printed, where it stands, when the document was issued."""

    parts: Mapping[str, str | None]
    text: str
    span: tuple[int, int]
    issued: dt.date | None
    shift: int = 0


class Unreadable(Exception):
    """Carries a problem up to `read_phrase`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


_MONTH_WORD = re.compile("|".join(sorted((word.replace(" ", r"\s+") for word in MONTHS), key=len, reverse=True)))
_NUMBER, _BRACKETS = re.compile(r"\d+"), re.compile(r"\([^)]*\)")

_HALF = "sáng|trưa|chiều|tối"
_CLOCK = re.compile(
    rf"(?:(?P<half>{_HALF})[^\d,;]{{0,20}})?(?<![\d/])(?P<hour>\d{{1,2}})(?:\s*(?:giờ|h(?![^\W\d])|g(?![^\W\d]))\s*|:(?=\d\d))(?P<minute>\d{{2}})?(?!\d)"
    rf"(?:\s*phút|[’'′])?(?:\s*\(?(?:buổi\s+)?(?P<after>{_HALF}))?"
)
_FIRST_WORD, _YEAR_PRINTED = re.compile(r"\w*"), re.compile(r"\d{4}")


def numbers_in(text: str | None) -> list[int]:
    """The numbers of a text, those in brackets left out."""
    return [int(n) for n in _NUMBER.findall(_BRACKETS.sub("", text or ""))]


def listed(numbers: list[int]) -> str:
    """Numbers as a rule lists them."""
    return ",".join(map(str, numbers))


def place_of(p: Phrase) -> Place:
    """The words of a phrase as the place of a problem."""
    return Place(span=p.span, field="due")


def existing_day(year: int, month: int, day: int, span: tuple[int, int], printed: bool = True) -> dt.date:
    """A day of the calendar; a problem where it does not exist, at the words that name it, without a year that is not `printed`."""
    year = year + 2000 if year < 100 else year
    try:
        return dt.date(year, month, day)
    except ValueError:
        place = Place(span=span, field="due")
        said = f"{day:02}/{month:02}/{year}" if printed else f"{day:02}/{month:02}"
        raise Unreadable(error("date-does-not-exist", place, date=said)) from None


def year_of(p: Phrase, month: int, day: int) -> int:
    """The year of a day printed without one: that of the next such day on or after the date of issue."""
    if p.issued is None:
        raise Unreadable(doubt("year-missing", place_of(p), text=p.text))
    last = min(day, calendar.monthrange(p.issued.year, month)[1]) if 1 <= month <= 12 else day
    later = (month, last) < (p.issued.month, p.issued.day)
    return p.issued.year + later


def day_of(p: Phrase, name: str = "date", year: int | None = None) -> dt.date:
    """The day that a group names."""
    numbers = numbers_in(p.parts[name])
    if len(numbers) < 3:
        day, month = numbers
        return existing_day(year or year_of(p, month, day), month, day, p.span, year is not None)
    return existing_day(numbers[2], numbers[1], numbers[0], p.span)


def time_of(p: Phrase) -> str | None:
    """The hour as HH:MM; None where the text gives none, and for 24 giờ, which is the end of the day."""
    clock = p.parts.get("clock")
    if not clock:
        return None
    hour, minute = [*numbers_in(clock), 0][:2]
    if re.search("chiều|tối", clock) and hour < 12:
        hour += 12
    if (hour, minute) == (24, 0):
        return None
    if hour > 23 or minute > 59:
        raise Unreadable(error("hour-does-not-exist", place_of(p), hour=clock))
    return f"{hour:02}:{minute:02}"


def hours_in(text: str) -> list[tuple[str | None, int]]:
    """Each hour that a folded text names, as `time_of` gives it, and where it stands; Unreadable where there is no such hour."""
    found = []
    for one in _CLOCK.finditer(text):
        half = one["after"] or one["half"] or ""
        said = f"{one['hour']}:{one['minute'] or '00'} {half}".strip()
        found.append((time_of(Phrase({"clock": said}, said, one.span(), None)), one.start("hour")))
    return found


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def month_of(p: Phrase, name: str = "month", year: int | None = None) -> dt.date:
    """First day of the month that a group names."""
    numbers = numbers_in(text := p.parts.get(name) or p.parts.get("m") or "")
    if (word := _MONTH_WORD.match(text)) is not None:
        numbers = [MONTHS[" ".join(word[0].split())], *numbers]
    if not 1 <= numbers[0] <= 12:
        raise Unreadable(error("date-does-not-exist", place_of(p), date=f"tháng {numbers[0]}"))
    given = numbers[1] if len(numbers) > 1 else year
    return dt.date(given or year_of(p, numbers[0], 31), numbers[0], 1)


def quarter_of(p: Phrase, name: str = "quarter", year: int | None = None) -> dt.date:
    """First day of the quarter that a group names."""
    text = p.parts.get(name) or p.parts.get("q") or ""
    word, printed = _FIRST_WORD.match(text)[0], _YEAR_PRINTED.search(text)  # type: ignore[index]
    number = QUARTERS.get(word) or NUMBERS.get(word) or (int(word) if word.isdigit() else 1)
    given = int(printed[0]) if printed else year
    return dt.date(given or year_of(p, 3 * number, 31), 3 * number - 2, 1)


def on_day(p: Phrase, day: dt.date, start: dt.date | None = None) -> OnDate:
    """A due on one day, with the hour that the phrase names."""
    return OnDate(date=day, start=start, time=time_of(p), text=p.text)


def by_rule(p: Phrase, rrule: str) -> Recurring:
    """A due that repeats, with the hour that the phrase names."""
    return Recurring(rrule=rrule, time=time_of(p), text=p.text)


def amount_of(p: Phrase) -> int:
    """How many, in figures or in words."""
    text = p.parts["n"] or ""
    return numbers_in(text)[0] if numbers_in(text) else NUMBERS[re.sub(r"\s*\(.*", "", text)]
