"""A register of incoming documents (Excel or JSON) read: each row an entry, each fault at its cell. Pure."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from unicodedata import normalize

from directives.strings.folding import bare
from models.spreadsheets import BadWorkbook, Sheet, every_sheet
from plans.names import fold_name
from plans.problems import Place, Problem, doubt, error, has_errors

MOST = 500
"""Documents of one file at most."""
SHEETS_BEGIN = dt.date(1899, 12, 30)
"""The day 0 of a sheet (ECMA-376, part 1, 18.17.4.1): a date in a cell of no format is a number of days."""
LONGEST = 2000
"""Characters of a cell at most."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "incoming_number": ("số đến",),
    "incoming_date": ("ngày đến",),
    "number": ("số ký hiệu", "số, ký hiệu", "số và ký hiệu", "số, ký hiệu văn bản", "số ký hiệu văn bản"),
    "issued": ("ngày văn bản", "ngày ban hành", "ngày tháng", "ngày tháng văn bản", "ngày, tháng"),
    "issuer": ("cơ quan ban hành", "tác giả", "nơi gửi", "cơ quan gửi"),
    "subject": ("trích yếu", "tên loại và trích yếu nội dung", "tên loại và trích yếu nội dung văn bản", "trích yếu nội dung"),
    "note": ("ý kiến chỉ đạo", "bút phê", "ý kiến lãnh đạo"),
    "due": ("hạn", "hạn xử lý", "thời hạn", "hạn giải quyết", "hạn hoàn thành"),
    "secrecy": ("độ mật", "mức độ mật", "mật"),
}  # fmt: skip
"""The columns by their key in JSON, with the headings that mean them in a sheet; marks and signs do not matter."""
_DEGREE = 2
"""Words of a degree: so few of them may be typed in small letters."""
DAYS = ("incoming_date", "issued", "due")
MUST = ("incoming_number", "incoming_date", "subject")


def _plain(words: str) -> str:
    """Words of a heading or of the column of secrecy without marks and signs, to be compared."""
    return " ".join(re.findall(r"\w+", bare(normalize("NFC", words))))


_KEYS = {_plain(words): key for key, named in HEADINGS.items() for words in named}
_TITLED = re.compile(
    r"(?<!\w)(?<!bí )(?<!bảo )(?<!độ )(?<!không )mật(?!\w)(?!\s+(?:độ|khẩu|mã|thiết|vụ|ong))", re.IGNORECASE
)
"""The word in a title or on a tab ("Sổ văn bản mật đến"); not in other words that have it."""
_TYPED_BARE = re.compile(
    r"(?:^|\b(?:vb|van ban|cong van|so|toi|tuyet) )mat(?: den)?$|\b(?:van ban|cong van|toi|tuyet) mat\b"
)
"""The same and degrees in a register typed without any marks ("So van ban mat den"); "bi mat nha nuoc" is none."""
_OPEN = frozenset({"", "khong", "khong mat", "khong co", "thuong", "binh thuong"})
"""What stands in the column of secrecy of a document that is not secret."""


class Entry(NamedTuple):
    """A document of the register. `row` counts from 1 as in the file."""

    row: int
    incoming_number: str
    incoming_date: dt.date
    subject: str
    number: str = ""
    issued: dt.date | None = None
    issuer: str = ""
    note: str = ""
    due: dt.date | None = None


class _Row(NamedTuple):
    """Cells of a row by key, and where each of them is; `others`: what stands in columns that mean nothing to us."""

    number: int
    cells: Mapping[str, str]
    place: Callable[[str], Place]
    others: Sequence[tuple[Place, str]] = ()


class ReadRow(NamedTuple):
    """A row as it was read: its cells by key, its entry where it is sound, what is wrong or doubtful, each at its cell.

    Of a row that bears a mark of secrecy no cell is left.
    """

    number: int
    cells: Mapping[str, str]
    entry: Entry | None
    problems: tuple[Problem, ...]


def read_register(data: bytes, name: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of a file, and everything that is wrong with it; of a row that bears a mark of secrecy only that is said."""
    rows, problems = read_rows(data, name)
    entries = [one.entry for one in rows if one.entry is not None]
    return entries, problems + [problem for one in rows for problem in one.problems]


def read_rows(data: bytes, name: str) -> tuple[list[ReadRow], list[Problem]]:
    """The rows of a file, sound or not, and what is wrong with the file as a whole."""
    rows, problems = _from_json(data, name) if name.lower().endswith(".json") else _from_sheet(data, name)
    if not problems and not rows:
        problems = [error("register-empty", Place(file=name))]
    if len(rows) > MOST:
        return [], [error("register-large", Place(file=name), rows=len(rows), most=MOST)]
    twice, before = _twice(rows), _before(rows)
    return [_read(row, twice.get(_arrival(row), ()), before.get(row.number, ())) for row in rows], problems


def _arrival(row: _Row) -> tuple[str, dt.date | None]:
    """By what a register tells its documents apart."""
    return _one_line(row.cells.get("incoming_number", "")), _day(_one_line(row.cells.get("incoming_date", "")))


def _twice(rows: Sequence[_Row]) -> dict[tuple[str, dt.date | None], tuple[int, ...]]:
    """Numbers and days of arrival that stand in several rows, with these."""
    found: dict[tuple[str, dt.date | None], tuple[int, ...]] = {}
    for row in rows:
        key = _arrival(row)
        found[key] = (*found.get(key, ()), row.number)
    return {key: numbers for key, numbers in found.items() if len(numbers) > 1 and all(key)}


def _before(rows: Sequence[_Row]) -> dict[int, tuple[int, ...]]:
    """Rows whose document, by its own number, day and issuer, stands in rows before, with these."""
    found: dict[tuple[str, dt.date, str], list[int]] = {}
    before: dict[int, tuple[int, ...]] = {}
    for row in rows:
        number, day, issuer = (_one_line(row.cells.get(key, "")) for key in ("number", "issued", "issuer"))
        if number and (issued := _day(day)):
            same = found.setdefault((fold_name(number), issued, fold_name(issuer)), [])
            before |= {row.number: tuple(same)} if same else {}
            same.append(row.number)
    return before


def packed(entry: Entry) -> str:
    """An entry as JSON of the same layout, to be sent on by a form and read again by `unpacked`."""
    cells = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in entry._asdict().items()}
    return json.dumps({key: value for key, value in cells.items() if value}, ensure_ascii=False)


def unpacked(rows: Sequence[str], name: str) -> tuple[list[Entry], list[Problem]]:
    """Entries that were packed, each read as carefully as a file; they keep their row."""
    try:
        found = [json.loads(row) for row in rows]
        numbers = [int(one.pop("row")) for one in found]
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return [], [error("register-unread", Place(file=name))]
    entries, problems = read_register(json.dumps(found).encode(), "rows.json")
    sound = not has_errors(problems) and len(entries) == len(numbers)
    return [one._replace(row=number) for one, number in zip(entries, numbers, strict=sound)], problems


def _from_sheet(data: bytes, name: str) -> tuple[list[_Row], list[Problem]]:
    """Rows under the first row that holds the headings."""
    try:
        first, *others = every_sheet(data)
    except BadWorkbook:
        return [], [error("register-unread", Place(file=name))]
    sheet = first.rows
    if place := _of_all(first, others, name):
        return [], [error("secret-document", place, mark="MẬT")]
    for at, cells in enumerate(sheet[:20]):
        columns = {_KEYS[_plain(cell)]: column for column, cell in enumerate(cells) if _plain(cell) in _KEYS}
        if set(MUST) <= columns.keys():
            below = enumerate(sheet[at + 1 :], at + 2)
            return [_sheet_row(number, row, columns, name) for number, row in below if any(map(str.strip, row))], []
    wanted = ", ".join(HEADINGS[key][0] for key in MUST)
    return [], [error("register-headings", Place(file=name), wanted=wanted)]


def _of_all(first: Sheet, others: Sequence[Sheet], name: str) -> Place | None:
    """Where a mark stands that is of the whole file: on a tab, above the headings, anywhere on another sheet."""
    for sheet in (first, *others):
        if _TITLED.search(normalize("NFC", sheet.name)) or _marked_bare(sheet.name):
            return Place(file=f"{name}: {sheet.name}")
    heads = (at for at, cells in enumerate(first.rows[:20]) if set(MUST) <= {_KEYS.get(_plain(one)) for one in cells})
    above = first.rows[: next(heads, 20)]
    for sheet, rows in ((first, above), *((one, one.rows) for one in others)):
        for line, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                words = _one_line(cell)
                if words and (_marked(words) or (sheet is first and _TITLED.search(words))):
                    return Place(file=name if sheet is first else f"{name}: {sheet.name}", line=line, column=column)
    return None


def _sheet_row(number: int, cells: Sequence[str], columns: Mapping[str, int], name: str) -> _Row:
    found = {key: cells[column] if column < len(cells) else "" for key, column in columns.items()}

    def at(column: int, key: str | None) -> Place:
        return Place(file=name, line=number, column=column + 1, field=key)

    others = [(at(column, None), cell) for column, cell in enumerate(cells) if column not in columns.values()]
    return _Row(number, found, lambda key: at(columns.get(key, 0), key), others)


def _from_json(data: bytes, name: str) -> tuple[list[_Row], list[Problem]]:
    """A list of objects; other keys are refused, so that no column is lost by a slip."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return [], [error("register-unread", Place(file=name))]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return [], [error("register-unread", Place(file=name))]
    problems = [
        error("register-key", Place(file=name, path=(at, str(key))), key=str(key)[:80], known=", ".join(HEADINGS))
        for at, one in enumerate(found)
        for key in one
        if key not in HEADINGS
    ]
    return [_json_row(at, one, name) for at, one in enumerate(found)], problems


def _json_row(at: int, one: Mapping[str, Any], name: str) -> _Row:
    cells = {key: str(value) for key, value in one.items() if value is not None}
    known = {key: value for key, value in cells.items() if key in HEADINGS}
    others = [(Place(file=name, path=(at, key[:80])), value) for key, value in cells.items() if key not in HEADINGS]
    return _Row(at + 1, known, lambda key: Place(file=name, path=(at, key), field=key), others)


def _one_line(words: str) -> str:
    return " ".join(normalize("NFC", words).replace("\0", " ").split())


def _read(row: _Row, twice: Sequence[int] = (), before: Sequence[int] = ()) -> ReadRow:
    """One document; `twice`: the rows that have its arrival, `before`: that have it. A secret one leaves only the place of its mark."""
    cells = {key: _one_line(value) for key, value in row.cells.items()}
    if marked := _mark(row, cells):
        place, mark = marked
        return ReadRow(row.number, {}, None, (error("secret-document", place, mark=mark),))
    days = {key: _day(cells.get(key, "")) for key in DAYS}
    problems = _wrong(row, cells, days)
    if twice:
        told = {"number": cells["incoming_number"], "rows": ", ".join(map(str, twice))}
        problems.append(error("register-twice", row.place("incoming_number"), **told))
    came = days["incoming_date"]
    if problems or came is None:
        return ReadRow(row.number, cells, None, tuple(problems))
    words = {key: cells.get(key, "") for key in ("incoming_number", "subject", "number", "issuer", "note")}
    entry = Entry(row.number, incoming_date=came, issued=days["issued"], due=days["due"], **words)
    again = [doubt("register-again", row.place("number"), rows=", ".join(map(str, before)))] if before else []
    return ReadRow(row.number, cells, entry, tuple(again))


def _mark(row: _Row, cells: Mapping[str, str]) -> tuple[Place, str] | None:
    """Where a mark of secrecy stands, and what it says: in its own column whatever it is, else a degree in any cell."""
    own = cells.get("secrecy", "")
    if _plain(own) not in _OPEN:
        return row.place("secrecy"), own
    every = [*((row.place(key), value) for key, value in cells.items()), *row.others]
    return next(((place, "MẬT") for place, value in every if _marked(_one_line(value))), None)


def _marked(words: str) -> bool:
    """Whether a cell bears a degree of secrecy, typed in small letters too where it says little else."""
    from directives.notes.tasks import note_mark

    alone = words.upper() if len(words.split()) <= _DEGREE else words
    return bool(note_mark(words) or note_mark(alone)) or _marked_bare(words)


def _marked_bare(words: str) -> bool:
    """Whether words typed without any marks say so; with marks on them, "mat" is no degree."""
    return words.isascii() and _TYPED_BARE.search(_plain(words)) is not None


def _wrong(row: _Row, cells: Mapping[str, str], days: Mapping[str, dt.date | None]) -> list[Problem]:
    """What is missing, too long or no day, each at its cell."""
    problems = [
        error("register-missing", row.place(key), column=HEADINGS[key][0]) for key in MUST if not cells.get(key)
    ]
    problems += [
        error("register-long", row.place(key), column=HEADINGS[key][0], most=LONGEST)
        for key, value in cells.items()
        if len(value) > LONGEST
    ]
    problems += [
        error("register-day", row.place(key), column=HEADINGS[key][0], value=cells[key][:40])
        for key in DAYS
        if cells.get(key) and days[key] is None
    ]
    return problems


def _day(text: str) -> dt.date | None:
    """2026-12-09, 09/12/2026 or the number of the day as sheets count them (46365), of a year that an office can mean."""
    if re.fullmatch(r"\d{5}(\.0+)?", text):
        return _day(f"{SHEETS_BEGIN + dt.timedelta(days=int(text[:5])):%Y-%m-%d}")
    iso, ours = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text), re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", text)
    parts = iso.groups() if iso else ours.groups()[::-1] if ours else None
    try:
        day = dt.date(*map(int, parts)) if parts else None
    except ValueError:
        return None
    return day if day and 1945 <= day.year <= 2200 else None
