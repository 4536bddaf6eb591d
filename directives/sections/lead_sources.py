"""Where the text says who does a task: its own words, a label, a heading above, the opening, or a choice of the compiler."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from directives.sections.addressees import addressees
from directives.strings.flow import Flow, flow
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.plan import How, Task

SHOWN = 110
"""Characters of the text that are shown at most."""


class LeadSource(NamedTuple):
    """The rule by which the leads of a task were found, the clause and the words that say so, where there are any."""

    rule: str
    clause: str | None = None
    words: str = ""


class _Read(NamedTuple):
    """What every task of a document needs, read once."""

    outline: Outline
    places: dict[str, int]
    addressed_by: str


def lead_sources(outline: Outline, tasks: Sequence[Task]) -> list[LeadSource]:
    """Where the leads of each task come from, in the order of the tasks."""
    read = _Read(outline, {clause.path: at for at, clause in enumerate(outline.clauses)}, addressees(outline)[1])
    return [_source(read, task) for task in tasks]


def _source(read: _Read, task: Task) -> LeadSource:
    how, path = task.found.get("lead", How.DEFAULT), task.clause or ""
    index = read.places.get(path, read.places.get(path.rpartition(".")[0]))  # "p2.1" is a sentence of the paragraph p2
    if not task.lead:
        return LeadSource("nobody")
    if how is How.EXPLICIT:
        return _explicit(read.outline, task, index)
    if how is How.INHERITED and index is not None and (above := _above(read.outline, task, index)) is not None:
        return above
    return _from_document(read, task)


def _explicit(outline: Outline, task: Task, index: int | None) -> LeadSource:
    """The task's own words; else its row, the rest of its unit or the labelled lines below it; else what stands above."""
    if task.span is not None and (words := _says(flow(outline.source, task.span), task.lead)):
        return LeadSource("own-words", task.clause, words)
    if task.span is not None and (row := _line(outline.source, task.span[0])).startswith("|"):
        return LeadSource("column", task.clause, _says(flow(row, (0, len(row))), task.lead))
    if index is None:
        return LeadSource("said", task.clause)
    for at in (index, *outline.children(index)):
        for paragraph in outline.clauses[at].paragraphs:
            if words := _says(paragraph, task.lead):
                return LeadSource("same-clause" if at == index else "label", outline.clauses[at].path, words)
    return _above(outline, task, index) or LeadSource("said", task.clause)


def _above(outline: Outline, task: Task, index: int) -> LeadSource | None:
    """The unit's own heading, or the nearest one above, that names the leads."""
    for at in (index, *outline.ancestors(index)):
        clause = outline.clauses[at]
        if clause.paragraphs and (words := _says(clause.paragraphs[0], task.lead)):
            return LeadSource("heading", clause.path, words)
    return None


def _from_document(read: _Read, task: Task) -> LeadSource:
    """The opening or the list of addressees; else where the addressees of the whole document were found."""
    if read.addressed_by in ("opening", "list"):
        for paragraph in reversed(read.outline.preamble):
            if words := _says(paragraph, task.lead):
                return LeadSource(read.addressed_by, None, words)
        return LeadSource("said")
    return LeadSource(read.addressed_by or "default")


def _says(line: Flow, names: tuple[str, ...]) -> str:
    """The words from the first of the names on; empty where the line holds none of them."""
    folded = fold(line.text)
    for name in names:
        at = folded.find(fold(name))
        if at < 0 and (found := re.search(r"[^,;]{6,}", fold(name))):
            at = folded.find(found.group().strip())
        if at >= 0:
            words = line.text[at:]
            return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + "…"
    return ""


def _line(source: str, at: int) -> str:
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    return source[start : end if end >= 0 else len(source)].strip()
