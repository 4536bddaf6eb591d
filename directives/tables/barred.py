"""An assignment table as text taken from a page of the web has it: a line with a bar alone between cells, one more between rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from directives.tables.columns import assigns, columns_of

BAR = "|"
MOST_LINES = 150
"""Lines of one cell at most: what is longer is the text below the table."""
LONGEST_HEADING = 80
MOST_COLUMNS, FEWEST_COLUMNS, TITLED = 12, 3, 2
_EMPTY_BOLD = re.compile(r"[* ]*\*[* ]*")
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]?|[IVX]+[.)]?|[A-H][.)]?|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ][.)]")


class _Row(NamedTuple):
    """Cells of a row, the line with its first bar and the one with its last."""

    cells: list[str]
    begin: int
    end: int


def with_barred_rows(lines: Sequence[str]) -> list[str]:
    """The lines with each row of such tables on one, as long as it was; a table that cannot be followed stays as it is."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        rows = _table(lines, at) if lines[at].strip() == BAR else []
        if not rows:
            found.append(lines[at])
            at += 1
        for row in rows:
            found.append(" ".join(lines[row.begin : row.end + 1]))
            at = row.end + 1
    return found


def _table(lines: Sequence[str], at: int) -> list[_Row]:
    """The rows of the table whose head begins with the bar of a line, its head first; none where no such table begins."""
    titles = _titles(lines, at)
    head = _head(lines, titles[-1].end + 1 if titles else at)
    if head is None:
        return []
    columns = columns_of(head.cells)
    if not assigns(columns) or columns.get("number", 0) != 0:
        return []  # it began above its head
    numbered, width, rows = "number" in columns, len(head.cells), [*titles, head]
    while (begin := _next(lines, rows[-1].end + 1)) < len(lines) and lines[begin].strip() == BAR:
        if rows[-1] is head and not numbered and _opens_row(lines, begin):
            numbered, width = True, width + 1  # the numbers have no heading
        row = None if _opens_head(lines, begin) else _row(lines, begin, width, numbered=numbered)
        if row is None:
            break
        rows.append(row)
    return rows if len(rows) > len(titles) + 1 else []


def _titles(lines: Sequence[str], at: int) -> list[_Row]:
    """The numbered titles above a head that stands within its table ("| I | Nhóm việc chung |"), each over all columns."""
    rows: list[_Row] = []
    while (row := _cells_until_gap(lines, at)) is not None and len(row.cells) == TITLED:
        if _NUMBER.fullmatch(row.cells[0].strip(" *")) is None:
            break
        rows, at = [*rows, row], row.end + 1
    return rows


def _head(lines: Sequence[str], at: int) -> _Row | None:
    """The row of headings."""
    row = _cells_until_gap(lines, at)
    return row if row is not None and len(row.cells) >= FEWEST_COLUMNS else None


def _cells_until_gap(lines: Sequence[str], at: int) -> _Row | None:
    """The row up to the first two bars with nothing between, of cells as short as headings."""
    cells: list[str] = []
    place = at
    while len(cells) <= MOST_COLUMNS:
        end = _cell(lines, place + 1)
        if end is None or (end > place + 1 and not lines[place + 1].strip()):
            return None  # a blank line behind a bar: what was above was a table, and this is text
        cell = _text(lines, place + 1, end)
        if not cell:
            return _Row(cells, at, place)
        if len(cell) > LONGEST_HEADING:
            return None
        cells, place = [*cells, cell], end
    return None


def _row(lines: Sequence[str], at: int, width: int, *, numbered: bool) -> _Row | None:
    """The row that begins with a bar: as many cells as the head has, fewer where the next row's number comes before."""
    cells: list[str] = []
    place = at
    while len(cells) < width:
        end = _cell(lines, place + 1)
        if end is None:
            return _Row(cells, at, place) if len(cells) > 1 else None
        cell = _text(lines, place + 1, end)
        whole = len(cells) > 1 or (cells and _NUMBER.fullmatch(cells[0]) is None)  # a title alone over all columns
        if not cell and whole and numbered and (_opens_row(lines, end) or _opens_head(lines, end)):
            return _Row(cells, at, place)
        cells, place = [*cells, cell], end
    while (end := _cell(lines, place + 1)) is not None and _EMPTY_BOLD.fullmatch(_text(lines, place + 1, end)):
        place = end  # more cells than the head has, with nothing in them but marks
    return _Row(cells, at, place)


def _opens_row(lines: Sequence[str], bar: int) -> bool:
    """Whether what stands behind a bar is the number of a row, with a cell behind it."""
    end = _cell(lines, bar + 1)
    if end is None or _NUMBER.fullmatch(_text(lines, bar + 1, end).strip(" *")) is None:
        return False
    after = _cell(lines, end + 1)
    return after is not None and bool(_text(lines, end + 1, after))


def _opens_head(lines: Sequence[str], bar: int) -> bool:
    """Whether the headings of an assignment table stand behind a bar."""
    head = _head(lines, bar)
    return head is not None and assigns(columns_of(head.cells))


def _cell(lines: Sequence[str], at: int) -> int | None:
    """The line with the bar that ends the cell beginning at a line; None where none does."""
    stop = min(at + MOST_LINES, len(lines))
    return next((index for index in range(at, stop) if lines[index].strip() == BAR), None)


def _next(lines: Sequence[str], at: int) -> int:
    """The next line with text."""
    return next((index for index in range(at, len(lines)) if lines[index].strip()), len(lines))


def _text(lines: Sequence[str], begin: int, end: int) -> str:
    return " ".join(" ".join(lines[begin:end]).split())
