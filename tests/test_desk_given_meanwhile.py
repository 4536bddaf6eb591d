"""A draft whose plan was given from elsewhere while it was worked on: said with who and when, and given no second time."""

import pytest
from sqlalchemy import func, select

from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.finding import DraftRefused
from desk.drafts.moving import give, move_draft
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.core import table
from models.database import reading
from models.tables import Assignment
from plans.corrections import Change
from plans.draft_stages import DraftAct
from plans.files import write_plan
from tests.apps import app_on
from tests.browsing import Browser
from tests.drafting import LIST, MOMENT, ONE
from tests.drafting import take as brought
from tests.office import DAY, NOW, furnish, plan
from tests.test_desk_drafts import SETTINGS, bench, hand, person, take

CODE = "draft-given-meanwhile"
FILE = write_plan(plan()).encode()


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def by_command(engine):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    return launch_plan(engine, propose(engine, take_in(FILE, "a.yaml"), wish, SETTINGS), wish)


def rows(engine):
    with reading(engine) as session:
        return session.connection().execute(select(func.count()).select_from(table(Assignment))).scalar_one()


def move(engine, act, slug="hoa"):
    move_draft(engine, SETTINGS, hand(engine, slug), act, "đã giao ở nơi khác" if act is DraftAct.DROP else None)


@pytest.mark.parametrize("corrected", [False, True])
def test_a_plan_given_by_command_stops_every_step_of_its_draft(office, corrected):
    take(office, data=FILE, name="a.yaml", note="")
    if corrected:
        correct_draft(office, hand(office), Change(tasks=("1.a",), set={"title": "Rà soát lại"}))
    by_command(office)
    given = rows(office)
    told = [one.problem for one in bench(office).told if one.problem.code == CODE]
    assert [(one.args["plan"], one.args["by"], one.args["at"]) for one in told] == [
        (plan().plan, "Trần Văn Dũng", "08:00 01/09/2026")
    ]
    assert bench(office).told[0].problem == told[0]
    with pytest.raises(DraftRefused) as refused:
        move(office, DraftAct.PROPOSE)
    assert [one.code for one in refused.value.problems] == [CODE]
    move(office, DraftAct.DROP)
    assert rows(office) == given


def test_what_was_agreed_before_is_not_given_a_second_time(office):
    take(office, data=FILE, name="a.yaml", note="")
    move(office, DraftAct.PROPOSE)
    move(office, DraftAct.AGREE, "dung")
    by_command(office)
    given = rows(office)
    with pytest.raises(DraftRefused) as refused:
        give(office, SETTINGS, Hand(person(office, "hoa"), 1, bench(office).draft.version, NOW, SETTINGS.zone))
    assert [one.code for one in refused.value.problems] == [CODE]
    assert rows(office) == given


def test_what_another_unit_received_is_not_this_plan(office):
    take(office, data=FILE, name="a.yaml", note="", as_="Sở Nội vụ tỉnh Sông Thao")
    by_command(office)
    assert CODE not in {one.problem.code for one in bench(office).told}


def test_a_draft_that_was_given_itself_and_its_amendment_say_nothing(office):
    take(office, data=FILE, name="a.yaml", note="")
    move(office, DraftAct.PROPOSE)
    move(office, DraftAct.AGREE, "dung")
    give(office, SETTINGS, Hand(person(office, "hoa"), 1, bench(office).draft.version, NOW, SETTINGS.zone))
    assert CODE not in {one.problem.code for one in bench(office).told}


def test_its_page_says_so_and_leads_to_the_plan_in_force(engine):
    with app_on(engine, MOMENT, furnish) as app:
        hoa = Browser(app).enter("hoa")
        brought(hoa, data=FILE, name="a.yaml", note="")
        by_command(engine)
        page = hoa.get(ONE).text
        assert "Danh mục này đã được giao lúc 08:00 01/09/2026 (Trần Văn Dũng)" in page
        assert f'href="/danh-muc/{plan().plan}"' in page
        refused = hoa.send(ONE, f"{ONE}/buoc/trinh")
        assert refused.status_code == 422
        assert "Đã giao 0" not in refused.text
        assert hoa.get(LIST).status_code == 200
