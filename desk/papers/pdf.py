"""A paper as a PDF, set by typst from `paper.typ`; nothing is asked of any other program or of the network."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from desk.papers.blocks import TOGETHER, Block, Break, Paper, Table, printable, signed_table
from desk.papers.word import MOTTO

FONTS = ("Times New Roman", "Tinos", "Libertinus Serif")
"""The first that is there. Libertinus Serif comes with typst and has every Vietnamese letter; Liberation Serif has not."""
TEMPLATE = Path(__file__).parent / "paper.typ"
WORD_SPARE = 30
"""Millimetres of a page that Word needs more for the same lines."""
SMALLEST = 8.0
"""Points of the smallest writing that `on_one_page` goes down to."""


def pdf(paper: Paper, made: dt.datetime) -> bytes:
    """The file's bytes; `made` is the moment that it says it was made. The last page of a signed table has rows of it."""
    paper = printable(paper)
    out = _set(paper, made)
    at = signed_table(paper.blocks)
    if at is None or _on_last_page(out, paper.blocks[at]):
        return out
    return _set(paper._replace(blocks=_parted(paper.blocks, at)), made)


def face() -> str:
    """What a paper is set in on this machine."""
    import typst

    there = typst.Fonts().families()
    return next(one for one in FONTS if one in there)


def _on_last_page(data: bytes, block: Block) -> bool:
    """Whether the last rows of a table stand on the last page."""
    import pypdfium2

    assert isinstance(block, Table)
    named = max((cell for row in block.rows[-TOGETHER:][:1] for cell in row), key=len, default="")
    document = pypdfium2.PdfDocument(data)
    try:
        said = document[len(document) - 1].get_textpage().get_text_range()
        return len(document) == 1 or "".join(named.split()) in "".join(said.split())
    finally:
        document.close()


def _parted(blocks: Sequence[Block], at: int) -> tuple[Block, ...]:
    """The last rows of a table on a page of their own with what stands below, under the same headings."""
    whole = blocks[at]
    assert isinstance(whole, Table)
    first, last = whole._replace(rows=whole.rows[:-TOGETHER], sums=0), whole._replace(rows=whole.rows[-TOGETHER:])
    return (*blocks[:at], *((first, Break()) if first.rows else ()), last, *blocks[at + 1 :])


def _set(paper: Paper, made: dt.datetime) -> bytes:
    import typst

    inputs = {"paper": json.dumps(_data(paper), ensure_ascii=False)}
    root = str(TEMPLATE.parent)
    made_at = int(made.timestamp())
    out = typst.compile(str(TEMPLATE), root=root, format="pdf", sys_inputs=inputs, timestamp=made_at)
    assert isinstance(out, bytes)
    return out


def on_one_page(paper: Paper, made: dt.datetime, spare: int = 0) -> Paper:
    """The paper written smaller, half a point at a time, until its PDF is one page with `spare` millimetres left below.

    Word sets the same lines a little looser: a .docx wants `WORD_SPARE`.
    """
    top, bottom, left, right = paper.margins
    tried = paper._replace(margins=(top, bottom + spare, left, right))
    while tried.table_size > SMALLEST and page_count(pdf(tried, made)) > 1:
        tried = tried._replace(size=tried.size - 0.5, table_size=tried.table_size - 0.5, gap=max(tried.gap - 0.5, 1))
    return tried._replace(margins=paper.margins)


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _data(paper: Paper) -> dict[str, object]:
    blocks = [_block(one) for one in paper.blocks]
    return {**paper._asdict(), "blocks": blocks, "fonts": FONTS, "motto": MOTTO}


def _block(block: Block) -> dict[str, object]:
    """A block as JSON: its kind and its fields, records within as objects."""
    plain: dict[str, object] = {"kind": type(block).__name__}
    for name, value in block._asdict().items():
        deep = isinstance(value, tuple) and value and hasattr(value[0], "_asdict")
        plain[name] = [one._asdict() for one in value] if deep else value
    return plain
