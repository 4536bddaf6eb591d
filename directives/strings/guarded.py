"""Regular expressions that are asked together whether one of them stands in a text."""

import re
from collections.abc import Callable, Iterable, Sequence

from directives.strings.needed import MOST_LOOKED_FOR, Sieve, looked_for
from directives.strings.sooner import anchored, compiled


class Guarded:
    """Patterns of which each is tried only on texts in small letters that hold the words it needs."""

    def __init__(self, patterns: Iterable[str]) -> None:
        entries = list(patterns)
        self._sieve, self._every = Sieve(entries), tuple(range(len(entries)))
        self._searches = _Searches(entries)
        few = [looked_for(entry) for entry in entries]
        every = tuple(sorted(set().union(*few))) if all(few) else ()
        self._few = every if len(every) <= MOST_LOOKED_FOR else ()

    def possible(self, text: str) -> tuple[int, ...]:
        """The places of those that can match in this text; where all of them need a few words only these are looked for."""
        if not self._few:
            return self._sieve.possible(text)
        return self._every if any(map(text.__contains__, self._few)) else ()

    def holds(self, text: str) -> bool:
        """Whether one of the patterns stands in a text."""
        return self.first(text) is not None

    def first(self, text: str) -> int | None:
        """The place of the first of the patterns, as they were given, that stands in a text."""
        for at in self.possible(text):
            if self._searches[at](text) is not None:
                return at
        return None

    def first_end(self, text: str) -> int | None:
        """Where the one that ends first ends; None where none stands in a text."""
        end = None
        for at in self.possible(text):
            found = self._searches[at](text)
            if found is not None and (end is None or found.end() < end):
                end = found.end()
        return end

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where one of them stands."""
        found = [match for at in self.possible(text) if (match := self._searches[at](text)) is not None]
        return min(found, key=re.Match.start, default=None)


class _Searches(dict[int, Callable[[str], re.Match[str] | None]]):
    """The search for each pattern by its place, compiled when it is first tried; what stands at the beginning of a text or nowhere
    is tried there alone.
    """

    def __init__(self, entries: Sequence[str]) -> None:
        super().__init__()
        self._entries = entries

    def __missing__(self, at: int) -> Callable[[str], re.Match[str] | None]:
        pattern = self._entries[at]
        found = compiled(pattern)
        self[at] = found.match if anchored(pattern) else found.search
        return self[at]
