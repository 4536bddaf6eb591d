"""Groups of many words in a regular expression, written so that what several begin with is tried once."""

import re
from collections.abc import Sequence
from functools import cache

from directives.strings.pattern_tokens import TOKEN

_FEWEST = 4
"""Words of a group that are written anew, at least."""
_BLANKS = r"\s+"


class _Node(dict[str, "_Node"]):
    """The letters that may follow, in the order in which they were first seen, and whether a word ends here."""

    ends = False


@cache
def factored(pattern: str) -> str:
    r"""A pattern in which `(?:báo\s+cáo|báo\s+tin|gửi)` is `(?:báo\s+(?:cáo|tin)|gửi)`: it matches the same, and what it matched.

    The engine tries the words of a group one after the other; of a hundred many begin alike. A group with more than words in it, and
    one in which a word stands before another that it begins, is left as it is.
    """
    tokens = list(TOKEN.finditer(pattern))
    if any(token["letter"] == "(" for token in tokens):
        return pattern
    written, at = [], 0
    while at < len(tokens):
        words, end = _words(tokens, at) if tokens[at].group() == "(?:" else ([], at)
        found = _joined(words) if len(words) >= _FEWEST else None
        written.append(tokens[at].group() if found is None else found)
        at = at + 1 if found is None else end
    return "".join(written)


def _words(tokens: Sequence[re.Match[str]], at: int) -> tuple[list[list[str]], int]:
    """The words of a group that holds nothing else, each as its letters and blanks, and the place after it; none of any other."""
    words: list[list[str]] = [[]]
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        kind = token.lastgroup
        if kind == "close":
            return words, place + 1
        if kind == "or":
            words.append([])
        elif kind in ("letter", "plain"):
            words[-1].append(token.group())
        elif token.group() == r"\s":
            words[-1].append(_BLANKS)
        elif token.group() != "+" or words[-1][-1:] != [_BLANKS] or tokens[place - 1].group() != r"\s":
            return [], at
        blanks_alone = token.group() == r"\s" and (place + 1 >= len(tokens) or tokens[place + 1].group() != "+")
        if blanks_alone:
            return [], at
    return [], at


def _joined(words: Sequence[Sequence[str]]) -> str | None:
    """One group for these words; None where a word stands before a longer one that begins with it, which then could never match."""
    root = _Node()
    for word in words:
        node = root
        for letter in word:
            if node.ends:
                return None
            node = node.setdefault(letter, _Node())
        node.ends = True
    return f"(?:{_written(root)})"


def _written(node: _Node) -> str:
    """What follows at a place: longer words before the one that ends there."""
    branches = [letter + _group(below) for letter, below in node.items()]
    return "|".join([*branches, ""] if node.ends else branches)


def _group(node: _Node) -> str:
    """The same where only one may follow without a group."""
    written = _written(node)
    return f"(?:{written})" if len(node) + node.ends > 1 else written
