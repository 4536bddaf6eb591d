"""Tasks of a unit that assigns by labelled lines: one, or one for each body whose line says what it does."""

import datetime as dt

from directives.labelled.acting_last import acting_last
from directives.labelled.lines import Labelled, before_labels, names_in, read_labelled
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.cutting import pieces
from directives.sentences.headings import read_heading
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import Subject, predicate, read_subject
from directives.strings.folding import fold
from directives.structure.outline import Outline
from directives.structure.part import Part, sentences_of
from directives.structure.parts import read_parts
from directives.times.due_phrases import read_due, read_due_cell
from directives.times.held_days import perhaps_held
from plans.due import Due, OnDate, Recurring
from plans.plan import How
from plans.problems import Place, Problem, doubt

_ROLE = Printed("structure", r"\s{roles}|[,:(]")
"""Where a name ends that the language does not know."""
_MANAGES = Shape("labelled", "{label_manages}")
_SEVERAL = 2
_DEADLINE = Printed("structure", r"(?i)^{deadlines}\s*:?\s*")


def labelled_obligations(
    outline: Outline, index: int, lines: list[Labelled], issued: dt.date | None, above: Subject, problems: list[Problem]
) -> list[Obligation]:
    """The tasks of a unit with labelled lines below it."""
    clause, values = outline.clauses[index], _by_field(lines, issued)
    base, lead = _untimed(outline, index, values, above), values["lead"]
    due, doubts = _due_said(outline, index, lines, values, issued)
    place = Place(clause=clause.path, field="due", span=base.span)
    problems.extend(problem.model_copy(update={"place": place}) for problem in doubts)
    if lead is None and not base.lead:
        problems.append(doubt("lead-unsaid", Place(clause=clause.path, field="lead", span=base.span)))
    problems.extend(_other_leads(clause.path, lines, values))
    base = base._replace(due=due, found={**base.found, "due": How.EXPLICIT if due else How.DEFAULT})
    work = [child for child in outline.children(index) if _bears_work(outline, child)]
    spoken = [] if lead is None else _spoken(lead, issued) or _spoken_below(outline, lead)
    if lead is not None and (last := acting_last(lead.value.text.lstrip())):
        problems.append(doubt("lead-acts-apart", Place(clause=clause.path, field="lead", span=base.span), said=last))
    if spoken and (len(spoken) > 1 or not work or values["text"] is not None):
        return _by_body(outline, base, spoken, values["due"], issued)
    if spoken:
        base = base._replace(lead=spoken[0][0].names, with_=read_partners(spoken[0][1]) or base.with_)
    elif lead is not None:
        base = _led(base, _told_leads(base, lead, above, problems))
    if work and values["text"] is None:
        leaves = [leaf for child in work for leaf in outline.children(child) or [child]]
        return [_below(outline, leaf, base, issued, problems) for leaf in leaves]
    if values["text"] is not None or spoken:
        return [base]
    return _by_words(outline, index, base, values, issued)


def _told_leads(base: Obligation, lead: Labelled, above: Subject, problems: list[Problem]) -> tuple[str, ...]:
    """Whom the label names; whoever only manages what others do behind the work of these leads nothing. A doubt names the other."""
    labelled, own = names_in(lead.value) or above.names, read_subject(base.quote)
    known = " | ".join(map(fold, (*labelled, *base.with_)))
    if own is None or own.inside or any(fold(name) in known or not _is_named(name) for name in own.names):
        return labelled
    manages = _MANAGES.match(fold(lead.line.text)) is not None
    led, other = (own.names, labelled) if manages else (labelled, own.names)
    place = Place(clause=base.clause, field="lead", span=base.span)
    problems.append(doubt("actor-left", place, said="; ".join(other)))
    return led


def _is_named(name: str) -> bool:
    """Whether a body is called by its own name, and no group."""
    first, *rest = name.split()
    return first[:1].isupper() and any(word[:1].isupper() for word in rest)


def _led(base: Obligation, lead: tuple[str, ...]) -> Obligation:
    """The same task led by these, who are no partners of their own."""
    leading = set(map(fold, lead))
    return base._replace(lead=lead, with_=tuple(name for name in base.with_ if fold(name) not in leading))


_Values = dict[str, Labelled | None]
"""The line that says each field."""


def _by_field(lines: list[Labelled], issued: dt.date | None) -> _Values:
    """The first line of each field; of several times the main one."""
    fields = ("lead", "with", "product", "text", "to")
    values = {field: next((line for line in lines if line.field == field), None) for field in fields}
    return {**values, "due": _main_time(_dated(lines), issued)}


def _other_leads(path: str, lines: list[Labelled], values: _Values) -> list[Problem]:
    """A doubt where a further line of the lead names bodies that stand in no field of the one task."""
    leads = [line for line in lines if line.field == "lead" and line.value.text.strip()]
    if len(leads) < _SEVERAL:
        return []
    kept = [line for line in lines if line.field == "with" or line is values["lead"]]
    known = " | ".join(fold(line.value.text) for line in kept)
    others = [line for line in leads if not all(fold(name) in known for name in names_in(line.value))]
    return [
        doubt(
            "actor-left",
            Place(clause=path, field="lead", span=line.line.span(0, len(line.line.text))),
            said="; ".join(names_in(line.value)),
        )
        for line in others
    ]


def _dated(lines: list[Labelled]) -> list[Labelled]:
    return [line for line in lines if line.field == "due"]


def _untimed(outline: Outline, index: int, values: _Values, above: Subject) -> Obligation:
    """What the unit and its labels say, but for the time, and for what the label of the lead says in sentences."""
    clause, text, joined, to = outline.clauses[index], values["text"], values["with"], values["to"]
    charged = charged_whole(outline, index) if text is not None and values["lead"] is None else None
    said = text.value.text if text is not None else clause.text
    whole = clause.paragraphs[0].span(0, len(clause.text))
    partners = (*read_partners(clause.text), *(read_partners(said) if text is not None else ()))
    span = text.value.span(0, len(said)) if charged is not None and text is not None else whole
    base = Obligation(
        clause=clause.path, part=1, quote=quoted(outline.source, span), span=span, lead=(charged or above).names, due=None,
        with_=tuple(dict.fromkeys((*partners, *(names_in(joined.value) if joined else ())))),
        product=values["product"].value.text.strip(" .") if values["product"] else None,
        found={"lead": How.EXPLICIT if values["lead"] else How.DEFAULT},
    )  # fmt: skip
    base = _with_reports(base, said)
    base = base if base.report_to else _sent_by_labels(base, values)
    if to is not None:
        base = base._replace(report_to=", ".join(names_in(to.value)) or base.report_to)
    if text is not None:
        return base._replace(heading=text.value.text.strip())
    own = read_subject(base.quote) if values["lead"] is None else None
    if own is None:
        return base
    base = base._replace(asked=own.asked, found={**base.found, "lead": How.EXPLICIT})
    return _led(base._replace(with_=tuple(dict.fromkeys((*own.beside, *base.with_)))), own.names)


def _partners(
    said: str, lead: tuple[str, ...], joined: Labelled | None, beside: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Whom the words of the work name as partners, and whom their label names besides."""
    labelled = names_in(joined.value) if joined is not None else ()
    return tuple(dict.fromkeys((*beside, *read_partners(said, lead), *labelled)))


def _due_said(
    outline: Outline, index: int, lines: list[Labelled], values: _Values, issued: dt.date | None
) -> tuple[Due | None, list[Problem]]:
    """The time that its label says, else the words of the work where no label of time stands; and what is doubtful about it."""
    due, problems = _due(outline, values["due"], issued)
    problems = problems + _passed_over(outline, _dated(lines), due, issued)
    problems += perhaps_held(values["due"].line.text, due) if values["due"] is not None else []
    if due is not None or values["due"] is not None:
        return due, problems
    text = values["text"]
    said, told = read_due(text.value.text if text is not None else outline.clauses[index].text, issued)
    return said, [*problems, *told]


def _by_words(
    outline: Outline, index: int, base: Obligation, values: _Values, issued: dt.date | None
) -> list[Obligation]:
    """Above its labels, work with a time of its own is a task of its own ("Bố trí kinh phí ...; định kỳ hằng năm báo cáo X").

    So is that of another body ("Sở A rà soát. Sở B thẩm định."); a label says who leads the first of them.
    """
    cut = pieces(before_labels(outline.clauses[index].paragraphs[0]))
    parts = read_parts(cut, base.lead, issued) if len(cut) > 1 else []
    others = any(part.subject is not None for part in parts[1:])
    if len(parts) < 2:
        return [base]
    if not others and (values["due"] is not None or any(part.due is None for part in parts[1:])):
        return [base]
    if values["due"] is None:  # what was read is the time of one of them
        base = base._replace(due=None, found={**base.found, "due": How.DEFAULT})
    if values["lead"] is not None:
        parts = [parts[0]._replace(subject=None), *parts[1:]]
    return [_part(outline.source, base, part, number, values["with"]) for number, part in enumerate(parts, 1)]


def _part(source: str, base: Obligation, part: Part, number: int, joined: Labelled | None) -> Obligation:
    """What one part of the work says of itself before what the labels say of all of it."""
    first, last = part.pieces[0].flow, part.pieces[-1].flow
    span, said = (first.span(0, len(first.text))[0], last.span(0, len(last.text))[1]), sentences_of(part)
    own, lead = part.subject, part.subject.names if part.subject else base.lead
    one = base._replace(
        part=number, quote=quoted(source, span), span=span, due=part.due or base.due, asked=own.asked if own else base.asked,
        with_=_partners(said, lead, joined, part.partners),
        found={"lead": How.EXPLICIT if own else base.found["lead"], "due": How.EXPLICIT if part.due else base.found["due"]},
    )  # fmt: skip
    one = _led(one, lead)
    return _with_reports(one, said)


def charged_whole(outline: Outline, index: int) -> Subject | None:
    """The bodies of a unit whose own line is nothing but their names ("1. Sở Y tế")."""
    text = outline.clauses[index].text
    named = read_heading(text)
    return named if named is not None and not text[named.end :].strip(" :.;") else None


def _bears_work(outline: Outline, child: int) -> bool:
    """A child that is no labelled line but bears bullets of work of its own."""
    return read_labelled(outline.clauses[child].paragraphs[0], child) is None and bool(
        outline.children(child) or outline.clauses[child].text
    )


def _below(
    outline: Outline, child: int, base: Obligation, issued: dt.date | None, problems: list[Problem]
) -> Obligation:
    """A bullet of work beside labelled lines: what it says of itself goes before what they say."""
    clause = outline.clauses[child]
    span = clause.paragraphs[0].span(0, len(clause.text))
    (due, doubts), subject = read_due(clause.text, issued), read_subject(clause.text)
    place = Place(clause=clause.path, field="due", span=span)
    problems.extend(problem.model_copy(update={"place": place}) for problem in doubts)
    found = {**base.found, "due": How.EXPLICIT if due else How.INHERITED if base.due else How.DEFAULT}
    return base._replace(
        clause=clause.path, quote=quoted(outline.source, span), span=span, due=due or base.due, found=found,
        lead=subject.names if subject else base.lead, with_=read_partners(clause.text, subject.names if subject else ()) or base.with_,
    )  # fmt: skip


def _spoken_below(outline: Outline, line: Labelled) -> list[tuple[Subject, str, tuple[int, int]]]:
    """As in "Cơ quan thực hiện:" above "+ X chủ trì, phối hợp với Y ..." and "+ Z đăng tải ...": who does what, bullet by bullet."""
    if line.value.text.strip():
        return []
    found = []
    for child in outline.children(line.unit):
        text = outline.clauses[child].text
        names = read_bodies(text, opens=True, loose=True).names or (_ROLE.split(text, maxsplit=1)[0].strip(" .;"),)
        subject = read_subject(text) or Subject(names, 0)
        if len(names[0]) < 120:
            found.append((subject, text, outline.clauses[child].paragraphs[0].span(0, len(text))))
    return found


def _with_reports(base: Obligation, text: str) -> Obligation:
    reports = read_reports(text)
    return base._replace(report_to=reports.report_to, via=reports.via)


def _sent_by_labels(base: Obligation, values: _Values) -> Obligation:
    """As in "Thời gian: Trình Chính phủ trước ngày ...": to whom the label of the time or of the product says that the result goes."""
    lines = (values["due"], values["product"])
    said = (read_reports(line.value.text) for line in lines if line is not None)
    reports = next((one for one in said if one.report_to), None)
    return base._replace(report_to=reports.report_to, via=reports.via) if reports else base


def _spoken(line: Labelled, issued: dt.date | None) -> list[tuple[Subject, str, tuple[int, int]]]:
    """As in "Cơ quan thực hiện: X tiến hành ...; Y gửi ...": who does what, where the line says it in sentences."""
    value = line.value.cut(len(line.value.text) - len(line.value.text.lstrip()))
    found = []
    for part in read_parts(pieces(value), (), issued):
        subject = part.subject
        if subject is None or not predicate().match(fold(part.pieces[0].text), subject.end):
            continue
        start = part.pieces[0].flow.span(0, len(part.pieces[0].text))[0]
        end = part.pieces[-1].flow.span(0, len(part.pieces[-1].text))[1]
        found.append((subject, "; ".join(piece.text for piece in part.pieces), (start, end)))
    return found


def _by_body(
    outline: Outline,
    base: Obligation,
    spoken: list[tuple[Subject, str, tuple[int, int]]],
    due: Labelled | None,
    issued: dt.date | None,
) -> list[Obligation]:
    """One task for each body; dates under the label of time go to the body that they name."""
    dated = _dated_bullets(outline, due, issued)
    found = []
    for number, (subject, text, span) in enumerate(spoken, 1):
        reports = read_reports(text)
        own, _ = read_due(text, issued)
        task = base._replace(
            part=number, lead=subject.names, due=own or base.due, with_=read_partners(text, subject.names) or base.with_
        )
        if number > 1:
            task = task._replace(quote=quoted(outline.source, span), span=span, report_to=None, via=None)
        if reports.report_to:
            task = task._replace(report_to=reports.report_to, via=reports.via)
        for names, bullet_due, bullet in dated:
            if {fold(name) for name in names} == {fold(name) for name in subject.names}:
                told = read_reports(bullet)
                task = task._replace(
                    due=bullet_due, report_to=told.report_to or task.report_to, via=told.via or task.via
                )
        found.append(task)
    return found


def _dated_bullets(
    outline: Outline, due: Labelled | None, issued: dt.date | None
) -> list[tuple[tuple[str, ...], Due, str]]:
    """As in "Thời gian thực hiện: + X gửi ... trước ngày ...; + Y ..."."""
    if due is None or due.value.text.strip():
        return []
    found = []
    for child in outline.children(due.unit):
        text = outline.clauses[child].text
        subject = read_subject(text)
        when, _ = read_due(text, issued)
        if subject is not None and when is not None:
            found.append((subject.names, when, text))
    return found


def _due(outline: Outline, line: Labelled | None, issued: dt.date | None) -> tuple[Due | None, list[Problem]]:
    if line is None or not line.value.text.strip():
        return None, []
    return read_due_cell(_DEADLINE.sub("", line.value.text.strip()), issued)


def _main_time(dated: list[Labelled], issued: dt.date | None) -> Labelled | None:
    """Of several labelled times the first that is a day or repeats, else the first."""
    clear = (line for line in dated if isinstance(_due_of(line, issued), (OnDate, Recurring)))
    return next(clear, dated[0] if dated else None)


def _due_of(line: Labelled, issued: dt.date | None) -> Due | None:
    return read_due_cell(_DEADLINE.sub("", line.value.text.strip()), issued)[0] if line.value.text.strip() else None


def _passed_over(outline: Outline, dated: list[Labelled], due: Due | None, issued: dt.date | None) -> list[Problem]:
    """A doubt where further labelled times of a unit say another day ("Thời hạn trình: ...", "Thời gian hoàn thành: ...")."""
    found = [one for line in dated if isinstance(one := _due_of(line, issued), (OnDate, Recurring))]
    others = [one.text for one in found if due is not None and _day(one) != _day(due)]
    kept = due.text if due is not None else ""
    return [doubt("several-dues", Place(field="due"), kept=kept, others="; ".join(others))] if others else []


def _day(due: Due) -> Due:
    return due.model_copy(update={"text": ""})
