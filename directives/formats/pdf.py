"""A PDF to text: columns of letterhead and signature in order, ruled tables as rows, page numbers dropped, lines joined."""

from statistics import median
from typing import NamedTuple

from directives.formats.blocks import Block, Paragraph, write_blocks
from directives.formats.pdf_aligned import Columns, flowing
from directives.formats.pdf_asked import pages_apart
from directives.formats.pdf_lines import (
    Line,
    closing,
    closings_whole,
    crosses_pages,
    joined_text,
    letterhead,
    margins,
    read_lines,
    without_margins,
)
from directives.formats.pdf_rules import Ruled, grids
from directives.formats.pdf_tables import joined, placed, table_of
from plans.problems import Place, Problem, doubt, error


class Page(NamedTuple):
    """What stands on a page: its lines, its ruled tables, and whether it holds a picture."""

    lines: list[Line]
    tables: list[Ruled]
    pictures: bool


def read_pdf(data: bytes, place: Place, scanned: bool = False) -> tuple[str, list[Problem]]:
    """The text of a PDF; "" and `pdf-without-text` for one that holds pictures of pages only.

    `scanned`: its text was read by OCR, its tables are looked for in the pictures.
    """
    raw, problems = pages_apart(data, place, scanned)
    if problems:
        return "", problems
    pages = [Page(read_lines(page.runs), grids(page.rules), page.pictures) for page in raw]
    if not any(page.lines or page.pictures for page in pages):
        return "", [error("file-empty", place)]
    bare = [number for number, page in enumerate(pages, 1) if not page.lines and page.pictures]
    if not any(page.lines for page in pages) or 1 in bare:
        return "", [error("pdf-without-text", place, pages=len(pages))]
    told = [doubt("pdf-pages-without-text", place, pages=", ".join(map(str, bare[:20])))] if bare else []
    return write_blocks(_blocks(pages)), told


def _blocks(pages: list[Page]) -> list[Block]:
    """The document in reading order."""
    lines = closings_whole(without_margins([page.lines for page in pages]))
    found: list[Block] = []
    usual = _width([_outside(here, page.tables) for here, page in zip(lines, pages, strict=True)])
    open_: Columns | None = None
    for index, page in enumerate(pages):
        here, open_ = _page_blocks(lines[index], page.tables, usual, open_, first=index == 0)
        if found and here:
            ends = (lines[index - 1][-1], lines[index][0]) if lines[index - 1] and lines[index] else None
            broken = ends is not None and crosses_pages(
                *ends, usual or _extent([*lines[index - 1], *lines[index]], None)
            )
            if (whole := _joined(found[-1], here[0], broken)) is not None:
                found[-1:], here = [whole], here[1:]
        found.extend(here)
    return found


def _page_blocks(
    lines: list[Line], tables: list[Ruled], usual: tuple[float, float] | None, open_: Columns | None, first: bool
) -> tuple[list[Block], Columns | None]:
    """The blocks of a page, and the columns of a table without rules that reaches its end."""
    found: list[Block] = []
    tables = [table for table in tables if table_of(table, lines)]
    if first:
        found, lines = letterhead(lines)
        found[-1:] = [block._replace(tight=False) for block in found[-1:] if isinstance(block, Paragraph)]
    outside = _outside(lines, tables)
    width = margins(outside) or (_extent(outside, usual) if outside else usual)
    for table in tables:
        above = [line for line in lines if line.base > table.top and not placed(line, table)]
        inside = [line for line in lines if placed(line, table)]
        running, _ = _running(above, width, open_)
        found.extend([*running, *table_of(table, inside)])
        lines = [line for line in lines if line not in above and line not in inside]
        open_ = None
    running, open_ = _running(lines, width, open_)
    return [*found, *running], open_


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


def _running(
    lines: list[Line], width: tuple[float, float] | None, open_: Columns | None
) -> tuple[list[Block], Columns | None]:
    body, columns, rest = closing(lines)
    first, open_ = flowing(body, width, open_)
    if not columns and not rest:
        return first, open_
    last, open_ = flowing(rest, width, None)
    return [*first, *columns, *last], open_


def _joined(last: Block, first: Block, broken: bool) -> Block | None:
    """A paragraph or a table that goes on from page to page, whole; None where the two are different."""
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        return Paragraph(joined_text(last.text, first.text)) if broken and not last.tight else None
    return None if isinstance(last, Paragraph) or isinstance(first, Paragraph) else joined(last, first)
