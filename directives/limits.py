"""How finely a text may be cut up to be read: what a document costs is counted in its units, and no real one comes near."""

from directives.structure.paragraphs import read_paragraphs
from plans.problems import Problem, error

FEWEST = 2_000
"""Units, paragraphs, rows that any text may have, however short; the longest real documents have some hundreds."""
CHARACTERS_EACH = 130
"""Characters of text for each further one."""
CHARACTERS_A_LINE = 10
"""The same for each further line."""


def too_finely_cut(text: str) -> Problem | None:
    """The error of a text with more lines, or more units, paragraphs and rows together, than are read; None for all others."""
    lines, most_lines = text.count("\n"), FEWEST + len(text) // CHARACTERS_A_LINE
    if lines > most_lines:
        return error("too-many-lines", lines=lines, limit=most_lines)
    most = FEWEST + len(text) // CHARACTERS_EACH
    if lines <= most or (units := len(read_paragraphs(text))) <= most:
        return None
    return error("too-many-units", units=units, limit=most)
