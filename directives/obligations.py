"""The obligations of a document: which units are tasks, into which parts they fall, who does them and by when."""

import datetime as dt
import re
from typing import NamedTuple

from directives.addressees import addressees, heading_lead, named_only, silent
from directives.assigned import assigned_heading
from directives.content import (
    ASSIGNS,
    carries,
    content_of,
    heads_labels,
    in_annex,
    is_labels,
    lists_contents,
    opens_nothing,
    takes_labels,
)
from directives.due_phrases import read_due
from directives.flow import Flow
from directives.inherited import inherit, refers_to
from directives.labelled import labelled_lines, read_labelled
from directives.labelled_tasks import labelled_obligations
from directives.lexicon import patterns
from directives.obligation import Obligation, quoted
from directives.outline import Outline, is_heading
from directives.partners import read_partners, read_reports
from directives.parts import Part, is_duty, read_parts
from directives.sentences import Piece, pieces
from directives.subjects import Subject, read_heading, read_subject
from directives.tables import table_obligations
from directives.text import fold
from plans.plan import Directive, How
from plans.problems import Place, Problem, doubt


class Context(NamedTuple):
    """What a unit needs to know of the document around it."""

    outline: Outline
    issued: dt.date | None
    addressed: tuple[str, ...]
    addressed_by: str
    problems: list[Problem]


def find_obligations(outline: Outline, directive: Directive) -> tuple[list[Obligation], list[Problem]]:
    """All obligations in text order, and what was doubtful about them."""
    names, where = addressees(outline)
    context = Context(outline, directive.issued, names, where, [])
    found: list[Obligation] = []
    for index, clause in enumerate(outline.clauses):
        if clause.guessed:
            place = Place(clause=clause.path, span=clause.span)
            context.problems.append(doubt("number-guessed", place, number=clause.path))
        if outline.children(index) and read_heading(clause.text) is None and assigned_heading(outline, index):
            place = Place(clause=clause.path, field="lead", span=clause.span)
            context.problems.append(doubt("lead-from-heading", place, lead=clause.text.strip(" .:")))
        if (clause.kind == "article" and outline.tail[1] < len(outline.source)) or silent(outline, index):
            continue
        if clause.kind == "prose":
            goes_on = index > 0 and (outline.clauses[index - 1].text.endswith((";", ":")) or _LINKED.match(clause.text))
            told = _prose(context, index, found[-1] if goes_on and found else None)
            if not told and found and found[-1].due is None and _DEADLINE.match(clause.text):
                found[-1] = found[-1]._replace(due=read_due(clause.text, context.issued)[0])
            found.extend(told)
        else:
            found.extend(_unit(context, index))
    found.extend(table_obligations(outline, directive.issued, context.problems))
    if where in ("last-section", "headings") and any(one.found.get("lead") is How.DEFAULT for one in found):
        context.problems.append(doubt("addressees-assumed", Place(field="lead"), lead="; ".join(names), where=where))
    return inherit(found, outline, context.problems), context.problems


def _unit(context: Context, index: int) -> list[Obligation]:
    """The obligations that a numbered unit or a closing paragraph states itself."""
    outline = context.outline
    clause = outline.clauses[index]
    children = outline.children(index)
    label = read_labelled(clause.paragraphs[0], index)
    if label is not None and clause.kind != "closing" and not heads_labels(outline, index, label):
        return []
    if is_labels(outline, index):
        return []
    lines = labelled_lines(outline, index)
    if any(line.field in ASSIGNS for line in lines) and takes_labels(outline, index, lines):
        return labelled_obligations(outline, index, lines, context.issued, _lead(context, index)[0], context.problems)
    if clause.parent >= 0 and carries(outline, clause.parent, outline.beside(index)):
        return []
    if not children and (lists_contents(outline, index) or opens_nothing(outline, index)):
        return []
    if not children and in_annex(outline, index):
        place = Place(clause=clause.path, span=clause.span)
        context.problems.append(doubt("detailed-in-annex", place))
        return []
    return _parts(context, index, content_of(outline, index, children))


def _parts(context: Context, index: int, content: list[Flow]) -> list[Obligation]:
    """The parts of a unit's text as obligations."""
    outline, clause = context.outline, context.outline.clauses[index]
    above, how = _lead(context, index)
    strict = clause.kind == "closing" or named_only(outline, index)
    found: list[Obligation] = []
    for part in read_parts(
        [piece for paragraph in content for piece in pieces(paragraph)], above.names, context.issued, strict=strict
    ):
        found.append(_obligation(context, index, part, len(found) + 1, above, how))
    return found


def _obligation(context: Context, index: int, part: Part, number: int, above: Subject, how: How) -> Obligation:
    outline, clause = context.outline, context.outline.clauses[index]
    span = (
        part.pieces[0].flow.span(0, len(part.pieces[0].text))[0],
        part.pieces[-1].flow.span(0, len(part.pieces[-1].text))[1],
    )
    sentences = _sentences(part)
    reports = read_reports(sentences)
    partners = tuple(dict.fromkeys([*_chapeau_partners(outline, index), *(read_partners(sentences) or part.partners)]))
    place = Place(clause=clause.path, field="lead", span=span)
    if part.subject is None and not above.names:
        context.problems.append(doubt("lead-unsaid", place))
    elif part.subject is None and how is How.DEFAULT and context.addressed_by == "headings":
        context.problems.append(
            doubt("addressees-assumed", place, lead="; ".join(above.names), where=context.addressed_by)
        )
    for problem in part.problems:
        context.problems.append(_placed(problem, clause.path, span))
    lead = part.subject.names if part.subject else above.names
    return Obligation(
        clause=clause.path, part=number, quote=quoted(outline.source, span), span=span, lead=lead,
        with_=tuple(name for name in partners if fold(name) not in {fold(one) for one in lead}),
        report_to=reports.report_to, via=reports.via, due=part.due, asked=part.asked or (above.asked and part.subject is None),
        heading=_topic(outline, index),
        found={"lead": How.EXPLICIT if part.subject else how, "due": How.EXPLICIT if part.due else How.DEFAULT},
    )  # fmt: skip


def _sentences(part: Part) -> str:
    """The text of a part with its own marks, so that reports in separate pieces stay apart."""
    marks = {"sentence": ". ", "start": ". ", "semicolon": "; ", "and": ", và ", "comma": ", "}
    return "".join(
        (marks[piece.before] if number else "") + piece.text.rstrip(" .;") for number, piece in enumerate(part.pieces)
    )


def _placed(problem: Problem, clause: str, span: tuple[int, int]) -> Problem:
    """The same problem with its place in the document."""
    inner = problem.place.span
    where = (span[0] + inner[0], span[0] + inner[1]) if inner and span[0] + inner[1] <= span[1] else span
    return problem.model_copy(
        update={"place": problem.place.model_copy(update={"clause": clause, "field": "due", "span": where})}
    )


def _chapeau_partners(outline: Outline, index: int) -> tuple[str, ...]:
    """As in "a) Chủ trì, phối hợp với các sở:" names the partners of its bullets."""
    above = outline.clauses[index].parent
    if above < 0:
        return ()
    text = outline.clauses[above].paragraphs[-1].text
    return read_partners(text) if is_heading(text) and re.match(r"(?:chủ trì|phối hợp)", fold(text)) else ()


def _topic(outline: Outline, index: int) -> str | None:
    """The nearest heading above, for titles."""
    above = outline.ancestors(index)
    return outline.clauses[above[0]].text if above else None


def _lead(context: Context, index: int) -> tuple[Subject, How]:
    """Who does what a unit says where it names nobody."""
    clause = context.outline.clauses[index]
    own = _own_heading(clause.paragraphs)
    if own is not None:
        return own, How.INHERITED
    above = heading_lead(context.outline, index)
    if above is not None:
        return above, How.INHERITED
    firm = context.addressed_by in ("opening",)
    return Subject(context.addressed, 0), How.INHERITED if firm else How.DEFAULT


def _own_heading(paragraphs: tuple[Flow, ...]) -> Subject | None:
    """The bodies of a unit's own heading line, where its text follows in another paragraph."""
    return read_heading(paragraphs[0].text) if len(paragraphs) > 1 and is_heading(paragraphs[0].text) else None


def _whole_sentences(found: list[Piece]) -> list[list[Piece]]:
    """The pieces put together again by sentence."""
    sentences: list[list[Piece]] = []
    for piece in found:
        if piece.before in ("start", "sentence") or not sentences:
            sentences.append([piece])
        else:
            sentences[-1].append(piece)
    return sentences


_LINKED = re.compile(r"(?:Trên cơ sở đó|Đồng thời|Bên cạnh đó|Ngoài ra|Trong đó|Cùng với đó)(?!\w)")
_DEADLINE = re.compile(r"(?:Thời gian|Thời hạn)(?: hoàn thành| thực hiện)?\s")


def _of_purpose(outline: Outline, index: int) -> bool:
    """Whether a paragraph of a report goes on with the purposes told before it: no body is named since then."""
    while index > 0:
        index -= 1
        text = outline.clauses[index].text
        if re.match(r"(?:mục đích|mục tiêu|quan điểm|yêu cầu đặt ra)(?!\w)", fold(text)):
            return True
        if read_subject(text) is not None:
            return False
    return False


def _prose(context: Context, index: int, before: Obligation | None) -> list[Obligation]:
    """The obligations of a paragraph without numbers: one a sentence, "p2.1"; `before` leads where its sentence goes on."""
    clause = context.outline.clauses[index]
    found: list[Obligation] = []
    lead: Subject | None = Subject(before.lead, 0, before.asked) if before else None
    for sentence in _whole_sentences(pieces(clause.paragraphs[0])):
        text = "; ".join(piece.text for piece in sentence)
        if found and found[-1].due is None and _DEADLINE.match(text):
            found[-1] = found[-1]._replace(due=read_due(text, context.issued)[0])
            continue
        if not is_duty(sentence[0].text) or patterns("duties", "no_task").search(fold(sentence[0].text)):
            continue
        if not found and before is None and _of_purpose(context.outline, index) and read_subject(text) is None:
            return []
        subject = read_subject(sentence[0].text)
        due, problems = read_due(text, context.issued)
        heir = subject or lead or Subject(context.addressed, 0)
        part = Part(sentence, subject, due, problems, (), heir.asked)
        obligation = _obligation(context, index, part, 1, heir, How.INHERITED if lead or subject else How.DEFAULT)
        found.append(obligation._replace(clause=f"{clause.path}.{len(found) + 1}"))
        lead = None if subject and subject.inside else subject or lead
    return found


__all__ = ["find_obligations", "refers_to"]
