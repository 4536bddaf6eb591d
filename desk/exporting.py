"""Assignments with their states as a file for other programs, in the layout of docs/export.md: the figures are those of the lists."""

import datetime as dt
import io
import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from desk.papers.blocks import printable
from desk.reporting import last_day, understood
from models import figures, queries
from models.database import Engine, reading
from models.due_words import in_words_of_papers
from models.extensions import waited
from models.lines import Line
from models.unheld import UnheldLine, unheld_lines
from plans.access import Sight
from plans.dates import ONCE, last_hour
from plans.problems import DondocError, error
from plans.stages import Stage
from plans.state import State, on_time_share
from plans.times import which_time
from plans.waited import Waited
from plans.wanted import EVERYTHING, Wanted
from plans.wording import Lang, label, standing_key

FORMAT = "dondoc-tasks-1"
"""The name of the layout: another layout has another name."""
MOST = 100_000
"""Lines of one file at most."""
COLUMNS = (
    ("id", "Mã", 9), ("plan", "Mã danh mục", 24), ("number", "Số, ký hiệu văn bản", 20), ("issuer", "Cơ quan ban hành", 28),
    ("plan_title", "Trích yếu văn bản", 40), ("task", "Mã nhiệm vụ", 12), ("clause", "Điểm, khoản", 12),
    ("title", "Nhiệm vụ", 60), ("unit", "Mã đơn vị", 28), ("unit_name", "Đơn vị thực hiện", 36), ("field", "Lĩnh vực", 16),
    ("urgency", "Mức độ khẩn", 12), ("force", "Giao hoặc đề nghị", 12), ("occurrence", "Kỳ", 14),
    ("last_day", "Thời hạn (ngày cuối)", 14), ("due_text", "Thời hạn theo văn bản", 30), ("stage", "Giai đoạn", 12),
    ("state", "Tình trạng", 16), ("days_late", "Số ngày quá hạn", 10), ("turn", "Đang chờ", 12),
    ("officer", "Người thụ lý", 18), ("confirmer", "Đơn vị xác nhận", 28), ("opened_at", "Giao lúc", 20),
    ("handed_in_at", "Báo cáo lúc", 20), ("credited_at", "Báo cáo được tính lúc", 20),
    ("correct_by", "Hạn bổ sung (ngày cuối)", 20), ("asked_until", "Đã đề nghị gia hạn đến", 14),
    ("extended_from", "Thời hạn trước khi gia hạn (ngày cuối)", 14),
    ("parts_asked", "Số cơ quan đã đề nghị phối hợp", 12),
    ("parts_in", "Số cơ quan đã có ý kiến", 12), ("parts_out", "Đang chờ cơ quan phối hợp", 36),
    ("parts_since", "Đề nghị phối hợp lúc", 20), ("last_hour", "Thời hạn (giờ trong ngày cuối)", 10),
    ("first_due", "Thời hạn đầu, trước khi gia hạn hoặc điều chỉnh khi đã quá hạn (ngày cuối)", 16),
    ("was_overdue", "Số ngày quá hạn khi gia hạn, điều chỉnh", 12), ("given_late", "Giao khi thời hạn đã qua", 12),
    ("asked_on", "Đã đề nghị gia hạn trước khi hết hạn, chưa trả lời, trả lời khi đã quá hạn hoặc không trả lời (ngày đề nghị)", 16),
    ("refused_on", "Không đồng ý gia hạn, trả lời khi đã quá hạn (ngày)", 14),
)  # fmt: skip
"""Key, heading and width of each column, in the order of the sheet."""
UNHELD = (
    ("Mã danh mục", 24), ("Số, ký hiệu văn bản", 20), ("Mã nhiệm vụ", 12), ("Nhiệm vụ", 60),
    ("Chủ trì theo văn bản, chưa gắn với cơ quan nào", 44),
)  # fmt: skip
"""Heading and width of each column of the sheet of those who were given nothing."""
_ASKED = ("asked_on", "refused_on")
_NAMES = {"officer": "officer_name", "confirmer": "confirmer_name"}
"""Columns whose code people are not shown: the workbook has the name, the JSON file the code."""


class ExportTooLarge(DondocError):
    """There are more lines than a file may have."""


class Export(NamedTuple):
    """The assignments at a moment, with the six leaves of what was asked for, whatever state was asked for.

    `unheld`: of all, or of one plan, the leads that stand for no unit; nothing where it is narrowed further.
    """

    moment: dt.datetime
    zone: ZoneInfo
    wanted: Wanted
    states: dict[str, int]
    share: float | None
    lines: list[Line]
    unheld: list[UnheldLine] = []  # noqa: RUF012  (a NamedTuple's default; never changed)


def export_tasks(
    engine: Engine,
    moment: dt.datetime,
    zone: ZoneInfo,
    wanted: Wanted = EVERYTHING,
    *,
    home: str | None = None,
    sight: Sight | None = None,
) -> Export:
    """Everything that the list shows on all its pages; raises NotFound as the list does, and ExportTooLarge."""
    with reading(engine) as session:
        only = understood(session, wanted, moment, home)
        page = queries.tasks(session, moment=moment, wanted=only, sight=sight, limit=MOST)
        if page.total > MOST:
            raise ExportTooLarge(error("export-too-large", total=page.total, most=MOST))
        whole = only._replace(plan=None) == EVERYTHING
        unheld = list(unheld_lines(session, only.plan, sight)) if whole else []
        counts = figures.state_counts(session, moment, wanted=only._replace(state=None), sight=sight)
        rows = in_words_of_papers(session, page.rows)
        open_ones = {one.assignment: Waited(one.asked_at, one.until) for one in waited(session, moment)}
    states = {one.value: counts.get(one, 0) for one in State}
    lines = [
        one._replace(waited=(*one.waited, *([open_ones[one.id]] if one.asked_until and one.id in open_ones else [])))
        for one in rows
    ]
    return Export(moment, zone, only, states, on_time_share(counts), lines, unheld)


def record_of(line: Line, zone: ZoneInfo) -> dict[str, Any]:
    """A line by the keys of COLUMNS. Days are ISO days, instants ISO instants in UTC."""
    day = last_day(line.due, zone)
    found: dict[str, Any] = {key: getattr(line, key, None) for key, _, _ in COLUMNS}
    found |= {"last_day": day.isoformat() if day else None, "last_hour": last_hour(line.due, zone)}
    found |= {key: _asked(line, key, zone) for key in _ASKED} | {"credited_at": _credited(line)}
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in found.items()}


def export_facts(export: Export) -> dict[str, Any]:
    """The whole file as plain values."""
    return {
        "format": FORMAT,
        "moment": export.moment.isoformat(),
        "wanted": {name: value for name, value in export.wanted._asdict().items() if value},
        "figures": {"states": export.states, "total": sum(export.states.values()), "share": export.share},
        "unheld": [one._asdict() for one in export.unheld],
        "tasks": [record_of(line, export.zone) for line in export.lines],
    }


def export_json(export: Export) -> bytes:
    """The JSON file."""
    return json.dumps(export_facts(export), ensure_ascii=False, indent=1).encode() + b"\n"


def export_xlsx(export: Export) -> bytes:
    """The workbook: a sheet of tasks, a sheet of figures. Days are days of the sheet; words are never formulas."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": export.moment.astimezone(export.zone).replace(tzinfo=None), "author": ""})
        _tasks(book, export)
        _figures(book, export)
        if export.unheld:
            _unheld(book, export.unheld)
    return out.getvalue()


def _tasks(book: Any, export: Export) -> None:  # noqa: ANN401  (xlsxwriter brings no types)
    sheet, head = (
        book.add_worksheet("Nhiệm vụ"),
        book.add_format({"bold": True, "text_wrap": True, "bg_color": "#EDEDED"}),
    )
    day, moment = (book.add_format({"num_format": f"dd/mm/yyyy{hour}"}) for hour in ("", " hh:mm"))
    for column, (_, heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, line in enumerate(export.lines, 1):
        for column, (key, _, _) in enumerate(COLUMNS):
            value = _value(line, key, export.zone)
            if isinstance(value, dt.datetime):
                sheet.write_datetime(row, column, value.astimezone(export.zone).replace(tzinfo=None), moment)
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), day)
            elif isinstance(value, int):
                sheet.write_number(row, column, value)
            elif value is not None:
                sheet.write_string(row, column, str(printable((_shown(key, value, line),))[0]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(export.lines), 1), len(COLUMNS) - 1)


def _unheld(book: Any, lines: Iterable[UnheldLine]) -> None:  # noqa: ANN401
    sheet, head = book.add_worksheet("Chưa giao cho"), book.add_format({"bold": True, "bg_color": "#EDEDED"})
    for column, (heading, width) in enumerate(UNHELD):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, one in enumerate(lines, 1):
        for column, value in enumerate(printable(tuple(words or "" for words in one))):
            sheet.write_string(row, column, str(value))


def _value(line: Line, key: str, zone: ZoneInfo) -> Any:  # noqa: ANN401
    """As people read it: of dates the last day in time; while a result is back with its unit no hand-in counts."""
    if key in ("last_day", "correct_by", "extended_from", "first_due"):
        return last_day(line.due if key == "last_day" else getattr(line, key), zone)
    if key == "last_hour":
        return last_hour(line.due, zone)
    if key == "credited_at":
        return _credited(line)
    if key in _ASKED:
        return _asked(line, key, zone)
    if key == "given_late":
        return "có" if line.given_late else None
    if key == "parts_out":
        return "; ".join(line.parts_out) or None
    return getattr(line, _NAMES.get(key, key), None)


def _credited(line: Line) -> dt.datetime | None:
    """When its result counts as handed in; none while it is back with its unit."""
    return None if line.stage == Stage.EXECUTE.value else line.credited_at


def _asked(line: Line, key: str, zone: ZoneInfo) -> dt.date | None:
    """The day on which more time was asked for in time and not yet answered, answered late, or never; or that of a late refusal."""
    if key == "refused_on":
        return next((one.refused.astimezone(zone).date() for one in reversed(line.waited) if one.refused), None)
    asked = [one.asked for one in line.moves if one.asked and one.answered_late] + [one.asked for one in line.waited]
    return max(asked).astimezone(zone).date() if asked else None


def _shown(key: str, value: str, line: Line) -> str:
    """A word of ours as people read it; the JSON file keeps the word."""
    if key == "state" and value:
        return label(standing_key(value, line.force, line.stage))
    if key == "occurrence":
        return which_time(value, line.period) or occurrence_words(value)
    return label(f"{key}.{value}") if key in ("stage", "turn", "force", "urgency") and value else value


def occurrence_words(key: str, lang: Lang = "vi") -> str:
    """Which time it is: một lần, 14/12/2026, có việc ngày 05/10/2026."""
    if key == ONCE:
        return label("occurrence.once", lang)
    if told := which_time(key, "", lang):
        return told
    try:
        return f"{dt.date.fromisoformat(key):%d/%m/%Y}"
    except ValueError:
        return key


def _figures(book: Any, export: Export) -> None:  # noqa: ANN401
    sheet = book.add_worksheet("Số liệu")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 20)
    rows: list[tuple[str, int | float | str]] = [
        (label(f"state.{name}"), count) for name, count in export.states.items()
    ]
    if export.states[State.DONE_UNDATED.value] or export.states[State.OPEN_UNDATED.value]:
        sheet.write_string(len(rows) + 4, 0, label("share.asked"))
    rows.append(("Tổng số", sum(export.states.values())))
    rows.append(("Tỷ lệ đúng hạn", "–" if export.share is None else export.share))
    rows.append(("Số liệu tính đến", f"{export.moment.astimezone(export.zone):%d/%m/%Y %H:%M}"))
    share = book.add_format({"num_format": "0.0%"})
    for row, (words, value) in enumerate(rows):
        sheet.write_string(row, 0, words)
        if isinstance(value, str):
            sheet.write_string(row, 1, value)
        else:
            sheet.write_number(row, 1, value, *([share] if isinstance(value, float) else []))
