"""What an amendment says of itself: the log counts and names what was shown before it was done."""

import pytest

from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish
from desk.plan_progress import plan_progress
from models.settings import Settings
from plans.files import write_plan
from plans.plan import How
from tests.office import DAY, NOW, given, plan

SLUG = "12-ct-ubnd-2026"
WISH = Wish(DAY, NOW.replace(hour=2), proposed_by="hoa", agreed_by="dung")


@pytest.fixture
def office(engine):
    given(engine)
    return engine


def amended(engine, *tasks):
    taken = take_in(write_plan(plan(tasks=tasks)).encode(), "a.yaml")
    settings = Settings(office="song-thao/van-phong")
    amend_plan(engine, propose_amendment(engine, taken, WISH, settings), WISH)
    return plan_progress(engine, SLUG, WISH.now).history[-1].details


def test_the_log_counts_and_names_what_changed(office):
    first, second, third, *rest = plan().tasks
    first = first.model_copy(update={"lead": ("Sở Tài chính",), "with_": (), "found": {"lead": How.EXPLICIT}})
    second = second.model_copy(update={"lead": ("Sở Nội vụ",)})
    third = third.model_copy(update={"why": "phổ biến"})
    told = amended(office, first, second, third, *rest)
    assert (told["added"], told["changed"], told["removed"], told["touched"]) == (0, 2, 0, 3)
    assert [(one["task"], one["field"]) for one in told["which"]] == [("1.a", "lead"), ("1.a", "with"), ("1.b", "lead")]
    assert all(one["old"] or one["new"] for one in told["which"])
