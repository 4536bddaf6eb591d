"""Schedules without numbers: "Thứ Hai (06/4):", "Ngày 07/4/2026" above bullets are headings, counted 1, 2, ...."""

from collections.abc import Sequence
from itertools import pairwise

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.structure.labels import BULLETS, label_of
from directives.structure.paragraphs import Paragraph

_DAY = Shape(
    "structure",
    r"(?:{weekdays}\s*(?:[,(–-]\s*)?)?(?:ngày\s+)?\(?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?\)?\s*:?$",
)
LONGEST = 40
"""Characters of such a line at most."""
FEWEST = 2
"""Of them at least; one alone may be the day of something else."""


def by_days(source: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, lines of a day above bullets with a number, where nothing else is numbered."""
    if any(one.label is not None and one.label.kind not in BULLETS for one in paragraphs):
        return paragraphs
    days = {at for at, (one, below) in enumerate(pairwise(paragraphs)) if below.label and _is_day(source, one)}
    return _numbered(paragraphs, sorted(days)) if len(days) >= FEWEST else paragraphs


def _is_day(source: str, one: Paragraph) -> bool:
    short = one.label is None and one.end - one.start <= LONGEST
    return short and _DAY.match(fold(source[one.start : one.end]).strip(" *_")) is not None


def _numbered(paragraphs: list[Paragraph], days: Sequence[int]) -> list[Paragraph]:
    found = list(paragraphs)
    for number, at in enumerate(days, 1):
        found[at] = found[at]._replace(label=label_of("arabic", number, 0), body=found[at].start)
    return found
