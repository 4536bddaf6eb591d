"""What a paper is made of, whatever file it becomes: lines, tables, the head and the signature of an official document."""

from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import Any, Literal, NamedTuple
from unicodedata import category, normalize

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn a line around: in a name they would show another one."""
TOGETHER = 3
"""Rows of a table that go to the next page with the signature below it: a page of a signature alone can be put below anything."""


class Style(StrEnum):
    """How a line looks.

    `TO` is Kính gửi, `TO_LIST` the same above a list and each name of it; `ITEM` has no indent, `NOTE` is small print.
    """

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    TO = "to"
    TO_LIST = "to-list"
    NOTE = "note"


class Run(NamedTuple):
    """Words in one hand."""

    text: str
    bold: bool = False


class Line(NamedTuple):
    """A paragraph."""

    style: Style
    runs: tuple[Run, ...]


class Column(NamedTuple):
    """A column of a table; widths are shares of the whole."""

    heading: str
    width: float
    align: Literal["left", "center", "right"] = "left"


class Table(NamedTuple):
    """Rows under headings that repeat on each page; the last `sums` rows are set off."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: int = 0


class Head(NamedTuple):
    """The two columns above an official document (Decree 30/2020/NĐ-CP, appendix I). Without `number` that line is left out."""

    above: tuple[str, ...]
    organ: tuple[str, ...]
    number: str
    subject: str
    place: str


class Sign(NamedTuple):
    """Below an official document: who receives it, and in whose name it is signed."""

    recipients: tuple[str, ...]
    signer: tuple[str, ...]


class Break(NamedTuple):
    """A new page begins."""


Block = Line | Table | Head | Sign | Break


class Paper(NamedTuple):
    """A paper to be made into a file. Sizes in points, margins (top, bottom, left, right) in millimetres."""

    title: str
    blocks: tuple[Block, ...]
    size: float = 14
    table_size: float = 12
    margins: tuple[int, int, int, int] = (20, 20, 30, 15)
    landscape: bool = False
    indent: int = 10
    gap: float = 6


def line(style: Style, *parts: str | Run) -> Line:
    """A paragraph of plain words and runs."""
    return Line(style, tuple(one if isinstance(one, Run) else Run(one) for one in parts))


def bold(text: str) -> Run:
    """Words that carry the message."""
    return Run(text, bold=True)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], sums: int = 0) -> Table:
    """A table of these rows."""
    return Table(tuple(columns), tuple(tuple(row) for row in rows), sums)


def printable(value: Any) -> Any:  # noqa: ANN401  (a paper, a block, a word: the same kind comes back)
    """The same with all its words composed (NFC) and without what no paper can hold: control characters, turning marks."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return "".join(one for one in normalize("NFC", value) if _shows(one))
    if not isinstance(value, tuple):
        return value
    parts = [printable(one) for one in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def signed_table(blocks: Sequence[Block]) -> int | None:
    """Where the table stands that ends the paper, with only notes between it and the signature."""
    at = len(blocks) - 1
    if at < 0 or not isinstance(blocks[at], Sign):
        return None
    while at and (isinstance(one := blocks[at - 1], Line) and one.style is Style.NOTE):
        at -= 1
    return at - 1 if at and isinstance(blocks[at - 1], Table) else None


def with_signature(blocks: Sequence[Block]) -> set[int]:
    """Which lines go to the next page with a signature below them: the last one, and above room for an answer what it answers."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        above = at - 1 if isinstance(block, Sign) else -1
        while above >= 0 and isinstance(one := blocks[above], Line):
            found.add(above)
            if one.style is not Style.HEADING and any(run.text.strip("…") for run in one.runs):
                break
            above -= 1
    return found


def _shows(one: str) -> bool:
    return one == "\n" or not (category(one) in ("Cc", "Cs") or one in TURNING)
