"""Hours beside the one that was read as the hour of a deadline ("hằng ngày trước 7h00 báo cáo số liệu, trước 16h00 báo cáo kết quả")."""

import re
from contextlib import suppress

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_grammar import Hit
from directives.times.due_values import Unreadable, hours_in

_HOUR = Shape("deadlines", r"(?:(?<!\w){at_hour}|,|(?<!\w){and_then})\s+(?=\d{1,2}(?:\s*(?:giờ|h|g)(?![^\W\d])|:\d\d))")
_APART_HOUR = Shape(
    "left_over", r"(?:,|;)\s+{before_another}\s[^,;.:\d]{2,60}\s+(?=\d{1,2}(?:\s*(?:giờ|h|g)(?![^\W\d])|:\d\d))"
)
"""As in "..., riêng xã A 10 giờ"."""
_HANDED = Shape("deadlines", r"(?<!\w){handed_by}(?:\s+(?!{handed_not}\s)[^\W\d_]+){0,12}?,?\s+(?:{at_hour}\s+)+(?=\d)")
_CLOSED = re.compile(r"\s*(?:[.;|]|$)")
"""Behind the hour: the end of its sentence."""
_SINCE = Shape("deadlines", r"\s*,?\s*(?<!\w){begins_from}\s+(?:ngày\s+)?\d")
"""Behind the hour: from which day on."""
DAILY = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
"""Rules of what is handed over each day, or each working day of the week."""
_NEAR = 60
"""Signs before a period in which the verb may stand ("báo cáo hằng ngày về ... trước 17 giờ")."""
_OPENS = Shape("deadlines", r"(?:(?<!\w){at_hour}\s+)+$")
_CLOCK = re.compile(r"\d{1,2}\s*(?:giờ|h|g|:)(?:\s*\d{2})?(?:\s*(?:phút|[’'′]))?")
_ENDS = (";", ". ", ".\n", "|")
_LONGEST = 24
"""Signs that an hour is said in."""


def other_hours(text: str, hit: Hit) -> str:
    """The hours that a phrase itself names besides its first, else one left over in its sentence; empty where there is none."""
    folded = fold(text)
    if hit.reading == "hours":
        return "; ".join(time or "24:00" for time, _ in hours_in(folded[hit.start : hit.end])[1:])
    for found in (*_HOUR.finditer(folded), *_APART_HOUR.finditer(folded)):
        before, behind = found.end() < hit.start, found.start() >= hit.end
        between = folded[found.end() : hit.start] if before else folded[hit.end : found.start()]
        if (before or behind) and not any(end in between for end in _ENDS):
            with suppress(Unreadable):
                return hours_in(folded[found.end() : found.end() + _LONGEST])[0][0] or "24:00"
    return ""


def hour_handed(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """The only hour of a sentence, up to which something is handed over and with which it ends ("báo cáo ... trước 17 giờ."), and
    where its words stand; the sentence is that of the place `start`.
    """
    folded = fold(text)
    first = max((folded.rfind(end, 0, start) + 1 for end in _ENDS), default=0)
    for found in _HANDED.finditer(folded, max(first, start - _NEAR)):
        if any(end in folded[start : found.end()] for end in _ENDS):
            return None
        with suppress(Unreadable):
            hours = hours_in(folded[first:])
            end = first + hours[0][1] if hours else 0
            clock = _CLOCK.match(folded, end)
            if len(hours) != 1 or end != found.end() or not clock or not hours[0][0]:
                continue
            if _CLOSED.match(folded, clock.end()) or _SINCE.match(folded, clock.end()):
                return hours[0][0], _word(folded, found.end()), clock.end()
    return None


def _word(folded: str, end: int) -> int:
    """Where the words that open an hour begin."""
    opens = _OPENS.search(folded, 0, end)
    return opens.start() if opens else end
