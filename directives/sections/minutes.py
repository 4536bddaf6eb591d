"""Minutes of a meeting: who was there and what was said is told; only what was concluded, or handed out, is work."""

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sections.without_work import hands_out
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

_TITLE = Printed("headings", r"(?m)^[#*\s]*{minutes}(?=[*\s]*$|\s+[^\W\d_])", str.upper)
_TOLD, _CONCLUDED = Shape("headings", "{told_in_minutes}"), Shape("headings", "{concluded}")
_HEAD = 1500
"""Characters in which the title stands."""


@kept
def is_minutes(outline: Outline) -> bool:
    """Whether a document is headed as minutes."""
    return _TITLE.search(outline.source[:_HEAD]) is not None


def told_in_minutes(outline: Outline, index: int) -> bool:
    """Whether a unit of minutes tells who came or what was said; the nearest heading that says so counts."""
    if not is_minutes(outline):
        return False
    for above in (index, *outline.ancestors(index)):
        heading = fold(outline.clauses[above].text)
        if _CONCLUDED.match(heading):
            return False
        if _TOLD.match(heading):
            return not hands_out(outline.clauses[index].text)
    return False
