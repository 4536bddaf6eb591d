"""`dondoc up`: the pages at once, Prefect behind them, all of it gone afterwards."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from sqlalchemy import insert, select

from models import outbox
from models.core import table
from models.database import open_database, reading, writing
from models.outbox import NewMessage
from models.tables import Channel, Wake
from models.wake import ask
from tests.factories import NOW, TODAY
from tests.hook import a_hook
from tests.test_flows_deployed import Patient, free_port, until

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent.parent
FINAL = ["COMPLETED", "CANCELLED", "FAILED", "CRASHED"]


class Service:
    """A running `dondoc up` with its output and its folder."""

    def __init__(self, folder, process, port, prefect_port):
        self.folder, self.process, self.port, self.prefect_port = folder, process, port, prefect_port
        self.out = folder / "out.txt"

    def says(self, words):
        return words in self.out.read_text("utf-8")

    def answers(self):
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/healthz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def ask(self, path, **wanted):
        with httpx.Client(timeout=20, transport=Patient()) as client:
            said = client.post(f"http://127.0.0.1:{self.prefect_port}/api/{path}", json=wanted).raise_for_status()
        return said.json() if said.content else None

    def deployments(self):
        """The deployment of each run by its number: a run that was cancelled never had a name of ours."""
        return {one["id"]: one["name"] for one in self.ask("deployments/filter")}

    def without_schedule(self):
        """From now on deliveries are started by wishes alone; one that the schedule has begun is over."""
        number = next(number for number, name in self.deployments().items() if name == "deliver")
        self.ask(f"deployments/{number}/pause_deployment")
        open_ones = {"deployment_id": {"any_": [number]}, "state": {"type": {"not_any_": FINAL}}}
        until(lambda: not self.ask("flow_runs/filter", flow_runs=open_ones), 60, "the schedule's deliveries to end")

    def children(self):
        """Processes that belong to this service, by the data folder in their environment."""
        mark = f"DONDOC_DATA_DIR={self.folder}/data".encode()
        return [
            one for one in _processes() if mark in one.environment and one.number not in (self.process.pid, os.getpid())
        ]

    def started(self):
        """Those that it started itself: a run of a flow is a child of one of them, and comes when it likes."""
        return [one for one in self.children() if one.parent == self.process.pid]


class Process(NamedTuple):
    """What the system tells of a process."""

    number: int
    parent: int
    environment: bytes


def _processes():
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    yield Process(int(entry.name), int(parent), (entry / "environ").read_bytes())
            except OSError:
                continue


@contextmanager
def service(folder, *options):
    port, prefect_port = free_port(), free_port()
    environment = os.environ | {
        "DONDOC_DATA_DIR": f"{folder}/data",
        "DONDOC_LOCAL_ADDRESSES": "true",
        "DONDOC_PREFECT_PORT": str(prefect_port),
        "PYTHONWARNINGS": "ignore",
    }
    environment.pop("DONDOC_DATABASE_URL", None)
    with (folder / "out.txt").open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "up", "--port", str(port), *options],
            cwd=HERE,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        running = Service(folder, process, port, prefect_port)
        try:
            yield running
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(10)
            until(lambda: not running.children(), 20, "children to end")


def free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_pages_alone_stop_cleanly(tmp_path, stop):
    with service(tmp_path, "--no-prefect") as up:
        until(up.answers, 90, "the pages")
        assert httpx.get(f"http://127.0.0.1:{up.port}/").headers["location"] == "/dang-nhap"
        first = re.search(r"http://127\.0\.0\.1:\d+/mat-khau/\S+", up.out.read_text("utf-8"))
        assert httpx.get(first[0]).status_code == 200, "nobody can log in yet: the link to the first admin"
        assert not up.children()
        assert up.says("chỉ được mở, nhắc và gửi khi chạy lệnh dondoc remind")
        assert (tmp_path / "data" / "address").read_text() == f"http://127.0.0.1:{up.port}", "for commands beside it"
        up.process.send_signal(stop)
        assert up.process.wait(10) == 0
        assert free(up.port)
        assert up.says("Đã dừng.")
        assert not up.says("Traceback")


def test_a_port_that_is_taken_is_said_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "cli.main", "up", "--port", str(port)],
            cwd=HERE,
            env=os.environ | {"DONDOC_DATA_DIR": str(tmp_path / "data")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def ended(up, tag, count):
    """The runs with a tag, once there are `count` of them and all have ended as they should.

    One that the schedule was quicker than is cancelled by Prefect's limit: the work is being done then.
    """
    found = up.ask("flow_runs/filter", flow_runs={"tags": {"all_": [tag]}})
    assert not [one for one in found if one["state_type"] in ("FAILED", "CRASHED")], found
    return (
        found if len(found) >= count and all(one["state_type"] in ("COMPLETED", "CANCELLED") for one in found) else None
    )


def express(engine, url):
    """One urgent message in the outbox, which goes out at any hour."""
    with writing(engine) as session:
        channel = insert(table(Channel)).values(url=url, tags=[], active=True).returning(table(Channel).c.id)
        number = session.connection().execute(channel).scalar_one()
        outbox.put(
            session, [NewMessage("x", None, "express", TODAY, number, "Hỏa tốc", "Nội dung", NOW, urgent=True)], NOW
        )
        ask(session, "deliver-outbox", NOW)


def test_the_whole_service_runs_a_wish_and_leaves_nothing_behind(tmp_path):
    """Pages before Prefect; a Wake row becomes a Completed run; Ctrl-C ends every process and frees both ports.

    The second wish is being sent, its receiver silent, when Ctrl-C comes: the run ends too, its message waits.
    """
    with a_hook() as hook, service(tmp_path) as up:
        until(up.answers, 90, "the pages")
        assert not up.says("Prefect đã chạy"), "the pages do not wait for Prefect"
        until(lambda: up.says("Prefect đã chạy"), 120, "Prefect")
        assert len(up.started()) == 2
        engine = open_database(f"sqlite:///{tmp_path}/data/dondoc.db")
        caught_up = until(lambda: ended(up, "catch-up", 2), 90, "what was missed")
        known = up.deployments()
        assert {"advance", "deliver"} <= {known[one["deployment_id"]] for one in caught_up}
        up.without_schedule()
        with writing(engine) as session:
            ask(session, "deliver-outbox", NOW)
        assert until(lambda: ended(up, "wish", 1), 60, "the run that was wished for")[0]["name"].startswith("deliver ")
        with reading(engine) as session:
            assert session.connection().execute(select(table(Wake).c.taken_at)).scalar_one() is not None
        hook.hold = 1
        express(engine, hook.url)
        assert hook.holding.wait(60)
        up.process.send_signal(signal.SIGINT)
        assert up.process.wait(40) == 0
        assert not up.children()
        assert free(up.port)
        assert free(up.prefect_port)
        assert not up.says("Traceback")
        with reading(engine) as session:
            left = outbox.counts(session)
        assert (left["waiting"] + left["sending"], left["sent"], left["dead"]) == (1, 0, 0), "it will be sent again"
        engine.dispose()


def test_children_end_when_the_service_is_killed(tmp_path):
    """Nothing holds Prefect's port after SIGKILL: the children notice that their starter is gone."""
    with service(tmp_path) as up:
        until(lambda: len(up.started()) == 2, 90, "the children")
        until(lambda: not free(up.prefect_port), 120, "Prefect's server to listen")
        up.process.kill()
        up.process.wait(10)
        until(lambda: not up.children(), 30, "the children to end")
        assert free(up.prefect_port)


def commands(up):
    """The command lines of the service's children, by process."""
    found = {}
    for one in up.children():
        with contextlib.suppress(OSError):
            found[one.number] = Path(f"/proc/{one.number}/cmdline").read_text().replace("\0", " ")
    return found


@pytest.mark.long
def test_a_run_whose_processes_were_killed_is_marked_and_its_flow_runs_again(tmp_path):
    """SIGKILL to the served process and to its run: started again by itself, the dead run is called crashed, the next one works."""
    with a_hook() as hook, service(tmp_path) as up:
        until(lambda: up.says("Prefect đã chạy"), 120, "Prefect")
        until(lambda: ended(up, "catch-up", 2), 90, "what was missed")
        engine = open_database(f"sqlite:///{tmp_path}/data/dondoc.db")
        up.without_schedule()
        hook.hold = 1
        express(engine, hook.url)
        assert hook.holding.wait(60)
        killed = [number for number, line in commands(up).items() if "prefect server" not in line]
        assert len(killed) >= 2
        for number in killed:
            os.kill(number, signal.SIGKILL)
        until(lambda: up.says("flows dừng đột ngột"), 10, "the news")
        crashed = {"tags": {"all_": ["wish"]}, "state": {"type": {"any_": ["CRASHED"]}}}
        until(lambda: up.ask("flow_runs/filter", flow_runs=crashed), 200, "the mark")
        with reading(engine) as session:
            assert outbox.counts(session)["sending"] == 1
        engine.dispose()
        until(lambda: up.out.read_text("utf-8").count("Prefect đã chạy") == 2, 60, "the flows to be served again")
