"""Báo cáo tình hình thực hiện nhiệm vụ: the official report in the form of Decree 30/2020/NĐ-CP, the table and the overdue annexed.

Its figures are those of the table by unit for the same moment. What is asked of the reader is left open: it is for people to say.
"""

import datetime as dt
from collections import Counter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desk.papers import phrases, urging
from desk.papers.blocks import Block, Break, Column, Paper, Run, Sign, Style, bold, line, table
from desk.papers.report import Report, formula, report_facts, scope_line
from models import paper_queries
from models.database import Engine, reading
from models.lines import Line
from models.paper_queries import FieldFigures
from plans.access import Sight
from plans.state import State, on_time_share
from plans.wanted import EVERYTHING, Wanted

TITLE = "Tình hình thực hiện nhiệm vụ được giao"
LISTED = 1000
"""Overdue tasks that are annexed, the longest overdue first; where there are more, that is said."""
NAMED = 5
"""Units that are named as those with most overdue tasks."""


class Account(NamedTuple):
    """What the report says: the table with its sum and what is overdue, and the figures by field."""

    report: Report
    fields: list[FieldFigures]


def account_facts(
    engine: Engine,
    moment: dt.datetime,
    zone: ZoneInfo,
    wanted: Wanted = EVERYTHING,
    *,
    office: str = "",
    sight: Sight | None = None,
) -> Account:
    """Everything of the report, of everything or as wanted, as far as it may be seen. Raises NotFound."""
    report = report_facts(engine, moment, zone, wanted, office=office, sight=sight)
    with reading(engine) as session:
        return Account(report, paper_queries.field_table(session, moment, report.wanted, sight))


def account_paper(account: Account) -> Paper:
    """The report with its annexes; number, date and signature are left open."""
    report = account.report
    local = report.moment.astimezone(report.zone)
    above = report.office.parent if report.office else None
    blocks: list[Block] = [
        phrases.head(report.office, local.year),
        line(Style.TITLE, "BÁO CÁO"),
        line(Style.TITLE, TITLE),
        line(Style.SUBTITLE, f"({scope_line(report).removesuffix('.')})"),
        *([line(Style.TO, f"Kính gửi: {above}")] if above else []),
        *_body(account),
        Sign(("Như trên;", "Lưu: VT.") if above else ("Lưu: VT.",), phrases.signer(report.office)),
        *_units(report),
        *_late(report),
    ]
    return Paper(f"Báo cáo {TITLE.lower()}", tuple(blocks), size=14, table_size=11)


def _body(account: Account) -> list[Block]:
    report, n = account.report, phrases.number
    writer = phrases.office_name(report.office)
    blocks = [
        line(Style.BODY, f"{writer} báo cáo tình hình thực hiện nhiệm vụ được giao như sau:"),
        line(Style.HEADING, "I. Kết quả chung"),
        line(Style.BODY, *_totals(report)),
        line(Style.BODY, "Tỷ lệ đúng hạn: ", bold(phrases.percent(on_time_share(report.counts))), "."),
        line(Style.NOTE, formula(report)),
        line(Style.HEADING, "II. Nhiệm vụ quá hạn"),
        line(Style.BODY, *_overdue(report)),
        *_fields(account),
        line(Style.HEADING, f"{'IV' if len(account.fields) > 1 else 'III'}. Kiến nghị, đề xuất"),
        line(Style.BODY, phrases.DOTS * 3),
        line(Style.BODY, f"Trên đây là báo cáo tình hình thực hiện nhiệm vụ được giao (kèm theo biểu tổng hợp của "
             f"{n(len(report.rows))} cơ quan, đơn vị{' và danh sách nhiệm vụ quá hạn' if report.overdue else ''})./."),
    ]  # fmt: skip
    return list(blocks)


def _totals(report: Report) -> tuple[str | Run, ...]:
    n, c = phrases.number, report.counts
    parts = (
        f"hoàn thành đúng hạn {n(c[State.DONE_ON_TIME])}",
        f"hoàn thành quá hạn {n(c[State.DONE_LATE])}",
        f"đang thực hiện, trong hạn {n(c[State.OPEN_ON_TIME])}",
        f"đang thực hiện, quá hạn {n(c[State.OPEN_OVERDUE])}",
        f"không xác định thời hạn: hoàn thành {n(c[State.DONE_UNDATED])}, đang thực hiện {n(c[State.OPEN_UNDATED])}",
    )
    return ("Tổng số nhiệm vụ được giao: ", bold(n(report.total.total)), f". Trong đó: {'; '.join(parts)}.")


def _overdue(report: Report) -> tuple[str | Run, ...]:
    if not report.overdue:
        return ("Không có nhiệm vụ nào đang quá hạn.",)
    n = phrases.number
    of = Counter((one.unit, one.unit_name) for one in report.overdue).most_common()
    named = phrases.some([f"{phrases.short(name, report.office)} ({n(many)})" for (_, name), many in of], NAMED)
    return (
        "Đang quá hạn ", bold(n(len(report.overdue))), f" nhiệm vụ tại {n(len(of))} cơ quan, đơn vị: {named}. "
        f"{urging.whose(report.overdue)}",
    )  # fmt: skip


def _fields(account: Account) -> list[Block]:
    if len(account.fields) < 2:
        return []
    n = phrases.number
    columns = (
        Column("Lĩnh vực", 10), Column("Tổng số", 3, "center"), Column("Đang quá hạn", 4, "center"),
        Column("Tỷ lệ đúng hạn (*)", 5, "center"),
    )  # fmt: skip
    rows = [
        (one.field or "Chưa phân lĩnh vực", n(one.total), n(one.overdue), phrases.percent(one.share))
        for one in account.fields
    ]
    return [line(Style.HEADING, "III. Theo lĩnh vực"), table(columns, rows)]


def _units(report: Report) -> list[Block]:
    columns = (
        Column("TT", 1.6, "center"), Column("Cơ quan, đơn vị", 8), Column("Tổng số", 2.4, "center"),
        Column("HT đúng hạn", 2.6, "center"), Column("HT quá hạn", 2.6, "center"), Column("Đang TH, trong hạn", 2.8, "center"),
        Column("Đang TH, quá hạn", 2.8, "center"), Column("Không thời hạn: HT / đang TH", 3.4, "center"),
        Column("Tỷ lệ (*)", 2.6, "center"), Column("Ghi chú", 4.4),
    )  # fmt: skip
    n = phrases.number
    cells = [
        (
            str(at) if one.unit else "", phrases.short(one.unit_name, report.office), n(one.total), n(one.done_on_time),
            n(one.done_late), n(one.open_on_time), n(one.open_overdue), f"{n(one.done_undated)} / {n(one.open_undated)}",
            phrases.percent(one.share), _held(report, one.unit),
        )
        for at, one in enumerate([*report.rows, report.total], 1)
    ]  # fmt: skip
    return [
        Break(),
        line(Style.TITLE, "PHỤ LỤC I"),
        line(Style.TITLE, "BIỂU TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"),
        line(Style.SUBTITLE, _with(report)),
        line(Style.NOTE, "Trong biểu: HT là hoàn thành; TH là thực hiện."),
        table(columns, cells, sums=1),
        line(Style.NOTE, formula(report)),
    ]


def _held(report: Report, unit: str) -> str:
    """How many of a unit's overdue ones wait for their confirmer; of all units where none is named."""
    held = report.waiting[unit] if unit else sum(report.waiting.values())
    return f"{phrases.number(held)} quá hạn chờ xác nhận" if held else ""


def _due(one: Line, report: Report) -> str:
    return phrases.late_due(one, report.zone) + "".join(f"\n({told})" for told in phrases.asked(one))


def _late(report: Report) -> list[Block]:
    if not report.overdue:
        return []
    columns = (
        Column("TT", 1.5, "center"), Column("Cơ quan, đơn vị", 6), Column("Nhiệm vụ", 8), Column("Căn cứ giao", 6.5),
        Column("Thời hạn", 4.2, "center"), Column("Quá hạn (ngày)", 2.6, "center"),
    )  # fmt: skip
    rows = [
        (
            str(at), phrases.short(one.unit_name, report.office), phrases.title(one),
            phrases.basis(one, report.issued.get(one.plan)), _due(one, report), phrases.days_late(one),
        )
        for at, one in enumerate(report.overdue[:LISTED], 1)
    ]  # fmt: skip
    more = len(report.overdue) - LISTED
    return [
        Break(),
        line(Style.TITLE, "PHỤ LỤC II"),
        line(Style.TITLE, "NHIỆM VỤ ĐANG QUÁ HẠN"),
        line(Style.SUBTITLE, _with(report)),
        table(columns, rows),
        *([line(Style.NOTE, f"Và {phrases.number(more)} nhiệm vụ khác, quá hạn ít ngày hơn.")] if more > 0 else []),
    ]


def _with(report: Report) -> str:
    year = report.moment.astimezone(report.zone).year
    return f"(Kèm theo Báo cáo số ……/…… ngày …/…/{year} của {phrases.office_name(report.office)})"
