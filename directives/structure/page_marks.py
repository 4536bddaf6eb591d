"""Lines that a page prints for itself amid a sentence: its number, the head of the gazette, the seal of a signed file."""

import re

from directives.lexicon.printed import Printed

_PAGE = re.compile(r"-{2,}\s*(?:PAGE BREAK|Trang \d+)\b")
_GAZETTE = Printed("heads", r"{gazette}\s*/\s*Số\s")
_STAMP, _STAMPED = Printed("heads", r"{stamps}\s*:\s"), Printed("heads", r"{stamped}\s*:\s")
"""The line at the top of a page of the gazette; lines that a signed file prints amid the text."""
_SIGNS = 16
"""First characters of a line among which such a line has its mark."""
_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s*\d{1,3}(?:/\d{1,3})?\s*[-–]?")

_NOTE = re.compile(r"(?m)^[ \t]*\[(?:\d{1,3}|[ivx]{1,5})\]\s")
_NOTE_MARK = re.compile(r"(?<=[\w.,;:)”])\[(?:\d{1,3}|[ivx]{1,5})\](?=[\s.,;:)]|$)")
"""A note below the text, and the mark within it that points there ("Bộ Nội vụ[4] hướng dẫn", "Điều 8[7].")."""


def without_note_marks(text: str) -> str:
    """The text without the marks of the notes that stand below it; as it is where no note does."""
    return _NOTE_MARK.sub("", text) if "[" in text and _NOTE.search(text) else text


def without_page_marks(text: str) -> str:
    """The text with such lines left empty; a number by itself is one only at the top of a page."""
    lines = text.split("\n")
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
