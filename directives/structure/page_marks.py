"""Lines that a page prints for itself amid a sentence: its number, the head of the gazette, the seal of a signed file."""

import re

from directives.lexicon.printed import Printed

_PAGE = re.compile(r"-{2,}\s*(?:PAGE BREAK|Trang \d+)\b")
_GAZETTE = Printed("heads", r"{gazette}\s*/\s*Số\s")
_STAMP, _STAMPED = Printed("heads", r"{stamps}\s*:\s"), Printed("heads", r"{stamped}\s*:\s")
"""The line at the top of a page of the gazette; lines that a signed file prints amid the text."""
_SIGNS = 16
"""First characters of a line among which such a line has its mark."""
_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s*(\d{1,3})(?:/\d{1,3})?\s*[-–]?")
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER, _PAGE_LINES, _FIRST, _SHORT = 60, 15, 3, 30
"""Characters of a line that may be such a number, its blanks among them; lines of a page at least; the number of the first such page at
most; characters of a line in the middle of a sentence.
"""

_LETTERED = re.compile(r"\s*(?P<page>\d{1,3}(?=\s))?\s*(?P<letter>[a-zđ])\)\s")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NOTE = re.compile(r"(?m)^[ \t]*\[(?:\d{1,3}|[ivx]{1,5})\]\s")
_NOTE_MARK = re.compile(r"(?<=[\w.,;:)”])\[(?:\d{1,3}|[ivx]{1,5})\](?=[\s.,;:)]|$)")
"""A note below the text, and the mark within it that points there ("Bộ Nội vụ[4] hướng dẫn", "Điều 8[7].")."""
_SMALL_FIGURES = re.compile(
    "[⁰¹²³⁴-⁹](?:(?<=[^\\W\\d_].)|(?<=[.,;:)”].)|(?<=/\\d{4}.))(?<![\\d\\s/(.×]m.)(?<![hkcdm]m.)(?<!d[^\\W\\d_]m.)"
    "[⁰¹²³⁴-⁹]{0,2}(?=[\\s.,;:)]|$)"
)
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The same mark as it is printed ("Bộ Nội vụ¹ hướng dẫn"), which no unit of area or space is."""


def without_note_marks(text: str) -> str:
    """The text without the marks of notes: small figures, and figures in brackets where a note stands below."""
    if any(map(text.__contains__, _SMALL)):
        text = _SMALL_FIGURES.sub("", text)
    return _NOTE_MARK.sub("", text) if "[" in text and _NOTE.search(text) else text


def _counted(lines: list[str]) -> list[int]:
    """Where lines hold the numbers of pages, one more each time and a page apart, one of them at least in the middle of a sentence."""
    found: list[int] = []
    for index, raw in enumerate(lines):
        if len(raw) > _LONGEST_NUMBER or (number := _NUMBER.fullmatch(raw.strip())) is None:
            continue
        last = int(_DIGITS.findall(lines[found[-1]])[0]) if found else int(number[1]) - 1
        if (int(number[1]) == last + 1 and index - found[-1] >= _PAGE_LINES) if found else int(number[1]) <= _FIRST:
            found.append(index)
    return found if len(found) > 1 and any(_amid(lines, index) for index in found) else []


def _amid(lines: list[str], index: int) -> bool:
    """Whether a sentence goes on past a line: in small letters, behind a line without an end."""
    before = next((line.rstrip() for line in reversed(lines[max(0, index - 3) : index]) if line.strip()), "")
    behind = next((line.lstrip() for line in lines[index + 1 : index + 4] if line.strip()), "")
    return bool(before) and before[-1].isalpha() and len(before) > _SHORT and behind[:1].islower()


def _unglued(lines: list[str]) -> None:
    """Take the number of a page off the label that it stands before ("2 c) Trình ...", where "b)" was the last letter)."""
    last = ""
    for index, line in enumerate(lines):
        if (label := _LETTERED.match(line)) is None:
            continue
        follows = bool(last) and _LETTERS.find(label["letter"]) == _LETTERS.find(last) + 1
        if label["page"] and follows:
            lines[index] = line[label.end("page") :].lstrip()
        if not label["page"] or follows:
            last = label["letter"]


def without_page_marks(text: str) -> str:
    """The text with such lines left empty; a number by itself is one only at the top of a page, or where it counts pages amid sentences,
    which then go on without a line between.
    """
    lines = text.split("\n")
    _unglued(lines)
    for index in reversed(_counted(lines)):
        del lines[index]
    page = stamp = False
    for index, raw in enumerate(lines):
        line = raw.strip().strip("\u200b\ufeff")
        signs = line[:_SIGNS]
        mark = line.startswith("--") and _PAGE.match(line) is not None
        gazette = "/" in signs and _GAZETTE.match(line) is not None
        stamp = ":" in signs and (_STAMP.match(line) is not None or (stamp and _STAMPED.match(line) is not None))
        turned = mark or gazette or "\f" in raw
        if line and (mark or gazette or stamp or ((page or turned) and _NUMBER.fullmatch(line))):
            lines[index] = ""
        page = turned or (page and not line)
    return "\n".join(lines)
