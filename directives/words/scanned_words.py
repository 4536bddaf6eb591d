"""Words that OCR reads wrongly in one way ("THỊ HÀNH" for "THI HÀNH"): read as they are printed."""

import re
from functools import cache

from directives.lexicon import lexicon

_OF_NAME = 3
"""Words of a name in capitals whose last two may look like one of these."""


def with_known_words(text: str) -> str:
    """The text read by OCR with these words as every paper prints them; each letter keeps its case."""
    return _misread().sub(_printed, text)


@cache
def _misread() -> re.Pattern[str]:
    entry = lexicon("scanned")["misread"]
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join([*entry['apart'], *entry['pairs']])})(?!\w)")


def _printed(found: re.Match[str]) -> str:
    if _is_name(found):
        return found.group()
    printed = lexicon("scanned")["misread"]["pairs"].get(found.group().lower(), found.group())
    pairs = zip(found.group(), printed, strict=True)
    return "".join(letter.upper() if read.isupper() else letter for read, letter in pairs)


def _is_name(found: re.Match[str]) -> bool:
    """Whether it is of a person's name ("Lê Thị Hành", "LÊ THỊ HÀNH" on a line of its own), of which nothing is known."""
    text = found.string
    if all(map(str.istitle, found.group().split())):
        return True
    line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
    return line.isupper() and len(line.split()) == _OF_NAME and found.group().split() == line.split()[1:]
