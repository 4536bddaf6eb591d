"""Days, months and quarters to come that stand in a task's words in whatever manner, where no rule of time reads them."""

import datetime as dt
import re
from contextlib import suppress

from directives.lexicon.shapes import Shape, phrases
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues
from directives.times.due_values import QUARTERS
from directives.times.left_hours import hour_handed
from directives.words.work_words import predicate, verb_start
from directives.work.times_said import time_said
from plans.due import OnDate

_WITH_YEAR = r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
_WHOLE_DATE = re.compile(rf"(?<!từ )(?<!từ ngày )(?<![\d/.-]){_WITH_YEAR}")
"""A day with its year, from which nothing only begins."""
_YEAR = re.compile(r"[0-9]\d{3}")
_PERIOD_FIRST = Shape(
    "deadlines", r"^(?P<said>{period_first}(?:\s*/\s*|\s+(?:{citations.in_year}\s+)?)(?P<year>20\d\d))\s*,"
)
_PERIOD_LAST = Shape(
    "left_over",
    r"(?:,|(?<!\w){given_upwards}(?:\s+[^\W\d]+){1,8})\s+(?P<said>{structure.bare_periods}\s+(?:\d{1,2}|[ivx]+)\s*(?:/\s*|\s{citations.in_year}\s+)(?P<year>20\d\d))\W*$",
)
_PERIOD_BEHIND = Shape(
    "left_over",
    r"(?:[^\d\s]\s*:|\s[-–])\s+(?P<said>(?:{structure.bare_periods}\s+(?:\d{1,2}|[ivx]+)(?:(?:\s*[-–,]|\s+[^\W\d_]+)\s*(?:{structure.bare_periods}\s+)?(?:\d{1,2}|[ivx]+)){0,3}(?:\s*/\s*|\s+{citations.in_year}\s+)?|{citations.in_year}\s+)(?P<year>20\d\d)?)\W*$",
)
"""Nothing but a month, quarter or year behind a colon or dash: "Tập huấn: quý I, II/2027"."""
_OPENS_LATER = Shape(
    "left_over",
    r"^\W*(?:{opens_period}\s+){0,3}(?P<said>(?:(?P<unit>tháng|{quarters_told})\s+(?P<number>\d{1,2}|[iv]{1,3})\s*(?:/\s*|\s{citations.in_year}\s+)|năm\s+)(?P<year>20\d\d))(?![\d/])",
)
"""The period with its year that a part of a sentence opens with."""
_BEGUN = Shape(
    "left_over",
    r"(?<!\w){deadlines.begins_from}\s+(?:ngày\s+)?(?P<day>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:[/.-]|\s+năm\s+)(?P<year>20\d\d))?(?![\d/]|[-–]\d|\s*[-–]\s*\d|\s+(?:{until}|năm)\s)",
)
"""The day from which something goes on."""
_HOLDS_FROM = Shape("left_over", r"(?<!\w){holds_from}(?!\w)")
_AIM = Shape("left_over", r"%|(?<!\w){aims_at}(?!\w)")
_BEGINS = Shape(
    "deadlines", rf"(?<!\w){{begins_from}}\s+(?:\d{{1,2}}[^\d,;.]{{1,6}}(?:\d\d)?\s+)?(?:ngày\s+)?{_WITH_YEAR}"
)
"""A day with its year from which something begins, and of whose end nothing is said."""
_SHORT = re.compile(
    r"(?P<told>(?<!\w)ngày\s+)?(?<![\w/.,-])(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?![\w/-]|[.,]\d|\s+(?:năm\s+)?\d{4})"
)
"""A day without its year."""
_OVER = re.compile(r"\s*(?:$|[.,;:)]|\(|\d)")
"""What stands behind a day; another word counts what "11/12" is a part of."""
_NO_DAY, _FROM = Shape("left_over", r"(?<!\w)(?:{no_day}|từ)\s+$"), Shape("deadlines", r"(?<!\w){begins_from}\s+$")
_PAPER = re.compile(r"\d\S*\s+(?:của\s[^,;.\d]{1,60}\s)?$")
"""As in "Công văn số 12/SYT ngày 20/12": the day of a paper."""
_HOUR = re.compile(r"\d\s*[gh:]")
_HALF_DAY = Shape("left_over", r"(?<!\w){half_days}\s+$")
_UNTIL = Shape("left_over", r"(?<!\w){until_not_done}\s+$")
_NOT_DONE = Shape("left_over", r"\s+(?:[^\W\d_]+\s+){0,3}?{idle.denies}(?!\w)")
_KEPT = Shape("left_over", r"(?<!\w){days_kept}\s+(?:ngày\s+)?$")
_HONOURED = Shape("left_over", r"(?<!\w){honoured}(?!\w)[^,;.]{0,80}$")
_TOLD_DAY = Shape(
    "left_over",
    r"(?<!\w)(?:{honoured}(?!\w)[^,;.]{0,80}|{day_of_what}\s+(?:\d{1,2}\s*{structure.hours~}\s*(?:\d\d)?\s*)?(?:ngày\s+)?)$",
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SHORT_LONG, _AROUND, _SHORT_WORK = 120, 120, 9
"""Days ahead in the next year, at most, that a day without its year may be; signs looked at before one; words of such work."""


def time_ahead(text: str, issued: dt.date) -> str:
    """The words of a time after the day of issue; empty where there is none."""
    return (
        day_ahead(text, issued)
        or _short_day(text, issued)
        or _period_told(text, issued)
        or _hour_told(text)
        or time_said(text, fold(text), issued)
    )


def half_day_ahead(text: str, issued: dt.date, but: dt.date) -> str:
    """As in "...; tổ chức giao hữu chiều ngày 18/11/2026": part of a day to come, which no rule of time reads; not the day `but`."""
    if _YEAR.search(text) is None:
        return ""
    for found in _WHOLE_DATE.finditer(text):
        day, month, year = map(int, filter(None, found.groups()))
        before = fold(text[max(0, found.start() - _AROUND) : found.start()])
        half = _HALF_DAY.search(before.removesuffix("ngày ").rstrip() + " ")
        with suppress(ValueError):  # a day that does not exist is an error of its own
            if half is not None and issued < dt.date(year, month, day) != but:
                return " ".join(text[slice(*found.span())].split())
    return ""


def other_day(text: str, issued: dt.date, due: OnDate) -> str:
    """The words of another day than a task's own: of one for work of it, or from which some of it begins."""
    return _day_of_work(text, issued, due) or _begun_besides(text, issued, due)


def _day_of_work(text: str, issued: dt.date, due: OnDate) -> str:
    """A whole date to come before a task's own day, with what is done on it ("khóa sổ ngày D, chỉnh lý đến hết ngày E"); any later one,
    where the words of its own day do not stand in the text.
    """
    if due.text not in text:
        return day_ahead(text, due.date)
    if f"({due.text})" in text and (beside := _other_in_brackets(text, due)):
        return beside
    if _YEAR.search(text.replace(due.text, " ")) is None:
        return ""
    for read in reversed(find_dues(text, issued)):  # those have their own questions
        text = f"{text[: read.span[0]]} {text[read.span[1] :]}"
    for found in _WHOLE_DATE.finditer(_IN_BRACKETS.sub("", text.replace(due.text, " "))):
        day, month, year = map(int, filter(None, found.groups()))
        told = _TOLD_DAY.search(fold(found.string[max(0, found.start() - _AROUND) : found.start()])) is not None
        with suppress(ValueError):  # a day that does not exist is an error of its own
            ahead = dt.date(year, month, day)
            if not told and (issued < ahead < due.date or (ahead > due.date and _done_then(found))):
                return " ".join(found.group().split())
    return ""


_DAY_IN_BRACKETS = re.compile(
    r"\(((?:từ\s+)?(?:ngày\s+)?\d{1,2}(?:/\d{1,2})?(?:\s*[-–]\s*\d{1,2})?/\d{1,2}(?:/20\d\d)?)\)"
)


def _other_in_brackets(text: str, due: OnDate) -> str:
    """As in "nhân Ngày A (05/6), Tuần lễ B (01 - 08/6)": each thing that is listed has a day of its own in brackets."""
    return next((one[1] for one in _DAY_IN_BRACKETS.finditer(text) if one[1] != due.text), "")


def _begun_besides(text: str, issued: dt.date, due: OnDate) -> str:
    """As in "lập phương án trước ngày D; ra quân tuần tra từ 25/01": when work begins of which the day that was read is not the end."""
    for found in _BEGUN.pattern.finditer(folded := fold(text)):
        at = max(folded.rfind(mark, 0, found.start()) for mark in (", ", "; ", ". ", "(")) + 1
        work = folded[at : found.start()].strip()
        names = read_bodies(text[at : found.start()].strip(), opens=True) if work else NONE
        if found.group() in fold(due.text) or _next_day(found, issued) in (None, due.date, due.start):
            continue
        acts = not work or verb_start().match(work) or (names.names and predicate().match(work, names.end))
        if acts and _HOLDS_FROM.search(folded, at, found.end()) is None:
            return " ".join(text[slice(*found.span())].split())
    return ""


def _next_day(found: re.Match[str], issued: dt.date) -> dt.date | None:
    """The day to come that day, month and perhaps year say; none where it is over, or far ahead without its year."""
    for year in (int(found["year"]),) if found["year"] else (issued.year, issued.year + 1):
        with suppress(ValueError):  # no such day
            day = dt.date(year, int(found["month"]), int(found["day"]))
            if day > issued and (found["year"] or (day - issued).days <= _SHORT_LONG):
                return day
    return None


def _done_then(day: re.Match[str]) -> bool:
    """Whether work stands between a comma and a day with which its part ends ("..., giao quân ngày D")."""
    comma = day.string.rfind(", ", 0, day.start())
    work = fold(day.string[comma + 2 : day.start()]) if comma >= 0 and _OVER.match(day.string, day.end()) else ""
    return bool(work) and len(work.split()) <= _SHORT_WORK and verb_start().match(work) is not None


def ahead_apart(text: str, issued: dt.date, but: dt.date) -> str:
    """In another part of the work than the one due on the day `but`: half a day to come, or a later period that opens it."""
    return half_day_ahead(text, issued, but) or _later_period(text, but)


def _later_period(text: str, day: dt.date) -> str:
    """As in "...; hết năm 2027 phủ sóng các xã": the period with its year that a part opens with, ending after the day of another; none
    by which it only says how much is aimed at.
    """
    found = _OPENS_LATER.match(fold(text)) if _YEAR.search(text) else None
    if found is None or _AIM.search(found.string, found.end()):
        return ""
    number = found["number"] or "12"
    month = int(number) if number.isdigit() else QUARTERS.get(number, 0)
    month *= 3 if found["unit"] and fold(found["unit"]) in phrases("left_over", "quarters_told") else 1
    later = (int(found["year"]), month) > (day.year, day.month)
    return text[slice(*found.span("said"))] if later else ""


def _hour_told(text: str) -> str:
    """An hour up to which something is handed over, of no day that is read."""
    handed = hour_handed(text.rstrip(" ,")) if _HOUR.search(text) else None
    return text[handed[1] : handed[2]] if handed else ""


def day_ahead(text: str, issued: dt.date) -> str:
    """A whole date after the day of issue, in whatever words: the dates of papers that are named, and of what is past, are earlier."""
    if _YEAR.search(text) is None:
        return ""
    for found in (*_WHOLE_DATE.finditer(text), *_BEGINS.finditer(fold(text))):
        day, month, year = map(int, filter(None, found.groups()))
        with suppress(ValueError):  # a day that does not exist is an error of its own
            if dt.date(year, month, day) > issued:
                return " ".join(text[slice(*found.span())].split())
    return ""


def _period_told(text: str, issued: dt.date) -> str:
    """The month, quarter or year that a sentence opens with ("Quý IV/2026, Sở A báo cáo ...") or ends with behind a body or a comma
    ("trình Ủy ban nhân dân tỉnh tháng 01/2027"), to come or under way.
    """
    folded = fold(text)
    found = _PERIOD_FIRST.match(folded) or _PERIOD_LAST.search(folded) or _PERIOD_BEHIND.search(folded)
    over = found is None or int(found["year"] or issued.year) < issued.year
    return "" if found is None or over else text[found.start("said") : found.end("said")].strip()


def _short_day(text: str, issued: dt.date) -> str:
    """A day and month ("phát quà cho các xã ngày 18/12") to come in this year, or soon in the next: no part of a number, no fraction."""
    if "/" not in text and " tháng " not in text:
        return ""
    folded = ""
    for found in _SHORT.finditer(text):
        folded = folded or fold(text)
        before = folded[max(0, found.start() - _AROUND) : found.start()]
        if not _coming(int(found["day"]), int(found["month"]), issued) and not _KEPT.search(before):
            continue
        plain = found["told"] or _OVER.match(text, found.end()) or _HALF_DAY.search(before)
        plain = plain or (_UNTIL.search(before) and _NOT_DONE.match(folded, found.end()))
        if plain and not (
            (_FROM if found["told"] else _NO_DAY).search(before) or _PAPER.search(before) or _HONOURED.search(before)
        ):
            return " ".join(found.group().split())
    return ""


def _coming(day: int, month: int, issued: dt.date) -> bool:
    for year in (issued.year, issued.year + 1):
        with suppress(ValueError):  # no such day
            ahead = (dt.date(year, month, day) - issued).days
            if ahead > 0:
                return year == issued.year or ahead <= _SHORT_LONG
    return False
