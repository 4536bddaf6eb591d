"""How phrases of what repeats become rules: periods, days of a year, a quarter, a month, a week."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping

from directives.strings.folding import fold
from directives.times.due_values import (
    QUARTERS,
    Phrase,
    Unreadable,
    amount_of,
    by_rule,
    day_of,
    existing_day,
    hours_in,
    listed,
    numbers_in,
    place_of,
)  # fmt: skip
from plans.due import Due, OnDate, Recurring
from plans.problems import doubt, error

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
NAME_PERIOD = {"each": "", "day_of_month": "tháng", "day_of_quarter": "quý"}
"""Readings whose period holds for a bare day behind them ("các xã hằng tháng trước ngày 20, Sở A trước ngày 25"), and the period
where the reading is of one alone.
"""
_DAYS_NAMED = re.compile(r"(?<=thứ )\w+|(?<!\w)nhật(?!\w)")
_COUNTED = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
TIMES_A_YEAR = {1: "năm", 2: "nửa năm", 4: "quý", 12: "tháng"}


def several_days(days: list[tuple[int, int]]) -> str:
    """One yearly RFC 5545 rule for these (month, day) pairs; BYSETPOS picks them out where their days differ."""
    months, numbers = sorted({m for m, _ in days}), sorted({d for _, d in days})
    rule = f"FREQ=YEARLY;BYMONTH={listed(months)};BYMONTHDAY={listed(numbers)}"
    grid = sorted({_real(m, d) for m in months for d in numbers if d <= calendar.monthrange(2027, m)[1]})
    if len(numbers) == 1 and len(grid) == len(days):
        return rule
    places = sorted({grid.index(real) + 1 for real in (_real(*day) for day in days) if real in grid})
    return f"{rule};BYSETPOS={listed(places)}"


def _real(month: int, day: int) -> tuple[int, int]:
    """Month and day of a common year; -1 is the last day of the month."""
    return (month, calendar.monthrange(2027, month)[1] if day == -1 else day)


def yearly_day(parts: Mapping[str, str | None], name: str, before: bool, span: tuple[int, int]) -> tuple[int, int]:
    """Month and day of a date without a year; `before` means the day before it; (2, -1) is the end of February."""
    day, month = numbers_in(parts[name])[:2]
    existing_day(2028, month, day, span, printed=False)
    if not before:
        return (month, -1) if (month, day) == (2, 29) else (month, day)
    eve = dt.date(2027, month, 1) + dt.timedelta(days=day - 2)
    return (2, -1) if (month, day) == (3, 1) else (eve.month, eve.day)


def finest_period(text: str) -> str:
    """The shortest period named in "tháng, quý, 6 tháng, năm": its ends are also the ends of the longer ones."""
    rest, halves = re.subn(r"(?:\d+|sáu)\s+tháng", "", text)
    named = [name for name in PERIOD_RULES if re.search(rf"\b{name}\b", rest)]
    if halves:
        named = [name for name in named if name not in ("năm",)] + ["nửa năm"]
    return min(named, key=list(PERIOD_RULES).index)


def _read_each(p: Phrase) -> Due:
    return by_rule(p, PERIOD_RULES[finest_period(p.parts["periods"] or "")])


def _read_times(p: Phrase) -> Due | None:
    """So many times a year, evenly; None for a number that does not divide the year into whole months."""
    times = amount_of(p)
    if not 1 <= times <= 12 or 12 % times:
        return None
    if times in TIMES_A_YEAR:
        return by_rule(p, PERIOD_RULES[TIMES_A_YEAR[times]])
    months = range(12 // times, 13, 12 // times)
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={listed(list(months))};BYMONTHDAY=-1")


def _read_times_a_period(p: Phrase) -> Due:
    """So many times a month, quarter or week: once is its end, twice a month its middle too; else what days is not said."""
    times, period = amount_of(p), p.parts["per"] or ""
    if times == 1:
        return by_rule(p, PERIOD_RULES[period])
    if (times, period) == (2, "tháng"):
        return by_rule(p, "FREQ=MONTHLY;BYMONTHDAY=15,-1")
    raise Unreadable(doubt("due-unread", place_of(p), text=p.text))


def _read_months_apart(p: Phrase) -> Due:
    """Every so many months, where these divide the year."""
    step = amount_of(p)
    if not 1 <= step <= 12 or 12 % step:
        raise Unreadable(doubt("due-unread", place_of(p), text=p.text))
    if step in (1, 12):
        return by_rule(p, PERIOD_RULES["tháng" if step == 1 else "năm"])
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={listed(list(range(step, 13, step)))};BYMONTHDAY=-1")


def _read_days_apart(p: Phrase) -> Due:
    """Every so many days or weeks; a week ends on the day named, else on Friday."""
    apart = amount_of(p) if p.parts.get("n") else 2 if p.parts.get("other") else 1
    weeks = p.parts["per"] == "tuần"
    named = (p.parts.get("weekday") or "").split()
    every = f";INTERVAL={apart}" if apart > 1 else ""
    if not weeks:
        return by_rule(p, f"FREQ=DAILY{every}")
    return by_rule(p, f"FREQ=WEEKLY{every};BYDAY={WEEKDAYS[named[-1]] if named else 'FR'}")


def _read_years_apart(p: Phrase) -> Due:
    years = amount_of(p)
    return by_rule(p, PERIOD_RULES["năm"] if years == 1 else f"FREQ=YEARLY;INTERVAL={years};BYMONTH=12;BYMONTHDAY=31")


def _days_of_month(p: Phrase, named: list[int]) -> Due:
    """These days of each month; "trước" means the days before them."""
    days = sorted({day - bool(p.parts.get("before")) or 31 for day in named})  # the day before the 1st ends a month
    if not all(1 <= day <= 31 for day in days):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    if days[-1] == 31:
        return by_rule(p, f"FREQ=MONTHLY;BYMONTHDAY={listed(days[:-1])},-1")
    if len(days) > 1 and days[-2] < 28 < days[-1]:  # where a month is shorter, its last day
        rest, last = days[:-1], list(range(28, days[-1] + 1))
        places = listed(list(range(1, len(days))))
        return by_rule(p, f"FREQ=MONTHLY;BYMONTHDAY={listed(rest + last)};BYSETPOS={places},-1")
    return by_rule(p, f"FREQ=MONTHLY;BYMONTHDAY={listed(days)}")


def _read_two_days_of_month(p: Phrase) -> Due:
    """Two days of each month, the later of them perhaps its last ("ngày 14 và ngày cuối mỗi tháng")."""
    if p.parts.get("last"):
        first = numbers_in(p.parts["d"])[0]
        if not 1 <= first <= 31:
            raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
        return by_rule(p, f"FREQ=MONTHLY;BYMONTHDAY={first},-1")
    return _days_of_month(p, [numbers_in(p.parts[name])[0] for name in ("d", "d_b")])


def _read_day_of_named_months(p: Phrase) -> Due:
    """One day of some months of each year ("trước ngày 15 các tháng 3, 6, 9, 12")."""
    months = sorted(set(numbers_in(p.text)[1:]))
    if not all(1 <= m <= 12 for m in months):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    return _monthly(p, listed(months))


def _read_months_of_year(p: Phrase) -> Due:
    months = sorted(numbers_in(p.parts[name])[0] for name in ("m", "m_b") if p.parts.get(name))
    if not all(1 <= m <= 12 for m in months):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    day = {"đầu": 1, "giữa": 15}.get(p.parts.get("part") or "", -1)
    if p.parts.get("before"):
        months = [(months[0] - 2) % 12 + 1]
    if months == [12] and day < 0:
        return by_rule(p, PERIOD_RULES["năm"])
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={listed(months)};BYMONTHDAY={day}")


def _read_named_months(p: Phrase) -> Due:
    """Months of each year, or of one ("các tháng 3, 6, 9 và 12 hằng năm"): the last day of each."""
    months = sorted({int(found) for found in re.findall(r"(?<![/\d])\d{1,2}(?!\d)", p.parts.get("months") or p.text)})
    if not all(1 <= m <= 12 for m in months):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    rule = f"FREQ=YEARLY;BYMONTH={listed(months)};BYMONTHDAY=-1"
    if not p.parts.get("year"):
        return by_rule(p, rule)
    year = numbers_in(p.parts["year"])[0]
    first = dt.date(year, 1, 1) if p.issued is None or p.issued.year < year else None
    return by_rule(p, f"{rule};UNTIL={year}1231").model_copy(update={"start": first})


def _read_quarter_of_year(p: Phrase) -> Due:
    quarter = p.parts["q"] or ""
    number = (QUARTERS.get(quarter) or int(quarter)) - bool(p.parts.get("before")) or 4
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={3 * number};BYMONTHDAY=-1")


def _read_quarters_of_year(p: Phrase) -> Due:
    """Several quarters of each year ("quý II và quý IV hằng năm"): the last day of each."""
    told = fold(p.parts.get("quarters") or p.text)
    months = sorted({3 * (QUARTERS.get(found) or int(found)) for found in re.findall(r"\b(?:[iv]{1,3}|[1-4])\b", told)})
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={listed(months)};BYMONTHDAY=-1")


def _read_day_of_year(p: Phrase) -> Due:
    month, day = yearly_day(p.parts, "dm", bool(p.parts.get("before")), p.span)
    return by_rule(p, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")


def _read_two_days(p: Phrase) -> Due:
    days = [yearly_day(p.parts, name, bool(p.parts.get("before")), p.span) for name in ("dm", "dm_b")]
    return by_rule(p, several_days(days))


def _read_days_of_year(p: Phrase) -> Due:
    """Three days of the year and more ("trước ngày 25/3, 25/6, 25/9 và 25/12 hằng năm")."""
    found = re.findall(r"\d{1,2}\s*(?:/|\stháng)\s*\d{1,2}", fold(p.text))
    days = [yearly_day({"dm": one}, "dm", bool(p.parts.get("before")), p.span) for one in found]
    return by_rule(p, several_days(days))


def _monthly(p: Phrase, months: str) -> Due:
    """A day of each month (or of some); where a month is shorter, its last day."""
    day = numbers_in(p.parts["d"])[0] - bool(p.parts.get("before"))
    if not 0 <= day <= 31 or (day == 0 and not p.parts.get("before")):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    freq = f"FREQ=YEARLY;BYMONTH={months}" if months else "FREQ=MONTHLY"
    if day == 0:  # the day before the 1st ends the month before
        before = listed(sorted((int(m) - 2) % 12 + 1 for m in months.split(","))) if months else ""
        return by_rule(p, f"FREQ=YEARLY;BYMONTH={before};BYMONTHDAY=-1" if before else f"{freq};BYMONTHDAY=-1")
    if day == 31:
        return by_rule(p, f"{freq};BYMONTHDAY=-1")
    if day > 28 and not months:
        return by_rule(p, f"{freq};BYMONTHDAY={listed(list(range(28, day + 1)))};BYSETPOS=-1")
    return by_rule(p, f"{freq};BYMONTHDAY={day}")


def _read_day_of_month(p: Phrase) -> Due:
    if last := p.parts.get("last"):
        working = "làm việc" in last
        return by_rule(p, "FREQ=MONTHLY;" + ("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if working else "BYMONTHDAY=-1"))
    return _monthly(p, "")


def _read_working_day(p: Phrase) -> Due:
    """The first, the third, the last working day of each month or week; "trước" means the one before it, where there is one."""
    named = p.parts.get("place") or ""
    if p.parts.get("first") or p.parts.get("last"):
        place = 1 if p.parts.get("first") else -1
    elif named:
        place = int(named) if named.isdigit() else _COUNTED.index(named) + 1
    else:
        place = amount_of(p)
    if p.parts.get("before"):
        place = place - 1 if place > 1 else 0
    if place not in (-1, *range(1, len(_COUNTED) + 1)):
        raise Unreadable(doubt("due-unread", place_of(p), text=p.text))
    period = "WEEKLY" if p.parts["per"] == "tuần" else "MONTHLY"
    return by_rule(p, f"FREQ={period};BYDAY=MO,TU,WE,TH,FR;BYSETPOS={place}")


def _read_day_of_one_month(p: Phrase) -> Due:
    """As in "riêng tháng 12 trước ngày 15", "riêng tháng 6, tháng 12": the day of one month or some of each year."""
    months = numbers_in(p.parts["months"])
    if not all(1 <= month <= 12 for month in months):
        raise Unreadable(error("date-does-not-exist", place_of(p), date=p.text))
    return _monthly(p, listed(months))


def _read_day_of_quarter(p: Phrase) -> Due:
    return _monthly(p, QUARTER_ENDS if p.parts["which"] in ("cuối", "thứ ba", "thứ 3") else "1,4,7,10")


def _read_weekday(p: Phrase) -> Due:
    day = WEEKDAYS[(p.parts["weekday"] or "").split()[-1]]
    if p.parts.get("before") and not p.parts.get("clock"):
        day = WEEK[WEEK.index(day) - 1]
    return by_rule(p, f"FREQ=WEEKLY;BYDAY={day}")


def _read_weekday_of_month(p: Phrase) -> Due:
    """The first or the last such day of each month."""
    place = 1 if (p.parts["which"] or "").startswith("đầu") else -1
    return by_rule(p, f"FREQ=MONTHLY;BYDAY={place}{WEEKDAYS[(p.parts['weekday'] or '').split()[-1]]}")


def _read_weekdays(p: Phrase) -> Due:
    """Several days of each week, in its order."""
    days = {WEEKDAYS[day] for day in _DAYS_NAMED.findall(fold(p.text))}
    return by_rule(p, f"FREQ=WEEKLY;BYDAY={','.join(sorted(days, key=WEEK.index))}")


def _read_weekday_span(p: Phrase) -> Due:
    """Each day of the week from one to another, or but for those named."""
    named = [WEEK.index(WEEKDAYS[day]) for day in _DAYS_NAMED.findall(fold(p.text))]
    span = [
        day for at, day in enumerate(WEEK) if (at not in named if p.parts.get("but") else named[0] <= at <= named[-1])
    ]
    if not span:
        raise Unreadable(doubt("due-unread", place_of(p), text=p.text))
    return by_rule(p, f"FREQ=WEEKLY;BYDAY={','.join(span)}")


def _read_daily(p: Phrase) -> Due:
    return by_rule(p, "FREQ=DAILY")


def _read_hours(p: Phrase) -> Due:
    """Several hours of each day, or of one that is printed: the first of them, once all are hours."""
    try:
        times = hours_in(fold(p.text))
    except Unreadable as unreadable:
        raise Unreadable(error("hour-does-not-exist", place_of(p), **unreadable.problem.args)) from None
    if p.parts.get("date"):
        return OnDate(date=day_of(p), time=times[0][0], text=p.text)
    return Recurring(rrule="FREQ=DAILY", time=times[0][0], text=p.text)


PERIODS: Mapping[str, Callable[[Phrase], Due | None]] = {
    "each": _read_each,
    "quarter_of_year": _read_quarter_of_year,
    "times": _read_times,
    "times_a_period": _read_times_a_period,
    "months_apart": _read_months_apart,
    "days_apart": _read_days_apart,
    "years_apart": _read_years_apart,
    "two_days_of_month": _read_two_days_of_month,
    "days_of_month": lambda p: _days_of_month(p, numbers_in(p.text)),
    "day_of_named_months": _read_day_of_named_months,
    "months_of_year": _read_months_of_year,
    "named_months": _read_named_months,
    "quarters_of_year": _read_quarters_of_year,
    "working_day": _read_working_day,
    "day_of_one_month": _read_day_of_one_month,
    "day_of_year": _read_day_of_year,
    "two_days": _read_two_days,
    "days_of_year": _read_days_of_year,
    "day_of_month": _read_day_of_month,
    "day_of_quarter": _read_day_of_quarter,
    "weekday": _read_weekday,
    "weekdays": _read_weekdays,
    "weekday_span": _read_weekday_span,
    "working_days": lambda p: by_rule(p, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    "weekday_of_month": _read_weekday_of_month,
    "daily": _read_daily,
    "hours": _read_hours,
}
"""The readings of what repeats, by the names that the table of rules uses."""
