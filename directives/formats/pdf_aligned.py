"""Tables of a PDF without ruled lines: columns that only stand in line, told by the names of assignment columns above them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from directives.formats.blocks import Block, Cell, Table
from directives.formats.pdf_lines import Line, Run, joined_text, paragraphs, uncovered
from directives.tables.columns import assigns, columns_of

_MOST_HEADING = 4
"""The most lines of a table's heading."""
_LEAST_GUTTER = 3.0
_NUMBER = re.compile(r"S?TT")
"""The heading of the column of numbers: it may stand close to the next."""
_GROUP = re.compile(r"(?:[IVX]+|[A-H])[.)]?")


Gutters = tuple[tuple[float, float], ...]
"""The left and right edge of what is free between two columns."""


class Columns(NamedTuple):
    """The gutters between columns, and the place of the column of numbers if there is one."""

    gutters: Gutters
    number: int | None


def flowing(
    lines: list[Line], width: tuple[float, float] | None, before: Columns | None
) -> tuple[list[Block], Columns | None]:
    """Lines as paragraphs and tables, and the columns of a table that reaches the last of them.

    `before`: those of a table that reached the end of the page above; it may go on here without its heading.
    """
    found: list[Block] = []
    at = start = 0
    columns = before
    while at < len(lines):
        if (heading := _heading(lines, at)) is not None:
            body, named = heading
        elif columns is not None and at == 0 and _fits(lines[0], columns.gutters):
            body, named = at, columns
        else:
            at += 1
            continue
        end, gutters = _reach(lines, body, named.gutters)
        columns = Columns(gutters, named.number)
        rows = [_cells(lines[at:body], gutters)] if body > at else []
        rows += [_row(row, gutters) for row in _rows(lines[body:end], columns)]
        found.extend(paragraphs(lines[start:at], width))
        found.append(Table(tuple(rows)))
        at = start = end
        if end < len(lines):
            columns = None
    found.extend(paragraphs(lines[start:], width))
    return found, columns if lines and start == len(lines) else None


def _heading(lines: Sequence[Line], at: int) -> tuple[int, Columns] | None:
    """Where the heading of a table that begins at a line ends, and its columns; None where no heading begins there."""
    close = at + 1 < len(lines) and lines[at].base - lines[at + 1].base < 0.9 * lines[at].size
    if len(_segments(lines[at : at + 1])) < 2 and not close:
        return None
    best = None
    for end in range(at + 1, min(at + _MOST_HEADING, len(lines)) + 1):
        segments = _segments(lines[at:end])
        if len(segments) < 3:
            continue
        gutters = tuple((one[1], other[0]) for one, other in pairwise(segments))
        texts = [cell.text for cell in _cells(lines[at:end], gutters)]
        columns = columns_of(texts)
        if not assigns(columns) or any(len(text) > 60 or not text for text in texts):
            continue
        if (
            best is None
            or len(columns) > len(best[2])
            or all(_continues(cell.text) for cell in _cells(lines[end - 1 : end], gutters))
        ):
            best = (end, Columns(gutters, columns.get("number")), columns)
    return best[:2] if best else None


def _continues(text: str) -> bool:
    """Whether the line of a heading's cell goes on with the one above it."""
    return not text or text[:1].islower()


def _segments(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the page's width that words cover, those nearer than a wide blank taken together."""
    found: list[tuple[float, float]] = []
    last = ""
    for run in sorted((run for line in lines for run in line.runs), key=lambda run: run.left):
        alone = any(_NUMBER.fullmatch(one) for one in (run.text.strip(), last))
        last = run.text.strip()
        if found and not alone and run.left - found[-1][1] < 0.8 * run.size:
            found[-1] = (found[-1][0], max(found[-1][1], run.right))
        else:
            found.append((run.left, run.right))
    return found


def _reach(lines: Sequence[Line], start: int, gutters: Gutters) -> tuple[int, Gutters]:
    """The first line after a table, and what all its lines leave free of its gutters."""
    free = [[gutter] for gutter in gutters]
    end = start
    while end < len(lines):
        left = [_left_free(pieces, lines[end]) for pieces in free]
        if all(_widest(pieces) for pieces in left):
            free = left
        elif _GROUP.fullmatch(lines[end].runs[0].text.strip()) is None:
            break
        end += 1
    return end, tuple(_widest(pieces) or gutter for pieces, gutter in zip(free, gutters, strict=True))


def _left_free(pieces: list[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    for run in line.runs:
        pieces = [left for piece in pieces for left in uncovered(piece, run)]
    return pieces


def _widest(pieces: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The widest piece of a gutter that is left free, if it is wide enough to be one."""
    left, right = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0.0, 0.0))
    return (left, right) if right - left >= _LEAST_GUTTER else None


def _fits(line: Line, gutters: Gutters) -> bool:
    """Whether a line leaves all gutters free and stands in more than one column."""
    free = all(_widest(_left_free([gutter], line)) for gutter in gutters)
    return free and sum(bool(cell.text) for cell in _cells([line], gutters)) > 1


def _rows(lines: Sequence[Line], columns: Columns) -> Iterator[list[Line]]:
    """The lines of each row: one begins with its number, where numbers stand in the middle or are missing after a wider step."""
    numbered = bool(lines) and _numbered(lines[0], columns)
    pitch = _pitch(lines, columns.gutters)
    row: list[Line] = []
    for at, line in enumerate(lines):
        begins = _numbered(line, columns) if numbered else at > 0 and lines[at - 1].base - line.base > 1.08 * pitch
        if row and (begins or _GROUP.fullmatch(line.runs[0].text.strip())):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _pitch(lines: Sequence[Line], gutters: Gutters) -> float:
    """From line to line in a cell; lines of several cells may stand between."""
    last: dict[int, float] = {}
    steps: list[float] = []
    for line in lines:
        for column, cell in enumerate(_cells([line], gutters)):
            if cell.text:
                steps.extend([last[column] - line.base] if last.get(column, line.base) > line.base else [])
                last[column] = line.base
    return min(steps, default=0.0)


def _row(lines: Sequence[Line], gutters: Gutters) -> tuple[Cell, ...]:
    """The cells of a row; the heading of a group that runs over several columns stands in the second."""
    said = lines[0].runs[1:]
    running = all(other.left - one.right < 0.6 * one.size for one, other in pairwise(said))
    if _GROUP.fullmatch(lines[0].runs[0].text.strip()) and said and running:
        text = " ".join(Line(line.runs[0 if at else 1 :]).text for at, line in enumerate(lines) if at or line.runs[1:])
        return (Cell(lines[0].runs[0].text.strip()), Cell(text), *[Cell("")] * (len(gutters) - 1))
    return _cells(lines, gutters)


def _numbered(line: Line, columns: Columns) -> bool:
    cells = _cells([line], columns.gutters)
    return columns.number is not None and re.fullmatch(r"\d+(?:\.\d+)*[.)]?", cells[columns.number].text) is not None


def _cells(lines: Sequence[Line], gutters: Gutters) -> tuple[Cell, ...]:
    """What stands in each column of these lines."""
    middles = [(left + right) / 2 for left, right in gutters]
    texts = [""] * (len(gutters) + 1)
    for line in lines:
        parts: list[list[Run]] = [[] for _ in texts]
        for run in line.runs:
            parts[sum(run.left > middle for middle in middles)].append(run)
        for column, runs in enumerate(parts):
            if runs:
                text = Line(tuple(runs)).text
                texts[column] = joined_text(texts[column], text) if texts[column] else text
    return tuple(Cell(text) for text in texts)
