"""Phiếu trình of an amendment: the paper by which a leader is asked to agree to change a plan in force, before and after annexed."""

import datetime as dt
from zoneinfo import ZoneInfo

from desk.drafts.amending import Amending, Group
from desk.papers import phrases
from desk.papers.blocks import Block, Column, Paper, Style, bold, line, table
from desk.papers.submission import Frame, framed, opinion
from desk.task_names import task_name
from models.paper_queries import Office
from plans.steps import WHOLE, Step, in_words, said
from plans.wording import label, render

SUBJECT = "V/v điều chỉnh, bổ sung danh mục nhiệm vụ đã giao theo"
QUIET = ("found", "why")
"""Fields that go with another one."""


def amendment_paper(found: Amending, office: Office | None, author: str, moment: dt.datetime, zone: ZoneInfo) -> Paper:
    """The paper of an amendment as it stands at `moment`."""
    number = found.plan.directive.number or found.draft.title
    frame = Frame(SUBJECT, number, office, author, moment.astimezone(zone).year)
    return framed(frame, _body(found, number), _annex(found))


def _body(found: Amending, number: str) -> list[Block]:
    n, about = phrases.number, found.about
    issued = found.plan.directive.issued
    paper = f"{number} ngày {issued:%d/%m/%Y}" if issued and found.plan.directive.number else number
    blocks: list[Block] = [
        line(Style.BODY, f"1. Danh mục đang giao: {paper}."),
        line(Style.BODY, f"2. Căn cứ điều chỉnh: {about.words}. Lý do: {about.reason}."),
        line(Style.BODY, "3. Nội dung đề nghị: ", bold(_changed(found)), " (trước - sau tại danh mục kèm theo)."),
    ]
    if found.amendment is not None and found.amendment.figures is not None:
        figures = found.amendment.figures
        told = f"giao thêm {n(figures.opened)}, đổi thời hạn {n(figures.redated)}, dừng theo dõi {n(figures.cancelled)} lượt giao"
        told += f" ({label('amending.overdue', 'vi')}: {n(figures.overdue)})" if figures.overdue else ""
        told += f", đổi người xác nhận hoặc giao - đề nghị {n(figures.copied)} lượt giao" if figures.copied else ""
        blocks.append(line(Style.BODY, f"4. Khi điều chỉnh: {told}.{_beside(found)}"))
    blocks += [line(Style.ITEM, f"- {render(one, 'vi', page=True).says}.") for one in found.problems]
    asked = "Kính trình Lãnh đạo xem xét, cho ý kiến về việc điều chỉnh, bổ sung danh mục nhiệm vụ./."
    return [*blocks, *opinion(asked)]


def _changed(found: Amending) -> str:
    """How many tasks are added, changed and taken out."""
    n = phrases.number
    whole = {task: rows[0] for task, rows in found.by_task if task and rows[0].field == WHOLE}
    added = sum(one.before is None for one in whole.values())
    changed = sum(task is not None and task not in whole for task, _ in found.by_task)
    parts = {"bổ sung": added, "sửa": changed, "bỏ": len(whole) - added}
    told = ", ".join(f"{words} {n(many)} nhiệm vụ" for words, many in parts.items() if many)
    return told or "sửa thông tin chung của danh mục"


def _beside(found: Amending) -> str:
    """What a leader should know beside the figures."""
    told = f" {label('amending.overdue-now', 'vi')}: {'; '.join(found.late)}." if found.late else ""
    told += f" Thời hạn rơi vào ngày nghỉ: {'; '.join(found.days_off)}." if found.days_off else ""
    told += "".join(f" {render(one, 'vi', page=True).says}." for one in found.asked)
    if found.without_contact:
        told += f" {phrases.number(len(found.without_contact))} đơn vị liên quan chưa có đầu mối nhận tin."
    return told


def _annex(found: Amending) -> list[Block]:
    before_after = (
        Column("TT", 1.3, "center"), Column("Mã", 1.8, "center"), Column("Nhiệm vụ", 5.5), Column("Mục", 2.6), Column("Trước", 4),
        Column("Sau", 4), Column("Lý do", 3.2),
    )  # fmt: skip
    rows = [(task, row) for task, all_rows in found.by_task for row in all_rows if row.field not in QUIET]
    blocks: list[Block] = [
        line(Style.TITLE, "NỘI DUNG ĐIỀU CHỈNH, BỔ SUNG"),
        line(Style.SUBTITLE, "(Kèm theo Phiếu trình)"),
        table(before_after, [(str(at), *_row(found, task, row)) for at, (task, row) in enumerate(rows, 1)]),
    ]
    if found.touched:
        columns = (
            Column("Mã", 2, "center"),
            Column("Thay đổi", 6),
            Column("Lượt giao", 2, "center"),
            Column("Cơ quan, đơn vị", 9),
        )
        touched = [(task_name(one.task), _what(one), str(one.many), _units(one)) for one in found.touched]
        blocks += [line(Style.HEADING, "Cơ quan, đơn vị liên quan"), table(columns, touched)]
    return blocks


def _row(found: Amending, task: str | None, row: Step) -> tuple[str, ...]:
    title = found.titles.get(task or "", "Thông tin chung của danh mục")
    if row.field == WHOLE:
        kind = label("change.added" if row.before is None else "change.removed", "vi")
        return (
            task_name(task or ""),
            title,
            kind,
            said("task", row.before),
            said("task", row.after),
            found.reasons.get(task or "", ""),
        )
    field, why = label(f"field.{row.field}", "vi"), found.reasons.get(task or "", "")
    return task_name(task or "–"), title, field, *_values(found, row), why


def _values(found: Amending, row: Step) -> tuple[str, str]:
    """Before and after; of what holds entries (names bound to units, facts of the document) those that differ."""
    if not isinstance(row.before, dict) or not isinstance(row.after, dict) or row.field == "due":
        return said(row.field, row.before), said(row.field, row.after)
    changed = [key for key in {**row.before, **row.after} if row.before.get(key) != row.after.get(key)]
    told = [
        "; ".join(f"{key}: {_entry(found, held.get(key))}" for key in changed if held.get(key)) or "–"
        for held in (row.before, row.after)
    ]
    return told[0], told[1]


def _entry(found: Amending, value: object) -> str:
    return (
        ", ".join(found.names.get(str(one), str(one)) for one in value) if isinstance(value, list) else in_words(value)
    )


def _what(one: Group) -> str:
    due = f": {label('column.due', 'vi').lower()} {one.due}" if one.due else ""
    return (one.change or label(f"amending.what-{one.what}", "vi")) + due


def _units(one: Group) -> str:
    more = [f"và {phrases.number(one.more)} đơn vị khác"] if one.more else []
    return "; ".join([*one.units, *more])
