"""An office's own units from a CSV file or workbook: all of it is read and judged, then all is written or nothing."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import NamedTuple
from unicodedata import normalize

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.registry_rows import put_successions, put_units
from models.registry_source import slugify
from models.spreadsheets import BadWorkbook, first_sheet
from models.tables import Unit
from plans.plan import Force
from plans.problems import Place, Problem, error, has_errors
from plans.typed_days import typed_day
from plans.units import KINDS, SuccessionRecord, UnitRecord

_UNIT = table(Unit)
LARGEST = 20_000_000
"""Bytes of a file at most."""
COLUMNS = {
    "slug": ("mã",),
    "name": ("tên", "tên cơ quan, đơn vị", "tên cơ quan"),
    "kind": ("loại",),
    "parent": ("mã cơ quan cấp trên", "trực thuộc"),
    "province": ("mã ubnd tỉnh", "tỉnh"),
    "force": ("hình thức",),
    "aliases": ("tên khác", "tên gọi khác"),
    "valid_from": ("từ ngày",),
    "valid_to": ("đến ngày",),
    "code": ("mã thống kê", "mã số"),
    "successor": ("cơ quan kế thừa", "mã cơ quan kế thừa"),
}
"""The columns of the file, and what they may be called in Vietnamese. Only the name and the kind must be there."""
_FORCE = {"giao": Force.ORDER, "đề nghị": Force.REQUEST, "": Force.ORDER, **{force.value: force for force in Force}}


class _Line(NamedTuple):
    """A row of the file by our column names, with its line."""

    line: int
    cells: Mapping[str, str]

    def place(self, file: str, column: str) -> Place:
        return Place(file=file, line=self.line, field=column)


def import_units(session: Session, data: bytes, name: str) -> tuple[int, list[Problem]]:
    """Units of a CSV file (UTF-8; comma, semicolon or tab) or workbook (.xlsx, its first sheet) written by slug.

    Returns how many rows that changed.

    With any error nothing is written. A slug left out is made from the name. Aliases and successors are parted by "|";
    a unit with several successors has none that takes over the whole.
    """
    lines, problems = _read(data, name)
    rows: list[tuple[_Line, UnitRecord]] = []
    slugs: set[str] = set()
    for line in lines:
        unit, wrong = _unit(line, name)
        problems += wrong
        if unit.slug in slugs:
            problems.append(error("slug-twice", line.place(name, "slug"), slug=unit.slug))
        slugs.add(unit.slug)
        rows.append((line, unit))
    above = _parents(session) | {unit.slug: unit.parent for _, unit in rows}
    problems += [problem for line, unit in rows for problem in _misplaced(line, unit, above, name)]
    if has_errors(problems):
        return 0, problems
    codes = {unit.slug: line.cells["code"] for line, unit in rows if line.cells.get("code")}
    after = [row for line, unit in rows for row in _successions(line, unit)]
    return put_units(session, [unit for _, unit in rows], codes) + put_successions(session, after), problems


def _parents(session: Session) -> dict[str, str | None]:
    """What each unit of the registry stands under."""
    parent = _UNIT.alias("parent")
    known = select(_UNIT.c.slug, parent.c.slug).outerjoin(parent, parent.c.id == _UNIT.c.parent_id)
    return {slug: above for slug, above in session.connection().execute(known)}  # noqa: C416


def _misplaced(line: _Line, unit: UnitRecord, above: Mapping[str, str | None], file: str) -> Iterator[Problem]:
    """Units that it names and nobody knows, a unit that would stand under itself, a successor of what goes on."""
    named = [("parent", unit.parent), ("province", unit.province)]
    named += [("successor", row.successor) for row in _successions(line, unit)]
    for column, slug in named:
        if slug and slug not in above:
            yield error("unknown-unit", line.place(file, column), unit=slug, near="-")
    at, seen = unit.parent, set[str]()
    while at is not None and at not in seen and at != unit.slug:
        seen.add(at)
        at = above.get(at)
    if at == unit.slug:
        yield error("unit-under-itself", line.place(file, "parent"), unit=unit.name)
    if line.cells.get("successor") and unit.valid_to is None:
        yield error("successor-without-end", line.place(file, "valid_to"), unit=unit.name)


def _successions(line: _Line, unit: UnitRecord) -> list[SuccessionRecord]:
    slugs = [part.strip() for part in line.cells.get("successor", "").split("|") if part.strip()]
    if unit.valid_to is None:
        return []
    on = unit.valid_to + dt.timedelta(days=1)
    return [SuccessionRecord(unit.slug, slug, on, whole=len(slugs) == 1) for slug in slugs]


def _read(data: bytes, name: str) -> tuple[list[_Line], list[Problem]]:
    file = Place(file=name)
    if len(data) > LARGEST:
        return [], [error("too-large", file, megabytes=LARGEST // 1_000_000)]
    ending = PurePath(name).suffix.lower()
    if ending == ".xlsx":
        return _workbook(data, name)
    if ending not in (".csv", ".tsv", ".txt"):
        return [], [error("sheet-not-csv", file, ending=ending or "-")]
    try:
        text = normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [], [error("sheet-not-utf8", file)]
    if not text.strip():
        return [], [error("sheet-empty", file)]
    first = text.splitlines()[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        return _lines(rows, name)
    except csv.Error:  # a quotation mark that is never closed makes one cell of the rest
        return [], [error("sheet-broken", Place(file=name, line=rows.line_num))]


def _workbook(data: bytes, name: str) -> tuple[list[_Line], list[Problem]]:
    try:
        rows = first_sheet(data)
    except BadWorkbook:
        return [], [error("workbook-broken", Place(file=name))]
    if not any(any(row) for row in rows):
        return [], [error("sheet-empty", Place(file=name))]
    return _lines(iter([[normalize("NFC", cell) for cell in row] for row in rows]), name)


def _lines(rows: Iterator[list[str]], name: str) -> tuple[list[_Line], list[Problem]]:
    called = {other: column for column, others in COLUMNS.items() for other in (column, *others)}
    header = [called.get(cell.strip().lower(), "") for cell in next(rows)]
    missing = [column for column in ("name", "kind") if column not in header]
    if missing:
        return [], [error("column-missing", Place(file=name, line=1), column=column) for column in missing]
    lines = []
    for number, row in enumerate(rows, start=2):
        cells = {column: " ".join(cell.split()) for column, cell in zip(header, row, strict=False) if column}
        if any(cells.values()):
            lines.append(_Line(number, cells))
    return lines, [] if lines else [error("sheet-empty", Place(file=name))]


def _unit(line: _Line, file: str) -> tuple[UnitRecord, list[Problem]]:
    cells, problems = line.cells, []
    slug = cells.get("slug") or slugify(cells.get("name", ""))
    if not cells.get("name"):
        problems.append(error("name-missing", line.place(file, "name")))
    elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        problems.append(error("slug-wrong", line.place(file, "slug"), slug=slug))
    if cells.get("kind") not in KINDS:
        kinds = ", ".join(KINDS)
        problems.append(error("unknown-kind", line.place(file, "kind"), kind=cells.get("kind") or "-", kinds=kinds))
    force = _FORCE.get(cells.get("force", "").lower())
    if force is None:
        problems.append(error("unknown-force", line.place(file, "force"), force=cells["force"]))
    first, wrong_first = _day(cells.get("valid_from", ""), line.place(file, "valid_from"))
    last, wrong_last = _day(cells.get("valid_to", ""), line.place(file, "valid_to"))
    aliases = tuple(part.strip() for part in cells.get("aliases", "").split("|") if part.strip())
    place = cells.get("parent") or None, cells.get("province") or None
    what = slug, cells.get("name", ""), cells.get("kind", "")
    unit = UnitRecord(*what, *place, force or Force.ORDER, aliases, first, last)
    return unit, [*problems, *wrong_first, *wrong_last]


def _day(text: str, place: Place) -> tuple[dt.date | None, list[Problem]]:
    """A day as 2025-03-01 or 01/3/2025."""
    day, problems = typed_day(text)
    return day, [error("date-wrong", place, text=text) for _ in problems]
