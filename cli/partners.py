"""`partners`, `ask-partners`, `contribute`, `withdraw-ask`: what partners of an assignment are asked for, and give."""

import datetime as dt
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.acting import PANEL, Note
from cli.options import By, Json, by_option, day_option, words_option
from cli.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.acting import Moved
    from desk.seeing import Today
    from models.contributions import Awaited, PartAsked
    from models.lines import Line

SHOWN = 3
"""Partners that a line names."""
Number = Annotated[int, typer.Argument(metavar="ID", help=say("Mã nhiệm vụ của đơn vị", "Assignment"))]
Ask = Annotated[int, typer.Argument(metavar="ASK", help=say("Mã đề nghị (dondoc partners)", "Ask (dondoc partners)"))]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="UNIT", help=say("Cơ quan phối hợp (mã hoặc tên; ghi nhiều lần)", "Partner (slug or name)")
    ),
]
Every = Annotated[
    bool, typer.Option("--all", help=say("Tất cả cơ quan chưa được đề nghị", "All that are not asked yet"))
]
What = Annotated[str, words_option("--what", "WORDS", "Nội dung đề nghị", "What is asked")]
Until = Annotated[dt.date, day_option("--due", "Đề nghị trả lời chậm nhất ngày", "Answer by")]
Sure = Annotated[
    bool, typer.Option("--yes", help=say("Đã xem các điểm cần xác nhận, vẫn gửi", "What is doubtful was seen: ask"))
]
Nothing = Annotated[bool, typer.Option("--nothing", help=say("Không có ý kiến", "Nothing to say"))]
Sent = Annotated[Path | None, typer.Option("--file", exists=True, dir_okay=False, help=say("Tệp kèm theo", "A file"))]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    seen = say("Các đề nghị phối hợp của một nhiệm vụ", "What partners of an assignment are asked for")
    add("partners", help=seen, rich_help_panel=PANEL)(partners)
    asks = say("Đề nghị cơ quan phối hợp cho ý kiến", "Ask partners for their part")
    add("ask-partners", help=asks, rich_help_panel=PANEL)(ask_partners)
    gives = say("Trả lời đề nghị phối hợp", "Give a partner's part")
    add("contribute", help=gives, rich_help_panel=PANEL)(contribute)
    takes = say("Rút đề nghị phối hợp", "Take back what a partner was asked")
    add("withdraw-ask", help=takes, rich_help_panel=PANEL)(withdraw_ask)


def partners(number: Number, json_: Json = False) -> int:
    """Who was asked for what, until when, and what came: with the number of each ask."""
    from cli.ground import here
    from cli.screen import as_json, due_in, echo, t
    from desk.contributing import asked_for

    ground = here()
    found = asked_for(ground.engine(), number)
    if json_:
        as_json(found)
        return 0
    zone = ground.settings.zone
    for one in found:
        echo(f"{one.id}  {one.unit_name}: {one.words}", style="bold")
        echo(f"  {t('partners.until')}: {due_in(one.due, zone)}; {_standing(one, zone)}")
    standing = [one for one in found if one.withdrawn_at is None]
    given = sum(one.answered_at is not None for one in standing)
    echo(f"{t('partners.title')}: {t('partners.in', n=given, of=len(standing))}")
    return 0


def ask_partners(
    number: Number,
    what: What,
    due: Until,
    to: To = None,
    every: Every = False,
    by: By = None,
    yes: Sure = False,
) -> int:
    """Ask one, several or all partners for their part; what is doubtful about the day is shown and nobody asked without `--yes`."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.contributing import Wish
    from desk.contributing import ask_partners as do

    ground = here()
    wish = Wish(tuple(to or ()), what, due, yes, every)
    with by_option(day="--due", words="--what", units="--to"):
        made = do(ground.engine(), number, wish, by=by, now=ground.now, zone=ground.settings.zone)
    echo(f"{t('act.ask-partners')}: {number} ({', '.join(map(str, made))})")
    return 0


def contribute(ask: Ask, by: By = None, note: Note = None, nothing: Nothing = False, file: Sent = None) -> int:
    """A partner's part: words, a file, or that it has nothing to say; it is given once."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.contributing import contribute_sent

    ground = here()
    with file.open("rb") if file else nullcontext() as held:
        number = contribute_sent(
            ground.engine(), ask, note or "", (held, file.name) if held and file else None, nothing=nothing,
            no_secret=True, isolated=ground.settings.isolated, by=by, now=ground.now,
        )  # fmt: skip
    echo(f"{t('act.contribute')}: {number}")
    return 0


def withdraw_ask(ask: Ask, by: By = None, note: Note = None) -> int:
    """What was asked of one partner is asked no more."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.contributing import withdraw_ask as do

    ground = here()
    number = do(ground.engine(), ask, note or "", by=by, now=ground.now)
    echo(f"{t('act.withdraw-ask')}: {number}")
    return 0


def turn_words(line: "Line", zone: dt.tzinfo) -> str:
    """Whose turn it is, and which partners it waits for since when."""
    from cli.screen import t

    said = t(f"turn.{line.turn}") if line.turn else ""
    if not line.parts_out or line.parts_since is None:
        return said
    day = line.parts_since.astimezone(zone).date().isoformat()
    shown = [
        *line.parts_out[:SHOWN],
        *([t("partners.more", n=rest)] if (rest := len(line.parts_out) - SHOWN) > 0 else []),
    ]
    return f"{said}; {t('partners.out', n=len(line.parts_out), names=', '.join(shown), day=day)}"


def tell_unanswered(moved: "Sequence[Moved]", *, several: bool) -> None:
    """Of what was handed in or confirmed, the partners whose part it went without; with its number where there are `several`."""
    from cli.screen import echo, t

    for one in moved:
        if one.unanswered:
            shown = [*one.unanswered[:SHOWN]]
            rest = len(one.unanswered) - SHOWN
            shown += [t("partners.more", n=rest)] if rest > 0 else []
            said = t("partners.unanswered", n=len(one.unanswered), names="; ".join(shown))
            echo(f"    {one.id}: {said}" if several else f"    {said}")


def tell_asked(asked: "Sequence[PartAsked]", zone: dt.tzinfo) -> None:
    """What partners have not given, until when it was asked for, and whether it still waits."""
    from cli.screen import due_in, echo, t

    for one in asked:
        if one.answered_at is None and one.withdrawn_at is None:
            until = f"{t('partners.until')}: {due_in(one.due, zone)}"
            echo(f"  {t('partners.ask')}: {one.unit_name}: {one.words} ({until}; {_standing(one, zone)})")


def tell_awaited(day: "Today", now: dt.datetime, zone: dt.tzinfo) -> None:
    """What units of a person are asked for as partners, with the number to answer by."""
    from cli.screen import due_in, echo, t

    if day.awaited:
        echo(f"{t('partners.day-title')} ({len(day.awaited)})", style="bold")
    for one in day.awaited:
        echo(f"  {one.id}  {one.words}")
        told = awaited_words(one, now, zone)
        until = f"{t('partners.until')}: {due_in(one.due, zone)}" + (f" ({told})" if told else "")
        echo(f"      {until} · {one.title} ({one.assignment}) · {t('partners.lead', name=one.lead)}")


def awaited_words(one: "Awaited", now: dt.datetime, zone: dt.tzinfo) -> str:
    """That whoever asks has sent the result without it, or how many days it is past; a body that is never ordered is not late."""
    from cli.screen import t
    from plans.dates import last_day
    from plans.plan import Force

    if one.lead_sent:
        return t("partners.lead-sent")
    days = (now.astimezone(zone).date() - last_day(one.due, zone)).days
    return t("partners.late", n=days) if days > 0 and one.force != Force.REQUEST else ""


def _standing(one: "PartAsked", zone: dt.tzinfo) -> str:
    """What the ask has come to, in words."""
    from cli.screen import t

    if one.withdrawn_at is not None:
        day = one.withdrawn_at.astimezone(zone).date().isoformat()
        return t("partners.withdrawn", day=day) + (f": {one.why}" if one.why else "")
    if one.answered_at is None:
        return t("partners.ended" if one.ended else "partners.waits")
    told = t("partners.given", day=one.answered_at.astimezone(zone).date().isoformat())
    said = "; ".join(part for part in (one.answer, one.file) if part) or t("partners.nothing")
    return f"{told} ({one.answered_by}): {said}"
