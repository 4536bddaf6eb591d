"""How many queries a page asks besides the login: what the benchmark explains does not grow unseen; and what they answer together."""

import pytest
from sqlalchemy import event

from desk.first_page import first_page
from desk.people import actor_of, who
from desk.reporting import Window, overdue_board, plan_list, unit_view
from desk.seeing import today
from models.database import reading
from models.views import offered
from plans.access import sight_of
from tests.apps import app
from tests.browsing import Browser

__all__ = ["app"]

# The first page asks once more for what no list holds: ended lately, asked of partners, more time asked for, dates moved lately.
# What is overdue asks once which recurring work nobody opened, the first page and the table of figures too.
# The first page asks what is to be done when something happens: there are no rows of it.
# A list asks once by which words the dates of its documents stand, which an amendment moves.
MOST = {
    "/": 16, "/qua-han": 9, "/nhiem-vu": 5, "/nhiem-vu?state=open-overdue": 6, "/nhiem-vu?plan=12-ct-ubnd-2026": 6, "/don-vi": 5,
    "/danh-muc": 1, "/van-ban": 1, "/van-ban-da-lap": 2,
}  # fmt: skip
PEOPLE = ("hoa", "dung", "giam", "giam2", "vien", "an", "khach")


def asked(app, slug, link):
    browser, found = Browser(app).enter(slug), []

    def heard(_connection, _cursor, sql, *_):
        if sql.startswith(("SELECT", "WITH")):
            found.append(sql)

    event.listen(app.state.engine, "before_cursor_execute", heard)
    answer = browser.get(link)
    event.remove(app.state.engine, "before_cursor_execute", heard)
    assert answer.status_code in (200, 403), link
    return found[1:]


@pytest.mark.parametrize("slug", PEOPLE)
def test_no_page_asks_more_than_it_must(app, slug):
    for link, most in MOST.items():
        found = asked(app, slug, link)
        assert len(found) <= most, (link, len(found), found)
        assert len(found) == len(set(found)), (link, "one is asked twice")


@pytest.mark.parametrize("slug", PEOPLE)
def test_the_first_page_is_what_its_parts_are(app, slug):
    engine, now = app.state.engine, app.state.now
    with reading(engine) as session:
        actor = actor_of(session, who(session, slug))
    sight = sight_of(actor)
    page, board = first_page(engine, actor, sight, now), overdue_board(engine, now, window=Window(5, sight=sight))
    assert page.day == today(engine, actor, now)
    assert page.plans == plan_list(engine, sight)[:5]
    if sight.scopes:
        assert (page.board.states, page.board.soon, page.board.page.rows) == (board.states, board.soon, board.page.rows)
        assert page.board.page.total == board.page.total == page.board.states["open-overdue"]
    else:
        views = [unit_view(engine, one.unit.slug, now, Window(sight=sight)) for one in page.own]
        assert [(one.states, one.partner) for one in page.own] == [(one.states, one.partner) for one in views]
    with reading(engine) as session:
        fields, plans = offered(session, sight)
    assert [one.slug for one in plans] == [one.key for one in plan_list(engine, sight)]
    assert fields == []


def test_what_a_filter_offers_are_the_fields_that_one_sees(app):
    from sqlalchemy import update

    from models.core import table
    from models.database import writing
    from models.tables import Task

    with writing(app.state.engine) as session:
        t = table(Task)
        for key, field in (("1.a", "noi-vu"), ("3", "y-te"), ("4", "van-hoa")):
            session.connection().execute(update(t).where(t.c.key == key).values(field=field))
    seen = {}
    for slug in PEOPLE:
        with reading(app.state.engine) as session:
            seen[slug] = offered(session, sight_of(actor_of(session, who(session, slug))))[0]
    assert seen["hoa"] == seen["dung"] == ["noi-vu", "van-hoa", "y-te"]
    assert seen["giam"] == ["noi-vu", "van-hoa", "y-te"], "also of what nobody has yet: units he watches lead it"
    assert seen["an"] == ["noi-vu"]
    assert seen["khach"] == ["van-hoa", "y-te"]
    assert seen["vien"] == ["y-te"], "who follows a field, too"


@pytest.mark.parametrize("offset", [0, 3, 4, 5, 50])
def test_a_page_knows_how_many_there_are_wherever_it_begins(app, offset):
    from models.queries import tasks

    with reading(app.state.engine) as session:
        found = tasks(session, moment=app.state.now, limit=2, offset=offset, shares=False)
    assert found.total == 5
    assert len(found.rows) == max(0, min(2, 5 - offset))
