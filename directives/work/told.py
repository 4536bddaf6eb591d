"""What a report in running text tells: one obligation a sentence, and what a sentence hands on to the next paragraph."""

import datetime as dt
import re
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sections.addressees import one_body
from directives.sentences.cutting import Piece, piece_of, pieces
from directives.sentences.idle import gives_no_work
from directives.sentences.narrated import (
    demanded_by,
    demands_of_all,
    is_picture,
    narrates,
    ordered_before,
    ordered_in_paper,
    said_again,
    tells_aims,
)
from directives.sentences.subjects import Subject, opens_work, read_subject
from directives.strings.folding import fold
from directives.structure.duties import is_duty
from directives.structure.outline import Outline
from directives.structure.part import Part
from directives.times.due_phrases import read_due
from plans.due import Due, Recurring

_LINKED = Printed("structure", "{linked}", str.capitalize)
_ORDERED = Shape("structure", r"(?:[^:]{0,300}\s)?{orders_told}(?: {as_follows})?:\s+")
_DEADLINE = Printed("structure", r"{deadlines}\s", str.capitalize)
_PURPOSE = Shape("structure", "{purposes}")
_PERIOD = Shape("structure", r"(?:{each_period})\s")


class Chain(NamedTuple):
    """What a paragraph hands on where its sentence goes on in the next: who leads, with whom, by the day it opened with.

    `open` are the places, in the list of obligations, of those that a deadline in a paragraph of its own still covers; `named` is the
    one body that the paragraph right before charged by its name, whose work a report may go on with.
    """

    lead: Subject | None = None
    partners: tuple[str, ...] = ()
    due: Due | None = None
    open: tuple[int, ...] = ()
    named: Subject | None = None


class Told(NamedTuple):
    """A sentence that charges somebody, who leads where it names nobody, and whether that is only assumed."""

    part: Part
    heir: Subject
    assumed: bool


def handed_on(outline: Outline, index: int, chain: Chain) -> Chain:
    """What a paragraph takes over: everything within a list, the lead after "Trên cơ sở đó", else nothing."""
    before = outline.clauses[index - 1].text if index > 0 else ""
    if before.endswith(";"):
        return chain
    linked = before.endswith(":") or _LINKED.match(outline.clauses[index].text)
    return Chain(lead=chain.lead if linked else None, named=chain.named)


def deadline(text: str, issued: dt.date | None) -> Due | None:
    """The day of a paragraph that says nothing else ("Thời gian hoàn thành trước ngày ...")."""
    return read_due(text, issued)[0] if _DEADLINE.match(text) else None


def opens_with(due: Due | None, text: str) -> bool:
    """Whether a sentence opens with its day, so that it holds for what goes on from it."""
    return due is not None and fold(text).startswith(fold(due.text))


def read_told(
    outline: Outline, index: int, addressed: tuple[str, ...], issued: dt.date | None, before: Chain
) -> list[Told]:
    """The sentences of a paragraph that charge somebody."""
    found: list[Told] = []
    lead = before.lead
    if outline.news and tells_only(outline, index):
        return []
    for sentence in _sentences(pieces(outline.clauses[index].paragraphs[0]), issued):
        sentence = _after_lead_in(sentence)
        text = "; ".join(piece.text for piece in sentence)
        if found and found[-1].part.due is None and _DEADLINE.match(text):
            found[-1] = found[-1]._replace(part=found[-1].part._replace(due=read_due(text, issued)[0]))
            continue
        of_all = outline.news and demands_of_all(sentence[0].text) > 0
        if not (of_all or is_duty(sentence[0].text)) or gives_no_work(sentence[0].text):
            continue
        first = sentence[0].text
        if outline.news and (narrates(first) or ordered_before(first) or is_lede(outline, index, text)):
            continue
        if not found and before.lead is None and _of_purpose(outline, index) and read_subject(text) is None:
            return []
        subject = None if of_all else _in_paper(outline, sentence[0].text) or read_subject(sentence[0].text)
        if outline.news and subject and not subject.inside and demanded_by(sentence[0].text, subject.end):
            subject, of_all = None, True  # who demands is no lead: of whom, the language does not know
            addressed_here: tuple[str, ...] = ()
        else:
            addressed_here = () if of_all and one_body(addressed) else addressed
        due, problems = read_due(text, issued)
        named = before.named if opens_work(sentence[0].text) and not of_all else None
        all_called = Subject(addressed_here, 0)
        heir = all_called if of_all else subject or lead or named or all_called
        goes_on = subject is None and not found
        if due is None and (goes_on or sentence[0].before == "semicolon"):
            due = _front(found, text) if found else before.due
        partners = before.partners if goes_on else ()
        part = Part(sentence, subject, due, problems, partners, heir.asked)
        found.append(Told(part, heir, of_all or not (lead or subject)))
        lead = None if of_all or (subject and subject.inside) else subject or lead
    return found


def _in_paper(outline: Outline, text: str) -> Subject | None:
    """Whom a paper charges of which a report says that it was issued ("Sở A ngày D đã có công văn yêu cầu các xã ...")."""
    at = ordered_in_paper(text) if outline.news else 0
    subject = read_subject(text[at:]) if at else None
    return subject._replace(end=subject.end + at) if subject else None


def tells_only(outline: Outline, index: int) -> bool:
    """Whether a paragraph of a report gives nobody work: what stands below a picture, aims and principles of a plan."""
    text = outline.clauses[index].text
    return is_picture(text) or (tells_aims(text) and read_subject(_SENTENCE.split(text, maxsplit=1)[0]) is None)


def is_lede(outline: Outline, index: int, text: str) -> bool:
    """Whether it stands at the top of a report and is said again below."""
    if index >= _TOP:
        return False
    below = outline.clauses[index + 1 : index + 1 + _BELOW]
    return said_again(text, " ".join(clause.text for clause in below))


_SENTENCE = re.compile(r"(?<=[.;:])\s+")
_TOP, _BELOW = 2, 40
"""Paragraphs of a lede, and of what is looked through below it, at most."""


def _after_lead_in(sentence: list[Piece]) -> list[Piece]:
    """As in "Thủ tướng Chính phủ yêu cầu: Chủ tịch ...": the work, where a colon sets it off from who orders it."""
    first = sentence[0]
    cut = _ORDERED.match(fold(first.text))
    if cut is None or not opens_work(first.text[cut.end() :]):
        return sentence
    return [piece_of(first.flow.cut(cut.end()), first.before), *sentence[1:]]


def _front(found: list[Told], text: str) -> Due | None:
    """The day that the sentence before ";" opened with."""
    last = found[-1].part
    each = isinstance(last.due, Recurring)
    return last.due if opens_with(last.due, last.pieces[0].text) and not each else None


def _sentences(found: list[Piece], issued: dt.date | None) -> list[list[Piece]]:
    """The pieces put together again by sentence; a piece after ";" with bodies or a period of its own stands alone."""
    sentences: list[list[Piece]] = []
    timed = False
    for piece in found:
        behind = piece.before == "semicolon"
        own = behind and read_subject(piece.text, strict=True) is not None
        apart, timed = behind and timed, behind and _each_time(piece.text, issued)
        begins = piece.before in ("start", "sentence") or not sentences
        if begins or (own and is_duty(piece.text, named=True)) or ((apart or timed) and is_duty(piece.text)):
            sentences.append([piece])
        else:
            sentences[-1].append(piece)
    return sentences


def _each_time(text: str, issued: dt.date | None) -> bool:
    """Whether a piece opens with the period in which its work is done again and again ("Hằng năm thực hiện ...")."""
    due = read_due(text, issued)[0] if _PERIOD.match(fold(text)) else None
    return isinstance(due, Recurring) and opens_with(due, text)


def _of_purpose(outline: Outline, index: int) -> bool:
    """Whether a paragraph goes on with the purposes told before it: no body is named since then."""
    while index > 0:
        index -= 1
        text = outline.clauses[index].text
        if _PURPOSE.match(fold(text)):
            return True
        if read_subject(text) is not None:
            return False
    return False
