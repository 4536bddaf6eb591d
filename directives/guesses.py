"""What of an obligation was guessed: a doubt at its place for each field that the text does not say plainly."""

from collections.abc import Iterable, Iterator

from directives.obligation import Obligation
from directives.text import fold
from directives.unlisted import read_unlisted
from plans.problems import Place, Problem, doubt


def guesses(found: Iterable[Obligation]) -> Iterator[Problem]:
    """The doubts about each obligation, in order."""
    for one in found:
        yield from _lead(one)


def _lead(one: Obligation) -> Iterator[Problem]:
    """A lead whose name the language does not know."""
    unlisted = read_unlisted(one.quote, fold(one.quote))
    if unlisted is not None and unlisted.names == one.lead and not unlisted.known:
        yield doubt("lead-unlisted", Place(clause=one.clause, field="lead", span=one.span), lead="; ".join(one.lead))
