"""Names of bodies that a scan misread ("Sờ Tài chính", "Sở Khoa hoc và Công nghệ"): kept as printed, and asked about."""

import re
from functools import cache

from directives.lexicon import words
from directives.strings.folding import bare, fold
from directives.strings.kept import kept
from directives.words.body_words import Entries, first_word

_FOREIGN = re.compile(r"[äåæçëïîñöøüûÿßþð¾¿½¼]|(?<=[^\W\d_])[01](?=[^\W\d_])|(?<!\w)[01](?=[^\W\d_])")
"""Letters that no Vietnamese word has, and figures within one ("chïnh", "1âm", "huyßn")."""
_TWICE = re.compile(r"(?<!\w)(?P<one>[a-zà-ỹđ]+) (?P=one)(?!\w)|(?<!\w)(?i:(?P<more>\w+(?: \w+){1,3}) (?P=more))(?!\w)")
"""The same word, or words, printed twice ("cơ quan quan", "Ủy ban nhân dân nhân dân")."""
_STOPPED = re.compile(
    r"(?<![^\W_])(?=[a-zà-ỹđăâêôơư]{2,7}(?![^\W_]))(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"(?P<vowels>[^\W\d_bcdđghklmnpqrstvx]{1,3})(?:ch|[cpt])(?![^\W_])"
)
"""A syllable that ends with a stop: it has the sharp or the heavy tone, or it is misread ("hoc", "nghiêp", "cảc")."""
_SHARP_OR_HEAVY = frozenset("áạắặấậéẹếệíịóọốộớợúụứựýỵ")


@kept
def misprinted(name: str) -> bool:
    """Whether a name surely is not what stood on the paper."""
    folded = fold(name)
    if first_word(folded) in _first() and _entries().match(folded) is not None:
        return True
    if any(map(folded.__contains__, _fields())):
        return True
    if _FOREIGN.search(folded) is not None or _province().search(folded) is not None:
        return True
    if _TWICE.search(name) is not None:
        return True
    marked = bare(folded) != folded  # a text typed without any marks is none that a scan lost some of
    return marked and any(_SHARP_OR_HEAVY.isdisjoint(found["vowels"]) for found in _STOPPED.finditer(name))


@cache
def _entries() -> Entries:
    return Entries(words("bodies", "misprinted_named", "misprinted_whole"))


@cache
def _fields() -> tuple[str, ...]:
    return tuple(words("bodies", "misprinted_compound"))


@cache
def _first() -> frozenset[str]:
    return frozenset(first_word(entry) for entry in words("bodies", "misprinted_named", "misprinted_whole"))


@cache
def _province() -> re.Pattern[str]:
    of, read = (("|".join(map(re.escape, words("bodies", part)))) for part in ("of_a_province", "misread_province"))
    return re.compile(rf"(?<!\w)(?:{of})\s+(?:{read})(?!\w)")
