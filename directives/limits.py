"""How finely a text may be cut up to be read: a document costs what its lines, units and sentences cost, and no real one comes near."""

import re

from directives.structure.paragraphs import read_paragraphs
from plans.problems import Problem, error

FEWEST = 2_000
"""Units, paragraphs, rows that any text may have, however short; the longest real documents have some hundreds."""
CHARACTERS_EACH = 130
"""Characters of text for each further one."""
CHARACTERS_A_LINE = 10
"""The same for each further line."""
CHARACTERS_A_SENTENCE = 60
"""The same for each further sentence, of which any text may have twice as many as units."""
_SENTENCE = re.compile(r"(?<=\w[.;])[ \t]+(?=[^\W\d_])")


def too_finely_cut(text: str) -> Problem | None:
    """The error of a text with more lines, more units, paragraphs and rows together, or more sentences than are read; else None."""
    lines, most_lines = text.count("\n"), FEWEST + len(text) // CHARACTERS_A_LINE
    if lines > most_lines:
        return error("too-many-lines", lines=lines, limit=most_lines)
    most = FEWEST + len(text) // CHARACTERS_EACH
    if lines > most and (units := len(read_paragraphs(text))) > most:
        return error("too-many-units", units=units, limit=most)
    most = 2 * FEWEST + len(text) // CHARACTERS_A_SENTENCE
    if text.count(". ") + text.count("; ") <= most or (sentences := len(_SENTENCE.findall(text))) <= most:
        return None
    return error("too-many-sentences", sentences=sentences, limit=most)
