"""`accept`, `hand-in`, `approve`, `return`, `cancel`: people's acts on assignments, several at a time, all or nothing."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import By, Json, day_option, read_date
from cli.words import lang, say

if TYPE_CHECKING:
    from plans.problems import Problem

PANEL = say("Thực hiện nhiệm vụ", "Work on tasks")
Ids = Annotated[list[int], typer.Argument(metavar="ID...", help=say("Mã nhiệm vụ của đơn vị", "Assignments"))]
Note = Annotated[str | None, typer.Option("--note", help=say("Ý kiến, lý do", "Remark, reason"), metavar="TEXT")]
Evidence = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="TEXT",
        help=say("Số, ngày văn bản hoặc đường dẫn kết quả", "Number and date of the paper, or a link to it"),
    ),
]
Files = Annotated[
    list[Path] | None,
    typer.Option("--file", metavar="FILE", help=say("Tệp kết quả (đã ký số)", "File of the result (signed)")),
]
CorrectBy = Annotated[dt.date | None, day_option("--correct-by", "Hạn bổ sung", "Day by which it is to be corrected")]
Seen = Annotated[bool, typer.Option("--yes", help=say("Đã xem điều cần lưu ý", "What is doubtful was seen"))]
OwnFiles = Annotated[
    bool | None,
    typer.Option(
        "--own-files/--no-own-files",
        help=say(
            "Tệp đang có của riêng một nhiệm vụ: gửi kèm, hay để lại không gửi",
            "Files that lie ready for one of them alone: send them with it, or leave them",
        ),
    ),
]
Officer = Annotated[
    str | None, typer.Option("--officer", metavar="PERSON", help=say("Người thụ lý (mã)", "Officer in charge (slug)"))
]


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("accept", help=say("Tiếp nhận nhiệm vụ", "Receive assignments"), rich_help_panel=PANEL)(accept)
    add("hand-in", help=say("Báo cáo hoàn thành", "Hand in results"), rich_help_panel=PANEL)(hand_in)
    add("approve", help=say("Xác nhận hoàn thành", "Confirm results"), rich_help_panel=PANEL)(approve)
    add("return", help=say("Trả lại, yêu cầu bổ sung", "Return for correction"), rich_help_panel=PANEL)(return_)
    add("cancel", help=say("Dừng theo dõi", "Stop following"), rich_help_panel=PANEL)(cancel)


def accept(
    ids: Ids,
    by: By = None,
    note: Note = None,
    evidence: Evidence = None,
    officer: Officer = None,
    json_: Json = False,
) -> int:
    """Receive assignments; `--officer` names who answers for them in the unit."""
    return _act("accept", ids, by, json_, note=note, evidence=evidence, officer=officer)


def hand_in(
    ids: Ids,
    by: By = None,
    note: Note = None,
    evidence: Evidence = None,
    file: Files = None,
    own_files: OwnFiles = None,
    yes: Seen = False,
    json_: Json = False,
) -> int:
    """Report assignments as done, with the paper itself, or its number and date, or a link as evidence.

    What is doubtful about the paper is shown and nothing sent; `--yes` sends it all the same.
    """
    if file:
        from cli.ground import here
        from cli.inside import prepare

        prepare(here(), ids, file, by, sure=yes)
    return _act("hand-in", ids, by, json_, note=note, evidence=evidence, own_files=own_files, as_typed=yes)


def approve(
    ids: Ids, by: By = None, note: Note = None, evidence: Evidence = None, yes: Seen = False, json_: Json = False
) -> int:
    """Confirm results; never by whoever handed them in.

    What that confirms beside what was named, and a result that came back of a linked task, is shown first; `--yes` confirms it
    all the same.
    """
    told = [] if yes else _confirmed_too(ids, by)
    if told and not _anyway(told, "cli.approve-anyway"):
        return 1
    return _act("approve", ids, by, json_, note=note, evidence=evidence, as_typed=yes or bool(told))


def return_(
    ids: Ids,
    by: By = None,
    note: Note = None,
    evidence: Evidence = None,
    correct_by: CorrectBy = None,
    yes: Seen = False,
    json_: Json = False,
) -> int:
    """Return results with a reason and a day for the correction; at a terminal what is missing is asked for.

    What is doubtful about the day is shown first; `--yes` returns them all the same.
    """
    note, correct_by = _reason(note, correct_by)
    if not yes and (doubts := _doubts(ids, correct_by)) and not _anyway(doubts, "cli.return-anyway"):
        return 1
    done = _act("return", ids, by, json_, note=note, evidence=evidence, correct_by=correct_by)
    if not json_ and done == 0:
        from cli.screen import echo, t

        echo(f"    {t('form.reason')}: {note}. {t('web.correct-by')}: {correct_by:%d/%m/%Y}")
    return done


def _anyway(doubts: "list[Problem]", question: str) -> bool:
    """The doubts are shown; at a terminal it is asked whether to go on, elsewhere that is no."""
    from cli.screen import show_problems, t

    show_problems(doubts, lang=lang())
    return sys.stdin.isatty() and typer.confirm(t(question))


def _confirmed_too(ids: list[int], by: str | None) -> list["Problem"]:
    """What else would be confirmed with these."""
    from cli.ground import here
    from desk.confirmed_too import confirming_doubts

    ground = here()
    return confirming_doubts(ground.engine(), by, ids, now=ground.now, zone=ground.settings.zone)


def _reason(note: str | None, correct_by: dt.date | None) -> tuple[str | None, dt.date | None]:
    """The reason and the day as given; at a terminal what was left out is asked for."""
    if sys.stdin.isatty():
        from cli.screen import t

        note = note or typer.prompt(t("form.reason"))
        correct_by = correct_by or read_date(typer.prompt(t("web.correct-by")))
    return note, correct_by


def _doubts(ids: list[int], correct_by: dt.date | None) -> list["Problem"]:
    """What the page doubts about the day, of what can be returned at all; the rest is left to the act."""
    from cli.ground import here
    from desk.returning import correction_doubts
    from models.database import reading
    from models.queries import assignments
    from plans.stages import Stage

    ground = here()
    with reading(ground.engine()) as session:
        lines = assignments(session, ids, ground.now)
    if not all(line.stage == Stage.REVIEW for line in lines):
        return []
    return correction_doubts(ground.engine(), lines, correct_by, ground.now, ground.settings.zone)


def cancel(ids: Ids, by: By = None, note: Note = None, evidence: Evidence = None, json_: Json = False) -> int:
    """Stop following assignments, with the ground for it."""
    return _act("cancel", ids, by, json_, note=note, evidence=evidence)


def _act(
    act: str,
    ids: list[int],
    by: str | None,
    json_: bool,
    *,
    note: str | None = None,
    evidence: str | None = None,
    correct_by: dt.date | None = None,
    officer: str | None = None,
    own_files: bool | None = None,
    as_typed: bool = False,
) -> int:
    """Do one act on all the assignments and say what moved and what comes next."""
    from cli.ground import here
    from cli.more_time import tell_ended
    from cli.partners import tell_unanswered
    from cli.screen import as_json, echo, t
    from desk.acting import Doing
    from desk.acting import act as do
    from plans.stages import Act

    ground = here()
    doing = Doing(Act(act), by, note, evidence, correct_by, officer=officer, as_typed=as_typed, own_files=own_files)
    done = do(ground.engine(), doing, ids, now=ground.now, zone=ground.settings.zone)
    if json_:
        as_json({"assignments": done})
        return 0
    verdicts = _verdicts([one.id for one in done]) if act == "approve" else {}
    for one in done:
        echo(f"{one.id}  {one.unit}: {one.title}")
        echo(
            f"    {t(f'stage.{one.from_stage}')} → {t(f'stage.{one.to_stage}')}. {t(f'next.{one.to_stage}', who=one.next)}"
        )
        if said := verdicts.get(one.id):
            echo(f"    {said}")
        tell_unanswered([one], several=False)
        tell_ended([one], several=False)
        if (one.paper and len(done) > 1) or one.waits:
            echo(f"    {t('web.evidence')}: {one.paper}")
        for other in one.waits:
            echo(f"    {t('along.waits', n=other.id, paper=other.paper)}")
    return 0


def _verdicts(ids: list[int]) -> dict[int, str]:
    """Of each that is done whether it was in time, and by which date: one result may close several of different dates."""
    from cli.ground import here
    from cli.screen import due_in, t
    from models.database import reading
    from models.queries import assignments

    ground = here()
    with reading(ground.engine()) as session:
        lines = [line for line in assignments(session, ids, ground.now) if line.state]
    dues = {line.id: due_in(line.due, ground.settings.zone) for line in lines if line.due}
    return {
        line.id: t(f"state.{line.state}") + (f" ({t('column.due')}: {dues[line.id]})" if line.id in dues else "")
        for line in lines
    }
