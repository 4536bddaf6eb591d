"""The web app of an installation, on a database that a test has."""

from contextlib import contextmanager

from models.settings import Settings
from tests.office import given
from web.app import create_app


@contextmanager
def app_on(engine, now, fill=given, **more):
    """The app of the office of tests/office.py; its clock stands at `app.state.now`, `more` are settings."""
    url = engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(**{"database_url": url, "office": "song-thao/van-phong"} | more))
    app.state.now = now
    app.state.clock = lambda: app.state.now
    fill(app.state.engine)
    yield app
    app.state.engine.dispose()
