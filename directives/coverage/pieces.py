"""The coverage map: every piece of a document is a task, a heading, context by a rule that has a name, or not understood."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from directives.coverage.context_rules import Ground, ground_of, reason, reason_outside
from directives.coverage.passed_over import BESIDE_WORK, may_be_work, names_actor, opens_with_actor, says_work
from directives.labelled.lines import read_labelled, says_time_or_work
from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.allowed import lets_act
from directives.sentences.subjects import read_subject, verb_start
from directives.strings.capitals import CAPITALS
from directives.strings.flow import Flow, flow
from directives.strings.folding import fold
from directives.structure.duties import is_duty
from directives.structure.labels import read_label
from directives.structure.outline import Outline
from directives.structure.paragraphs import Paragraph, read_paragraphs
from directives.structure.quoted_law import says_of_itself
from directives.times.due_phrases import find_dues
from directives.words.glued import cells_run_together
from plans.plan import Plan
from plans.problems import Place, Problem, doubt


class Side(StrEnum):
    """What a piece of the document is to the reader who checks the plan against it."""

    TASK = "task"
    HEADING = "heading"
    CONTEXT = "context"
    UNREAD = "unread"


class Piece(NamedTuple):
    """A piece [start, end) of the source: its side, the rule that says so (`why`), the ids of the tasks made of it."""

    span: tuple[int, int]
    clause: str | None
    kind: Side
    why: str
    tasks: tuple[str, ...] = ()


_SENTENCE = re.compile(r"[.!?…][”\"')]*\s+(?=[" + CAPITALS + r"“\"(])")
_SHORTENED = re.compile(r"(?:\b(?:TP|Tp|TS|ThS|PGS|GS|TT|Q|P|KT|TM|TL|TUQ)|\b\d{1,3})\.$")
_ARTICLE = re.compile(r"(Điều \d+)[.:]\s")
_PERHAPS = ("label-due", "liability", "report-of-news", "no-rule", "statement")
"""Rules of context whose words may oblige somebody all the same."""
_LABELLED = "label-other"
"""What stands behind a label of the task of its unit that goes into no field."""
SHOWN = 14
"""Words of a passage that its doubt shows."""
_LIABLE_ABOUT = Shape("idle", r"(?<!\w){liable} (?:{liable_how} )?về (?:việc )?")
_OF_ITSELF = ("này", "này.", "này./.", "này;")
_CRUMB = Printed("structure", r"(?i)[\W_]*(?:{crumbs})?[\W_]*")


def cover(outline: Outline, plan: Plan, problems: list[Problem]) -> list[Piece]:
    """The pieces of a document in order: disjoint, and together all of its text but white space.

    A doubt `not-understood` is added to `problems` for each piece not understood that might hold work: a verb of duty, a
    body or a phrase of time.
    """
    found: list[Piece] = []
    ground = ground_of(outline, plan)
    for paragraph, tasks in _with_tasks(_whole(outline), plan):
        found.extend(_paragraph(ground, paragraph, tasks))
    pieces = list(_joined(outline.source, found))
    told = {one.place.clause for one in problems if one.place.clause and one.place.field is None}
    asked = _doubts(ground, pieces, plan.directive.issued)
    problems.extend([one for one in asked if one.place.clause not in told])
    return pieces


def _doubts(ground: Ground, pieces: Sequence[Piece], issued: dt.date | None) -> Iterator[Problem]:
    """The doubts about words that gave no task and may oblige somebody all the same."""
    outline = ground.outline
    units = _Units.of(outline, pieces)
    asked: set[int] = set()
    for piece in pieces:
        if piece.kind is Side.TASK and piece.why not in {*BESIDE_WORK, *_PERHAPS, _LABELLED}:
            continue
        line = flow(outline.source, piece.span)
        if piece.kind is Side.TASK and piece.why == _LABELLED:
            if _acts_behind_label(said := _unlabelled(line).text):
                yield doubt("perhaps-a-task", Place(clause=piece.clause, span=piece.span), said=_first_words(said))
            continue
        article = _ARTICLE.match(line.text) if piece.clause is None else None
        line = _unlabelled(line)
        index = _untaken(ground, piece, units)
        if index is not None:
            asked_above = not asked.isdisjoint(outline.ancestors(index))
            if may_be_work(outline, index, piece.why, line.text, issued, asked_above=asked_above):
                asked.add(index)
                yield doubt("perhaps-a-task", Place(clause=piece.clause, span=piece.span), said=_first_words(line.text))
                continue
        if (piece.kind is Side.UNREAD and _may_be_work(piece, line, issued)) or _obliges(piece, line.text):
            place = Place(clause=article[1] if article else piece.clause, span=piece.span)
            yield doubt("not-understood", place, said=_first_words(line.text))


def counts(pieces: Iterable[Piece]) -> dict[str, int]:
    """How many pieces fall on each side."""
    sides = [piece.kind for piece in pieces]
    return {side.value: sides.count(side) for side in Side}


def _first_words(text: str) -> str:
    """What a passage begins with, so that it is known again in a list of doubts."""
    words = text.split()
    return " ".join(words[:SHOWN]).rstrip(" .;:,") + ("…" if len(words) > SHOWN else "")


def _may_be_work(piece: Piece, line: Flow, issued: dt.date | None) -> bool:
    """Whether words that no rule knows say work, who acts or when; of labels of a body alone only the whole unit of who leads does."""
    label = read_labelled(line, 0)
    if label is not None and label.field in ("lead", "with"):
        alone = label.field == "lead" and piece.clause is not None and "." not in piece.clause
        return alone or says_time_or_work(line) or bool(find_dues(line.text, issued))
    if says_work(line.text) or find_dues(line.text, issued) or cells_run_together(line.text):
        return True
    if piece.clause is None:
        return False
    closing = piece.clause.startswith("kết.")
    return names_actor(line.text, commas=True) or (not closing and opens_with_actor(line.text))


def _unlabelled(line: Flow) -> Flow:
    """A line past its label."""
    label = read_label(line.text)
    return line.cut(len(line.text) - len(line.text[label.length :].lstrip())) if label else line


class _Units(NamedTuple):
    """The units by their number, in order, and of those whose number is printed twice the ones that have a task."""

    places: dict[str, list[int]]
    starts: dict[str, list[int]]
    taken: frozenset[int]

    @classmethod
    def of(cls, outline: Outline, pieces: Sequence[Piece]) -> "_Units":
        """Those of an outline, with the tasks that its pieces say."""
        places: dict[str, list[int]] = {}
        for index, clause in enumerate(outline.clauses):
            places.setdefault(clause.path, []).append(index)
        units = cls(
            places, {path: [outline.clauses[at].span[0] for at in same] for path, same in places.items()}, frozenset()
        )
        if len(places) == len(outline.clauses):
            return units
        own = {at for one in pieces if one.kind is Side.TASK and (at := units.at(one)) is not None}
        return units._replace(taken=frozenset(own.union(*(outline.ancestors(at) for at in own))))

    def at(self, piece: Piece) -> int | None:
        """The unit that a piece stands in: of several with one number the last that begins before it."""
        same = self.places.get(piece.clause or "")
        if not same:
            return None
        return same[max(bisect_right(self.starts[piece.clause or ""], piece.span[0]) - 1, 0)]


def _untaken(ground: Ground, piece: Piece, units: _Units) -> int | None:
    """The unit whose words are called heading or context and that has no task, its own or below it; None for all others."""
    if piece.clause is None or piece.kind is Side.UNREAD or (at := units.at(piece)) is None:
        return None
    if len(units.places[piece.clause]) > 1:
        return None if at in units.taken else at
    return None if ground.tasks.get(piece.clause) or ground.below.get(piece.clause) else at


def _acts_behind_label(text: str) -> bool:
    """As in "Kinh phí: Sở A bố trí kinh phí. Các sở lập dự toán ...": a body acts in what was taken for a label of the work."""
    value = text.partition(": ")[2]
    return bool(value) and (read_subject(value) is not None or names_actor(value))


def _obliges(piece: Piece, text: str) -> bool:
    """Whether words that were called context, or had no rule, say that somebody must do something."""
    if piece.why == "label-due":
        value = text.partition(": ")[2]
        return patterns("unlisted", "obliges").search(fold(value)) is not None and is_duty(value)
    if piece.why == "liability":
        return _liable_to_do(fold(text)) or any(
            verb_start().match(fold(part)) and is_duty(part) for part in re.split(r";\s+", text)[1:]
        )
    if piece.why == "no-task-phrase" and lets_act(text):
        return True
    return piece.why in _PERHAPS and patterns("unlisted", "obliges").search(fold(text)) is not None


def _liable_to_do(folded: str) -> bool:
    """As in "Chịu trách nhiệm về thực hiện bảo mật, ...": what somebody answers for is work to be done, and not the document itself."""
    about = _LIABLE_ABOUT.search(folded)
    return about is not None and verb_start().match(folded, about.end()) is not None and not folded.endswith(_OF_ITSELF)


def _whole(outline: Outline) -> Iterator[Paragraph]:
    """The paragraphs, and between them what the reading of lines drops (marks of pages): nothing is left out."""
    source, end = outline.source, 0
    starts = sorted(clause.span[0] for clause in outline.clauses)
    for paragraph in read_paragraphs(source):
        yield from _dropped(source, end, paragraph.start)
        first, last = bisect_right(starts, paragraph.start), bisect_left(starts, paragraph.end)
        yield from _parted(source, paragraph, starts[first:last]) if first < last else (paragraph,)
        end = paragraph.end
    yield from _dropped(source, end, len(source))


def _parted(source: str, paragraph: Paragraph, starts: Sequence[int]) -> Iterator[Paragraph]:
    """A paragraph cut where units begin within it with a label of their own."""
    for start in starts:
        label = read_label(source[start : paragraph.end])
        if label is not None and start >= paragraph.body:
            yield paragraph._replace(end=start)
            paragraph = Paragraph(start, paragraph.end, label, start + label.length)
    yield paragraph


def _dropped(source: str, start: int, end: int) -> Iterator[Paragraph]:
    start, end = _stripped(source, start, end)
    if start < end:
        yield Paragraph(start, end, None, -1)


def _with_tasks(paragraphs: Iterable[Paragraph], plan: Plan) -> Iterator[tuple[Paragraph, list[tuple[int, int, str]]]]:
    """Each paragraph with the tasks whose span meets it; one pass over both."""
    waiting = sorted(((*task.span, task.id) for task in plan.tasks if task.span), reverse=True)
    active: list[tuple[int, int, str]] = []
    for paragraph in paragraphs:
        while waiting and waiting[-1][0] < paragraph.end:
            active.append(waiting.pop())
        active = [task for task in active if task[1] > paragraph.start]
        yield paragraph, active


def _paragraph(ground: Ground, paragraph: Paragraph, tasks: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    """The pieces of one paragraph; the row of a table is one."""
    source, start, end = ground.outline.source, paragraph.start, paragraph.end
    clause = ground.clause_at(paragraph)
    path = ground.outline.clauses[clause].path if clause is not None else None
    if paragraph.body < 0:
        yield Piece((start, end), None, Side.CONTEXT, "page-mark")
        return
    if says_of_itself(source, paragraph):
        yield Piece((start, end), None, Side.CONTEXT, "page-mark")
        return
    law = ground.outline.law
    at = bisect_right(law, (start, len(source))) - 1
    if at >= 0 and start < law[at][1]:
        yield Piece((start, end), None, Side.CONTEXT, "law-quoted")
        return
    if tasks and source.startswith("|", start):
        yield Piece((start, end), path, Side.TASK, "row", tuple(dict.fromkeys(id_ for _, _, id_ in tasks)))
        return
    for a, b, ids in _atoms(source, paragraph, tasks):
        if ids:
            yield Piece((a, b), path, Side.TASK, "work", ids)
            continue
        for one in _sentences(source, a, b, max(a, paragraph.body)):
            yield _plain(ground, paragraph, clause, one)


def _plain(ground: Ground, paragraph: Paragraph, clause: int | None, span: tuple[int, int]) -> Piece:
    """A sentence that is no task's own words."""
    text = flow(ground.outline.source, (max(span[0], min(paragraph.body, span[1])), span[1])).text
    if clause is None:
        kind, why = reason_outside(ground, paragraph, text)
        return Piece(span, None, Side(kind), why)
    kind, why, tasks = reason(ground, paragraph, clause, text)
    return Piece(span, ground.outline.clauses[clause].path, Side(kind), why, tasks)


def _atoms(
    source: str, paragraph: Paragraph, tasks: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The paragraph cut where tasks begin and end; its label goes with what follows it."""
    low, high = paragraph.start, paragraph.end
    first = _stripped(source, paragraph.body, high)[0]
    marks = {low, high}
    for start, end, _ in tasks:
        marks |= {low if start <= first else start, min(max(end, low), high)}
    coming, here = list(tasks), list[tuple[int, int, str]]()
    for a, b in pairwise(sorted(mark for mark in marks if low <= mark <= high)):
        while coming and (coming[0][0] <= first or coming[0][0] <= a):
            here.append(coming.pop(0))
        here = [task for task in here if b <= task[1]]
        yield a, b, tuple(dict.fromkeys(id_ for _, _, id_ in here))


def sentence_ends(source: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of a stretch end and the next begins; not behind "TP."."""
    cuts = (found.end() for found in _SENTENCE.finditer(source, start, end))
    return (cut for cut in cuts if not _SHORTENED.search(source[max(cut - 12, 0) : cut].rstrip()))


def _sentences(source: str, start: int, end: int, body: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, without white space at their ends; none ends before `body`, where the label does."""
    at = start
    for cut in [*sentence_ends(source, body, end), end]:
        a, b = _stripped(source, at, cut)
        if a < b:
            yield a, b
        at = cut


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    while end > start and source[end - 1].isspace():
        end -= 1
    while start < end and source[start].isspace():
        start += 1
    return start, end


def _joined(source: str, found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of the same side and rule in one clause as one; what is only marks goes with what stands before it."""
    last: Piece | None = None
    for piece in found:
        start, end = _stripped(source, *piece.span)
        if start == end:
            continue
        same = last is not None and last[1:] == piece[1:] and piece.why != "work"
        if last is not None and (same or (last.clause == piece.clause and _CRUMB.fullmatch(source, start, end))):
            last = last._replace(span=(last.span[0], end))
            continue
        if last is not None:
            yield last
        last = piece._replace(span=(start, end))
    if last is not None:
        yield last
