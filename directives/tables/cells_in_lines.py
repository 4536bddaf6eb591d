"""An assignment table that lost its lines: each cell stands on a line of its own below the one before."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from directives.strings.folding import fold
from directives.structure.paragraphs import awaits_number
from directives.tables.blank_apart import apart_row, fits
from directives.tables.broken import is_bodies
from directives.tables.columns import assigns, columns_of, numbers_rows
from directives.tables.wrapped import wrapped_row
from directives.times.due_phrases import read_due_cell

MOST_COLUMNS, FEWEST_COLUMNS = 8, 3
LONGEST_HEADING = 60
MOST_LINES = 25
"""Lines of one row at most."""
MOST_WRAPPED = 400
"""Rows of a document whose lines go on with one another that are told apart; no real one comes near."""
LONGEST_NAMES = 300
"""Characters of a line that may list bodies or say a time."""
_NUMBER, _ROMAN = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\.?(?:$|\s{2,})"), re.compile(r"[IVX]+\.?|[A-H]\.?")

_TITLE = re.compile(r"(\d{1,3})\.\s+([^\W\d_].*)")
MOST_TITLE = 5
"""Lines at most from the number of a group of rows to that of its first."""


class Rows(NamedTuple):
    """The rows of such a table, its head first, and the line behind it; what else they go on with is `held`.

    `asides`: lines of the page that stood within its last row.
    """

    cells: list[list[str]]
    end: int
    held: "Held | None" = None
    asides: tuple[str, ...] = ()


class Held(NamedTuple):
    """What the rows of a table go on with: what its columns hold, the lines of its head, the number of the last row, and how many rows
    whose lines go on with one another may still be told apart.
    """

    columns: tuple[str, ...]
    head: tuple[str, ...]
    left: int
    number: tuple[int, ...] = ()


def rows_of_lines(lines: Sequence[str], at: int, left: int = MOST_WRAPPED) -> Rows | None:
    """The table whose head begins at a line; None where none does. `left`: as in `Held`."""
    if not numbers_rows(lines[at]):
        return None
    place, head = at, list[str]()
    while place < len(lines) and len(head) <= MOST_COLUMNS:
        text = lines[place].strip()
        if _number(text) or _ROMAN.fullmatch(text) or len(text) >= LONGEST_HEADING:
            break
        if head and numbers_rows(text):  # another head begins
            return None
        if head and text[:1].islower():
            head[-1] = f"{head[-1]} {text}"
        elif text:
            head.append(" ".join(text.split()))
        place += 1
    columns = columns_of(head)
    if len(head) < FEWEST_COLUMNS or not assigns(columns) or columns.get("number") != 0:
        return None
    held = tuple(_held(columns, index) for index in range(1, len(head)))
    printed = tuple(line.strip() for line in lines[at:place] if line.strip())
    rows = more_rows(lines, place, Held(held, printed, left))
    return rows._replace(cells=[head, *rows.cells]) if rows.cells else None


def _held(columns: dict[str, int], index: int) -> str:
    return next((name for name, at in columns.items() if at == index), "other")


def more_rows(lines: Sequence[str], at: int, held: Held) -> Rows:
    """The rows from a line on: a section's number and title, or a number that follows the one before and its cells.

    The lines of the head may stand in the middle of a row again, where a page ends.
    """
    columns, head, left, number = held
    found: list[list[str]] = []
    first = _number(lines[at]) if at < len(lines) and not number else None
    number, place = (int(first[1].split(".")[0]) - 1,) if first else number, at
    while place < len(lines):
        text = lines[place].strip()
        if not text:
            place += 1
            continue
        if (group := _section(lines, place) or _titled(lines, place, number)) is not None:
            found.append(group.cells)
            number, place = group.number or number, group.end
            continue
        own = _number(lines[place])
        if own is None or not _follows(own[1], number):
            break
        number = _parts(own[1])
        beside = lines[place].strip()[own.end() :]
        begins = partial(_begins, lines, number)
        if not beside and (apart := apart_row(lines, place + 1, columns, begins)) is not None:
            found.append([own[1], *apart[0]])
            place = apart[1]
            continue
        if not beside and (empty := _with_empty(lines, place + 1, columns, begins)) is not None:
            found.append([own[1], *empty])
            place += 1 + len(empty)
            continue
        if (wrapped := wrapped_row(lines, place + 1, beside, columns, head, begins, tell=left > 0)) is not None:
            left -= 1
            found.append([own[1], *wrapped.cells])
            place = wrapped.end
            if wrapped.asides:
                return Rows(found, place, held._replace(number=number, left=left), wrapped.asides)
            continue
        end = _end(lines, place + 1, number)
        body = [line.strip() for line in (beside, *lines[place + 1 : end]) if line.strip()]
        if not body:
            break
        last = end >= len(lines) or not _begins(lines, number, end)
        cells, used = _cells(body, columns, last=last)
        found.append([own[1], *cells])
        place = _behind(lines, place + 1, used) if last else end
        if last:
            break
    return Rows(found, place, held._replace(number=number, left=left))


def _with_empty(
    lines: Sequence[str], at: int, columns: Sequence[str], begins: Callable[[int], bool]
) -> list[str] | None:
    """A line for each cell up to the next row, blank ones for the empty cells; None where there are none, or they do not fit."""
    end = at + len(columns)
    cells = [line.strip() for line in lines[at:end]]
    if end >= len(lines) or not cells[0] or all(cells) or not begins(end) or any(map(begins, range(at, end))):
        return None
    told = [(cell, column) for cell, column in zip(cells, columns, strict=True) if cell]
    return cells if all(fits(cell, column) for cell, column in told) else None


def _number(line: str) -> re.Match[str] | None:
    """The number of a row, alone on its line or wide blanks before its first cell."""
    return _NUMBER.match(line.strip())


class _Group(NamedTuple):
    """A heading among the rows: its cells, the line behind it, and its number where its rows go on with it."""

    cells: list[str]
    end: int
    number: tuple[int, ...] = ()


def _section(lines: Sequence[str], at: int) -> _Group | None:
    """A Roman number, or a letter, and the title on the line below."""
    text = lines[at].strip()
    title = next((index for index in range(at + 1, len(lines)) if lines[index].strip()), len(lines))
    ends = _ROMAN.fullmatch(text) is None or title + 1 >= len(lines)
    return None if ends else _Group([text, lines[title].strip()], title + 1)


def _titled(lines: Sequence[str], at: int, last: tuple[int, ...]) -> _Group | None:
    """The number and title of a group of rows on one line ("2. Đào tạo"), which "2.1" follows within a few lines."""
    own = _TITLE.match(lines[at].strip()) if len(last) > 1 else None
    if own is None or int(own[1]) != last[0] + 1:
        return None
    following = range(at + 1, min(at + MOST_TITLE, len(lines)))
    end = next((index for index in following if lines[index].strip(" .") == f"{own[1]}.1"), None)
    if end is None:
        return None
    return _Group([own[1], " ".join([own[2], *(line.strip() for line in lines[at + 1 : end])])], end, (int(own[1]),))


def _parts(label: str) -> tuple[int, ...]:
    return tuple(map(int, label.split(".")))


def _follows(label: str, last: tuple[int, ...]) -> bool:
    """Whether a number may be that of the next row: the next one, the first below the last ("1.1" behind "1."), or 1 again."""
    own, before = _parts(label), last or (0,)
    return own in ((before[0] + 1,), (1,), (*before[:1], 1 if len(before) == 1 else before[1] + 1))


def _begins(lines: Sequence[str], number: tuple[int, ...], index: int) -> bool:
    """Whether a line is the number of the next row or of a section."""
    text = lines[index].strip()
    own = _number(text)
    if _ROMAN.fullmatch(text) is None and (own is None or not _follows(own[1], number)):
        return _titled(lines, index, number) is not None
    if text == "1" and not any(line.strip() for line in lines[index + 1 : index + 2]):
        return False  # the number of a page
    return not awaits_number(fold(lines[index - 1].strip()))


def _end(lines: Sequence[str], at: int, number: tuple[int, ...]) -> int:
    """The line at which the next row begins; past the longest row where none does."""
    stop = min(at + MOST_LINES, len(lines))
    return next((index for index in range(at, stop) if _begins(lines, number, index)), stop)


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
