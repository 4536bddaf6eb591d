"""`close`, `reopen`: a plan that is followed no more, and one that is taken up again."""

from typing import Annotated

import typer

from cli.options import By, Json, Today, words_option
from cli.words import say

Key = Annotated[str, typer.Argument(metavar="PLAN", help=say("Mã danh mục đã giao", "Key of the plan in force"))]
Basis = Annotated[str, words_option("--basis", "TEXT", "Căn cứ: văn bản hoặc ý kiến chỉ đạo", "What it rests on")]
Reason = Annotated[str, words_option("--reason", "TEXT", "Lý do", "Why")]
EndOpen = Annotated[
    bool,
    typer.Option("--end-open", help=say("Dừng theo dõi cả nhiệm vụ chưa hoàn thành", "End what is open too")),
]
Yes = Annotated[bool, typer.Option("--yes", help=say("Thực hiện", "Do it"))]


def add_to(app: typer.Typer, panel: str) -> None:
    """Add this group's commands."""
    app.command("close", help=say("Kết thúc theo dõi danh mục", "Close a plan in force"), rich_help_panel=panel)(close)
    app.command("reopen", help=say("Mở lại danh mục đã kết thúc", "Reopen a closed plan"), rich_help_panel=panel)(
        reopen
    )


def close(
    plan: Key,
    basis: Basis = "",
    reason: Reason = "",
    end_open: EndOpen = False,
    by: By = None,
    today: Today = None,
    yes: Yes = False,
    json_: Json = False,
) -> int:
    """Show what of a plan is open; with `--yes` close it: nothing new is opened, what is open goes on or, with `--end-open`, is ended."""
    from cli.ground import here
    from cli.screen import as_json, echo, t
    from desk.amending import Ground
    from desk.closing import close_plan, open_of

    ground = here(today)
    left = open_of(ground.engine(), by, plan)
    if not yes:
        what = t("closing.preview-end" if end_open else "closing.preview-stay")
        as_json({"closed": False, "open": left}) if json_ else echo(
            t("closing.preview", plan=plan, left=left, what=what)
        )
        return 0
    ended = close_plan(ground.engine(), by, plan, Ground(basis, reason), ground.now, end_open=end_open)
    left = 0 if end_open else left
    told = {"closed": True, "ended": ended, "open": left}
    as_json(told) if json_ else echo(t("closing.closed", plan=plan, ended=ended, left=left))
    return 0


def reopen(plan: Key, basis: Basis = "", reason: Reason = "", by: By = None, today: Today = None) -> int:
    """Take up again a plan that was closed: recurring work is opened from today on."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.amending import Ground
    from desk.closing import reopen_plan

    ground = here(today)
    reopen_plan(ground.engine(), by, plan, Ground(basis, reason), ground.now)
    echo(t("closing.reopened", plan=plan))
    return 0
