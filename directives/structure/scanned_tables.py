"""Tables that OCR tore: a heading without words between others says that cells may stand in the wrong column."""

import re
from collections.abc import Sequence

from plans.plan import Task
from plans.problems import Place, Problem, doubt

CODE = "scan-table-unsure"
_TABLE = re.compile(r"(?m)(?:^\|.*\n?)+")


def torn_tables(text: str, place: Place) -> list[Problem]:
    """A doubt at each table of at least two rows whose first row lacks a heading behind its first."""
    return [
        doubt(CODE, place.model_copy(update={"span": table.span()}))
        for table in _TABLE.finditer(text)
        if table.group().count("\n|") and _lacks(table.group().partition("\n")[0])
    ]


def _lacks(heading: str) -> bool:
    cells = [cell.strip() for cell in heading.strip().strip("|").split("|")]
    return "" in cells[1:] and sum(map(bool, cells)) > 2


def with_rows(problems: Sequence[Problem], tasks: Sequence[Task]) -> list[Problem]:
    """The same problems, each doubt about a table with the tasks that it gave."""
    if not any(one.code == CODE for one in problems):
        return list(problems)
    return [_with_rows(one, tasks) if one.code == CODE else one for one in problems]


def _with_rows(problem: Problem, tasks: Sequence[Task]) -> Problem:
    low, high = problem.place.span or (0, 0)
    given = [task.clause for task in tasks if task.clause and task.span and low <= task.span[0] < high]
    if not given:
        return problem
    return problem.model_copy(
        update={"place": problem.place.model_copy(update={"clause": given[0], "also": tuple(dict.fromkeys(given[1:]))})}
    )
