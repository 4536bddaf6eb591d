"""The obligations of a document: which units are tasks, into which parts they fall, who does them and by when."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from directives.heads.place_and_day import month_of_issue
from directives.labelled.groups import by_then, grouped_obligations, time_of
from directives.labelled.heads import heads_work
from directives.labelled.lines import labelled_lines, read_labelled
from directives.labelled.sections import in_section, labelled_sections, section_obligations
from directives.labelled.shared import shared_lines
from directives.labelled.tasks import labelled_obligations
from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.sections.addressees import UNSURE, one_body, people, speaks_to_all
from directives.sections.announced import announced
from directives.sections.forms import form_tasks
from directives.sections.informing import asks_somebody, informs, proposes
from directives.sections.inherited import inherit
from directives.sections.minutes import told_in_minutes
from directives.sections.own_work import asked_by, opening_names, own_work, told_before_asking
from directives.sections.phases import heading_due, phase_due
from directives.sections.prepared import prepared_below, prepares_above
from directives.sections.sent_to import sent_to
from directives.sections.without_work import named_only, procedural, silent, steps_out
from directives.sentences.cutting import pieces
from directives.sentences.obligation import Obligation, quoted
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.roles_told import leading_role, tells_roles
from directives.sentences.subjects import Subject, read_subject
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.structure.clauses import Clause
from directives.structure.closing_days import sets_the_day
from directives.structure.duties import is_channel
from directives.structure.outline import Outline
from directives.structure.part import Part, sentences_of
from directives.structure.parts import read_parts
from directives.tables.assignments import table_obligations
from directives.times.due_phrases import read_due
from directives.work.above_tables import without_headings
from directives.work.assumed import asked_once
from directives.work.clause_doubts import clause_doubts, of_clause, placed
from directives.work.closing_on import goes_on_closing
from directives.work.content import (
    carries,
    content_of,
    governed,
    heads_bodies,
    in_annex,
    lists_contents,
    opens_nothing,
)
from directives.work.each_one import each_named
from directives.work.examined import examined_work, under_section
from directives.work.guesses import guesses
from directives.work.lead_ins import opens_with_partners, own_first, partners_of_lead_in, with_lead_in
from directives.work.misplaced import misplaced
from directives.work.named_above import pointed_at
from directives.work.receivers import from_above, receiver_of, sent_to_itself, to_the_same
from directives.work.referred import referred
from directives.work.told import Chain, deadline, handed_on, opens_with, read_told
from directives.work.under_labels import (
    ASSIGNS,
    Fields,
    done_under_label,
    fields_of,
    heads_labels,
    is_labels,
    said_beside_time,
    said_under_label,
    takes_labels,
)
from directives.work.upwards import addressed, without_upward_requests
from directives.work.whose import headed, lead_above
from plans.plan import Directive, How
from plans.problems import Place, Problem, doubt, note


class Context(NamedTuple):
    """What a unit needs to know of the document around it."""

    outline: Outline
    issued: dt.date | None
    addressed: tuple[str, ...]
    addressed_by: str
    problems: list[Problem]
    fields: Fields
    issuer: str | None


def find_obligations(outline: Outline, directive: Directive) -> tuple[list[Obligation], list[Problem]]:
    """All obligations in text order, and what was doubtful about them."""
    names, where = addressed(outline, directive)
    issued = directive.issued or month_of_issue(outline)
    context = Context(outline, issued, names, where, [], fields_of(outline), directive.issuer)
    found: list[Obligation] = []
    chain, given = Chain(), set[int]()  # where the units begin whose work a unit above them gave
    context.problems.extend(doubt("law-quoted", Place(span=span)) for span in outline.law)
    asks_above = proposes(outline)
    told_only, passed = asks_above or informs(outline, directive.issuer), 0
    for index, clause in enumerate(outline.clauses):
        if told_only and (asks_above or not asks_somebody(clause.text)):
            passed += not outline.children(index)
            continue
        context.problems.extend(clause_doubts(outline, index))
        if (
            clause.kind == "annex"
            or told_in_minutes(outline, index)
            or (silent(outline, index) and index not in labelled_sections(outline))
        ):
            continue
        if clause.kind == "prose":
            chain = _prose(context, index, found, chain)
        elif given.isdisjoint(clause.paragraphs[0].at[:1]):
            made = _unit(context, index)
            given.update(one.span[0] for one in made if one.clause != clause.path)
            found.extend(made)
    if asks_above:
        context.problems.append(doubt("proposal-only", Place(), n=passed))
    elif passed:
        opening = outline.preamble[-1]
        place = Place(span=opening.span(0, len(opening.text)))
        context.problems.append(doubt("contents-passed-over", place, n=passed))
    tabled = [] if asks_above else table_obligations(outline, issued, context.problems)
    if tabled:
        found, context.problems[:] = without_headings(found, tabled, context.problems)
    found.extend(tabled or form_tasks(outline, issued))
    found = without_upward_requests(outline, found, directive.issuer, context.problems)
    if where == "last-section" and any(one.found.get("lead") is How.DEFAULT for one in found):
        context.problems.append(doubt("addressees-assumed", Place(field="lead"), lead="; ".join(names), where=where))
    found = pointed_at(each_named(outline, found), context.problems, addressed=bool(sent_to(outline)))
    told = [*asked_once(outline, found, context.problems), *misplaced(outline, found)]
    told = [*told, *guesses(outline, found, told, issued)]
    return inherit(referred(outline, found, told), outline, told), told


def _unit(context: Context, index: int) -> list[Obligation]:
    """The obligations that a numbered unit or a closing paragraph states itself."""
    outline = context.outline
    if in_section(outline, index):
        return []
    if section := section_obligations(outline, index, context.issued):
        return section
    clause = outline.clauses[index]
    children = outline.children(index)
    if (clause.kind == "article" and _performs(clause)) or heads_bodies(outline, index):
        return []
    if speaks_to_all(outline, index) and read_due(clause.text, context.issued)[0] is None:
        return []
    examined = examined_work(outline, index, context.issued, partial(_lead, context, index), context.problems)
    if examined is not None:
        return examined
    label = read_labelled(clause.paragraphs[0], index)
    if label is not None and clause.kind != "closing" and not heads_labels(outline, index, label):
        return _parts(context, index, [work]) if (work := done_under_label(outline, index, label)) is not None else []
    if is_labels(outline, index, context.fields) and not steps_out(outline, index):
        return []
    if any(heads_work(outline, child) for child in children):
        return []
    lines = labelled_lines(outline, index) or shared_lines(outline, index, context.problems)
    if told := said_beside_time(outline, index, lines):
        return [by_then(one, time_of(lines, context.issued)) for one in _parts(context, index, told)]
    if any(line.field in ASSIGNS for line in lines) and takes_labels(outline, index, lines):
        grouped = grouped_obligations(outline, index, lines, context.issued)
        above = _lead(context, index)[0]
        found = grouped or labelled_obligations(outline, index, lines, context.issued, above, context.problems)
        found = with_lead_in(outline, index, found, lines, above.names)
        timed = any(line.field == "due" for line in lines)
        return found if timed else [by_then(one, phase_due(outline, index, context.issued)) for one in found]
    if (work := said_under_label(outline, index, lines)) is not None:
        return _parts(context, index, [work])
    if (made := prepared_below(outline, index, context.issued)) is not None:
        return [made]
    if prepares_above(outline, index, context.issued) or sets_the_day(outline, index, context.issued):
        return []
    if clause.parent >= 0 and carries(outline, clause.parent, outline.beside(index)):
        return []
    ruled = governed(outline, index)
    if not children and not ruled and (lists_contents(outline, index) or opens_nothing(outline, index)):
        return []
    if not children and in_annex(outline, index):
        place = Place(clause=clause.path, span=clause.span)
        context.problems.append(doubt("detailed-in-annex", place))
        return []
    found = _parts(context, index, content_of(outline, index, children))
    return [_governed(context, index, one) for one in found] if ruled else found


def _called_leading(content: list[Flow]) -> tuple[Subject, How] | None:
    """As in "Kiểm tra ...; lập danh sách .... Cơ quan chủ trì là Sở A": whom the unit calls the leading body leads each of its parts."""
    roles = (leading_role(one.text, fold(one.text)) for one in content if tells_roles(one.text))
    role = next(filter(None, roles), None)
    return (Subject(role.names, 0), How.EXPLICIT) if role else None


def _performs(clause: Clause) -> bool:
    """An article that itself does what it says ("Điều 1. Thành lập Tổ công tác ..."), and charges nobody.

    "Sửa đổi, bổ sung Quy chế" above whom to tell of difficulties is but a title.
    """
    if patterns("duties", "performs").match(fold(clause.text)) is None or read_subject(clause.text) is not None:
        return False
    return not any(is_channel(paragraph.text) for paragraph in clause.paragraphs[1:2])


def _governed(context: Context, index: int, one: Obligation) -> Obligation:
    """A bullet ruled by the verb of its lead-in: it reports to whom that says, by when that says; a clerk may see one task in all."""
    clause = context.outline.clauses[index]
    text = context.outline.clauses[clause.parent].text
    dated = one.due or heading_due(clause.text.rstrip(" .;"), context.issued)
    reports, due = read_reports(text), dated or read_due(text, context.issued)[0]
    context.problems.append(note("bullets-of-one-verb", Place(clause=one.clause, span=one.span)))
    found = {**one.found, "due": How.INHERITED} if due != one.due else one.found
    return one._replace(report_to=one.report_to or reports.report_to, via=one.via or reports.via, due=due, found=found)


def _parts(context: Context, index: int, content: list[Flow]) -> list[Obligation]:
    """The parts of a unit's text as obligations."""
    outline, clause = context.outline, context.outline.clauses[index]
    going_on = goes_on_closing(outline, index)
    above, how = _called_leading(content) or going_on or _lead(context, index)
    strict = (
        (clause.kind == "closing" and not announced(outline) and going_on is None)
        or (clause.kind == "article" and not headed(context.outline, index))
        or named_only(outline, index)
    )
    said = [piece for paragraph in content for piece in pieces(paragraph)]
    parts = own_work(outline, index, read_parts(said, above.names, context.issued, strict=strict))
    parts = asked_by(parts, context.issuer)
    for part in told_before_asking(parts, context.issuer):
        span = part.pieces[0].flow.span(0, len(part.pieces[0].text))
        lead = "; ".join(part.subject.names) if part.subject else ""
        context.problems.append(doubt("issuer-perhaps-tells", Place(clause=clause.path, span=span), lead=lead))
    found = to_the_same(_obligation(context, index, part, number, above, how) for number, part in enumerate(parts, 1))
    return from_above(outline, index, found)


def _obligation(context: Context, index: int, part: Part, number: int, above: Subject, how: How) -> Obligation:
    outline, clause = context.outline, context.outline.clauses[index]
    span = (
        part.pieces[0].flow.span(0, len(part.pieces[0].text))[0],
        part.pieces[-1].flow.span(0, len(part.pieces[-1].text))[1],
    )
    sentences = sentences_of(part)
    done = "" if _LOOKS_AT.match(fold(sentences)) else sentences
    reports = read_reports(part.told or _past_making_case(done))
    beside, named = (part.subject.beside, part.subject.names) if part.subject else ((), ())
    led_in = partners_of_lead_in(outline, index, named, above.names, span[0])
    own = read_partners(done, named)
    if others := own_first(led_in, own, done):
        led_in = tuple(name for name in led_in if name not in others)
        place = Place(clause=clause.path, field="with", span=span)
        context.problems.append(doubt("partners-above", place, names="; ".join(others)))
    partners = _once([*led_in, *beside, *(own or part.partners)])
    if part.subject is None:
        context.problems.extend(_lead_doubts(context, index, part, span, above, how))
    for problem in part.problems:
        context.problems.append(placed(problem, clause.path, span))
    lead = part.subject.names if part.subject else above.names
    if part.subject is not None and above.names and opens_with_partners(outline, index):
        partners, lead = _once([*part.subject.names, *partners]), above.names
    receiver = reports.report_to
    if receiver is not None and sent_to_itself(receiver, lead, sentences):
        place = Place(clause=clause.path, field="lead", span=span)
        context.problems.append(doubt("lead-receives", place, lead=receiver))
    due, leading = part.due or phase_due(outline, index, context.issued), {fold(name) for name in lead}
    return Obligation(
        clause=clause.path, part=number, quote=quoted(outline.source, span), span=span, lead=lead,
        with_=tuple(name for name in partners if fold(name) not in leading),
        report_to=receiver_of(receiver, leading), via=reports.via, due=due,
        asked=part.asked or (above.asked and part.subject is None),
        heading=_topic(outline, index),
        found={"lead": How.EXPLICIT if part.subject else how, "due": How.EXPLICIT if part.due else How.INHERITED if due else How.DEFAULT},
    )  # fmt: skip


def _lead_doubts(
    context: Context, index: int, part: Part, span: tuple[int, int], above: Subject, how: How
) -> Iterator[Problem]:
    """What may be wrong with who leads work that names nobody."""
    place = Place(clause=context.outline.clauses[index].path, field="lead", span=span)
    if not above.names or (
        how is How.DEFAULT and (procedural(context.outline, index) or under_section(context.outline, index))
    ):
        yield doubt("lead-unsaid", place)
    elif opening := opening_names(part):
        yield doubt("lead-not-taken", place, name="; ".join(opening))
    elif how is How.DEFAULT and (context.addressed_by in UNSURE or people(above.names)):
        yield doubt("addressees-assumed", place, lead="; ".join(above.names), where=context.addressed_by)


def _past_making_case(text: str) -> str:
    """Past "Khi chuẩn bị hồ sơ gửi X, ..." at the beginning: who gets what is made then does not get the result."""
    case = _MAKING_CASE.match(fold(text)) if text[:1].isupper() else None
    return text[case.end() :] if case else text


def _once(names: list[str]) -> tuple[str, ...]:
    """Each name once, as first printed."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())


def _lead(context: Context, index: int) -> tuple[Subject, How]:
    """Who does what a unit says where it names nobody."""
    return lead_above(context.outline, index, context.addressed, context.addressed_by)


def _topic(outline: Outline, index: int) -> str | None:
    """The nearest heading above, for titles."""
    above = outline.ancestors(index)
    return outline.clauses[above[0]].text if above else None


_MAKING_CASE = Shape("obligations", r"{making_cases}\s[^,;.]{3,80},\s+")
_LOOKS_AT = Shape("obligations", r"{looks_at}\s[^.;]*[.;]?$")
"""Work that looks at others' work: whom these report to and join with is theirs."""


def _prose(context: Context, index: int, found: list[Obligation], chain: Chain) -> Chain:
    """Add the obligations of a paragraph without numbers, "p2.1"; gives what it hands on to the next."""
    clause = context.outline.clauses[index]
    before = handed_on(context.outline, index, chain)
    told = read_told(context.outline, index, context.addressed, context.issued, before)
    if not told:
        due = deadline(clause.text, context.issued)
        for at in chain.open if due else ():
            found[at] = found[at]._replace(due=found[at].due or due)
        return chain._replace(named=None)
    for number, one in enumerate(told, 1):
        how = How.DEFAULT if one.assumed else How.INHERITED
        said = len(context.problems)
        obligation = _obligation(context, index, one.part, 1, one.heir, how)
        found.append(obligation._replace(clause=f"{clause.path}.{number}"))
        context.problems[said:] = [of_clause(problem, found[-1].clause) for problem in context.problems[said:]]
        where = "paragraph-before" if one.heir is before.named else context.addressed_by
        if one.assumed and one.heir.names and where in ("opening", "paragraph-before"):
            place = Place(clause=found[-1].clause, field="lead", span=found[-1].span)
            context.problems.append(doubt("addressees-assumed", place, lead="; ".join(one.heir.names), where=where))
    last = found[-1]
    front = last.due if opens_with(last.due, last.quote) or last.due == before.due else None
    lead = Subject(last.lead, 0, last.asked)
    named = lead if one_body(last.lead) else None
    return Chain(lead, last.with_, front, (*before.open, len(found) - 1), named)
