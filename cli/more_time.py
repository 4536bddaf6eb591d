"""`ask-time`, `extend`, `refuse-time`, `take-back-time`: more time for an assignment, asked for and answered."""

import datetime as dt
from typing import Annotated

import typer

from cli.acting import PANEL, Note
from cli.inside import Number
from cli.options import By, day_option, words_option
from cli.words import say

Until = Annotated[dt.date | None, day_option("--until", "Gia hạn đến ngày", "More time until")]
Why = Annotated[str, words_option("--reason", "TEXT", "Lý do, tình hình thực hiện", "Why, and how the work stands")]
Ground = Annotated[
    str, words_option("--ground", "own|beyond", "Chủ quan (own), khách quan (beyond)", "The unit's own, or beyond it")
]
Letter = Annotated[str, words_option("--paper", "NUMBER", "Số văn bản đề nghị", "Number of its letter")]


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
    number: Number, until: Until = None, reason: Why = "", ground: Ground = "", paper: Letter = "", by: By = None
) -> int:
    """Ask for more time before the date of an assignment; the date stays until whoever gave it agrees."""
    from cli.ground import here
    from desk.extending import Wanted
    from desk.extending import ask_time as do

    ground_ = here()
    do(ground_.engine(), number, Wanted(until, reason, ground, paper), by=by, version=None, now=ground_.now)
    return _said("ask-time", f"{number}: {until:%d/%m/%Y}")


def extend(number: Number, until: Until = None, note: Note = None, by: By = None) -> int:
    """Agree to the day that was asked for, or with a reason to another (`--until`)."""
    return _answered("extend", number, until, note, by)


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


def _answered(act: str, number: int, until: dt.date | None, note: str | None, by: str | None) -> int:
    from cli.ground import here
    from desk.extending import Decision, answer_time

    ground = here()
    decision = Decision(act == "extend", until, note or "")
    answer_time(ground.engine(), number, decision, by=by, version=None, now=ground.now)
    return _said(act, str(number))


def _said(act: str, what: str) -> int:
    from cli.screen import echo, t

    echo(f"{t(f'act.{act}')}: {what}")
    return 0
