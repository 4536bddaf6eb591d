"""A PDF's pages through PDFium: the words, the ruled lines and whether there are pictures. Distances in points, y upwards.

Runs in a process of its own (pdf_child.py): PDFium knows no threads, and a file made to do harm may crash it or fill memory.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from directives.formats.blocks import MOST_CHARACTERS
from directives.formats.pdf_lines import Run
from directives.formats.pdf_pictures import rules_in
from directives.formats.pdf_rules import MOST_RULES, Rule
from directives.formats.pdf_torn import Torn, mended

MOST_PAGES = 1_000
"""The most pages of a PDF that is read."""
_MOST_OBJECTS = 20_000
_SIGNS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}
_DEEPEST = 4
_THIN = 3.0

Refusal = tuple[str, dict[str, str | int]]
"""Why a file is refused: code and arguments of an error. No `Problem`, which takes longer to load than a paper to read."""
Matrix = tuple[float, float, float, float, float, float]
_TURNS: tuple[Matrix, ...] = ((1, 0, 0, 1, 0, 0), (0, -1, 1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, 1, -1, 0, 0, 0))
"""What shows a page upright, by its quarter turns clockwise."""


class RawPage(NamedTuple):
    """What stands on a page, turned upright: its words, its ruled lines, and whether it holds a picture."""

    runs: list[Run]
    rules: list[Rule]
    pictures: bool


def _barred(code: str, **args: str | int) -> Refusal:
    return code, args


def count_pages(data: bytes) -> tuple[int, list[Refusal]]:
    """How many pages a PDF has, or why it is refused."""
    document, problems = _open(data)
    if document is None:
        return 0, problems
    try:
        return len(document), []
    finally:
        document.close()


def raw_pages(data: bytes, scanned: bool = False) -> tuple[list[RawPage], list[Refusal]]:
    """The pages of a PDF, or why it is refused; their number is checked before any is opened.

    Of `scanned` ones the rules are looked for in the pictures too.
    """
    document, problems = _open(data)
    if document is None:
        return [], problems
    try:
        return _pages(document, scanned)
    finally:
        document.close()


def _open(data: bytes) -> tuple[Any, list[Refusal]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        locked = "password" in str(wrong).lower()
        return None, [_barred("file-encrypted") if locked else _barred("file-damaged")]
    if (pages := len(document)) <= MOST_PAGES:
        return document, []
    document.close()
    return None, [_barred("pdf-too-many-pages", pages=pages, limit=MOST_PAGES)]


def _pages(document: Any, scanned: bool) -> tuple[list[RawPage], list[Refusal]]:
    import pypdfium2

    found: list[RawPage] = []
    characters = 0
    for index in range(len(document)):
        try:
            found.append(_page(document, index, scanned))
        except pypdfium2.PdfiumError:
            return [], [_barred("file-damaged")]
        characters += sum(len(run.text) for run in found[-1].runs)
        if characters > MOST_CHARACTERS:
            return [], [_barred("text-too-long", limit=MOST_CHARACTERS // 1_000_000)]
    return found, []


def _page(document: Any, index: int, scanned: bool) -> RawPage:
    import pypdfium2.raw as pdfium

    page = document[index]
    try:
        turn = _TURNS[pdfium.FPDFPage_GetRotation(page) % 4]
        rules: list[Rule] = []
        pictures = False
        for seen, (object_, matrix) in enumerate(_objects(page, turn)):
            kind = pdfium.FPDFPageObj_GetType(object_)
            pictures = pictures or kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
            if kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) <= MOST_RULES:
                rules.extend(_rules(object_, matrix))
            if seen > _MOST_OBJECTS:
                break
        if scanned and pictures:
            rules.extend(rules_in(page))
        text = page.get_textpage()
        try:
            return RawPage(_runs(text, turn, scanned), rules, pictures)
        finally:
            text.close()
    finally:
        page.close()


def _objects(page: Any, turn: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """What is drawn on a page, also inside forms, with the matrix that leads to the upright page."""
    import pypdfium2.raw as pdfium

    def inside(form: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        for at in range(pdfium.FPDFFormObj_CountObjects(form)):
            yield from one(pdfium.FPDFFormObj_GetObject(form, at), matrix, depth)

    def one(object_: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        own = _times(_matrix(object_), matrix)
        yield object_, own
        if depth < _DEEPEST and pdfium.FPDFPageObj_GetType(object_) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from inside(object_, own, depth + 1)

    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from one(pdfium.FPDFPage_GetObject(page, at), turn, 0)


def _matrix(object_: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(object_, found):
        return _TURNS[0]
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    x, y = _at(then, e, f)
    return (
        a * then[0] + b * then[2], a * then[1] + b * then[3], c * then[0] + d * then[2], c * then[1] + d * then[3], x, y,
    )  # fmt: skip


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _rules(path: Any, matrix: Matrix) -> Iterator[Rule]:
    """The straight lines of a path: of a stroked one each of its sides, of a filled one the thin pieces."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for piece in _pieces(path, matrix):
        if stroke.value:
            for (x, y), (u, v) in pairwise(piece):
                if min(abs(x - u), abs(y - v)) < 1:
                    yield Rule(min(x, u), min(y, v), max(x, u), max(y, v))
        elif fill.value and piece:
            across, up = [x for x, _ in piece], [y for _, y in piece]
            if min(max(across) - min(across), max(up) - min(up)) < _THIN:
                yield Rule(min(across), min(up), max(across), max(up))


def _pieces(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The polygons of a path, without those that have curves."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    piece: list[tuple[float, float]] = []
    straight = True
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if straight:
                yield piece
            piece, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        piece.append(_at(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            piece.append(piece[0])
    if straight:
        yield piece


def _runs(text: Any, turn: Matrix, scanned: bool = False) -> list[Run]:
    """The words of a page as PDFium orders its characters; OCR stretches each of a `scanned` one with its blank over its picture."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    found: list[Torn] = []
    guessed, upright = False, turn is _TURNS[0]
    chars, start, end, base, size, first = "", 0.0, 0.0, 0.0, 0.0, 0
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        char = _SIGNS.get(char, char)
        if char.isspace() or char < " ":
            if chars:
                blank = char == " " and upright and pdfium.FPDFText_IsGenerated(text, index) == 1
                guessed = guessed or blank
                if scanned and char == " " and upright:
                    end = _to_its_blank(text, index, start, end, len(chars))
                found.append(Torn(Run(f"{chars} ", start, end, base, size), first, index - 1, blank or char != " "))
            chars = ""
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not upright:
            _turn(turn, left, right, bottom, top, x, y)
        letter = pdfium.FPDFText_GetFontSize(text, index)
        letter = letter if 4 <= letter <= 100 else max(top.value - bottom.value, 6.0)
        near = -0.5 * letter < left.value - end < 0.8 * letter and abs(y.value - base) < 0.25 * letter
        if chars and not near and not unicodedata.combining(char):
            found.append(Torn(Run(chars, start, end, base, size), first, index - 1, False))
            chars = ""
        if not chars:
            start, base, size, first = left.value, y.value, letter, index
        chars, end = chars + char, max(right.value, end) if chars else right.value
    if chars:
        found.append(Torn(Run(chars, start, end, base, size), first, index, False))
    return mended(text, found) if guessed else [one.run for one in found]


def _to_its_blank(text: Any, index: int, start: float, end: float, letters: int) -> float:
    """Where a word ends whose blank is no wider than a letter of its own; else where it ended."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    letter = (end - start) / letters
    return right.value if abs(left.value - end) < 1 and 0 < right.value - left.value < 1.2 * letter + 0.5 else end


def _turn(turn: Matrix, *places: ctypes.c_double) -> None:
    """Turn a letter's box and origin upright, in place."""
    left, right, bottom, top, x, y = places
    (one, two), (other, four) = _at(turn, left.value, bottom.value), _at(turn, right.value, top.value)
    x.value, y.value = _at(turn, x.value, y.value)
    left.value, right.value, bottom.value, top.value = min(one, other), max(one, other), min(two, four), max(two, four)
