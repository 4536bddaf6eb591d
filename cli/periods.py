"""`periods`: the windows of periodic reports in a year, for every level."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import EARLIEST, LATEST, Json
from cli.words import lang, say

if TYPE_CHECKING:
    from plans.reporting import Window

Year = Annotated[
    int | None,
    typer.Argument(metavar="YEAR", min=EARLIEST, max=LATEST, help=say("Năm (mặc định: năm nay)", "Year (this one)")),
]
HEADINGS = ("period", "since", "until", "to-government", "below-1", "below-2", "below-3")


def add_to(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(
        "periods",
        help=say("Kỳ lấy số liệu và ngày gửi báo cáo định kỳ (Nghị định 09/2019)", "Windows of periodic reports"),
        rich_help_panel=say("Theo dõi", "Follow-up"),
    )(periods)


def periods(year: Year = None, json_: Json = False) -> int:
    """Print period, data from and to, the day for the Government and for each level below; days too close are said."""
    from cli.ground import here
    from cli.screen import as_json, echo, t, table
    from plans.calendar import vietnam
    from plans.reporting import ND09_2019, Period, too_tight, windows
    from plans.wording import render

    chosen = year or here().today.year
    levels = range(len(ND09_2019.days))
    rows = [
        (period, list(same))
        for period in Period
        for same in zip(*(windows(period, chosen, steps=steps) for steps in levels), strict=True)
    ]
    if json_:
        as_json([_record(period.value, same) for period, same in rows])
        return 0
    echo(t("periods.title", year=str(chosen), law=t("law.report")), style="bold")
    table([t(f"periods.{name}") for name in HEADINGS], [_row(t(f"period.{period}"), same) for period, same in rows])
    calendar = vietnam([chosen - 1, chosen])
    told = [one for _, same in rows for window in same for one in too_tight(window, calendar)]
    for says in dict.fromkeys(render(one, lang()).says for one in told):
        echo(f"! {says}")
    echo(t("periods.note"))
    return 0


def _row(period: str, same: "list[Window]") -> list[str]:
    days = [same[0].data_from, same[0].data_to, *(window.due for window in same)]
    return [period, *(f"{day:%d/%m/%Y}" for day in days)]


def _record(period: str, same: "list[Window]") -> dict[str, object]:
    first = same[0]
    return {
        "period": period, "data_from": first.data_from, "data_to": first.data_to,
        "due": [window.due for window in same],
    }  # fmt: skip
