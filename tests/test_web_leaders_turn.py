"""Whose turn it is while the unit's own leader holds the result: his, on every page, list and answer that his unit reads; outside
nobody can tell that unit from one that works.
"""

import datetime as dt
import re

import pytest
from sqlalchemy import insert, select, update

from desk.inside import give_back, submit
from desk.results import Result
from models.core import table
from models.database import writing
from models.tables import Person, Role, Unit
from tests.apps import LATER, app_on
from tests.browsing import Browser
from tests.programs import Caller

UNIT = "song-thao/so-noi-vu"
LISTS = ("/", "/nhiem-vu", f"/don-vi/{UNIT}", "/nhiem-vu/1")
DONE = Result(number="45/BC-SNV", date=dt.date(2026, 9, 25))


@pytest.fixture
def app(engine):
    """The first department's leader holds the result of its assignment 1, which Bình works on."""
    with app_on(engine) as app:
        with writing(engine) as session:
            run = session.connection().execute
            unit = run(select(table(Unit).c.id).where(table(Unit).c.slug == UNIT)).scalar_one()
            new = {"slug": "truong", "name": "Hoàng Trưởng", "unit_id": unit, "active": True}
            head = run(insert(table(Person)).values(**new).returning(table(Person).c.id)).scalar_one()
            run(insert(table(Role)).values(person_id=head, role="head", unit_id=unit, field=""))
        Browser(app).enter("an").send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan", officer="binh")
        today = app.state.now.date()
        submit(app.state.engine, [1], DONE, "", by="binh", now=app.state.now, today=today)
        app.state.now += dt.timedelta(hours=1)
        yield app


def turns(app, slug, at=""):
    """Of assignment 1: what the interface says in its lists and alone."""
    api, day = Caller(app, slug), {"at": at} if at else {}
    listed = api.read("/assignments", params=day)["items"]
    found = {one["turn"] for one in listed if one["id"] == 1}
    return found | (set() if at else {api.read("/assignments/1")["turn"]})


def waits(text):
    return set(re.findall(r"Đang chờ(?:: |\"><span>\s*)([^<\n]*)", text))


@pytest.mark.parametrize("slug", ["an", "binh", "truong"])
def test_to_the_unit_it_is_its_leaders_turn_everywhere(app, slug):
    browser = Browser(app).enter(slug)
    for path in LISTS[1:]:
        assert "lãnh đạo đơn vị" in waits(browser.get(path).text), path
    assert "đơn vị thực hiện: Lê Thị Bình" not in waits(browser.get("/nhiem-vu/1").text)
    assert turns(app, slug) == {"leader"}


@pytest.mark.parametrize("slug", ["hoa", "giam", "chi"])
def test_to_others_it_is_the_units(app, slug):
    browser = Browser(app).enter(slug)
    for path in LISTS:
        answer = browser.get(path)
        assert "lãnh đạo đơn vị" not in waits(answer.text), path
    assert turns(app, slug) <= {"unit"}


def test_a_past_day_tells_what_was_then(app):
    give_back(app.state.engine, 1, "thiếu số liệu", by="truong", version=None, now=app.state.now)
    app.state.now = LATER + dt.timedelta(days=2)
    assert turns(app, "an") == {"unit"}
    assert turns(app, "an", f"{LATER:%Y-%m-%d}") == {"unit"}, "at the end of that day he had given it back"
    submit(app.state.engine, [1], DONE, "", by="binh", now=app.state.now, today=app.state.now.date())
    app.state.now += dt.timedelta(days=1)
    give_back(app.state.engine, 1, "vẫn thiếu", by="truong", version=None, now=app.state.now)
    day = (LATER + dt.timedelta(days=2)).date().isoformat()
    assert turns(app, "an", day) == {"leader"}
    assert turns(app, "hoa", day) == {"unit"}


def test_what_only_he_can_let_out_stands_first_on_his_day(app):
    day = Browser(app).enter("truong").get("/").text
    first, then = day.index("Chờ đồng chí duyệt gửi"), day.index(">Chờ tiếp nhận (")
    assert first < then


def test_where_the_leader_is_gone_the_contact_is_asked_and_takes_it_back(app):
    an = Browser(app).enter("an")
    assert "không còn lãnh đạo" not in an.get("/").text + an.get("/nhiem-vu/1").text
    with writing(app.state.engine) as session:
        p = table(Person)
        session.connection().execute(update(p).where(p.c.slug == "truong").values(active=False))
    for slug in ("an", "binh"):
        assert "Đã trình nhưng không còn lãnh đạo đơn vị duyệt gửi (1)" in Browser(app).enter(slug).get("/").text, slug
    assert "Sở Nội vụ tỉnh Sông Thao không còn lãnh đạo nào trong hệ thống" in an.get("/nhiem-vu/1").text
    day = Caller(app, "an").read("/today")
    assert ([one["id"] for one in day["stuck"]], day["rest"]) == ([1], [])
    assert an.send("/nhiem-vu/1", "/nhiem-vu/1/rut-lai").status_code == 303
    assert 'name="doc_number"' in an.get("/nhiem-vu/1").text
    assert "không còn lãnh đạo" not in an.get("/").text
