"""Who prepares a paper, on the line below its name: "Nghị quyết về ..." above "Sở A chủ trì, phối hợp với Sở B tham mưu, trình ..."."""

import datetime as dt
import re

from directives.heads.name_case import name_case
from directives.labelled.lines import read_labelled
from directives.lexicon.shapes import Shape
from directives.sections.phases import phase_due
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline
from directives.times.due_phrases import find_dues, is_time, read_due, read_due_cell
from plans.plan import How

_PREPARES = Shape("obligations", r"(?:{prepares}|{prepared_with}|[\s,.;])+")
_WORK = Shape("obligations", r"(?<!\w){prepares}")
_SUBMITS = Shape("reports", r"(?<!\w){submits}")
_BRACKETS = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"(?<=\w[.])\s+(?=[A-ZĐ])")
MOST_BULLETS = 2
"""Bullets below a unit of which one says who prepares it and one when."""
LONGEST_TIME = 40
"""Characters of a line that is a time alone, at most."""
LONGEST = 300
"""Characters of a line that says who prepares, at most."""


def prepared_below(outline: Outline, index: int, issued: dt.date | None) -> Obligation | None:
    """The task of a unit whose last line, its own or the one bullet below it, only says who prepares what stands above it,
    with whom and by when; a time alone may stand above both, or in a bullet beside.
    """
    lines, beside = _lines(outline, index)
    if len(lines) == 1 or (len(lines) == 2 and _is_time(lines[0])):
        lines[-1:] = _last_sentence(lines[-1])
    if len(lines) not in (2, 3) or (len(lines) == 3 and not _is_time(lines[0])):
        return None
    first, last = lines[-2:]
    if len(last.text) > LONGEST or not _WORK.search(fold(last.text)) or read_subject(first.text) is not None:
        return None
    subject = read_subject(last.text)
    if subject is None or not _only_prepares(last.text, subject.end, issued):
        return None
    span = first.span(0, len(first.text))
    own = (read_due_cell(line.text, issued)[0] for line in beside)
    due = read_due(last.text, issued)[0] or next(own, None) or read_due(first.text, issued)[0]
    above = None if due else phase_due(outline, index, issued)
    reports = read_reports(last.text)
    receiver = reports.report_to or (_receiver_above(outline, index) if _SUBMITS.search(fold(last.text)) else None)
    return Obligation(
        clause=outline.clauses[index].path, part=1, quote=quoted(outline.source, span), span=span, lead=subject.names,
        with_=read_partners(last.text), report_to=receiver, via=reports.via, due=due or above,
        found={"lead": How.EXPLICIT, "due": How.EXPLICIT if due else How.INHERITED if above else How.DEFAULT},
    )  # fmt: skip


def _receiver_above(outline: Outline, index: int) -> str | None:
    """To whom the section submits what is prepared in it ("B. NỘI DUNG TRÌNH BAN THƯỜNG VỤ")."""
    for above in outline.ancestors(index):
        heading = outline.clauses[above].text
        if (found := read_reports(heading).report_to) is not None:
            return name_case(found, outline.source) if found.isupper() else found
    return None


def _is_time(line: Flow) -> bool:
    """Whether a line is a heading that says a time alone ("Năm 2028")."""
    return len(line.text) < LONGEST_TIME and is_time(line.text)


def _last_sentence(line: Flow) -> list[Flow]:
    """A paragraph before its last sentence, and that; the whole where it has but one."""
    stops = list(_STOP.finditer(line.text)) if ". " in line.text[:-1] else []
    return [line.cut(0, stops[-1].start()), line.cut(stops[-1].end())] if stops else [line]


def prepares_above(outline: Outline, index: int, issued: dt.date | None) -> bool:
    """Whether a bullet only says who prepares what stands above it, or when that is done: no work besides."""
    above = outline.clauses[index].parent
    return above >= 0 and not outline.children(index) and prepared_below(outline, above, issued) is not None


def _lines(outline: Outline, index: int) -> tuple[list[Flow], list[Flow]]:
    """The lines of a unit with those of bullets right below it, and the times that bullets name; none where more stands below."""
    lines, times = list(outline.clauses[index].paragraphs), []
    below = outline.below[index]
    if len(below) > MOST_BULLETS:
        return [], []
    for child in below:
        clause = outline.clauses[child]
        if clause.kind not in BULLETS or len(clause.paragraphs) > 1 or outline.children(child):
            return [], []
        label = read_labelled(clause.paragraphs[0], child)
        if label is None:
            lines.append(clause.paragraphs[0])
        elif label.field == "due":
            times.append(label.value)
    return lines, times


def _only_prepares(text: str, start: int, issued: dt.date | None) -> bool:
    """Whether nothing but preparing stands behind the subject, its partners and its time left out."""
    rest = _BRACKETS.sub(" ", text[start:])
    for found in reversed(find_dues(rest, issued)):
        rest = f"{rest[: found.span[0]]} {rest[found.span[1] :]}"
    for name in read_partners(text):
        rest = rest.replace(name, " ")
    return _PREPARES.fullmatch(fold(rest)) is not None and _WORK.search(fold(rest)) is not None
