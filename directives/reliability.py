"""How far the reading of a whole document can be trusted, from how much of it is asked about."""

from collections.abc import Iterable, Sequence

from plans.plan import Task
from plans.problems import Place, Problem, Severity, doubt

SHARE = 1 / 4
"""Units asked about for each task from which a document counts as read unsurely. Of 51 documents that were measured before anybody
worked on them (docs/accuracy.md), 22 had as many: of their fields 0.14 were wrong without a doubt, of the others' 0.05.
"""
FEWEST = 2
"""Units asked about at least; one tells nothing of the whole."""


def read_unsurely(tasks: Sequence[Task], problems: Iterable[Problem], name: str) -> list[Problem]:
    """The doubt about a whole document so much of which is asked about that more than that will be wrong; else none.

    A report of the news has its own (`only-reported`), however little is asked about it.
    """
    problems = list(problems)
    if any(one.code == "only-reported" for one in problems):
        return []
    asked = {one.place.clause for one in problems if one.severity is Severity.DOUBT and one.place.clause}
    if not tasks or len(asked) < FEWEST or len(asked) < SHARE * len(tasks):
        return []
    return [doubt("read-unsurely", Place(file=name), n=len(asked), tasks=len(tasks))]
