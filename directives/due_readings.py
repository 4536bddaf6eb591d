"""How a matched phrase of time becomes a Due: one small function a reading, named by `lexicon/time.yaml`."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.problems import Place, Problem, doubt, error

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
WEEKDAYS = {
    "hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
    "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA", "nhật": "SU",
}  # fmt: skip
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
QUARTER_ENDS = "3,6,9,12"
PERIOD_RULES = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY;BYDAY=FR",
    "tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "quý": f"FREQ=YEARLY;BYMONTH={QUARTER_ENDS};BYMONTHDAY=-1",
    "nửa năm": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
    "năm": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
}
"""Where a text names a period but no day: its last day. From the finest to the coarsest."""
TIMES_A_YEAR = {1: "năm", 2: "nửa năm", 4: "quý", 12: "tháng"}
UNITS: Mapping[str, Literal["hour", "day", "working-day", "week", "month", "year"]] = {
    "giờ": "hour", "giờ làm việc": "hour", "ngày": "day", "ngày làm việc": "working-day",
    "tuần": "week", "tháng": "month", "năm": "year",
}  # fmt: skip


class Phrase(NamedTuple):
    """A matched phrase: its groups (folded), the words as printed, where it stands, when the document was issued."""

    parts: Mapping[str, str | None]
    text: str
    span: tuple[int, int]
    issued: dt.date | None
    shift: int = 0


class _Unreadable(Exception):
    """Carries a problem up to `read_phrase`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_phrase(reading: str, phrase: Phrase) -> Due | Problem | None:
    """The due that a phrase states, a problem where it cannot be one, None where it is none."""
    try:
        return READINGS[reading](phrase)
    except _Unreadable as unreadable:
        return unreadable.problem


def several_days(days: list[tuple[int, int]]) -> str:
    """One yearly RFC 5545 rule for these (month, day) pairs; BYSETPOS picks them out where their days differ."""
    months, numbers = sorted({m for m, _ in days}), sorted({d for _, d in days})
    rule = f"FREQ=YEARLY;BYMONTH={_join(months)};BYMONTHDAY={_join(numbers)}"
    grid = [(m, d) for m in months for d in numbers if d <= calendar.monthrange(2027, m)[1]]
    if len(numbers) == 1 and len(grid) == len(days):
        return rule
    places = [grid.index(day) + 1 for day in sorted(set(days)) if day in grid]
    return f"{rule};BYSETPOS={_join(places)}"


def yearly_day(parts: Mapping[str, str | None], name: str, before: bool, place: Place) -> tuple[int, int]:
    """Month and day of a date without a year; `before` means the day before it; (2, -1) is the end of February."""
    day, month = _numbers(parts[name])[:2]
    _date(2028, month, day, place)
    if not before:
        return (month, -1) if (month, day) == (2, 29) else (month, day)
    eve = dt.date(2027, month, 1) + dt.timedelta(days=day - 2)
    return (2, -1) if (month, day) == (3, 1) else (eve.month, eve.day)


def _numbers(text: str | None) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", re.sub(r"\([^)]*\)", "", text or ""))]


def _join(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))


def _place(p: Phrase) -> Place:
    return Place(span=p.span, field="due")


def _date(year: int, month: int, day: int, place: Place) -> dt.date:
    year = year + 2000 if year < 100 else year
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _Unreadable(error("date-does-not-exist", place, date=f"{day:02}/{month:02}/{year}")) from None


def _year(p: Phrase, month: int, day: int) -> int:
    """The year of a day printed without one: that of the next such day on or after the date of issue."""
    if p.issued is None:
        raise _Unreadable(doubt("year-missing", _place(p), text=p.text))
    last = min(day, calendar.monthrange(p.issued.year, month)[1]) if 1 <= month <= 12 else day
    later = (month, last) < (p.issued.month, p.issued.day)
    return p.issued.year + later


def _day(p: Phrase, name: str = "date", year: int | None = None) -> dt.date:
    numbers = _numbers(p.parts[name])
    if len(numbers) < 3:
        day, month = numbers
        return _date(year or _year(p, month, day), month, day, _place(p))
    return _date(numbers[2], numbers[1], numbers[0], _place(p))


def _time(p: Phrase) -> str | None:
    """The hour as HH:MM; None where the text gives none, and for 24 giờ, which is the end of the day."""
    clock = p.parts.get("clock")
    if not clock:
        return None
    hour, minute = [*_numbers(clock), 0][:2]
    if re.search("chiều|tối", clock) and hour < 12:
        hour += 12
    if (hour, minute) == (24, 0):
        return None
    if hour > 23 or minute > 59:
        raise _Unreadable(error("hour-does-not-exist", _place(p), hour=clock))
    return f"{hour:02}:{minute:02}"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _month(p: Phrase, name: str = "month", year: int | None = None) -> dt.date:
    """First day of the month that a group names."""
    numbers = _numbers(p.parts.get(name) or p.parts.get("m"))
    if not 1 <= numbers[0] <= 12:
        raise _Unreadable(error("date-does-not-exist", _place(p), date=f"tháng {numbers[0]}"))
    given = numbers[1] if len(numbers) > 1 else year
    return dt.date(given or _year(p, numbers[0], 31), numbers[0], 1)


def _quarter(p: Phrase, name: str = "quarter", year: int | None = None) -> dt.date:
    """First day of the quarter that a group names."""
    text = p.parts.get(name) or p.parts.get("q") or ""
    found = re.match(r"(iii|ii|iv|i|[1-4])\D*(\d{4})?", text)
    number = QUARTERS.get(found[1]) or int(found[1]) if found else 1
    given = int(found[2]) if found and found[2] else year
    return dt.date(given or _year(p, 3 * number, 31), 3 * number - 2, 1)


def _on(p: Phrase, day: dt.date, start: dt.date | None = None) -> OnDate:
    return OnDate(date=day, start=start, time=_time(p), text=p.text)


def _rule(p: Phrase, rrule: str) -> Recurring:
    return Recurring(rrule=rrule, time=_time(p), text=p.text)


def _read_date(p: Phrase) -> Due:
    day = _day(p, "date") if p.parts.get("date") else _day(p, "dm")
    if p.shift and p.issued and not p.parts.get("date") and day == p.issued:
        day = _day(p, "dm", day.year + 1)
    return _on(p, day + dt.timedelta(days=p.shift))


def _read_interval(p: Phrase) -> Due:
    end = _day(p) if p.parts.get("date") else _day(p, "dm")
    given = _numbers(p.parts["from"])
    day, month, year = given + [end.month, end.year][len(given) - 1 :]
    if len(given) == 2 and month > end.month:  # "từ ngày 15/12 đến ngày 15/01/2026"
        year -= 1
    start = _date(year, month, day, _place(p))
    return _on(p, end, start)


def _read_month(p: Phrase) -> Due:
    first, part = _month(p), (p.parts.get("part") or "").strip()
    if p.shift and p.issued and first <= p.issued and p.parts.get("m"):
        first = first.replace(year=first.year + 1)
    if p.shift:
        return _on(p, first - dt.timedelta(days=1))
    return _on(p, {"đầu": first, "giữa": first.replace(day=15)}.get(part, _month_end(first.year, first.month)))


def _read_months(p: Phrase) -> Due:
    end = _month(p)
    start = _month(p, "from", end.year)
    if start > end:
        start = start.replace(year=start.year - 1)
    return _on(p, _month_end(end.year, end.month), start)


def _read_quarter(p: Phrase) -> Due:
    first = _quarter(p)
    return _on(p, first - dt.timedelta(days=1) if p.shift else _month_end(first.year, first.month + 2))


def _read_quarters(p: Phrase) -> Due:
    end = _quarter(p)
    start = _month(p, "from_month") if p.parts.get("from_month") else _quarter(p, "from", end.year)
    return _on(p, _month_end(end.year, end.month + 2), start)


def _read_year(p: Phrase) -> Due:
    year, part = _numbers(p.parts["year"])[0] + p.shift, (p.parts.get("part") or "").strip()
    return _on(p, {"đầu": dt.date(year, 1, 1), "giữa": dt.date(year, 6, 30)}.get(part, dt.date(year, 12, 31)))


def _read_part_of_year(p: Phrase) -> Due:
    month, day = {"đầu": (1, 1), "giữa": (6, 30)}.get(p.parts["part"] or "", (12, 31))
    return _on(p, dt.date(_year(p, month, day), month, day))


def _read_half(p: Phrase) -> Due:
    month, day = (6, 30) if p.parts["part"] == "đầu" else (12, 31)
    year = _numbers(p.parts["year"])[0] if p.parts.get("year") else _year(p, month, day)
    return _on(p, dt.date(year, month, day))


def _read_years(p: Phrase) -> Due:
    first, last = (_numbers(p.parts[name])[0] for name in ("year", "year_b"))
    if last < first:
        raise _Unreadable(error("years-reversed", _place(p), text=p.text))
    return _on(p, dt.date(last, 12, 31), dt.date(first, 1, 1))


def finest_period(text: str) -> str:
    """The shortest period named in "tháng, quý, 6 tháng, năm": its ends are also the ends of the longer ones."""
    rest, halves = re.subn(r"(?:\d+|sáu)\s+tháng", "", text)
    named = [name for name in PERIOD_RULES if re.search(rf"\b{name}\b", rest)]
    if halves:
        named = [name for name in named if name not in ("năm",)] + ["nửa năm"]
    return min(named, key=list(PERIOD_RULES).index)


def _read_each(p: Phrase) -> Due:
    return _rule(p, PERIOD_RULES[finest_period(p.parts["periods"] or "")])


def _read_times(p: Phrase) -> Due | None:
    """So many times a year, evenly; None for a number that does not divide the year into whole months."""
    times = _amount(p)
    if not 1 <= times <= 12 or 12 % times:
        return None
    if times in TIMES_A_YEAR:
        return _rule(p, PERIOD_RULES[TIMES_A_YEAR[times]])
    months = range(12 // times, 13, 12 // times)
    return _rule(p, f"FREQ=YEARLY;BYMONTH={_join(list(months))};BYMONTHDAY=-1")


def _read_times_a_period(p: Phrase) -> Due:
    """So many times a month, quarter or week: once is its end, twice a month its middle too; else what days is not said."""
    times, period = _amount(p), p.parts["per"] or ""
    if times == 1:
        return _rule(p, PERIOD_RULES[period])
    if (times, period) == (2, "tháng"):
        return _rule(p, "FREQ=MONTHLY;BYMONTHDAY=15,-1")
    raise _Unreadable(doubt("due-unread", _place(p), text=p.text))


def _read_months_apart(p: Phrase) -> Due:
    """Every so many months, where these divide the year."""
    step = _amount(p)
    if not 1 <= step <= 12 or 12 % step:
        raise _Unreadable(doubt("due-unread", _place(p), text=p.text))
    if step in (1, 12):
        return _rule(p, PERIOD_RULES["tháng" if step == 1 else "năm"])
    return _rule(p, f"FREQ=YEARLY;BYMONTH={_join(list(range(step, 13, step)))};BYMONTHDAY=-1")


def _read_years_apart(p: Phrase) -> Due:
    years = _amount(p)
    return _rule(p, PERIOD_RULES["năm"] if years == 1 else f"FREQ=YEARLY;INTERVAL={years};BYMONTH=12;BYMONTHDAY=31")


def _read_two_days_of_month(p: Phrase) -> Due:
    days = sorted(_numbers(p.parts[name])[0] for name in ("d", "d_b"))
    if not all(1 <= day <= 31 for day in days):
        raise _Unreadable(error("date-does-not-exist", _place(p), date=p.text))
    return _rule(p, f"FREQ=MONTHLY;BYMONTHDAY={_join(days)}")


def _read_months_of_year(p: Phrase) -> Due:
    months = sorted(_numbers(p.parts[name])[0] for name in ("m", "m_b") if p.parts.get(name))
    if not all(1 <= m <= 12 for m in months):
        raise _Unreadable(error("date-does-not-exist", _place(p), date=p.text))
    if months == [12]:
        return _rule(p, PERIOD_RULES["năm"])
    return _rule(p, f"FREQ=YEARLY;BYMONTH={_join(months)};BYMONTHDAY=-1")


def _read_quarter_of_year(p: Phrase) -> Due:
    quarter = p.parts["q"] or ""
    return _rule(p, f"FREQ=YEARLY;BYMONTH={3 * (QUARTERS.get(quarter) or int(quarter))};BYMONTHDAY=-1")


def _read_day_of_year(p: Phrase) -> Due:
    month, day = yearly_day(p.parts, "dm", bool(p.parts.get("before")), _place(p))
    return _rule(p, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")


def _read_two_days(p: Phrase) -> Due:
    days = [yearly_day(p.parts, name, bool(p.parts.get("before")), _place(p)) for name in ("dm", "dm_b")]
    return _rule(p, several_days(days))


def _monthly(p: Phrase, months: str) -> Due:
    """A day of each month (or of some); where a month is shorter, its last day."""
    day = _numbers(p.parts["d"])[0] - bool(p.parts.get("before"))
    if not 0 <= day <= 31 or (day == 0 and not p.parts.get("before")):
        raise _Unreadable(error("date-does-not-exist", _place(p), date=p.text))
    freq = f"FREQ=YEARLY;BYMONTH={months}" if months else "FREQ=MONTHLY"
    if day == 0:  # the day before the 1st ends the month before
        before = _join(sorted((int(m) - 2) % 12 + 1 for m in months.split(","))) if months else ""
        return _rule(p, f"FREQ=YEARLY;BYMONTH={before};BYMONTHDAY=-1" if before else f"{freq};BYMONTHDAY=-1")
    if day == 31:
        return _rule(p, f"{freq};BYMONTHDAY=-1")
    if day > 28 and not months:
        return _rule(p, f"{freq};BYMONTHDAY={_join(list(range(28, day + 1)))};BYSETPOS=-1")
    return _rule(p, f"{freq};BYMONTHDAY={day}")


def _read_day_of_month(p: Phrase) -> Due:
    if last := p.parts.get("last"):
        working = "làm việc" in last
        return _rule(p, "FREQ=MONTHLY;" + ("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if working else "BYMONTHDAY=-1"))
    return _monthly(p, "")


def _read_day_of_quarter(p: Phrase) -> Due:
    return _monthly(p, QUARTER_ENDS if p.parts["which"] == "cuối" else "1,4,7,10")


def _read_weekday(p: Phrase) -> Due:
    day = WEEKDAYS[(p.parts["weekday"] or "").split()[-1]]
    if p.parts.get("before") and not p.parts.get("clock"):
        day = WEEK[WEEK.index(day) - 1]
    return _rule(p, f"FREQ=WEEKLY;BYDAY={day}")


def _read_daily(p: Phrase) -> Due:
    return _rule(p, "FREQ=DAILY")


def _amount(p: Phrase) -> int:
    text = p.parts["n"] or ""
    return _numbers(text)[0] if _numbers(text) else NUMBERS[re.sub(r"\s*\(.*", "", text)]


def _anchor(text: str) -> Literal["issued", "effective", "received", "event"]:
    """What a time limit counts from: signing, taking effect, receipt of the directive; all else is an event."""
    if re.match(r"(?:ký|ban hành)\b", text):
        return "issued"
    if "hiệu lực" in text:
        return "effective"
    paper = r"chỉ thị|công điện|công văn|quyết định|kế hoạch|nghị quyết|thông báo|văn bản|kết luận"
    if re.match(rf"(?:tiếp\s+)?nhận\s+(?:được\s+)?(?:{paper})(?!\s+(?:đề nghị|yêu cầu|phản ánh))", text):
        return "received"
    return "event"


def _relative(p: Phrase, sign: int, anchor: Literal["issued", "effective", "received", "event"]) -> Due:
    unit = UNITS[re.sub(r"\s+", " ", p.parts["unit"] or "")]
    return Relative(amount=sign * _amount(p), unit=unit, from_=anchor, text=p.text)


READINGS: Mapping[str, Callable[[Phrase], Due | None]] = {
    "date": _read_date,
    "interval": _read_interval,
    "month": _read_month,
    "months": _read_months,
    "quarter": _read_quarter,
    "quarters": _read_quarters,
    "year": _read_year,
    "years": _read_years,
    "part_of_year": _read_part_of_year,
    "half": _read_half,
    "each": _read_each,
    "quarter_of_year": _read_quarter_of_year,
    "times": _read_times,
    "times_a_period": _read_times_a_period,
    "months_apart": _read_months_apart,
    "years_apart": _read_years_apart,
    "two_days_of_month": _read_two_days_of_month,
    "months_of_year": _read_months_of_year,
    "day_of_year": _read_day_of_year,
    "two_days": _read_two_days,
    "day_of_month": _read_day_of_month,
    "day_of_quarter": _read_day_of_quarter,
    "weekday": _read_weekday,
    "daily": _read_daily,
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
