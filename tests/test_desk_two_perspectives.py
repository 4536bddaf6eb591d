"""A document that the office gives and one of its units receives is two plans of one slug: no page, list or history mixes them."""

import pytest

from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.plan_progress import plan_progress
from desk.reporting import plan_list, plan_view, task_list
from models.settings import Settings
from plans.files import write_plan
from plans.plan_keys import plan_key, read_key
from plans.wanted import Wanted
from tests.apps import office_app
from tests.browsing import Browser
from tests.office import DAY, NOW, plan

SLUG, UNIT = "12-ct-ubnd-2026", "song-thao/so-noi-vu"
RECEIVED = f"{SLUG}@song-thao~so-noi-vu"


@pytest.fixture
def app(engine):
    app = office_app(engine)
    engine = app.state.engine
    wish = Wish(DAY, NOW, as_=UNIT, proposed_by="hoa", agreed_by="dung", anew=True)
    launch_plan(engine, propose(engine, take_in(write_plan(plan()).encode(), "a.yaml"), wish, Settings()), wish)
    yield app
    app.state.engine.dispose()


def test_a_key_says_which():
    assert plan_key(SLUG) == SLUG
    assert plan_key(SLUG, UNIT) == RECEIVED
    assert read_key(RECEIVED) == (SLUG, UNIT)
    assert read_key(SLUG) == (SLUG, None)


def test_each_has_its_own_tasks_figures_and_history(app):
    engine, now = app.state.engine, app.state.now
    given, received = plan_view(engine, SLUG, now), plan_view(engine, RECEIVED, now)
    assert (given.plan.as_unit, received.plan.as_unit) == ("", UNIT)
    assert [one.key for one in given.tasks] == [one.key for one in received.tasks] == ["1.a", "1.b", "2", "3", "4"]
    for one in (given, received):
        assert sum(one.states.values()) == one.plan.assignments == sum(task.assignments for task in one.tasks)
        listed = task_list(engine, now, Wanted(plan=one.plan.key))
        assert listed.total == one.plan.assignments
        assert {line.plan_key for line in listed.rows} == {one.plan.key}
        progress = plan_progress(engine, one.plan.key, now)
        assert progress.plan.key == one.plan.key
        assert sum(share.total for _, share in progress.sections) == one.plan.assignments
        assert [line.what for line in progress.history] == ["propose", "agree", "launch"]
    assert (given.plan.assignments, received.plan.assignments) == (5, 2)


def test_links_lead_to_the_one_that_is_meant(app):
    hoa = Browser(app).enter("hoa")
    assert {one.key for one in plan_list(app.state.engine)} == {SLUG, RECEIVED}
    rows = hoa.get("/danh-muc").text
    assert f'href="/danh-muc/{RECEIVED}"' in rows
    assert f'href="/danh-muc/{SLUG}"' in rows
    page = hoa.get(f"/danh-muc/{RECEIVED}").text
    assert "Sở Nội vụ tỉnh Sông Thao" in page, "whose part it is stands at its head"
    assert f'href="/danh-muc/{RECEIVED}/tien-do"' in page
    assert "plan=12-ct-ubnd-2026%40song-thao~so-noi-vu" in page
    assert hoa.get(f"/danh-muc/{RECEIVED}/tien-do").status_code == 200
    assert hoa.get(f"/danh-muc/{SLUG}@song-thao~so-tai-chinh").status_code == 404
