"""A quarter, month or year that stands alone in a typed task: is it its deadline, or part of a name ("kế hoạch năm 2027")?"""

import datetime as dt
import re

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_phrases import told_in
from plans.due import OnDate

_NAMED = Shape("deadlines", r"(?<!\w){named_for}(?:[^;:.]*[^,;:.\s])?\s*$")
_ALONE = re.compile(r"(?:quý|(?:\d+ )?tháng|(?:\d+ )?năm)\b")
"""As opposed to "giai đoạn 2026-2030", "vốn 2027"."""
_BEHIND = re.compile(r"(?:đến|tới|hết|cuối|trong|trước|vào)\b")
_SPOKEN = Shape("deadlines", r"(?<!\w){spoken_times}(?!\s+qua)")
_DAY = re.compile(r"(?<!\w)ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?(?!\d)")
_OVER = re.compile(r"\s*(?:$|[,;.)])")


def loose_period(words: str, today: dt.date) -> str | None:
    """The words of a period not yet over that may be the deadline and says so nowhere; None where it is part of a name.

    So too a time as people say it ("tuần sau"), and a day that no month has.
    """
    for one in told_in(words, today):
        if not isinstance(one.due, OnDate) or one.due.date < today:
            continue
        start, end = one.span
        if _BEHIND.match(fold(one.text)):
            return one.text
        if _ALONE.match(fold(one.text)) and _OVER.match(words, end) and not _NAMED.search(fold(words[:start])):
            return one.text
    folded = fold(words)
    no_day = (one for one in _DAY.finditer(folded) if not _there(one, today))
    found = next(no_day, None) or _SPOKEN.search(folded)
    return words[found.start() : found.end()] if found else None


def _there(found: re.Match[str], today: dt.date) -> bool:
    try:
        return bool(dt.date(int(found[3] or today.year), int(found[2]), int(found[1])))
    except ValueError:
        return False
