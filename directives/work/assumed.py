"""Leads that were assumed: what one answer settles is asked once, at the heading of its section."""

from collections import defaultdict
from collections.abc import Sequence

from directives.sentences.obligation import Obligation
from directives.structure.outline import Outline
from plans.problems import Place, Problem, doubt

ASSUMED = "addressees-assumed"
UNSAID = "lead-unsaid"
FEWEST = 5
"""Tasks of a section that are asked about together; fewer are gaps, each asked about by itself."""


def asked_once(outline: Outline, found: Sequence[Obligation], problems: list[Problem]) -> list[Problem]:
    """The same problems; where the leads of many tasks of a section were assumed, one doubt at its heading stands for theirs."""
    places = {clause.path: index for index, clause in enumerate(outline.clauses)}
    led = {one.clause for one in found if one.lead}
    groups: dict[tuple[int, str, str], list[Problem]] = defaultdict(list)
    for one in problems:
        index = places.get(one.place.clause or "")
        if one.code in (ASSUMED, UNSAID) and index is not None and one.place.clause in led:
            groups[[index, *outline.ancestors(index)][-1], one.code, str(one.args)].append(one)
    joined = {id(alike[0]): _joined(outline, top, alike) for (top, *_), alike in groups.items() if len(alike) >= FEWEST}
    left = {id(one) for alike in groups.values() if id(alike[0]) in joined for one in alike[1:]}
    return [joined.get(id(one), one) for one in problems if id(one) not in left]


def _joined(outline: Outline, top: int, alike: Sequence[Problem]) -> Problem:
    """One doubt at the heading of a section for those at its tasks."""
    clause = outline.clauses[top]
    heading = clause.paragraphs[0]
    also = tuple(dict.fromkeys(one.place.clause for one in alike if one.place.clause))
    place = Place(clause=clause.path, field="lead", span=heading.span(0, len(heading.text)), also=also)
    return doubt(alike[0].code, place, **alike[0].args)
