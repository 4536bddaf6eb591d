"""The web app of an installation, on a database that a test has."""

import datetime as dt
from contextlib import contextmanager

import pytest

from models.settings import Settings
from tests.office import given
from web.app import create_app

LATER = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
"""Four weeks after the plan of the small office was given."""


def office_app(engine, now=LATER, fill=given, **more):
    """The app of the office of tests/office.py; its clock stands at `app.state.now`, `more` are settings."""
    url = engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(**{"database_url": url, "office": "song-thao/van-phong"} | more))
    app.state.now = now
    app.state.clock = lambda: app.state.now
    fill(app.state.engine)
    return app


@contextmanager
def app_on(engine, now=LATER, fill=given, **more):
    """The same; what is being given at the end is waited for."""
    app = office_app(engine, now, fill, **more)
    yield app
    app.state.giver.wait()
    app.state.engine.dispose()


@pytest.fixture
def app(engine):
    """The small office with its plan given, on each database: assignments 1 and 2 are the first department's, 3 the second's."""
    with app_on(engine) as app:
        yield app


@pytest.fixture
def app_on_sqlite(sqlite_engine):
    """The same where what is tried does not hang on the database; a test takes it in as `app`."""
    with app_on(sqlite_engine) as app:
        yield app
