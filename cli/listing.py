"""`tasks` and `overdue`: what units have to do, and what the supervisor must know."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.more_time import tell_unanswered_time
from cli.options import Json, read_moment, words_option
from cli.partners import tell_asked, turn_words
from cli.words import lang, say

if TYPE_CHECKING:
    from models.lines import Change, Line

WAITS = ("draft", "review")
"""Stages in which nobody of the unit works on it."""
PANEL = say("Theo dõi", "Follow")
Unit = Annotated[str | None, words_option("--unit", "UNIT", "Của đơn vị (tên hoặc mã)", "Of a unit (name or slug)")]
InPlan = Annotated[str | None, words_option("--plan", "PLAN", "Của danh mục (mã)", "Of a plan (slug)")]
InField = Annotated[
    str | None, words_option("--field", "FIELD", "Thuộc lĩnh vực (- là chưa phân)", "Of a field (- for none)")
]
OfUrgency = Annotated[
    str | None, words_option("--urgency", "URGENCY", "Mức độ khẩn: khan, hoa-toc ...", "Urgency: khan ...")
]
WithText = Annotated[str, words_option("--text", "WORDS", "Có các từ này (không cần dấu)", "With these words")]
OfTask = Annotated[str | None, words_option("--task", "TASK", "Nhiệm vụ trong danh mục (mã)", "Of a task of the plan")]
OfSection = Annotated[
    str | None,
    words_option("--section", "SECTION", "Phần của văn bản: II, 3 (- là ngoài đề mục)", "Section: II, 3 (- none)"),
]
OfMonth = Annotated[
    str | None,
    words_option("--month", "MONTH", "Đến hạn trong tháng 2026-12 (- là không thời hạn)", "Due in 2026-12 (- none)"),
]
InState = Annotated[
    str | None,
    words_option(
        "--state",
        "STATE",
        "Tình trạng hoặc giai đoạn: open-overdue, soon, sent, missing, unheard, review ...",
        "State or stage: open-overdue, soon, sent, missing, unheard, review ...",
    ),
]
At = Annotated[
    dt.date | None,
    typer.Option(
        "--at",
        parser=read_moment,
        metavar="TIME",
        help=say("Số liệu tính đến (ngày, hoặc ngày giờ)", "As of (day, or day and hour)"),
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help=say("Số dòng nhiều nhất", "Lines at most"))]
Offset = Annotated[
    int, typer.Option("--offset", min=0, max=10_000_000, help=say("Bỏ qua số dòng đầu", "Lines to pass over"))
]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("tasks", help=say("Nhiệm vụ của các đơn vị", "Assignments"), rich_help_panel=PANEL)(tasks)
    app.command(
        "show", help=say("Một nhiệm vụ: nguyên văn, thời hạn, nhật ký", "One assignment whole"), rich_help_panel=PANEL
    )(show)
    app.command("overdue", help=say("Nhiệm vụ quá hạn", "What is overdue"), rich_help_panel=PANEL)(overdue)


def tasks(
    unit: Unit = None,
    plan: InPlan = None,
    state: InState = None,
    field: InField = None,
    urgency: OfUrgency = None,
    text: WithText = "",
    task: OfTask = None,
    section: OfSection = None,
    month: OfMonth = None,
    below: Annotated[bool, typer.Option("--below", help=say("Cả đơn vị trực thuộc", "With all under it"))] = False,
    at: At = None,
    limit: Limit = 50,
    offset: Offset = 0,
    json_: Json = False,
) -> int:
    """List assignments: whose, what, from which clause, until when, whose turn."""
    from cli.ground import here, moment_of
    from cli.screen import as_json, echo, t
    from desk.reporting import Window, task_list
    from plans.wanted import Wanted

    ground = here()
    moment = moment_of(at, ground)
    home = ground.settings.office
    wanted = Wanted(unit, below, field, plan, task, urgency, state, text, section=section, month=month)
    page = task_list(ground.engine(), moment, wanted, Window(limit, offset, home))
    if json_:
        as_json(page)
        return 0
    if not page.rows:
        echo(t("empty.tasks"))
        return 0
    _lines(page.rows, ground.settings.zone, late=False)
    echo(t("cli.shown", n=len(page.rows), total=page.total))
    return 0


def overdue(
    supervisor: Annotated[
        str | None, words_option("--supervisor", "UNIT", "Trong phạm vi của cơ quan này", "Within this unit's reach")
    ] = None,
    at: At = None,
    plan: InPlan = None,
    field: InField = None,
    unit: Annotated[str | None, words_option("--unit", "UNIT", "Chỉ của đơn vị này", "Only of this unit")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    json_: Json = False,
) -> int:
    """The supervisor's table: counts by state, share in time with its formula, what is overdue and whose turn it is."""
    from cli.ground import here, moment_of
    from cli.screen import as_json, echo, t
    from desk.reporting import Window, overdue_board, task_list, watched_by
    from plans.wanted import SOON, Wanted

    ground = here()
    moment = moment_of(at, ground)
    home = ground.settings.office
    sight = watched_by(ground.engine(), supervisor, moment, home) if supervisor else None
    wanted = Wanted(unit, field=field, plan=plan)
    board = overdue_board(ground.engine(), moment, wanted, Window(limit, offset, home, sight))
    if json_:
        near = task_list(ground.engine(), moment, wanted._replace(state=SOON), Window(1, 0, home, sight))
        as_json(board._replace(soon=board.soon._replace(by_unit=near.by_unit)))
        return 0
    zone = ground.settings.zone
    told = as_of(moment, zone)
    echo(told[0].upper() + told[1:], style="bold")
    for state, count in board.states.items():
        echo(f"  {t(f'state.{state}')}: {count}")
    echo(f"  {t('watch.soon')}: {board.soon.total}")
    echo("  " + share_line(board.share, board.states))
    if board.missed.since:
        echo("  " + t("watch.missed", n=board.missed.times, day=board.missed.since.isoformat()))
    echo()
    if not board.page.rows:
        echo(t("empty.overdue"))
        return 0
    _lines(board.page.rows, zone, late=True)
    echo(t("cli.shown", n=len(board.page.rows), total=board.page.total))
    return 0


def show(
    number: Annotated[int, typer.Argument(metavar="ID", help=say("Mã nhiệm vụ của đơn vị", "Assignment"))],
    at: At = None,
    json_: Json = False,
) -> int:
    """One assignment: what, in which words, until when and why, whose turn it is, and everything that happened to it."""
    from cli.ground import here, moment_of
    from cli.screen import as_json, echo, t
    from desk.reporting import assignment_view

    ground = here()
    moment, zone = moment_of(at, ground), ground.settings.zone
    view = assignment_view(ground.engine(), number, moment)
    if json_:
        as_json(view._replace(history=view.story, begun=()))
        return 0
    line = view.line
    echo(f"{line.id}  {line.title}", style="bold")
    for name, value in {**_facts(line, zone), "with": "; ".join(view.parts.partners)}.items():
        if value:
            echo(f"  {t(f'column.{name}')}: {value}")
    if view.parts.report_to or view.parts.via:
        via = t("web.via", name=view.parts.via) if view.parts.via else ""
        where = f"{view.parts.report_to} ({via})" if view.parts.report_to and via else view.parts.report_to or via
        echo(f"  {t('web.report-to')}: {where}")
    echo(f"\n{line.quote}\n" if line.quote else "")
    for one in view.story:
        echo(f"  {_happened(one, zone)}")
    for other in view.refused_at:
        echo(f"  {t('along.refused-at', n=other)}")
    tell_asked(view.asked, zone)
    tell_unanswered_time(view.more_time, line.stage, zone)
    return 0


def _facts(line: "Line", zone: dt.tzinfo) -> dict[str, str | None]:
    """What is known of an assignment, by the name of its column."""
    from cli.screen import t
    from plans.times import days_told
    from plans.wording import standing_key

    late = f" ({told})" if (told := days_told(line.days_late, line.same_day, lang())) else ""
    state = t(standing_key(line.state, line.force, line.stage)) if line.state else ""
    stage = "" if state and line.stage in ("execute", "done") else t(f"stage.{line.stage}")  # the state says it
    return {
        "unit": line.unit_name,
        "directive": f"{line.number or line.plan_title} ({line.plan})",
        "clause": line.clause,
        "due": _due_words(line, zone),
        "state": "; ".join(filter(None, (state + late if state else "", stage))),
        "turn": turn_words(line, zone),
        "officer": line.officer_name,
        "confirmer": line.confirmer_name,
    }


def _due_words(line: "Line", zone: dt.tzinfo) -> str:
    """Its last day, the words it comes from, and what became of it: given late, moved, more time asked for."""
    from cli.screen import due_in, t
    from plans.given_late import given_late_on
    from plans.moved import told_moves
    from plans.times import which_time
    from plans.waited import told_waited

    moved, event = (
        told_moves(line.moves, lang(), zone),
        which_time(line.occurrence, line.period, lang()),
    )
    waited = told_waited(line.waited, lang(), zone)
    given = given_late_on(line.due, line.opened_at, lang(), zone, line.moves)
    return (
        due_in(line.due, zone)
        + (f" ← {line.due_text}" if line.due_text and not moved else "")
        + (f"; {event}" if event else "")
        + (f"; {given}" if given else "")
        + (f"; {moved}" if moved else "")
        + (f"; {waited}" if waited else "")
        + (f"; {t('extension.asked-until', day=line.asked_until.isoformat())}" if line.asked_until else "")
    )


def _happened(one: "Change", zone: dt.tzinfo) -> str:
    """One line of what happened: when, what, by whom, and what was said with it."""
    from cli.screen import due_in, t
    from plans.retelling import evidence_told, retold

    until = f"{t('web.correct-by')}: {due_in(one.correct_by, zone)}" if one.correct_by else ""
    said = (retold(one.note, lang()), evidence_told(one.evidence, lang()), until)
    told = "; ".join(part for part in said if part)
    local = f"{one.at.astimezone(zone):%d/%m/%Y %H:%M}"
    return f"{local}  {t(f'act.{one.act}')}: {one.by_name or '-'}" + (f" ({told})" if told else "")


def as_of(moment: dt.datetime, zone: dt.tzinfo) -> str:
    """“số liệu tính đến 07 giờ 30 ngày 09/12/2026”."""
    from cli.screen import t
    from cli.words import lang

    local = moment.astimezone(zone)
    hour = f"{local:%H} giờ {local:%M}" if lang() == "vi" else f"{local:%H:%M}"
    return t("as-of.time", hour=hour, day=local.date().isoformat())


def share_line(share: float | None, states: dict[str, int]) -> str:
    """The share in time with the formula below it (RULES: printed with it, always)."""
    from cli.screen import t
    from cli.words import lang
    from plans.state import percent

    good = states.get("done-on-time", 0)
    of = good + states.get("done-late", 0) + states.get("open-overdue", 0)
    if share is None:
        return t("share.none")
    return t("share.line", share=percent(share, "," if lang() == "vi" else "."), good=good, of=of)


def _lines(rows: Sequence["Line"], zone: dt.tzinfo, *, late: bool) -> None:
    from cli.screen import t, table

    names = ["id", "unit", "task", "place", "due", *(["late"] if late else []), "state", "turn"]
    table([t(f"column.{name}") for name in names], [_cells(one, zone, late=late) for one in rows], wide=2)


def _cells(line: "Line", zone: dt.tzinfo, *, late: bool) -> list[str]:
    from cli.screen import due_in, t
    from plans.given_late import given_late_on
    from plans.moved import told_moves
    from plans.times import days_told, period_told
    from plans.waited import told_waited
    from plans.wording import standing_key

    shown = due_in(line.due, zone) + (f" ({period})" if (period := period_told(line.period, lang())) else "")
    shown += f"; {given}" if (given := given_late_on(line.due, line.opened_at, lang(), zone, line.moves)) else ""
    shown += f"; {moved}" if (moved := told_moves(line.moves, lang(), zone)) else ""
    shown += f"; {waited}" if (waited := told_waited(line.waited, lang(), zone)) else ""
    shown += f" ({t('extension.asked-until', day=line.asked_until.isoformat())})" if line.asked_until else ""
    days = days_told(line.days_late, line.same_day, lang())
    stage = t(f"stage.{line.stage}")
    state = t(standing_key(line.state, line.force, line.stage)) if line.state and not late else stage
    if line.state and not late and line.stage in WAITS:
        state = f"{stage}, {state[0].lower()}{state[1:]}"
    clause = line.clause or ""
    return [
        str(line.id),
        line.unit_name,
        line.title,
        clause,
        shown,
        *([days] if late else []),
        state,
        t(f"turn.{line.turn}") if line.turn else "",
    ]
