"""The obligations of a document: which units are tasks, into which parts they fall, who does them and by when."""

import datetime as dt
import re
from typing import NamedTuple

from directives.addressees import addressees, heading_lead, named_only, silent
from directives.assigned import assigned_heading
from directives.due_phrases import read_due
from directives.flow import Flow
from directives.inherited import inherit, refers_to
from directives.labelled import Labelled, labelled_lines, read_labelled
from directives.labelled_tasks import labelled_obligations
from directives.labels import BULLETS
from directives.lexicon import patterns
from directives.obligation import Obligation, quoted
from directives.outline import Outline, is_heading
from directives.partners import read_partners, read_reports
from directives.parts import Part, is_duty, read_parts
from directives.sentences import Piece, pieces
from directives.subjects import Subject, opens_work, read_heading, read_subject, verb_start
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
    if label is not None and clause.kind != "closing" and not _heads_labels(outline, index, label):
        return []
    if _is_labels(context, index):
        return []
    lines = labelled_lines(outline, index)
    if any(line.field in _ASSIGNS for line in lines) and _takes_labels(outline, index, lines):
        return labelled_obligations(outline, index, lines, context.issued, _lead(context, index)[0], context.problems)
    if clause.parent >= 0 and _carries(outline, clause.parent, outline.children(clause.parent)):
        return []
    if not children and (_lists_contents(outline, index) or _opens_nothing(outline, index)):
        return []
    if not children and _in_annex(outline, index):
        place = Place(clause=clause.path, span=clause.span)
        context.problems.append(doubt("detailed-in-annex", place))
        return []
    return _parts(context, index, _content(outline, index, children))


_ASSIGNS = ("lead", "with", "due")
_ANNEXED = re.compile(r"\(?(?:nội dung )?chi tiết[^.;:]{0,60}(?:tại|theo|trong|ở) (?:các )?(?:phụ lục|danh mục|biểu)")


def _heads_labels(outline: Outline, index: int, label: Labelled) -> bool:
    """As in "1.1. Nội dung: ..." above "- Đơn vị chủ trì: ...": the work with its own labelled lines."""
    return label.field == "text" and any(line.field == "lead" for line in labelled_lines(outline, index))


def _takes_labels(outline: Outline, index: int, lines: list[Labelled]) -> bool:
    """Whether labelled lines say who does a unit's work; a time alone does not where bullets beside it are the work."""
    if any(line.field in ("lead", "with") for line in lines):
        return True
    if not opens_work(outline.clauses[index].text):
        return False
    labelled = {line.unit for line in lines}
    return not any(
        child not in labelled and (outline.children(child) or opens_work(outline.clauses[child].text))
        for child in outline.children(index)
    )


def _opens_nothing(outline: Outline, index: int) -> bool:
    """A bullet that ends with a colon above others of its own level: a lead-in to them."""
    clause = outline.clauses[index]
    if len(clause.paragraphs) > 1 or not clause.text.endswith(":") or index + 1 >= len(outline.clauses):
        return False
    after = outline.clauses[index + 1]
    return after.parent == clause.parent and after.kind == clause.kind and clause.kind in BULLETS


def _in_annex(outline: Outline, index: int) -> bool:
    """Whether an annex table assigns what this unit only names ("Chi tiết tại Phụ lục"), without a body or a date."""
    clause = outline.clauses[index]
    if clause.parent < 0 or not any(prefix.startswith("PL") for prefix, _ in outline.tables):
        return False
    beside = [outline.clauses[clause.parent], *(outline.clauses[child] for child in outline.children(clause.parent))]
    told = any(_ANNEXED.search(fold(paragraph.text)) for one in beside for paragraph in one.paragraphs)
    text = clause.text
    return told and read_subject(text) is None and read_due(text, None)[0] is None


def _lists_contents(outline: Outline, index: int) -> bool:
    """A bullet that names a thing among bullets most of which do: contents of something, not work."""
    clause = outline.clauses[index]
    if clause.parent < 0 or len(clause.paragraphs) > 1 or opens_work(clause.text):
        return False
    top = outline.clauses[outline.ancestors(index)[-1]].text
    if patterns("duties", "assigning_headings").search(fold(top)) and not outline.clauses[clause.parent].text.endswith(":"):
        return False
    leaves = [outline.clauses[child].text for child in outline.children(clause.parent) if not outline.children(child)]
    return len(leaves) > 1 and sum(opens_work(text) for text in leaves) < len(leaves) / 2


def _content(outline: Outline, index: int, children: list[int]) -> list[Flow]:
    """The paragraphs of a unit that may be work: no heading above a text, no lead-in above bullets."""
    content = list(outline.clauses[index].paragraphs)
    if _carries(outline, index, children):
        return content
    if (len(content) > 1 or children) and (
        is_heading(content[0].text) or _leads_in(outline, content[0].text, children)
    ):
        content = content[1:]
    return [
        part
        for paragraph in content
        if paragraph.text.strip() and not _is_title(paragraph.text)
        for part in (_before_list(paragraph) if children and paragraph.text.endswith(":") else [paragraph])
    ]


def _is_title(text: str) -> bool:
    """A line in capitals between paragraphs."""
    return text.isupper() and is_heading(text)


def _before_list(paragraph: Flow) -> list[Flow]:
    """As in "X phải tuân thủ ...; cần chấn chỉnh các nội dung sau:": the work that a lead-in states before its list."""
    cut = max(paragraph.text.rfind("; "), paragraph.text.rfind(" và có trách nhiệm sau"))
    return [paragraph.cut(0, cut)] if cut > 40 and opens_work(paragraph.text[:cut]) else []


def _leads_in(outline: Outline, text: str, children: list[int]) -> bool:
    """A sentence without a body or a date above units that carry the work."""
    if any(line.field == "lead" for child in children for line in labelled_lines(outline, child)):
        return True
    if not children or read_subject(text) is not None or read_due(text, None)[0] is not None:
        return False
    return sum(opens_work(outline.clauses[child].text) for child in children) >= len(children) / 2


def _is_labels(context: Context, index: int) -> bool:
    """Whether a unit stands under a label ("Thời gian thực hiện: + ...") that its parent's tasks take up."""
    outline = context.outline
    return any(_bears_labels(outline, above) or _is_labelled(outline, above) for above in outline.ancestors(index))


def _is_labelled(outline: Outline, index: int) -> bool:
    """Whether labelled lines say who does a unit's work and leave its bullets to be the work."""
    lines = labelled_lines(outline, index)
    return any(line.field == "lead" for line in lines) and not any(line.field == "text" for line in lines)


def _bears_labels(outline: Outline, index: int) -> bool:
    found = read_labelled(outline.clauses[index].paragraphs[0], index)
    return found is not None and found.field in ("lead", "with", "due", "text", "product", "other")


def _carries(outline: Outline, index: int, children: list[int]) -> bool:
    """Whether the lead-in is the work and its bullets only list contents ("báo cáo về một số nội dung sau:")."""
    text = outline.clauses[index].text
    if not text.endswith(":") or len(text) < 40 or not opens_work(text) or not children:
        return False
    if read_subject(text) is None and any(
        outline.children(child) or read_labelled(outline.clauses[child].paragraphs[0], child) for child in children
    ):
        return False
    return not any(opens_work(outline.clauses[child].text) for child in children)


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
