"""The official table by unit: the figures of `models.figures.unit_table` for a moment, as .xlsx, .docx or .pdf."""

import datetime as dt
from collections import Counter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desk.papers import phrases
from desk.papers.blocks import Column, Paper, Sign, Style, line, table
from desk.papers.coming import not_opened
from desk.papers.extended import Unextended, unextended, without
from desk.papers.scope import scope_words, whole_words
from desk.reporting import missed, understood
from models import figures, paper_queries, queries
from models.database import Engine, reading
from models.expected import Missed
from models.figures import UnitFigures
from models.lines import Line
from models.moves import kept_moves
from models.paper_queries import Office
from plans.access import Sight
from plans.stages import Stage
from plans.state import State, on_time_share
from plans.wanted import EVERYTHING, Wanted

TITLE = "BIỂU TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
ALL = 1_000_000
"""Lines of a list that is wanted whole."""


class Report(NamedTuple):
    """The table at `moment`, its sum and what the overdue ones are. `scope` says what it is narrowed to (`wanted`), else is empty;
    `of` is the same, or what all of it is. `unextended`: the figures by the dates before they were moved, where any was.

    `waiting`: how many of a unit's overdue ones have been handed in, late, and wait for their confirmer.
    """

    moment: dt.datetime
    zone: ZoneInfo
    office: Office | None
    scope: str
    rows: list[UnitFigures]
    total: UnitFigures
    counts: dict[State, int]
    waiting: Counter[str]
    overdue: list[Line]
    issued: dict[str, dt.date]
    wanted: Wanted
    of: str
    unextended: Unextended = Unextended({}, 0)
    missed: Missed = Missed()


def report_facts(
    engine: Engine,
    moment: dt.datetime,
    zone: ZoneInfo,
    wanted: Wanted = EVERYTHING,
    *,
    office: str = "",
    sight: Sight | None = None,
) -> Report:
    """What the table shows, of everything or as wanted, as far as it may be seen; all states. Raises NotFound."""
    with reading(engine) as session:
        only = understood(session, wanted, moment, office or None)._replace(state=None)
        rows = figures.unit_table(session, moment, wanted=only, sight=sight)
        counts = figures.state_counts(session, moment, wanted=only, sight=sight)
        late = queries.overdue(session, moment, wanted=only, sight=sight, limit=ALL).rows
        issued = paper_queries.issue_dates(session, sorted({one.plan for one in late}))
        held = Counter(one.unit for one in late if one.stage == Stage.REVIEW.value)
        total = _total(counts)
        writer = paper_queries.office(session, office) if office else None
        scope = scope_words(session, only, sight, writer)
        of = scope or whole_words(session, sight, writer)
        before = unextended(session, kept_moves(session.connection(), moment), moment, counts, only, sight)
        unopened = missed(session, moment, only, sight)
        return Report(moment, zone, writer, scope, rows, total, counts, held, late, issued, only, of, before, unopened)


def note(report: Report, unit: str) -> str:
    """What stands beside a unit's figures."""
    held = sum(report.waiting.values()) if not unit else report.waiting[unit]
    return f"{phrases.number(held)} việc quá hạn đang chờ xác nhận" if held else ""


def formula(report: Report) -> str:
    """How the share is reckoned, what it is by the dates before they were moved, and what is in no figure, as nobody opened it."""
    unopened = f" {not_opened(report.missed)}" if report.missed.times else ""
    return phrases.formula(report.counts) + without(report.unextended) + unopened


def scope_line(report: Report) -> str:
    """Of whom, and as of when."""
    return f"Phạm vi: {report.of}. {phrases.as_of(report.moment, report.zone)}."


def report_paper(report: Report) -> Paper:
    """The table as an official sheet: A4, the long side down."""
    columns = (
        Column("TT", 3, "center"), Column("Cơ quan, đơn vị", 17), Column("Tổng số", 5, "center"),
        Column("Hoàn thành đúng hạn", 7, "center"), Column("Hoàn thành quá hạn", 7, "center"),
        Column("Đang thực hiện, trong hạn", 8, "center"), Column("Đang thực hiện, quá hạn", 8, "center"),
        Column("Không xác định thời hạn: hoàn thành / đang thực hiện", 11, "center"),
        Column("Tỷ lệ đúng hạn (*)", 7, "center"), Column("Ghi chú", 12),
    )  # fmt: skip
    cells = [
        (str(at) if one.unit else "", one.unit_name, *_figures(one), note(report, one.unit))
        for at, one in enumerate([*report.rows, report.total], 1)
    ]
    local = report.moment.astimezone(report.zone)
    blocks = (
        phrases.head(report.office, local.year, numbered=False),
        line(Style.TITLE, TITLE),
        line(Style.SUBTITLE, scope_line(report)),
        table(columns, cells, sums=1),
        line(Style.NOTE, formula(report)),
        line(Style.NOTE, phrases.UNSIGNED),
        Sign((), phrases.signer(report.office)),
    )
    return Paper(TITLE, blocks, size=13, table_size=11, margins=(20, 15, 20, 15), landscape=True, gap=5)


def _total(counts: dict[State, int]) -> UnitFigures:
    leaves = {leaf.name.lower(): number for leaf, number in counts.items()}
    return UnitFigures("", "Tổng cộng", sum(counts.values()), **leaves, share=on_time_share(counts))


def _figures(one: UnitFigures) -> tuple[str, ...]:
    n = phrases.number
    leaves = (one.total, one.done_on_time, one.done_late, one.open_on_time, one.open_overdue)
    return (*map(n, leaves), f"{n(one.done_undated)} / {n(one.open_undated)}", phrases.percent(one.share))
