"""The flows as `prefect.yaml` deploys them: a real server, a real worker, one run of each, and one that the schedule made."""

import datetime as dt
import os
import socket
import subprocess
import sys
import threading
import uuid
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import yaml
from sqlalchemy import func, insert, select

from flows.environment import prefect_environment
from models.core import table
from models.database import open_database, reading, writing
from models.tables import Assignment, Channel, Person
from models.wake import ask
from plans.files import write_plan
from tests.hook import a_hook
from tests.office import furnish, plan

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent.parent


def until(found, seconds=60.0, what=""):
    """Asks again and again until there is an answer; fails after `seconds`."""
    pause, asked = threading.Event(), 0.0
    while asked < seconds:
        if answer := found():
            return answer
        pause.wait(0.25)
        asked += 0.25
    raise AssertionError(f"waited {seconds} s in vain for {what or found}")


@contextmanager
def running(log, environment, *module):
    """A module as a process that ends with this one."""
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "flows.tied", *module],
            cwd=log.parent,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def healthy(api):
    try:
        return httpx.get(f"{api}/health", timeout=2).status_code == 200
    except httpx.TransportError:
        return False


class Patient(httpx.HTTPTransport):
    """Asks again, as Prefect's own client does, while the server is too busy to answer (503, or not in time)."""

    def handle_request(self, request):
        for _ in range(4):
            try:
                response = super().handle_request(request)
            except httpx.TimeoutException:
                continue
            if response.status_code != 503:
                return response
            response.close()
        return super().handle_request(request)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A database with the office in it, a hook as An's channel, Prefect's server with everything deployed, and a worker."""
    folder = tmp_path_factory.mktemp("house")
    port = free_port()
    api = f"http://127.0.0.1:{port}/api"
    url = f"sqlite:///{folder}/dondoc.db"
    environment = (
        os.environ
        | prefect_environment(folder / "prefect", api)
        | {
            "DONDOC_DATABASE_URL": url,
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "DONDOC_LOCAL_ADDRESSES": "true",
            "PYTHONWARNINGS": "ignore",
        }
    )
    environment.pop("PREFECT_API_KEY", None)
    prefect = [sys.executable, "-W", "ignore", "-m", "prefect", "--no-prompt"]
    engine = ready_database(url)
    server = ("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
    with a_hook() as hook, running(folder / "server.log", environment, *server):
        put_channel(engine, hook.url)
        until(lambda: healthy(api), 90, "the server")
        run = {"cwd": HERE, "env": environment, "check": True, "capture_output": True, "timeout": 120}
        subprocess.run([*prefect, "work-pool", "create", "--type", "process", "dondoc"], **run)
        subprocess.run([*prefect, "deploy", "--all"], **run)
        worker = ("prefect", "worker", "start", "--pool", "dondoc")
        patient = httpx.Client(base_url=api, timeout=20, transport=Patient())
        with running(folder / "worker.log", environment, *worker), patient as client:
            yield SimpleNamespace(client=client, engine=engine, folder=folder, hook=hook, environment=environment)
    engine.dispose()


def ready_database(url):
    from models.migrations import migrate

    engine = open_database(url)
    migrate(engine)
    furnish(engine)
    return engine


def put_channel(engine, url):
    with writing(engine) as session:
        person = (
            session.connection().execute(select(table(Person).c.id).where(table(Person).c.slug == "an")).scalar_one()
        )
        session.connection().execute(insert(table(Channel)).values(person_id=person, url=url, tags=[], active=True))


def deployment(house, name):
    answer = house.client.get(f"/deployments/name/{name}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def completed(house, name, **parameters):
    """Asks for a run of a deployment, as a person would, and waits until it is Completed (not merely final)."""
    started = house.client.post(
        f"/deployments/{deployment(house, name)['id']}/create_flow_run",
        json={"parameters": parameters, "state": {"type": "SCHEDULED"}, "idempotency_key": uuid.uuid4().hex},
    )
    assert started.status_code in (200, 201), started.text

    def ended():
        run = house.client.get(f"/flow_runs/{started.json()['id']}").json()
        return run if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    run = until(ended, 120, name)
    assert run["state_type"] == "COMPLETED", (run["state"], (house.folder / "worker.log").read_text("utf-8")[-4000:])
    return run


def let_the_schedule(house, verb, name):
    """Pauses or resumes what the schedule does: two runs of a deployment at once are not what a test wants."""
    answer = house.client.post(f"/deployments/{deployment(house, name)['id']}/{verb}_deployment")
    assert answer.status_code == 200, answer.text


def numbers(house, key):
    found = house.client.post("/artifacts/latest/filter", json={"artifacts": {"key": {"any_": [key]}}}).json()
    return {row["what"]: row["count"] for row in yaml.safe_load(found[0]["data"])}


def events(house, name):
    wanted = {"filter": {"event": {"name": [name]}}}
    return house.client.post("/events/filter", json=wanted).json()["events"]


def test_everything_is_deployed_with_the_office_s_time_zone(house):
    found = {one["name"]: one for one in house.client.post("/deployments/filter", json={}).json()}
    assert set(found) == {"launch", "advance", "remind", "deliver"}
    zones = {s["schedule"]["timezone"] for one in found.values() for s in one["schedules"]}
    assert zones == {"Asia/Ho_Chi_Minh"}
    assert all(one["tags"] == ["dondoc"] for one in found.values())
    assert not found["launch"]["schedules"]
    due = house.client.post("/deployments/get_scheduled_flow_runs", json={"deployment_ids": [found["advance"]["id"]]})
    assert due.status_code == 200


def test_one_run_of_each_completes_on_a_worker(house):
    """A plan is put in force, time passes, who is late hears of it, the message goes out: four runs, one after the other."""
    file = house.folder / "ke-hoach.yaml"
    file.write_text(write_plan(plan()), "utf-8")
    for name in ("advance-stages/advance", "send-reminders/remind", "deliver-outbox/deliver"):
        let_the_schedule(house, "pause", name)
    morning = "2026-09-01T08:00:00+07:00"
    run = completed(house, "launch-plan/launch", file=str(file), proposed_by="hoa", agreed_by="dung", now=morning)
    assert run["name"].startswith("launch ")
    with reading(house.engine) as session:
        rows = session.connection().execute(select(func.count()).select_from(table(Assignment))).scalar_one()
    assert rows == numbers(house, "launch-numbers")["assignments"] > 0

    late = "2026-10-05T09:00:00+07:00"
    completed(house, "advance-stages/advance", now=late)
    assert numbers(house, "advance-numbers")["overdue"] > 0
    completed(house, "send-reminders/remind", now=late)
    assert numbers(house, "remind-numbers")["messages"] == 1
    completed(house, "deliver-outbox/deliver", now=late)
    assert numbers(house, "deliver-numbers")["sent"] == 1
    assert len(house.hook.keys) == 1
    assert house.hook.keys[0].startswith("an:")
    until(lambda: events(house, "dondoc.plan.launched") and events(house, "dondoc.assignments.overdue"), 20, "events")


def test_a_run_that_the_schedule_made_appears_and_completes(house):
    """With SQLAlchemy 2.1 the scheduler inserts nothing while runs by hand work: so this must be seen."""
    let_the_schedule(house, "resume", "deliver-outbox/deliver")
    wanted = deployment(house, "deliver-outbox/deliver")["id"]
    often = {"interval": 10, "anchor_date": dt.datetime.now(dt.UTC).isoformat(), "timezone": "Asia/Ho_Chi_Minh"}
    added = house.client.post(f"/deployments/{wanted}/schedules", json=[{"active": True, "schedule": often}])
    assert added.status_code == 201, added.text

    def made_by_schedule():
        asked = {
            "flow_runs": {"deployment_id": {"any_": [wanted]}, "state": {"type": {"any_": ["COMPLETED"]}}},
        }
        return [one for one in house.client.post("/flow_runs/filter", json=asked).json() if one["auto_scheduled"]]

    run = until(made_by_schedule, 120, "a scheduled run")[0]
    assert run["created_by"]["type"] == "SCHEDULE"
    for one in added.json():
        house.client.delete(f"/deployments/{wanted}/schedules/{one['id']}")


def test_a_wish_becomes_a_run_on_the_worker(house):
    """Beside a work pool the poller is a process of its own; it also has dead runs marked."""
    with writing(house.engine) as session:
        ask(session, "advance-stages", dt.datetime.now(dt.UTC))
    wished = {"flow_runs": {"tags": {"all_": ["wish"]}, "state": {"type": {"any_": ["COMPLETED"]}}}}
    with running(house.folder / "waking.log", house.environment, "flows.waking"):
        run = until(lambda: house.client.post("/flow_runs/filter", json=wished).json(), 90, "the wish")[0]
    assert run["name"].startswith("advance ")
    automations = house.client.post("/automations/filter", json={}).json()
    assert [one["name"] for one in automations] == ["dondoc: runs whose process died"]
