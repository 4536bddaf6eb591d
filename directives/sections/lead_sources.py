"""Where the text says who does a task: its own words, a label, a heading above, the opening, or a choice of the compiler."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from directives.sections.addressees import addressees
from directives.strings.capitals import CAPITALS
from directives.strings.flow import Flow, flow
from directives.strings.folding import fold
from directives.structure.outline import Outline
from plans.plan import How, Task

SHOWN = 110
"""Characters of the text that are shown at most."""
LABEL = 60
"""Characters that a label has at most."""
OPENING = 20
"""Characters of a work by which its cell is known."""
_MANY = re.compile(r"^các\s+")
"""Stands before a name in the plan, and need not in the text."""
_STOP = re.compile(rf"\.\s+(?=[{CAPITALS}])")


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
    charged: Callable[[tuple[str, ...]], str]
    """Where these are charged with the whole document: looked for once, however many tasks they lead."""


def lead_sources(outline: Outline, tasks: Sequence[Task]) -> list[LeadSource]:
    """Where the leads of each task come from, in the order of the tasks."""
    places = {clause.path: at for at, clause in enumerate(outline.clauses)}
    read = _Read(outline, places, addressees(outline)[1], cache(lambda names: _charged_where(outline, names)))
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
    row = _line(outline.source, task.span[0]) if task.span is not None else ""
    if row.startswith("|") and (words := _cell(row, task)):
        return LeadSource("column", task.clause, words)
    if task.span is not None and (words := _says(flow(outline.source, task.span), task.lead)):
        return LeadSource("own-words", task.clause, words)
    if row.startswith("|"):
        return LeadSource("column", task.clause, _says(flow(row, (0, len(row))), task.lead[:1]))
    if index is None:
        return LeadSource("said", task.clause)
    for at in (index, *outline.children(index)):
        for paragraph in outline.clauses[at].paragraphs:
            if words := _says(paragraph, task.lead):
                label = at != index or _is_label(paragraph.text, words)
                return LeadSource("label" if label else "same-clause", outline.clauses[at].path, words)
    return _above(outline, task, index) or LeadSource("said", task.clause)


def _is_label(line: str, words: str) -> bool:
    """As in "Cơ quan chủ trì: Sở A": the names stand behind a colon, and little before it."""
    before = line[: line.find(words.removesuffix("…"))].rstrip()
    return before.endswith(":") and len(before) <= LABEL


def _above(outline: Outline, task: Task, index: int) -> LeadSource | None:
    """The unit's own heading, or the nearest one above, that names the leads."""
    for at in (index, *outline.ancestors(index)):
        clause = outline.clauses[at]
        if not clause.paragraphs or (at == index and not _opens_apart(clause.paragraphs[0], task)):
            continue
        if words := _says(clause.paragraphs[0], task.lead):
            return LeadSource("heading", clause.path, words)
    return None


def _opens_apart(paragraph: Flow, task: Task) -> bool:
    """Whether the task is not this whole paragraph: whom that names is then told apart from what it says of them."""
    start, end = paragraph.span(0, len(paragraph.text))
    return task.span is None or task.span[0] > start or task.span[1] < end


def _from_document(read: _Read, task: Task) -> LeadSource:
    """The opening or the list of addressees; else where the addressees of the whole document were found."""
    if read.addressed_by in ("opening", "list"):
        for paragraph in reversed(read.outline.preamble):
            if words := _says(paragraph, task.lead):
                return LeadSource(read.addressed_by, None, words)
        if read.addressed_by == "list" and (words := _listed(read.outline.preamble, task.lead)):
            return LeadSource("list", None, words)
        return LeadSource("above")
    if read.addressed_by == "last-section":
        return LeadSource(read.charged(task.lead))
    return LeadSource(read.addressed_by or "default")


def _charged_where(outline: Outline, names: tuple[str, ...]) -> str:
    """Whether the last section, the closing words or a heading charges these with the whole document."""
    tops = [
        at
        for at, clause in enumerate(outline.clauses)
        if clause.parent == -1 and clause.kind not in ("closing", "annex")
    ]
    for where, own in (
        (
            "last-section",
            [at for at in range(len(outline.clauses)) if tops and tops[-1] in (at, *outline.ancestors(at))],
        ),
        ("closing", [at for at, clause in enumerate(outline.clauses) if clause.kind == "closing"]),
        ("headings", tops),
    ):
        if any(_says(paragraph, names) for at in own for paragraph in outline.clauses[at].paragraphs):
            return where
    return "last-section"


def _listed(lines: Sequence[Flow], names: tuple[str, ...]) -> str:
    """Names that stand each on a line of its own, as printed."""
    found = [words.strip(" -+;.,") for line in lines for name in names if (words := _says(line, (name,)))]
    return _short("; ".join(dict.fromkeys(found)))


def _cell(row: str, task: Task) -> str:
    """The cell of a task's row that names its leads, the cells apart that say the work; empty where none does."""
    work = " ".join(task.quote.split())[:OPENING]
    cells = [flow(cell, (0, len(cell))) for cell in row.strip("|").split("|")]
    return next((words for cell in cells if work not in cell.text and (words := _says(cell, task.lead))), "")


def _says(line: Flow, names: tuple[str, ...]) -> str:
    """The words from the first of the names on, in the sentence that holds them all; empty where none does."""
    text, start = line.text, 0
    for end in [*(stop.end() for stop in _STOP.finditer(text)), len(text)]:
        sentence = text[start:end]
        spots = [_spot(sentence, name, len(names) > 1) for name in names]
        if spots and all(at >= 0 for at in spots):
            return _short(sentence[min(spots) :].strip())
        start = end
    return ""


def _spot(sentence: str, name: str, of_several: bool) -> int:
    """Where a name stands; in a list its first word may be said once for all ("Bộ Quốc phòng, Công an")."""
    whole = re.search(rf"(?<!\w)(?:các\s+)?{_printed(_MANY.sub('', fold(name)))}(?!\w)", fold(sentence))
    if whole is not None or not of_several:
        return whole.start() if whole else -1
    listed = re.search(rf"(?:[,;:]\s|\svà\s)(?P<name>{_printed(name.partition(' ')[2] or name)})(?!\w)", sentence)
    return listed.start("name") if listed else -1


def _printed(name: str) -> str:
    """A name as an expression: a blank may stand before a comma."""
    return re.escape(name).replace(",", r"\s*,")


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + "…"


def _line(source: str, at: int) -> str:
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    return source[start : end if end >= 0 else len(source)].strip()
