"""The flow of the night: opens what comes next, deems received what policy says, shows what is overdue."""

import datetime as dt

from prefect import flow

from desk.sweeping import advance
from flows.running import named, run_sweep, tell


@flow(name="advance-stages", flow_run_name=named("advance"), retries=2, retry_delay_seconds=60)
async def advance_stages(now: dt.datetime | None = None) -> dict[str, int]:
    """Does what time does to assignments. Idempotent: run twice, the second run finds nothing to do."""
    swept = await run_sweep(advance, now)
    if swept.counts.get("overdue"):
        tell("assignments.overdue", "assignments", swept.counts)
    return dict(swept.counts)
