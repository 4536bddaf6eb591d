"""The sheets of a workbook (.xlsx) as rows of text, read within bounds."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

LARGEST_INSIDE = 200_000_000
"""Bytes that a workbook may hold unpacked: more is no list of units."""
MOST_ROWS = 100_000


class BadWorkbook(ValueError):
    """The bytes are no workbook that can be read; nothing of it was kept."""


class Sheet(NamedTuple):
    """A sheet: what its tab says, and its rows as text."""

    name: str
    rows: list[list[str]]


def first_sheet(data: bytes, hours: bool = False) -> list[list[str]]:
    """The rows of the first visible sheet, cells as they would stand in a CSV file (a day as 2025-03-01, with `hours` its hour too)."""
    return next((sheet.rows for sheet in _sheets(data, hours)), [])


def every_sheet(data: bytes) -> list[Sheet]:
    """The first visible sheet as `first_sheet` reads it (none: one without a name), then all others, hidden ones too."""
    shown = list(_sheets(data, False))
    return [*(shown or [Sheet("", [])]), *_sheets(data, False, visible=False)]


def _sheets(data: bytes, hours: bool, *, visible: bool = True) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # slow to import, and most installations never need it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_INSIDE:
                raise BadWorkbook("too large inside")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if (sheet.sheet_state == "visible") is visible:
                rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS)
                yield Sheet(sheet.title, [[_written(cell, hours) for cell in row] for row in rows])
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as cause:
        raise BadWorkbook(str(cause)) from cause


def _written(cell: object, hours: bool) -> str:
    if hours and isinstance(cell, dt.datetime) and cell.time() != dt.time():
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
