"""Whether a text was read from a scan that lost marks of letters: then what its head says was misread as well."""

import re
from functools import cache

from directives.lexicon.shapes import Shape, phrases
from directives.strings.folding import bare, fold
from directives.words.readable import garbled_words

LONGEST = 160
"""Characters of a line of the head at most."""
_EDGE = 4_000
"""Characters at the beginning and the end of a text that are looked at."""
_MOST_GARBLED = 5
"""Different words of that kind from which it is no single letter that was mistyped."""
_SPECKS, _FEWEST = re.compile(r"[©®¬⁄¢£¥¿¡}{\\š]"), 3
"""Signs that no paper prints at its head or end, and how many different ones are specks and stamps that a scan took for letters."""


def misread(source: str) -> bool:
    """Whether words that every document prints alike stand at its head or end without their marks ("Hanh phúc", "Noi nhận"), or signs
    there that none prints.
    """
    spans = [(0, len(source))] if len(source) <= 2 * _EDGE else [(0, _EDGE), (len(source) - _EDGE, len(source))]
    specks = {sign for start, end in spans for sign in _SPECKS.findall(source, start, end)}
    return len(specks) >= _FEWEST or any(_lost(source[start:end]) for start, end in spans)


def garbled(source: str) -> bool:
    """Whether so many words at its head and end are garbled that a font was taken for another ("KẾ HO¾CH", "VIÞT NAM")."""
    edges = source if len(source) <= 2 * _EDGE else f"{source[:_EDGE]}\n{source[-_EDGE:]}"
    return len(garbled_words(edges)) >= _MOST_GARBLED


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
