"""A day that refers to the one told before it in its unit: "trước 11 giờ ngày 25/8/2026. ... trước 14 giờ cùng ngày"."""

import datetime as dt
import re

from directives.lexicon.shapes import Shape, shortest
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues, read_due
from plans.due import Due, OnDate
from plans.problems import Place, Problem

_REFERS = Shape(
    "deadlines",
    r"\d{1,2}\s*(?:[^\W\d_]{1,3}\s*(?:\d{2}(?:\s*ph[^\W\d_]{2})?)?|:\d{2}),?\s+(?P<said>{same_day}|(?P<next>{next_day}))(?!\w)",
)
"""An hour, and the words that refer."""
_PRINTED = re.compile(r"\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:(?:\s*[/.-]\s*|\s+năm\s+)\d{4})?")


def on_the_same_day(text: str, before: str, issued: dt.date | None) -> tuple[Due, list[Problem]] | None:
    """The due of a piece that names its hour and for its day refers to what stands `before`; None where it does not, or no day does."""
    if not any(map(text.__contains__, (*shortest("deadlines", "same_day"), *shortest("deadlines", "next_day")))):
        return None
    found = _REFERS.search(fold(text))
    day = _told(f"{before}; {text[: found.start()]}", issued) if found else None
    if found is None or day is None:
        return None
    said, printed = found.span("said"), f"ngày {day + dt.timedelta(days=bool(found['next'])):%d/%m/%Y}"
    due, problems = read_due(f"{text[: said[0]]}{printed}{text[said[1] :]}", issued)
    if due is None or printed not in due.text:
        return None
    words, place = " ".join(text[slice(*said)].split()), Place(span=(found.start(), said[1]), field="due")
    asked = [
        one.model_copy(update={"place": place, "args": _as_printed(one, text, printed, words)}) for one in problems
    ]
    if due.text in " ".join(text.split()):  # the day that is printed itself
        return due, asked
    return due.model_copy(update={"text": due.text.replace(printed, words)}), asked


def _as_printed(problem: Problem, text: str, printed: str, words: str) -> dict[str, str | int]:
    """What is asked in the words of the text: a day that stands there itself is told as it is."""
    return {
        name: told.replace(printed, words) if isinstance(told, str) and told not in text else told
        for name, told in problem.args.items()
    }


def _told(before: str, issued: dt.date | None) -> dt.date | None:
    """The last day on which something told before is due, as printed: "trước ngày 25/8" speaks of the 25th."""
    dues = [one for one in find_dues(before, issued) if isinstance(one.due, OnDate)]
    printed = list(_PRINTED.finditer(dues[-1].due.text)) if dues else []
    if not printed:
        return None
    day = read_due(f"đến ngày {printed[-1].group()}", issued)[0]
    return day.date if isinstance(day, OnDate) else None
