"""An assignment table that lost its lines: each cell stands on a line of its own below the one before."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from directives.tables.broken import is_bodies
from directives.tables.columns import assigns, columns_of
from directives.times.due_phrases import read_due_cell

MOST_COLUMNS, FEWEST_COLUMNS = 8, 3
LONGEST_HEADING = 60
MOST_LINES = 25
"""Lines of one row at most."""
LONGEST_NAMES = 300
"""Characters of a line that may list bodies or say a time."""
_NUMBER_HEAD = re.compile(r"(?i)\W*(?:stt|tt|số tt|số thứ tự)\W*")
_NUMBER, _ROMAN = re.compile(r"(\d{1,3})\.?"), re.compile(r"[IVX]+\.?|[A-H]\.?")


class Rows(NamedTuple):
    """The rows of such a table, its head first, and the line behind it."""

    cells: list[list[str]]
    end: int
    columns: tuple[str, ...] = ()


def rows_of_lines(lines: Sequence[str], at: int) -> Rows | None:
    """The table whose head begins at a line; None where none does."""
    if _NUMBER_HEAD.fullmatch(lines[at]) is None:
        return None
    place, head = at, list[str]()
    while place < len(lines) and len(head) < MOST_COLUMNS:
        text = lines[place].strip()
        if _NUMBER.fullmatch(text) or _ROMAN.fullmatch(text) or len(text) >= LONGEST_HEADING:
            break
        head, place = [*head, text] if text else head, place + 1
    columns = columns_of(head)
    if len(head) < FEWEST_COLUMNS or not assigns(columns) or columns.get("number") != 0:
        return None
    rows = more_rows(lines, place, tuple(_held(columns, index) for index in range(1, len(head))))
    return rows._replace(cells=[head, *rows.cells]) if rows.cells else None


def _held(columns: dict[str, int], index: int) -> str:
    return next((name for name, at in columns.items() if at == index), "other")


def more_rows(lines: Sequence[str], at: int, columns: tuple[str, ...]) -> Rows:
    """The rows from a line on: a section's number and title, or a number that follows the one before and its cells."""
    found: list[list[str]] = []
    first = _NUMBER.fullmatch(lines[at].strip()) if at < len(lines) else None
    number, place = int(first[1]) - 1 if first else 0, at
    while place < len(lines):
        text = lines[place].strip()
        if not text:
            place += 1
            continue
        if _ROMAN.fullmatch(text):
            title = next((index for index in range(place + 1, len(lines)) if lines[index].strip()), len(lines))
            if title + 1 >= len(lines):
                break
            found.append([text, lines[title].strip()])
            place = title + 1
            continue
        own = _NUMBER.fullmatch(text)
        if own is None or int(own[1]) not in (number + 1, 1):
            break
        number = int(own[1])
        end = _end(lines, place + 1, number)
        body = [line.strip() for line in lines[place + 1 : end] if line.strip()]
        if not body:
            break
        last = end >= len(lines) or not _begins(lines[end].strip(), number)
        cells, used = _cells(body, columns, last=last)
        found.append([own[1], *cells])
        place = _behind(lines, place + 1, used) if last else end
        if last:
            break
    return Rows(found, place, columns)


def _begins(text: str, number: int) -> bool:
    """Whether a line is the number of the next row or of a section."""
    own = _NUMBER.fullmatch(text)
    return _ROMAN.fullmatch(text) is not None or (own is not None and int(own[1]) in (number + 1, 1))


def _end(lines: Sequence[str], at: int, number: int) -> int:
    """The line at which the next row begins; past the longest row where none does."""
    stop = min(at + MOST_LINES, len(lines))
    return next((index for index in range(at, stop) if _begins(lines[index].strip(), number)), stop)


def _behind(lines: Sequence[str], at: int, used: int) -> int:
    """Behind as many lines with text."""
    while used and at < len(lines):
        used -= bool(lines[at].strip())
        at += 1
    return at


def _cells(body: Sequence[str], columns: Sequence[str], *, last: bool) -> tuple[list[str], int]:
    """The lines of a row in its columns, at the least cost, and how many were taken; behind the last row other text follows."""
    if len(body) == len(columns) and not last:
        return list(body), len(body)
    states: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    best: tuple[float, list[int]] | None = None
    taken = body[: len(columns)] if last else body
    for line in taken:
        kinds = _kinds(line)
        after: dict[int, tuple[float, list[int]]] = {}
        for column, (cost, way) in states.items():
            for into in range(max(column, 0), len(columns)):
                step = cost + _cost(columns[into], kinds) + _moved(column, into, line)
                if into not in after or step < after[into][0]:
                    after[into] = (step, [*way, into])
        states = after
    best = min(states.values(), key=lambda one: one[0])
    cells = [
        " ".join(line for line, into in zip(taken, best[1], strict=True) if into == at) for at in range(len(columns))
    ]
    return cells, len(taken)


def _kinds(line: str) -> tuple[bool, bool]:
    """Whether a line is nothing but names of bodies, and whether it says a time; a long one is work."""
    if len(line) > LONGEST_NAMES:
        return False, False
    return is_bodies(line), read_due_cell(line, None)[0] is not None


def _moved(column: int, into: int, line: str) -> float:
    """What it costs that a line goes on with its column, or passes over some."""
    if into == column:
        return 0.1 if line[:1].islower() else 1.0
    return 0.8 * (into - column - 1)


def _cost(column: str, kinds: tuple[bool, bool]) -> float:
    """What it costs that a line stands in a column: bodies and times belong to theirs."""
    bodies, due = kinds
    if column in ("lead", "with"):
        return 0.0 if bodies else 2.5
    if column == "due":
        return 0.0 if due else 2.5
    return 2.0 if bodies or due else 0.0
