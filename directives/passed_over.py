"""Sections read as contents, methods or steps: what was not taken as work there is said once, at the section's heading."""

from collections import Counter

from directives.addressees import procedure_section
from directives.outline import Outline
from plans.plan import Task
from plans.problems import Place, Problem, doubt


def passed_over(outline: Outline, tasks: list[Task]) -> list[Problem]:
    """A doubt for each such section that has units without a task, with how many; a clerk may see work in them."""
    taken = {task.clause for task in tasks}
    lost: Counter[int] = Counter()
    for index, clause in enumerate(outline.clauses):
        if clause.path in taken or outline.children(index):
            continue
        if (section := procedure_section(outline, index)) is not None:
            lost[section] += 1
    return [_said(outline, section, count) for section, count in lost.items()]


def _said(outline: Outline, section: int, count: int) -> Problem:
    clause = outline.clauses[section]
    heading = clause.paragraphs[0]
    return doubt("contents-passed-over", Place(clause=clause.path, span=heading.span(0, len(heading.text))), n=count)
