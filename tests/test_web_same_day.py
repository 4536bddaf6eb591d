"""Work whose hour passed half an hour ago is overdue, and no day late yet: "quá hạn 01 ngày" was said of it."""

import datetime as dt

from sqlalchemy import update

from desk.papers.brief import brief_facts, brief_paper
from models.core import table
from models.database import writing
from models.tables import Assignment
from plans.state import ZONE
from tests.apps import LATER as NOW
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.test_desk_papers import words

__all__ = ["app"]


def test_pages_say_that_it_is_of_the_same_day(app):
    a = table(Assignment)
    with writing(app.state.engine) as session:
        half = NOW - dt.timedelta(minutes=30)
        session.connection().execute(update(a).where(a.c.id == 1).values(due=half))
    hoa = Browser(app).enter("hoa")
    assert "(trong ngày)" in hoa.get("/nhiem-vu/1").text
    assert "(trong ngày)" in hoa.get("/nhiem-vu?state=open-overdue&task=1.a").text
    assert "Quá hạn trong ngày" in Browser(app).enter("an").get("/").text
    assert "01 ngày" not in hoa.get("/nhiem-vu/1").text
    paper = words(brief_paper(brief_facts(app.state.engine, NOW, ZONE, office="song-thao/van-phong")))
    assert "trong ngày" in paper
