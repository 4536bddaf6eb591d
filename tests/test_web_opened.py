"""The link in a reminder: it only opens, for as long as the item lives, however often robots fetch it; on both databases."""

import datetime as dt
import re

import pytest
from sqlalchemy import select, update

from desk.guesses import GUESSES
from models.core import table
from models.database import reading, writing
from models.keys import LINKS, key_for
from models.tables import Assignment, Channel, LaunchedPlan, Message, Person
from notifications.links import LONGEST, Opens, link_token, read_token
from notifications.sweep import remind
from plans.calendar import Calendar
from tests.apps import app_on
from tests.browsing import Browser, forms_of

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
LATER = MOMENT + dt.timedelta(days=14)
CALENDAR = Calendar()


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT) as app:
        yield app


def person(app, slug):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(table(Person).c.id).where(table(Person).c.slug == slug)).scalar_one()


def link(app, number=1, slug="an", until=LATER):
    with writing(app.state.engine) as session:
        key = key_for(session, LINKS, MOMENT)
    return f"/mo/{link_token(key, Opens(number, person(app, slug), until))}"


def everything(app):
    """Every row of every table."""
    with reading(app.state.engine) as session:
        run = session.connection().execute
        return {one.name: sorted(map(repr, run(select(one)))) for one in Person.metadata.sorted_tables}


def test_the_mail_has_links_that_open_without_a_login_and_change_nothing(app):
    with writing(app.state.engine) as session:
        session.add(Channel(person_id=person(app, "an"), url="email:an@songthao.example"))
    day = dt.date(2026, 9, 28)
    remind(app.state.engine, day, MOMENT, app.state.settings, CALENDAR)
    with reading(app.state.engine) as session:
        mail = session.connection().execute(select(table(Message).c.body, table(Message).c.html)).one()
    paths = re.findall(r"http://127.0.0.1:8000(/mo/[\w.-]+)", mail.body)
    assert paths
    assert set(paths) == set(re.findall(r"http://127.0.0.1:8000(/mo/[\w.-]+)", mail.html))
    before = everything(app)
    for _ in range(10):
        answer = Browser(app).get(paths[0])
        assert answer.status_code == 200
    assert everything(app) == before
    for words in (
        "Rà soát vị trí việc làm",
        "30/09/2026",
        "Sở Nội vụ tỉnh Sông Thao",
        "Đăng nhập để xử lý",
        "12/10/2026",
    ):
        assert words in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert set(forms_of(answer.text)) == {paths[0]}


def test_acting_needs_a_second_step_and_a_login(app):
    path = link(app)
    guest = Browser(app)
    assert guest.post(path).status_code == 403, "not from our page"
    answer = guest.send(path, path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu/1")
    answer = guest.get("/nhiem-vu/1")
    assert answer.headers["location"] == "/dang-nhap?tiep=/nhiem-vu/1"
    for act in ("tiep-nhan", "bao-cao", "xac-nhan"):
        assert guest.post(f"/nhiem-vu/1/{act}").headers["location"] == "/dang-nhap"
    inside = Browser(app).enter("an").get(path)
    assert "/nhiem-vu/1/tiep-nhan" not in forms_of(inside.text), "the same page for who is logged in"
    assert "Mở để xử lý" in inside.text
    assert "Đăng nhập" not in inside.text, "he is asked for no login that he has"


def test_it_expires_and_dies_with_the_item_and_with_its_reader(app):
    path, other = link(app), link(app, 2)
    app.state.now = LATER - dt.timedelta(seconds=1)
    assert Browser(app).get(path).status_code == 200
    app.state.now = LATER
    assert Browser(app).get(path).status_code == 404
    app.state.now = MOMENT
    an = Browser(app).enter("an")
    an.send("/", "/nhiem-vu/tiep-nhan")
    Browser(app).enter("hoa").send("/nhiem-vu/1", "/nhiem-vu/1/dung-theo-doi", note="Văn bản số 5 thay thế")
    answer = Browser(app).get(path)
    assert answer.status_code == 404
    assert "Rà soát" not in answer.text
    assert Browser(app).get(other).status_code == 200
    with writing(app.state.engine) as session:
        p = table(Person)
        session.connection().execute(update(p).where(p.c.slug == "an").values(active=False))
    assert Browser(app).get(other).status_code == 404


def test_it_opens_what_its_reader_may_see_and_nothing_else(app):
    assert Browser(app).get(link(app, 1, "em")).status_code == 404
    assert Browser(app).get(link(app, 999)).status_code == 404
    token = link(app).removeprefix("/mo/")
    head, _, mark = token.partition(".")
    changed = f"{head[:-1]}{'A' if head[-1] != 'A' else 'B'}.{mark}"
    for wrong in (changed, f"{head}.", "x", "", f".{mark}", token + "A", "ạ" * 10, "A" * (LONGEST + 1)):
        assert Browser(app).get(f"/mo/{wrong}").status_code == 404, wrong


def test_guessing_is_slowed_and_right_links_are_not(app):
    path = link(app)
    for _ in range(GUESSES):
        assert Browser(app, address="10.0.0.9").get("/mo/x").status_code == 404
    assert Browser(app, address="10.0.0.9").get("/mo/x").status_code == 429
    for _ in range(GUESSES + 5):
        assert Browser(app, address="10.0.0.8").get(path).status_code == 200


def test_a_document_in_limited_circulation_shows_its_number_alone(app):
    with writing(app.state.engine) as session:
        session.connection().execute(update(table(LaunchedPlan)).values(circulation="internal"))
    page = Browser(app).get(link(app)).text
    assert "12/CT-UBND" in page
    assert "30/09/2026" in page
    for words in ("Rà soát", "trước ngày", "khoản"):
        assert words not in page


def test_a_link_is_signed_by_this_installation(app):
    with writing(app.state.engine) as session:
        key = key_for(session, LINKS, MOMENT)
        assert key_for(session, LINKS, LATER) == key
    opens = Opens(1, 2, LATER)
    assert read_token(key, link_token(key, opens), MOMENT) == opens
    assert read_token(key, link_token("another key", opens), MOMENT) is None
    assert read_token(key, link_token(key, opens), LATER) is None


def test_without_the_setting_links_lead_to_the_login(app):
    with writing(app.state.engine) as session:
        session.add(Channel(person_id=person(app, "an"), url="email:an@songthao.example"))
        session.connection().execute(update(table(Assignment)).values(officer_id=person(app, "an")))
    plain = app.state.settings.model_copy(update={"reminder_links": False})
    remind(app.state.engine, dt.date(2026, 9, 28), MOMENT, plain, CALENDAR)
    with reading(app.state.engine) as session:
        body = session.connection().execute(select(table(Message).c.body)).scalars().first()
    assert "http://127.0.0.1:8000/nhiem-vu/" in body
    assert "/mo/" not in body
