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
from plans.problems import DondocError
from plans.wording import show


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
    if at.tzinfo is None:  # typed by hand: the office's time
        at = at.replace(tzinfo=config.zone)
    today = at.astimezone(config.zone).date()
    try:
        swept = await asyncio.to_thread(_call, sweep, config, today, at, arguments)
    except DondocError as refused:
        for problem in refused.problems:
            get_run_logger().error(show(problem, lang=config.lang))
        raise
    get_run_logger().info("%s: %s", swept.name, dict(swept.counts) if swept.ran else "another one is at work")
    await _show(swept, f"{today:%d/%m/%Y}")
    return swept


async def _show(swept: Swept, day: str) -> None:
    """Its numbers as a table of the run, and beside it what is worth showing: overdue by unit, units nobody hears for."""
    numbers = [{"what": name, "count": count} for name, count in swept.counts.items()]
    await acreate_table_artifact(key=f"{swept.name}-numbers", table=numbers, description=f"{swept.name} {day}")
    if swept.rows:
        await acreate_table_artifact(key=f"{swept.name}-units", table=list(swept.rows), description=day)


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
