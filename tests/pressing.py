"""The small office on the pages, its plan given: what is pressed there, by whom, and what becomes of it. A test imports `app` too."""

import datetime as dt

import pytest

from desk.reporting import assignment_view
from tests.apps import app_on
from tests.browsing import Browser

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)

OFFICE, HOME, OTHER = "song-thao/van-phong", "song-thao/so-noi-vu", "song-thao/so-tai-chinh"


@pytest.fixture
def app(engine):
    """The small office with a few more people and a plan given: 1 and 2 are the first department's, 3 the second's."""
    with app_on(engine, MOMENT) as app:
        yield app


def line(app, number=1):
    return assignment_view(app.state.engine, number, app.state.clock()).line


def history(app, number=1):
    return assignment_view(app.state.engine, number, app.state.clock()).history


def as_(app, slug):
    return Browser(app).enter(slug)


def press(app, slug, button, number=1, **values):
    return as_(app, slug).send(f"/nhiem-vu/{number}", f"/nhiem-vu/{number}/{button}", **values)


def to_review(app, number=1):
    press(app, "an", "tiep-nhan", number)
    return press(app, "an", "bao-cao", number, doc_number="45/BC-SNV", doc_date="2026-09-25", subject="Kết quả rà soát")
