"""The first day that opens a sentence ("Từ năm 2027, Sở A báo cáo hằng quý; Sở B báo cáo hằng tháng") is of all that repeats in it."""

import datetime as dt

from directives.structure.part import Part
from directives.times.begun_periods import starts_in
from plans.due import Recurring

_SENTENCE = ("start", "sentence")


def begun_together(parts: list[Part], issued: dt.date | None) -> list[Part]:
    """The parts, those that repeat and name no first day of their own with the one before whoever acts first."""
    first: Part | None = None
    for number, part in enumerate(parts):
        if part.pieces[0].before in _SENTENCE:
            first = part
        elif first is not None and isinstance(part.due, Recurring) and part.due.start is None:
            day = _opens_with(first, issued)
            if day is not None and next(iter(starts_in(part.pieces[0].text, issued)), None) is None:
                parts[number] = part._replace(due=part.due.model_copy(update={"start": day}))
    return parts


def _opens_with(part: Part, issued: dt.date | None) -> dt.date | None:
    """The day to come with which a part opens, set off by a comma."""
    text = part.pieces[0].text
    opened = next(iter(starts_in(text, issued)), None)
    if opened is None or opened.start or opened.last or opened.day is None or text[opened.end : opened.end + 1] != ",":
        return None
    return opened.day if issued is None or opened.day > issued else None
