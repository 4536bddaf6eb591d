"""Titles printed in capitals, given the case that the same words have in the body."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from directives.strings.kept import kept

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][A-ZĐ0-9&./-]*")
"""The number of a paper: its letters are no words."""
_PAIR = re.compile(r"(?<![^\W\d_])(?P<one>[^\W\d_]+)[\W\d_]+(?P<other>[^\W\d_]+)")
_MOST_WANTED = 60
"""Pairs of neighbours, at most, that are looked for one by one."""
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


@kept
def _small(body: str) -> str:
    """The body in small letters, each at its place."""
    small = body.lower()
    return (
        small if len(small) == len(body) else "".join(low if len(low := char.lower()) == 1 else char for char in body)
    )


def _pairs(body: str, wanted: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """The wanted pairs of neighbours in small letters, and as they are written, in order for each pair.

    Those of a title are looked for one by one; of very many all words of the body are gone through once.
    """
    if len(wanted) > _MOST_WANTED:
        words, lows = _words(body)
        for at in [at for at, pair in enumerate(pairwise(lows)) if pair in wanted]:
            yield lows[at], lows[at + 1], words[at], words[at + 1]
        return
    small = _small(body)
    for low, after in wanted:
        at = small.find(low)
        while at >= 0:
            found = _PAIR.match(small, at)
            if found is not None and found["one"] == low and found["other"] == after:
                yield low, after, body[slice(*found.span("one"))], body[slice(*found.span("other"))]
            at = small.find(low, at + len(low))


def _usage(body: str, wanted: frozenset[tuple[str, str]]) -> defaultdict[tuple[str, str], _Written]:
    """How the body writes the one and the other of each of the wanted pairs of neighbours, where not both are in capitals."""
    usage: defaultdict[tuple[str, str], _Written] = defaultdict(lambda: (Counter(), Counter()))
    for low, after, one, other in _pairs(body, wanted):
        if one.isupper() and len(one) > 1 and other.isupper() and len(other) > 1:
            continue
        written = usage[low, after]
        written[0][one] += 1
        written[1][other] += 1
    return usage
