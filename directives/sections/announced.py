"""Letters whose works stand below an announcement, in paragraphs without numbers ("... đề nghị các xã thực hiện một số nội dung sau:")."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.acting import actors
from directives.sentences.led_in import commands_below
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

_DEMANDS = Shape("idle", r"(?<!\w){demands_or_gives}\s+")
_ANSWERS = Shape("structure", r"(?<!\w){answers_letters}\s")
"""In a letter that answers another one "có ý kiến như sau:" opens an opinion, whose paragraphs are no work unless they say so."""


@kept
def announced(outline: Outline) -> bool:
    """Whether the paragraphs of a letter without numbered units stand below words that say that they are the work."""
    clauses = outline.clauses
    numbered = any(clause.kind != "closing" for clause in clauses if clause.parent < 0)
    if numbered or len(clauses) < FEWEST:
        return False
    first = clauses[0].span[0]
    above = [paragraph for paragraph in outline.preamble if paragraph.span(0, 1)[0] < first]
    if not above or not above[-1].text.endswith(":") or not commands_below(above[-1].text):
        return False
    return _demands_of(above[-1].text) or not any(_ANSWERS.search(fold(paragraph.text)) for paragraph in above)


def _demands_of(text: str) -> bool:
    """Whether the last words demand of a body by name that it does what stands below, and nobody is named behind it."""
    folded = fold(text)
    for demand in _DEMANDS.finditer(folded):
        names = read_bodies(text, demand.end(), loose=True)
        if (
            names.names
            and names.start == demand.end()
            and next(actors(text[names.end :], folded[names.end :], commas=True), None) is None
        ):
            return True
    return False


FEWEST = 2
"""Paragraphs that make a list."""
