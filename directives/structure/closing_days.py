"""A last unit that only says by when the work of its whole section is done: no task, but the day of those beside it."""

import datetime as dt

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline
from directives.times.due_phrases import read_due
from plans.due import OnDate

_ALL_DONE = Shape(
    "structure",
    r"(?:{by_when}\s[^,;:]{3,60},\s+)?(?:{work_above}\s*,?|{work_of_all}\s(?P<what>[^;.]{3,240}?))\s+"
    r"{all_must}\s+(?:được\s+)?(?:{all_carried}\s+)?{all_finished}(?:\s[^;.]*)?[.;/]*$",
)
_ONE_DONE = Shape(
    "structure",
    r"{work_of_all}\s(?P<what>[^;.,]{3,120}?)(?<!\sđã)\s+(?:{all_must}\s+)?(?:được\s+)?(?:{all_carried}\s+)?{all_finished}\s[^;]*$",
)
_WORDS = 3
"""First words of the work that stand in the heading too, where it is that of the whole section."""

_FEWEST = 2
"""First words of the work that stand in the sentence before, where it is that work."""


def says_when_done(text: str, before: str) -> bool:
    """As in "... rà soát tàu cá. Việc rà soát hoàn thành trước ngày ...": a sentence that only says when the work before it is done."""
    said = _ONE_DONE.match(fold(text))
    first = said["what"].split()[:_FEWEST] if said else []
    return bool(first) and " ".join(first) in " ".join(fold(before).split())


def closing_day(outline: Outline, index: int, issued: dt.date | None) -> OnDate | None:
    """The day that the last unit beside this one sets for the work of all of them; None where it sets none."""
    above = outline.clauses[index].parent
    return _section_day(outline, above, issued) if above >= 0 else None


def sets_the_day(outline: Outline, index: int, issued: dt.date | None) -> bool:
    """Whether a unit only sets the day of those before it ("4. Chậm nhất là ngày ..., việc xác minh phải được tiến hành xong")."""
    above = outline.clauses[index].parent
    return above >= 0 and outline.below[above][-1] == index and _section_day(outline, above, issued) is not None


@kept
def _section_day(outline: Outline, above: int, issued: dt.date | None) -> OnDate | None:
    below = outline.below[above]
    last = outline.clauses[below[-1]]
    said = _ALL_DONE.match(fold(last.text)) if len(below) > 1 and len(last.paragraphs) == 1 else None
    if said is None or outline.below[below[-1]]:
        return None
    what = said["what"]
    if what and " ".join(what.split()[:_WORDS]) not in " ".join(fold(outline.clauses[above].text).split()):
        return None
    due = read_due(last.text, issued)[0]
    return due if isinstance(due, OnDate) else None
