"""What a column of an assignment table holds, by the words of its heading: the lists are lexicon/tables.yaml."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from directives.lexicon import lexicon
from directives.lexicon.frames import one_of
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.strings.needed import Sieve

_MARKS = re.compile(r"[\W_]+")
LONGEST_NUMBER = 40
"""Characters at most of a heading above the numbers of rows, with the marks around it."""


MOST = 60
"""Columns of a table, the first, whose headings are read."""


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds the task, its leads, partners, time, product and number; of several that fit the first."""
    words = [" ".join(fold(heading.strip(" *")).split()) for heading in headings[:MOST]]
    named = [_named(text) for text in words]
    found: dict[str, int] = {}
    for place in sorted(set().union(*named)):
        holds = kinds()[place].holds
        fits = (index for index, places in enumerate(named) if place in places and index not in found.values())
        if holds not in found and (first := next(fits, None)) is not None:
            found[holds] = first
    if "due" in found and "besides" not in found:  # one time and another of the same work, each in a column of its own
        times = {place for place, kind in enumerate(kinds()) if kind.holds == "due"}
        others = (at for at, places in enumerate(named) if at not in found.values() and times & places)
        if (other := next(others, None)) is not None:
            found["besides"] = other
    if "lead" in found and words[found["lead"]] in lexicon("tables")["measures"] and not found.keys() & {"due", "with"}:
        del found["lead"]
    return found


@kept
def _named(heading: str) -> frozenset[int]:
    """The places of the kinds that name a folded heading."""
    return frozenset(place for place in _sieve().possible(heading) if kinds()[place].names(heading))


@cache
def _sieve() -> Sieve:
    """Of most cells their words tell that no kind names them."""
    return Sieve(kind.named.pattern for kind in kinds())


def numbers_rows(heading: str) -> bool:
    """Whether the heading of a column says that it holds the numbers of the rows."""
    return len(heading) <= LONGEST_NUMBER and _of_numbers().names(" ".join(_MARKS.sub(" ", fold(heading)).split()))


def assigns(columns: dict[str, int]) -> bool:
    """Whether these columns say what is to be done and who does it or by when."""
    return "task" in columns and bool(columns.keys() & {"lead", "due", "with"})


class Kind(NamedTuple):
    """A kind of column: what it holds, the headings that name it, and those among them that do not."""

    holds: str
    named: re.Pattern[str]
    unless: re.Pattern[str] | None

    def names(self, heading: str) -> bool:
        """Whether a folded heading is of this kind."""
        barred = self.unless is not None and self.unless.search(heading) is not None
        return not barred and self.named.search(heading) is not None


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds in the order of the list."""
    return tuple(_kind(entry) for entry in lexicon("tables")["columns"])


@cache
def _of_numbers() -> Kind:
    return next(kind for kind in kinds() if kind.holds == "number")


def _kind(entry: dict[str, Any]) -> Kind:
    """An entry of the list as patterns."""

    def phrases(key: str) -> str:
        found = entry[key]
        found = lexicon("tables")[found] if isinstance(found, str) else found
        return one_of(sorted(map(fold, found), key=len, reverse=True))

    rest = rf"(?: \w+){{0,{entry['rest']}}}$" if "rest" in entry else ""
    before = rf"(?:{phrases('before')} )?" if "before" in entry else ""
    shapes = {"opens": f"^{before}%s{rest}", "has": r"(?<!\w)%s", "ends": r"(?<!\w)%s$", "whole": "^%s$"}
    named = [shape % phrases(key) for key, shape in shapes.items() if key in entry]
    if "first" in entry:
        named.append(rf"^{phrases('first')}(?: \w+){{0,{entry['between']}}} {phrases('then')}{rest}")
    barred = {"unless_opens": "^%s", "unless_has": r"(?<!\w)%s", "unless_ends": r"(?<!\w)%s$"}
    unless = [shape % phrases(key) for key, shape in barred.items() if key in entry]
    return Kind(entry["holds"], re.compile("|".join(named)), re.compile("|".join(unless)) if unless else None)
