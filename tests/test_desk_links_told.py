"""A link with work in force is told before the plan is given: with what, until when, and whether anybody has both."""

from plans.wording import render
from tests.test_desk_overlapping import finish, first_of, office, proposal, second

__all__ = ["office"]
FIRST = "12-ct-ubnd-2026:1.a"


def told(engine, made):
    return [one for one in proposal(engine, made).problems if one.code.startswith("same-as-")]


def test_what_a_task_shares_its_result_with_is_said_with_its_date(office):
    (one,) = told(office, second(same_as=(FIRST,)))
    assert (one.code, one.severity, one.args["day"]) == ("same-as-linked", "note", "2026-09-30")
    assert render(one).says.startswith(f"Nhiệm vụ 1 dùng chung kết quả với {FIRST} “Rà soát vị trí việc làm")
    assert render(one).says.endswith("thời hạn gần nhất 30/09/2026")
    assert render(one, "en").says.endswith("next due 30/09/2026")
    assert not told(office, second())
    finish(office, first_of(office))
    assert [one.code for one in told(office, second(same_as=(FIRST,)))] == ["same-as-over"]


def test_a_link_with_the_work_of_others_is_a_doubt(office):
    task = second().tasks[0].model_copy(update={"same_as": (FIRST,), "lead": ("Sở Tài chính",)})
    (one,) = told(office, second().model_copy(update={"tasks": (task,)}))
    assert (one.code, one.severity) == ("same-as-others", "doubt")
    assert "là việc của cơ quan khác" in render(one).says
