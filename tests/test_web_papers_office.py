"""An office's papers are its own: who coordinates or leads there numbers and files what a colleague, or who it writes for, drafted."""

import pytest
from sqlalchemy import select, update

from desk.papers.filing import draft_paper, paper_list, paper_view
from desk.papers.making import Kind, Order
from desk.people import actor_of, who
from desk.reporting import NotYours
from models.core import table
from models.database import reading, writing
from models.tables import Person, Role, Unit
from plans.state import ZONE
from tests.board_pages import app, as_
from tests.boards import MOMENT, OFFICE, UNITS

__all__ = ["app"]
LATE = 5
"""An assignment of the second unit that the letter urges."""


@pytest.fixture
def scoped(app):
    """The office's coordinator and leader are hers alone, as `dondoc people add` writes them; giam works there or above it."""
    p, r, u = table(Person), table(Role), table(Unit)
    with writing(app.state.engine) as session:
        office = select(u.c.id).where(u.c.slug == OFFICE).scalar_subquery()
        mine = select(p.c.id).where(p.c.slug.in_(["hoa", "dung"]))
        session.connection().execute(update(r).where(r.c.person_id.in_(mine)).values(unit_id=office))
    return app


def letter(app, slug="giam"):
    return draft_paper(
        app.state.engine, slug, Order(Kind.LETTER, "docx", MOMENT, ZONE, units=(UNITS[1],), office=OFFICE), MOMENT
    )


def actor(app, slug):
    with reading(app.state.engine) as session:
        return actor_of(session, who(session, slug))


def test_who_works_for_the_office_files_its_letter(scoped):
    number = letter(scoped)
    for slug in ("hoa", "dung"):
        office = as_(scoped, slug)
        assert f"/van-ban-da-lap/{number}" in office.get("/van-ban-da-lap").text, slug
        assert office.get(f"/van-ban-da-lap/{number}").status_code == 200, slug
        assert f"/van-ban-da-lap/{number}" in office.get(f"/don-vi/{UNITS[1]}").text, slug
    sent = {"doc_number": "345/VP-TH", "doc_date": "11/12/2026", "signer": "Trần Văn Dũng"}
    card = f"/van-ban-da-lap/{number}"
    assert as_(scoped, "hoa").send(card, f"{card}/luu", **sent).status_code == 303
    with pytest.raises(NotYours):
        paper_view(scoped.state.engine, actor(scoped, "giam2"), number)
    assert paper_list(scoped.state.engine, actor(scoped, "giam2"), 50) == ([], 0)
    with pytest.raises(NotYours):
        paper_view(scoped.state.engine, actor(scoped, "an"), number)


def test_a_colleagues_paper_from_before_is_the_offices_too(scoped):
    """Papers drafted before the office stood with them are known by where their maker works."""
    from models.tables import Snapshot

    number, snapshot = letter(scoped, "dung"), table(Snapshot)
    with writing(scoped.state.engine) as session:
        session.connection().execute(update(snapshot).values(scope={"urged": {UNITS[1]: 3}}))
    assert paper_view(scoped.state.engine, actor(scoped, "hoa"), number).id == number
    assert paper_list(scoped.state.engine, actor(scoped, "hoa"), 50)[1] == 1


def test_the_task_names_the_letter_that_urged_it(scoped):
    number = letter(scoped)
    card = f"/van-ban-da-lap/{number}"
    assert "Dự thảo lập ngày 11/12/2026, chưa có số" in as_(scoped, "hoa").get(f"/nhiem-vu/{LATE}").text
    assert "chưa có số" not in as_(scoped, "chi").get(f"/nhiem-vu/{LATE}").text
    sent = {"doc_number": "345/VP-TH", "doc_date": "11/12/2026", "signer": "Trần Văn Dũng"}
    as_(scoped, "giam").send(card, f"{card}/luu", **sent)
    for slug, linked in (("giam", True), ("hoa", True), ("chi", False)):
        page = as_(scoped, slug).get(f"/nhiem-vu/{LATE}").text
        assert "Công văn số 345/VP-TH ngày 11/12/2026" in page, slug
        assert (f'href="{card}"' in page) is linked, slug
    assert "345/VP-TH" not in as_(scoped, "hoa").get("/nhiem-vu/1").text, "it waits, and was not urged"
