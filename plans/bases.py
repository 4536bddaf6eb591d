"""By which rules a due is counted, each with the law behind it where there is one (Civil Code 2015, articles 146-148)."""

import re

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.reporting import Period

LAWS = {
    "begin-middle-end": "146", "first-day": "147", "hours": "147", "weeks": "148", "months": "148", "years": "148", "rolls": "148.5",
    "working-days": "112", "report-window": "report",
}  # fmt: skip
"""Rule -> the article it rests on; "112" is of the Labour Code 2019, "report" Decree 09/2019/NĐ-CP, the others of the Civil Code 2015."""
_BEFORE = re.compile(r"(?<!\w)trước\s+(?:ngày|mùng|\d{1,2}\s*[/.-]|tháng|năm|quý)")
_PART = re.compile(r"(?<!\w)(?:đầu|giữa|cuối)\s+(?:tháng|quý|năm)")
_DAY = re.compile(r"(?:ngày|mùng)\s*\d|\d{1,2}\s*[/.-]\s*\d{1,2}|ngày làm việc cuối|ngày cuối")
_COUNTED = {"week": "weeks", "month": "months", "year": "years", "working-day": "working-days"}
_PERIODS = (
    (Period.MONTH, re.compile(r"(?:hằng|hàng|mỗi|từng|theo)\s+tháng|định kỳ tháng")),
    (Period.QUARTER, re.compile(r"(?<!\w)quý(?!\w)")),
    (Period.FIRST_HALF, re.compile(r"(?:6|06|sáu)\s*tháng")),
    (Period.NINE_MONTHS, re.compile(r"(?:9|09|chín)\s*tháng")),
    (Period.YEAR, re.compile(r"(?<!\w)năm(?!\w|\s*\d)")),
)


def bases(due: Due | None, *, by_profile: bool = False) -> tuple[str, ...]:
    """The rules that lead from the words to the days, by name, in the order in which they act.

    `by_profile`: the plan names a report profile, whose days a report without a day of its own has.
    """
    if by_profile and report_periods(due):
        return "report-window", "from-the-rule", "fixed-stays"
    match due:
        case OnDate():
            return (*_fixed(due.text), *(("hour",) if due.time else ()), "fixed-stays")
        case Recurring() if not due.text:
            return "proposed", "from-the-rule", "fixed-stays"
        case Recurring():
            own = ("day-counts",) if re.search("FREQ=(?:DAILY|WEEKLY)", due.rrule) else _fixed(due.text)
            return (*own, *(("hour",) if due.time else ()), "from-the-rule", "fixed-stays")
        case Relative() if due.unit == "hour":
            return ("hours",)
        case Relative():
            counted = (_COUNTED[due.unit],) if due.unit in _COUNTED else ()
            return ("first-day", *counted, "rolls" if due.amount > 0 else "counts-back")
        case Immediate():
            return ("by-urgency",)
        case Periodic():
            return ("period-unsaid",)
        case OnEvent():
            return ("on-event",)
    return ("undated",)


def _fixed(text: str) -> tuple[str, ...]:
    """How the day that a text names becomes the last day in time; a day without words was typed as a day."""
    folded = text.lower()
    if not folded.strip():
        return ("day-counts",)
    if _BEFORE.search(folded):
        return ("before-day",)
    if _PART.search(folded):
        return ("begin-middle-end",)
    return ("day-counts",) if _DAY.search(folded) else ("end-of-period",)


def report_periods(due: Due | None) -> tuple[Period, ...]:
    """The periods of Decree 09/2019/NĐ-CP that a periodic due names without a day of its own; none where it has one."""
    if not isinstance(due, Recurring | Periodic) or _DAY.search(due.text.lower()) or _BEFORE.search(due.text.lower()):
        return ()
    named = tuple(period for period, pattern in _PERIODS if pattern.search(due.text.lower()))
    return (Period.FIRST_HALF, Period.SECOND_HALF) if named == (Period.FIRST_HALF,) else named
