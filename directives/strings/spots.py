"""Searches of a text for a pattern that needs one of few words: not at all without them, and only where a match can begin."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from directives.strings.begun import beginnings
from directives.strings.needed import looked_for
from directives.strings.pattern_tokens import DIGIT

Search = Callable[..., re.Match[str] | None]
Every = Callable[..., Iterator[re.Match[str]]]
_MOST_NEEDED = 8
"""Words of which a pattern needs one, at most, so that they are sooner looked for than it."""
_MOST_BEGUN = 9
"""First words of a pattern, at most, for each of which a text is sooner looked through than by the pattern."""
_NOWHERE: Iterator[re.Match[str]] = iter(())
"""No matches: an iterator that has ended stays so, and is made once for all."""
_SHORTEST = 2
"""Letters of a first word: a shorter one stands in most words."""


def searches(pattern: re.Pattern[str], source: str) -> tuple[Search, Every]:
    """`search` and `finditer` of a pattern on text in small letters; a stretch of a text is short, and searched at once.

    `source`: the pattern as it was written.
    """
    needed = looked_for(source)
    if not 0 < len(needed) <= _MOST_NEEDED:
        return pattern.search, pattern.finditer

    only = needed[0] if len(needed) == 1 else ""

    def first(text: str, *stretch: int) -> re.Match[str] | None:
        if stretch:
            if only and text.find(only, *stretch) < 0:
                return None
            return pattern.search(text, *stretch)
        for word in needed:
            if word in text:
                begun = first_words(source)
                return next(_matches(pattern, begun, text), None) if len(begun) > 1 else pattern.search(text)
        return None

    def every(text: str, *stretch: int) -> Iterator[re.Match[str]]:
        if stretch:
            return pattern.finditer(text, *stretch)
        for word in needed:
            if word in text:
                begun = first_words(source)
                return _matches(pattern, begun, text) if len(begun) > 1 else pattern.finditer(text)
        return _NOWHERE

    return first, every


@cache
def first_words(pattern: str) -> tuple[str, ...]:
    """The few words, or their first letters, with one of which each match begins; none where they cannot be told."""
    begun = {letters.partition(" ")[0] for letters in beginnings(pattern)}
    told = len(begun) <= _MOST_BEGUN and all(len(word) >= _SHORTEST and DIGIT not in word for word in begun)
    return tuple(sorted(begun)) if told else ()


def _matches(pattern: re.Pattern[str], begun: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, one behind the other, tried where one of its first words stands."""
    spots = []
    for word in begun:
        at = text.find(word)
        while at >= 0:
            spots.append(at)
            at = text.find(word, at + 1)
    end, match = 0, pattern.match
    for at in sorted(spots):
        if at >= end and (found := match(text, at)) is not None:
            yield found
            end = found.end()
