"""prefect.yaml and flows/ fit together, and nothing pays for Prefect that does not use it."""

import importlib
import importlib.metadata
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent.parent
DEPLOYED = yaml.safe_load((HERE / "prefect.yaml").read_text("utf-8"))
FLOWS = sorted(path.stem for path in (HERE / "flows").glob("*.py") if path.stem != "__init__")


def in_a_process(code, *arguments):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *arguments], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", FLOWS)
def test_no_flow_file_bears_the_name_of_a_package_or_a_standard_module(name):
    """Prefect may put flows/ first on sys.path: such a file would hide the real one."""
    installed = importlib.metadata.packages_distributions()
    assert name not in sys.stdlib_module_names
    assert name not in installed
    assert not (HERE / name).is_dir()


def test_every_entrypoint_is_a_flow_in_a_module():
    """By module, never by path; each resolves to a flow of that name, async, with the time as an argument."""
    entrypoints = [one["entrypoint"] for one in DEPLOYED["deployments"]]
    assert all(one.startswith("flows.") and "/" not in one and ".py" not in one for one in entrypoints)
    code = """
import inspect, sys
from prefect import Flow
from prefect.utilities.importtools import import_object
for entrypoint in sys.argv[1:]:
    flow = import_object(entrypoint)
    assert isinstance(flow, Flow) and flow.isasync, entrypoint
    assert "now" in inspect.signature(flow.fn).parameters, entrypoint
    print(flow.name)
"""
    assert in_a_process(code, *entrypoints).split() == [
        "launch-plan", "advance-stages", "send-reminders", "deliver-outbox",
    ]  # fmt: skip


def test_up_serves_what_prefect_yaml_deploys():
    """The embedded service and the work pool: the same flows, names, schedules, tags and limits."""
    code = """
import asyncio, json
from flows.serving import SERVED, deployment
from flows.waking import DEPLOYMENTS
assert {one.flow.name: one.name for one in SERVED} == DEPLOYMENTS
async def all_of_them():
    for one in SERVED:
        made = await deployment(one, "Asia/Ho_Chi_Minh")
        schedules = [{"cron": s.schedule.cron, "timezone": s.schedule.timezone} for s in made.schedules or []]
        limit = {"limit": made.concurrency_limit, "collision_strategy": made.concurrency_options.collision_strategy.value}
        print(json.dumps([made.name, made.entrypoint, made.tags, schedules, limit]))
asyncio.run(all_of_them())
"""
    served = [yaml.safe_load(line) for line in in_a_process(code).splitlines()]
    wanted = [
        [
            one["name"],
            one["entrypoint"].replace(":", "."),
            one["tags"],
            one.get("schedules", []),
            one["concurrency_limit"],
        ]
        for one in DEPLOYED["deployments"]
    ]
    assert served == wanted


def test_the_file_names_no_place_of_a_machine():
    """It can be read anywhere: no absolute path, no address."""
    text = (HERE / "prefect.yaml").read_text("utf-8")
    code = [line for line in text.splitlines() if not line.startswith("#")]
    assert not any(" /" in line or "://" in line for line in code)
    assert {one["work_pool"]["name"] for one in DEPLOYED["deployments"]} == {"dondoc"}


@pytest.mark.parametrize("arguments", [["--help"], ["up", "--help"], ["remind", "--help"]])
def test_help_pays_for_nothing(arguments):
    """Help imports neither Prefect nor the database library nor the web framework."""
    code = """
import sys
from cli.main import main
sys.argv = ["dondoc", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
heavy = {"prefect", "sqlmodel", "sqlalchemy", "fastapi", "apprise", "uvicorn"} & set(sys.modules)
assert not heavy, heavy
"""
    in_a_process(code, *arguments)


def test_the_service_itself_imports_no_prefect():
    """`dondoc up` leaves Prefect to its children: the web app does not wait for its import."""
    in_a_process("import sys, cli.up; assert 'prefect' not in sys.modules")
