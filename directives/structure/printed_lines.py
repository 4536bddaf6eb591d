"""The lines of a source as they are printed, and whether they were broken by hand."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from directives.strings.kept import kept
from directives.structure.labels import read_label


class Line(NamedTuple):
    """One line of the source without its white space, and where it stands."""

    text: str
    start: int
    end: int
    blank_before: bool


def read_lines(source: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines with text between two places of the source."""
    return list(each_line(source, start, end))


def each_line(source: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The same one by one, for those who want the first few; "Điều" alone on its line goes with the number on the next."""
    lines = _each_printed(source, start, end)
    return _with_numbers(lines) if _stand_alone(source) else lines


@partial(kept, most=4)
def _stand_alone(source: str) -> bool:
    return _ALONE.search(source) is not None  # asked for each stretch of a text


def _with_numbers(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a word that awaits its number joined with the line of that."""
    word: Line | None = None
    for line in lines:
        if word is not None:
            numbers = line.text[0] in _DIGITS and _NUMBERS.match(line.text) is not None
            if numbers:
                gap = " " * (line.start - word.end)
                line = Line(word.text + gap + line.text, word.start, line.end, word.blank_before)
            else:
                yield word
            word = None
        if len(line.text) <= _LONGEST_WORD and line.text in _NUMBERED:
            word = line
        else:
            yield line
    if word is not None:
        yield word


def _each_printed(source: str, start: int, end: int | None) -> Iterator[Line]:
    """The lines as they are printed."""
    blank, position, stretch = False, start, source[start:end]
    unseen = "\u200b" in stretch or "\ufeff" in stretch
    for raw in stretch.split("\n"):
        text = raw.strip().strip("\u200b\ufeff") if unseen else raw.strip()
        size = len(raw)
        if text == raw and text:
            yield Line(text, position, position + size, blank)
        elif text:
            at = position + raw.index(text[0])
            yield Line(text, at, at + len(text), blank)
        blank = not text
        position += size + 1


def wrap_width(lines: list[Line]) -> int:
    """The width at which lines were broken by hand; 0 where each paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines if not line.text.startswith("|"))
    if len(lengths) < 8 or (lengths[-1] > 260 and lengths[len(lengths) * 9 // 10] > 160):
        return 0
    wide = quantiles(lengths, n=20)[17]
    return int(wide) if wide < 130 and _broken(lines) else 0


def _broken(lines: list[Line]) -> bool:
    """Whether sentences run over ends of lines: where they do not, short lines are short paragraphs."""
    runs = sum(
        other.text[:1].islower()
        and not one.text.rstrip(_CLOSING).endswith(_FULL_STOPS)
        and not in_capitals(one.text)
        and read_label(other.text) is None
        for one, other in pairwise(lines)
    )
    return runs >= max(1, len(lines) // 40)


def is_filled(lines: list[Line], width: int) -> bool:
    """Whether broken lines are filled: the first word of what goes on would seldom have fitted on the line before."""
    going = [
        len(one.text) + 1 + len(other.text.split()[0]) > width * 0.85
        for one, other in pairwise(lines)
        if other.text[:1].islower() and not has_end(one.text) and read_label(other.text) is None
    ]
    return len(going) >= 3 and sum(going) >= 0.9 * len(going)


_NUMBERED = frozenset({"Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Phần", "PHẦN"})
"""What a page that was narrow left alone on its line, the number of the unit on the next."""
_LONGEST_WORD = 6
_ALONE = re.compile(r"(?m)(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN)[ \t\r]*$")
_DIGITS, _NUMBERS = frozenset("0123456789IVX"), re.compile(r"(?:\d{1,3}|[IVX]{1,6})\s*(?:[.:]|$)")
_FULL_STOPS, _CLOSING = (".", ":", "!", "?", "…", "/"), "”\"')]*_"
_ENDS = (*_FULL_STOPS, ";")
"""Marks at the end of a line behind which nothing goes on, and what may close behind them."""


def in_capitals(text: str) -> bool:
    """Whether no small letter stands in a text that has letters."""
    return text.isupper()


def has_end(text: str) -> bool:
    """Whether a line ends with a mark behind which nothing goes on."""
    return text.rstrip(_CLOSING).endswith(_ENDS)
