"""The first page of who does nothing but watch: exceptions first, the work of his own unit folded; a unit's own page says its name once."""

from sqlmodel import select

from models.database import writing
from models.tables import Person, Role
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser

__all__ = ["app"]
OWN, LATE = "Nhiệm vụ của cơ quan đồng chí", "Nhiệm vụ quá hạn"


def watch(app, slug, *roles):
    with writing(app.state.engine) as session:
        person = session.exec(select(Person).where(Person.slug == slug)).one()
        for role in roles:
            session.add(Role(person_id=person.id, role=role))


def test_exceptions_come_first_and_the_own_units_work_is_folded(app):
    watch(app, "binh", "supervisor")
    page = Browser(app).enter("binh").get("/").text
    assert "<h1>Tình hình thực hiện nhiệm vụ</h1>" in page
    assert page.index(LATE) < page.index(OWN) < page.index("<h2>Chờ tiếp nhận (")


def test_whoever_also_works_there_begins_with_his_day(app):
    watch(app, "binh", "supervisor", "officer")
    page = Browser(app).enter("binh").get("/").text
    assert "<h1>Việc cần xử lý hôm nay</h1>" in page
    assert OWN not in page
    assert page.index("<h2>Chờ tiếp nhận (") < page.index(LATE)


def test_the_only_unit_of_whoever_reads_is_not_repeated_at_each_item(app):
    day = Browser(app).enter("an").get("/").text.split("Tình hình thực hiện")[0]
    assert "Rà soát vị trí việc làm" in day
    assert "Sở Nội vụ tỉnh Sông Thao" not in day
