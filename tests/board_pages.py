"""The busy board on the pages, as it stands at its moment. A test imports `app` too."""

from urllib.parse import urlencode

import pytest

from plans.state import ZONE
from tests.apps import app_on
from tests.boards import MOMENT, busy_office
from tests.browsing import Browser

DAY = MOMENT.astimezone(ZONE).date()


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT, busy_office) as app:
        yield app


def as_(app, slug):
    return Browser(app).enter(slug)


def link(path, **query):
    """The path with what is given of the query."""
    return f"{path}?{urlencode({name: value for name, value in query.items() if value})}"
