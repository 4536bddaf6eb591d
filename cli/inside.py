"""`progress`, `submit`, `let-out`, `give-back`, `share-out`: what a unit does before its result goes out."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.acting import PANEL, Files, Ids, Note, Officer, Seen
from cli.options import By, day_option
from cli.words import lang, say

if TYPE_CHECKING:
    from cli.ground import Ground
    from desk.results import ReadResult

Number = Annotated[int, typer.Argument(metavar="ID", help=say("Mã nhiệm vụ của đơn vị", "Assignment"))]
To = Annotated[
    str, typer.Option("--to", metavar="UNIT", help=say("Phòng, ban, đơn vị trực thuộc", "A department of ours"))
]
Until = Annotated[dt.date | None, day_option("--due", "Hạn nội bộ", "Internal date")]
Percent = Annotated[int, typer.Argument(metavar="PERCENT", help=say("Tiến độ, từ 0 đến 100", "Progress, 0 to 100"))]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("progress", help=say("Cập nhật tiến độ", "Report progress"), rich_help_panel=PANEL)(progress)
    submit_help = say("Trình lãnh đạo đơn vị kết quả", "Submit results to the unit's own leader")
    add("submit", help=submit_help, rich_help_panel=PANEL)(submit)
    add("let-out", help=say("Lãnh đạo đơn vị duyệt gửi", "The unit's leader lets results out"), rich_help_panel=PANEL)(
        let_out
    )
    give_help = say("Trả lại người thụ lý, hoặc rút lại", "Give a result back to its officer, or withdraw it")
    add("give-back", help=give_help, rich_help_panel=PANEL)(give_back)
    share_help = say("Phân công trong cơ quan, đơn vị", "Share out within the unit")
    add("share-out", help=share_help, rich_help_panel=PANEL)(share_out)


def progress(number: Number, percent: Percent, by: By = None, note: Note = None) -> int:
    """Say how far an assignment is, in per cent and words; its stage stays."""
    from desk.inside import report_progress

    ground = _here()
    report_progress(ground.engine(), number, percent, note or "", by=by, version=None, now=ground.now)
    return _said("progress", f"{number}: {percent}%")


def submit(ids: Ids, by: By = None, note: Note = None, file: Files = None, yes: Seen = False) -> int:
    """Results wait for the leader of the unit; what its papers say of themselves is kept with them.

    What is doubtful about them is shown and nothing submitted; `--yes` submits them all the same.
    """
    from desk.inside import submit as do
    from plans.state import day_of

    ground = _here()
    prepare(ground, ids, file, by, sure=yes)
    do(ground.engine(), ids, None, note or "", by=by, now=ground.now, today=day_of(ground.now), as_typed=yes)
    return _said("submit-inside", _listed(ids))


def let_out(ids: Ids, by: By = None, note: Note = None) -> int:
    """Results go out in the leader's name and count from now."""
    from cli.more_time import tell_ended
    from cli.partners import tell_unanswered
    from cli.screen import t
    from desk.inside import let_out as do

    ground = _here()
    done = do(ground.engine(), ids, note or "", by=by, versions=(), now=ground.now, zone=ground.settings.zone)
    others = sorted({one.id for one in done}.difference(ids))
    told = _said("let-out", f"{_listed(ids)} ({t('along.too', numbers=_listed(others))})" if others else _listed(ids))
    tell_unanswered(done, several=len(done) > 1)
    tell_ended(done, several=len(done) > 1)
    return told


def give_back(ids: Ids, by: By = None, note: Note = None) -> int:
    """Results go back to their officer, with the reason, all or none; who submitted them withdraws them."""
    from desk.inside import give_back_all

    ground = _here()
    give_back_all(ground.engine(), ids, note or "", by=by, now=ground.now)
    return _said("give-back", _listed(ids))


def share_out(ids: Ids, by: By = None, to: To = "", due: Until = None, officer: Officer = None) -> int:
    """Give assignments to an officer of the unit, or whole to a department of it (`--to`) with an internal date; all or none."""
    from desk.people import actor_of, who
    from desk.sharing import Wish, choose_shares
    from desk.sharing import share_out as do
    from models.database import reading

    ground = _here()
    with reading(ground.engine()) as session:
        actor = actor_of(session, who(session, by))
    lines = choose_shares(ground.engine(), actor, ids, ground.now).lines
    wish = Wish(officer or "", to, due)
    do(ground.engine(), actor, [(line.id, line.version) for line in lines], wish, ground.now, ground.today)
    return _said("officer" if officer else "give-on", _listed(ids))


def prepare(ground: "Ground", ids: list[int], files: list[Path] | None, by: str | None, *, sure: bool) -> None:
    """Read files and keep them as the result of these assignments, or say what is wrong or doubtful and keep none."""
    if not files:
        return
    from cli.screen import show_problems
    from desk.acting import ActRefused
    from desk.attaching import attach_going
    from desk.files import LARGEST
    from desk.results import read_result
    from plans.problems import has_errors

    read: list[tuple[ReadResult, bytes]] = []
    for path in files:
        with path.open("rb") as held:
            data = held.read(LARGEST + 1)  # of one too large no more is read than shows it
        found, problems = read_result(data, path.name, isolated=ground.settings.isolated)
        if found is None or has_errors(problems):
            raise ActRefused(*problems)
        read.append((found, data))
    told = attach_going(ground.engine(), ids, read, by=by, now=ground.now, zone=ground.settings.zone, sure=sure)
    show_problems(told, lang=lang())


def _here() -> "Ground":
    from cli.ground import here

    return here()


def _said(act: str, what: str) -> int:
    from cli.screen import echo, t

    echo(f"{t(f'act.{act}')}: {what}")
    return 0


def _listed(ids: list[int]) -> str:
    return ", ".join(map(str, ids))
