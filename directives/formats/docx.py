"""A Word document (.docx) to text: automatic numbers as printed, tables as rows, text boxes, tracked changes accepted."""

import re
from collections.abc import Iterator
from typing import Any

from directives.formats.blocks import Block, Cell, Paragraph, Table, cell_text, is_layout, is_stamp, write_blocks
from directives.formats.numbering import Numbering, W
from directives.formats.zipped import Archive, open_archive, read_xml
from plans.problems import Place, Problem, doubt, error

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText", _FALLBACK})
_PLAIN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_MAIN = re.compile(r"word/document\d*\.xml")
_DEEPEST = 20
_MOST_COLUMNS = 63


def read_docx(data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """The text of a .docx, or "" and why it cannot be read."""
    archive, problems = open_archive(data, place)
    if archive is None:
        return "", problems
    with archive.file:
        main = min((name for name in archive.names if _MAIN.fullmatch(name)), default="")
        document, problems = read_xml(archive, main, place)
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            return "", problems or [error("file-damaged", place)]
        styles, told = read_xml(archive, "word/styles.xml", place)
        lists, more = read_xml(archive, "word/numbering.xml", place)
        marks = _marks(archive, place)
    reading = _Reading(Numbering(lists, styles))
    text = write_blocks([*marks, *reading.blocks(body)])
    lost = [doubt("docx-numbers-lost", place)] if told or more else []
    return text, lost


def _marks(archive: Archive, place: Place) -> list[Block]:
    """Secrecy and urgency marks that stand in the headers and footers of pages."""
    found: dict[str, Block] = {}
    for name in sorted(archive.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root, _ = read_xml(archive, name, place)
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                line = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
                if is_stamp(line):
                    found.setdefault(line, Paragraph(line))
    return list(found.values())


class _Reading:
    """The lists counted so far and the text boxes met; lives for one document."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.boxes: list[Any] = []

    def blocks(self, parent: Any, depth: int = 0, tight: bool = False) -> list[Block]:
        """The paragraphs and tables under an element in order, each text box after the block it hangs on."""
        found: list[Block] = []
        for child in _children(parent):
            if child.tag == f"{W}p":
                found.extend(self._paragraph(child, tight))
            elif child.tag == f"{W}tbl" and depth < _DEEPEST:
                found.extend(self._table(child, depth))
            if depth == 0 and self.boxes:
                found.extend(self._in_boxes())
        return found

    def _in_boxes(self) -> list[Block]:
        found: list[Block] = []
        while self.boxes:
            found.extend(self.blocks(self.boxes.pop(0), depth=1))
        return found

    def _paragraph(self, paragraph: Any, tight: bool) -> list[Block]:
        text, label = "".join(self._texts(paragraph)), self.numbering.label(paragraph)
        if not text.strip():
            return []
        align = paragraph.find(f"{W}pPr/{W}jc")
        centred = align is not None and align.get(f"{W}val") == "center"
        return [Paragraph(f"{label} {text.lstrip()}" if label else text, tight or centred)]

    def _texts(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _PLAIN:
                yield _PLAIN[child.tag]
            elif child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            else:
                yield from self._texts(child)

    def _table(self, table: Any, depth: int) -> list[Block]:
        rows = [self._row(row, depth) for row in _children(table) if row.tag == f"{W}tr"]
        texts = ["\n".join(_lines(blocks)) for row in rows for _, blocks in row]
        columns = max((len(row) for row in rows), default=0)
        if columns <= 1 or is_layout(texts):
            placed = [block for row in rows for cell, blocks in row if not cell.merged for block in blocks]
            return [
                *placed[:-1],
                *(block._replace(tight=False) if isinstance(block, Paragraph) else block for block in placed[-1:]),
            ]
        return [Table(_filled([tuple(cell for cell, _ in row) for row in rows]))]

    def _row(self, row: Any, depth: int) -> list[tuple[Cell, list[Block]]]:
        found: list[tuple[Cell, list[Block]]] = []
        for cell in _children(row):
            if cell.tag != f"{W}tc":
                continue
            blocks = self.blocks(cell, depth + 1, tight=True)
            above = cell.find(f"{W}tcPr/{W}vMerge")
            merged = above is not None and above.get(f"{W}val") != "restart"
            found.append((Cell(cell_text(_lines(blocks)), "above" if merged else ""), blocks))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = span.get(f"{W}val", "1") if span is not None else "1"
            wide = min(int(width), _MOST_COLUMNS) if width.isdigit() and len(found) < _MOST_COLUMNS else 1
            found.extend([(Cell("", "left"), [])] * (wide - 1))
        return found


def _children(parent: Any) -> Iterator[Any]:
    """The children of an element, those in content controls, insertions and custom tags as if they stood there themselves."""
    for child in parent:
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _children(child)
        else:
            yield child


def _lines(blocks: list[Block]) -> list[str]:
    """The lines of what stands in a cell; of a table in it, the cells."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.extend(block.text.split("\n"))
        else:
            found.extend(cell.text for row in block.rows for cell in row if cell.text)
    return found


def _filled(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The same rows, cells merged with the one above given its text."""
    found: list[tuple[Cell, ...]] = []
    for row in rows:
        above = found[-1] if found else ()
        found.append(
            tuple(
                Cell(above[index].text, "above") if cell.merged == "above" and index < len(above) else cell
                for index, cell in enumerate(row)
            )
        )
    return tuple(found)
