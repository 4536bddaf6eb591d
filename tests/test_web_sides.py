"""A document taken in as one to give becomes one that is received, and back, on its own page, until it is given."""

import pytest

from desk.drafts.amending import NewBasis, begin
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.finding import DraftRefused
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading
from plans.corrections import Head
from plans.files import write_plan
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.office import plan

__all__ = ["app"]

PAGE, SIDE, UNIT = "/van-ban/1", "/van-ban/1/ben-nhan", "Sở Nội vụ tỉnh Sông Thao"


def hoa(app):
    with reading(app.state.engine) as session:
        return actor_of(session, who(session, "hoa"))


def taken(app):
    state, data = app.state, write_plan(plan(plan="moi-2026")).encode()
    paper = Paper(data, "a.yaml", "124", None, no_secret=True)
    number, problems = take_paper(state.engine, state.settings, hoa(app), paper, state.now)
    assert (number, problems) == (1, [])
    return Browser(app).enter("hoa")


def test_received_and_given_again(app):
    page = taken(app)
    assert UNIT not in page.get(PAGE).text.split("</dl>")[0]
    assert page.send(PAGE, SIDE, as_unit=UNIT, why="Cơ quan mình là bên nhận").status_code == 303
    head = page.get(PAGE).text.split("</dl>")[0]
    assert UNIT in head
    assert "Bên giao hay bên nhận" in page.get(PAGE).text
    assert "Cơ quan mình là bên nhận" in page.get(f"{PAGE}/nhat-ky").text
    assert page.send(PAGE, SIDE, as_unit="").status_code == 303
    assert UNIT not in page.get(PAGE).text.split("</dl>")[0]


def test_an_unknown_unit_is_said_beside_the_field_and_nothing_changes(app):
    page = taken(app)
    wrong = page.send(PAGE, SIDE, as_unit="Sở Không Có")
    assert wrong.status_code == 422
    assert 'value="Sở Không Có"' in wrong.text
    assert 'id="ben-unit-error"' in wrong.text


def test_a_plan_in_force_keeps_its_side(app):
    state = app.state
    basis = NewBasis("Quyết định 15/QĐ-UBND", None, "Giãn tiến độ")
    number, _ = begin(state.engine, state.settings, hoa(app), "12-ct-ubnd-2026", basis, state.now)
    page = Browser(app).enter("hoa").get(f"/van-ban/{number}").text
    assert f"/van-ban/{number}/ben-nhan" not in page
    edit = Head(set={"perspective": "receive", "as": "song-thao/so-noi-vu"})
    with pytest.raises(DraftRefused) as refused:
        correct_draft(state.engine, Hand(hoa(app), number, 2, state.now, state.settings.zone), edit)
    assert [one.code for one in refused.value.problems] == ["amend-other-plan"]
