"""What every flow does around its one call: the clock, the settings, a thread, the numbers as an artifact."""

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from prefect.artifacts import acreate_table_artifact
from prefect.events import emit_event
from prefect.logging import get_run_logger
from prefect.runtime import flow_run

from desk.sweeping import Swept
from models.database import prepare
from models.settings import Settings, settings


def moment() -> dt.datetime:
    """The clock. Everything below the flows is told the time."""
    return dt.datetime.now(dt.UTC)


def named(verb: str) -> Callable[[], str]:
    """Names a run after what it does and when it was due, in the office's time zone."""

    def name() -> str:
        at = flow_run.scheduled_start_time or moment()
        return f"{verb} {at.astimezone(settings().zone):%d/%m %H:%M}"

    return name


async def run_sweep(sweep: Callable[..., Swept], now: dt.datetime | None = None, **arguments: Any) -> Swept:  # noqa: ANN401
    """One function of desk in a thread, with settings, database, day and moment; what it did goes to log and artifact."""
    config, at = settings(), now or moment()
    today = at.astimezone(config.zone).date()
    swept = await asyncio.to_thread(_call, sweep, config, today, at, arguments)
    get_run_logger().info("%s: %s", swept.name, dict(swept.counts) if swept.ran else "another one is at work")
    await acreate_table_artifact(
        key=f"{swept.name}-numbers",
        table=[{"what": name, "count": count} for name, count in swept.counts.items()],
        description=f"{swept.name} {today:%d/%m/%Y}",
    )
    return swept


def tell(event: str, subject: str, payload: Mapping[str, Any]) -> None:
    """An event that automations of the office may listen to ("dondoc.plan.launched")."""
    emit_event(event=f"dondoc.{event}", resource={"prefect.resource.id": f"dondoc.{subject}"}, payload=dict(payload))


def _call(
    sweep: Callable[..., Swept],
    config: Settings,
    today: dt.date,
    now: dt.datetime,
    arguments: dict[str, Any],
) -> Swept:
    engine = prepare(config)
    try:
        return sweep(engine, config, today, now, **arguments)
    finally:
        engine.dispose()
