"""Whether a text was read from a scan that lost marks of letters: then what its head says was misread as well."""

import re
from functools import cache

from directives.lexicon.shapes import Shape, phrases
from directives.strings.folding import bare, fold

LONGEST = 160
"""Characters of a line of the head at most."""
_EDGE = 4_000
"""Characters at the beginning and the end of a text that are looked at."""
_SPECKS, _FEWEST = re.compile(r"[©®¬⁄¢£¥¿¡}{\\š]"), 3
"""Signs that no paper prints at its head or end, and how many different ones are specks and stamps that a scan took for letters."""


def misread(source: str) -> bool:
    """Whether words that every document prints alike stand at its head or end without their marks ("Hanh phúc", "Noi nhận"), or signs
    there that none prints.
    """
    spans = [(0, len(source))] if len(source) <= 2 * _EDGE else [(0, _EDGE), (len(source) - _EDGE, len(source))]
    specks = {sign for start, end in spans for sign in _SPECKS.findall(source, start, end)}
    return len(specks) >= _FEWEST or any(_lost(source[start:end]) for start, end in spans)


_WHOLE = Shape("heads", "{always_printed}")


def _lost(text: str) -> bool:
    """The same of some lines: the marks of all are taken off at once."""
    lines = zip(text.split("\n"), bare(text).split("\n"), strict=True)
    said = (line for line, plain in lines if any(map(plain.__contains__, _letters())))
    return any(len(line.strip()) <= LONGEST and _WHOLE.search(fold(line)) is None for line in said)


@cache
def _letters() -> tuple[str, ...]:
    """The letters of these words alone."""
    return tuple(bare(phrase) for phrase in phrases("heads", "always_printed"))
