"""`webhooks`: other systems that are told of what happens."""

from typing import Annotated

import typer

from cli.frames import Commands
from cli.options import By, Json
from cli.words import say

PANEL = say("Kết nối phần mềm khác", "Other systems")


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = Commands(no_args_is_help=True)
    group.command("add", help=say("Thêm địa chỉ nhận tin", "Add an address to call"))(add)
    group.command("list", help=say("Xem các địa chỉ nhận tin", "List the addresses"))(list_hooks)
    group.command("try", help=say("Gửi tin thử", "Send a test"))(try_once)
    group.command("pause", help=say("Tạm dừng báo tin", "Pause an address"))(pause)
    group.command("resume", help=say("Tiếp tục báo tin", "Go on telling an address"))(resume)
    group.command("remove", help=say("Bỏ một địa chỉ nhận tin", "Remove an address"))(remove)
    app.add_typer(group, name="webhooks", help=say("Báo tin cho phần mềm khác", "Webhooks"), rich_help_panel=PANEL)


Number = Annotated[int, typer.Argument(metavar="ID", help=say("Số của địa chỉ", "Number of the address"))]


def add(
    url: Annotated[str, typer.Argument(metavar="URL", help=say("Địa chỉ http(s)", "An http(s) address"))],
    event: Annotated[
        list[str] | None,
        typer.Option(
            "--event",
            help=say(
                "Sự kiện: launched, handed-in, approved, returned, overdue (không ghi: tất cả)",
                "Event: launched, handed-in, approved, returned, overdue (unsaid: all of them)",
            ),
        ),
    ] = None,
    by: By = None,
) -> int:
    """Add an address that is called when something happens; the secret that signs the calls is shown once."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.hooks import add_hook
    from plans.hooks import HookEvent

    ground = here()
    made = add_hook(ground.engine(), ground.settings, url, event or list(HookEvent), by, ground.now)
    echo(t("webhook.added", id=made.id))
    echo(made.secret)
    return 0


def list_hooks(json_: Json = False) -> int:
    """List the addresses with their events, and how many calls wait or were given up."""
    from cli.ground import here
    from cli.screen import as_json, echo, t, table
    from desk.hooks import hook_list

    found = hook_list(here().engine(), None)
    if json_:
        as_json({"webhooks": found})
        return 0
    if not found:
        echo(t("webhook.none"))
        return 0
    headings = [t("column.id"), t("webhook.url"), t("webhook.events"), t("webhook.waiting"), t("webhook.dead")]
    rows = [[str(one.id), one.url, ", ".join(one.events), str(one.waiting), str(one.dead)] for one in found]
    table(headings, rows, wide=1)
    return 0


def try_once(number: Number, by: By = None) -> int:
    """Call an address once with the event "test", and print what it answered; fails where it did not take it."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.hooks import try_hook

    ground = here()
    ok, detail = try_hook(ground.engine(), ground.settings, number, by, ground.now)
    echo(f"{t('webhook.done-thu' if ok else 'webhook.done-thu-hong')} {detail}")
    return 0 if ok else 1


def pause(number: Number, by: By = None) -> int:
    """Pause an address: what happens waits for it."""
    return _pause(number, by, active=False)


def resume(number: Number, by: By = None) -> int:
    """Tell an address again, also of what happened meanwhile."""
    return _pause(number, by, active=True)


def _pause(number: int, by: str | None, *, active: bool) -> int:
    from cli.ground import here
    from cli.screen import echo, t
    from desk.hooks import pause_hook

    ground = here()
    pause_hook(ground.engine(), number, by, ground.now, active=active)
    echo(t("webhook.done-tiep-tuc" if active else "webhook.done-tam-dung"))
    return 0


def remove(number: Number, by: By = None) -> int:
    """Remove an address: it is called no more, and what waits for it is given up."""
    from cli.ground import here
    from cli.screen import echo, t
    from desk.hooks import remove_hook

    ground = here()
    remove_hook(ground.engine(), number, by, ground.now)
    echo(t("webhook.removed", id=number))
    return 0
