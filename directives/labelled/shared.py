"""Labelled lines that stand once below a list: those who do its last item do the whole of it."""

from directives.labelled.lines import Labelled, labelled_lines
from directives.sentences.subjects import read_subject
from directives.structure.outline import Outline, is_heading
from plans.problems import Place, Problem, doubt

FEWEST = 2
"""Labelled lines below a list that are taken for the whole of it, at least: a single one is of the item above it."""


def shared_lines(outline: Outline, index: int, problems: list[Problem]) -> list[Labelled]:
    """As in "a) ...", "b) ..." above "Cơ quan chủ trì: X", "Thời gian: Z": the lines below the last item, where no other has its own."""
    clause = outline.clauses[index]
    if clause.parent < 0 or clause.kind == "closing" or outline.children(index) or len(clause.paragraphs) > 1:
        return []
    beside = outline.beside(index)
    last = beside[-1]
    if last == index or outline.clauses[last].kind != clause.kind:
        return []
    lines = labelled_lines(outline, last)
    if len({line.field for line in lines}) < FEWEST or all(line.field != "lead" for line in lines):
        return []
    if not is_heading(outline.clauses[clause.parent].text) or read_subject(clause.text) is not None:
        return []
    if any(labelled_lines(outline, one) for one in (*beside[:-1], clause.parent)):
        return []
    own = outline.clauses[last].paragraphs[0]
    within = own.span(0, len(own.text))
    if any(within[0] < line.line.span(0, 1)[0] < within[1] for line in lines):  # in the words of the last item itself
        return []
    problems.append(doubt("labels-shared", Place(clause=clause.path, field="lead", span=clause.span)))
    return lines
