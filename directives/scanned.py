"""Whether a text was read from a scan that lost marks of letters: then what its head says was misread as well."""

from functools import cache

from directives.lexicon.shapes import Shape, phrases
from directives.paragraphs import each_line
from directives.text import bare, fold

LONGEST = 160
"""Characters of a line of the head at most."""
_EDGE = 4_000
"""Characters at the beginning and the end of a text that are looked at."""


def misread(source: str) -> bool:
    """Whether words that every document prints alike stand at its head or end without their marks ("Hanh phúc", "Noi nhận")."""
    spans = [(0, len(source))] if len(source) <= 2 * _EDGE else [(0, _EDGE), (len(source) - _EDGE, len(source))]
    return any(
        len(line.text) <= LONGEST and _lost(line.text) for start, end in spans for line in each_line(source, start, end)
    )


_WHOLE = Shape("heads", "{always_printed}")


def _lost(line: str) -> bool:
    plain = bare(line)
    return any(letters in plain for letters in _letters()) and _WHOLE.search(fold(line)) is None


@cache
def _letters() -> tuple[str, ...]:
    """The letters of these words alone."""
    return tuple(bare(phrase) for phrase in phrases("heads", "always_printed"))
