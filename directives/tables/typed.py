"""Assignment tables as they were typed or pasted, to one line with `|` for each row.

Cells torn over lines keep their length: only the ends of lines within them become blanks.
"""

import re
from collections.abc import Sequence

from directives.structure.tail import RECIPIENTS
from directives.tables.barred import BAR, with_barred_rows
from directives.tables.cells_in_lines import MOST_WRAPPED, Held, more_rows, rows_of_lines
from directives.tables.columns import assigns, columns_of

LONGEST_HEADING = 60
"""Characters of a column's heading at most."""
MOST_LINES = 40
"""Lines over which one row runs at most."""
MOST_BETWEEN = 40
"""Lines without a cell among the rows of a table without marks at its ends, at most."""
FEWEST = 3
"""Columns of a table without marks at its ends, at least."""
_NUMBERS = re.compile(r"(?m)[Tt]{2}[^\w\n]*$")
_IN_FRONT = re.compile(r"\W*[Ss]?")
"""The heading of a column of numbers, alone on its line ("STT", "TT")."""
_RULE = re.compile(r"\s*\|[\s|:]*-[\s|:-]*")
_NUMBERED = re.compile(r"\|\W*(?:\d+|[IVX]+|[A-H])\W*\|")
"""A row that begins with its number, or with that of a section."""


def with_typed_rows(text: str) -> str:
    """The text with the rows of its assignment tables whole; what has no such table stays as it is."""
    if not ("|" in text or "\t" in text or _numbers_lines(text)):
        return text
    typed = text.split("\n")
    lines = with_barred_rows(typed)
    barred = len(lines) < len(typed)
    found: list[str] = []
    marks, apart, at, without = 0, "", 0, 0
    held: Held | None = None
    left = MOST_WRAPPED
    while at < len(lines):
        line = lines[at].strip()
        if barred and line == BAR:
            found.append(lines[at])
            end, without = at + 1, without + 1
        elif line.startswith("|") and (apart != "|" or _is_closed(line)):
            end = _end(lines, at, marks)
            row = " ".join(lines[at:end])
            if _is_head(_cells(row)):
                marks, apart = row.count("|"), ""
            elif not marks:
                row, end = lines[at], at + 1
            found.append(row)
        elif (sign := _sign(line)) and _is_head(cells := _parts(line, sign)) and len(cells) >= FEWEST:
            end, apart, marks = at + 1, sign, 0
            found.append(_row(cells))
        elif apart and _is_row(cells := _parts(lines[at], apart)) and not RECIPIENTS.match(line):
            end = at + 1
            found.append(_row(cells))
        elif (
            rows := rows_of_lines(lines, at, left) or (more_rows(lines, at, held) if held and line else None)
        ) and rows.cells:
            end, held = rows.end, rows.held
            left = held.left if held else left
            found.extend([*map(_row, rows.cells), *rows.asides])
        else:
            end = at + 1
            found.append(lines[at])
            without = without + 1
            held = held if without < MOST_BETWEEN else None
            apart = apart if without < MOST_BETWEEN and not RECIPIENTS.match(line) else ""
        without = 0 if end > at + 1 or found[-1].startswith("|") else without
        at = end
    return "\n".join(found)


def _numbers_lines(text: str) -> bool:
    """Whether the heading of a column of numbers stands on a line of its own."""
    return any(
        _IN_FRONT.fullmatch(text, text.rfind("\n", 0, found.start()) + 1, found.start()) is not None
        for found in _NUMBERS.finditer(text)
    )


def _end(lines: Sequence[str], at: int, marks: int) -> int:
    """Behind the last line of the row that begins at a line with a mark: itself where nothing shows that it goes on."""
    if _RULE.fullmatch(lines[at]) or (
        _is_closed(lines[at]) and not (at + 1 < len(lines) and _continues(lines[at + 1]))
    ):
        return at + 1
    stop = min(at + MOST_LINES, len(lines))
    if not lines[at].rstrip().endswith("|"):
        for index in range(at + 1, stop):
            if lines[index].lstrip().startswith("|"):
                break
            if lines[index].rstrip().endswith("|"):
                return index + 1
    return _filled(lines, at, stop, marks)


def _filled(lines: Sequence[str], at: int, stop: int, marks: int) -> int:
    """Behind the line that brings a row as many marks as the head has, else behind its first.

    The head itself, and a row with a cell on each line, are whole where they close.
    """
    count = lines[at].count("|")
    single = count == 1
    for index in range(at + 1, stop):
        line = lines[index].strip()
        own = line.count("|")
        count, closed = count + own, line.endswith("|")
        single = single and own == (2 if closed else 1) and line.startswith("|")
        if _NUMBERED.match(line) or count > marks > 0:
            break
        if closed and (single or count == marks or not marks):
            return index + 1
    return at + 1


def _is_closed(line: str) -> bool:
    """Whether a line begins and ends with a mark, as a whole row does."""
    plain = line.strip()
    return plain.count("|") > 1 and plain.startswith("|") and plain.endswith("|")


def _continues(line: str) -> bool:
    """Whether a line goes on with the row above it: it ends a cell and begins none."""
    plain = line.strip()
    return "|" in plain and not plain.startswith("|")


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _sign(line: str) -> str:
    """What stands between the cells of a line: a tabulator or a mark."""
    return "\t" if "\t" in line else "|" if "|" in line else ""


def _parts(line: str, sign: str) -> list[str]:
    return [" ".join(part.split()) for part in line.split(sign)]


def _is_row(cells: Sequence[str]) -> bool:
    """Whether the parts of a line are cells: three at least, or a number and a title."""
    return len(cells) >= FEWEST or (len(cells) > 1 and _NUMBERED.match(_row(cells)) is not None)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _is_head(cells: Sequence[str]) -> bool:
    """Whether these are the headings of an assignment table."""
    return all(len(cell) < LONGEST_HEADING for cell in cells) and assigns(columns_of(cells))
