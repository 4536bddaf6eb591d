"""Times as people say them ("sáng thứ Ba tuần sau", "ngay từ đầu năm 2027", "trước mỗi kỳ họp 15 ngày") that no rule of time reads."""

import datetime as dt
import re

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.own_months import is_bare
from directives.words.work_words import verb_start
from plans.due import OnDate, Recurring

_SAID = Shape(
    "left_over",
    r"(?<!\w)(?:(?:{half_days}\s+)?(?:(?:ngày\s+)?{structure.weekdays}\s+)?(?:của\s+)?{said_days}(?!\s+{compared})"
    r"|(?:{half_days}|{before_weekday})\s+(?:ngày\s+)?{structure.weekdays}(?!\s+{days_of_work}))",
)
_NAMES = Shape("left_over", r"(?<!\w)(?:\d{1,2}|{years_on}|{named_by_time}(?:\s+[^\W\d_]+){0,2})\s+$")
"""Before such a time: a plan that bears it as its name, or years to come."""
_PART = Shape(
    "left_over",
    r"(?<!\w)(?<!tháng )(?:(?P<begins>{begins_of_time})|{later_in_time})(?:\s+của)?\s+"
    r"(?:{structure.bare_periods}\s+(?:\d{1,2}|[ivx]+)\s*(?:/\s*|{citations.in_year}\s+)|(?P<school>{school_years}\s+)|năm\s+)(?P<year>20\d\d)(?!\d)",
)
_COUNTED = Shape(
    "left_over",
    r"(?<!\w)(?!{deadlines.at_hour}\s+\d{1,2}\s*{structure.hours}){counted_from}(?:\s+[^\W\d_]+){0,10}\s+\d{1,3}\s+{units_counted}(?!\s+{not_counted}|\s*/?\d)"
    r"|(?<![\w/.,])\d{1,3}\s+(?:{working_days}|{days_counted}(?:\s+(?P<event>{before_or_after})(?=\s+[^\W\d_])|(?<!tháng)(?=\s*[;,.)]|$)))",
)
_LENGTH = Shape("left_over", r"(?<!\w){of_a_length}\s+$")
"""Before so many days that are how long a thing lasts."""
_EACH = Shape("left_over", r"(?<!\w){before_each}\s+[^\W\d_]+(?:\s+[^\W\d_]+)?")
_OFTEN = Shape(
    "left_over",
    r"(?<!\w)(?:\d{1,3}|{subjects.how_many})\s+{units_counted}(?:\s+[^\W\d_]+){1,6}?\s+{one_time}(?!\s*/?\d)",
)
_WITHIN_SPAN = Shape(
    "left_over",
    r"(?<!\w)(?:(?:{half_days}|{before_weekday}|{beside_a_period})\s+(?:ngày\s+)?{structure.weekdays}(?!\s+{days_of_work}|\s*,?\s*\(?(?:ngày\s+)?\d)"
    r"|{subjects.how_many}\s+{structure.bare_periods}\s+(?:[^\W\d_]+\s+){0,2}\d{1,2}\s+{times_told})",
)
_DAY = re.compile(r"ngày|\d[/.-]\d{1,2}[/.-]\d")
_LUNAR = Shape("left_over", r"\d[\d\s,]*(?:{deadlines.and_then}\s+\d{1,2}\s+)?(?<!\w){lunar}")
_MONTH = Shape(
    "left_over",
    r"(?<!\w){in_a_month}\s+(?:{later_in_time}\s+)?{structure.bare_periods}\s+(?:\d{1,2}|[iv]{1,3})(?=\s*(?:[,.;)]|$))",
)
_BESIDE = Shape(
    "left_over",
    r"(?<!\w){rounds_of_a_period}|(?<!\w){days_kept}\s+\d{1,2}/\d{1,2}(?![/\d])|(?:(?<!\w){beside_a_period}\s+|\()(?:tháng|ngày)\s+\d{1,2}(?:(?:\s*,\s*|\s+và\s+)(?:(?:tháng|ngày)\s+)?(?:\d{1,2}|[^\W\d_]+\s+tháng))*(?!\s*[/.-]?\d|\s+năm\s+\d|\s+tháng\s+\d)",
)
_STEPS = Shape(
    "left_over",
    r"(?<!\w)tháng\s+\d{1,2}(?:\s*/\s*20\d\d)?\s*[,;]\s+(?:{deadlines.and_then}\s+)?{steps}(?!\w)(?:\s+(?!{not_steps}(?!\w))[^\W\d_]+){0,6}\s+(?P<last>tháng\s+\d{1,2}(?:\s*/\s*20\d\d)?)(?=\s*(?:[.,;]|$))",
)
_SEASON = Shape("left_over", r"(?<!\w){within_season}\s+(?:[^\W\d_]+\s+){1,4}(?:năm\s+)?(?P<year>20\d\d)(?!\d)")
_THEN_WORK = Shape(
    "left_over",
    r"(?<!\w)tháng\s+\d{1,2}(?:(?:\s*,|\s+{names.also})\s+(?:tháng\s+)?\d{1,2}){1,3}(?=,?\s+(?P<work>[^\W\d_]))",
)
"""Months of no year before work ("..., tháng 10 và tháng 4 khám mắt")."""
_TERM = Shape(
    "left_over",
    r"(?<!\w){counted_from}\s+(?:{school_years}\s+|[tq]\d{1,2}\s*/\s*)(?P<year>20\d\d)(?:\s*[-–]\s*20\d\d)?(?!\d)",
)
"""A school year, or a month or quarter in short ("trong T12/2026")."""
_END = Shape(
    "left_over",
    r"(?:^|(?<=\.\s)|(?<=;\s))(?:{before_weekday}\s+)?{ends_of_period}(?=\s*,|\s+(?:{subjects.several}|{structure.hands_in}|{names.has})\s)"
    r"|(?<!\w){before_weekday}\s+{ends_of_period}(?=\s*(?:[,;.]|$))",
)
"""As in "Cuối năm, các xã báo cáo": of which year, it does not say."""
_RATE = Shape(
    "left_over",
    r"(?<!\w)(?:{rate_periods}\s+\d{1,2}|{rate_periods}\s+{subjects.how_many})\s+{rate_counts}(?!\w)(?!\s*/)|(?<!\w)\d{1,2}\s+{rate_counts}\s*/\s*{school_terms}(?!\w)",
)
"""How often in each period ("phát sóng tuần 2 lần", "1 lần/học kỳ")."""
_HOURS = Shape("left_over", r"(?<!\w){within_hours}\s+\d{1,3}\s*h(?![\w/]|\s+{not_counted}(?!\w))")
"""As in "báo cáo trong 24h trên phần mềm"."""
_FIRST_ONE = Shape(
    "left_over",
    r"(?<!\w){first_of_many}\s+(?:[^\W\d_]+\s+){0,3}?{structure.bare_periods}\s+(?:\d{1,2}|[iv]{1,3})(?:\s*/\s*\d{1,4}){0,2}"
    r"|(?<!\w){first_of_many}\s+(?:[^\W\d_]+\s+){0,3}?\d{1,2}/\d{1,2}(?:/\d{4})?",
)
"""When work that comes again begins ("..., kỳ đầu tiên là quý I/2027")."""
_OF_PERIOD = Shape(
    "left_over", r"(?:(?<!\w){into_report}\s+|(?<=[,;]\s))(?P<report>{reports_of_periods})(?=\s*(?:[,.;)]|$))"
)
"""As in "tổng hợp việc chậm, đưa vào báo cáo tháng": a report that is called by its period."""
_UNPLANNED = Shape(
    "left_over",
    r"(?<!\w){besides_periods}\s+(?P<said>{unplanned}(?:\s+{unplanned_when}\s+[^,.;()\d]{2,60}?)?)(?=\s*(?:[,.;()]|$))",
)
"""As in "trước ngày 05 hằng tháng và đột xuất khi có yêu cầu": besides its period."""
_OTHERS = (_HOURS, _RATE, _EACH, _OFTEN, _LUNAR, _MONTH, _STEPS, _END)
_AROUND = 40
"""Signs looked at before a time."""
_YOUNG, _SCHOOL = 3, 9
"""The months up to which a year has just begun."""


def time_said(text: str, folded: str, issued: dt.date) -> str:
    """The words of such a time; empty where there is none to come."""
    for found in _SAID.finditer(folded):
        if _NAMES.search(folded[max(0, found.start() - _AROUND) : found.start()]) is None:
            return text[found.start() : found.end()]
    for found in _PART.finditer(folded):
        year, young = int(found["year"]), _SCHOOL if found["school"] else _YOUNG
        over = found["begins"] is not None and issued.month > young
        if year > issued.year or (year == issued.year and not over):
            return text[found.start() : found.end()]
    for found in (*_SEASON.finditer(folded), *_TERM.finditer(folded)):
        if int(found["year"]) >= issued.year:
            return text[found.start() : found.end()]
    for found in _THEN_WORK.finditer(folded):
        if verb_start().match(folded, found.start("work")):
            return text[found.start() : found.end()]
    counted = next((found for found in _COUNTED.finditer(folded) if not _lasts(folded, found)), None)
    counted = counted or next(filter(None, (one.search(folded) for one in _OTHERS)), None)
    counted = counted or _OF_PERIOD.pattern.search(folded)
    return text[counted.start() : counted.end()] if counted else ""


def _lasts(folded: str, counted: re.Match[str]) -> bool:
    """Whether so many days, told without a word that opens a time, are how long a thing lasts ("bảo hành 30 ngày")."""
    bare = folded[counted.start()].isdigit() and counted["event"] is None
    return bare and _LENGTH.search(folded[max(0, counted.start() - _AROUND) : counted.start()]) is not None


def within_span(text: str, due: OnDate) -> str:
    """As in "cấp thẻ vào các ngày thứ Bảy trong tháng 12/2026": what comes again within a month or a longer time."""
    if _DAY.search(fold(due.text)):
        return ""
    found = _WITHIN_SPAN.search(fold(text))
    return text[found.start() : found.end()] if found else ""


def later_step(text: str, due: OnDate) -> str:
    """As in "lắp đặt xong tháng 01/2027, nghiệm thu tháng 02/2027": a step with a later month than the one that was taken."""
    found = _STEPS.search(fold(text)) if text.count("tháng") > 1 else None
    return text[found.start() : found.end()] if found and found["last"] not in fold(due.text) else ""


def beside_period(text: str, due: Recurring) -> str:
    """As in "6 tháng một lần báo cáo Sở A (tháng 5 và tháng 11)": months or days beside a period of which no day is told; and when the
    first of them is, where the rule does not begin then.
    """
    folded = fold(text)
    first = _FIRST_ONE.search(folded) if due.start is None else None
    if first is not None:
        return text[first.start() : first.end()]
    if (again := _UNPLANNED.pattern.search(folded)) and text[slice(*again.span("said"))] not in due.text:
        return text[slice(*again.span("said"))]
    if (told := _OF_PERIOD.pattern.search(folded)) and told["report"] not in fold(due.text):
        return text[told.start() : told.end()]
    if not is_bare(due.model_copy(update={"text": ""})) and "INTERVAL" not in due.rrule:
        return ""
    found = next((one for one in _BESIDE.finditer(folded) if text[one.start() : one.end()] not in due.text), None)
    return text[found.start() : found.end()].strip("( ") if found else ""
