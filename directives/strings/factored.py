"""Groups of many words in a regular expression, written so that what several begin with is tried once."""

import re
from collections.abc import Sequence
from functools import cache

from directives.strings.pattern_tokens import WORDS

_FEWEST = 4
"""Words of a group that are written anew, at least."""
_GROUP = re.compile(
    rf"(?:[^\\\[(]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\])+|{WORDS}|(?P<other>\(\?(?![:>=!]|<[=!]|P<\w+>|P=\w+\)))|.", re.DOTALL
)
_LETTER = re.compile(r"\\s\+|\\.|.", re.DOTALL)
_Word = list[str]


@cache
def factored(pattern: str) -> str:
    r"""A pattern in which `(?:báo\s+cáo|báo\s+tin|gửi)` is `(?:báo\s+(?:cáo|tin)|gửi)`: it matches the same, and what it matched.

    The engine tries the words of a group one after the other; of a hundred many begin alike. A group with more than words in it, and
    one in which a word stands before another that it begins, is left as it is.
    """
    pieces = list(_GROUP.finditer(pattern))
    if any(piece.lastgroup == "other" for piece in pieces):
        return pattern
    return "".join(_anew(piece[0], piece["words"]) for piece in pieces)


def _anew(piece: str, group: str | None) -> str:
    """A piece of a pattern, a group of words written anew."""
    if group is None or group.count("|") + 1 < _FEWEST:
        return piece
    found = _after([_LETTER.findall(word) for word in group.split("|")], 0)
    return piece if found is None else f"(?:{found[0]})"


def _after(words: Sequence[_Word], at: int) -> tuple[str, bool] | None:
    """What follows at a place in words that are alike up to it, and whether that needs a group; None where one stands before a longer
    one that begins with it, which then could never match.
    """
    begun: dict[str, list[_Word]] = {}
    ends = False
    for word in words:
        if len(word) == at:
            ends = True
        elif ends:
            return None
        else:
            begun.setdefault(word[at], []).append(word)
    branches = []
    for letter, alike in begun.items():
        if len(alike) == 1:
            branches.append("".join(alike[0][at:]))
            continue
        if (found := _after(alike, at + 1)) is None:
            return None
        branches.append(f"{letter}(?:{found[0]})" if found[1] else letter + found[0])
    return "|".join([*branches, ""] if ends else branches), len(begun) + ends > 1
