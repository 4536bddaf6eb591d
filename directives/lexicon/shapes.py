"""Patterns whose words stand in a lexicon: code says how the lists follow each other, the lists say which words there are."""

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property

from directives.lexicon import lexicon
from directives.lexicon.frames import WHOLE, one_of
from directives.strings.begun import Beginnings
from directives.strings.folding import fold
from directives.strings.needed import looked_for
from directives.strings.sooner import compiled
from directives.strings.spots import Every, Search, searches

_TWO_WORDS = re.compile(r"(?P<first>\w+)(?:\s+(?P<second>\w+))?")
_BLANKS_FIRST = re.compile(r"^\\s\+(?![?+])")
LIST = re.compile(r"\{(?:([a-z_]+)\.)?([a-z_]+)(~?)\}")
"""A list in a template."""


@cache
def phrases(name: str, part: str) -> tuple[str, ...]:
    """The phrases of a list of `name`.yaml, folded, longest first so that the longest match wins."""
    return tuple(sorted({fold(phrase) for phrase in lexicon(name)[part]["phrases"]}, key=lambda one: (-len(one), one)))


@cache
def meanings(name: str, part: str) -> dict[str, str]:
    """What each phrase of a list stands for, by the phrase folded: a list of such pairs."""
    return {fold(phrase): meaning for phrase, meaning in lexicon(name)[part]["phrases"].items()}


@cache
def endings(name: str, part: str) -> tuple[str, ...]:
    """The phrases of a list behind a blank: for `endswith` of a folded text that has a blank put before it."""
    return tuple(f" {phrase}" for phrase in phrases(name, part))


@cache
def shortest(name: str, part: str) -> tuple[str, ...]:
    """The phrases of a list that hold no other of them: a text with any phrase of the list holds one of these."""
    every = phrases(name, part)
    return tuple(one for one in every if not any(other != one and other in one for other in every))


class Openings:
    """Shapes of which one may stand at the very beginning of a text, told by its first two words: a look before any of them is tried."""

    def __init__(self, *shapes: "Shape") -> None:
        self.shapes = shapes

    @cached_property
    def _begun(self) -> Beginnings:
        return Beginnings(shape.source for shape in self.shapes)

    def possible(self, folded: str) -> bool:
        """Whether one of them can match at the beginning."""
        found, begun = _TWO_WORDS.match(folded), self._begun
        if begun.anywhere or found is None:
            return begun.anywhere > 0
        may = begun[found["first"]]
        if may and found["second"]:
            may &= begun[f"{found['first']} {found['second']}"]
        return may > 0


class Shape:
    """A pattern for folded text in which {list} is any phrase of that list of `name`.yaml, as whole words; compiled when first asked.

    {other.list} is a list of another file; after {list~} a word may go on ("7h15").
    """

    def __init__(self, name: str, template: str) -> None:
        self._name, self.template = name, template

    @cached_property
    def source(self) -> str:
        """The pattern with the phrases put in."""
        return _BLANKS_FIRST.sub(
            r"\\s\\s*", LIST.sub(self._filled, self.template)
        )  # what one sign opens is found sooner

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The same, compiled as it is found sooner."""
        return compiled(self.source)

    def _filled(self, found: re.Match[str]) -> str:
        words = one_of(self._phrases(found[1] or self._name, found[2]))
        return words.removesuffix(WHOLE) if found[3] else words

    def _phrases(self, name: str, part: str) -> Iterable[str]:
        return phrases(name, part)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The few words of which each text in small letters holds one in which it stands; none where they cannot be told."""
        return looked_for(self.source)

    @cached_property
    def match(self) -> Search:
        """As of a compiled pattern."""
        return self.pattern.match

    @cached_property
    def fullmatch(self) -> Search:
        """As of a compiled pattern."""
        return self.pattern.fullmatch

    @cached_property
    def search(self) -> Search:
        """As of a compiled pattern; in a whole text the words are looked for first, where few are needed."""
        return self._searches[0]

    @cached_property
    def finditer(self) -> Every:
        """The same."""
        return self._searches[1]

    @cached_property
    def _searches(self) -> tuple[Search, Every]:
        return searches(self.pattern, self.source)

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As of a compiled pattern."""
        return self.pattern.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """As of a compiled pattern."""
        return self.pattern.split
