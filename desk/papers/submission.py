"""Phiếu trình: the paper by which the coordinator asks her leader to agree to a plan (.docx), with the tasks annexed.

An internal paper: Decree 30/2020/NĐ-CP leaves its form to the office; the head follows its appendix I. What the leader decides is
written by hand or agreed to on the page; the paper itself gives nothing.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desk.drafts.before import Before
from desk.papers import phrases
from desk.papers.blocks import Block, Break, Column, Paper, Sign, Style, bold, line, table
from desk.task_names import task_name
from models.paper_queries import Office
from plans.explain import explain
from plans.plan import Handling, Task
from plans.wording import label, paper_word, render

SUBJECT = "V/v giao nhiệm vụ thực hiện văn bản"
NOTE = "bp-"
"""How ids of tasks begin that come from the leader's note."""
SHOWN = 12
"""Points to be confirmed that are written out."""


def submission_paper(before: Before, office: Office | None, author: str, moment: dt.datetime, zone: ZoneInfo) -> Paper:
    """The paper of a draft as it stands at `moment`."""
    number = before.plan.directive.number or before.draft.title
    frame = Frame(SUBJECT, number, office, author, moment.astimezone(zone).year)
    return framed(frame, _body(before), _annex(before))


class Frame(NamedTuple):
    """What every phiếu trình has around its body: its subject and the document's number, whose paper it is, who proposes, the year."""

    subject: str
    number: str
    office: Office | None
    author: str
    year: int


def framed(frame: Frame, body: list[Block], annex: list[Block]) -> Paper:
    """The whole paper."""
    blocks: list[Block] = [
        phrases.head(frame.office, frame.year, f"{frame.subject} {frame.number}"),
        line(Style.TITLE, "PHIẾU TRÌNH"),
        line(Style.TO, f"Kính trình: Lãnh đạo {phrases.office_name(frame.office)}"),
        *body,
        Sign(("Như trên;", "Lưu: VT."), ("NGƯỜI TRÌNH", "", "", frame.author)),
        Break(),
        *annex,
    ]
    return Paper(f"Phiếu trình {frame.number}", tuple(blocks), size=14, table_size=11)


def opinion(words: str) -> list[Block]:
    """What the leader is asked, and room for what he says."""
    return [
        line(Style.BODY, words),
        line(Style.HEADING, "Ý KIẾN CỦA LÃNH ĐẠO"),
        line(Style.BODY, "………………………………………………………………………………"),
        line(Style.BODY, "………………………………………………………………………………"),
    ]


def _body(before: Before) -> list[Block]:
    n, head, figures = phrases.number, before.plan.directive, before.figures
    issued = f" ngày {head.issued:%d/%m/%Y}" if head.issued else ""
    kind = paper_word(head.kind)
    subject = f" {head.subject[0].lower()}{head.subject[1:]}" if head.subject else ""
    paper = " ".join(f"{kind} số {head.number}{issued} của {head.issuer}{subject}".split()) if head.number else kind
    piles = {pile: len(before.pile(pile.value)) for pile in Handling}
    blocks: list[Block] = [
        line(Style.BODY, f"1. Văn bản giao nhiệm vụ: {paper}.", *_arrived(before)),
        line(
            Style.BODY,
            "2. Kết quả rà soát: văn bản có ",
            bold(f"{n(sum(piles.values()))} nhiệm vụ"),
            f", trong đó đề xuất {_piles(piles)} (chi tiết tại danh mục kèm theo).",
        ),
    ]
    if figures is not None:
        blocks.append(line(Style.BODY, *_creates(before)))
    blocks += _doubts(before)
    asked = "Kính trình Lãnh đạo xem xét, cho ý kiến về danh mục nhiệm vụ và việc giao nhiệm vụ./."
    return [*blocks, *opinion(asked)]


def _piles(piles: dict[Handling, int]) -> str:
    """How many go where; a pile that is empty is not named."""
    parts = [
        f"{label(f'handling.{pile.value}', 'vi')} {phrases.number(many)} nhiệm vụ"
        for pile, many in piles.items()
        if many
    ]
    return ", ".join(parts)


def _arrived(before: Before) -> tuple[str, ...]:
    draft = before.draft
    stamp = " ".join(
        part
        for part in (
            f"Số đến {draft.incoming_number}" if draft.incoming_number else "",
            f"ngày {draft.incoming_date:%d/%m/%Y}" if draft.incoming_date else "",
        )
        if part
    )
    note = f" Ý kiến chỉ đạo: {' '.join(draft.note.split()).rstrip('.')}." if draft.note else ""
    return (f" {stamp}.{note}" if stamp else note,)


def _creates(before: Before) -> tuple[str, ...]:
    figures, n = before.figures, phrases.number
    assert figures is not None
    units = len(figures.by_unit) + figures.other_units
    busiest = max(before.weeks, key=lambda week: week.assignments, default=None)
    told = f"3. Khi giao: {n(figures.assignments)} lượt giao cho {n(units)} cơ quan, đơn vị"
    if busiest:
        told += f"; tuần có nhiều thời hạn nhất từ {busiest.monday:%d/%m/%Y} đến {busiest.sunday:%d/%m/%Y}"
        told += f" ({n(busiest.assignments)} lượt)"
    if yearly := figures.yearly:
        told += f"; trong đó {n(len(yearly.units))} đơn vị có việc thường xuyên mà danh mục không giao báo cáo định kỳ"
        told += f" xác nhận mỗi năm một lần, ngày {yearly.day} hằng năm (hệ thống đề xuất, văn bản không nêu)"
    if figures.days_off:
        told += f"; {n(len(figures.days_off))} thời hạn rơi vào ngày nghỉ: {', '.join(figures.days_off)}"
    if figures.late:
        told += f"; {n(len(figures.late))} nhiệm vụ giao khi thời hạn đã qua"
    if figures.unheld:
        whom = "; ".join(f"{', '.join(one.names)} ({task_name(one.task)})" for one in figures.unheld)
        told += f"; không giao cho {whom} vì chưa gắn với cơ quan nào"
    if figures.recurring:
        told += f"; {n(len(figures.recurring))} nhiệm vụ lặp lại theo kỳ mới tính kỳ sắp đến, các kỳ sau giao khi kỳ trước đã qua"
    if figures.begun:
        times = sum(one.times for one in figures.begun)
        told += f"; {n(times)} kỳ trước ngày giao của {n(len(figures.begun))} nhiệm vụ lặp lại không giao cho ai"
    if figures.waiting:
        told += f"; {n(len(figures.waiting))} nhiệm vụ chờ việc phát sinh, chưa giao"
    if figures.without_contact:
        told += f"; {n(len(figures.without_contact))} đơn vị chưa có đầu mối nhận tin"
    return (f"{told}.",)


def _doubts(before: Before) -> list[Block]:
    if not before.told:
        return []
    rest = len(before.told) - SHOWN
    lines = [
        line(
            Style.ITEM,
            f"- {f'{task_name(one.task)}: ' if one.task else ''}{render(one.problem, 'vi', page=True).says}.",
        )
        for one in before.told[:SHOWN]
    ]
    more = (
        [line(Style.ITEM, f"- Và {phrases.number(rest)} điểm khác xem trên trang xử lý văn bản.")] if rest > 0 else []
    )
    return [line(Style.BODY, "4. Các điểm cần Lãnh đạo cho ý kiến:"), *lines, *more]


def _annex(before: Before) -> list[Block]:
    blocks: list[Block] = [
        line(Style.TITLE, "DANH MỤC NHIỆM VỤ ĐỀ XUẤT GIAO"),
        line(Style.SUBTITLE, "(Kèm theo Phiếu trình)"),
    ]
    columns = (
        Column("TT", 1.2, "center"), Column("Vị trí", 1.7, "center"), Column("Nhiệm vụ", 6.6), Column("Chủ trì", 3.8),
        Column("Phối hợp", 3), Column("Thời hạn", 3.5), Column("Sản phẩm", 2.5),
    )  # fmt: skip
    for pile in Handling:
        tasks = before.pile(pile.value)
        if not tasks:
            continue
        rows = [
            (
                str(at), _where(task), task.title, _names(before, task.lead), _names(before, task.with_),
                explain(task.due), task.product or "",
            )
            for at, task in enumerate(tasks, 1)
        ]  # fmt: skip
        words = label(f"handling.{pile.value}", "vi")
        blocks += [
            line(Style.HEADING, f"{words[0].upper()}{words[1:]} ({phrases.number(len(tasks))} nhiệm vụ)"),
            table(columns, rows),
        ]
    return blocks


def _names(before: Before, named: Sequence[str]) -> str:
    return "; ".join(before.names.get(name, name) for name in named)


def _where(task: Task) -> str:
    """The place of a task in the document, or what it comes from."""
    return task.clause or ("Ý kiến chỉ đạo" if task.id.startswith(NOTE) else "Bổ sung")
