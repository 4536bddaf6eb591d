"""Tables of a programme: what is done hour by hour under the line of a day ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026")."""

import datetime as dt
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.sections.phases import heading_due
from directives.strings.folding import fold
from plans.due import Due, OnDate

_STEP = Shape("structure", r"\W*{steps}\s+(?:thứ\s+)?(?P<number>\d{1,2})(?!\s*[/-]\s*\d|\d| tháng)(?!\w)")
_CLOCK = r"(?P<hour_%s>\d{1,2})\s*(?:{hours~}|:)\s*(?P<minute_%s>\d{2})?(?:\s*{minutes~})?"
_A, _B = (_CLOCK.replace("%s", one) for one in "ab")
_HOURS = Shape(
    "structure", rf"(?:{{from_hour}}\s+)?{_A}(?:\s*(?:[-–—]|{{to_hour~}})\s*{_B})?\s*(?:{{parts_of_day~}})?\.?"
)
LONGEST = 160
"""Characters of a line above a table that may be its heading."""


class Headed(NamedTuple):
    """What the line above a table says of it: its number among those of its unit, and the day of its rows."""

    number: str | None = None
    day: dt.date | None = None


def headed(source: str, start: int, issued: dt.date | None) -> Headed:
    """What the line right above a table that begins at `start` says of it."""
    line = source[:start].rstrip()
    line = line[line.rfind("\n") + 1 :].strip(" *_#")
    if not line or len(line) > LONGEST or line.startswith("|"):
        return Headed()
    step, due = _STEP.match(fold(line)), heading_due(line, issued)
    return Headed(step["number"] if step else None, due.date if isinstance(due, OnDate) and due.start is None else None)


def hour_due(text: str, day: dt.date | None) -> Due | None:
    """The due of a row whose cell gives hours alone ("7h15 - 7h45"): the end of them on the day of its table."""
    found = _HOURS.fullmatch(fold(text.strip(" .;*")))
    if found is None or day is None:
        return None
    last = "_b" if found["hour_b"] else "_a"
    hour, minute = int(found[f"hour{last}"]), int(found[f"minute{last}"] or 0)
    if hour > 23 or minute > 59:
        return None
    return OnDate(date=day, time=f"{hour:02}:{minute:02}", text=" ".join(text.split()))
