"""Lists of things that a line above the first of them announces ("Danh sách các dự án như sau:"): they give no work of their own."""

from bisect import bisect_right

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

_ANNOUNCES = Shape("headings", r"(?:^|[,.]\s+){inventories}\s[^;:]{3,200}:$")


def inventoried(outline: Outline, index: int) -> bool:
    """Whether a unit stands in such a list."""
    listing = _firsts(outline)
    if not listing or outline.clauses[index].kind not in ("arabic", "paren"):
        return False
    beside = outline.beside(index)
    before = reversed(beside[: bisect_right(beside, index)])
    return next((one for one in before if outline.clauses[one].number == "1"), 0) in listing


@kept
def _firsts(outline: Outline) -> frozenset[int]:
    """The units right behind such a line."""
    last = ((at, clause.paragraphs[-1].text) for at, clause in enumerate(outline.clauses, 1) if clause.paragraphs[1:])
    return frozenset(at for at, text in last if _ANNOUNCES.search(fold(text)) is not None)
