"""A workbook (.xlsx) to text: each visible sheet's rows as lines with `|`, dates as they are written in documents."""

import datetime as dt
import re
from typing import Any

from directives.formats.blocks import Block, Cell, Paragraph, Table, cell_text, write_blocks
from directives.formats.zipped import Archive, open_archive, read_xml
from plans.problems import Place, Problem, error

MOST_CELLS = 200_000
"""The most cells of a workbook that are read."""
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DAY = re.compile(r"^(?!.*\[(?:h|m|s))(?=.*[dy])")
_BUILT_IN_DAYS = frozenset([*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)])


def read_xlsx(data: bytes, place: Place) -> tuple[str, list[Problem]]:
    """The sheets of a workbook, one after another; "" and why where it cannot be read."""
    archive, problems = open_archive(data, place)
    if archive is None:
        return "", problems
    with archive.file:
        book, problems = read_xml(archive, "xl/workbook.xml", place)
        links, more = read_xml(archive, "xl/_rels/workbook.xml.rels", place)
        if book is None or links is None:
            return "", problems or more or [error("file-damaged", place)]
        strings, problems = read_xml(archive, "xl/sharedStrings.xml", place)
        if problems:
            return "", problems
        shared = [_text(one) for one in strings.iterfind(f"{_S}si")] if strings is not None else []
        days = _day_styles(archive, place)
        blocks: list[Block] = []
        for part in _parts(book, links):
            sheet, problems = read_xml(archive, part, place)
            if problems:
                return "", problems
            if sheet is not None:
                if sum(1 for _ in sheet.iter(f"{_S}c")) > MOST_CELLS:
                    return "", [error("sheet-too-large", place, limit=MOST_CELLS)]
                blocks.extend(_sheet(sheet, shared, days))
    return write_blocks(blocks), []


def _parts(book: Any, links: Any) -> list[str]:
    """The parts of the visible sheets in order."""
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    shown = [sheet for sheet in book.iter(f"{_S}sheet") if sheet.get("state", "visible") == "visible"]
    paths = [targets.get(sheet.get(f"{_R}id"), "") for sheet in shown]
    return [path.lstrip("/") if path.startswith("/") else f"xl/{path}" for path in paths]


def _text(element: Any) -> str:
    """The text of a string without its reading aids."""
    return "".join(t.text or "" for t in element.iter(f"{_S}t") if t.getparent().tag != f"{_S}rPh")


def _day_styles(archive: Archive, place: Place) -> frozenset[int]:
    """Which cell styles show a day."""
    styles, _ = read_xml(archive, "xl/styles.xml", place)
    if styles is None:
        return frozenset()
    own = {one.get("numFmtId"): one.get("formatCode", "").lower() for one in styles.iter(f"{_S}numFmt")}
    formats = styles.find(f"{_S}cellXfs")
    ids = [one.get("numFmtId", "0") for one in formats] if formats is not None else []
    return frozenset(
        index
        for index, id_ in enumerate(ids)
        if (id_.isdigit() and int(id_) in _BUILT_IN_DAYS) or _DAY.search(re.sub(r'"[^"]*"', "", own.get(id_, "")))
    )


def _sheet(sheet: Any, shared: list[str], days: frozenset[int]) -> list[Block]:
    """Lines with one cell are paragraphs, lines with more are rows of a table."""
    merged = _merged(sheet)
    found: list[Block] = []
    rows: list[tuple[Cell, ...]] = []
    width = 0
    for row in sheet.iter(f"{_S}row"):
        cells = {_column(cell.get("r", "")): _value(cell, shared, days) for cell in row.iterfind(f"{_S}c")}
        filled = {at: text for at, text in cells.items() if text.strip()}
        number = int(row.get("r")) if row.get("r", "").isdigit() else 0
        if len(filled) <= 1 and not any((number, at) in merged for at in cells):
            found.extend([Table(tuple(rows))] if rows else [])
            rows = []
            found.extend(Paragraph(text, tight=True) for text in filled.values())
            continue
        width = max([width, *filled]) if filled else width
        above = rows[-1] if rows else ()
        line = []
        for at in range(min(width, 60) + 1):
            kind = merged.get((number, at), "")
            text = above[at].text if kind == "above" and at < len(above) else cells.get(at, "")
            line.append(Cell(cell_text(text.split("\n")), kind))
        rows.append(tuple(line))
    return [*found, Table(tuple(rows))] if rows else found


def _merged(sheet: Any) -> dict[tuple[int, int], str]:
    """Where cells are merged with the one above or to the left, by row from 1 and column from 0."""
    found: dict[tuple[int, int], str] = {}
    for one in sheet.iter(f"{_S}mergeCell"):
        ends = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", one.get("ref", ""))
        if ends is None:
            continue
        left, right, top, bottom = _column(ends[1]), _column(ends[3]), int(ends[2]), int(ends[4])
        for row in range(top, min(bottom, top + 500) + 1):
            for column in range(left, min(right, left + 60) + 1):
                if (row, column) != (top, left):
                    found[row, column] = "left" if column > left else "above"
        if len(found) > MOST_CELLS:
            break
    return found


def _column(reference: str) -> int:
    """The column of "C7", from 0."""
    number = 0
    for letter in re.match(r"[A-Z]{0,3}", reference).group():  # type: ignore[union-attr]
        number = number * 26 + ord(letter) - 64
    return max(number - 1, 0)


def _value(cell: Any, shared: list[str], days: frozenset[int]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_S}v") or ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    style = cell.get("s", "")
    if kind == "n" and style.isdigit() and int(style) in days and re.fullmatch(r"\d{1,6}(\.\d+)?", value):
        return f"{dt.date(1899, 12, 30) + dt.timedelta(days=int(float(value))):%d/%m/%Y}"
    return re.sub(r"^(\d+)\.0$", r"\1", value)
