"""`ask-time`, `extend`, `refuse-time`, `take-back-time`: more time for an assignment, asked for and answered."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.acting import PANEL, Note
from cli.inside import Number
from cli.options import By, day_option, words_option
from cli.words import lang, say

if TYPE_CHECKING:
    from desk.acting import Moved
    from desk.extending import Request
    from plans.extending import Extension

Until = Annotated[dt.date | None, day_option("--until", "Gia hạn đến ngày", "More time until")]
Why = Annotated[str, words_option("--reason", "TEXT", "Lý do, tình hình thực hiện", "Why, and how the work stands")]
Ground = Annotated[
    str, words_option("--ground", "own|beyond", "Chủ quan (own), khách quan (beyond)", "The unit's own, or beyond it")
]
Letter = Annotated[str, words_option("--paper", "NUMBER", "Số văn bản đề nghị", "Number of its letter")]

Sure = Annotated[bool, typer.Option("--yes", help=say("Vẫn giữ ngày nghỉ", "Keep a day off"))]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("ask-time", help=say("Đề nghị gia hạn", "Ask for more time"), rich_help_panel=PANEL)(ask_time)
    add("extend", help=say("Đồng ý gia hạn", "Grant more time that was asked for"), rich_help_panel=PANEL)(extend)
    add("refuse-time", help=say("Không đồng ý gia hạn", "Do not grant more time"), rich_help_panel=PANEL)(refuse_time)
    add("take-back-time", help=say("Rút đề nghị gia hạn", "Withdraw a request for more time"), rich_help_panel=PANEL)(
        take_back_time
    )


def ask_time(
    number: Number,
    until: Until = None,
    reason: Why = "",
    ground: Ground = "",
    paper: Letter = "",
    by: By = None,
    yes: Sure = False,
) -> int:
    """Ask for more time before the date of an assignment; the date stays until whoever gave it agrees."""
    from cli.ground import here
    from desk.extending import LaterDay
    from desk.extending import ask_time as do

    ground_ = here()
    do(ground_.engine(), number, LaterDay(until, reason, ground, paper, yes), by=by, version=None, now=ground_.now)
    return _said("ask-time", f"{number}: {until:%d/%m/%Y}", number)


def extend(number: Number, until: Until = None, note: Note = None, by: By = None, yes: Sure = False) -> int:
    """Agree to the day that was asked for, or with a reason to another (`--until`)."""
    return _answered("extend", number, until, note, by, sure=yes)


def refuse_time(number: Number, note: Note = None, by: By = None) -> int:
    """Leave the date as it is, with the reason."""
    return _answered("refuse-time", number, None, note, by)


def take_back_time(number: Number, by: By = None) -> int:
    """The unit asks no more."""
    from cli.ground import here
    from desk.extending import take_back_time as do

    ground = here()
    do(ground.engine(), number, by=by, version=None, now=ground.now)
    return _said("take-back-time", str(number))


def tell_requests(requests: "Sequence[Request]", zone: dt.tzinfo, today: dt.date) -> None:
    """Requests that wait for somebody's answer: the assignment to answer by, from when to when, which one, by whom and why."""
    from cli.screen import echo, t
    from desk.reporting import last_day
    from plans.extending import told_answer_day

    if requests:
        echo(f"{t('extension.waits')} ({len(requests)})", style="bold")
    for line, asked, nth in ((one.line, one.asked, one.nth) for one in requests):
        old = last_day(asked.due, zone)
        said = t(
            "extension.unit-asks", unit=line.unit_name, old=old.isoformat() if old else "", day=asked.until.isoformat()
        )
        told = [f"{said} ({t('extension.nth', n=f'{nth:02d}')})", asked.paper or "", asked.asked_by_name or ""]
        echo(f"  {line.id}  {line.title}")
        echo(f"      {' · '.join(part for part in told if part)}")
        if asked.moved and (now := last_day(asked.stands, zone)):
            over = f" {t('extension.overtaken')}" if asked.overtaken else ""
            echo(f"      {t('extension.moved', day=now.isoformat())}{over}", style="bold")
        echo(f"      {told_answer_day(asked, today, lang())}")
        if asked.sent:
            echo(f"      {t('extension.sent', day=asked.sent.astimezone(zone).date().isoformat())}")
        echo(f"      {t(f'extension.ground-{asked.ground}')}: {asked.reason}")


def tell_ended(moved: "Sequence[Moved]", *, several: bool) -> None:
    """Of what was handed in, the request for more time that ends with it; with its number where there are `several`."""
    from cli.screen import echo, t

    for one in moved:
        if one.asked_until:
            said = t("extension.ends", day=one.asked_until.isoformat())
            echo(f"    {one.id}: {said}" if several else f"    {said}")


def tell_unanswered_time(requests: "Sequence[Extension]", stage: str, zone: dt.tzinfo) -> None:
    """Requests of one assignment that nobody answered, and whether they still wait."""
    from cli.screen import echo, t
    from desk.reporting import last_day
    from plans.extending import nth, unanswered
    from plans.stages import Stage

    for one in requests:
        if one.answer is None:
            old, at = last_day(one.due, zone), f"{one.asked_at.astimezone(zone):%d/%m/%Y}"
            args = {"name": one.asked_by_name or "-", "at": at, "old": old.isoformat() if old else ""}
            said = t("extension.asked", day=one.until.isoformat(), n=f"{nth(requests, one):02d}", **args)
            echo(f"  {t('act.ask-time')}: {said}; {t(unanswered(Stage(stage)))}")


def _answered(
    act: str, number: int, until: dt.date | None, note: str | None, by: str | None, *, sure: bool = False
) -> int:
    from cli.ground import here
    from desk.extending import Decision, answer_time

    ground = here()
    decision = Decision(act == "extend", until, note or "", sure)
    answer_time(ground.engine(), number, decision, by=by, version=None, now=ground.now)
    return _said(act, str(number), number if act == "extend" else None)


def _said(act: str, what: str, moved: int | None = None) -> int:
    """That it is done; of what moves a date, whose dates stay though the same result answers them."""
    from cli.screen import echo, t

    echo(f"{t(f'act.{act}')}: {what}")
    if moved is not None:
        _say_along(moved)
    return 0


def _say_along(number: int) -> None:
    from cli.ground import here
    from cli.screen import echo, t
    from desk.along import others_open
    from desk.reporting import last_day
    from models.database import reading

    ground = here()
    with reading(ground.engine()) as session:
        found = others_open(session, [number], ground.now)
    for one in found:
        due = last_day(one.due, ground.settings.zone)
        echo(f"    {t('along.keeps', n=one.id, day=due.isoformat()) if due else t('along.undated', n=one.id)}")
