"""How much of a text is Vietnamese: the share of its words that are syllables. Real papers have 0.98 and more."""

import re
from collections import Counter
from functools import lru_cache

from directives.words.glued import is_syllable

DOUBTFUL, UNREADABLE = 0.85, 0.7
"""Shares of words below which letters are perhaps, or surely, not those that were typed."""
FEWEST, FEW = 20, 6
"""Words by which a text is judged, and those by which one reading of it is preferred to another, at least."""
MARKED = 0.02
"""The share of words with marks below which a text has lost them; it is more than half in any Vietnamese text."""
_SAMPLE = 6_000
"""Characters at the beginning of a text that are looked at."""
_LINE = 6
"""Words of a line by which it is judged, at least."""
_LONGEST, _LONGEST_MARK = 8, 40
"""Letters of a syllable, and of the mark of a document ("15/2026/QĐ-UBND"), at most."""
_ADDRESS, _ESCAPED = re.compile(r"://|@|www\."), re.compile(r"[=%][0-9A-F]{2}[=%][0-9A-F]{2}|\\u[0-9a-fA-F]{4}")
"""Letters written as the numbers of their bytes."""
_AROUND = ".,;:!?\"'()[]{}*_#|/-–—“”‘’…<>+=%•·»«&\\"
_PARTS = re.compile(r"[-–/.,&']")
_LETTERS = "đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_STRANGE = re.compile(rf"[^\x00-\x7f\s{_LETTERS}{_LETTERS.upper()}“”‘’…–—•·→°²³×]")
_WORDS = re.compile(r"[^\W\d_]+")
PLAINLY = 0.4
"""The share of words with marks from which a text without strange signs is Vietnamese without looking at its syllables."""


def share_read(text: str, fewest: int = FEWEST) -> float:
    """The share of syllables among the words at the beginning of a text; 1 where it is too short to tell."""
    return _share(text[:_SAMPLE], fewest)


@lru_cache(maxsize=4)
def _share(text: str, fewest: int) -> float:
    if _marked(text) > PLAINLY and _STRANGE.search(text) is None:
        return 1.0
    read, words = _counted(text)
    return read / words if words >= fewest else 1.0


def without_marks(text: str) -> bool:
    """Whether a text long enough to tell has next to no letters with marks ("CHU NGHIA VIET NAM")."""
    sample = text[:_SAMPLE]
    return _marked(sample) < MARKED and len(_WORDS.findall(sample)) >= FEWEST


@lru_cache(maxsize=4)
def _marked(text: str) -> float:
    """The share of words with marks."""
    words = _WORDS.findall(text)
    return (len(words) - sum(map(str.isascii, words))) / len(words) if words else 0.0


def garbled_words(text: str) -> set[str]:
    """Words with a sign that no Vietnamese word holds ("ho¾ch", "hißn"), as a font whose letters are numbered otherwise leaves them."""
    if _STRANGE.search(text) is None:
        return set()
    return {word for word in text.split() if _STRANGE.search(word) is not None and _reads(word) is False}


def unreadable_lines(text: str) -> list[tuple[int, int]]:
    """Lines of a text whose other lines can be read, of words that are no syllables and hold signs that no Vietnamese word has."""
    found: list[tuple[int, int]] = []
    end = -1
    for strange in _STRANGE.finditer(text):
        if strange.start() < end:
            continue
        start, end = text.rfind("\n", 0, strange.start()) + 1, text.find("\n", strange.start())
        end = len(text) if end < 0 else end
        read, words = _counted(text[start:end])
        if words >= _LINE and read < UNREADABLE * words:
            found.append((start, end))
    return found


def _counted(text: str) -> tuple[int, int]:
    """How many words are syllables or abbreviations, and of how many that are letters; what is longer than a syllable counts as several."""
    read = others = 0
    for word, times in Counter(text.split()).items():
        reads = _reads(word)
        if reads:
            read += times
        elif reads is not None:
            others += times * -(-len(word) // _LONGEST)
    return read, read + others


@lru_cache(maxsize=4096)
def _reads(word: str) -> bool | None:
    """Whether a word is one or more syllables; None for numbers, addresses, marks of documents and single letters, which tell nothing."""
    plain = word.strip(_AROUND)
    if len(plain) < 2 or not any(map(str.isalpha, plain)) or _ADDRESS.search(plain) is not None:
        return None
    if plain.isascii() and any(map(str.isdigit, plain)):
        return False if _ESCAPED.search(word) or len(plain) > _LONGEST_MARK else None
    parts = [part for part in _PARTS.split(plain) if part]
    return all(
        is_syllable(part) or (part.isascii() and part.isupper() and len(part) <= _LONGEST_MARK) for part in parts
    )
