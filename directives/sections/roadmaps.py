"""A roadmap by phases ("III. LỘ TRÌNH THỰC HIỆN" above "1. Giai đoạn 2026 - 2030"): contents, where another part assigns the work."""

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sentences.headings import read_heading
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline, is_heading
from directives.times.due_phrases import read_due

_ROADMAP = Shape("headings", r"^\W*{roadmaps}(?!\w)")
_PHASE = Shape("headings", r"^\W*{phases_of_roadmaps}\s")
FEWEST = 2
"""Bodies that the section that assigns names in its headings."""


def on_roadmap(outline: Outline, index: int) -> bool:
    """Whether a unit only tells what a phase of such a roadmap holds; one with a day of its own is work."""
    maps = roadmaps(outline)
    if not maps or maps.isdisjoint(outline.ancestors(index)):
        return False
    return all(read_due(paragraph.text, None)[0] is None for paragraph in outline.clauses[index].paragraphs)


@kept
def roadmaps(outline: Outline) -> frozenset[int]:
    """The headings of roadmaps whose units are phases, of a plan that assigns its work in a table of an annex or in another section."""
    found = frozenset(
        index for index, clause in enumerate(outline.clauses) if clause.parent < 0 and _maps(outline, index)
    )
    return found if found and _assigned(outline, found) else frozenset()


def _maps(outline: Outline, index: int) -> bool:
    text = outline.clauses[index].text
    if _ROADMAP.match(fold(text)) is None or not is_heading(text):
        return False
    below = [outline.clauses[child].text for child in outline.children(index)]
    return len(below) > 1 and all(_PHASE.match(fold(one)) and read_heading(one) is None for one in below)


def _assigned(outline: Outline, maps: frozenset[int]) -> bool:
    if any(prefix.startswith("PL") for prefix, _ in outline.tables):
        return True
    tops = (index for index, clause in enumerate(outline.clauses) if clause.parent < 0 and index not in maps)
    return any(_assigns(outline, index) for index in tops)


def _assigns(outline: Outline, index: int) -> bool:
    """Whether a section assigns work under headings that name bodies."""
    if not patterns("duties", "assigning_headings").search(fold(outline.clauses[index].text)):
        return False
    return sum(read_heading(outline.clauses[one].text) is not None for one in outline.children(index)) >= FEWEST
