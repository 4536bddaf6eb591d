"""One result for linked tasks of two plans is one thing to confirm: on the page, in the mail, on the A4, by command and for programs."""

import datetime as dt
import html

import pytest
from sqlmodel import select

from desk.acting import Doing, act
from desk.papers.brief import brief_facts
from desk.people import actor_of, who
from desk.seeing import today
from models.database import reading, writing
from models.one_result import Pair, behind
from models.tables import Channel, Person
from notifications.sweep import preview
from plans.stages import Act
from plans.state import ZONE
from tests.desks import SETTINGS
from tests.notified import CALENDAR
from tests.programs import Caller
from tests.test_desk_overlapping import launched, second
from tests.test_web_results import app, as_, forms_of

__all__ = ["app"]


@pytest.fixture
def handed_in(app):
    """A result of the first department for task 1 and for another paper's task that is linked with it, handed in by one act."""
    (number,) = launched(app.state.engine, second(same_as=("12-ct-ubnd-2026:1.a",)))
    with writing(app.state.engine) as session:
        hoa = session.exec(select(Person).where(Person.slug == "hoa")).one()
        session.add(Channel(person_id=hoa.id, url="email:hoa@song-thao.example"))
    do(app, 29, Act.ACCEPT, number, "an")
    do(app, 29, Act.HAND_IN, number, "an", evidence="Báo cáo số 15/BC-SNV")
    app.state.twin, app.state.now = number, dt.datetime(2026, 10, 6, 1, tzinfo=dt.UTC)
    return app


def do(app, day, name, number, by, **more):
    now = dt.datetime(2026, 9, day, 2, tzinfo=dt.UTC)
    act(app.state.engine, Doing(name, by, **more), [number], now=now, zone=ZONE)


def mail(app, slug="hoa"):
    now = app.state.now
    letters, _ = preview(app.state.engine, now.date(), now, SETTINGS, CALENDAR)
    return next(one.words for one in letters if one.digest.person and one.digest.person.slug == slug)


def day(app, slug="hoa"):
    with reading(app.state.engine) as session:
        actor = actor_of(session, who(session, slug))
    return today(app.state.engine, actor, app.state.now)


def test_it_is_one_thing_everywhere_and_each_task_is_reached(handed_in):
    twin, app = handed_in.state.twin, handed_in
    page = html.unescape(as_(app, "hoa").get("/").text)
    assert "Chờ đồng chí xác nhận (1)" in page
    assert "Một kết quả chung cho 02 nhiệm vụ" in page
    assert all(f'href="/nhiem-vu/{number}"' in page for number in (1, twin))
    told = Caller(app, "hoa").read("/today")["confirm"]
    assert sorted((one["id"], tuple(one["closes"])) for one in told) == [(1, (twin,)), (twin, ())]
    assert len(brief_facts(app.state.engine, app.state.now, ZONE).waiting) == 1
    words = mail(app)
    assert "KẾT QUẢ CHỜ XÁC NHẬN (01 kết quả)" in words.text
    assert "Kết quả chờ xác nhận 01: " in words.short
    assert "chung cho 02 nhiệm vụ" in words.short
    assert "Một kết quả chung cho 02 nhiệm vụ: xác nhận một lần là xác nhận cả 02" in words.text
    assert words.text.count("Chung kết quả với: ") == words.html.count("Chung kết quả với: ") == 1


def test_what_was_handed_in_anew_is_the_result_of_the_task_that_waits_too(handed_in):
    twin, app = handed_in.state.twin, handed_in
    do(app, 29, Act.RETURN, twin, "hoa", note="Thiếu số liệu", correct_by=dt.date(2026, 10, 20))
    page = html.unescape(as_(app, "hoa").get("/nhiem-vu/1").text)
    assert f"Kết quả này đã bị trả lại ở nhiệm vụ số {twin} dùng chung kết quả" in page
    assert Caller(app, "hoa").read("/assignments/1")["refused_at"] == [twin]
    unit = html.unescape(as_(app, "an").get(f"/nhiem-vu/{twin}").text)
    assert "Nhiệm vụ số 1 dùng chung kết quả vẫn chờ xác nhận với kết quả đã bị trả lại: Báo cáo số 15/BC-SNV" in unit
    do(app, 30, Act.HAND_IN, twin, "an", evidence="Báo cáo số 16/BC-SNV")
    assert "đã bị trả lại ở" not in html.unescape(as_(app, "hoa").get("/nhiem-vu/1").text)
    assert [one.id for one in day(app).results] == [1]
    assert len(day(app).confirm) == 2
    assert "KẾT QUẢ CHỜ XÁC NHẬN (01 kết quả)" in mail(app).text


def test_what_came_back_elsewhere_is_confirmed_with_a_yes_alone(handed_in):
    """On the page a tick, for programs `sure`; the record keeps it (it was confirmed at once)."""
    twin, app = handed_in.state.twin, handed_in
    do(app, 29, Act.RETURN, twin, "hoa", note="Thiếu số liệu", correct_by=dt.date(2026, 10, 20))
    caller = Caller(app, "hoa")
    seen = {"id": 1, "version": caller.read("/assignments/1")["version"]}
    refused = caller.post("/acts", {"act": "approve", "assignments": [seen]})
    assert refused.status_code == 422
    assert "đã bị trả lại ở nhiệm vụ" in refused.text
    browser, button = as_(app, "hoa"), "/nhiem-vu/1/xac-nhan"
    page = browser.get("/nhiem-vu/1").text
    assert "Vẫn xác nhận" in page
    form = {**forms_of(page)[button], "note": "Đạt"}
    form.pop("refused", None)
    again = html.unescape(browser.post(button, form).text)
    assert "Kết quả của nhiệm vụ 1 (Báo cáo số 15/BC-SNV) đã bị trả lại ở nhiệm vụ" in again
    browser.post(button, {**form, "refused": "1"})
    done = html.unescape(browser.get("/nhiem-vu/1").text)
    assert f"Đạt; kết quả này đã bị trả lại ở nhiệm vụ số {twin} dùng chung kết quả, vẫn xác nhận" in done


def test_they_stand_behind_the_first_of_the_same_moment_alone():
    then, later = dt.datetime(2026, 9, 2, 1, tzinfo=dt.UTC), dt.datetime(2026, 9, 3, 1, tzinfo=dt.UTC)
    pairs = [Pair(3, 2, then), Pair(2, 1, then), Pair(1, 4, later), Pair(5, 9, then)]
    assert behind(pairs, {1: then, 2: then, 3: then, 4: later, 5: then}) == {2: 1, 3: 1}
    assert behind(pairs, {3: then, 4: later}) == {}
    assert behind([], {1: then}) == {}
