"""What of an obligation was guessed: a doubt at its place for each field that the text does not say plainly."""

import re
from collections.abc import Iterable, Iterator

from directives.lexicon import patterns
from directives.obligation import Obligation
from directives.outline import Outline
from directives.subjects import opens_work
from directives.text import fold
from directives.unlisted import read_unlisted
from plans.plan import How
from plans.problems import Place, Problem, doubt


def guesses(outline: Outline, found: Iterable[Obligation], told: Iterable[Problem]) -> Iterator[Problem]:
    """The doubts about each obligation, in order; a unit that is doubted as a whole already is asked about once."""
    whole = {one.place.clause for one in told if one.place.field is None}
    paths = {clause.path for clause in outline.clauses} - whole
    for one in found:
        yield from _lead(one)
        yield from _partners(one)
        if one.clause in paths:
            yield from _work(one)


def _lead(one: Obligation) -> Iterator[Problem]:
    """A lead whose name the language does not know."""
    unlisted = read_unlisted(one.quote, fold(one.quote))
    if unlisted is not None and unlisted.names == one.lead and not unlisted.known:
        yield doubt("lead-unlisted", Place(clause=one.clause, field="lead", span=one.span), lead="; ".join(one.lead))


def _partners(one: Obligation) -> Iterator[Problem]:
    """A partner whose name seems to go on: "các đơn vị có liên quan | tại khu vực ...", "các Đoàn kiểm tra | , giám sát của tỉnh"."""
    folded = fold(" ".join(one.quote.split()))
    for name in one.with_:
        at = folded.find(fold(name))
        rest = folded[at + len(fold(name)) :] if at >= 0 else ""
        listed = any(rest.lstrip(" ,").startswith((fold(other), f"và {fold(other)}")) for other in one.with_)
        goes_on = patterns("unlisted", "goes_on").match(rest)
        if goes_on is not None and not listed:
            yield doubt("name-goes-on", Place(clause=one.clause, field="with", span=one.span), name=name)


def _work(one: Obligation) -> Iterator[Problem]:
    """A unit that neither opens with work nor names who does it, read as a task all the same."""
    text = re.sub(r"\s+(?=[,;:.)])", "", one.quote)
    if one.found.get("lead") is How.EXPLICIT or one.inherited_from or opens_work(text):
        return
    if patterns("unlisted", "plain_work").match(fold(text)) is None:
        yield doubt("perhaps-no-task", Place(clause=one.clause, span=one.span), lead="; ".join(one.lead) or "-")
