"""How a matched phrase of time becomes a Due: one small function a reading, named by `lexicon/time.yaml`."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Literal

from directives.lexicon.shapes import Shape
from directives.times.due_periods import PERIODS
from directives.times.due_values import (
    Phrase,
    Unreadable,
    amount_of,
    day_of,
    existing_day,
    month_end,
    month_of,
    numbers_in,
    on_day,
    place_of,
    quarter_of,
    time_of,
    year_of,
)  # fmt: skip
from plans.calendar import vietnam
from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Relative
from plans.problems import Problem, doubt, error

EARLIEST = 1945
"""No deadline stands in an earlier year."""
ANNIVERSARY = 5
"""Years from which one day of the year to the same is no time to work in, but what is remembered ("30/4/1975 - 30/4/2026")."""
UNITS: Mapping[str, Literal["hour", "day", "working-day", "week", "month", "year"]] = {
    "giờ": "hour", "tiếng": "hour", "h": "hour", "giờ làm việc": "hour", "ngày": "day", "ngày làm việc": "working-day",
    "tuần": "week", "tháng": "month", "năm": "year",
}  # fmt: skip


_SIGNED = Shape(
    "deadlines",
    r"(?:{received_papers}\s+(?:này\s+(?:được\s+)?|được\s+)|được\s+){signed}(?!\w)|{signed}(?:\s+{signed})?(?:\s*$|\s[^,;.]*này(?!\w))",
)
"""The paper itself, or no word on which: what goes on names another ("ký hợp đồng", "ban hành quyết định xử phạt")."""
_IN_FORCE = Shape("deadlines", r"\A(?:{paper_in_force}\s+(?:này\s+)?)?(?:{begins_force}\s+)?có\s+{in_force}")
"""The paper itself, or one called by its kind alone; "quyết định nghỉ có hiệu lực" is something that happens."""
_RECEIVED = Shape("deadlines", r"{received}\s+{received_papers}(?!\s+{received_asking})")


_OF_OLD = re.compile(r"(?<!\d)0\d{3}(?!\d)")


def read_phrase(reading: str, phrase: Phrase) -> Due | Problem | None:
    """The due that a phrase states, a problem where it cannot be one, None where it is none."""
    try:
        _reject_no_year(phrase)
        due = READINGS[reading](phrase)
    except Unreadable as unreadable:
        return unreadable.problem
    return _no_year(phrase) if isinstance(due, OnDate) and due.date.year < EARLIEST else due


def _reject_no_year(p: Phrase) -> None:
    """As in 10/12/0026, which is not 2026."""
    if _OF_OLD.search(p.text) and any(_OF_OLD.search(p.parts.get(name) or "") for name in ("date", "from", "month")):
        raise Unreadable(_no_year(p))


def _no_year(p: Phrase) -> Problem:
    return doubt("due-year", place_of(p), text=p.text)


def _read_date(p: Phrase) -> Due:
    day = day_of(p, "date") if p.parts.get("date") else day_of(p, "dm")
    if p.shift and p.issued and not p.parts.get("date") and day == p.issued:
        day = day_of(p, "dm", day.year + 1)
    return on_day(p, day + dt.timedelta(days=p.shift))


def _read_near_day(p: Phrase) -> Due:
    """The day of issue, or the one after it, as a paper calls them on that day; the day in brackets behind it goes before."""
    if p.parts.get("date") or p.parts.get("dm"):
        return _read_date(p)
    if p.issued is None:
        raise Unreadable(doubt("due-unread", place_of(p), text=p.text))
    return on_day(p, p.issued + dt.timedelta(days=1 if p.parts.get("tomorrow") else 0))


def _read_interval(p: Phrase) -> Due | None:
    given = numbers_in(p.parts["from"])
    end = day_of(p) if p.parts.get("date") else _end_behind(p, given)
    day, month, year = given + [end.month, end.year][len(given) - 1 :]
    if len(given) == 2 and month > end.month:  # "từ ngày 15/12 đến ngày 15/01/2026"
        year -= 1
    start = existing_day(year, month, day, p.span, len(given) == 3)
    if (start.month, start.day) == (end.month, end.day) and end.year - start.year >= ANNIVERSARY:
        return None
    return on_day(p, end + dt.timedelta(days=p.shift), start + dt.timedelta(days=p.shift))


def _end_behind(p: Phrase, first: list[int]) -> dt.date:
    """The end of a span that is printed without its year: the first such day behind a first day that has one."""
    if len(first) < len(("day", "month", "year")):
        return day_of(p, "dm")
    day, month = numbers_in(p.parts["dm"])
    return day_of(p, "dm", first[2] + ((month, day) < (first[1], first[0])))


def _read_days_after(p: Phrase) -> Due:
    """So many days, weeks or months from a day that is printed; from its first hour that day counts too."""
    start = day_of(p)
    first = numbers_in(p.parts.get("clock_b")) == [0]
    if UNITS[p.parts["unit"] or ""] == "month":
        years, month = divmod(start.month - 1 + amount_of(p), 12)
        last = month_end(start.year + years, month + 1)
        return on_day(p, last.replace(day=min(start.day, last.day)) - dt.timedelta(days=first), start)
    days = amount_of(p) * (7 if p.parts["unit"] == "tuần" else 1)
    return on_day(p, start + dt.timedelta(days=days - first), start)


def _read_working_days_after(p: Phrase) -> Due:
    """So many working days from a day that is printed; with a holiday among them it is asked: such days are moved each year."""
    start = day_of(p)
    calendar = vietnam((start.year, start.year + 1))
    end = calendar.add_working_days(start, amount_of(p))
    between = (start + dt.timedelta(days=days) for days in range(1, (end - start).days + 1))
    if any(map(calendar.name, between)):
        raise Unreadable(doubt("due-unread", place_of(p), text=p.text))
    return on_day(p, end, start)


def _read_days_before(p: Phrase) -> Due:
    """So many days or weeks before a day that is printed."""
    return on_day(p, day_of(p) - dt.timedelta(days=amount_of(p) * (7 if p.parts["unit"] == "tuần" else 1)))


def _read_hours_after(p: Phrase) -> Due:
    """So many hours from an hour that is printed with its day; midnight is the end of the day before it."""
    start = day_of(p)
    first = time_of(Phrase({"clock": p.parts["clock_b"]}, p.text, p.span, p.issued)) or "24:00"
    hour, minute = numbers_in(first)
    days, minutes = divmod((hour + amount_of(p)) * 60 + minute, 24 * 60)
    if not minutes:
        return OnDate(date=start + dt.timedelta(days=days - 1), start=start, text=p.text)
    end = f"{minutes // 60:02}:{minutes % 60:02}"
    return OnDate(date=start + dt.timedelta(days=days), start=start, time=end, text=p.text)


def _read_month(p: Phrase) -> Due:
    first, part = month_of(p), (p.parts.get("part") or "").strip()
    if p.shift and p.issued and first <= p.issued and p.parts.get("m"):
        first = first.replace(year=first.year + 1)
    if p.shift:
        return on_day(p, first - dt.timedelta(days=1))
    return on_day(p, {"đầu": first, "giữa": first.replace(day=15)}.get(part, month_end(first.year, first.month)))


def _read_months(p: Phrase) -> Due:
    end = month_of(p)
    start = month_of(p, "from", end.year)
    if start > end:
        start = start.replace(year=start.year - 1)
    return on_day(p, month_end(end.year, end.month), start)


def _read_quarter(p: Phrase) -> Due:
    first = quarter_of(p)
    return on_day(p, first - dt.timedelta(days=1) if p.shift else month_end(first.year, first.month + 2))


def _read_quarters(p: Phrase) -> Due:
    end = quarter_of(p)
    start = month_of(p, "from_month") if p.parts.get("from_month") else quarter_of(p, "from", end.year)
    if start > end:
        start = start.replace(year=start.year - 1)
    return on_day(p, month_end(end.year, end.month + 2), start)


def _read_year(p: Phrase) -> Due:
    year, part = numbers_in(p.parts["year"])[0] + p.shift, (p.parts.get("part") or "").strip()
    return on_day(p, {"đầu": dt.date(year, 1, 1), "giữa": dt.date(year, 6, 30)}.get(part, dt.date(year, 12, 31)))


def _read_part_of_year(p: Phrase) -> Due:
    month, day = {"đầu": (1, 1), "giữa": (6, 30)}.get(p.parts.get("part") or "", (12, 31))
    year = numbers_in(p.parts["year"])[0] if p.parts.get("year") else year_of(p, month, day)
    return on_day(p, dt.date(year, month, day))


def _read_days_in_month(p: Phrase) -> Due:
    """The first days of a month, or its first half: the last of these days."""
    given = re.search(r"\d+(?= ngày)", " ".join(p.text.split()))
    return on_day(p, month_of(p).replace(day=int(given[0]) if given else 15))


def _read_half(p: Phrase) -> Due:
    month, day = (6, 30) if p.parts["part"] == "đầu" else (12, 31)
    year = numbers_in(p.parts["year"])[0] if p.parts.get("year") else year_of(p, month, day)
    return on_day(p, dt.date(year, month, day))


def _read_years(p: Phrase) -> Due:
    first, last = (numbers_in(p.parts[name])[0] for name in ("year", "year_b"))
    if last < first:
        raise Unreadable(error("years-reversed", place_of(p), text=p.text))
    return on_day(p, dt.date(last, 12, 31), dt.date(first, 1, 1))


def _anchor(text: str) -> Literal["issued", "effective", "received", "event"]:
    """What a time limit counts from: signing, taking effect, receipt of the directive; all else is an event."""
    if _SIGNED.match(text):
        return "issued"
    if _IN_FORCE.match(text):
        return "effective"
    if _RECEIVED.match(text):
        return "received"
    return "event"


def _relative(p: Phrase, sign: int, anchor: Literal["issued", "effective", "received", "event"]) -> Due:
    unit = UNITS[re.sub(r"\s+", " ", p.parts["unit"] or "")]
    return Relative(amount=sign * (amount_of(p) if p.parts.get("n") else 1), unit=unit, from_=anchor, text=p.text)


READINGS: Mapping[str, Callable[[Phrase], Due | None]] = {
    **PERIODS,
    "date": _read_date,
    "near_day": _read_near_day,
    "interval": _read_interval,
    "days_after": _read_days_after,
    "working_days_after": _read_working_days_after,
    "days_before": _read_days_before,
    "hours_after": _read_hours_after,
    "month": _read_month,
    "months": _read_months,
    "days_in_month": _read_days_in_month,
    "quarter": _read_quarter,
    "quarters": _read_quarters,
    "year": _read_year,
    "years": _read_years,
    "part_of_year": _read_part_of_year,
    "half": _read_half,
    "after": lambda p: _relative(p, 1, _anchor(p.parts.get("anchor") or "")),
    "within": lambda p: _relative(p, 1, "event"),
    "before_event": lambda p: _relative(p, -1, "event"),
    "event": lambda p: OnEvent(text=p.text),
    "case": lambda p: OnEvent(text=p.text[p.text.lower().rfind("khi ") :]),
    "now": lambda p: Immediate(text=p.text),
    "periodic": lambda p: Periodic(text=p.text),
    "bare_day": lambda p: None,
    "unsure": lambda p: None,
    "nothing": lambda p: None,
}
