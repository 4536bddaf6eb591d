"""Words that OCR read without the blank between them ("Thanhtra", "khoahọcvà"): parted where each is a word of this text or of a body."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from directives.lexicon import lexicon
from directives.words.glued import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE, _BEHIND = r"(?<![^\W\d_])(?<![@/_])(?<!\w\.)", r"(?![^\W\d_]|[@_]|\.\w)"
"""A whole word, that is no part of a mailbox or of the address of a page ("thanhtra@...")."""
_SHORTEST, _LONGEST, _MOST = 5, 32, 5
"""Letters of a glued word, and words in it at most."""
_LISTS = ("named", "whole", "compound", "places", "fields", "topics")


def parted_words(text: str) -> tuple[str, int]:
    """The text with each word parted that only one way makes of words known to be, and how many were."""
    different = set(_LETTERS.findall(text))
    own = {word.lower() for word in different if len(word) > 1 and is_syllable(word)} | _of_bodies()
    glued = {
        word: _parts(word, _of_bodies() if word.isascii() else own)
        for word in different
        if _SHORTEST <= len(word) <= _LONGEST and not word.isupper()
    }
    found = {word: parts for word, parts in glued.items() if parts is not None}
    if not found:
        return text, 0
    return re.subn(rf"{_BEFORE}(?:{'|'.join(found)}){_BEHIND}", lambda one: found[one.group()], text)


def _parts(word: str, known: Iterable[str]) -> str | None:
    """The words of a glued one; None where it is none, or where it can be parted in several ways."""
    if is_syllable(word):
        return None
    ways = list(_ways(word, known, _MOST))
    return " ".join(ways[0]) if len(ways) == 1 else None


def _ways(word: str, known: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    if word.lower() in known:
        yield (word,)
    for at in range(2, len(word) - 1) if most > 1 else ():
        if word[:at].lower() in known:
            yield from ((word[:at], *rest) for rest in _ways(word[at:], known, most - 1))


@cache
def _of_bodies() -> frozenset[str]:
    """The words of names of bodies."""
    entries = (entry for part in _LISTS for entry in lexicon("bodies")[part] if isinstance(entry, str))
    return frozenset(word for entry in entries for word in _LETTERS.findall(entry) if len(word) > 1)
