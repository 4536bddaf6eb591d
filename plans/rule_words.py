"""A rule of what repeats, in words: "FREQ=MONTHLY;BYMONTHDAY=15,-1" is "ngày 15 và ngày cuối hằng tháng".

The one place that says it, in Vietnamese and in English; a rule of an unusual form is shown as it is.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Literal

Lang = Literal["vi", "en"]
WORKING_DAYS = "MO,TU,WE,TH,FR"
EACH = {
    "vi": {"YEARLY": "năm", "MONTHLY": "tháng", "WEEKLY": "tuần", "DAILY": "ngày"},
    "en": {"YEARLY": "year", "MONTHLY": "month", "WEEKLY": "week", "DAILY": "day"},
}
WEEKDAYS = {
    "vi": {"MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy", "SU": "Chủ nhật"},
    "en": {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday", "SU": "Sunday"},
}  # fmt: skip
PLACES = {
    "vi": {"1": "đầu tiên", "2": "thứ hai", "3": "thứ ba", "4": "thứ tư", "5": "thứ năm", "6": "thứ sáu", "7": "thứ bảy",
           "8": "thứ tám", "9": "thứ chín", "10": "thứ mười", "-1": "cuối cùng"},
    "en": {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth", "7": "seventh",
           "8": "eighth", "9": "ninth", "10": "tenth", "-1": "last"},
}  # fmt: skip
MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS = ["3", "6", "9", "12"]
"""The last months of the quarters."""
COMMON_YEAR = 2027
_FEW_LEFT = 4
"""Months that a rule of each month may leave out and still be told by these."""
_Day = tuple[int, int]
"""Month and day of the month; month 0 is each, a day below 0 counts from the end."""


def rule_in_words(rrule: str, lang: Lang = "vi", start: dt.date | None = None) -> str:
    """An RFC 5545 rule in words, with the day on which it starts, where it has one."""
    parts = dict(p.split("=", 1) for p in rrule.upper().removeprefix("RRULE:").split(";") if "=" in p)
    freq, interval, ends = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1"), _ends(parts.pop("UNTIL", ""), lang)
    when, but = None, _months_left_out(freq, parts, lang)
    if freq in EACH["vi"] and interval.isdigit():
        with suppress(ValueError, IndexError):  # no number, no month: what is wrong in it is said elsewhere
            when = _when(freq, parts, lang)
    begins = _begins(start, lang)
    if when is None or ends is None:
        return f"{rrule}{begins}"
    period, several = EACH[lang][freq], int(interval) > 1
    if lang == "en":
        each = f"every {int(interval)} {period}s" if several else f"each {period}"
        return f"{each} by {when}{but}{begins}{ends}" if when else f"{each}{but}{begins}{ends}"
    each = f"{int(interval)} {period} một lần" if several else f"hằng {period}"
    return f"{when}{',' if several and when[-1:].isdigit() else ''} {each}{but}{begins}{ends}".strip()


def leaves_out(rrule: str) -> bool:
    """Whether a rule of each month, or of each quarter, has months in which it does not come: words of a date may not say so."""
    parts = dict(p.split("=", 1) for p in rrule.upper().split(";") if "=" in p)
    months = parts["BYMONTH"].split(",") if "BYMONTH" in parts else []
    return bool(months) and (parts.get("FREQ") == "MONTHLY" or (len(months) >= len("369") and months != QUARTERS))


def _months_left_out(freq: str, parts: dict[str, str], lang: Lang) -> str:
    """The few months in which what comes each month does not, in words; their part of the rule is taken out. Empty where it has none."""
    named = parts.get("BYMONTH", "").split(",") if freq == "MONTHLY" else []
    left = [month for month in range(1, len(MONTHS)) if str(month) not in named]
    if not _FEW_LEFT >= len(left) > 0:
        return ""
    del parts["BYMONTH"]
    if lang == "en":
        return f", but for {_listed([MONTHS[month] for month in left], lang)}"
    return f", trừ tháng {_listed([str(month) for month in left], lang)}"


def _begins(start: dt.date | None, lang: Lang) -> str:
    """The first day of a rule, in words; empty where it has none."""
    return f" {'từ ngày' if lang == 'vi' else 'from'} {start:%d/%m/%Y}" if start else ""


def _ends(until: str, lang: Lang) -> str | None:
    """The last day of a rule, in words; empty where it has none, None where it is no day."""
    if not until:
        return ""
    if len(until) < len("20271231") or not until[:8].isdigit():
        return None
    year, month, day = until[:4], until[4:6], until[6:8]
    return f" đến hết ngày {day}/{month}/{year}" if lang == "vi" else f" until {day}/{month}/{year}"


def _when(freq: str, parts: Mapping[str, str], lang: Lang) -> str | None:
    """The days of a rule within its period; empty where it names none, None for an unusual form."""
    match freq, sorted(parts):
        case _, []:
            return ""
        case "MONTHLY", ["BYMONTHDAY", "BYSETPOS"] if (named := _shortened(parts)) is not None:
            return f"{_days(named, lang)} ({'hoặc ngày cuối tháng' if lang == 'vi' else 'or the last day'})"
        case "MONTHLY", ["BYMONTHDAY"]:
            return _days(_numbers(parts["BYMONTHDAY"]), lang)
        case "YEARLY" | "MONTHLY", ["BYMONTH", "BYMONTHDAY"] | ["BYMONTH", "BYMONTHDAY", "BYSETPOS"]:
            return _dates(_grid(parts), lang)
        case "MONTHLY" | "WEEKLY", ["BYDAY", "BYSETPOS"] if parts["BYDAY"] == WORKING_DAYS:
            return _placed("ngày làm việc" if lang == "vi" else "working day", parts["BYSETPOS"], lang)
        case "MONTHLY", ["BYDAY"] if parts["BYDAY"][:-2] in PLACES[lang] and parts["BYDAY"][-2:] in WEEKDAYS[lang]:
            return _placed(WEEKDAYS[lang][parts["BYDAY"][-2:]], parts["BYDAY"][:-2], lang)
        case "WEEKLY", ["BYDAY"] if all(day in WEEKDAYS[lang] for day in parts["BYDAY"].split(",")):
            return _listed([WEEKDAYS[lang][day] for day in parts["BYDAY"].split(",")], lang)
    return None


def _shortened(parts: Mapping[str, str]) -> list[int] | None:
    """The days of "BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1", the last of which gives way to the last day of a shorter month."""
    days, places = _numbers(parts["BYMONTHDAY"]), _numbers(parts["BYSETPOS"])
    first = len(places) - 1
    if places != [*range(1, first + 1), -1] or days[first:] != list(range(28, days[-1] + 1)):
        return None
    return [*days[:first], days[-1]]


def _placed(day: str, place: str, lang: Lang) -> str | None:
    """The first, the third, the last such day; None for one counted from the end or far in."""
    if (named := PLACES[lang].get(place)) is None:
        return None
    return f"{day} {named}" if lang == "vi" else f"the {named} {day}"


def _grid(parts: Mapping[str, str]) -> list[_Day] | None:
    """The days of a year that a rule names; BYSETPOS picks some, in the order of the calendar."""
    days = [(month, day) for month in _numbers(parts["BYMONTH"]) for day in _numbers(parts["BYMONTHDAY"])]
    if "BYSETPOS" not in parts:
        return days
    real = {
        (month, monthrange(COMMON_YEAR, month)[1] + 1 + day if day < 0 else day): (month, day) for month, day in days
    }
    order = [real[one] for one in sorted(real) if one[1] <= monthrange(COMMON_YEAR, one[0])[1]]
    places = _numbers(parts["BYSETPOS"])
    if not all(0 < place <= len(order) for place in places):
        return None
    return [order[place - 1] for place in places]


def _days(days: list[int], lang: Lang) -> str:
    """Days of each month."""
    last = "ngày cuối" if lang == "vi" else "the last day" + (" of the month" if days == [-1] else "")
    return _grouped([(0, day) for day in days], lambda found: [str(day) for _, day in found], lambda _: last, lang)


def _dates(days: list[_Day] | None, lang: Lang) -> str | None:
    """Days of the year."""
    if days is None:
        return None

    def ends(found: list[_Day]) -> str:
        if lang == "vi":
            return f"ngày cuối tháng {_listed([str(month) for month, _ in found], lang)}"
        return f"the last day of {_listed([MONTHS[month] for month, _ in found], lang)}"

    return _grouped(days, lambda found: [f"{day:02}/{month:02}" for month, day in found], ends, lang)


def _grouped(
    days: list[_Day], plain: Callable[[list[_Day]], list[str]], ends: Callable[[list[_Day]], str], lang: Lang
) -> str:
    """Days that have a number, then the last ones, then those that are counted from the end."""
    numbered, last = [one for one in days if one[1] > 0], [one for one in days if one[1] == -1]
    name = {"vi": "ngày ", "en": "day " if any(month == 0 for month, _ in numbered) else ""}[lang]
    words = [f"{name if at == 0 else ''}{word}" for at, word in enumerate(plain(numbered))]
    words += [ends(last)] if last else []
    words += [_from_end(one, lang) for one in days if one[1] < -1]
    return _listed(words, lang)


def _from_end(day: _Day, lang: Lang) -> str:
    month, back = day[0], -day[1]
    if lang == "vi":
        return f"ngày thứ {back} tính từ cuối tháng" + (f" {month}" if month else "")
    return f"day {back} from the end" + (f" of {MONTHS[month]}" if month else "")


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.split(",")]


def _listed(words: list[str], lang: Lang) -> str:
    return (
        f"{', '.join(words[:-1])} {'và' if lang == 'vi' else 'and'} {words[-1]}" if len(words) > 1 else "".join(words)
    )
