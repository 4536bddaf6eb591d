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
    last = end == stop
    cells, index = list[str](), at
    while index < end and not (last and len(cells) == len(columns) and not lines[index].strip()):
        text, before = " ".join(lines[index].split()), lines[index - 1].strip()
        if text and before and index > at:
            cells[-1] = f"{cells[-1]} {text}"
        elif text:
            cells.append(text)
        index += 1
    if len(cells) == len(columns):
        return (cells, index) if _misfits(cells, columns) <= (0 if last else 1) else None
    told = cells_of(cells, columns) if not last and len(cells) < len(columns) else None
    return (told, end) if told else None


def _misfits(cells: Sequence[str], columns: Sequence[str]) -> int:
    """How many cells do not read as what their column holds."""
    return sum(not _fits(cell, column) for cell, column in zip(cells, columns, strict=True))


def _fits(cell: str, column: str) -> bool:
    """Whether a cell may be of its column; what names bodies alone, or a time, is not the work."""
    if column in ("lead", "with"):
        return len(cell) <= LONGEST and is_bodies(cell)
    if column == "due":
        if len(cell) <= SHORT_TIME:
            return not is_bodies(cell)
        return len(cell) <= LONGEST and (is_time(fold(cell)) or read_due_cell(cell, None)[0] is not None)
    return column != "task" or len(cell) > LONGEST or not (is_bodies(cell) or is_time(fold(cell)))
