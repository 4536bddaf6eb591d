"""What was not taken as work though a clerk may see work in it: said once for a section of contents, methods or steps, else at its unit."""

import re
from collections import Counter

from directives.addressees import procedure_section, silent
from directives.lexicon import patterns
from directives.outline import Outline
from directives.subjects import verb_start
from directives.text import fold
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
    return [*(_said(outline, section, count) for section, count in lost.items()), *_among_aims(outline, taken)]


def _among_aims(outline: Outline, taken: set[str | None]) -> list[Problem]:
    """Units that say work, without a figure, under a topic of their own inside a section of aims ("II. Chỉ tiêu / 3. Hỗ trợ ...")."""
    found = []
    for index, clause in enumerate(outline.clauses):
        if clause.path in taken or clause.parent < 0 or outline.children(index) or not silent(outline, index):
            continue
        headings = [fold(outline.clauses[above].text.strip()) for above in outline.ancestors(index)]
        topic = not patterns("duties", "no_task_headings").search(headings[0])
        aims = any(patterns("duties", "aims").search(heading) for heading in headings[1:])
        text = fold(clause.text)
        if topic and aims and verb_start().match(text) and not re.search(r"\d\s*%|(?<!\w)đạt(?!\w)", text):
            found.append(doubt("perhaps-a-task", Place(clause=clause.path, span=clause.span)))
    return found


def _said(outline: Outline, section: int, count: int) -> Problem:
    clause = outline.clauses[section]
    heading = clause.paragraphs[0]
    return doubt("contents-passed-over", Place(clause=clause.path, span=heading.span(0, len(heading.text))), n=count)
