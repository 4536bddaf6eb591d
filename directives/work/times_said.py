"""Times as people say them ("sáng thứ Ba tuần sau", "ngay từ đầu năm 2027", "trước mỗi kỳ họp 15 ngày") that no rule of time reads."""

import datetime as dt

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.own_months import is_bare
from plans.due import Recurring

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
    "left_over", r"(?<!\w){counted_from}(?:\s+[^\W\d_]+){0,7}\s+\d{1,3}\s+{units_counted}(?!\s+{not_counted}|\s*/?\d)"
)
_EACH = Shape("left_over", r"(?<!\w){before_each}\s+[^\W\d_]+(?:\s+[^\W\d_]+)?")
_LUNAR = Shape("left_over", r"\d[\d\s,]*(?<!\w){lunar}")
_MONTH = Shape(
    "left_over",
    r"(?<!\w){in_a_month}\s+(?:{later_in_time}\s+)?{structure.bare_periods}\s+(?:\d{1,2}|[iv]{1,3})(?=\s*(?:[,.;)]|$))",
)
_BESIDE = Shape(
    "left_over",
    r"(?:(?<!\w){beside_a_period}\s+|\()(?:tháng|ngày)\s+\d{1,2}(?:(?:\s*,\s*|\s+và\s+)(?:(?:tháng|ngày)\s+)?(?:\d{1,2}|[^\W\d_]+\s+tháng))*(?!\s*[/.-]?\d|\s+năm\s+\d|\s+tháng\s+\d)",
)
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
    counted = _COUNTED.search(folded) or _EACH.search(folded) or _LUNAR.search(folded) or _MONTH.search(folded)
    return text[counted.start() : counted.end()] if counted else ""


def beside_period(text: str, due: Recurring) -> str:
    """As in "6 tháng một lần báo cáo Sở A (tháng 5 và tháng 11)": months or days beside a period of which no day is told."""
    if not is_bare(due) and "INTERVAL" not in due.rrule:
        return ""
    found = next((one for one in _BESIDE.finditer(fold(text)) if text[one.start() : one.end()] not in due.text), None)
    return text[found.start() : found.end()].strip("( ") if found else ""
