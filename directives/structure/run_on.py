"""What texts that lost their line ends have on one line: a heading with its sentence, a lead-in with its numbered items."""

import re
from functools import partial

from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.led_in import commands_below
from directives.sentences.subjects import opens_work, read_subject
from directives.strings.capitals import CAPITALS
from directives.strings.flow import Flow
from directives.strings.folding import fold
from directives.structure.labels import BULLETS, Label, order, read_label, roman
from directives.structure.lost_headings import charges, names_alone

_AFTER_CAPITALS = re.compile(
    r"(?:[" + CAPITALS + r"][" + CAPITALS + r",\-–]*\s+){2,}(?=[" + CAPITALS + r"][a-zà-ỹđ]+\s+[a-zà-ỹđ])"
)
LONGEST_HEADING = 160
"""Characters of a heading at most."""
LONGEST_TOPIC = 80
"""Characters of one that ends with a full stop as sentences do."""
_ASKS, _GOES_ON = Shape("headings", r"{asks}\s+"), re.compile(r"[.:]\s")
_ITEM = re.compile(
    r"(?:[:.;]|v(?<=; v)à)\s\s*(?=(?:\((?:[ivx]{1,5}|\d{1,2}|[a-hđ])\)|[a-hđ]\)|\d{1,2}[.)]|[-–+•]|\w+ \w+,)\s)"
)
_NEXT_ITEM = re.compile(
    r"\s(?:(?<=[:.;,]\s)|(?<=và\s))\s*(?=(?:\((?:[ivx]{1,5}|\d{1,2}|[a-hđ])\)|[a-hđ]\)|\d{1,2}\))\s)"
)
_SECONDS = ("b) ", "2) ", "ii) ")
"""What stands in a line whose items a mere comma sets apart."""
_FIRST, _TOPIC = re.compile(r"\s+(?=\([1ia]\)\s|a\)\s|1[.)]\s)"), re.compile(r"[^.;:]+:")
_TOPIC_WORK = Shape("structure", r"(?:{topic_firsts}\s+)*{topic_works}(?!\w)")
_LETTERS = "abcdđegh"
_INLINE = ("paren", "letter", "arabic", "dash", "plus", "ordinal")
"""Kinds of labels that number items within a line."""
_BODY = Printed("structure", r"\s(?={body_words}\s)")


_leads_on = partial(patterns, "sentences", "leads_to_name")


def heading_end(text: str) -> int | None:
    """Where the heading ends and its sentence begins; None for a line that holds one of both only."""
    capitals = _AFTER_CAPITALS.match(text)
    if capitals is not None and len(text) - capitals.end() > 30:
        return capitals.end()
    if not text.endswith(":") or read_subject(text) is not None:
        return None
    for found in list(_BODY.finditer(text))[:12]:
        before = text[: found.start()]
        if len(before) > 12 and before[-1].isalnum() and not _leads_on().search(fold(before)):
            subject = read_subject(text[found.end() :], strict=True)
            if subject is not None:
                return found.end()
    return None


def unstopped(source: str, line: Flow, *, section: bool = False, below: Flow | None = None) -> Flow:
    """A heading without its full stop, in a text whose sentences were cut into lines, with a blank before each mark; it charges nobody.

    So is the one sentence of a `section` that says a topic and no work ("A. Công tác chủ nhiệm.").
    Work that goes on `below` is none.
    """
    text = line.text
    stopped = text.endswith(".") and len(text) <= LONGEST_HEADING
    if stopped and below is not None and says_work_itself(text) and read_subject(below.text) is None:
        return line
    if stopped and not source[max(line.at[-1] - 1, 0)].isspace():
        stopped = section and len(text) <= LONGEST_TOPIC and not _GOES_ON.search(text) and not opens_work(text)
    return line.cut(0, -1) if stopped and read_subject(text) is None else line


def says_work_itself(text: str) -> bool:
    """Whether a sentence is work of its own and no topic ("Nâng cao nhận thức về ...") above it."""
    return opens_work(text) and _TOPIC_WORK.match(fold(text)) is None


def inline_items(line: Flow) -> tuple[Flow, list[tuple[Label, Flow]]]:
    """A lead-in and the items that it numbers within its own line ("Giao Bộ A: (i) Rà soát ...; (ii) Báo cáo ...", "Sở A: a) ...; b) ..."),
    the first and most of them work; the whole line and none where it numbers nothing.
    """
    body, items = _items(line, _ITEM)
    return (body, items) if items or not any(one in line.text for one in _SECONDS) else _items(line, _NEXT_ITEM)


def _items(line: Flow, mark: re.Pattern[str]) -> tuple[Flow, list[tuple[Label, Flow]]]:
    """The same, where an item begins at a `mark`."""
    marks = [(found.end(), label) for found in mark.finditer(line.text) if (label := _inline(line.text, found.end()))]
    if not marks:
        return line, []
    if (first := _behind_name(line.text, marks[0][1])) is not None and first[0] < marks[0][0]:
        marks.insert(0, first)
    starts = [at for at, label in marks if label.kind == marks[0][1].kind]
    if len(starts) < 2 or not _leads_in(line.text[: starts[0]].rstrip()):
        return line, []
    items: list[tuple[Label, Flow]] = []
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        label = _inline(line.text, start)
        if label is None:
            return line, []
        place = len(items) + 1 if label.kind in BULLETS else _place(label, len(items))
        at = start + len(line.text[start : start + label.length].rstrip())
        at += len(line.text[at:end]) - len(line.text[at:end].lstrip())
        if place != len(items) + 1:
            return line, []
        own = label._replace(number=str(place)) if label.kind in BULLETS else label
        items.append((own, line.cut(at, at + len(line.text[at:end].rstrip()))))
    works = [opens_work(item.text) for _, item in items]
    if 2 * sum(works) <= len(works) or not (works[0] or commands_below(line.text[: starts[0]].rstrip())):
        return line, []
    return line.cut(0, len(line.text[: starts[0]].rstrip())), items


def _inline(text: str, at: int) -> Label | None:
    """The label that stands at a place of a line; words that count ("thứ hai,") may open with a small letter there."""
    opening = text[at : at + 16]
    label = read_label(opening[:1].upper() + opening[1:] if opening[1:2].isalpha() else opening)
    return label if label is not None and label.kind in _INLINE else None


def _behind_name(text: str, second: Label) -> tuple[int, Label] | None:
    """The first of the items that stands right behind a name without its colon ("Sở A (1) Rà soát ...; (2) Báo cáo ...")."""
    found = next(_FIRST.finditer(text, 0, LONGEST_HEADING), None)
    label = _inline(text, found.end()) if found else None
    if found is None or label is None or label.kind != second.kind or not names_alone(text[: found.start()]):
        return None
    return found.end(), label


def _leads_in(lead_in: str) -> bool:
    """Whether what stands before numbered items is no work of its own: names of bodies, or a topic with its colon."""
    if _only_charges(lead_in) or names_alone(lead_in) or charges(lead_in) or commands_below(lead_in):
        return True
    return (
        lead_in.endswith(":")
        and len(lead_in) <= LONGEST_HEADING
        and not opens_work(lead_in)
        and _TOPIC.match(lead_in) is not None
    )


def _only_charges(lead_in: str) -> bool:
    """Whether a lead-in names somebody and no work of its own, which its items would only be about."""
    asks = _ASKS.match(fold(lead_in))
    names = read_bodies(lead_in, asks.end() if asks else 0, opens=True, loose=asks is not None)
    return lead_in.endswith(":") and bool(names.names) and not lead_in[names.end :].strip(" :")


def _place(label: Label, after: int) -> int | None:
    """The place of "(ii)", "(2)", "(b)" or "b)" in its list; "(i)" is the first, or the one after "(h)"."""
    if label.kind in ("letter", "arabic", "ordinal") or label.number.isdigit():
        return order(label)
    letter = _LETTERS.find(label.number) + 1 if len(label.number) == 1 else 0
    return letter if letter == after + 1 else roman(label.number.upper())
