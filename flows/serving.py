"""The flows with their schedules, served by one process, with the poller for wishes beside them.

`python -m flows.serving` is what `dondoc up` starts beside the Prefect server. `prefect.yaml` deploys the same flows
to a work pool; a test holds the two to one another.
"""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, NamedTuple

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from desk.sweeping import missed
from flows.advance_stages import advance_stages
from flows.deliver_outbox import deliver_outbox
from flows.launch_plan import launch_plan
from flows.running import moment
from flows.send_reminders import send_reminders
from flows.waking import TAG, mark_dead_runs, start_run, wake_up
from models.database import prepare
from models.settings import Settings, settings

READY = "flows: ready"
"""The line on standard output that says: every deployment is known to the server, runs are being taken."""


class Served(NamedTuple):
    """A flow, the name of its deployment and when it runs by itself (cron, in the office's time zone)."""

    flow: Flow[Any, Any]
    name: str
    cron: str | None = None


SERVED = (
    Served(launch_plan, "launch"),
    Served(advance_stages, "advance", "10 0 * * *"),
    Served(send_reminders, "remind", "15 7 * * *"),
    Served(deliver_outbox, "deliver", "*/5 * * * *"),
)


async def serve() -> None:
    """Registers every flow once the server answers, then takes its runs until the process is asked to stop."""
    config = settings()
    await _server_up()
    runner = Runner(name=TAG, pause_on_shutdown=True, limit=2)
    for served in SERVED:
        await runner.aadd_deployment(await deployment(served, config.zone.key))
    await mark_dead_runs()
    print(READY, flush=True)  # noqa: T201  (read by whoever started this process)
    for flow in await asyncio.to_thread(_missed, config):
        await start_run(flow, "catch-up")
    await _until_stopped(runner, wake_up(config))


async def _until_stopped(runner: Runner, poller: Coroutine[Any, Any, None]) -> None:
    """Takes runs and wishes until SIGINT. Prefect's own SIGTERM handler leaves running flows behind; this one does not."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stopped.set)
    work = [asyncio.create_task(one) for one in (runner.start(), poller, stopped.wait())]
    done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
    if runner.started:
        await runner.astop()
    for task in work[1:]:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    for task in done:
        task.result()  # what went wrong, if anything did, ends this process: its starter starts it again


async def deployment(served: Served, timezone: str) -> RunnerDeployment:
    """The deployment of a flow: by module, one run at a time, a second one cancelled (the lease is the real guard)."""
    built: RunnerDeployment = await served.flow.ato_deployment(
        served.name,
        schedule=Cron(served.cron, timezone=timezone) if served.cron else None,
        tags=[TAG],
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return built


def _missed(config: Settings) -> tuple[str, ...]:
    now = moment()
    engine = prepare(config)
    try:
        return missed(engine, config, now.astimezone(config.zone).date(), now)
    finally:
        engine.dispose()


async def _server_up() -> None:
    """Waits until the server answers; its first start takes half a minute on a small machine."""
    async with get_client() as client:
        while await client.api_healthcheck() is not None:
            await asyncio.sleep(0.5)


if __name__ == "__main__":
    asyncio.run(serve())
