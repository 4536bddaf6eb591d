"""What a letter is about: its line "V/v ...", and the lines that it goes on with in a narrow column of the letterhead."""

import re
from itertools import takewhile
from typing import NamedTuple

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold

_FIRST = re.compile(r"(?m)(?:^[\W_]*|[ \t])((?:V/v:?|(?<=\n)v/v:?|(?<=\n)Về:)(?: |[ \t]*\n[ \t]*)[^|\n]{8,300})")
_BELOW_NUMBER = re.compile(r"(?m)^\W*Số(?::|\s)[^\n]{0,12}\d[^\n/]{0,12}/[^\s/]{2,20}[ \t]*\n\W*([Vv]ề\s[^|\n]{6,300})")
"""The same without its mark, right below the number, as the Party writes it ("Số 12-CV/TU / Về chuẩn bị hội nghị")."""
_BELOW = Shape("heads", r"\W*{below_subject}(?!\w)|[^,]{2,40}, {day_printed}\W?.{0,12}tháng(?!\w)")
_DATED = Shape("heads", r"(?<!,)\s+[^\W\d_]+(?: [^\W\d_]+){0,2}, {day_printed~}\W?.{0,24}năm \d{4}\W*$")
"""The place and the day, where the right column of the letterhead was read into the line."""
_WORD = re.compile(r"\S+")
MOST_LINES = 8
LONGEST_NARROW = 75
"""Characters of a line in a column of the letterhead."""
SEARCHED = 2500


class About(NamedTuple):
    """The subject as printed, and where it ends in the source."""

    text: str
    end: int


def about(source: str) -> About | None:
    """The subject of a letter: its line "V/v ..." with the lines below that go on with it; None where it has none."""
    found = _FIRST.search(source[:SEARCHED]) or _BELOW_NUMBER.search(source[:SEARCHED])
    if found is None:
        return None
    taken, end = [_undated(found.group(1))], found.end()
    lines = source[found.end() + 1 : found.end() + SEARCHED].split("\n")[:MOST_LINES]
    for at, line in enumerate(lines):
        below = "".join(lines[at + 1 : at + 2]).strip()
        small = line.strip()[:1].islower()  # goes on with the sentence ("V/v ... | sau khi được cấp phép")
        broken = not small and _BELOW.match(
            fold(f"{line.strip()} {_next(lines[at + 1 :])}")
        )  # the place and the day, over two lines
        if broken or not _goes_on(line.strip(), taken, last=not below or _stops(below)):
            break
        taken.append(_undated(line))
        end += 1 + len(line)
    return About("\n".join(taken), end)


def _next(lines: list[str]) -> str:
    """The line below, be it apart."""
    return next((line.strip() for line in lines[:2] if line.strip()), "")


def _stops(line: str) -> bool:
    """Whether what stands below a column begins here: whom the letter is to, the name of the State."""
    return ":" in line or _upper(line)


def _upper(line: str) -> bool:
    return sum(map(str.isupper, line)) > 0.6 * sum(map(str.isalpha, line))


def _goes_on(line: str, taken: list[str], *, last: bool) -> bool:
    """Whether a line belongs to the subject: in small letters, or with a capital or a number amid a narrow column.

    The `last` one may be several that the reading of a PDF joined.
    """
    if not 3 <= len(line) <= 200 or "|" in line or ":" in line:
        return False
    if line[0].islower():
        return len(taken) <= 4 or len(line) <= LONGEST_NARROW
    if _BELOW.match(fold(line)):
        return False
    narrow = len(taken[-1].strip()) <= LONGEST_NARROW and (last or len(line) <= LONGEST_NARROW)
    return narrow and line[0].isalnum() and not _upper(line) and not taken[-1].rstrip().endswith((".", ";"))


def _undated(line: str) -> str:
    """The line without the place, whose words begin with capitals, and the day."""
    found = _DATED.search(fold(line))
    if found is None:
        return line
    before = line[: line.index(",", found.start())]
    words = list(_WORD.finditer(before))
    place = list(takewhile(lambda word: word.group()[0].isupper(), reversed(words)))
    return before[: place[-1].start()].rstrip() if place and len(place) < len(words) else line
