"""The description of the interface as it is served, from which the tests make calls. The examples are the same on every run."""

import pytest
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette
from starlette.datastructures import State
from starlette.routing import Mount

from tests.apps import office_app
from web.api.app import PATH, create_api

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
LONGEST = 1_000_000
"""Characters from which the length of a text is not tried."""
WITHOUT_CORNERS = CONFIG | {"phases": {"coverage": {"enabled": False}}}


def described_with(config):
    """The description as it is served, and how much of it is tried."""
    schema = schemathesis.openapi.from_asgi(
        f"{PATH}/openapi.json", served, config=schemathesis.Config.from_dict(config)
    )
    without_longest(schema.raw_schema)
    return schema


def without_longest(described):
    """How long a whole plan may be is not tried here: no text of that length is worth its time (test_web_api_unread has one)."""
    if isinstance(described, dict):
        if described.get("maxLength", 0) >= LONGEST:
            del described["maxLength"]
        described = list(described.values())
    if isinstance(described, list):
        for part in described:
            without_longest(part)


described = described_with(CONFIG).exclude(path=list(HEAVY))
sampled = described_with(WITHOUT_CORNERS).exclude(path=list(HEAVY))
"""The same calls for one more role: the corners of what may be sent are tried for one, since they do not depend on whose call it is."""
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


bounded = settings(
    derandomize=True, max_examples=5, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
