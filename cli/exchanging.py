"""`export`, `register`: tasks with their states as a file, and a register of incoming documents taken in."""

from pathlib import Path
from typing import Annotated

import typer

from cli.listing import At, InField, InPlan, InState, OfMonth, OfSection, OfTask, OfUrgency, Unit, WithText
from cli.options import By, Json
from cli.words import lang, say

PANEL = say("Kết nối phần mềm khác", "Other systems")
ENDINGS = (".json", ".xlsx")


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("export", help=say("Xuất nhiệm vụ kèm tình trạng", "Tasks as a file"), rich_help_panel=PANEL)(export)
    app.command("register", help=say("Nhập sổ văn bản đến", "Take in a register"), rich_help_panel=PANEL)(register)


def _file(text: str) -> Path:
    if Path(text).suffix.lower() not in ENDINGS:
        told = ", ".join(ENDINGS)
        raise typer.BadParameter(f"tên tệp phải kết thúc bằng {told}" if lang() == "vi" else f"it must end in {told}")
    return Path(text)


def export(
    file: Annotated[Path, typer.Argument(parser=_file, metavar="FILE", help=say("Tệp .xlsx, .json", "A file"))],
    unit: Unit = None,
    below: Annotated[bool, typer.Option("--below", help=say("Cả đơn vị trực thuộc", "With all under it"))] = False,
    plan: InPlan = None,
    state: InState = None,
    field: InField = None,
    urgency: OfUrgency = None,
    text: WithText = "",
    task: OfTask = None,
    section: OfSection = None,
    month: OfMonth = None,
    at: At = None,
    force: Annotated[bool, typer.Option("--force", help=say("Ghi đè tệp đã có", "Overwrite a file"))] = False,
) -> int:
    """Write every task with its state, in the layout of docs/export.md: the figures are those of the lists."""
    from cli.ground import here, moment_of
    from cli.papers import written
    from desk.exporting import export_json, export_tasks, export_xlsx
    from plans.wanted import Wanted

    ground = here()
    held, wanted = (
        ground.settings,
        Wanted(unit, below, field, plan, task, urgency, state, text, section=section, month=month),
    )
    made = export_tasks(ground.engine(), moment_of(at, ground), held.zone, wanted, home=held.office)
    return written({file: export_xlsx(made) if file.suffix.lower() == ".xlsx" else export_json(made)}, force)


def register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("Tệp .xlsx hoặc .json", "A .xlsx or .json file"))],
    by: By = None,
    no_secret: Annotated[
        bool, typer.Option("--no-secret", help=say("Xác nhận không có bí mật nhà nước", "It holds no State secret"))
    ] = False,
    json_: Json = False,
) -> int:
    """Take in a register of incoming documents: a draft for each; with anything wrong, nothing."""
    from cli.ground import here
    from cli.screen import as_json, echo, show_problems, t
    from desk.importing import actor_by, import_register
    from desk.intake import LARGEST

    ground = here()
    with file.open("rb") as sheet:
        data = sheet.read(LARGEST + 1)
    actor = actor_by(ground.engine(), by)
    done, problems = import_register(
        ground.engine(), ground.settings, actor, data, file.name, no_secret=no_secret, now=ground.now
    )  # fmt: skip
    show_problems(problems, None, lang(), str(file))
    if done is None:
        return 1
    if json_:
        as_json(done)
        return 0
    echo(t("cli.register-taken", n=len(done.drafts), known=done.known))
    return 0
