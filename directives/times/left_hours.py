"""Hours beside the one that was read as the hour of a deadline ("hằng ngày trước 7h00 báo cáo số liệu, trước 16h00 báo cáo kết quả")."""

from contextlib import suppress

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_grammar import Hit
from directives.times.due_values import Unreadable, hours_in

_HOUR = Shape("deadlines", r"(?:(?<!\w){at_hour}|,|(?<!\w){and_then})\s+(?=\d{1,2}(?:\s*(?:giờ|h|g)(?![^\W\d])|:\d\d))")
_ENDS = (";", ". ", ".\n", "|")
_LONGEST = 24
"""Signs that an hour is said in."""


def other_hours(text: str, hit: Hit) -> str:
    """The hours that a phrase itself names besides its first, else one left over in its sentence; empty where there is none."""
    folded = fold(text)
    if hit.reading == "hours":
        return "; ".join(time or "24:00" for time, _ in hours_in(folded[hit.start : hit.end])[1:])
    for found in _HOUR.finditer(folded):
        before, behind = found.end() < hit.start, found.start() >= hit.end
        between = folded[found.end() : hit.start] if before else folded[hit.end : found.start()]
        if (before or behind) and not any(end in between for end in _ENDS):
            with suppress(Unreadable):
                return hours_in(folded[found.end() : found.end() + _LONGEST])[0][0] or "24:00"
    return ""
