"""The flow of every five minutes: sends what waits in the outbox."""

import datetime as dt

from prefect import flow

from desk.sweeping import deliver
from flows.running import named, run_sweep


@flow(name="deliver-outbox", flow_run_name=named("deliver"))
async def deliver_outbox(now: dt.datetime | None = None) -> dict[str, int]:
    """Each message at least once. No retries here: every message has its own back-off, and the next run is near."""
    return dict((await run_sweep(deliver, now)).counts)
