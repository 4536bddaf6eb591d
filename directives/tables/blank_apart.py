"""A row whose cells stand apart by blank lines, each run over as many lines as it needs: every run of lines is a cell."""

from collections.abc import Callable, Sequence

from directives.strings.folding import fold
from directives.tables.broken import is_bodies
from directives.tables.wrapped import SHORT_TIME, cells_of
from directives.times.due_phrases import is_time, read_due_cell

MOST_SPAN = 140
"""Lines over which one row runs at most."""
LONGEST = 300
"""Characters of a cell that may list bodies or say a time."""


def apart_row(
    lines: Sequence[str], at: int, columns: Sequence[str], begins: Callable[[int], bool]
) -> tuple[list[str], int] | None:
    """The cells of the row below its number, and the line behind it; None where no blank lines part them, or where they do not fit."""
    if at + 1 >= len(lines) or lines[at].strip():
        return None
    stop = min(at + MOST_SPAN, len(lines))
    end = next((index for index in range(at, stop) if begins(index)), stop)
    cells, ends = _blocks(lines, at, end, len(columns) if end == stop else stop)
    if len(cells) == len(columns) and _misfits(cells, columns) <= (0 if end == stop else 1):
        return cells, ends[-1]
    if len(cells) < len(columns) and end < stop:
        told = cells_of(cells, columns)
        return (told, end) if told else None
    if end < stop:
        return None
    for count in range(len(columns) - 1, 1, -1):  # the last row has empty cells, and other text follows
        told = cells_of(cells[:count], columns) if fits(cells[count - 1], columns[-1]) else None
        if told and told[-1]:
            return told, ends[count - 1]
    return None


def _blocks(lines: Sequence[str], at: int, end: int, most: int) -> tuple[list[str], list[int]]:
    """The runs of lines between blank ones, at most as many, and the line behind each."""
    cells, ends, apart = list[str](), list[int](), True
    for index in range(at, end):
        text = " ".join(lines[index].split())
        if text and not apart:
            cells[-1], ends[-1] = f"{cells[-1]} {text}", index + 1
        elif text:
            if len(cells) == most:
                break
            cells.append(text)
            ends.append(index + 1)
        apart = not text
    return cells, ends


def _misfits(cells: Sequence[str], columns: Sequence[str]) -> int:
    """How many cells do not read as what their column holds."""
    return sum(not fits(cell, column) for cell, column in zip(cells, columns, strict=True))


def fits(cell: str, column: str) -> bool:
    """Whether a cell may be of its column; what names bodies alone, or a time, is not the work."""
    if column in ("lead", "with"):
        return len(cell) <= LONGEST and is_bodies(cell)
    if column == "due":
        if len(cell) <= SHORT_TIME:
            return not is_bodies(cell)
        return len(cell) <= LONGEST and (is_time(fold(cell)) or read_due_cell(cell, None)[0] is not None)
    return column != "task" or len(cell) > LONGEST or not (is_bodies(cell) or is_time(fold(cell)))
