"""What watches beside the flows: the poller that turns a `Wake` row into a run, and the mark on runs whose process died.

`dondoc up` does both by itself; beside a work pool it is `python -m flows.waking`, once (or more often: no harm).
"""

import asyncio
import datetime as dt

from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.exceptions import ObjectNotFound

from flows.running import moment
from models.database import Engine, prepare, reading, writing
from models.settings import Settings, settings
from models.wake import take, waiting

TAG = "dondoc"
POLL_SECONDS = 2.0
DEPLOYMENTS = {
    "launch-plan": "launch",
    "advance-stages": "advance",
    "send-reminders": "remind",
    "deliver-outbox": "deliver",
}
"""The deployment of each flow that may be wished for; a wish for another one is passed over."""
SILENCE = dt.timedelta(seconds=90)
"""A run that has shown no sign of life for so long is dead: running flows give one every 30 seconds."""
DEAD_RUNS = "dondoc: runs whose process died"


async def wake_up(config: Settings, every: float = POLL_SECONDS) -> None:
    """Starts a run for each flow that somebody wished for, for ever. A wish is taken by one poller only."""
    engine = prepare(config)
    while True:
        for flow in await asyncio.to_thread(_wishes, engine):
            await start_run(flow, "wish")
        await asyncio.sleep(every)


async def start_run(flow: str, why: str) -> None:
    """A run of a flow's deployment, tagged with why; nothing where there is none."""
    if flow not in DEPLOYMENTS:
        return
    async with get_client() as client:
        try:
            found = await client.read_deployment_by_name(f"{flow}/{DEPLOYMENTS[flow]}")
        except ObjectNotFound:
            return
        await client.create_flow_run_from_deployment(found.id, tags=[TAG, why])


async def mark_dead_runs() -> None:
    """Has Prefect call a run crashed when its process was killed: else it would be shown as running for ever.

    The work needs it not: the lease runs out, and the next schedule does what is left.
    """
    states = {f"prefect.flow-run.{state}" for state in ("Completed", "Failed", "Cancelled", "Crashed")}
    alive = "prefect.flow-run.heartbeat"
    silent = EventTrigger(
        after={alive},
        expect={alive, *states},
        match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=SILENCE,
    )
    crash = ChangeFlowRunState(state=StateType.CRASHED, message="Its process gave no sign of life for 90 seconds.")
    async with get_client() as client:
        if not await client.read_automations_by_name(DEAD_RUNS):
            await Automation(name=DEAD_RUNS, trigger=silent, actions=[crash]).acreate()


def _wishes(engine: Engine) -> list[str]:
    """Flows wished for since the last look; the writer's lock is taken only where there are any."""
    with reading(engine) as session:
        if not waiting(session):
            return []
    with writing(engine) as session:
        return take(session, moment())


async def _main() -> None:
    await mark_dead_runs()
    await wake_up(settings())


if __name__ == "__main__":
    asyncio.run(_main())
