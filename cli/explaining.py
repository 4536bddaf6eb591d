"""`compile --explain` and `--map`: how each date and each lead follows from the text, and the text with its tasks marked."""

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from cli.screen import as_json, console, echo, t
from cli.words import lang

if TYPE_CHECKING:
    from cli.ground import Ground
    from desk.explaining import Day, Explained
    from desk.intake import Intake
    from directives.coverage.pieces import Piece
    from directives.structure.outline import Outline
    from plans.calendar import Calendar

STYLES = {"task": "green", "heading": "bold", "context": "dim", "unread": "yellow underline"}
OPEN, SHUT = " ▸ ", " ◂]"


def show_explained(taken: "Intake", *, json: bool) -> int:
    """Every task of what was taken in: its leads and where from, its words of time, their rules and days."""
    from cli.ground import here
    from desk.explaining import explain_plan

    if taken.plan is None:
        return 1
    plan = taken.bound.plan if taken.bound else taken.plan
    ground = here()
    found = explain_plan(_outline(taken), plan, ground.today, calendar_of(ground, plan.directive.issued))
    if json:
        as_json([_record(one) for one in found])
        return 0
    if not taken.document:
        echo(t("explain.no-document"), style="yellow")
    for one in found:
        _show(one)
    return 0


def show_map(taken: "Intake", *, json: bool) -> int:
    """The document with its tasks marked, headings, context, and what was not understood; counts below."""
    from directives.coverage.pieces import counts, cover
    from plans.plan import Plan

    if not taken.document:
        if taken.plan is not None:
            echo(t("explain.no-document"), style="yellow")
        return 1
    plan: Plan = taken.plan or Plan(plan="van-ban")
    pieces = cover(_outline(taken), plan, [])
    if json:
        as_json([{**piece._asdict(), "text": taken.document[slice(*piece.span)]} for piece in pieces])
        return 0
    _show_map(taken.document, pieces)
    echo()
    numbers: dict[str, str | int] = {**counts(pieces)}
    echo(t("coverage.count", title=t("coverage.title"), **numbers))
    echo(t("coverage.legend"))
    return 0


def _outline(taken: "Intake") -> "Outline":
    from directives.structure.outline import read_outline

    return read_outline(taken.document)


def calendar_of(ground: "Ground", issued: dt.date | None) -> "Calendar":
    """The office's own calendar, where there is a registry and it reaches the document; else the national one."""
    from plans.calendar import vietnam

    first = ground.today.year - 2
    if not ground.has_database() or (issued is not None and issued.year < first):
        return vietnam(range(min(issued.year if issued else first, first), ground.today.year + 5))
    from desk.calendars import office_calendar
    from models.database import reading

    with reading(ground.engine()) as session:
        return office_calendar(session, ground.today)


def _show(one: "Explained") -> None:
    """A task as text: title, lead and where from, words of time with rules and days."""
    task = one.task
    echo(f"{task.id}  {task.title}", style="bold")
    echo(f"  {t('explain.lead')}: {', '.join(task.lead) or '-'}")
    echo(f"    ← {_lead(one)}")
    echo(f"  {t('explain.due')}: {_meaning(one)}")
    if task.inherited_from and task.due is not None:
        echo(f"    ← {t('explain.inherited', clause=task.inherited_from)}")
    for rule in _shown_rules(one):
        echo(f"    {t('explain.rule')}: {_rule(rule)}")
    for line in _days(one):
        echo(f"    {line}")
    for cited in task.refers_to:
        echo(f"  {t('explain.refers')}: {cited.number}{f', {cited.date:%d/%m/%Y}' if cited.date else ''}")
    echo()


def _shown_rules(one: "Explained") -> list[str]:
    """The rules of a due; that a fixed date stays is said where it falls on a day off."""
    if one.task.due is None:
        return []
    return [rule for rule in one.rules if rule != "fixed-stays" or any(day.off for day in one.days)]


def _lead(one: "Explained") -> str:
    return t(f"lead.{one.lead.rule}", clause=one.lead.clause or "", words=one.lead.words)


def _meaning(one: "Explained") -> str:
    """The words of the text → what they mean, in the language of this run."""
    from plans.explain import explain
    from plans.explain_en import explain_en

    due = one.task.due
    if due is None:
        return t("rule.undated")
    meant = explain_en(due) if lang() == "en" else explain(due.model_copy(update={"text": ""}))
    return f"“{due.text}” → {meant}" if due.text else meant


def _rule(rule: str) -> str:
    from plans.bases import LAWS

    return f"{t(f'rule.{rule}')} ({t(f'law.{LAWS[rule]}')})" if rule in LAWS else t(f"rule.{rule}")


def _days(one: "Explained") -> Iterator[str]:
    """The days, a word on days off, what is unknown, and the windows of the decree, chosen or offered."""
    from plans.wording import render

    days = [day for day in one.days if day.day is not None]
    name = t("explain.next") if one.task.due is not None and one.task.due.kind == "recurring" else t("explain.day")
    if days:
        yield f"{name}: {', '.join(_written(day) for day in days)}"
    for day in days:
        if day.off and day.day:
            yield f"! {t('explain.off', day=day.day.isoformat(), name=day.off)}"
    for problem in one.problems:
        yield f"! {render(problem, lang()).says}"
    for name, windows in (("chosen", one.chosen), ("offered", one.offered)):
        for window in windows:
            yield "+ " + t(
                f"explain.{name}", period=t(f"period.{window.period}"), since=window.data_from.isoformat(),
                until=window.data_to.isoformat(), due=window.due.isoformat(), law=t("law.report"),
            )  # fmt: skip


def _written(day: "Day") -> str:
    return f"{day.day:%d/%m/%Y}" if day.day else ""


def _record(one: "Explained") -> dict[str, Any]:
    """A task for programs: codes beside words, days in ISO."""
    from plans.bases import LAWS
    from plans.wording import render

    task = one.task
    return {
        "id": task.id, "clause": task.clause, "title": task.title,
        "lead": {"names": task.lead, "found": task.found.get("lead"), "says": _lead(one), **one.lead._asdict()},
        "refers_to": [cited.model_dump(mode="json") for cited in task.refers_to],
        "due": {
            "text": task.due.text, "kind": task.due.kind, "meaning": _meaning(one), "inherited_from": task.inherited_from,
            "rules": [
                {"rule": rule, "says": t(f"rule.{rule}"), "law": t(f"law.{LAWS[rule]}") if rule in LAWS else None} for rule in one.rules
            ],
            "days": [day._asdict() for day in one.days],
            "problems": [{"code": problem.code, "says": render(problem, lang()).says} for problem in one.problems],
            "offered": [window._asdict() for window in one.offered],
            "chosen": [window._asdict() for window in one.chosen],
        } if task.due is not None else None,
    }  # fmt: skip


def _show_map(text: str, pieces: "list[Piece]") -> None:
    """The text as it stands, white space kept, with marks that survive without colour."""
    from rich.text import Text

    drawn, end = Text(), 0
    for piece in pieces:
        drawn.append(normalize("NFC", text[end : piece.span[0]]))
        words, end = normalize("NFC", text[slice(*piece.span)]), piece.span[1]
        marks = {"task": f"[{', '.join(piece.tasks)}{OPEN}", "unread": f"[?{OPEN}"}
        opened = marks.get(piece.kind.value)
        drawn.append(f"{opened}{words}{SHUT}" if opened else words, style=STYLES[piece.kind.value])
    drawn.append(normalize("NFC", text[end:]))
    drawn.rstrip()
    console().print(drawn, soft_wrap=True)
    sys.stdout.flush()
