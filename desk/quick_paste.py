"""Lines pasted from a sheet as tasks: by the headings of their columns, or in the order task, units, date, product."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

NUMBER = re.compile(r"\s*(?:\d{1,4}|[IVX]{1,5})[.)]?\s*")
ORDER = ("title", "units", "due", "product")
HEADINGS = {
    "đơn vị": "units", "cơ quan": "units", "cơ quan, đơn vị": "units", "đơn vị, địa phương": "units",
    "cơ quan, đơn vị, địa phương": "units", "đơn vị nhận": "units",
    "đơn vị được giao": "units", "cơ quan được giao": "units", "việc": "title", "tên việc": "title",
    "việc cần làm": "title", "hạn": "due", "hạn xử lý": "due", "due": "due", "ghi chú": "", "lĩnh vực": "", "mã": "", "no.": "number",
}  # fmt: skip
"""Headings of a sheet of one's own that no table of a document has, and what their columns hold; "": nothing that is used."""
HOLDS = {"task": "title", "lead": "units", "due": "due", "product": "product", "number": "number", "with": ""}
"""What columns of tables hold, as fields of a line."""


class QuickLine(NamedTuple):
    """A task as typed: what, for whom (names or slugs, with ";" between several), until when, with which product; its field.

    `left` names the columns of a pasted sheet in which this line has words that no field takes.
    """

    title: str
    units: str = ""
    due: str = ""
    product: str = ""
    field: str = ""
    left: str = ""


def pasted_lines(text: str) -> list[QuickLine]:
    """Lines copied from a sheet, cells parted by tabs; blank lines are left out, a line of headings says what the columns hold.

    Without headings a first column of numbers is left out.
    """
    rows = [[cell.strip(' "') for cell in line.split("\t")] for line in normalize("NFC", text).splitlines()]
    rows = [row for row in rows if any(row)]
    holds = _headings(rows[0]) if rows else None
    if holds is not None:
        return [_line(row, holds, rows[0]) for row in rows[1:]]
    if rows and all(len(row) > 1 and (NUMBER.fullmatch(row[0]) or not row[0]) for row in rows):
        rows = [row[1:] for row in rows]
    return [QuickLine(*(row + [""] * 4)[:4])._replace(left=_left(row[4:], ())) for row in rows]


def _headings(cells: Sequence[str]) -> list[str] | None:
    """What each column holds, where this is a line of headings."""
    from directives.tables.columns import columns_of

    words = [" ".join(cell.split()).casefold() for cell in cells]
    known = {at: HOLDS.get(holds, "") for holds, at in columns_of(list(cells)).items()}
    holds = [HEADINGS.get(word, known.get(at)) for at, word in enumerate(words)]
    named = sum(one is not None for one in holds)
    filled = sum(map(bool, words))
    if re.search(r"\d", " ".join(words)) or not ({"due", "units"} & set(holds)) or named < min(filled, 3) or filled < 2:
        return None
    if "title" not in holds:
        free = next((at for at, one in enumerate(holds) if one is None and words[at]), None)
        if free is None:
            return None
        holds[free] = "title"
    kept = [one if one and one not in holds[:at] else "" for at, one in enumerate(holds)]
    return kept if "product" in kept else [*kept, "product"]  # a last column may have been left without its name


def _line(row: Sequence[str], holds: Sequence[str], headings: Sequence[str]) -> QuickLine:
    cells = {one: cell for one, cell in zip(holds, row, strict=False) if one in ORDER}
    rest = [cell if at >= len(holds) or not holds[at] else "" for at, cell in enumerate(row)]
    return QuickLine(*(cells.get(one, "") for one in ORDER))._replace(left=_left(rest, headings))


def _left(cells: Sequence[str], headings: Sequence[str]) -> str:
    """The columns with words that no field takes, by their headings."""
    names = (headings[at] if at < len(headings) and headings[at] else cell for at, cell in enumerate(cells) if cell)
    return "; ".join(names)[:200]
