"""The official table as a workbook (.xlsx): the table, and the list behind its overdue figures."""

import datetime as dt
import io
import math
from collections.abc import Mapping
from typing import Any

from desk.papers import phrases
from desk.papers.blocks import printable
from desk.papers.report import TITLE, Report, formula, note, scope_line
from models.figures import UnitFigures
from models.lines import Line
from notifications.phrases import limit
from plans.dates import last_day
from plans.stages import Stage
from plans.state import Turn

HEADINGS = (
    "TT", "Cơ quan, đơn vị", "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện, trong hạn",
    "Đang thực hiện, quá hạn", "Hoàn thành (không xác định thời hạn)", "Đang thực hiện (không xác định thời hạn)",
    "Tỷ lệ đúng hạn (*)", "Ghi chú",
)  # fmt: skip
LATE_HEADINGS = (
    "TT", "Mã", "Cơ quan, đơn vị", "Nhiệm vụ", "Căn cứ", "Thời hạn", "Quá hạn (ngày)", "Lĩnh vực", "Người thụ lý",
    "Đang chờ", "Ghi chú",
)  # fmt: skip
DUE = LATE_HEADINGS.index("Thời hạn")
LINE = 16
"""Points of a line of text."""
_WIDTHS = (5, 38, 9, 12, 12, 14, 14, 18, 18, 11, 34)
_LATE_WIDTHS = (5, 8, 34, 60, 48, 13, 10, 18, 22, 24, 34)


def report_xlsx(report: Report) -> bytes:
    """The workbook's bytes. Names and titles are written as text, never as formulas."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        made = report.moment.astimezone(report.zone).replace(tzinfo=None)
        book.set_properties({"title": TITLE, "created": made, "author": ""})
        _table(book, report)
        _late(book, report)
    return out.getvalue()


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401  (xlsxwriter brings no types)
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}
    cell, middle = base | {"border": 1}, {"align": "center"}
    shapes = {
        "title": base | middle | {"bold": True, "font_size": 14, "text_wrap": False},
        "under": base | middle | {"italic": True, "text_wrap": False},
        "head": cell | middle | {"bold": True, "bg_color": "#EDEDED"},
        "text": cell,
        "figure": cell | middle | {"num_format": "#,##0"},
        "share": cell | middle | {"num_format": "0.0%"},
        "day": cell | middle | {"num_format": "dd/mm/yyyy"},
        "hour": cell | middle | {"num_format": 'hh" giờ "mm dd/mm/yyyy'},
        "sum-text": cell | {"bold": True},
        "sum-figure": cell | middle | {"bold": True, "num_format": "#,##0"},
        "sum-share": cell | middle | {"bold": True, "num_format": "0.0%"},
        "note": base | {"italic": True, "font_size": 11, "text_wrap": False},
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}


def _sheet(book: Any, name: str, headings: tuple[str, ...], widths: tuple[int, ...], report: Report) -> Any:  # noqa: ANN401
    """A sheet with title, moment and headings that repeat on paper; returns it."""
    looks, sheet = _formats(book), book.add_worksheet(name)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    last = len(headings) - 1
    title = TITLE if name == "Biểu tổng hợp" else "DANH SÁCH NHIỆM VỤ ĐANG THỰC HIỆN, QUÁ HẠN"
    sheet.merge_range(0, 0, 0, last, title, looks["title"])
    sheet.merge_range(1, 0, 1, last, scope_line(report), looks["under"])
    sheet.set_row(3, 64 if name == "Biểu tổng hợp" else 32)
    for at, heading in enumerate(headings):
        sheet.write_string(3, at, heading, looks["head"])
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_footer("&C&P/&N")
    return sheet


def _table(book: Any, report: Report) -> None:  # noqa: ANN401
    looks = _formats(book)
    sheet = _sheet(book, "Biểu tổng hợp", HEADINGS, _WIDTHS, report)
    for at, one in enumerate([*report.rows, report.total]):
        said = note(report, one.unit)
        _row(sheet, looks, 4 + at, at + 1, one, said)
        sheet.set_row(4 + at, _height({1: one.unit_name, 10: said}, _WIDTHS))
    below = 5 + len(report.rows) + 1
    sheet.write_string(below, 0, formula(report), looks["note"])
    sheet.write_string(below + 1, 0, phrases.UNSIGNED, looks["note"])


def _row(sheet: Any, looks: dict[str, Any], row: int, number: int, one: UnitFigures, said: str) -> None:  # noqa: ANN401
    kind = "" if one.unit else "sum-"
    if one.unit:
        sheet.write_number(row, 0, number, looks["figure"])
    else:
        sheet.write_blank(row, 0, None, looks["sum-text"])
    sheet.write_string(row, 1, printable(one.unit_name), looks[f"{kind}text"])
    for column, figure in enumerate(one[2:9], 2):
        sheet.write_number(row, column, figure, looks[f"{kind}figure"])
    if one.share is None:
        sheet.write_string(row, 9, "–", looks[f"{kind}figure"])
    else:
        sheet.write_number(row, 9, one.share, looks[f"{kind}share"])
    sheet.write_string(row, 10, said, looks[f"{kind}text"])


def _late(book: Any, report: Report) -> None:  # noqa: ANN401
    looks = _formats(book)
    sheet = _sheet(book, "Quá hạn", LATE_HEADINGS, _LATE_WIDTHS, report)
    for at, one in enumerate(report.overdue):
        cells = _late_cells(at + 1, one, report)
        sheet.set_row(4 + at, _height(dict(enumerate(cells)), _LATE_WIDTHS))
        for column, value in enumerate(cells):
            if column == DUE:
                _due(sheet, looks, 4 + at, one, report)
            elif isinstance(value, int):
                sheet.write_number(4 + at, column, value, looks["figure"])
            else:
                sheet.write_string(4 + at, column, value, looks["text"])
    sheet.autofilter(3, 0, max(3 + len(report.overdue), 4), len(LATE_HEADINGS) - 1)


def _due(sheet: Any, looks: dict[str, Any], row: int, one: Line, report: Report) -> None:  # noqa: ANN401
    """The last day in time as a date, with the hour where one was set: a sheet sorts and counts by it."""
    if one.due is None:
        sheet.write_blank(row, DUE, None, looks["text"])
        return
    local, day = one.due.astimezone(report.zone).replace(tzinfo=None), last_day(one.due, report.zone)
    whole = local.time() == dt.time()
    sheet.write_datetime(row, DUE, dt.datetime.combine(day, local.time()), looks["day" if whole else "hour"])


def _height(cells: Mapping[int, int | str], widths: tuple[int, ...]) -> int:
    """Points for the tallest of the wrapped cells: not every program reckons it when it opens the file."""
    return 2 + LINE * max(math.ceil(len(str(text)) / (0.95 * widths[at])) or 1 for at, text in cells.items())


def _late_cells(number: int, one: Line, report: Report) -> tuple[int | str, ...]:
    due = limit(one.due, report.zone) if one.due else ""
    turn = "Trả lời đề nghị gia hạn" if one.turn == Turn.ANSWER.value else "Đơn vị thực hiện"
    turn = f"Xác nhận: {one.confirmer_name or '-'}" if one.stage == Stage.REVIEW.value else turn
    title, basis = phrases.title(one), phrases.basis(one, report.issued.get(one.plan))
    known, officer = (
        "; ".join((*phrases.period(one), *phrases.of_date(one, report.zone), *phrases.asked(one))),
        one.officer_name or "",
    )
    late = phrases.days_late(one) if one.same_day else one.days_late  # figures are reckoned with
    cells: tuple[int | str, ...] = printable(
        (number, one.id, one.unit_name, title, basis, due, late, one.field, officer, turn, known)
    )
    return cells
