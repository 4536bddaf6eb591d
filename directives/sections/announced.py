"""Letters whose works stand below an announcement, in paragraphs without numbers ("... đề nghị các xã thực hiện một số nội dung sau:")."""

from directives.lexicon.shapes import Shape
from directives.sentences.led_in import commands_below
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

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
    return not any(_ANSWERS.search(fold(paragraph.text)) for paragraph in above)


FEWEST = 2
"""Paragraphs that make a list."""
