"""Assignment tables: each row is a task, its columns say who, with whom, by when and what comes out."""

import datetime as dt
import re
from itertools import pairwise
from typing import NamedTuple

from directives.broken_tables import recover_rows
from directives.due_phrases import read_due_cell
from directives.flow import Flow, flow
from directives.labelled import names_in
from directives.obligation import Obligation, quoted
from directives.outline import Outline
from directives.partners import read_reports
from directives.text import fold
from plans.plan import How
from plans.problems import Place, Problem, doubt

_COLUMNS = (
    ("with", re.compile(r"phối hợp")),
    ("lead", re.compile(r"chủ trì|thực hiện$|đơn vị thực hiện|cơ quan thực hiện|phân công|đầu mối|phụ trách")),
    ("due", re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|lộ trình")),
    ("product", re.compile(r"kết quả|sản phẩm|đầu ra")),
    ("task", re.compile(r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|chỉ tiêu")),
    ("number", re.compile(r"^(?:stt|tt|số tt|số thứ tự)$")),
)


class Row(NamedTuple):
    """A line of a table cut at `|`: the running text of each cell."""

    cells: list[Flow]
    span: tuple[int, int]


def table_obligations(outline: Outline, issued: dt.date | None, problems: list[Problem]) -> list[Obligation]:
    """The tasks of all assignment tables; a table without a column of tasks and one of bodies or dates is none."""
    found: list[Obligation] = []
    for prefix, (start, end) in outline.tables:
        found.extend(_table(outline, prefix, start, end, issued, problems))
    return found


def _rows(source: str, start: int, end: int) -> list[Row]:
    rows, position = [], start
    for line in source[start:end].split("\n"):
        if line.lstrip().startswith("|") and not re.fullmatch(r"[\s|:-]+", line):
            rows.append(_row(source, line, position))
        position += len(line) + 1
    return rows


def _row(source: str, line: str, position: int) -> Row:
    inner = line.strip().strip("|")
    at = position + line.index(inner) if inner else position
    cells, here = [], at
    for cell in inner.split("|"):
        cells.append(flow(source, (here, here + len(cell))))
        here += len(cell) + 1
    return Row(cells, (position, position + len(line)))


def _table(
    outline: Outline, prefix: str, start: int, end: int, issued: dt.date | None, problems: list[Problem]
) -> list[Obligation]:
    rows = _rows(outline.source, start, end)
    columns = _columns(rows[0]) if rows else {}
    if "task" not in columns or not columns.keys() & {"lead", "due", "with"}:
        return []
    found: list[Obligation] = []
    section, number = prefix or _section(outline, start), 0
    merged: dict[str, Flow] = {}
    for before, row in pairwise(rows):
        if outline.source[before.span[1] : row.span[0]].strip():
            found.extend(_gap(outline, section, number, before, row, issued, problems))
            number = int(found[-1].clause.rsplit(".", 1)[1]) if found and number else number
        texts = [cell.text.strip(" *") for cell in row.cells]
        if len(row.cells) >= 2 and re.fullmatch(r"[IVX]+|[A-H]", texts[0]) and not any(texts[2:]):
            section, number = f"{prefix or _section(outline, start)}.{texts[0]}", 0
            continue
        numbered = bool(re.fullmatch(r"\d+(?:\.\d+)*\.?", texts[0]))
        cells = dict(zip(_order(columns, numbered), row.cells, strict=False))
        if "task" not in cells or len(cells["task"].text) < 8:
            continue
        if numbered:
            if int(re.split(r"\.", texts[0])[0]) <= number and "." not in texts[0].strip("."):
                section = _next_section(section)
            number, part, merged = int(re.split(r"\.", texts[0])[0]), 1, dict(cells)
            path = f"{section}.{texts[0].strip('.')}"
        elif found and number:
            part, path = found[-1].part + 1, found[-1].clause
            cells = {**merged, **{key: cell for key, cell in cells.items() if cell.text.strip()}}
        else:
            continue
        found.append(_task(outline, path, part, cells, issued, problems))
    return found


def _gap(
    outline: Outline, section: str, number: int, before: Row, row: Row, issued: dt.date | None, problems: list[Problem]
) -> list[Obligation]:
    """The rows between two rows that lost their marks, each a doubt; and the one before, which may have lost cells."""
    gap = (before.span[1], row.span[0])
    problems.append(doubt("table-broken", Place(clause=f"{section}.{number}" if number else None, span=gap)))
    found = recover_rows(outline.source, *gap, section, number, issued)
    problems.extend(doubt("table-broken", Place(clause=one.clause, span=one.span)) for one in found if one.part == 1)
    return found


def _next_section(section: str) -> str:
    """The section after this one, where its heading row was lost and the numbers begin again."""
    above, _, last = section.rpartition(".")
    numbers = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    return f"{above}.{numbers[numbers.index(last) + 1]}" if above and last in numbers[:-1] else section


def _section(outline: Outline, start: int) -> str:
    """The unit in which a table of the body stands."""
    above = [clause for clause in outline.clauses if clause.span[0] <= start and clause.kind != "closing"]
    return above[-1].path if above else "PL"


def _columns(header: Row) -> dict[str, int]:
    """Which column holds what, by the words of the heading row."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        words = fold(cell.text.strip(" *"))
        for name, pattern in _COLUMNS:
            if name not in found and pattern.search(words):
                found[name] = index
                break
    return found


def _order(columns: dict[str, int], numbered: bool) -> list[str]:
    """The names of a row's cells in order; a row under a merged number lacks its first cells."""
    width = max(columns.values()) + 1
    names = [next((name for name, at in columns.items() if at == index), f"other{index}") for index in range(width)]
    return names if numbered or "number" not in columns else names[columns["number"] + 1 :]


def _task(
    outline: Outline, path: str, part: int, cells: dict[str, Flow], issued: dt.date | None, problems: list[Problem]
) -> Obligation:
    task = cells["task"]
    span = task.span(0, len(task.text))
    due, wrong = (
        read_due_cell(cells["due"].text.strip(), issued) if "due" in cells and cells["due"].text.strip() else (None, [])
    )
    problems.extend(
        problem.model_copy(update={"place": Place(clause=path, field="due", span=span)}) for problem in wrong
    )
    reports = read_reports(task.text)
    if not reports.report_to and "due" in cells:
        reports = read_reports(cells["due"].text)
    return Obligation(
        clause=path, part=part, quote=quoted(outline.source, span), span=span,
        lead=names_in(cells["lead"]) if "lead" in cells and cells["lead"].text.strip() else (),
        with_=names_in(cells["with"]) if "with" in cells and cells["with"].text.strip() else (),
        report_to=reports.report_to, via=reports.via, due=due,
        product=cells["product"].text.strip() or None if "product" in cells else None,
        found={"lead": How.EXPLICIT, "due": How.EXPLICIT if due else How.DEFAULT},
    )  # fmt: skip
