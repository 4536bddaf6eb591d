"""Open work handed over, on the desk of the small office. A test imports `office` too."""

import datetime as dt

import pytest

from desk.handing_over import HandOver
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from tests.office import NOW, given

SETTINGS = Settings(office="song-thao/van-phong")
HOME, HEIR = "song-thao/so-noi-vu", "song-thao/so-tai-chinh"
LATER = NOW + dt.timedelta(days=3)
WISH = HandOver(HOME, HEIR, LATER.date(), "Sắp xếp tổ chức bộ máy")


@pytest.fixture
def office(engine):
    given(engine)
    return engine


def person(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))
