"""Of what events opened, lists, the unit's page, the task's page and papers say which event it is of, and keep them apart."""

import datetime as dt

import pytest
from sqlmodel import select, update

from desk.adding import record_event
from desk.events import unit_duties
from desk.grouped import folded
from desk.papers import phrases
from desk.reporting import task_list
from models.core import table
from models.database import reading, writing
from models.people import acting
from models.people import person as person_of
from models.tables import Person, Role, Task, Unit
from plans.access import sight_of
from plans.state import ZONE
from tests.apps import LATER as NOW
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from web.pages import events

__all__ = ["app"]
SLUG = "12-ct-ubnd-2026"


def test_each_line_and_page_says_which_event(app):
    days = [dt.date(2026, 9, day) for day in (2, 3, 4)]
    for day in days:
        record_event(
            app.state.engine,
            SLUG,
            "3",
            day,
            ["song-thao/xa-an-binh"],
            "hoa",
            now=NOW,
            today=NOW.astimezone(ZONE).date(),
        )
    rows = [one for one in task_list(app.state.engine, NOW).rows if one.occurrence.startswith("event-")]
    told = [f"có việc ngày {day:%d/%m/%Y}" for day in days]
    assert [one.later for one in folded(rows)] == [[], [], []]
    assert sorted(phrases.of_date(one, ZONE)[0] for one in rows) == told
    hoa = Browser(app).enter("hoa")
    for path in ("/nhiem-vu", "/don-vi/song-thao/xa-an-binh"):
        page = hoa.get(path).text.lower()
        assert [page.count(words) for words in told] == [1, 1, 1], path
    assert told[0] in hoa.get(f"/nhiem-vu/{min(one.id for one in rows)}").text.lower()


PAGE = f"/danh-muc/{SLUG}/phat-sinh/3"


def test_a_unit_sees_what_it_does_when_something_happens_and_records_that_it_did(app):
    em = Browser(app).enter("em")
    for path in ("/", "/don-vi/song-thao/xa-an-binh", f"/danh-muc/{SLUG}"):
        assert PAGE in em.get(path).text, path
    assert "khi phát sinh" in em.get("/don-vi/song-thao/xa-an-binh").text
    assert "song-thao/xa-tan-lap" not in em.get(PAGE).text, "only its own"
    sent = em.send(PAGE, PAGE, day="27/09/2026", hour="14h30")
    assert sent.headers["location"].endswith("xong=phat-sinh&n=1")
    [one] = [one for one in task_list(app.state.engine, NOW).rows if one.occurrence.startswith("event-")]
    assert (one.unit, one.occurrence) == ("song-thao/xa-an-binh", "event-2026-09-27T14:30")
    log = Browser(app).enter("hoa").get(f"/danh-muc/{SLUG}/tien-do").text
    assert "Ghi nhận việc phát sinh" in log
    assert "có việc lúc 14 giờ 30 ngày 27/09/2026; 01 lượt giao" in log
    assert (
        "đã được ghi nhận từ trước"
        in em.get(em.send(PAGE, PAGE, day="27/09/2026", hour="14:30").headers["location"]).text
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "27/09/2026", "hour": "25 giờ"}, "không phải là một giờ"),
        ({"day": ""}, "Chưa ghi ngày xảy ra"),
        ({"day": "29/09/2026"}, "chưa đến"),
        ({"day": "28/09/2026", "hour": "9:00"}, "chưa đến"),
    ],
)
def test_what_is_wrong_with_an_event_is_said_and_what_was_typed_stays(app, typed, told):
    """It is eight in the morning of 28 September."""
    again = Browser(app).enter("em").send(PAGE, PAGE, **typed)
    assert again.status_code == 422
    assert told in again.text
    assert all(f'value="{one}"' in again.text for one in typed.values() if one)


def test_the_office_records_for_all_or_one_and_says_that_it_is_another_of_the_day(app):
    hoa = Browser(app).enter("hoa")
    untold = hoa.send(PAGE, PAGE, day="27/09/2026", unit="")
    assert (untold.status_code, "Chưa chọn cơ quan, đơn vị" in untold.text) == (422, True), (
        "one fire is not everybody's"
    )
    assert hoa.send(PAGE, PAGE, day="27/09/2026", unit="*").headers["location"].endswith("n=2")
    asked = hoa.send(PAGE, PAGE, day="27/09/2026", hour="10:00", unit="song-thao/xa-tan-lap")
    assert (asked.status_code, 'name="another"' in asked.text) == (422, True)
    told = {"day": "27/09/2026", "hour": "10:00", "unit": "song-thao/xa-tan-lap", "another": "1"}
    assert hoa.send(PAGE, PAGE, **told).headers["location"].endswith("n=1")
    other = hoa.send(PAGE, PAGE, day="27/09/2026", unit="song-thao/so-noi-vu")
    assert (other.status_code, "không được giao nhiệm vụ 3" in other.text) == (422, True)


def test_whoever_may_see_a_task_sees_it_on_its_unit_s_page_and_nobody_else(app):
    """The office that gave it, who has another field, a supervisor of this one."""
    with writing(app.state.engine) as session:
        session.connection().execute(update(table(Task)).where(table(Task).c.key == "3").values(field="Y tế"))
        for slug, field in (("yte", "Y tế"), ("khac", "Nội vụ")):
            person = Person(
                slug=slug,
                name=slug,
                unit_id=session.exec(select(Unit.id).where(Unit.slug == "song-thao/van-phong")).one(),
            )
            session.add(person)
            session.flush()
            session.add(Role(person_id=person.id, role="supervisor", field=field))
    seen = {}
    for slug in ("hoa", "yte", "khac", "em"):
        with reading(app.state.engine) as session:
            actor = acting(person_of(session, slug))
        found = unit_duties(app.state.engine, actor, sight_of(actor), ["song-thao/xa-an-binh"], NOW.date())
        seen[slug] = [(one.duty.task, one.records) for one in found]
    assert seen == {"hoa": [("3", True)], "yte": [("3", False)], "khac": [], "em": [("3", True)]}
    assert "khi phát sinh" in Browser(app).enter("hoa").get("/don-vi/song-thao/xa-an-binh").text


def test_where_there_are_many_units_one_is_searched_for_and_all_are_ticked(app, monkeypatch):
    """As in a province of which every commune has the task."""
    monkeypatch.setattr(events, "MOST_LISTED", 1)
    hoa = Browser(app).enter("hoa")
    shown = hoa.get(f"{PAGE}?don-vi=song-thao/xa-tan-lap").text
    assert "data-suggest" in shown
    assert "<select" not in shown
    assert "Ủy ban nhân dân xã Tân Lập" in shown
    assert "Ủy ban nhân dân xã An Bình" not in shown
    untold = hoa.send(PAGE, PAGE, day="27/09/2026", unit="", whole="")
    assert (untold.status_code, "Chưa chọn cơ quan, đơn vị" in untold.text) == (422, True)
    both = hoa.send(PAGE, PAGE, day="27/09/2026", unit="song-thao/xa-tan-lap", whole="1")
    assert (both.status_code, "Giữ một trong hai" in both.text) == (422, True)
    assert hoa.send(PAGE, PAGE, day="26/09/2026", unit="UBND xã Tân Lập", whole="").headers["location"].endswith("n=1")
    assert hoa.send(PAGE, PAGE, day="27/09/2026", unit="", whole="1").headers["location"].endswith("n=2")
