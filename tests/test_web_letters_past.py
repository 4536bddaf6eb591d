"""The letter that urges, asked for from a past day: it never names what was done since."""

import datetime as dt
from urllib.parse import urlencode

import pytest

from desk.papers.filing import paper_view
from desk.papers.letter import letter_facts
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.state import ZONE
from tests.boards import MOMENT, OFFICE, busy, busy_office
from tests.browsing import Browser
from tests.programs import Caller
from web.app import create_app

BEFORE = dt.datetime(2026, 12, 6, 10, 0, tzinfo=dt.UTC)
"""The day before four of the overdue ones were handed in."""
DONE_SINCE = {f"Rà soát, báo cáo kết quả thực hiện nhiệm vụ số {n}" for n in range(1, 5)}


@pytest.fixture
def app(sqlite_engine):
    url = sqlite_engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, office=OFFICE))
    app.state.clock = lambda: MOMENT
    busy_office(app.state.engine)
    yield app
    app.state.engine.dispose()


def titles(app, number):
    with reading(app.state.engine) as session:
        dung = actor_of(session, who(session, "dung"))
    view = paper_view(app.state.engine, dung, number)
    return view, {line["title"] for unit in view.figures["units"] for line in unit["lines"]}


def test_the_page_of_a_past_day_says_that_its_letter_is_of_now(app):
    giam, path = Browser(app).enter("giam"), "/qua-han?" + urlencode({"at": "06/12/2026"})
    page = giam.get(path).text
    assert "Dự thảo công văn đôn đốc (số liệu hiện nay)" in page
    assert "(số liệu hiện nay)" not in giam.get("/qua-han").text
    assert giam.send(path, "/van-ban-da-lap").status_code == 303
    view, named = titles(app, 1)
    assert view.moment == MOMENT
    assert len(named) == 10
    assert not named & DONE_SINCE


def test_a_program_gets_the_letter_of_now(app):
    giam = Caller(app, "giam")
    drafted = giam.post("/papers?at=2026-12-06", {"kind": "letter"}).json()
    assert not titles(app, drafted["id"])[1] & DONE_SINCE
    assert giam.get("/papers/letter.docx?at=2026-12-06").headers["content-disposition"].count("2026-12-11")


def test_a_letter_of_a_past_day_leaves_out_what_was_done_since(sqlite_engine):
    busy(sqlite_engine)
    past, _ = letter_facts(sqlite_engine, BEFORE, ZONE, office=OFFICE)
    left, problems = letter_facts(sqlite_engine, BEFORE, ZONE, office=OFFICE, now=MOMENT)
    assert {line.title for unit in past.units for line in unit.lines} >= DONE_SINCE
    assert not {line.title for unit in left.units for line in unit.lines} & DONE_SINCE
    assert [(one.code, one.args["n"]) for one in problems] == [("letter-left-out", 4)]
