"""What was not taken as work though a clerk may see work in it: said once for a section of contents, methods or steps, else at its unit."""

import re
from bisect import bisect_right
from collections import Counter
from functools import partial

from directives.addressees import named_only, procedure_section, silent
from directives.bodies import read_bodies
from directives.labelled import read_labelled
from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.outline import Outline
from directives.phases import heading_due
from directives.subjects import opens_work, predicate, verb_start
from directives.text import fold
from plans.plan import Task
from plans.problems import Place, Problem, doubt

_FIGURE = Shape("structure", r"\d\s*%|(?<!\w){reaches}|^{targets}")
_WORKS = Shape("structure", r"(?<!\w){draws_up} {drawn_up}[^.;]{0,80}(?<!\w){hands_in}")


def passed_over(outline: Outline, tasks: list[Task]) -> list[Problem]:
    """A doubt for each such section that has units without a task, with how many; a clerk may see work in them."""
    taken = {task.clause for task in tasks}
    lost: Counter[int] = Counter()
    for index, clause in enumerate(outline.clauses):
        if clause.path in taken or outline.children(index):
            continue
        if (section := procedure_section(outline, index)) is not None:
            lost[section] += 1
    units = [
        index
        for index, clause in enumerate(outline.clauses)
        if clause.path not in taken and not outline.children(index)
    ]
    perhaps = [
        *_acts(outline, _outside(outline, units, tasks)),
        *_among_aims(outline, units),
        *_among_means(outline, units),
        *_dated(outline, units),
    ]
    return [
        *(_said(outline, section, count) for section, count in lost.items()),
        *map(partial(_perhaps, outline), perhaps),
    ]


def _perhaps(outline: Outline, index: int) -> Problem:
    clause = outline.clauses[index]
    return doubt("perhaps-a-task", Place(clause=clause.path, span=clause.span))


def _outside(outline: Outline, units: list[int], tasks: list[Task]) -> list[int]:
    """Those of the units that no task quotes as part of its own words."""
    spans = sorted(task.span for task in tasks if task.span)
    starts = [start for start, _ in spans]
    return [
        index
        for index in units
        if (at := bisect_right(starts, outline.clauses[index].span[0])) == 0
        or max(end for _, end in spans[max(0, at - 3) : at]) <= outline.clauses[index].span[0]
    ]


def _acts(outline: Outline, units: list[int]) -> list[int]:
    """Units among tasks that name a body before a verb of duty, though they were called contents."""
    return [
        index
        for index in units
        if outline.clauses[index].kind not in ("prose", "article", "closing")
        and not silent(outline, index)
        and procedure_section(outline, index) is None
        and read_labelled(outline.clauses[index].paragraphs[0], index) is None
        and _names_actor(outline.clauses[index].text)
    ]


_THEN = re.compile(r"(?<!\w)thì\s+(?:phải\s+)?")
_SPOT = re.compile(r"(?:^|[.;:]\s+|,\s+)(?=\S)")


def _names_actor(text: str) -> bool:
    """Whether somebody acts in it, or it says what is done in a case ("... thì chuyển đến ...")."""
    folded = fold(text)
    if any(verb_start().match(folded, then.end()) for then in _THEN.finditer(folded)):
        return True
    for spot in _SPOT.finditer(text):
        names = read_bodies(text, spot.end(), opens=True)
        if names.names and names.start == spot.end() and predicate().match(folded, names.end):
            return True
    return False


def _among_means(outline: Outline, units: list[int]) -> list[int]:
    """Units that say work but name nobody the language knows, in a section of funds, times or places."""
    return [
        index
        for index in units
        if named_only(outline, index)
        and not silent(outline, index)
        and procedure_section(outline, index) is None
        and any(_WORKS.search(fold(paragraph.text)) for paragraph in outline.clauses[index].paragraphs)
    ]


def _dated(outline: Outline, units: list[int]) -> list[int]:
    """Bullets that are a phase and its time and nothing else ("- Đợt 1: Tháng 3/2026."), where no task takes them up."""
    return [
        index
        for index in units
        if outline.clauses[index].parent >= 0
        and not silent(outline, index)
        and read_labelled(outline.clauses[index].paragraphs[0], index) is None
        and opens_work(outline.clauses[outline.clauses[index].parent].text)
        and heading_due(outline.clauses[index].text.rstrip(" .;"), None) is not None
    ]


def _among_aims(outline: Outline, units: list[int]) -> list[int]:
    """Units that say work, without a figure, under a topic of their own inside a section of aims ("II. Chỉ tiêu / 3. Hỗ trợ ...")."""
    found = []
    for index in units:
        clause = outline.clauses[index]
        if clause.parent < 0 or not silent(outline, index):
            continue
        headings = [fold(outline.clauses[above].text.strip()) for above in outline.ancestors(index)]
        topic = not patterns("duties", "no_task_headings").search(headings[0])
        aims = any(patterns("duties", "aims").search(heading) for heading in headings[1:])
        text = fold(clause.text)
        if topic and aims and verb_start().match(text) and not _FIGURE.search(text):
            found.append(index)
    return found


def _said(outline: Outline, section: int, count: int) -> Problem:
    clause = outline.clauses[section]
    heading = clause.paragraphs[0]
    return doubt("contents-passed-over", Place(clause=clause.path, span=heading.span(0, len(heading.text))), n=count)
