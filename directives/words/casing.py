"""Titles printed in capitals, given the case that the same words have in the body."""

import re
from collections import Counter, defaultdict

from directives.strings.kept import kept

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][A-ZĐ0-9&./-]*")
"""The number of a paper: its letters are no words."""


def sentence_case(title: str, body: str) -> str:
    """`title` in sentence case; words that the body writes with a capital keep it."""
    letters = [char for char in title if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return title
    words = list(_WORD.finditer(title))
    pairs = _usage(body, frozenset(word.group().lower() for word in words))
    numbers = {at for number in _NUMBER.finditer(title) for at in range(*number.span())}
    cased, position = [], 0
    for index, word in enumerate(words):
        if word.start() in numbers:
            continue
        low = word.group().lower()
        before = words[index - 1].group().lower() if index else ""
        after = words[index + 1].group().lower() if index + 1 < len(words) else ""
        votes = pairs[before, low, 1] + pairs[low, after, 0]
        best = votes.most_common(1)[0][0] if votes else low
        cased += [title[position : word.start()], best]
        position = word.end()
    text = "".join([*cased, title[position:]])
    first = next((index for index, char in enumerate(text) if char.isalpha()), 0)
    return text[:first] + text[first].upper() + text[first + 1 :]


@kept
def _words(body: str) -> tuple[list[str], list[str]]:
    """The words of a body as written and in small letters; asked for each title of a document."""
    words, low = _WORD.findall(body), body.lower()
    return words, _WORD.findall(low) if len(low) == len(body) else [word.lower() for word in words]


def _usage(body: str, wanted: frozenset[str]) -> defaultdict[tuple[str, str, int], Counter[str]]:
    """How the body writes each of the wanted words beside its neighbour."""
    pairs: defaultdict[tuple[str, str, int], Counter[str]] = defaultdict(Counter)
    words, lows = _words(body)
    told = [at for at, low in enumerate(lows) if low in wanted]
    for at in sorted({near for here in told for near in (here - 1, here) if 0 <= near < len(words) - 1}):
        (one, other), (low, below) = words[at : at + 2], lows[at : at + 2]
        if one.isupper() and len(one) > 1 and other.isupper() and len(other) > 1:
            continue
        if low in wanted:
            pairs[low, below, 0][one] += 1
        if below in wanted:
            pairs[low, below, 1][other] += 1
    return pairs
