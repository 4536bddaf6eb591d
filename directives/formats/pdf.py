"""A PDF to text: columns of letterhead and signature in order, ruled tables as rows, page numbers dropped, lines joined."""

import unicodedata
from statistics import median
from threading import Lock
from typing import Any, NamedTuple

from directives.formats.blocks import MOST_CHARACTERS, Block, Paragraph, write_blocks
from directives.formats.pdf_lines import (
    Line,
    Run,
    closing,
    closings_whole,
    crosses_pages,
    joined_text,
    letterhead,
    margins,
    paragraphs,
    read_lines,
    without_margins,
)
from directives.formats.pdf_tables import Ruled, joined, placed, ruled_tables, table_of
from plans.problems import Place, Problem, doubt, error

MOST_PAGES = 1_000
"""The most pages of a PDF that is read."""
_MOST_OBJECTS = 20_000
_PDFIUM = Lock()
"""PDFium may run in one thread of a process only."""
_SIGNS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}


class Page(NamedTuple):
    """What stands on a page: its lines, its ruled tables, and whether it holds a picture."""

    lines: list[Line]
    tables: list[Ruled]
    pictures: bool


def read_pdf(data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """The text of a PDF; "" and `pdf-without-text` for one that holds pictures of pages only."""
    pages, problems = read_pages(data, place)
    if problems:
        return "", problems
    bare = [number for number, page in enumerate(pages, 1) if not page.lines and page.pictures]
    if not any(page.lines for page in pages) or 1 in bare:
        return "", [error("pdf-without-text", place, pages=len(pages))]
    told = [doubt("pdf-pages-without-text", place, pages=", ".join(map(str, bare[:20])))] if bare else []
    return write_blocks(_blocks(pages)), told


def count_pages(data: bytes, place: Place) -> tuple[int, list[Problem]]:
    """How many pages a PDF has, or why it is refused."""
    with _PDFIUM:
        document, problems = _open(data, place)
        if document is None:
            return 0, problems
        try:
            return len(document), []
        finally:
            document.close()


def read_pages(data: bytes, place: Place) -> tuple[list[Page], list[Problem]]:
    """The pages of a PDF, or why it is refused; their number is checked before any is opened."""
    with _PDFIUM:
        document, problems = _open(data, place)
        if document is None:
            return [], problems
        try:
            raw, problems = _raw_pages(document, place)
        finally:
            document.close()
    if problems:
        return [], problems
    tables = ruled_tables(data, [index for index, page in enumerate(raw) if page.ruled])
    return [Page(read_lines(page.runs), tables.get(index, []), page.pictures) for index, page in enumerate(raw)], []


class _Raw(NamedTuple):
    runs: list[Run]
    ruled: bool
    pictures: bool


def _open(data: bytes, place: Place) -> tuple[Any, list[Problem]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        locked = "password" in str(wrong).lower()
        return None, [error("file-encrypted", place) if locked else error("file-damaged", place)]
    if (pages := len(document)) <= MOST_PAGES:
        return document, []
    document.close()
    return None, [error("pdf-too-many-pages", place, pages=pages, limit=MOST_PAGES)]


def _raw_pages(document: Any, place: Place) -> tuple[list[_Raw], list[Problem]]:
    import pypdfium2

    found: list[_Raw] = []
    characters = 0
    for index in range(len(document)):
        try:
            found.append(_raw_page(document, index))
        except pypdfium2.PdfiumError:
            return [], [error("file-damaged", place)]
        characters += sum(len(run.text) for run in found[-1].runs)
        if characters > MOST_CHARACTERS:
            return [], [error("text-too-long", place, limit=MOST_CHARACTERS // 1_000_000)]
    return found, []


def _raw_page(document: Any, index: int) -> _Raw:
    """The runs of a page, whether lines are ruled on it, whether there is a picture."""
    import pypdfium2.raw as pdfium

    page = document[index]
    try:
        count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        kinds = [pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) for at in range(count)]
        text = page.get_textpage()
        try:
            runs = _runs(text)
        finally:
            text.close()
        # A form object may hold anything: count it as a picture and as rules.
        forms = kinds.count(pdfium.FPDF_PAGEOBJ_FORM)
        ruled = kinds.count(pdfium.FPDF_PAGEOBJ_PATH) >= 4 or forms > 0
        return _Raw(runs, ruled, kinds.count(pdfium.FPDF_PAGEOBJ_IMAGE) + forms > 0)
    finally:
        page.close()


def _runs(text: Any) -> list[Run]:
    """The words of a page as PDFium orders its characters."""
    import ctypes

    import pypdfium2.raw as pdfium

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    found: list[Run] = []
    chars, start, end, base, size = "", 0.0, 0.0, 0.0, 0.0
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        char = _SIGNS.get(char, char)
        if char.isspace() or char < " ":
            if chars:
                found.append(Run(f"{chars} ", start, end, base, size))
            chars = ""
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        letter = pdfium.FPDFText_GetFontSize(text, index)
        letter = letter if 4 <= letter <= 100 else max(top.value - bottom.value, 6.0)
        near = -0.5 * letter < left.value - end < 0.8 * letter and abs(y.value - base) < 0.25 * letter
        if chars and not near and not unicodedata.combining(char):
            found.append(Run(chars, start, end, base, size))
            chars = ""
        if not chars:
            start, base, size = left.value, y.value, letter
        chars, end = chars + char, max(right.value, end) if chars else right.value
    return [*found, Run(chars, start, end, base, size)] if chars else found


def _blocks(pages: list[Page]) -> list[Block]:
    """The document in reading order."""
    lines = closings_whole(without_margins([page.lines for page in pages]))
    found: list[Block] = []
    usual = _width([_outside(here, page.tables) for here, page in zip(lines, pages, strict=True)])
    for index, page in enumerate(pages):
        here = _page_blocks(lines[index], page.tables, usual, first=index == 0)
        if found and here:
            ends = (lines[index - 1][-1], lines[index][0]) if lines[index - 1] and lines[index] else None
            broken = ends is not None and crosses_pages(
                *ends, usual or _extent([*lines[index - 1], *lines[index]], None)
            )
            if (whole := _joined(found[-1], here[0], broken)) is not None:
                found[-1:], here = [whole], here[1:]
        found.extend(here)
    return found


def _page_blocks(lines: list[Line], tables: list[Ruled], usual: tuple[float, float] | None, first: bool) -> list[Block]:
    found: list[Block] = []
    tables = [table for table in tables if table_of(table, lines)]
    outside = _outside(lines, tables)
    width = margins(outside) or (_extent(outside, usual) if outside else usual)
    if first:
        found, lines = letterhead(lines)
        found[-1:] = [block._replace(tight=False) for block in found[-1:] if isinstance(block, Paragraph)]
    for table in tables:
        above = [line for line in lines if line.base > table.top and not placed(line, table)]
        inside = [line for line in lines if placed(line, table)]
        found.extend([*_running(above, width), *table_of(table, inside)])
        lines = [line for line in lines if line not in above and line not in inside]
    return [*found, *_running(lines, width)]


def _width(pages: list[list[Line]]) -> tuple[float, float] | None:
    """The margins of most pages: what a page goes by that has few full lines."""
    found = [width for lines in pages if (width := margins(lines)) is not None]
    return (median(left for left, _ in found), median(right for _, right in found)) if found else None


def _outside(lines: list[Line], tables: list[Ruled]) -> list[Line]:
    return [line for line in lines if not any(placed(line, table) for table in tables)]


def _extent(lines: list[Line], usual: tuple[float, float] | None) -> tuple[float, float]:
    """From where the leftmost line begins to where the longest ends, at least the usual margins."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return (min(left, usual[0]), max(right, usual[1])) if usual else (left, right)


def _running(lines: list[Line], width: tuple[float, float] | None) -> list[Block]:
    body, columns, rest = closing(lines)
    return [*paragraphs(body, width), *columns, *paragraphs(rest, width)]


def _joined(last: Block, first: Block, broken: bool) -> Block | None:
    """A paragraph or a table that goes on from page to page, whole; None where the two are different."""
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        return Paragraph(joined_text(last.text, first.text)) if broken and not last.tight else None
    return None if isinstance(last, Paragraph) or isinstance(first, Paragraph) else joined(last, first)
