"""`hand-over`: open work of a unit to another one, or of an officer to a colleague; shown first, done with --yes."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from cli.launching import Agreed
from cli.options import By, Json, Yes, day_option
from cli.words import say

if TYPE_CHECKING:
    from desk.handing_over import Handed

PANEL = say("Thực hiện nhiệm vụ", "Work on tasks")
To = Annotated[
    str,
    typer.Option(
        "--to", metavar="UNIT|PERSON", help=say("Cơ quan hoặc người nhận", "The unit or person that takes over")
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=say("Lý do, căn cứ", "Reason, basis"))]
Whose = Annotated[
    str, typer.Option("--person", metavar="PERSON", help=say("Chỉ của người thụ lý này", "Only this officer's"))
]
Only = Annotated[
    list[int] | None, typer.Option("--only", metavar="ID", help=say("Chỉ các nhiệm vụ này", "Only these assignments"))
]


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("hand-over", help=say("Chuyển giao nhiệm vụ đang mở", "Hand over open work"), rich_help_panel=PANEL)(
        hand_over
    )


def hand_over(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=say("Cơ quan, đơn vị giao lại", "Whose work it is"))],
    to: To,
    reason: Reason,
    person: Whose = "",
    only: Only = None,
    day: Annotated[dt.date | None, day_option("--day", "Kể từ ngày", "From which day")] = None,
    by: By = None,
    agreed_by: Agreed = None,
    yes: Yes = False,
    json_: Json = False,
) -> int:
    """Show what handing over would come to; with `--yes` do it, or propose it where a leader has to agree.

    A successor is never chosen by itself: `--to` names who takes over.
    """
    from cli.ground import here
    from cli.screen import as_json
    from desk.handing_over import HandOver, look_over
    from desk.handing_over import hand_over as do
    from desk.handing_proposals import agree
    from desk.people import PersonMissing
    from plans.problems import error

    if not by:
        raise PersonMissing(error("person-missing"))
    ground = here()
    wanted = HandOver(unit, to, day or ground.today, reason, person)
    if only:
        wanted = wanted._replace(lines=tuple((number, 0) for number in only))
    found = (do if yes else look_over)(ground.engine(), ground.settings, by, wanted, ground.now)
    if found.proposal and agreed_by:
        found = agree(ground.engine(), ground.settings, agreed_by, found.proposal, "", ground.now)
    if json_:
        as_json({"handed_over": yes and not found.proposal, **found._asdict()})
    else:
        _tell(found, done=yes)
    return 0


def _tell(found: "Handed", *, done: bool) -> None:
    """What it comes to, or came to; of what waits for a leader only its number."""
    from cli.screen import echo, t

    if found.proposal:
        return echo(t("hand-over.proposed-as", n=found.proposal))
    echo(
        t("done.chuyen-giao", n=found.moved + found.merged)
        if done
        else t("hand-over.will", n=found.moved, name=found.to_name)
    )
    if found.merged:
        echo(t("hand-over.will-merge", n=found.merged, name=found.to_name))
    if found.parts:
        echo(t("hand-over.will-end", n=found.parts))
    if found.asks:
        echo(t("hand-over.two-steps"))
    return None if done else echo(t("hand-over.needs-yes"))
