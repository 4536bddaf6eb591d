"""A paper as a Word file (.docx): A4, Times New Roman, the page's number above from the second page on."""

import datetime as dt
import io
from typing import Any

from desk.papers.blocks import (
    TOGETHER,
    Block,
    Break,
    Head,
    Line,
    Paper,
    Sign,
    Style,
    Table,
    printable,
    signed_table,
    with_signature,
)

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_CENTRED = (Style.TITLE, Style.SUBTITLE, Style.TO)


def docx(paper: Paper, made: dt.datetime) -> bytes:
    """The file's bytes; `made` is the moment that it says it was made."""
    from docx import Document

    paper = printable(paper)
    document = Document()
    _set_up(document, paper, made)
    held, ends = signed_table(paper.blocks), with_signature(paper.blocks)
    for at, block in enumerate(paper.blocks):
        _add(document, block, paper)
        if at in ends or (held is not None and at >= held):
            _keep(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, paper: Paper, made: dt.datetime) -> None:  # noqa: ANN401  (python-docx brings no types)
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if paper.landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    top, bottom, left, right = (Mm(one) for one in paper.margins)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = top, bottom, left, right
    section.header_distance = Mm(10)
    _font(document.styles["Normal"], paper.size)
    _page_numbers(section, paper.size)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = paper.title, "", "vi-VN", ""
    about.created = about.modified = made.astimezone(dt.UTC).replace(tzinfo=None)


def _font(style: Any, size: float) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(which), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def _page_numbers(section: Any, size: float) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    _align(paragraph, "center")
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
    _size(run, size)


def _add(document: Any, block: Block, paper: Paper) -> None:  # noqa: ANN401
    match block:
        case Line():
            _line(document.add_paragraph(), block, paper)
        case Table():
            _table(document, block, paper)
        case Head():
            _head(document, block, paper)
        case Sign():
            _sign(document, block, paper)
        case Break():
            document.add_page_break()


def _keep(document: Any, block: Block) -> None:  # noqa: ANN401
    """What stands above a signature goes to the next page with it: of a table its last rows."""
    kept = [document.paragraphs[-1]] if isinstance(block, Line) else []
    if isinstance(block, Table):
        kept = [one for row in document.tables[-1].rows[-TOGETHER:] for cell in row.cells for one in cell.paragraphs]
    for paragraph in kept:
        paragraph.paragraph_format.keep_with_next = True


def _line(paragraph: Any, block: Line, paper: Paper) -> None:  # noqa: ANN401
    from docx.shared import Mm, Pt

    size = paper.table_size - 1 if block.style is Style.NOTE else paper.size
    for run in block.runs:
        strong = run.bold or block.style in (Style.TITLE, Style.HEADING)
        written = paragraph.add_run(run.text)
        written.bold = strong
        written.italic = block.style in (Style.NOTE, Style.SUBTITLE)
        _size(written, size)
    _align(paragraph, "center" if block.style in _CENTRED else "left" if block.style is Style.TO_LIST else "both")
    shape = paragraph.paragraph_format
    shape.space_before = Pt(paper.gap)
    shape.keep_with_next = block.style in (Style.HEADING, Style.TITLE)
    if block.style is Style.BODY:
        shape.first_line_indent = Mm(paper.indent)
    if block.style is Style.TO_LIST:
        shape.left_indent = Mm(_inner(paper) * 0.3)
    if block.style in (Style.TITLE, Style.SUBTITLE):
        shape.space_before = Pt(0 if block.style is Style.SUBTITLE else paper.gap)


def _table(document: Any, block: Table, paper: Paper) -> None:  # noqa: ANN401
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm, Pt

    document.add_paragraph().paragraph_format.line_spacing = Pt(paper.gap)
    made = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _narrow(made)
    whole = sum(column.width for column in block.columns)
    widths = [Mm(_inner(paper) * column.width / whole) for column in block.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    cells = made._cells  # once: asking row by row walks the whole table each time
    count, first_sum = len(block.columns), len(block.rows) - block.sums + 1
    for at, row in enumerate(((*(one.heading for one in block.columns),), *block.rows)):
        for column, text, cell in zip(block.columns, row, cells[at * count : (at + 1) * count], strict=True):
            cell.width = widths[block.columns.index(column)]
            _cell(cell, text, "center" if at == 0 else column.align, paper.table_size, at == 0 or at >= first_sum)
    for at, row in enumerate(made._tbl.tr_lst):
        _mark_row(row, "w:cantSplit")
        if at == 0:
            _mark_row(row, "w:tblHeader")


def _narrow(made: Any) -> None:  # noqa: ANN401
    """One millimetre between the words and the sides of a cell, in twentieths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "57")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    made._tbl.tblPr.append(margins)


def _head(document: Any, block: Head, paper: Paper) -> None:  # noqa: ANN401
    left, right = _two(document, paper, 0.4)
    for at, text in enumerate(block.above):
        _put(left, text, 12, first=at == 0)
    for at, text in enumerate(block.organ):
        _put(left, text, 12, bold=True, first=at == 0 and not block.above)
    _rule(left, (_inner(paper) * 0.4 - 4 - 24) / 2)
    _put(right, MOTTO[0], 12, bold=True, first=True)
    _put(right, MOTTO[1], 13, bold=True)
    _rule(right, (_inner(paper) * 0.6 - 4 - 54) / 2)
    for _ in range(len(block.above) + len(block.organ) - 2):
        _put(right, "", 12)  # the place and date stand level with the number
    if block.number:
        _put(left, block.number, 13)
    if block.subject:
        _put(left, block.subject, 12)
    _put(right, block.place, 13, italic=True)


def _sign(document: Any, block: Sign, paper: Paper) -> None:  # noqa: ANN401
    from docx.shared import Pt

    above = document.add_paragraph().paragraph_format
    above.line_spacing, above.keep_with_next = Pt(paper.gap), True
    left, right = _two(document, paper, 0.5)
    _mark_row(document.tables[-1]._tbl.tr_lst[0], "w:cantSplit")
    if block.recipients:
        _put(left, "Nơi nhận:", 12, bold=True, italic=True, first=True, align="left")
    for text in block.recipients:
        _put(left, f"- {text}", 11, align="left")
    for at, text in enumerate(block.signer):
        _put(right, text, min(paper.size, 14), bold=True, first=at == 0)
    for _ in range(4):
        _put(right, "", min(paper.size, 14))


def _two(document: Any, paper: Paper, share: float) -> tuple[Any, Any]:  # noqa: ANN401
    """Two columns without lines."""
    from docx.shared import Mm

    made = document.add_table(rows=1, cols=2)
    made.autofit = False
    widths = (Mm(_inner(paper) * share), Mm(_inner(paper) * (1 - share)))
    for column, cell, width in zip(made.columns, made.rows[0].cells, widths, strict=True):
        column.width = cell.width = width
    left, right = made.rows[0].cells
    return left, right


def _put(
    cell: Any,  # noqa: ANN401
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    align: str = "center",
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    _size(run, size)
    _align(paragraph, align)


def _rule(cell: Any, sides: float) -> None:  # noqa: ANN401
    """A line below the last words, `sides` millimetres from both edges of the column."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(sides)
    shape.line_spacing = Pt(3)
    shape.space_after = Pt(6)
    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")):
        edge.set(qn(name), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def _cell(cell: Any, text: str, align: str, size: float, bold: bool) -> None:  # noqa: ANN401
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = bold
    _size(run, size)
    _align(paragraph, align)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _mark_row(row: Any, name: str) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().append(OxmlElement(name))


def _size(run: Any, size: float) -> None:  # noqa: ANN401
    from docx.shared import Pt

    run.font.size = Pt(size)


def _align(paragraph: Any, how: str) -> None:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    known = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT, "both": ALIGN.JUSTIFY}
    paragraph.alignment = known[how]


def _inner(paper: Paper) -> float:
    """The width between the margins in millimetres."""
    return (297 if paper.landscape else 210) - paper.margins[2] - paper.margins[3]
