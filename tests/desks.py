"""The desk of the small office, its plan given, and whoever sits at it. A test imports `office` and says so in `__all__`."""

import pytest

from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from tests.office import given

SETTINGS = Settings(office="song-thao/van-phong")


@pytest.fixture
def office(engine):
    given(engine)
    return engine


def person(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))
