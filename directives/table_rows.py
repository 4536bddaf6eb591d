"""Lines with `|` to the rows of a table: cells that run over several lines are joined, heads of two rows made one."""

import re
from typing import NamedTuple

from directives.columns import assigns, columns_of
from directives.flow import Flow, flow


class Row(NamedTuple):
    """A row of a table cut at `|`: the running text of each cell."""

    cells: list[Flow]
    span: tuple[int, int]


class _Line(NamedTuple):
    text: str
    start: int

    @property
    def marks(self) -> int:
        return self.text.count("|")

    @property
    def closed(self) -> bool:
        """Whether it begins and ends with a mark, as a whole row does."""
        return self.marks > 1 and self.text.startswith("|") and self.text.endswith("|")


LONGEST_HEADING = 60
"""Characters of a column's heading at most."""
LATEST_HEAD = 4
"""Rows at the top of a table among which its head stands: a title may stand above it."""
_RULE = re.compile(r"[\s|:-]+")


def read_rows(source: str, start: int, end: int) -> list[Row]:
    """The rows between two places of the source, its head first where it has one among the first; rules and blank rows are left out."""
    lines = _lines(source, start, end)
    marks = next((line.marks for line in lines if line.closed and line.marks > 2), 0)
    rows, at = [], 0
    while at < len(lines):
        if not lines[at].text.startswith("|"):
            at += 1
            continue
        last = _last(lines, at, marks)
        span = (lines[at].start, lines[last].start + len(lines[last].text))
        if not _RULE.fullmatch(source[slice(*span)]):
            rows.append(_row(source, span))
        at = last + 1
    return _from_head(rows)


def _lines(source: str, start: int, end: int) -> list[_Line]:
    found, position = [], start
    for raw in source[start:end].split("\n"):
        if text := raw.strip():
            found.append(_Line(text, position + raw.index(text)))
        position += len(raw) + 1
    return found


def _last(lines: list[_Line], at: int, marks: int) -> int:
    """The last line of the row that begins at a line: itself, or that which brings as many marks as the head has."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    torn = after is not None and after.marks > 0 and not after.text.startswith("|")
    if not marks or (lines[at].closed and not torn):
        return at
    count, last = lines[at].marks, at
    while count < marks and last + 1 < len(lines) and count + lines[last + 1].marks <= marks:
        last += 1
        count += lines[last].marks
    return last if count == marks and lines[last].text.endswith("|") else at


def _row(source: str, span: tuple[int, int]) -> Row:
    """The cells of a row; the marks at its ends belong to none, and blank cells at its end are dropped."""
    line = source[slice(*span)]
    opened = int(line.startswith("|"))
    inner, here, cells = line[opened:].rstrip("|"), span[0] + opened, []
    for cell in inner.split("|"):
        cells.append(flow(source, (here, here + len(cell))))
        here += len(cell) + 1
    return Row(cells, span)


def _from_head(rows: list[Row]) -> list[Row]:
    """The rows from the head on; all where none of the first is one."""
    head = next((index for index, row in enumerate(rows[:LATEST_HEAD]) if is_head(row)), 0)
    return rows[head:]


def is_head(row: Row) -> bool:
    """Whether the cells of a row are headings of an assignment table."""
    return assigns(columns_of([cell.text for cell in row.cells])) and all(
        len(cell.text) < LONGEST_HEADING for cell in row.cells
    )
