"""A unit in labelled groups: "a) Nhiệm vụ: ...", "b) Cơ quan thực hiện: - Đơn vị chủ trì: X ...", "c) Thời gian thực hiện: ..."."""

import datetime as dt

from directives.labelled.lines import Labelled, is_bare_label, labelled_lines, names_in
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.strings.flow import Flow
from directives.structure.outline import Outline
from directives.times.due_phrases import read_due, read_due_cell
from plans.due import Due, OnEvent
from plans.plan import How


def grouped_obligations(
    outline: Outline, index: int, lines: list[Labelled], issued: dt.date | None
) -> list[Obligation]:
    """The tasks under the label of the work, done by those under the label of bodies; none where a unit is not in such groups."""
    work = _work(outline, index, lines)
    bodies = next((line for line in lines if line.field == "lead" and line.unit != index), None)
    if not work or bodies is None or bodies.value.text.strip():
        return []
    named = {line.field: names_in(line.value) for line in reversed(labelled_lines(outline, bodies.unit))}
    if "lead" not in named:
        return []
    due = time_of(lines, issued)
    return [task_of(outline, child, line, named, due, issued) for child, line in work]


def _work(outline: Outline, index: int, lines: list[Labelled]) -> list[tuple[int, Flow]]:
    """The words after the label of the work, and the bullets under it."""
    said = [(line.unit, line.value) for line in lines if line.field == "text" and line.unit != index]
    bare = [child for child in outline.children(index) if is_bare_label(outline.clauses[child].text, "text")]
    below = [child for unit in [*(unit for unit, _ in said), *bare] for child in outline.children(unit)]
    return [*said, *((child, outline.clauses[child].paragraphs[0]) for child in below)]


def time_of(lines: list[Labelled], issued: dt.date | None) -> Due | None:
    """What the line of time says, where it says it."""
    line = next((line for line in lines if line.field == "due" and line.value.text.strip()), None)
    return read_due_cell(line.value.text.strip(), issued)[0] if line else None


def by_then(one: Obligation, due: Due | None) -> Obligation:
    """Work by the time that a label tells, where it names no day itself."""
    if due is None or not (one.due is None or isinstance(one.due, OnEvent)):
        return one
    return one._replace(due=due, found={**one.found, "due": How.INHERITED})


def task_of(
    outline: Outline, unit: int, line: Flow, named: dict[str, tuple[str, ...]], due: Due | None, issued: dt.date | None
) -> Obligation:
    """A piece of the work: those of the labels lead it, its own partners come first, and its own time goes before theirs."""
    line = line.cut(len(line.text) - len(line.text.lstrip()))
    span = line.span(0, len(line.text))
    reports, own = read_reports(line.text), read_due(line.text, issued)[0]
    partners = (*read_partners(line.text), *named.get("with", ()))
    clause = outline.clauses[unit]
    return Obligation(
        clause=clause.path, part=1, quote=quoted(outline.source, span), span=span,
        lead=named["lead"], with_=tuple(dict.fromkeys(partners)), report_to=reports.report_to, via=reports.via, due=own or due,
        found={"lead": How.INHERITED, "due": How.EXPLICIT if own else How.INHERITED if due else How.DEFAULT},
    )  # fmt: skip
