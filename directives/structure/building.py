"""The numbered units of a text: under which unit each paragraph goes, by its label and by what stands above it."""

import re
from collections.abc import Sequence

from directives.sentences.headings import read_heading
from directives.sentences.idle import calls_upon
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.flow import Flow, flow
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.clauses import Clause, closing_units, items_below
from directives.structure.labels import BULLETS, Label, order, rank
from directives.structure.lost_breaks import LABELLED, OPENS_CLOSING, joined
from directives.structure.lost_headings import charges, names_alone, numbered_again
from directives.structure.lost_numbers import counted
from directives.structure.misread import mend
from directives.structure.nested import FURTHEST_STEP, goes_on, nests, small_romans, starred
from directives.structure.paragraphs import Paragraph
from directives.structure.run_on import heading_end, inline_items, unstopped
from directives.structure.scanned_labels import read_again
from directives.structure.zones import is_ellipsis


def units_of(
    source: str, paragraphs: list[Paragraph], *, excerpt: bool = False, untitled: bool = False
) -> list[Clause]:
    """The numbered units, and the closing ones behind. `excerpt`: the list begins with any number; `untitled`: it may stand on a page."""
    builder = _Builder(source)
    paragraphs = [
        one for one in paragraphs if not source.startswith("|", one.start) and not _TORN.match(source, one.start)
    ]
    paragraphs = joined(source, paragraphs)
    paragraphs, labels, misread = read_again(source, paragraphs, [paragraph.label for paragraph in paragraphs])
    labels, guessed = mend(small_romans(labels))
    labels, given = numbered_again(source, paragraphs, labels)
    guessed |= given | misread
    labels = starred(source, paragraphs, counted(source, paragraphs, labels))
    last = _last_unit(source, paragraphs, labels)
    if excerpt and labels and (first := labels[0]) is not None:
        builder.latest[first.kind] = (order(first) or 1) - 1
    left_out = -1  # behind "[...]" a page speaks itself, up to the next unit of the list
    for index, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        text = source[paragraph.body : paragraph.end]
        again = label is not None and builder.breaks(label, text)
        if untitled and label is None and builder.clauses and is_ellipsis(source, paragraph):
            left_out = index
        elif left_out >= 0 and (label is None or (left_out < index - 1 and not builder.counts_on(label))):
            continue
        elif label is not None and index <= last and (again or builder.fits(label, text)):
            builder.unit(paragraph, label, guessed=again or builder.doubles(label) or index in guessed)
            left_out = -1
        elif index > last and builder.closes(paragraph):
            builder.closing(paragraph)
        else:
            builder.attach(paragraph)
    return builder.whole()


def _last_unit(source: str, paragraphs: list[Paragraph], labels: list[Label | None]) -> int:
    """The place of the last unit; bullets below the closing call (whom to ring up, where) are none. -1 where there is none."""
    numbered = [i for i, label in enumerate(labels) if label]
    for index in reversed(range(len(paragraphs))):
        label = labels[index]
        if label is not None and label.kind not in BULLETS:
            break
        text = fold(source[paragraphs[index].start : paragraphs[index].end])
        if label is None and calls_upon(re.split(r"\.(?:\s|$)", text, maxsplit=1)[0]):
            numbered = [i for i in numbered if i < index]
    return max(numbered, default=-1)


_TORN = re.compile(r"[-–]\s+\d(?:\s\d)+\s*[.;,]?(?=\n|$)")
"""The second of two years whose signs a page set apart, behind the dash between them ("- 2 0 3 1 ."): no unit."""
_SECTIONS = ("capital", "roman", "arabic", "dotted")
"""Kinds of units whose first line may be a heading with a full stop."""


class _Builder:
    """The units so far and the branch that is open; lives for one call of `_units`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.clauses: list[Clause] = []
        self.attached: dict[int, list[Flow]] = {}
        self.branch: list[tuple[int, Label]] = []
        self.counts: dict[tuple[int, str], int] = {}
        self.closings = 0
        self.latest: dict[str, int] = {}
        self.led: dict[int, tuple[str, Flow]] = {}
        self.waits: tuple[int, Flow] | None = None

    def whole(self) -> list[Clause]:
        """The units with the paragraphs that were attached to them."""
        above = {clause.parent for clause in self.clauses}
        return [
            clause._replace(paragraphs=(*self._headed(clause, below), *below)) if below or index in above else clause
            for index, clause in enumerate(self.clauses)
            for below in (self.attached.get(index, ()),)
        ]

    def _headed(self, clause: Clause, below: Sequence[Flow]) -> tuple[Flow, ...]:
        """The texts of a unit above others or with more of its own `below`, its heading without a full stop."""
        first, *rest = clause.paragraphs
        if clause.kind not in _SECTIONS:
            return clause.paragraphs
        chapter = clause.kind in ("capital", "roman")
        more = below[0] if below and not chapter else None
        return (unstopped(self.source, first, section=bool(below) or chapter, below=more), *rest)

    def fits(self, label: Label, text: str) -> bool:
        """Whether the number follows the last one of its list: else it is a number in running text."""
        place = order(label)
        if place is None or label.kind in ("letter", "dotted") or self._goes_on(label, text) is not None:
            return True
        siblings = [order(other) for _, other in self.branch if other.kind == label.kind]
        if place == 1 or not siblings:
            return place <= (1 if label.kind == "capital" else 3) or place == self.latest.get(label.kind, 0) + 1
        step = place - (siblings[-1] or 0)
        return (0 if label.kind == "roman" else 1) <= step <= 3

    def breaks(self, label: Label, text: str) -> bool:
        """Whether a unit bears the number of the one before it once more ("3. Về đất đai:", "3. Về nhà ở:"), or one that leaves
        out several but charges somebody ("5. Giao Sở A: ..." after "1. ...").
        """
        before = [order(other) or 0 for _, other in self.branch if other.kind == label.kind]
        place = order(label) or 0
        if label.kind != "arabic" or not before or place == 1 or self._goes_on(label, text) is not None:
            return False
        if place == before[-1]:
            return len(text) < _LONGEST_HEADING and (text.rstrip().endswith(":") or self._stands_apart(text.strip()))
        return FURTHEST_STEP < place - before[-1] <= _LONGEST_GAP and _charges(text.strip())

    def _stands_apart(self, text: str) -> bool:
        """Whether a line is a heading, or charges somebody, below text that has ended: its number stands in no running text."""
        above = (self.attached.get(len(self.clauses) - 1) or self.clauses[-1].paragraphs)[-1].text
        begins = text[:1].isupper() and above.rstrip().endswith((".", ";", "./."))
        return begins and (is_heading(text) or _charges(text) or opens_work(text))

    def counts_on(self, label: Label) -> bool:
        """Whether the number goes on with one of the lists that are open."""
        return any(one.kind == label.kind for _, one in self.branch) and order(label) != 1

    def doubles(self, label: Label) -> bool:
        """Whether a section bears the number of the section before it ("V. Thời gian", "V. Tổ chức thực hiện")."""
        return label.kind == "roman" and [one.number for _, one in self.branch if one.kind == "roman"] == [label.number]

    def unit(self, paragraph: Paragraph, label: Label, *, guessed: bool = False) -> None:
        """Open a unit under the nearest one of higher rank."""
        if not self._opens_list(label):
            self._close(label, self.source[paragraph.body : paragraph.end])
        parent = self.branch[-1][0] if self.branch else -1
        self._lead_in(parent, label)
        path = self._path(parent, label)
        body, items = inline_items(flow(self.source, (paragraph.body, paragraph.end)))
        cut = heading_end(body.text)
        texts = (body.cut(0, cut - 1), body.cut(cut)) if cut else (body,)
        span = (paragraph.start, paragraph.end)
        own = len(self.clauses)
        self.latest[label.kind] = order(label) or 0
        self.branch.append((own, label))
        self.clauses.append(
            Clause(
                path, label.kind, label.number, span, texts, parent, guessed, not label.length, self._led(parent, label)
            )
        )
        self.clauses += items_below(path, own, items)

    def _lead_in(self, parent: int, label: Label) -> None:
        """An unmarked line above this unit that charges somebody is for it and those that follow, not for the unit before it."""
        (at, waits), self.waits = self.waits or (parent, None), None
        if waits is None or parent == at:
            return
        self.attached[at] = [one for one in self.attached[at] if one is not waits]
        if not self.attached[at]:
            del self.attached[at]
        self.led[parent] = (label.kind, waits)

    def _led(self, parent: int, label: Label) -> Flow | None:
        """The unmarked line that charges somebody with the units of this kind below a parent."""
        kind, line = self.led.get(parent, ("", None))
        return line if kind == label.kind else None

    def _opens_list(self, label: Label) -> bool:
        """Whether a first number goes below the unit above it, which ends with a colon, be its kind higher or lower; so do
        capital letters below a Roman number, where none counts the parts of the whole.
        """
        if len(self.branch) >= DEEPEST:
            return False
        if self.branch and label.kind == "capital" and order(label) == 1:
            return self.branch[-1][1].kind == "roman" and not any(one.kind == "capital" for one in self.clauses)
        index, last = self.branch[-1] if self.branch else (-1, label)
        if index == len(self.clauses) - 1 >= 0 and nests(label, self.branch, self.clauses[index].text):
            return True
        if not self.branch or label.kind not in ("paren", "letter") or order(label) != 1:
            return False
        leads_in = index == len(self.clauses) - 1 and last.kind != label.kind
        return leads_in and (self.clauses[index].text.endswith(":") or names_alone(self.clauses[index].text))

    def _goes_on(self, label: Label, text: str) -> int | None:
        return goes_on(label, text, self.branch, [self.clauses[index].text for index, _ in self.branch])

    def _close(self, label: Label, text: str) -> None:
        """Leave the branch up to the list that this label goes on with, else up to a higher kind."""
        if (at := self._goes_on(label, text)) is not None:
            del self.branch[at:]
            return
        kinds = [other.kind for _, other in self.branch]
        led_in = bool(kinds) and kinds[-1] != label.kind and self.clauses[self.branch[-1][0]].text.endswith(":")
        if label.kind in kinds and order(label) != 1 and not (label.kind in BULLETS and led_in):
            del self.branch[len(kinds) - 1 - kinds[::-1].index(label.kind) :]
            return
        while self.branch and rank(self.branch[-1][1]) >= rank(label):
            self.branch.pop()

    def _path(self, parent: int, label: Label) -> str:
        prefix = self.clauses[parent].path if parent >= 0 else ""
        if label.kind in BULLETS:
            self.counts[parent, label.kind] = count = self.counts.get((parent, label.kind), 0) + 1
            number = str(count)
        else:
            number = label.number
        if label.kind == "dotted" and parent >= 0 and number.startswith(self.clauses[parent].number + "."):
            number = number[len(self.clauses[parent].number) + 1 :]
        return f"{prefix}.{number}" if prefix else number

    def closes(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph after the last unit stands alone and does not go on with that unit."""
        if not self.clauses or self.closings:
            return bool(self.clauses)
        unit = self.clauses[-1]
        alone = len(unit.paragraphs) == 1 and len(self.clauses) - 1 not in self.attached
        if alone and is_heading(unit.text):
            return False
        text = flow(self.source, (paragraph.start, paragraph.end)).text
        if LABELLED.match(fold(text).lstrip(" *_")):
            return False
        topic = is_heading(unstopped(self.source, unit.paragraphs[0], section=True).text) and unit.kind not in BULLETS
        if topic and OPENS_CLOSING.match(fold(text)) is None and not calls_upon(fold(text)):
            return False  # what "3. Chế độ báo cáo." heads
        return (
            " ," in self.source[unit.span[0] : unit.span[1]] and OPENS_CLOSING.match(fold(text)) is not None
        ) or " ," not in self.source[unit.span[0] : unit.span[1]]

    def closing(self, paragraph: Paragraph) -> None:
        """A paragraph "kết.N"."""
        self.closings += 1
        self.clauses += closing_units(self.source, paragraph, self.closings, len(self.clauses))

    def attach(self, paragraph: Paragraph) -> None:
        """A paragraph without a number belongs to the unit above it, or to its parent where bullets only listed contents."""
        if not self.clauses:
            return
        text = flow(self.source, (paragraph.start, paragraph.end))
        index = len(self.clauses) - 1
        clause = self.clauses[index]
        parent = clause.parent
        if (
            clause.kind in (*BULLETS, "paren")
            and parent >= 0
            and self.clauses[parent].text.rstrip().endswith(":")
            and not is_heading(clause.text)
            and not opens_work(clause.text)
        ):
            index, clause = parent, self.clauses[parent]
        text, items = inline_items(text) if index == len(self.clauses) - 1 else (text, [])
        self.waits = (index, text) if charges(text.text) and not items else None
        span = (clause.span[0], max(clause.span[1], paragraph.end))
        self.clauses[index] = clause._replace(span=span)
        self.attached.setdefault(index, []).append(text)
        self.clauses += items_below(clause.path, index, items)


@kept
def is_heading(text: str) -> bool:
    """A short text without an end mark, or one that ends with a colon: it names a topic or a body."""
    if text.endswith(":"):
        return True
    short = len(text) < _LONGEST_LINE or (len(text) < _LONGEST_TITLE and (text.isupper() or _lists(text)))
    plain = (_ASIDE.sub("", text) if text.rstrip().endswith(")") else text) if short else ""
    plain = plain if text.isupper() or len(plain) < _LONGEST_LINE else ""
    return bool(plain) and not plain.removesuffix("\n").rstrip(_CLOSING).endswith(_ENDS)


def _lists(text: str) -> bool:
    """As in "2. Về xếp loại (xã A; phường B; ...)": a topic with a list, no work of somebody."""
    return ";" in text and read_subject(text) is None and not opens_work(text)


def _charges(text: str) -> bool:
    """Whether a unit opens with whoever is to act."""
    return text[:1].isupper() and (read_heading(text) or read_subject(text)) is not None


DEEPEST = 12
"""Units inside each other below which a list opens no other: each has all above it to look through, and no paper has as many."""
_LONGEST_GAP = 20
"""Numbers that a list may leave out where a unit that charges somebody follows."""
_LONGEST_TITLE = 600
"""Characters of a title of a chapter, all in capitals, at most."""
_LONGEST_HEADING = 120
"""Characters of a heading whose number is taken though it was there before."""
_LONGEST_LINE = 220
"""Characters of a heading in small letters, without what stands in brackets at its end."""
_ASIDE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")
_ENDS, _CLOSING = (".", ";", "!", "?", "…"), "”\"'*"
