"""A date counted from another ("05 ngày làm việc kể từ ngày ban hành") is shown with the day that it comes to, wherever it stands."""

import pytest

from models.database import reading
from models.due_words import words_of_papers
from plans.due import Relative
from plans.explain import explain
from tests.apps import app_on_sqlite as app
from tests.test_web_amending import DRAFT, LOOK, PLAN, as_, begun

__all__ = ["app"]

FIVE = "30 ngày làm việc kể từ ngày ban hành"
DAY = "14/10/2026"


@pytest.fixture
def amended(app):
    """The first task of the plan, of a document of 28 August 2026, moved to thirty working days after it (two are off)."""
    hoa = begun(app)
    hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", do="luu", due=FIVE, why="Chờ hướng dẫn")
    looked = hoa.get(LOOK).text
    hoa.send(DRAFT, f"{DRAFT}/buoc/trinh")
    as_(app, "dung").send(DRAFT, f"{DRAFT}/buoc/dong-y")
    assert hoa.send(DRAFT, LOOK).status_code == 303
    return hoa, looked


def test_before_it_is_agreed_and_in_the_log(app, amended):
    hoa, looked = amended
    assert f"{FIVE} ({DAY})" in looked
    assert f"{FIVE} ({DAY})" in hoa.get(f"{PLAN}/tien-do").text


def test_on_the_page_of_the_plan(app, amended):
    hoa, _ = amended
    assert f"{FIVE} → {DAY}" in hoa.get(PLAN).text


def test_on_the_page_of_the_task_with_the_documents_own_words_for_what_was(app, amended):
    """The words of the paper are kept apart from what is told beside them."""
    text = " ".join(as_(app, "an").get("/nhiem-vu/1").text.split())
    assert FIVE in text
    with reading(app.state.engine) as session:
        ((_, said),) = words_of_papers(session, ["12-ct-ubnd-2026"])["12-ct-ubnd-2026", "1.a"]
    assert said == "trước ngày 01/10/2026"


def test_a_number_with_its_nought_is_the_same_words():
    due = Relative(amount=5, unit="working-day", from_="issued", text="05 ngày làm việc kể từ ngày ban hành")
    assert explain(due) == "5 ngày làm việc kể từ ngày ban hành"
