"""The flow for automation and very large plans: puts a plan file in force, as `dondoc launch --yes` does."""

import datetime as dt

from prefect import flow

from desk.sweeping import launch_file
from flows.running import named, run_sweep, tell


@flow(name="launch-plan", flow_run_name=named("launch"))
async def launch_plan(
    file: str,
    agreed_by: str | None = None,
    proposed_by: str | None = None,
    as_unit: str | None = None,
    issued: dt.date | None = None,
    since: dt.date | None = None,
    anew: bool = False,
    leave_past: bool = False,
    now: dt.datetime | None = None,
) -> dict[str, int]:
    """Launches the plan in `file`. The same plan again changes nothing; a plan with errors is refused whole, as is
    what looks like work given before where `anew` does not say that it is to be given all the same, and what would be given to
    nobody because its day has passed where `leave_past` does not say that it is to be left out.
    """
    swept = await run_sweep(
        launch_file,
        now,
        file=file,
        agreed_by=agreed_by,
        proposed_by=proposed_by,
        as_unit=as_unit,
        issued=issued,
        since=since,
        anew=anew,
        leave_past=leave_past,
    )
    if swept.ran and not swept.counts["already"]:
        tell("plan.launched", f"plan.{swept.subject}", swept.counts)
    return dict(swept.counts)
