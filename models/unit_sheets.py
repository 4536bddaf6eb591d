"""An office's own units from a CSV file or workbook: all of it is read and judged, then all is written or nothing."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import PurePath
from typing import NamedTuple
from unicodedata import normalize

from sqlalchemy import select
from sqlmodel import Session

from models.commune_offices import commune_offices
from models.core import named, table
from models.registry_rows import put_successions, put_units
from models.registry_source import slugify
from models.spreadsheets import BadWorkbook, first_sheet
from models.tables import Unit
from plans.names import fold_name
from plans.plan import Force
from plans.problems import Place, Problem, doubt, error, has_errors, note
from plans.typed_days import typed_day
from plans.units import KINDS, SuccessionRecord, UnitRecord
from plans.wording import labels

_UNIT = table(Unit)
LARGEST = 20_000_000
"""Bytes of a file at most."""
COLUMNS = {
    "slug": ("mã", "mã cơ quan", "mã cơ quan, đơn vị"),
    "name": ("tên", "tên cơ quan, đơn vị", "tên cơ quan", "tên đơn vị", "cơ quan, đơn vị"),
    "kind": ("loại", "loại cơ quan", "loại cơ quan, đơn vị"),
    "parent": ("mã cơ quan cấp trên", "trực thuộc", "cấp trên", "cơ quan cấp trên", "cơ quan chủ quản"),
    "province": ("mã ubnd tỉnh", "tỉnh", "tỉnh, thành phố"),
    "force": ("hình thức",),
    "aliases": ("tên khác", "tên gọi khác", "tên viết tắt", "viết tắt"),
    "valid_from": ("từ ngày",),
    "valid_to": ("đến ngày",),
    "code": ("mã thống kê", "mã số"),
    "successor": ("cơ quan kế thừa", "mã cơ quan kế thừa"),
}
"""The columns of the file, and what they may be called in Vietnamese, with marks or without. Only the name and the kind must be there."""
_COUNTED = ("tt", "stt", "so-thu-tu", "ghi-chu", "no", "")
"""Headings of columns that say nothing of a unit, as slugs."""
_FEWEST_HEADS = 2
"""Columns that a line of headings names at least."""
_LISTS, _BETWEEN = ("aliases", "successor"), re.compile(r"[|;\n]")
"""The columns that hold several names of one unit, or several units, and what parts them."""
_UNITS = ("province", "parent", "successor")
"""The columns that name other units, by slug or by a name that one unit alone bears; the province first, it says whose the others are."""
NEAREST = 10
"""Kinds that are named beside one that there is not."""
Found = Callable[[str, str | None], tuple[str | None, str]]
"""Asked for a unit by a name that no unit bears as it stands, and the slug of its province where that is known: its slug, or near ones."""
_FORCE = {"giao": Force.ORDER, "đề nghị": Force.REQUEST, "": Force.ORDER, **{force.value: force for force in Force}}


def not_found(_name: str, _province: str | None) -> tuple[str | None, str]:
    """Nobody is asked."""
    return None, "-"


class _Line(NamedTuple):
    """A row of the file by our column names, with its line."""

    line: int
    cells: Mapping[str, str]

    def place(self, file: str, column: str) -> Place:
        return Place(file=file, line=self.line, field=column)


def import_units(session: Session, data: bytes, name: str, found: Found = not_found) -> tuple[int, list[Problem]]:
    """Units of a CSV file (UTF-8; comma, semicolon or tab) or workbook (.xlsx, its first sheet) written by slug.

    Returns how many rows that changed.

    With any error nothing is written. A slug left out is made from the name. Aliases and successors are parted by ";",
    "|" or lines; a unit with several successors has none that takes over the whole. `found` is asked for other units by a name that
    none bears.
    """
    lines, problems = _read(data, name)
    kept = _by_name(session) if lines else {}
    lines = _by_slug(lines, kept, found)
    before = _parents(session)
    rows: list[tuple[_Line, UnitRecord]] = []
    slugs: set[str] = set()
    for line in lines:
        unit, wrong = _unit(line, name)
        problems += [*wrong, *_kept_twice(line, unit.slug, kept, name), *_moved(line, unit, before, name)]
        if unit.slug in slugs:
            problems.append(error("slug-twice", line.place(name, "slug"), slug=unit.slug))
        slugs.add(unit.slug)
        rows.append((line, unit))
    above = before | {unit.slug: unit.parent for _, unit in rows}
    problems += [problem for line, unit in rows for problem in _misplaced(line, unit, above, name, found)]
    if has_errors(problems):
        return 0, problems
    codes = {unit.slug: line.cells["code"] for line, unit in rows if line.cells.get("code")}
    after = [row for line, unit in rows for row in _successions(line, unit)]
    written = put_units(session, [unit for _, unit in rows], codes) + put_successions(session, after)
    return written, [*problems, *_without_offices([unit for _, unit in rows], above)]


def _without_offices(units: Sequence[UnitRecord], above: Mapping[str, str | None]) -> list[Problem]:
    """That communes of a sheet have none of their offices in the registry, which come with the program and are loaded by name."""
    parents = {*above.values()}
    bare = [one for one in units if one.slug not in parents and next(commune_offices(one), None)]
    return [note("commune-offices-none", n=len(bare), unit=bare[0].name, slug=bare[0].slug)] if bare else []


def _by_name(session: Session) -> Mapping[str, set[str]]:
    """The slugs of the registry's units that bear a name, by the name folded."""
    named: dict[str, set[str]] = {}
    for slug, name in session.connection().execute(select(_UNIT.c.slug, _UNIT.c.name)):
        named.setdefault(fold_name(name), set()).add(slug)
    return named


def _by_slug(lines: list[_Line], kept: Mapping[str, set[str]], by_name: Found) -> list[_Line]:
    """The lines with the slugs of other units where they give names that one unit alone bears, of the file (its other names too) or
    the registry.

    A short name ("Sở Tài chính") is that of its own province: of the one that the line names, else of the office.
    """
    named = {name: set(slugs) for name, slugs in kept.items()}
    for line in lines:
        for called in (line.cells.get("name", ""), *_aliases(line.cells)):
            named.setdefault(fold_name(called), set()).add(_slug(line.cells))
    known = set().union(*named.values())

    def slug_of(said: str, province: str | None) -> str:
        found = named.get(fold_name(said), set())
        if said in known or len(found) == 1:
            return said if said in known else next(iter(found))
        return by_name(said, province)[0] or said

    def read(line: _Line) -> _Line:
        cells = dict(line.cells)
        for column in _UNITS:
            place = cells.get("province") if column != "province" else None
            parts = [part.strip() for part in cells.get(column, "").split("|") if part.strip()]
            cells |= {column: "|".join(slug_of(part, place) for part in parts)} if parts else {}
        return line._replace(cells=cells)

    return [read(line) for line in lines]


def _kept_twice(line: _Line, slug: str, kept: Mapping[str, set[str]], file: str) -> list[Problem]:
    """A unit without a slug in the sheet whose name one of the registry bears under another: which one it is must be said."""
    others = kept.get(fold_name(line.cells.get("name", "")), set())
    if line.cells.get("slug") or not others or slug in others:
        return []
    return [
        error("unit-kept-already", line.place(file, "name"), unit=line.cells["name"], slugs=", ".join(sorted(others)))
    ]


def _moved(line: _Line, unit: UnitRecord, above: Mapping[str, str | None], file: str) -> Iterator[Problem]:
    """A line without a slug whose name a unit below another one bears ("Phòng Kinh tế" of two communes): it is not moved unasked."""
    other = above.get(unit.slug)
    if not line.cells.get("slug") and other and other != unit.parent:
        args = {"unit": unit.name, "slug": unit.slug, "other": other, "parent": unit.parent or "-"}
        yield error("unit-kept-elsewhere", line.place(file, "parent"), **args)


def _parents(session: Session) -> dict[str, str | None]:
    """What each unit of the registry stands under."""
    parent = named(_UNIT, "parent")
    known = select(_UNIT.c.slug, parent.c.slug).outerjoin(parent, parent.c.id == _UNIT.c.parent_id)
    return {slug: above for slug, above in session.connection().execute(known)}  # noqa: C416


def _misplaced(
    line: _Line, unit: UnitRecord, above: Mapping[str, str | None], file: str, by_name: Found
) -> Iterator[Problem]:
    """Units that it names and nobody knows, a unit that would stand under itself, a successor of what goes on."""
    named = [("parent", unit.parent), ("province", unit.province)]
    named += [("successor", row.successor) for row in _successions(line, unit)]
    for column, slug in named:
        if slug and slug not in above:
            yield error("unknown-unit", line.place(file, column), unit=slug, near=by_name(slug, unit.province)[1])
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
    sign = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=sign)
    try:
        return _lines(rows, name, sign)
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


def _lines(rows: Iterator[list[str]], name: str, sign: str = "") -> tuple[list[_Line], list[Problem]]:
    """The rows below the headings. `sign` parted their cells in the file; an unquoted one within a cell makes a row too long."""
    called = {slugify(other): column for column, others in COLUMNS.items() for other in (column, *others)}
    top, heads = _heads(rows, called)
    header = [called.get(slugify(cell), "") for cell in heads]
    missing = [column for column in ("name", "kind") if column not in header]
    if missing:
        return [], [
            error("column-missing", Place(file=name, line=top), column=COLUMNS[column][0]) for column in missing
        ]
    unread = [
        doubt(
            "column-unread",
            Place(file=name, line=top),
            column=cell,
            columns=", ".join(names[0] for names in COLUMNS.values()),
        )
        for cell, column in zip(heads, header, strict=True)
        if not column and slugify(cell) not in _COUNTED
    ]
    lines, long = [], []
    for number, row in enumerate(rows, start=top + 1):
        if sign:
            row = _kind_whole(row, header.index("kind"), sign)
            if any(map(str.strip, row[len(heads) :])):
                long.append(error("row-too-long", Place(file=name, line=number), cells=len(row), heads=len(heads)))
        cells = {column: _cell(column, cell) for column, cell in zip(header, row, strict=False) if column}
        if any(cells.values()):
            lines.append(_Line(number, cells))
    return lines, [*unread, *long, *([] if lines else [error("sheet-empty", Place(file=name))])]


def _kind_whole(row: list[str], at: int, sign: str) -> list[str]:
    """The row with a kind that was parted at its own comma ("phòng, trung tâm của cấp xã") in one cell."""
    whole = sign.join(row[at : at + 2])
    if len(row) < at + 2 or fold_name(row[at]) in _kinds() or fold_name(whole) not in _kinds():
        return row
    return [*row[:at], whole, *row[at + 2 :]]


def _cell(column: str, words: str) -> str:
    """What a cell holds, on one line; several names or units parted by "|" alone."""
    parts = (" ".join(one.split()) for one in (_BETWEEN.split(words) if column in _LISTS else (words,)))
    return "|".join(filter(None, parts))


def _heads(rows: Iterator[list[str]], called: Mapping[str, str]) -> tuple[int, list[str]]:
    """The line of the headings, from 1, and they: titles may stand above; the first line where no line names two columns."""
    first: list[str] = []
    for number, row in enumerate(rows, start=1):
        heads = [" ".join(cell.split()) for cell in row]
        first = first or heads
        if sum(slugify(cell) in called for cell in heads) >= _FEWEST_HEADS:
            return number, heads
    return 1, first


def _slug(cells: Mapping[str, str]) -> str:
    return cells.get("slug") or slugify(cells.get("name", ""))


def _aliases(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in cells.get("aliases", "").split("|") if part.strip())


@cache
def _kinds() -> Mapping[str, str]:
    """The kinds by their slug and by their words in either language, folded."""
    words = {fold_name(labels(lang)[f"unit-kind.{kind}"]): kind for lang in ("vi", "en") for kind in KINDS}
    return {**words, **{kind: kind for kind in KINDS}}


def _nearest(said: str) -> list[str]:
    """The kinds whose words are most like these, those that have them first."""
    wanted = fold_name(said)
    likeness = {words: (wanted in words, SequenceMatcher(None, wanted, words).ratio()) for words in _kinds()}
    ordered = sorted(likeness, key=lambda words: likeness[words], reverse=True)
    return list(dict.fromkeys(_kinds()[words] for words in ordered))[:NEAREST]


def _unit(line: _Line, file: str) -> tuple[UnitRecord, list[Problem]]:
    cells, problems = line.cells, []
    slug, said = _slug(cells), cells.get("kind", "")
    kind = _kinds().get(said) or _kinds().get(fold_name(said), "")
    if not cells.get("name"):
        problems.append(error("name-missing", line.place(file, "name")))
    elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        problems.append(error("slug-wrong", line.place(file, "slug"), slug=slug))
    if not kind:
        code = "unknown-kind" if said else "kind-missing"
        problems.append(error(code, line.place(file, "kind"), kind=said, near=", ".join(_nearest(said)), n=len(KINDS)))
    force = _FORCE.get(cells.get("force", "").lower())
    if force is None:
        problems.append(error("unknown-force", line.place(file, "force"), force=cells["force"]))
    first, wrong_first = _day(cells.get("valid_from", ""), line.place(file, "valid_from"))
    last, wrong_last = _day(cells.get("valid_to", ""), line.place(file, "valid_to"))
    place = cells.get("parent") or None, cells.get("province") or None
    what = slug, cells.get("name", ""), kind
    unit = UnitRecord(*what, *place, force or Force.ORDER, _aliases(cells), first, last)
    return unit, [*problems, *wrong_first, *wrong_last]


def _day(text: str, place: Place) -> tuple[dt.date | None, list[Problem]]:
    """A day as 2025-03-01 or 01/3/2025."""
    day, problems = typed_day(text)
    return day, [error("date-wrong", place, text=text) for _ in problems]
