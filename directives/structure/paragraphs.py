"""Lines to paragraphs: hard-wrapped lines joined, labels that stand alone on their line kept with their text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.subject_words import ADVERBIAL
from directives.sentences.subjects import read_subject, verb_start
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.structure.field_labels import opens_with_label
from directives.structure.labels import BULLETS, Label, order, read_label
from directives.structure.printed_lines import Line, has_end, in_capitals, is_filled, read_lines, wrap_width
from directives.times.due_phrases import is_time


class Paragraph(NamedTuple):
    """A paragraph of the source: [start, end), its label and where its text begins after the label."""

    start: int
    end: int
    label: Label | None
    body: int
    blank_before: bool = False


LONGEST_PARAGRAPH = 10_000
"""Characters of the longest paragraph that is read whole: what is looked for in one costs more than its length, and no directive
has one as long.
"""


def read_paragraphs(source: str, start: int = 0, end: int | None = None) -> list[Paragraph]:
    """The paragraphs between two places of the source, in order."""
    return list(_paragraphs(source, start, end))


@lru_cache(maxsize=1)
def _paragraphs(source: str, start: int, end: int | None) -> tuple[Paragraph, ...]:
    """Outline and coverage map ask for those of the document at hand; they are read once."""
    lines = read_lines(source, start, end)
    width = wrap_width(lines)
    full = width > 0 and is_filled(lines, width)
    paragraphs: list[Paragraph] = []
    open_: list[Line] = []
    label: Label | None = None
    for line in lines:
        found = read_label(line.text)
        if open_ and not (_begins(open_, line, found, label, width) or (full and _heads(open_, line, label, width))):
            open_.append(line)
            continue
        if open_:
            paragraphs.extend(_close(source, open_, label))
        open_, label = [line], found
    return (*paragraphs, *_close(source, open_, label)) if open_ else tuple(paragraphs)


def _heads(open_: list[Line], line: Line, label: Label | None, width: int) -> bool:
    """Among filled lines: a short labelled line is a heading, what begins with a capital below it its text."""
    last = open_[-1]
    if label is None or len(open_) > 1 or label.length >= len(last.text) or not line.text[0].isupper():
        return False
    if _lists_on(open_, line, label):
        return False
    return len(last.text) + 1 + len(line.text.split()[0]) <= width * 0.85 and not _DANGLES.search(fold(last.text))


def _close(source: str, lines: list[Line], label: Label | None) -> Iterator[Paragraph]:
    """The lines as one paragraph, one that is longer than any is in several."""
    first = lines[0]
    start, end, body = first.start, lines[-1].end, first.start + (label.length if label else 0)
    if label is not None and (cut := _names_below(lines, label)) is not None:
        yield Paragraph(start, lines[cut - 1].end, label, body, first.blank_before)
        start = body = lines[cut].start
        label = None
    while end - start > LONGEST_PARAGRAPH:
        cut = _cut(source, start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        yield Paragraph(start, cut, label, body, first.blank_before)
        start = body = next(at for at in range(cut, end) if not source[at].isspace())
        label = None
    yield Paragraph(start, end, label, body, first.blank_before)


def _names_below(lines: list[Line], label: Label) -> int | None:
    """As in "2.1. Hỗ trợ về nhà ở / Ủy ban nhân dân các xã:": which line begins the bodies whose work stands below a topic."""
    if len(lines) < 2 or not lines[-1].text.endswith(":") or len(lines[0].text) <= label.length:
        return None
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - _LINES_OF_NAMES), -1):
        before, text = lines[at - 1].text, " ".join(one.text for one in lines[at:])
        if lines[at].text[0].isupper() and _names_bodies(text) and not _UNFINISHED.search(fold(before)):
            topic = " ".join(one.text for one in lines[:at])[label.length :]
            if has_end(before) or read_subject(topic) is not None or _ORDER.search(fold(topic)):
                return None
            whole = read_heading(f"{topic} {text}".strip())  # "Đối với tập thể Thường trực / Hội đồng nhân dân xã:"
            return None if whole is not None and whole.end >= len(f"{topic} {text}".strip(" :")) else at
    return None


def _cut(source: str, low: int, high: int) -> int:
    """The last end of a sentence between two places, else of a word, else the second place."""
    sentence = source.rfind(". ", low, high)
    if sentence >= 0:
        return sentence + 1
    found = list(_BLANKS.finditer(source, low, high))
    return found[-1].start() if found and found[-1].start() > low else high


_BLANKS = re.compile(r"\s+")
_SECTIONS = ("part", "article")
"""Units that may have no words of their own, only units below them ("Điều 3." / "1. ...")."""
_FORCED = Printed(
    "heads",
    r"\W{0,3}({recipients~}|{addressed}\s*:|{sums_up}\s|KT\s*\.\s|TM\s*\.\s|T/M\b|TUQ\s*\.|TL\s*\.\s|Q\s*\.\s*["
    + CAPITALS
    + r"]{3}|{annex_line})",
)
_ADDRESSES = Printed("heads", r"\W{0,3}{addressed}\s*:")
"""Whom a letter is sent to: "Căn cứ ...", "Thực hiện ..." right below it is its text."""
_CLOSED = Printed("heads", r"\./\s*\.?$|\.\s*/\.$|^\W*{recipients}\s*:?\W*$")
_RULE, _DRAWN = re.compile(r"[-–—_=*]{3,}"), "-–—_=*"
"""A line drawn across the page: what stands below it is a paragraph of its own."""
_RANGE = re.compile(r"\d\s*[-–]$")
"""The first of two years or numbers: the second stands on the next line ("nhiệm kỳ 2026 - / 2031.")."""
_TITLE = Printed("heads", r"[#*\s]*{kinds}[*\s]*", str.upper)
"""A line that is a title by itself."""
_RULES = Printed("heads", r"[#*\s]*{issued_papers}[*\s]*", str.upper)
"""The same of rules that a decision issues, right below who signed it; among capitals it may be a part of a title."""
_DANGLES = Shape("structure", r"(?<!\w){dangles}$|,$")
"""What no paragraph ends with: its next words stand on the next line, be there a blank one between."""
_GOES_ON = re.compile(r"[.,:;'’`|_]+(?:\s[.,:;'’`|_]+)*\s+(?=[a-zà-ỹđ])")
"""Marks at the edge of a scanned page before what goes on with the line above; no label has these before a small letter."""
_UNFINISHED = Shape("structure", r"(?<!\w)(?:{dangles}|{joins_names})$|[,;]$")
_REFERS, _NO_NUMBER = Shape("structure", r"(?<!\w){before_number}$|,$"), Shape("structure", r"(?<!\w){no_number}$")
"""What a number on the next line goes on with ("theo điểm / 1 ...")."""
_ORDER = Shape("structure", r"{asks}(?: cho)?\s+")
_LIST_OPEN = re.compile(r"\w:\s[^.;:]*,[^.;:]*\w$")
"""A list behind a colon that has no end yet."""
_QUOTE_OPEN = re.compile("“[^”]*$")
_LONGEST_PERIOD = 30
"""Characters of a heading that is a time alone ("3. Năm 2027"): it begins a unit, though the line above has no mark at its end."""
_YEAR = 4
"""Digits of a year."""
_FIGURES = frozenset("0123456789/")
_DATE_BROKEN = re.compile(r"\d\s?/\n\d|\d\n/\s?\d")
"""A day or the number of a paper broken at its stroke."""
_ANEW = re.compile(r"(?:\d{1,3}\.)*\d{1,3}\s?[.)/]\s+[" + CAPITALS + r"]|\d{1,3}$|/")
"""A number that labels what begins behind it."""
_LINES_OF_NAMES = 3
"""Lines of a heading of names at most, where they were broken by hand."""
_IN_BRACKETS = re.compile(r"\([^()]*:$")
"""A colon inside brackets ends nothing ("(trong đó: A: / 25 ...")."""


def _begins(open_: list[Line], line: Line, found: Label | None, label: Label | None, width: int) -> bool:
    """Whether this line begins a paragraph, given the lines of the one that is open."""
    last = open_[-1]
    ended = has_end(last.text)
    alone = label is not None and label.length >= len(last.text) and len(open_) == 1
    if _stands_apart(open_[0], last, line):
        return True
    if found is not None and not line.blank_before and _of_an_assembly(last.text, line.text, found):
        return False
    if not line.blank_before and _figures_go_on(last.text, line.text, width):
        return False
    if not ended and _GOES_ON.match(line.text) and not _CLOSED.search(last.text):
        return False
    if found is not None and alone and label is not None and label.kind in _SECTIONS and found.kind == "arabic":
        return order(found) == 1
    if found is not None and not alone:
        return width == 0 or (
            _label_begins(line, found, last, ended, label, open_) and not _wrapped(open_, line, found, width)
        )
    if alone:
        return False
    if (line.text[0].islower() and not ended) or (not line.blank_before and _IN_BRACKETS.search(last.text)):
        return False
    if (
        label is not None
        and len(open_) <= _LINES_OF_NAMES
        and line.text[0].isupper()
        and not _DANGLES.search(fold(last.text))
        and _work_below(" ".join(one.text for one in open_)[label.length :], line.text)
        and not (in_capitals(last.text) and in_capitals(line.text))
    ):
        return True
    if _is_title(open_, label) and line.text[0].isupper() and not in_capitals(line.text):
        return True
    if label is not None and found is None and (_DANGLES.search(fold(last.text)) or _lists_on(open_, line, label)):
        return False
    if line.blank_before:
        return ended or _is_heading(open_) or not line.text[0].islower()
    if width == 0:
        return True
    if line.text[0].islower() or not ended:
        return in_capitals(last.text) != in_capitals(line.text) and ended
    return len(last.text) + 1 + len(line.text.split()[0]) <= width * 0.97


def _stands_apart(first: Line, last: Line, line: Line) -> bool:
    """Whether a line is a paragraph by itself whatever is open, told by its own words and those it stands below."""
    if line.text.isupper() and (
        _TITLE.fullmatch(line.text) or (not last.text.isupper() and _RULES.fullmatch(line.text))
    ):
        return True
    if last.text[0] in _DRAWN and _RULE.fullmatch(last.text):
        return True
    if line.text.startswith("|") or last.text.startswith("|") or _FORCED.match(line.text) or _CLOSED.search(last.text):
        return True
    if opens_with_label(line.text, last.text):
        return True
    return bool(line.text[0].isupper() and _ADDRESSES.match(first.text) and ADVERBIAL.match(fold(line.text)))


def _of_an_assembly(last: str, text: str, found: Label) -> bool:
    """As in "... Quốc hội khóa / XV.": a Roman number alone, which the words before it await."""
    if found.kind != "roman" or found.length < len(text) or in_capitals(last):
        return False
    return awaits_number(fold(last))


def _label_begins(line: Line, found: Label, last: Line, ended: bool, label: Label | None, open_: list[Line]) -> bool:
    """Whether what looks like a label is one, and no number or dash of a wrapped sentence."""
    rest = line.text[found.length :].strip()
    if ended or line.blank_before or last.text.endswith(","):
        return found.kind not in BULLETS or not rest[:1].islower() or ended or line.blank_before
    if found.kind in BULLETS and last.text[-1].isdigit() and (not rest or rest[0].isdigit()):
        return False  # "từ 1 / - 2 mô hình"
    if found.kind in BULLETS and not rest:
        return True
    if found.kind == "letter":
        return found.number in ("a", "i") and _is_heading(open_)
    if rest[:1].islower():
        return False
    if found.kind == "arabic" and len(rest) < _LONGEST_PERIOD and is_time(rest):
        return True
    refers = not in_capitals(last.text) and awaits_number(fold(last.text))
    year = len(found.number) == _YEAR  # "... tổng kết năm công tác / 2025."
    if found.kind == "article" or (found.kind == "arabic" and (refers or year or _RANGE.search(last.text))):
        return False
    section = found.kind == "roman" and len(found.number) > 1 and not refers
    return label is None or section or _is_heading(open_)


def _wrapped(open_: list[Line], line: Line, found: Label, width: int) -> bool:
    """Whether a dash stands inside a name of an open list behind a colon ("các Tập đoàn: A, Công nghiệp / - Năng lượng B"), or within
    words that are quoted ("chủ đề “Kỷ cương; Chủ động / - Sáng tạo”").
    """
    rest = line.text[found.length :].split()
    if found.kind not in BULLETS or not rest or line.blank_before:
        return False
    if "”" in line.text and not has_end(open_[-1].text) and _QUOTE_OPEN.search(open_[-1].text):
        return True
    full = len(open_[-1].text) + found.length + len(rest[0]) >= width * 0.97
    return full and _LIST_OPEN.search(" ".join(one.text for one in open_)) is not None


def _figures_go_on(last: str, text: str, width: int) -> bool:
    """As in "trước ngày 15/ / 12/2026" or, where lines are no sign of anything else, "trước ngày / 15/12/2026"."""
    if text[0] not in _FIGURES:
        return False
    if last[-1] == "/" or text[0] == "/":
        return _DATE_BROKEN.search(f"{last[-6:]}\n{text[:6]}") is not None
    return (
        width == 0
        and not last[-1].isdigit()
        and _ANEW.match(text) is None
        and not in_capitals(last)
        and _awaits(fold(last))
    )


def _awaits(folded: str) -> bool:
    return folded[-1] != "," and awaits_number(folded)


def awaits_number(folded: str) -> bool:
    """Whether a number on the next line goes on with this one ("theo điểm / 1 ...", "khóa / XVI")."""
    return _REFERS.search(folded) is not None and _NO_NUMBER.search(folded) is None


def _names_bodies(text: str) -> bool:
    """A heading that holds nothing but names of bodies ("2. Sở Tài chính", "2. Giao Sở Tài chính")."""
    plain = text.strip(" .:;")
    order = _ORDER.match(fold(plain))
    names = read_bodies(plain, order.end() if order else 0, opens=True)
    return bool(names.names) and names.end >= len(plain)


def _work_below(named: str, text: str) -> bool:
    """Whether a line opens the work of the bodies of a heading: with a verb, what goes before it ("Trên cơ sở"), one of them again."""
    folded = fold(text)
    if verb_start().match(folded) or ADVERBIAL.match(folded):
        return _names_bodies(named)
    if folded.startswith(f"{fold(named.strip(' .:;'))} "):
        return True
    again = (folded.removeprefix(f"{fold(name)} ") for name in read_bodies(named, opens=True).names)
    return any(behind != folded and behind[:1].isalpha() for behind in again) and _names_bodies(named)


def _lists_on(open_: list[Line], line: Line, label: Label) -> bool:
    """As in "3. Các sở, ban, ngành; / Ủy ban nhân dân các xã rà soát ...": a list of bodies goes on past ";" at the end of a line."""
    if line.blank_before or not open_[-1].text.endswith(";") or not read_bodies(line.text, opens=True).names:
        return False
    return _names_bodies(" ".join(one.text for one in open_)[label.length :])


def _is_heading(lines: list[Line]) -> bool:
    """Short and without an end mark: a title, a body's name."""
    return sum(len(line.text) for line in lines) < 220 and not has_end(lines[-1].text)


def _is_title(lines: list[Line], label: Label | None) -> bool:
    """A heading in capitals: what goes on in small letters is its text."""
    return label is not None and all(in_capitals(line.text) and len(line.text) > 15 for line in lines)
