"""Small words of a day and of a task: what is said once, and what a date inside a unit is called."""

import datetime as dt
import re

import pytest
from sqlalchemy import update

from desk.acting import Doing, act
from desk.adding import add_task
from desk.giving_on import Share, give_on
from desk.launching import Wish
from desk.people import actor_of, who
from models.core import table
from models.database import reading, writing
from models.settings import Settings
from models.tables import Assignment, Person, Unit
from plans.stages import Act
from plans.state import ZONE
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]
HOME = "song-thao/so-noi-vu"


def as_(app, slug):
    return Browser(app).enter(slug)


def test_a_direct_task_names_its_title_once(app):
    now = app.state.now
    wish = Wish(now.date(), now, proposed_by="hoa", agreed_by="dung")
    added, _ = add_task(
        app.state.engine, "Cử cán bộ dự họp", [HOME], None, wish, Settings(office="song-thao/van-phong")
    )
    day = as_(app, "an").get("/").text.split("<main")[1].split("<h2>")[1]
    assert "Giao trực tiếp ngày 28/09/2026" in day
    plan = as_(app, "an").get(f"/danh-muc/{added.plan}").text.split("<tbody>")[1].split("</tbody>")[0]
    assert plan.count("Cử cán bộ dự họp") == 1
    assert HOME not in re.sub(r'="[^"]*"', "", plan), "the unit stands there by its name"


def test_a_date_inside_a_unit_is_called_so_everywhere(app):
    with writing(app.state.engine) as session:
        run = session.connection().execute
        home = run(table(Unit).select().where(table(Unit).c.slug == HOME)).first().id
        session.add(Unit(slug=f"{HOME}/phong", name="Phòng Tổ chức", kind="division", parent_id=home))
        session.flush()
        division = run(table(Unit).select().where(table(Unit).c.slug == f"{HOME}/phong")).first().id
        session.add(Person(slug="phong", name="Hồ Văn Phong", unit_id=division))
    with reading(app.state.engine) as session:
        an = actor_of(session, who(session, "an"))
    share = [Share(f"{HOME}/phong", dt.date(2026, 9, 29))]
    (part,) = give_on(app.state.engine, an, 1, share, app.state.now, app.state.now.date())
    phong = as_(app, "phong")
    for page in ("/", "/nhiem-vu", f"/nhiem-vu/{part}"):
        text = phong.get(page).text.split("<main")[1]
        assert "hạn nội bộ" in text.lower(), page
        assert "trước ngày 01/10/2026)" not in text, "the words are of the date above"


def test_plans_of_the_day_are_those_that_gave_something(app):
    assert "12/CT-UBND" in as_(app, "chi").get("/").text
    with writing(app.state.engine) as session:
        session.connection().execute(update(table(Assignment)).values(stage="cancelled"))
    assert "12/CT-UBND" not in as_(app, "chi").get("/").text


@pytest.mark.parametrize("again", [False, True])
def test_what_came_back_counts_as_handed_in_no_more(app, again):
    def do(name, by, **more):
        act(app.state.engine, Doing(Act(name), by, **more), [1], now=app.state.now, zone=ZONE)

    do("accept", "an")
    do("hand-in", "an", evidence="Số 45/BC-SNV")
    assert Caller(app, "an").read("/assignments/1")["credited_at"]
    do("return", "hoa", note="Thiếu phụ lục", correct_by=dt.date(2026, 10, 2))
    if again:
        do("hand-in", "an", evidence="Số 45/BC-SNV")
    assert bool(Caller(app, "an").read("/assignments/1")["credited_at"]) is again
    (listed,) = [one for one in Caller(app, "an").read("/assignments")["items"] if one["id"] == 1]
    assert bool(listed["credited_at"]) is again


def test_without_script_it_is_said_that_a_file_alone_is_only_put_up(app):
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan")
    text = as_(app, "an").get("/nhiem-vu/1").text
    (said,) = re.findall(r"<noscript>(.*?)</noscript>", text)
    assert "nút này mới đưa tệp lên" in said


def test_a_share_beside_its_bar_stays_on_one_line(app):
    page = as_(app, "hoa").get("/danh-muc/12-ct-ubnd-2026/tien-do").text
    assert '</progress> <span class="text-nowrap">0,0%</span>' in page
