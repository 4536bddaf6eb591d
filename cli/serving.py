"""`remind`, `deliver`, `up`: what happens by itself, called by hand, and the service that does it."""

import datetime as dt
from typing import Annotated

import typer

from cli.options import Json, Today
from cli.words import say

PANEL = say("Nhắc việc và vận hành", "Reminders and service")


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    add = app.command
    add("remind", help=say("Nhắc việc trong ngày", "Put today's reminders into the outbox"), rich_help_panel=PANEL)(
        remind
    )
    add("deliver", help=say("Gửi các tin đang chờ", "Send the messages that wait"), rich_help_panel=PANEL)(deliver)
    add(
        "up",
        help=say("Mở dịch vụ: trang theo dõi, nhắc việc, gửi tin", "Run the service: pages, reminders, delivery"),
        rich_help_panel=PANEL,
    )(up)


def remind(today: Today = None, json_: Json = False) -> int:
    """Decide who must be told what on a day and put one message a person into the outbox; twice changes nothing.

    What recurs is opened first and what nobody received counts as received, as the service does at night; not for a day to come.
    """
    from cli.ground import here
    from cli.screen import as_json, echo, some, t
    from desk.sweeping import advance
    from desk.sweeping import remind as sweep

    ground = here(today)
    given = ground.engine(), ground.settings, ground.today, ground.now
    opened = advance(*given) if ground.today <= here().today else None
    swept = sweep(*given)
    if opened and opened.ran:
        swept = swept._replace(
            counts={**swept.counts, **{name: count for name, count in opened.counts.items() if name != "overdue"}}
        )
        if not json_ and (opened.counts["opened"] or opened.counts["received"]):
            echo(t("swept.advance", **opened.counts))
        if not json_ and (past := opened.counts.get("past")):
            first = ground.today - dt.timedelta(days=opened.counts["missed_days"])
            echo(t("swept.past", n=past, day=first.isoformat()))
    if json_:
        as_json(swept)
    elif not swept.ran:
        echo(t("cli.busy"))
    elif swept.counts["day_off"]:
        echo(t("swept.day-off"))
    else:
        echo(t("swept.remind", **swept.counts))
        if swept.rows:
            echo(t("swept.without-contact", n=len(swept.rows), names=some(str(row["unit"]) for row in swept.rows)))
        if ground.today > here().today:
            echo(t("swept.ahead", day=ground.today.isoformat()))
        echo(t("cli.then-deliver"))
    return 0


def deliver(json_: Json = False) -> int:
    """Send what waits in the outbox, now."""
    from cli.ground import here
    from cli.screen import as_json, echo, t
    from desk.sweeping import deliver as send

    ground = here()
    sent = send(ground.engine(), ground.settings, ground.today, ground.now)
    if json_:
        as_json(sent)
    elif not sent.ran:
        echo(t("cli.busy"))
    else:
        echo(t("swept.deliver", **sent.counts))
        if not sent.counts["office_open"]:
            echo(t("swept.closed"))
    return 0


def up(
    host: Annotated[str, typer.Option("--host", help=say("Địa chỉ lắng nghe", "Address to listen on"))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help=say("Cổng", "Port"))] = 8000,
    prefect: Annotated[
        bool, typer.Option("--prefect/--no-prefect", help=say("Kèm Prefect và các luồng", "With Prefect and its flows"))
    ] = True,
) -> int:
    """Run the web app at once, Prefect and its flows behind it, until Ctrl-C."""
    from cli.up import up as run

    return run(host, port, prefect)
