"""Words that OCR reads wrongly in one way ("THỊ HÀNH" for "THI HÀNH"): read as they are printed."""

import re
from functools import cache

from directives.lexicon import lexicon


def with_known_words(text: str) -> str:
    """The text read by OCR with these words as every paper prints them; each letter keeps its case."""
    return _misread().sub(_printed, text)


@cache
def _misread() -> re.Pattern[str]:
    entry = lexicon("scanned")["misread"]
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join([*entry['apart'], *entry['pairs']])})(?!\w)")


def _printed(found: re.Match[str]) -> str:
    printed = lexicon("scanned")["misread"]["pairs"].get(found.group().lower(), found.group())
    pairs = zip(found.group(), printed, strict=True)
    return "".join(letter.upper() if read.isupper() else letter for read, letter in pairs)
