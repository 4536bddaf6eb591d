"""Several hours of one day ("02 lần/ngày, trước 9 giờ và 16 giờ"): no one rule says them, so each is a deadline of its own."""

import datetime as dt
import re
from collections.abc import Iterator

from directives.strings.folding import fold
from directives.times.due_phrases import DueFound, find_dues
from plans.due import Recurring

RULE = "hours-of-day"
"""The row of lexicon/time.yaml that reads them."""
_CLOCK = re.compile(r"(?<![\d/])(?P<hour>\d{1,2})\s*(?:giờ|h|g|:)\s*(?P<minute>\d{2})?(?!\d)")


def hours_apart(text: str, issued: dt.date | None) -> list[DueFound]:
    """One deadline for each hour, left to right, with where its words stand; empty where a text names no two hours of a day."""
    found = next((one for one in find_dues(text, issued) if one.rule == RULE), None)
    if found is None or not isinstance(found.due, Recurring):
        return []
    return list(_each(text, found, found.due))


def _each(text: str, found: DueFound, due: Recurring) -> Iterator[DueFound]:
    clocks = list(_CLOCK.finditer(fold(text), *found.span))
    starts = [found.span[0], *(clock.start() for clock in clocks[1:])]
    for clock, start, end in zip(clocks, starts, [*starts[1:], found.span[1]], strict=True):
        time = f"{int(clock['hour']):02}:{clock['minute'] or '00'}"
        yield DueFound(due.model_copy(update={"time": time}), (start, end), RULE)
