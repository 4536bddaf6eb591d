"""Lines with `|` to the rows of a table: cells that run over several lines are joined, heads of two rows made one."""

import re
from typing import NamedTuple

from directives.strings.flow import Flow, flow
from directives.tables.columns import assigns, columns_of


class Row(NamedTuple):
    """A row of a table cut at `|`: the running text of each cell."""

    cells: list[Flow]
    span: tuple[int, int]


LONGEST_HEADING = 60
"""Characters of a column's heading at most."""
SUBHEADING = 40
"""The same of one that stands below another."""
LATEST_HEAD = 4
"""Rows at the top of a table among which its head stands: a title may stand above it."""
_SAYS = re.compile(r":\s+\S|\d")
"""What no heading of a column holds: a number, or a role and who has it ("Chủ trì: Sở A")."""
_NUMBER = re.compile(r"[\s*]*\d{1,3}(?:\.\d{1,2}){0,3}[.)]?[\s*]*")
_RULE = re.compile(r"[\s|:-]+")


def read_rows(source: str, start: int, end: int) -> list[Row]:
    """The rows between two places of the source, its head first where it has one among the first; rules and blank rows are left out."""
    rows, position = [], start
    for line in source[start:end].split("\n"):
        if line.lstrip().startswith("|") and not _RULE.fullmatch(line):
            at = position + line.index("|")
            rows.append(_row(source, (at, position + len(line.rstrip()))))
        position += len(line) + 1
    return _from_head(rows)


def is_broken(source: str, before: Row, row: Row) -> bool:
    """Whether between two rows something stands that is no rule and no blank row."""
    between = source[before.span[1] : row.span[0]]
    return any(not _RULE.fullmatch(line) for line in between.split("\n") if line.strip())


class Head(NamedTuple):
    """The headings of a table's columns, and how many rows they take."""

    headings: list[str]
    rows: int = 1


def head_of(rows: list[Row]) -> Head:
    """The headings of a table, a blank one first where the numbers of its rows have none."""
    head = _head_of(rows)
    numbered = (one.cells for one in rows[head.rows : head.rows + LATEST_HEAD] if _NUMBER.fullmatch(one.cells[0].text))
    if "number" in columns_of(head.headings) or len(head.headings) + 1 not in map(len, numbered):
        return head
    return Head(["", *head.headings], head.rows)


def _head_of(rows: list[Row]) -> Head:
    """The headings as they stand; a second row says what stands under a heading of several columns ("Chủ trì", "Phối hợp")."""
    first = [cell.text.strip(" *") for cell in rows[0].cells]
    second = [cell.text.strip(" *") for cell in rows[1].cells] if len(rows) > 1 else []
    if second and second[0] and second[0] == first[0]:
        second = ["" if first[at : at + 1] == [one] else one for at, one in enumerate(second)]
    elif second and second[0] and second[0] in first[1:]:  # headings over two rows, said again in the second
        second = [""] * first.index(second[0]) + second
        second = ["" if first[at : at + 1] == [one] else one for at, one in enumerate(second)]
    if (times := _times_below(first, second)) is not None:
        return Head(times, 2)
    said = columns_of([text for text in second if text])
    if (
        not said.keys() & {"lead", "with"}
        or said.keys() & {"task", "number"}
        or any(len(one) > SUBHEADING or _SAYS.search(one) for one in second)
    ):
        return Head(first)
    if not second[0]:
        padded = [*first, *[""] * (len(second) - len(first))]
        return Head([*(one or padded[at] for at, one in enumerate(second)), *padded[len(second) :]], 2)
    group = next((at for at, one in enumerate(first) if "lead" in columns_of([one])), None)
    return Head(first) if group is None else Head([*first[:group], *second, *first[group + 1 :]], 2)


def _times_below(first: list[str], second: list[str]) -> list[str] | None:
    """As in "Thời gian" above "Dự thảo" and "Ban hành", nothing else in the second row: each column has both names."""
    at = columns_of(first).get("due")
    filled = [index for index, one in enumerate(second) if one]
    if at is None or len(filled) < 2 or any(len(second[index]) > SUBHEADING for index in filled):
        return None
    if any(_SAYS.search(second[index]) for index in filled):
        return None
    padded = [*first, *[""] * (len(second) - len(first))]
    if filled[0] != at or any(padded[index] not in ("", first[at]) for index in filled):
        return None
    return [f"{first[at]} {second[index]}" if index in filled else one for index, one in enumerate(padded)]


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
    cells = [cell.text for cell in row.cells]
    return all(len(cell) < LONGEST_HEADING for cell in cells) and assigns(columns_of(cells))
