"""The tables of PDF pages: the text of each cell from the words that stand in it; tables that go on from page to page."""

import re

from directives.formats.blocks import Block, Cell, Table, cell_text, is_layout
from directives.formats.pdf_lines import Line, Run, paragraphs, read_lines
from directives.formats.pdf_rules import Box, Ruled

_RULE = re.compile(r"[\s|_¦—]+")
_RULE_END = re.compile(r"^[|_¦]+|[|_¦]+(?=\s*$)")
"""What OCR makes of a rule between two cells, as a word and at the end of one."""


def placed(line: Line, table: Ruled) -> bool:
    """Whether a line stands in a table's frame."""
    return table.bottom - 1 <= line.base <= table.top


def table_of(table: Ruled, lines: list[Line]) -> list[Block]:
    """The table with the text of its cells; nothing for a frame that only places a letterhead or has one column."""
    words = [run for line in lines if placed(line, table) for run in line.runs]
    runs = [run._replace(text=_RULE_END.sub("", run.text)) for run in words if not _RULE.fullmatch(run.text)]
    rows: list[tuple[Cell, ...]] = []
    for shape in table.rows:
        row: list[Cell] = []
        for index, box in enumerate(shape):
            if isinstance(box, str):
                text = rows[-1][index].text if box == "above" and rows else ""
                row.append(Cell(text, box))
                continue
            inside = [run for run in runs if _within(run, box)]
            row.append(Cell(_cell(inside, box)))
        rows.append(tuple(row))
    texts = [cell.text for row in rows for cell in row]
    columns = max((len(row) for row in rows), default=0)
    if columns < (3 if len(rows) == 1 else 2) or is_layout(texts) or not any(texts):
        return []
    return [Table(tuple(rows))]


def _within(run: Run, box: Box) -> bool:
    return box.left - 1 <= (run.left + run.right) / 2 <= box.right + 1 and box.bottom - 1 <= run.base <= box.top


def _cell(runs: list[Run], box: Box) -> str:
    lines = read_lines(runs)
    if not lines:
        return ""
    margin = max(2.0, min(line.left for line in lines) - box.left)
    width = (min(line.left for line in lines), box.right - min(margin, 12.0) - 0.6 * lines[0].size)
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
