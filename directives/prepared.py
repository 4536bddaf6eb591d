"""Who prepares a paper, on the line below its name: "Nghị quyết về ..." above "Sở A chủ trì, phối hợp với Sở B tham mưu, trình ..."."""

import datetime as dt

from directives.due_phrases import find_dues, read_due
from directives.lexicon.shapes import Shape
from directives.obligation import Obligation, quoted
from directives.outline import Outline
from directives.partners import read_partners, read_reports
from directives.subjects import read_subject
from directives.text import fold
from plans.plan import How

_PREPARES = Shape("obligations", r"(?:{prepares}|{prepared_with}|[\s,.;])+")
_WORK = Shape("obligations", r"(?<!\w){prepares}")
LONGEST = 300
"""Characters of a line that says who prepares, at most."""


def prepared_below(outline: Outline, index: int, issued: dt.date | None) -> Obligation | None:
    """The task of a unit whose last paragraph only says who prepares what stands above it, with whom and by when."""
    clause = outline.clauses[index]
    first, last = clause.paragraphs[0], clause.paragraphs[-1]
    if len(clause.paragraphs) != 2 or len(last.text) > LONGEST or read_subject(first.text) is not None:
        return None
    subject = read_subject(last.text)
    if subject is None or not _only_prepares(last.text, subject.end, issued):
        return None
    span = first.span(0, len(first.text))
    due, own = read_due(last.text, issued)[0], read_due(first.text, issued)[0]
    reports = read_reports(last.text)
    return Obligation(
        clause=clause.path, part=1, quote=quoted(outline.source, span), span=span, lead=subject.names,
        with_=read_partners(last.text), report_to=reports.report_to, via=reports.via, due=due or own,
        found={"lead": How.EXPLICIT, "due": How.EXPLICIT if due or own else How.DEFAULT},
    )  # fmt: skip


def _only_prepares(text: str, start: int, issued: dt.date | None) -> bool:
    """Whether nothing but preparing stands behind the subject, its partners and its time left out."""
    rest = text[start:]
    for found in reversed(find_dues(rest, issued)):
        rest = f"{rest[: found.span[0]]} {rest[found.span[1] :]}"
    for name in read_partners(text):
        rest = rest.replace(name, " ")
    return _PREPARES.fullmatch(fold(rest)) is not None and _WORK.search(fold(rest)) is not None
