"""Giving with a page that shows how far it is: rising figures, one at a time, a failure told, a crash that leaves nothing behind."""

import datetime as dt
import re
import subprocess
import sys
import threading

import pytest
from sqlalchemy import func, insert, select

from desk.drafts.correcting import Hand
from desk.drafts.moving import give
from models import lease
from models.core import table
from models.database import reading, writing
from models.tables import Assignment, LaunchedPlan, Lease, Unit
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import Task
from tests.apps import app_on
from tests.browsing import Browser
from tests.drafting import take
from tests.office import furnish, plan
from web.app import create_app

MOMENT = dt.datetime(2026, 9, 1, 1, tzinfo=dt.UTC)
ONE, GOING, PART = "/van-ban/1", "/van-ban/1/dang-giao", "/van-ban/1/dang-giao/tien-do"
MANY = tuple(f"song-thao/xa-{n}" for n in range(3_000))
TASKS = 8


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT, furnish) as app:
        yield app


def wide_plan(engine):
    """Three thousand communes, and a plan that gives each of them every task."""
    with writing(engine) as session:
        top = session.connection().execute(select(table(Unit).c.id).where(table(Unit).c.slug == "tinh-song-thao"))
        above = top.scalar_one()
        rows = [
            {"slug": one, "name": f"Ủy ban nhân dân xã {one[14:]}", "kind": "commune", "parent_id": above}
            for one in MANY
        ]
        common = {"force": "order", "aliases": [], "province_id": above}
        session.connection().execute(insert(table(Unit)), [row | common for row in rows])
    due = OnDate(date=dt.date(2026, 12, 14), text="trước ngày 15/12/2026")
    words = "Ủy ban nhân dân các xã báo cáo kết quả trước ngày 15/12/2026."
    tasks = tuple(
        Task(id=str(n), title=f"Báo cáo kết quả {n}", clause=str(n), quote=words, lead=("Các xã",), due=due)
        for n in range(1, TASKS + 1)
    )
    return plan(tasks=tasks, bindings={"Các xã": MANY})


def agreed(app, what=None):
    """A plan on its way, agreed to."""
    hoa = Browser(app).enter("hoa")
    take(hoa, data=write_plan(what or plan()).encode(), name="a.yaml", note="")
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    assert Browser(app).enter("dung").send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    return hoa


@pytest.fixture
def busy(app):
    """The thread of the app has something else to do until the event is set."""
    go = threading.Event()
    app.state.giver._thread.submit(go.wait)
    yield go
    go.set()


def count(app, of):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(func.count()).select_from(table(of))).scalar_one()


def test_the_figures_rise_and_end_on_the_plans_page(app):
    hoa = agreed(app, wide_plan(app.state.engine))
    answer = hoa.send(ONE, f"{ONE}/buoc/giao")
    assert (answer.status_code, answer.headers["location"]) == (303, GOING)
    seen = []
    while (answer := hoa.get(PART)).status_code == 200:
        found = re.search(r'<progress id="da-giao"(?: value="(\d+)" max="(\d+)")?>', answer.text)
        assert found, answer.text
        seen.append(int(found[1] or 0))
        assert found[2] in (None, str(TASKS * len(MANY)))
    assert seen == sorted(seen)
    assert len(set(seen)) > 2, seen
    assert answer.headers["location"] == f"/danh-muc/12-ct-ubnd-2026?xong=giao&n={TASKS * len(MANY)}"
    assert "Đã giao 24.000 lượt nhiệm vụ" in hoa.get(answer.headers["location"]).text
    assert hoa.get(GOING).headers["location"] == answer.headers["location"]
    assert (count(app, Assignment), count(app, Lease)) == (TASKS * len(MANY), 0)


def test_the_launch_tells_how_far_it_is(app):
    agreed(app, wide_plan(app.state.engine))
    heard, actor = [], Browser(app).enter("hoa")
    from desk.people import actor_of, who

    with reading(app.state.engine) as session:
        actor = actor_of(session, who(session, "hoa"))
    hand = Hand(actor, 1, 3, MOMENT, app.state.settings.zone)
    give(app.state.engine, app.state.settings, hand, lambda done, total: heard.append((done, total)))
    assert heard == [(n * len(MANY), TASKS * len(MANY)) for n in range(TASKS + 1)]


def test_before_it_begins_the_page_says_so_and_works_without_script(app, busy):
    hoa = agreed(app)
    hoa.send(ONE, f"{ONE}/buoc/giao")
    page = hoa.get(GOING).text
    for words in ('<noscript><meta http-equiv="refresh" content="2">', "Đang chuẩn bị giao", "Xem lại",
                  f'data-get="{PART}"', "Nguyễn Thị Hoa bấm giao lúc 08:00 01/09/2026"):  # fmt: skip
        assert words in page, words
    part = hoa.get(PART).text
    assert "<html" not in part
    assert "Đang chuẩn bị giao" in part
    assert "đang giao danh mục này" in hoa.get(ONE).text
    busy.set()
    app.state.giver.wait()
    assert hoa.get(GOING).headers["location"].startswith("/danh-muc/12-ct-ubnd-2026?xong=giao&n=")


def test_a_second_press_is_refused_in_words(app, busy):
    hoa = agreed(app)
    assert hoa.send(ONE, f"{ONE}/buoc/giao").status_code == 303
    again = Browser(app).enter("dung").send(ONE, f"{ONE}/buoc/giao")
    assert again.status_code == 409
    assert "Danh mục này đang được giao" in again.text
    busy.set()
    app.state.giver.wait()
    assert count(app, LaunchedPlan) == 1
    late = hoa.post(f"{ONE}/buoc/giao", {"the": "x", "version": 3})
    assert late.status_code == 403, "a form that is not ours"


def test_another_process_knows_that_it_is_under_way(app, busy):
    hoa = agreed(app)
    other = create_app(app.state.settings)
    other.state.clock = app.state.clock
    beside = Browser(other).enter("dung")
    hoa.send(ONE, f"{ONE}/buoc/giao")
    assert "Đang chuẩn bị giao" in beside.get(GOING).text
    assert beside.send(ONE, f"{ONE}/buoc/giao").status_code == 409
    busy.set()
    app.state.giver.wait()
    assert beside.get(GOING).headers["location"] == "/danh-muc/12-ct-ubnd-2026"
    other.state.engine.dispose()


def test_what_fails_is_told_and_nothing_is_given(app, busy):
    hoa = agreed(app)
    hoa.send(ONE, f"{ONE}/buoc/giao")
    assert hoa.send(ONE, f"{ONE}/nhieu", do="nhom:report:1.a").status_code == 303, "corrected meanwhile"
    busy.set()
    app.state.giver.wait()
    part = hoa.get(PART)
    assert part.status_code == 200
    for words in ("Chưa giao được; chưa có gì được ghi", "Danh mục đã thay đổi", 'role="alert"', "Về trang xử lý"):
        assert words in part.text, words
    assert "data-get" not in part.text
    assert 'http-equiv="refresh"' not in hoa.get(GOING).text
    assert (count(app, LaunchedPlan), count(app, Lease)) == (0, 0)


def test_what_is_wrong_is_said_before_it_begins(app):
    hoa = agreed(app)
    old = hoa.send(ONE, f"{ONE}/buoc/giao", version="2")
    assert old.status_code == 409
    assert "Danh mục đã thay đổi" in old.text
    assert count(app, Lease) == 0
    assert "Danh mục này chưa được giao" in hoa.get(GOING).text


CRASH = """
import os, sys
from desk.drafts import giving
from desk.drafts.correcting import Hand
from desk.people import actor_of, who
from models.database import open_database, reading
from models.settings import Settings
import datetime as dt
giving._Launch.progress = lambda self, done, total: os._exit(9) if done else None
settings = Settings(database_url=sys.argv[1], office="song-thao/van-phong")
engine = open_database(sys.argv[1])
with reading(engine) as session:
    actor = actor_of(session, who(session, "hoa"))
giver = giving.Giver()
giver.begin(engine, settings, Hand(actor, 1, 3, dt.datetime(2026, 9, 1, 1, tzinfo=dt.UTC), settings.zone))
giver.wait()
"""


def test_a_crash_leaves_nothing_given_and_is_told(app):
    hoa = agreed(app)
    url = app.state.engine.url.render_as_string(hide_password=False)
    assert subprocess.run([sys.executable, "-c", CRASH, url], check=False).returncode == 9
    assert (count(app, LaunchedPlan), count(app, Assignment)) == (0, 0)
    assert "đang giao danh mục này" in hoa.get(ONE).text, "a minute long nobody can know"
    app.state.now = MOMENT + dt.timedelta(minutes=2)
    for link in (ONE, GOING):
        assert "đã dừng giữa chừng: chưa có gì được giao" in hoa.get(link).text, link
    assert hoa.send(ONE, f"{ONE}/buoc/giao").status_code == 303
    app.state.giver.wait()
    assert count(app, LaunchedPlan) == 1
    assert "dừng giữa chừng" not in hoa.get(ONE).text


def test_a_lease_is_told_and_dropped_by_its_holder_alone(engine):
    held = lease.take(engine, "a", "hoa", MOMENT, 60)
    with reading(engine) as session:
        assert lease.standing(session, "a") == held
        assert lease.standing(session, "b") is None
    lease.drop(engine, held._replace(fence=7))
    with reading(engine) as session:
        assert lease.standing(session, "a") == held
    lease.drop(engine, held)
    with reading(engine) as session:
        assert lease.standing(session, "a") is None
