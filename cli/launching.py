"""`launch`, `add`, `event`, `plans`: plans in force and tasks by hand."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import closing
from cli.options import By, Force, Json, Today, Yes, day_option, read_due_words, read_moment, words_option
from cli.words import lang, say

if TYPE_CHECKING:
    from desk.amending import Amendment
    from desk.launching import Proposal
    from plans.due import Due
    from plans.problems import Problem

PANEL = say("Giao nhiệm vụ", "Give tasks")
As = Annotated[str | None, words_option("--as", "UNIT", "Nhận nhiệm vụ thay mặt cơ quan này", "Receive for this unit")]
Office = Annotated[
    str | None,
    words_option("--office", "UNIT", "Cơ quan giao nhiệm vụ (hoặc DONDOC_OFFICE)", "The office that launches it"),
]
When = Annotated[
    str | None,
    typer.Option(
        "--due",
        help=say(
            "Thời hạn: ngày cuối còn trong hạn, hoặc lời như “hằng tháng trước ngày 25”",
            "Last day in time, or words as “hằng tháng trước ngày 25”",
        ),
        parser=read_due_words,
        metavar="DUE",
    ),
]
Agreed = Annotated[
    str | None, words_option("--agreed-by", "PERSON", "Lãnh đạo đồng ý danh mục", "Leader who agrees to it")
]
Issued = Annotated[
    dt.date | None,
    day_option("--issued", "Ngày ban hành, nếu văn bản chưa ghi", "Day of issue, where the text has none"),
]
Since = Annotated[
    dt.date | None, day_option("--since", "Giao cả các kỳ từ ngày này", "Open occurrences from this day on")
]

Anew = Annotated[
    bool,
    typer.Option(
        "--anew", help=say("Vẫn giao mới việc trông như đã giao", "Give also what looks like work given before")
    ),
]

SameAs = Annotated[
    list[str] | None,
    words_option("--same-as", "TASK", "Nối với nhiệm vụ đã giao", "Link with a task given before"),
]

Basis = Annotated[
    str,
    words_option("--basis", "TEXT", "Căn cứ điều chỉnh: số, ngày văn bản hoặc ý kiến chỉ đạo", "What it rests on"),
]
Reason = Annotated[str, words_option("--reason", "TEXT", "Lý do điều chỉnh", "Why it is amended")]
LeavePast = Annotated[
    bool,
    typer.Option(
        "--leave-past",
        help=say("Không giao việc có thời hạn đã qua hoặc chưa biết", "Do not give what is past, or of no known day"),
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    command = app.command
    command("launch", help=say("Giao nhiệm vụ theo danh mục", "Launch a plan"), rich_help_panel=PANEL)(launch)
    command("amend", help=say("Điều chỉnh, bổ sung danh mục đã giao", "Amend a plan in force"), rich_help_panel=PANEL)(
        amend
    )
    closing.add_to(app, PANEL)
    command("add", help=say("Giao nhanh một nhiệm vụ", "Give one task by hand"), rich_help_panel=PANEL)(add)
    command("event", help=say("Ghi nhận việc phát sinh", "Record that something happened"), rich_help_panel=PANEL)(
        event
    )
    command("plans", help=say("Các danh mục đã giao", "Plans in force"), rich_help_panel=PANEL)(plans)


def launch(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=say("Danh mục hoặc văn bản", "Plan or document"))],
    as_: As = None,
    office: Office = None,
    issued: Issued = None,
    since: Since = None,
    today: Today = None,
    agreed_by: Agreed = None,
    by: By = None,
    anew: Anew = False,
    leave_past: LeavePast = False,
    yes: Yes = False,
    json_: Json = False,
) -> int:
    """Show what launching would create; with `--yes` do it, in one transaction. Again changes nothing."""
    from cli.compiling import read_in
    from cli.ground import here
    from cli.screen import as_json, echo, show_problems, t
    from desk.launching import Wish, launch_plan, propose
    from desk.previewing import preview_launch
    from plans.problems import Severity

    ground = here(today)
    taken = read_in(plan, issued)
    wish = Wish(ground.today, ground.now, as_=as_, office=office, since=since, proposed_by=by, agreed_by=agreed_by)
    wish = wish._replace(anew=anew, leave_past=leave_past)
    proposal = (propose if yes else preview_launch)(ground.engine(), taken, wish, ground.settings)
    show_problems(proposal.problems, taken.text.split("\n") if taken.text else None, lang(), str(plan))
    if proposal.refused:
        return 1
    done = launch_plan(ground.engine(), proposal, wish) if yes else None
    if done and done.already:  # or somebody else has just given it
        proposal = proposal._replace(figures=proposal.figures._replace(already=True))
    if json_:
        as_json({"launched": done is not None, **proposal.figures._asdict()})
    else:
        _show(proposal, done=done is not None)
        if (n := sum(one.severity is Severity.DOUBT for one in proposal.problems)) and not proposal.figures.already:
            echo(t("launch.doubts-left" if done else "launch.doubts", n=n))
    return 0


def _show(proposal: "Proposal", *, done: bool) -> None:
    """What was or would be created: piles, units, dates on days off, units that nobody answers for."""
    from cli.screen import echo, some, t, table
    from desk.task_names import task_name

    figures = proposal.figures
    if figures.already:
        return echo(t("launch.already", plan=figures.plan))
    echo(t("launch.done" if done else "launch.preview", plan=figures.plan), style="bold")
    for handling, count in figures.piles.items():
        echo("  " + t("cli.pile", handling=t(f"handling.{handling}"), n=count))
    echo("  " + t("count.assignments", tasks=figures.tasks, rows=figures.assignments))
    if figures.by_unit:
        shown = [[one.name, str(one.assignments)] for one in figures.by_unit]
        if figures.other_units:
            shown.append([t("launch.others", n=figures.other_units), str(figures.other_assignments)])
        echo()
        table([t("column.unit"), t("column.assignments")], shown, right=[1])
    told = (
        ("days-off", figures.days_off),
        ("no-contact", figures.without_contact),
        ("past-done" if done else "past", figures.past),
        ("unknown", figures.unknown),
        ("late", figures.late),
        ("waiting", figures.waiting),
        ("recurring", figures.recurring),
        ("unclear", figures.unclear),
    )
    for key, names in told:
        if names:
            echo(t(f"launch.{key}", n=len(names), names=some(names)))
    if figures.begun:
        named = [
            t("launch.begun-one", task=task_name(one.task), n=one.times, day=one.first.isoformat())
            for one in figures.begun
        ]
        echo(t("launch.begun", n=len(named), names=some(named)))
    if figures.unheld:
        whom = some([f"{name} ({task_name(one.task)})" for one in figures.unheld for name in one.names])
        echo(t("launch.unheld-done" if done else "launch.unheld", n=len(figures.unheld), names=whom))
    if yearly := figures.yearly:
        source, many = t(f"yearly.{yearly.source}"), len(yearly.units)
        echo(t("launch.yearly", n=many, day=yearly.day, source=source, names=some(yearly.units)))
    if not done:
        echo()
        echo(t("launch.needs-yes"))
    return None


def amend(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=say("Danh mục đã sửa", "The changed plan"))],
    as_: As = None,
    office: Office = None,
    issued: Issued = None,
    today: Today = None,
    agreed_by: Agreed = None,
    by: By = None,
    basis: Basis = "",
    reason: Reason = "",
    yes: Yes = False,
    force: Force = False,
    json_: Json = False,
) -> int:
    """Show what a new version of a plan in force would change; with `--yes` do it, on a basis and for a reason that units are told."""
    from cli.compiling import read_in
    from cli.ground import here
    from cli.screen import as_json, show_problems
    from desk.amending import amend_on, propose_amendment
    from desk.launching import Wish
    from desk.previewing import preview_amendment

    ground = here(today)
    taken = read_in(plan, issued)
    wish = Wish(ground.today, ground.now, as_=as_, office=office, proposed_by=by, agreed_by=agreed_by)
    amendment = (propose_amendment if yes else preview_amendment)(
        ground.engine(), taken, wish, ground.settings, force=force
    )
    show_problems(amendment.problems, taken.text.split("\n") if taken.text else None, lang(), str(plan))
    if amendment.refused:
        return 1
    doing = bool(yes and amendment.changes)
    done = amend_on(ground.engine(), amendment, wish, basis, reason) if doing else None
    if json_:
        as_json({"amended": done is not None, "changes": amendment.changes, "figures": amendment.figures})
    else:
        _show_amendment(amendment, done=done is not None)
    return 0


def _show_amendment(amendment: "Amendment", *, done: bool) -> None:
    """The tasks that change, field by field, and what that does to assignments."""
    from cli.screen import echo, t
    from models.amendments import OPENED
    from plans.retelling import retold

    if not amendment.changes or amendment.figures is None:
        return echo(t("amend.nothing"))
    changes, figures = amendment.changes, amendment.figures
    echo(
        t("amend.done" if done else "amend.preview", n=len(changes.added) + len(changes.changed) + len(changes.removed))
    )
    for one in (*changes.added, *changes.changed, *changes.removed):
        fields = ", ".join(t(f"field.{change.field}") for change in one.fields)
        echo(f"  {t(f'change.{one.kind}')} {one.id}: {one.title}" + (f" ({fields})" if fields else ""))
    for change in changes.plan:
        echo(f"  {t('change.changed')} {t(f'field.{change.field}')}")
    late = f" ({t('amending.overdue')}: {figures.overdue})" if figures.overdue else ""
    echo("  " + t("amend.figures", opened=figures.opened, cancelled=figures.cancelled, redated=figures.redated) + late)
    for touch in amendment.touched:
        what = retold(touch.note, lang()) if touch.note and touch.what != OPENED else t(f"amending.what-{touch.what}")
        due = f": {t('column.due').lower()} {touch.note}" if touch.what == OPENED else ""
        echo(f"    {touch.task}, {touch.unit_name} ({touch.many}): {what}{due}")
    return None if done else echo(t("amend.needs-yes"))


def add(
    title: Annotated[str, typer.Argument(metavar="TEXT", help=say("Nội dung nhiệm vụ", "What is to be done"))],
    unit: Annotated[list[str], words_option("--unit", "UNIT", "Cơ quan chủ trì (tên hoặc mã)", "Lead (name or slug)")],
    due: When = None,
    by: By = None,
    agreed_by: Agreed = None,
    same_as: SameAs = None,
    anew: Anew = False,
    today: Today = None,
    yes: Yes = False,
    json_: Json = False,
) -> int:
    """Show what one task by hand, in a line, would come to; with `--yes` give it."""
    from cli.ground import here
    from cli.screen import as_json, echo, show_problems, t
    from desk.adding import add_task
    from desk.launching import Wish

    ground = here(today)
    wish = Wish(ground.today, ground.now, proposed_by=by, agreed_by=agreed_by, anew=anew)
    joined = tuple(same_as or ())
    added, problems = add_task(ground.engine(), title, unit, due, wish, ground.settings, same_as=joined, give=yes)
    show_problems([_by_hand(one) for one in problems], None, lang())
    if added is None:
        return 1
    if json_:
        as_json(added)
    elif not added.given:
        day = _when(added.due) if added.due else t("due.none")
        more = [t("launch.others", n=added.others)] if added.others else []
        echo(t("cli.would-add", n=added.assignments, names=", ".join([*added.units, *more]), day=day))
        echo(t("launch.needs-yes"))
    else:
        echo(
            t(
                "cli.added-before" if added.already else "cli.added",
                plan=added.plan,
                n=added.assignments,
                ids=", ".join(map(str, added.ids)),
            )
        )
    return 0


def _when(due: "Due") -> str:
    """A deadline on a line, with the words that it was read from."""
    from plans.explain import explain
    from plans.explain_en import explain_en

    if due.kind == "date" and not due.time and not due.start:
        return f"{due.date:%d/%m/%Y}"
    return explain_en(due) if lang() == "en" else explain(due)


def _by_hand(problem: "Problem") -> "Problem":
    """The question whether it was given before, with answers that this command takes."""
    return problem.model_copy(update={"code": "overlap-by-hand"}) if problem.code == "overlap" else problem


Happened = Annotated[
    dt.date | None,
    typer.Option(
        "--day",
        parser=read_moment,
        metavar="TIME",
        help=say("Ngày phát sinh, có giờ nếu biết", "Day on which it happened, with its hour where that is known"),
    ),
]
Another = Annotated[
    bool, typer.Option("--another", help=say("Là việc khác trong cùng ngày", "Another one of a day that is on record"))
]


def _instant(day: dt.date | None) -> dt.date | None:
    """An hour that was typed is of the office's zone."""
    from plans.state import ZONE

    return day.replace(tzinfo=ZONE) if isinstance(day, dt.datetime) and day.tzinfo is None else day


def event(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help=say("Mã danh mục đã giao", "Slug of the plan"))],
    task: Annotated[str, typer.Argument(metavar="TASK", help=say("Mã nhiệm vụ, ví dụ 2.b", "Task, as 2.b"))],
    day: Happened = None,
    unit: Annotated[list[str] | None, words_option("--unit", "UNIT", "Chỉ các đơn vị này", "Only these units")] = None,
    give_past: Annotated[
        bool,
        typer.Option(
            "--give-past",
            help=say("Ghi nhận dù thời hạn đã qua: quá hạn ngay", "Also where it is overdue at once"),
        ),
    ] = False,
    another: Another = False,
    by: By = None,
) -> int:
    """Record that the event of an on-event task happened: its units get an assignment."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.adding import record_event

    ground = here()
    count = record_event(
        ground.engine(),
        plan,
        task,
        _instant(day) or ground.today,
        tuple(unit or ()),
        by,
        now=ground.now,
        today=ground.today,
        give_past=give_past,
        another=another,
    )
    echo(t("cli.event-recorded" if count else "cli.event-known", plan=plan, task=task, n=count))
    return 0


def plans(json_: Json = False) -> int:
    """List the plans in force."""
    from cli.ground import here
    from cli.piles import day
    from cli.screen import as_json, echo, t, table
    from desk.reporting import plan_list

    found = plan_list(here().engine())
    if json_:
        as_json({"plans": found})
        return 0
    if not found:
        echo(t("empty.plans"))
        return 0
    headings = [t(f"column.{name}") for name in ("plan", "directive", "launched", "tasks", "assignments")]
    rows = [
        [one.slug, one.number or one.title, day(one.launched_on), str(one.tasks), str(one.assignments)] for one in found
    ]
    table(headings, rows, right=[3, 4], wide=1)
    return 0
