"""Ruled tables on PDF pages: where their cells are, and the text of each cell from the lines that stand in it."""

import io
from typing import Any, NamedTuple

from directives.formats.blocks import Block, Cell, Table, cell_text, is_layout
from directives.formats.pdf_lines import Line, paragraphs, read_lines

MOST_EDGES = 3_000
"""Pages with more ruled lines than this are drawings: no tables are looked for."""
Box = tuple[float, float, float, float]


class Ruled(NamedTuple):
    """A table's frame in points, y upwards, and its grid: each cell's box, or the kind of merging that left none."""

    top: float
    bottom: float
    rows: tuple[tuple["Box | str", ...], ...]


def ruled_tables(data: bytes, pages: list[int]) -> dict[int, list[Ruled]]:
    """The tables on these pages from the top; a page whose drawing cannot be followed has none."""
    if not pages:
        return {}
    import pdfplumber

    found: dict[int, list[Ruled]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[page + 1 for page in pages]) as document:
            for index, page in zip(pages, document.pages, strict=False):
                if len(page.edges) <= MOST_EDGES:
                    tables = [_ruled(table, float(page.height)) for table in page.find_tables()]
                    found[index] = sorted(
                        (t for t in tables if len(t.rows) > 1 or len(t.rows[0]) > 2), key=lambda one: -one.top
                    )
                page.close()
    except Exception:  # noqa: BLE001 - pdfminer raises kinds of its own on files that PDFium can read
        return found
    return found


def _ruled(table: Any, height: float) -> Ruled:
    """The grid of a table as pdfplumber found it, y turned upwards."""
    lines = sorted({round(cell[0], 1) for cell in table.cells} | {round(cell[2], 1) for cell in table.cells})
    lines = [x for i, x in enumerate(lines) if not i or x - lines[i - 1] > 3]
    tops = sorted({cell[1] for cell in table.cells})
    tops = [y for i, y in enumerate(tops) if not i or y - tops[i - 1] > 3]
    rows = []
    for top in tops:
        row: list[Box | str] = []
        for left in lines[:-1]:
            cell = next((c for c in table.cells if c[0] - 3 <= left < c[2] - 3 and c[1] - 3 <= top < c[3] - 3), None)
            if cell is None:
                row.append("")
            elif abs(cell[0] - left) > 3:
                row.append("left")
            elif abs(cell[1] - top) > 3:
                row.append("above")
            else:
                row.append((cell[0], height - cell[3], cell[2], height - cell[1]))
        rows.append(tuple(row))
    return Ruled(height - table.bbox[1], height - table.bbox[3], tuple(rows))


def placed(line: Line, table: Ruled) -> bool:
    """Whether a line stands in a table's frame."""
    return table.bottom - 1 <= line.base <= table.top


def table_of(table: Ruled, lines: list[Line]) -> list[Block]:
    """The table with the text of its cells; nothing for a frame that only places a letterhead or has one column."""
    runs = [run for line in lines if placed(line, table) for run in line.runs]
    rows: list[tuple[Cell, ...]] = []
    for shape in table.rows:
        row: list[Cell] = []
        for index, box in enumerate(shape):
            if isinstance(box, str):
                text = rows[-1][index].text if box == "above" and rows else ""
                row.append(Cell(text, box))
                continue
            left, bottom, right, top = box
            inside = [
                r for r in runs if left - 1 <= (r.left + r.right) / 2 <= right + 1 and bottom - 1 <= r.base <= top
            ]
            row.append(Cell(_cell(inside, box)))
        rows.append(tuple(row))
    texts = [cell.text for row in rows for cell in row]
    columns = max((len(row) for row in rows), default=0)
    if columns < 2 or is_layout(texts) or not any(texts):
        return []
    return [Table(tuple(rows))]


def _cell(runs: list[Any], box: Box) -> str:
    lines = read_lines(runs)
    if not lines:
        return ""
    margin = max(2.0, min(line.left for line in lines) - box[0])
    width = (min(line.left for line in lines), box[2] - min(margin, 12.0))
    return cell_text([paragraph.text for paragraph in paragraphs(lines, width)])


def joined(last: Table, first: Table) -> Table | None:
    """A table that goes on on the next page: its heading said once, a row cut by the page made whole."""
    if len(last.rows[0]) != len(first.rows[0]):
        return None
    rows = list(first.rows)
    if [cell.text for cell in rows[0]] == [cell.text for cell in last.rows[0]]:
        rows = rows[1:]
    if rows and _cut(rows[0]):
        whole = [Cell(f"{a.text} {b.text}".strip(), a.merged) for a, b in zip(last.rows[-1], rows[0], strict=False)]
        return Table((*last.rows[:-1], tuple(whole), *rows[1:]))
    return Table((*last.rows, *rows))


def _cut(row: tuple[Cell, ...]) -> bool:
    """Whether a row goes on with the one on the page before: no number, and sentences that begin in the middle."""
    texts = [cell.text for cell in row if cell.text]
    return (
        bool(texts)
        and not row[0].text[:1].isdigit()
        and (
            all(text[:1].islower() for text in texts) or (not row[0].text and any(text[:1].islower() for text in texts))
        )
    )
