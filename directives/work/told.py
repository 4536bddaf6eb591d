"""What a report in running text tells: one obligation a sentence, and what a sentence hands on to the next paragraph."""

import datetime as dt
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.cutting import Piece, piece_of, pieces
from directives.sentences.idle import gives_no_work
from directives.sentences.subjects import Subject, opens_work, read_subject
from directives.strings.folding import fold
from directives.structure.duties import is_duty
from directives.structure.outline import Outline
from directives.structure.part import Part
from directives.times.due_phrases import read_due
from plans.due import Due

_LINKED = Printed("structure", "{linked}", str.capitalize)
_ORDERED = Shape("structure", r"(?:[^:]{0,300}\s)?{orders_told}(?: {as_follows})?:\s+")
_DEADLINE = Printed("structure", r"{deadlines}\s", str.capitalize)
_PURPOSE = Shape("structure", "{purposes}")


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
    for sentence in _sentences(pieces(outline.clauses[index].paragraphs[0])):
        sentence = _after_lead_in(sentence)
        text = "; ".join(piece.text for piece in sentence)
        if found and found[-1].part.due is None and _DEADLINE.match(text):
            found[-1] = found[-1]._replace(part=found[-1].part._replace(due=read_due(text, issued)[0]))
            continue
        if not is_duty(sentence[0].text) or gives_no_work(sentence[0].text):
            continue
        if not found and before.lead is None and _of_purpose(outline, index) and read_subject(text) is None:
            return []
        subject = read_subject(sentence[0].text)
        due, problems = read_due(text, issued)
        named = before.named if opens_work(sentence[0].text) else None
        heir = subject or lead or named or Subject(addressed, 0)
        goes_on = subject is None and not found
        if due is None and (goes_on or sentence[0].before == "semicolon"):
            due = _front(found, text) if found else before.due
        partners = before.partners if goes_on else ()
        part = Part(sentence, subject, due, problems, partners, heir.asked)
        found.append(Told(part, heir, not (lead or subject)))
        lead = None if subject and subject.inside else subject or lead
    return found


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
    return last.due if opens_with(last.due, last.pieces[0].text) else None


def _sentences(found: list[Piece]) -> list[list[Piece]]:
    """The pieces put together again by sentence; a piece after ";" with bodies of its own stands alone."""
    sentences: list[list[Piece]] = []
    for piece in found:
        own = piece.before == "semicolon" and read_subject(piece.text, strict=True) is not None
        if piece.before in ("start", "sentence") or not sentences or (own and is_duty(piece.text, named=True)):
            sentences.append([piece])
        else:
            sentences[-1].append(piece)
    return sentences


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
