"""Several hours of one day ("02 lần/ngày, trước 9 giờ và 16 giờ"), two days, months or quarters that do not follow on one another
("trước ngày 20/6 và 20/12/2026"): no one rule says them, so each is a deadline of its own.
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_phrases import DueFound, find_dues, read_due
from directives.times.due_values import hours_in, month_end
from plans.due import OnDate, Recurring

RULES = ("hours-of-day", "several-hours-of-a-day")
"""The rows of lexicon/time.yaml that read them, of each day and of one."""
TWO = {"two-days-before": 0, "two-reports-before": 0, "two-days": 0, "in-months": 1, "in-quarters": 3}
"""The rows that read two times as one span of time, and how many months each of the two is long; 0: a day."""
_LISTED = Shape("deadlines", "[-–÷]|{up_to}|,")
"""Marks of a span or of a list; what stands on both sides of a mere "và" is two times."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NEXT = re.compile(r"[,;]\s*(?:và\s+)?|\s+và\s+")
"""Between two hours of one list."""


def hours_apart(text: str, issued: dt.date | None) -> list[DueFound]:
    """One deadline for each hour, left to right, with where its words stand; empty where a text names no two hours of a day."""
    found = next((one for one in find_dues(text, issued) if one.rule in RULES), None)
    if found is not None and isinstance(found.due, OnDate):
        return list(_each(text, found, found.due))
    if found is None or not isinstance(found.due, Recurring):
        return []
    whole = read_due(text, issued)[0]
    lasts = isinstance(whole, Recurring) and whole.rrule.startswith(found.due.rrule)
    return list(_each(text, found, whole if lasts and isinstance(whole, Recurring) else found.due))


def _each(text: str, found: DueFound, due: Recurring | OnDate) -> Iterator[DueFound]:
    folded, (first, end) = fold(text), found.span
    clocks = [(time, first + at) for time, at in hours_in(folded[first:end])]
    starts = [first]
    for (_, before), (_, at) in pairwise(clocks):
        starts.append(max((one.end() for one in _NEXT.finditer(folded, before, at)), default=at))
    for (time, _), start, stop in zip(clocks, starts, [*starts[1:], end], strict=True):
        yield DueFound(due.model_copy(update={"time": time}), (start, stop), found.rule)


def days_apart(text: str, issued: dt.date | None) -> list[DueFound]:
    """Both of two days, months or quarters that do not follow on one another, with where their words stand; else empty."""
    if " và" not in text:
        return []
    found = next((one for one in find_dues(text, issued) if one.rule in TWO), None)
    if found is None or not isinstance(found.due, OnDate) or found.due.start is None:
        return []
    start, end = found.span
    at, first, last, long = fold(text).find(" và", start, end), found.due.start, found.due.date, TWO[found.rule]
    if at < 0 or _LISTED.search(fold(text[start:end])):
        return []
    if long:
        close = first.year * 12 + first.month + long - 1
        if (last.year * 12 + last.month) - close <= long:
            return []
        first = month_end((close - 1) // 12, (close - 1) % 12 + 1)
    if issued is not None and first < issued and not _YEAR.search(text[start:end]):
        return []  # the first of them is perhaps of the next year
    words = [" ".join(text[slice(*span)].split()) for span in ((start, at), (at + len(" và"), end))]
    dues = [
        found.due.model_copy(update={"date": day, "start": None, "text": told})
        for day, told in zip((first, last), words, strict=True)
    ]
    return [DueFound(dues[0], (start, at), found.rule), DueFound(dues[1], (at + len(" và "), end), found.rule)]
