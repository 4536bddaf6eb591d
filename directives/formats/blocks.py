"""What every format is read into, and how it becomes text: paragraphs with a blank line between, tables as rows with `|`."""

import re
from typing import NamedTuple

from directives.heads.secrecy import secrecy_mark
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold

MOST_CHARACTERS = 5_000_000
"""The longest text that is taken from a document, in characters."""


class Paragraph(NamedTuple):
    """One or more lines of text. `tight` ones stand without a blank line between them: titles, letterheads, signatures."""

    text: str
    tight: bool = False


class Cell(NamedTuple):
    """A place in a table's grid; `merged` says whether its text is that of the cell above or to the left ("above", "left")."""

    text: str
    merged: str = ""


class Table(NamedTuple):
    """The rows of a table, each with a cell for every column of the grid."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table

_STAMP = Shape("heads", r"^(?:(?:{secrecy.stamp_labels}\W*)?{secrecy.degrees}|{urgencies}|{internal})$")
_LAYOUT = Printed("heads", r"(?m){structure.letterheads~}|^\W*{recipients}\W*:|^\W*{signed_for}\s*\.\s")
_PLACED = Printed(
    "heads",
    r"(?mi)^\W*(?:{frame}\s*[-–—]|[^\W\d_][^\n,;:]{1,40},\s*ngày[\s.…\d]{0,8}tháng[\s.…\d]{0,8}năm[\s.…\d]{0,8}$)",
)
_FEW_CELLS = 8
"""Cells of a table that places a letterhead, at most; a place and a day stand in others too."""
_OPEN = Shape("structure", r"[,;:.+/-]$|\b{line_goes_on}$")
"""How a line ends that the next one goes on with."""
_WORD = re.compile(r"(?<!\w)(?![IVXLC]+\b)[^\W\d_]{2,}")
"""What a cell holds that is no mere number: who does the rows beside it, when, or to which group they belong."""


def is_stamp(line: str) -> bool:
    """Whether a line is a mark of secrecy, urgency or circulation: kept wherever on a page it stands."""
    return _STAMP.search(fold(line.strip(" \t*_.()[]-:"))) is not None or secrecy_mark(line) is not None


def says_again(text: str) -> bool:
    """Whether a first cell merged over several rows is said in each: it holds more than their number."""
    return _WORD.search(text) is not None


def is_layout(texts: list[str]) -> bool:
    """Whether the cells of a table only place a letterhead or a signature on the page."""
    small = len(texts) <= _FEW_CELLS
    return any(_LAYOUT.search(text) or (small and _PLACED.search(text)) for text in texts)


def write_blocks(blocks: list[Block]) -> str:
    """The text of a document; a run of tables with the same columns is one table."""
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = _table(block) if isinstance(block, Table) else _clean(block.text)
        if not text:
            continue
        if before is not None:
            close = isinstance(block, Paragraph) and isinstance(before, Paragraph) and block.tight and before.tight
            pieces.append("\n" if close else "\n\n")
        pieces.append(text)
        before = block
    return "".join(pieces)


def cell_text(paragraphs: list[str]) -> str:
    """The paragraphs of a cell in one line, "; " between two that no mark of the text parts."""
    found = ""
    for paragraph in paragraphs:
        text = " ".join(paragraph.split())
        if text:
            found += ("" if not found else " " if _OPEN.search(fold(found)) or text[0].islower() else "; ") + text
    return found


def _clean(text: str) -> str:
    text = re.sub("[\u00ad\u200b\u200e\u200f\u2060\ufeff]", "", text).replace("\u00a0", " ")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _table(table: Table) -> str:
    rows = _one_header([row for row in table.rows if any(_clean(cell.text) for cell in row)])
    if not rows:
        return ""
    if max(len(row) for row in rows) == 1:
        return "\n".join(_clean(row[0].text) for row in rows)
    return "\n".join(_row(row) for row in rows)


def _row(row: tuple[Cell, ...]) -> str:
    """A line; a number merged with the one above is left out, other merged cells, the first too, are said again."""
    first = 1 if row[0].merged == "above" and not says_again(row[0].text) else 0
    cells = [_clean(cell.text if cell.merged != "left" else "").replace("\n", " ").replace("|", "/") for cell in row]
    return "| " + " | ".join(cells[first:]) + " |"


def _one_header(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Two heading rows (one over several columns, merged cells beside it) as one: "Cơ quan thực hiện Chủ trì"."""
    if len(rows) < 3 or not any(cell.merged == "left" for cell in rows[0]) or rows[1][0].merged != "above":
        return rows
    head: list[Cell] = []
    over = ""
    for index, cell in enumerate(rows[0]):
        over = cell.text if cell.merged != "left" else over
        below = rows[1][index] if index < len(rows[1]) else Cell("")
        head.append(Cell(over if below.merged == "above" else f"{over} {below.text}".strip()))
    return [tuple(head), *rows[2:]]
