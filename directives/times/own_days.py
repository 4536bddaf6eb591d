"""A period and the day of its own that some of its months have, as one rule: "hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20"."""

from collections.abc import Callable

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_periods import several_days
from directives.times.due_values import numbers_in
from directives.times.own_months import but_for, each_year, own_months
from plans.due import Due, Recurring
from plans.problems import Problem

_APART = Shape("deadlines", r"\s*[,;(]\s*(?=(?:{apart}\s+)(?:{own_reports}\s+)?{structure.bare_periods}\s)")
_BY_DAY = ("BYMONTH", "BYMONTHDAY")


def with_own_days(text: str, read: Callable[[str], tuple[Due | None, list[Problem]]]) -> Recurring | None:
    """The rule that holds both; None where the words say no such period, or no rule can hold it."""
    found = _APART.search(fold(text))
    months = own_months(text[found.end() :]) if found else frozenset()
    if found is None or not months:
        return None
    (period, asked), own = read(text[: found.start()]), each_year(read(text[found.end() :].rstrip(" )."))[0], months)
    left = but_for(period, months)
    if asked or left is None or own is None or left.time != own.time or left.start is not None:
        return None
    days = [_days(left), _days(own)]
    return (
        left.model_copy(update={"rrule": several_days(sorted(days[0] + days[1])), "text": text}) if all(days) else None
    )


def _days(due: Recurring) -> list[tuple[int, int]]:
    """Month and day of each; none where the rule says them otherwise."""
    parts = dict(part.split("=", 1) for part in due.rrule.split(";"))
    day = numbers_in(parts.get("BYMONTHDAY", ""))
    if set(parts) != {"FREQ", *_BY_DAY} or len(day) != 1:
        return []
    return [(month, -1 if parts["BYMONTHDAY"] == "-1" else day[0]) for month in numbers_in(parts["BYMONTH"])]
