"""Units whose line break was lost ("1. Sở A: a) Rà soát ..." above "b) ...") are cut where the label stands that their list lacks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.sentences.idle import calls_upon
from directives.sentences.subjects import opens_work
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.structure.in_one_line import holds_lists_in_one_line, next_item
from directives.structure.labels import BULLETS, RANKS, Label, order, rank, read_label
from directives.structure.paragraphs import LONGEST_PARAGRAPH, Paragraph, awaits_number
from directives.structure.scanned_labels import with_comma

MOST_LOST = 3
"""Numbers in a row that may stand inside a paragraph."""
LONGEST_HEADING = 220
"""Characters before the first item of a list on the line of its heading, at most."""
LONGEST_ALONE = 60
"""Characters of a line that may stand alone without an end mark, at most: a name, a title."""
_COUNTED = ("roman", "arabic", "dotted", "letter", "paren")
"""Kinds of labels whose gaps say that one of them stands within a paragraph."""
_STOPPED = re.compile(r"[.;:!?/…][”\"')\]]*$")
_SENTENCE = re.compile(r"[.;!?](?:\s|$)")
_BULLET = re.compile(r"\s(?=[-–+•]\s+[" + CAPITALS + r"])")
LABELLED = Shape("structure", "{unit_labels}[^:.;]{0,40}:")
"""A line that says by when or by whom the unit above it is done."""
OPENS_CLOSING = Shape("structure", "{closing_papers} này|{closing_opens}")
_BESIDES = Shape("names", r"{besides}\s")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def opens_list(label: Label | None) -> bool:
    """Whether a list begins here: nothing of it can stand before."""
    return label is not None and (label.kind not in _COUNTED or order(label) == 1)


def parted(source: str, paragraphs: list[Paragraph], since: int = 0) -> list[Paragraph]:
    """The same paragraphs, each from a place on cut before a label that a list lacks and that stands within it."""
    following, found = next_labels([one.label for one in paragraphs]), paragraphs[:since]
    last: dict[str, Label] = {}
    lists = holds_lists_in_one_line(source)
    for at in range(since, len(paragraphs)):
        below = paragraphs[at + 1].label if at + 1 < len(paragraphs) else None
        found += _pieces(source, paragraphs[at], last, following[at], below, lists=lists)
    return paragraphs if found == paragraphs else found


def _pieces(
    source: str,
    paragraph: Paragraph,
    last: dict[str, Label],
    following: dict[str, Label],
    below: Label | None,
    *,
    lists: bool,
) -> Iterator[Paragraph]:
    """One paragraph with what stands on its lines and has a label of its own."""
    paragraph = _labelled(source, paragraph, last, following)
    while True:
        _count(last, paragraph.label)
        cut = _missing(source, paragraph, last, following)
        cut = _bullet(source, paragraph, below) if cut is None else cut
        cut = next_item(source, paragraph, last, following) if cut is None and lists else cut
        if cut is None:
            yield paragraph
            return
        yield paragraph._replace(end=paragraph.body + len(source[paragraph.body : cut].rstrip()))
        label = read_label(source[cut : paragraph.end])
        paragraph = Paragraph(cut, paragraph.end, label, cut + (label.length if label else 0), True)
        paragraph = _labelled(source, paragraph, last, following)


def _labelled(source: str, paragraph: Paragraph, last: dict[str, Label], following: dict[str, Label]) -> Paragraph:
    """The same paragraph, with the number that its list lacks where a scan gave that a comma."""
    label = following.get("arabic")
    if paragraph.label is not None or label is None:
        return paragraph
    number = (order(last["arabic"]) or 0 if "arabic" in last else 0) + 1
    return with_comma(source, paragraph, number) if number < (order(label) or 0) else paragraph


def _count(last: dict[str, Label], label: Label | None) -> None:
    """Keep the last label of each list that is open."""
    if label is None or label.kind in BULLETS:
        return
    for kind in [kind for kind in last if RANKS.get(kind, 0) > rank(label)]:
        del last[kind]
    if order(label) is not None:
        last[label.kind] = label


def next_labels(labels: Sequence[Label | None]) -> list[dict[str, Label]]:
    """For each paragraph the next label of each list that is open below it."""
    found: list[dict[str, Label]] = []
    ahead: dict[str, Label] = {}
    for label in reversed(labels):
        found.append(ahead)
        if label is not None and label.kind not in BULLETS:
            ahead = {kind: one for kind, one in ahead.items() if rank(one) < rank(label)}
            if label.kind in _COUNTED and order(label) is not None:
                ahead[label.kind] = label
    return found[::-1]


def _missing(source: str, paragraph: Paragraph, last: dict[str, Label], following: dict[str, Label]) -> int | None:
    """Where the number stands that a list lacks between this paragraph and the next of its labels."""
    found = []
    for kind, label in following.items():
        before = order(last[kind]) or 0 if kind in last else 0
        gap = (order(label) or 0) - before - 1
        if 0 < gap <= MOST_LOST and (cut := _place(source, paragraph, label, before + 1)) is not None:
            found.append(cut)
    return min(found, default=None)


def _place(source: str, paragraph: Paragraph, label: Label, number: int) -> int | None:
    """Where the label of this number stands in the text of a paragraph, at the end of a sentence or right behind a heading."""
    for found in re.finditer(rf"\s(?={_printed(source, label, number)})", source[paragraph.body : paragraph.end]):
        cut = paragraph.body + found.end()
        before = source[paragraph.body : cut].rstrip()
        if before and (_STOPPED.search(before) or (number == 1 and _heads(before))):
            return cut
    return None


def _printed(source: str, label: Label, number: int) -> str:
    """How a label of this kind and number is printed, before its text."""
    if label.kind == "roman":
        return rf"{_ROMANS[number - 1] if number <= len(_ROMANS) else '-'}[.)]\s+[{CAPITALS}]"
    if label.kind == "letter":
        return rf"{_LETTERS[number - 1]}[.)]\s+\S"
    if label.kind == "paren":
        return rf"\({number}\)\s+\S"
    if label.kind == "dotted":
        return rf"{re.escape(label.number.rsplit('.', 1)[0])}\.{number}\s*[.)]?\s+[{CAPITALS}]"
    return rf"{number}[.),]\s+[{CAPITALS}]"


def _heads(before: str) -> bool:
    """A heading without an end mark, as it stands before the first item on its line."""
    return len(before) <= LONGEST_HEADING and before[-1].isalnum() and not awaits_number(fold(before))


def _bullet(source: str, paragraph: Paragraph, below: Label | None) -> int | None:
    """Where a bullet stands that lost its line break: behind the end of another bullet, or behind a heading with bullets below."""
    bullet = paragraph.label is not None and paragraph.label.kind in BULLETS
    if not bullet and (below is None or below.kind not in BULLETS):
        return None
    text = source[paragraph.body : paragraph.end]
    spots = [found.end() for found in _BULLET.finditer(text)]
    if bullet:
        stopped = (at for at in spots if _STOPPED.search(text[:at].rstrip()) and opens_work(text[at + 1 :].lstrip()))
        return next((paragraph.body + at for at in stopped), None)
    at = _first_item(text, spots)
    return None if at is None else paragraph.body + at


def _first_item(text: str, spots: Iterable[int]) -> int | None:
    """The last dash within a heading behind which work begins: names of bodies hold dashes too ("Cục Kế hoạch - Quản lý đầu tư")."""
    return max(_after_heading(text, spots), default=None)


def _after_heading(text: str, spots: Iterable[int]) -> Iterator[int]:
    """The dashes behind what may be a heading; behind one with its colon stands the first item."""
    for at in spots:
        before = text[:at].rstrip()
        if len(before) > LONGEST_HEADING or _SENTENCE.search(before):
            return
        if before.endswith(":") or (before[-1:].isalnum() and _says_work(text[at + 1 :].strip())):
            yield at
        if before.endswith(":"):
            return


def _says_work(item: str) -> bool:
    """Whether an item is a sentence of work, no second half of a name ("Phòng Văn hóa - Thông tin:")."""
    return item.endswith((".", ";")) and opens_work(item)


def joined(source: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same paragraphs; one without a number goes on with a unit that ends with ";", as pages of the web break them, and a dash
    alone in its list that says what the body is with which an unfinished unit ends goes on with that.
    """
    found: list[Paragraph] = []
    for index, one in enumerate(paragraphs):
        above = found[-1] if found else None
        below = paragraphs[index + 1].label if index + 1 < len(paragraphs) else None
        if above is None or above.label is None:
            found.append(one)
        elif _goes_on(source, above, one) if one.label is None else _says_besides(source, above, one, below):
            found[-1] = above._replace(end=one.end)
        else:
            found.append(one)
    return found


def _says_besides(source: str, above: Paragraph, one: Paragraph, below: Label | None) -> bool:
    """As in "1. ... báo cáo kết quả về Sở A" above "- Cơ quan thường trực Tổ công tác trước ngày 20 hằng tháng": one sentence."""
    if one.label is None or one.label.kind != "dash" or (below is not None and below.kind == "dash"):
        return False
    if not source[above.end - 1].isalnum() or above.end - above.body < LONGEST_ALONE:
        return False
    text = source[one.body : one.end]
    return ":" not in text[:LONGEST_ALONE] and _BESIDES.match(fold(text)) is not None


def _goes_on(source: str, above: Paragraph, one: Paragraph) -> bool:
    """Whether a paragraph is no heading, label or closing words of its own below a unit that has no end."""
    text = source[one.start : one.end].strip()
    if not source.endswith(";", 0, above.end) or text.endswith(":") or one.end - above.start > LONGEST_PARAGRAPH:
        return False
    folded = fold(text)
    return not (OPENS_CLOSING.match(folded) or LABELLED.match(folded.lstrip(" *_")) or calls_upon(folded))
