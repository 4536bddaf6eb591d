"""The flow of the morning: decides who must hear what today and puts the mails into the outbox."""

import datetime as dt

from prefect import flow

from desk.sweeping import remind
from flows.running import named, run_sweep


@flow(name="send-reminders", flow_run_name=named("remind"), retries=2, retry_delay_seconds=60)
async def send_reminders(now: dt.datetime | None = None) -> dict[str, int]:
    """One message a person and day; on days off hỏa tốc alone. Idempotent: a second run adds nothing."""
    return dict((await run_sweep(remind, now)).counts)
