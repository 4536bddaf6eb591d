"""Groups told apart before a body that acts ("Riêng các trường miền núi, Sở A cấp thuốc"): they are spoken of, or act as well."""

from collections.abc import Iterator

from directives.sentences.obligation import Obligation
from directives.sentences.set_apart import spoken_of_first
from plans.problems import Place, Problem, doubt


def apart_group(one: Obligation) -> Iterator[Problem]:
    """The doubt of a task that opens with such groups, whose lead is the body behind them."""
    told = spoken_of_first(one.quote)
    if told is not None and told[1] in one.lead:
        place = Place(clause=one.clause, field="lead", span=one.span)
        yield doubt("actor-left", place, said="; ".join(told[0]))
