"""Leads that were assumed: what one answer settles is asked once, at the heading of its section."""

from collections.abc import Sequence

from directives.obligation import Obligation
from directives.outline import Outline
from plans.problems import Place, Problem, doubt

ASSUMED = "addressees-assumed"
UNSAID = "lead-unsaid"
FEWEST = 5
"""Tasks of a section without a name that are asked about together; fewer are gaps, each asked about by itself."""


def asked_once(outline: Outline, found: Sequence[Obligation], problems: list[Problem]) -> list[Problem]:
    """The same problems; where a whole section names nobody, one doubt at its heading stands for those at its tasks."""
    places = {clause.path: index for index, clause in enumerate(outline.clauses)}
    led = {one.clause for one in found if one.lead}
    assumed = {one.place.clause for one in problems if one.code in (ASSUMED, UNSAID) and one.place.clause in led}
    tasks: dict[int, list[str]] = {}
    for one in found:
        if one.clause in places:
            tasks.setdefault([places[one.clause], *outline.ancestors(places[one.clause])][-1], []).append(one.clause)
    whole = {top: paths for top, paths in tasks.items() if len(paths) >= FEWEST and assumed.issuperset(paths)}
    return _joined(outline, whole, problems)


def _joined(outline: Outline, whole: dict[int, list[str]], problems: list[Problem]) -> list[Problem]:
    """Each whole section's first doubt moved to its heading, the others left out."""
    tops = {path: top for top, paths in whole.items() for path in paths}
    kept: list[Problem] = []
    said: set[int] = set()
    for one in problems:
        top = tops.get(one.place.clause or "") if one.code in (ASSUMED, UNSAID) else None
        if top is None:
            kept.append(one)
        elif top not in said:
            said.add(top)
            clause = outline.clauses[top]
            heading = clause.paragraphs[0]
            place = Place(clause=clause.path, field="lead", span=heading.span(0, len(heading.text)))
            kept.append(doubt(one.code, place, **one.args))
    return kept
