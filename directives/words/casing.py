"""Titles printed in capitals, given the case that the same words have in the body."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from directives.strings.kept import kept

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][A-ZĐ0-9&./-]*")
"""The number of a paper: its letters are no words."""
_Written = tuple[Counter[str], Counter[str]]


def sentence_case(title: str, body: str) -> str:
    """`title` in sentence case; words that the body writes with a capital keep it."""
    letters = list(filter(str.isalpha, title))
    if not letters or sum(map(str.isupper, letters)) < 0.8 * len(letters):
        return title
    words = list(_WORD.finditer(title))
    lows = [word.group().lower() for word in words]
    usage = _usage(body, frozenset(pairwise(lows)))
    numbers = {at for number in _NUMBER.finditer(title) for at in range(*number.span())}
    cased, position = [], 0
    for word, before, low, after in zip(words, ["", *lows], lows, [*lows[1:], ""], strict=False):
        if word.start() in numbers:
            continue
        votes = usage[before, low][1] + usage[low, after][0]
        best = votes.most_common(1)[0][0] if votes else low
        cased += [title[position : word.start()], best]
        position = word.end()
    text = "".join([*cased, title[position:]])
    first = next((index for index, char in enumerate(text) if char.isalpha()), 0)
    return text[:first] + text[first].upper() + text[first + 1 :]


@kept
def _words(body: str) -> tuple[list[str], list[str]]:
    """The words of a body as written and in small letters; asked for each title of a document."""
    words = _WORD.findall(body)
    return words, " ".join(words).lower().split()


def _usage(body: str, wanted: frozenset[tuple[str, str]]) -> defaultdict[tuple[str, str], _Written]:
    """How the body writes the one and the other of each of the wanted pairs of neighbours, where not both are in capitals."""
    usage: defaultdict[tuple[str, str], _Written] = defaultdict(lambda: (Counter(), Counter()))
    words, lows = _words(body) if wanted else ([], [])
    for at in [at for at, pair in enumerate(pairwise(lows)) if pair in wanted]:
        one, other = words[at : at + 2]
        if one.isupper() and len(one) > 1 and other.isupper() and len(other) > 1:
            continue
        written = usage[lows[at], lows[at + 1]]
        written[0][one] += 1
        written[1][other] += 1
    return usage
