"""Words of a PDF that came apart: letters that a font lacks are set in another one, and PDFium puts a blank around each of them.

Such a blank is none of the file's own, and the letters on both sides of it touch: by that it is told from one between words.
"""

import ctypes
from itertools import pairwise
from typing import Any, NamedTuple

from directives.formats.pdf_lines import Run

_TOUCH = 0.12
"""The widest gap within a word, in sizes of its letters: a blank is twice as wide."""
_OVERLAP = 0.5
_INK = 0.5
"""What a letter leaves free of its room at most, with that of its neighbour."""
_LINE = 0.25


class Torn(NamedTuple):
    """A run with the first and last of its characters on the page, and whether the blank that ends it may be PDFium's own."""

    run: Run
    first: int
    last: int
    guessed: bool


def mended(text: Any, torn: list[Torn]) -> list[Run]:
    """The runs of an upright page as words: those that touch are one, the blank that PDFium put between them left out."""
    lines: list[list[Torn]] = []
    for one in sorted(torn, key=lambda one: (-one.run.base, one.run.left)):
        if lines and abs(lines[-1][0].run.base - one.run.base) <= _LINE * one.run.size:
            lines[-1].append(one)
        else:
            lines.append([one])
    after: dict[int, Torn] = {}
    for line in lines:
        for left, right in pairwise(sorted(line, key=lambda one: one.run.left)):
            lacking = not (left.run.text.isascii() and right.run.text.isascii())
            if lacking and (left.guessed or not left.run.text.endswith(" ")) and _touch(text, left, right):
                after[left.first] = right
    inner = {one.first for one in after.values()}
    return [_whole(one, after) for one in torn if one.first not in inner]


def _whole(one: Torn, after: dict[int, Torn]) -> Run:
    run, last = one.run, one
    while (follows := after.get(last.first)) is not None:
        joined = run.text.removesuffix(" ") + follows.run.text
        run, last = run._replace(text=joined, right=max(run.right, follows.run.right)), follows
    return run


def _touch(text: Any, left: Torn, right: Torn) -> bool:
    """Whether nothing is between them but the room that their letters take, be there less ink in it."""
    ink = (right.run.left - left.run.right) / left.run.size
    if not -_OVERLAP - _INK <= ink <= _TOUCH + _INK:
        return False
    return -_OVERLAP <= (_edges(text, right.first)[0] - _edges(text, left.last)[1]) / left.run.size <= _TOUCH


def _edges(text: Any, index: int) -> tuple[float, float]:
    """Where a letter begins and ends with the room that it takes."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return box.left, box.right
