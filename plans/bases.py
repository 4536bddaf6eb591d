"""By which rules a due is counted, each with the law behind it where there is one (Civil Code 2015, articles 146-148)."""

import re

from plans.due import Due, Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.reporting import Period

LAWS = {
    "begin-middle-end": "146", "first-day": "147", "hours": "147", "weeks": "148", "months": "148", "years": "148", "rolls": "148.5",
    "working-days": "112", "report-window": "report",
}  # fmt: skip
"""Rule -> the article it rests on; "112" is of the Labour Code 2019, "report" Decree 09/2019/NĐ-CP, the others of the Civil Code 2015."""
_BEFORE = re.compile(
    r"(?<!\w)trước\s+(?:ngày|ngay\s+\d|m[ùồ]ng|thứ|chủ nhật|\d{1,2}\s*[/.-]|\d{1,2}\s+tháng|tháng|năm|quý)"
)
_PART = re.compile(r"(?<!\w)(?<!tháng\s)(?<!ngày\s)(?<!nửa\s)(?<!tuần\s)(?:đầu|giữa|cuối)\s+(?:tháng|năm)")
"""As the Code has them; "6 tháng đầu năm" is a period, and of quarters it says nothing."""
_DAY = re.compile(r"(?:ngày|m[ùồ]ng)\s*\d|(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)|ngày làm việc (?:cuối|đầu)|ngày cuối")
_WEEKDAY = re.compile(r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật")
_TERM = re.compile(r"(?:ngày|tuần),?\s+(?:(?:kể|tính)\s+)?từ\s+(?:(?P<hour>0{1,2}\s*(?:giờ|h)[^,;]{0,12}?)?ngày|\d)")
"""So many days or weeks from a day that is printed."""
_COUNTED = {"week": "weeks", "month": "months", "year": "years", "working-day": "working-days"}
_PERIODS = (
    (Period.MONTH, re.compile(r"(?:hằng|hàng|mỗi|từng|theo)\s+tháng|định kỳ tháng")),
    (Period.QUARTER, re.compile(r"(?<!\w)quý(?!\w)")),
    (Period.FIRST_HALF, re.compile(r"(?:6|06|sáu)\s*tháng")),
    (Period.NINE_MONTHS, re.compile(r"(?:9|09|chín)\s*tháng")),
    (Period.YEAR, re.compile(r"(?<!\w)(?<!thứ\s)năm(?!\w|\s*\d)")),
)


def bases(due: Due | None, *, by_profile: bool = False) -> tuple[str, ...]:
    """The rules that lead from the words to the days, by name, in the order in which they act.

    `by_profile`: the plan names a report profile, whose days a report without a day of its own has.
    """
    if by_profile and report_periods(due):
        return "report-window", "from-the-rule", "fixed-stays"
    match due:
        case OnDate():
            return (
                _term(due.text)
                if due.start and _TERM.search(due.text.lower())
                else (*_fixed(due.text, due.time), "fixed-stays")
            )
        case Recurring() if not due.text:
            return "proposed", "from-the-rule", "fixed-stays"
        case Recurring():
            named = re.search("FREQ=DAILY", due.rrule) or (
                "FREQ=WEEKLY" in due.rrule and _WEEKDAY.search(due.text.lower())
            )
            own = (
                ("day-counts",)
                if named and not due.time and not _BEFORE.search(due.text.lower())
                else _fixed(due.text, due.time)
            )
            return (*own, "from-the-rule", "fixed-stays")
        case Relative() if due.amount < 0:
            return (*((_COUNTED[due.unit],) if due.unit == "working-day" else ()), "counts-back")
        case Relative() if due.unit == "hour":
            return ("hours",)
        case Relative():
            counted = (_COUNTED[due.unit],) if due.unit in _COUNTED else ()
            return ("first-day", *counted, *(("rolls",) if due.unit != "working-day" else ()))
        case Immediate():
            return ("by-urgency",)
        case Periodic():
            return ("period-unsaid",)
        case OnEvent():
            return ("on-event",)
    return ("undated",)


def _term(text: str) -> tuple[str, ...]:
    """How a number of days from a printed day is counted; from its first hour on that day counts too."""
    found = _TERM.search(text.lower())
    first = () if found is not None and found["hour"] else ("first-day",)
    return (*first, *(("weeks",) if found is not None and found[0].startswith("tuần") else ()))


def _fixed(text: str, time: str | None) -> tuple[str, ...]:
    """How the day that a text names becomes the last day in time; a day without words was typed as a day, an hour ends in its day."""
    folded = text.lower()
    if time:
        return ("hour",)
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
