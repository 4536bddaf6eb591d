"""The description of the interface holds: calls made from it, right and wrong ones, never fail the server and are answered as described.

For a leader and a unit; in `make test-long` also for a coordinator, whose drafts and papers are really there, and for an admin. The
examples are the same on every run.
"""

from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.routing import Mount

from tests.browser import office_app
from tests.programs import Caller
from web.api.app import PATH, create_api

pytestmark = pytest.mark.slow
schemathesis = pytest.importorskip("schemathesis")

CONFIG = {
    "seed": 7,
    "phases": {"coverage": {"unexpected-methods": ["PATCH"]}},
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "422"]}},
}


class Served:
    """The app that is asked: while tests are collected one without a database, which can but describe itself."""

    app = Starlette(routes=[Mount(PATH, create_api(State()))])

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)


served = Served()
HEAVY = ("/drafts/{number}/edits", "/papers", "/papers/{kind}.{ending}")
"""Calls that make a paper, or whose every variant is an edit of its own: they are tried with a few examples, not every corner."""
WITHOUT_CORNERS = CONFIG | {"phases": {"coverage": {"enabled": False}}}


def described_with(config):
    """The description as it is served, and how much of it is tried."""
    return schemathesis.openapi.from_asgi(f"{PATH}/openapi.json", served, config=schemathesis.Config.from_dict(config))


described = described_with(CONFIG).exclude(path=list(HEAVY))
heavy = described_with(WITHOUT_CORNERS).include(path=list(HEAVY))


@pytest.fixture(scope="module")
def app(sqlite_template, tmp_path_factory):
    """The small office with its plan given; the module's own, since the calls change it."""
    import shutil

    from models.database import open_database

    path = tmp_path_factory.mktemp("schema") / "dondoc.db"
    shutil.copy(sqlite_template, path)
    app = served.app = office_app(open_database(f"sqlite:///{path}"))
    yield app
    app.state.engine.dispose()


@pytest.fixture(scope="module")
def office(app):
    """The token of a leader who coordinates too."""
    return Caller(app, "dung").headers


@pytest.fixture(scope="module")
def unit(app):
    """The token of a unit's contact."""
    return Caller(app, "an").headers


OURS = ("own", "read", "act", "unit", "files")
"""What a unit's token opens at all; the rest refuses it at the door, as the walk of every role shows."""
bounded = settings(
    derandomize=True, max_examples=5, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


class There(NamedTuple):
    """A draft and a paper of the coordinator's that calls are made on; she comes with her token."""

    caller: Caller
    draft: int
    paper: int


@pytest.fixture(scope="module")
def hoa(app):
    """A coordinator with her token."""
    return Caller(app, "hoa")


@pytest.fixture
def there(hoa):
    """New ones for every call that is tried: what it does to them is nobody else's trouble."""
    sent = {"file": ("a.txt", "1. Sở Nội vụ tỉnh Sông Thao báo cáo kết quả trước ngày 15/12/2026.")}
    draft = hoa.post("/drafts", files=sent, data={"no_secret": "true"})
    paper = hoa.post("/papers", {"kind": "report", "ending": "xlsx"})
    assert (draft.status_code, paper.status_code) == (201, 201), (draft.text, paper.text)
    return There(hoa, draft.json()["id"], paper.json()["id"])


@pytest.fixture(scope="module")
def admin(app):
    """The token of an admin."""
    return Caller(app, "admin").headers


def made_real(case, there):
    """A call that is meant to be right is made on what is there, of the version that it has now."""
    if not case.meta.generation.mode.is_positive:
        return case
    kinds = {"/drafts/": there.draft, "/papers/": there.paper}
    number = next((number for start, number in kinds.items() if case.operation.path.startswith(start)), None)
    if number is not None and "number" in (case.path_parameters or {}):
        case.path_parameters["number"] = number
        if case.operation.path.startswith("/drafts/") and isinstance(case.body, dict) and "version" in case.body:
            case.body["version"] = there.caller.read(f"/drafts/{there.draft}")["version"]
    return case


@described.include(tag=["draft", "plan", "files"]).parametrize()
@bounded
@pytest.mark.long
def test_a_coordinator_is_answered_as_described(case, there):
    made_real(case, there).call_and_validate(headers=there.caller.headers)


@heavy.parametrize()
@bounded
@pytest.mark.long
def test_the_heavy_ones_of_a_coordinator(case, there):
    made_real(case, there).call_and_validate(headers=there.caller.headers)


@described.include(tag=["registry", "own"]).parametrize()
@bounded
@pytest.mark.long
def test_an_admin_is_answered_as_described(case, admin):
    case.call_and_validate(headers=admin)


@described.parametrize()
@bounded
def test_the_office_is_answered_as_described(case, office):
    case.call_and_validate(headers=office)


@described.include(tag=list(OURS)).parametrize()
@bounded
def test_a_unit_is_answered_as_described(case, unit):
    case.call_and_validate(headers=unit)


@heavy.parametrize()
@bounded
def test_the_heavy_ones_are_answered_as_described(case, office):
    case.call_and_validate(headers=office)
