"""What was doubted when a document was read stands in the plan file until it is answered there."""

import pytest

from plans.changes import checksum
from plans.files import read_plan, write_plan
from plans.kept_doubts import standing, with_doubts
from plans.plan import Directive, Plan, Task
from plans.problems import Place, doubt, note

ONE = Task(id="1", clause="1", title="Báo cáo", lead=("Sở Y tế",))
TWO = Task(id="1-2", clause="1", part=2, title="Gửi số liệu", lead=("Sở Y tế",))
PLAN = Plan(plan="ke-hoach", directive=Directive(number="1/KH"), tasks=(ONE, TWO))
LEAD = doubt("lead-unsaid", Place(clause="1", field="lead"))
DUE = doubt("first-time-early", Place(clause="1", field="due"), text="hằng quý", first="2026-12-31", year=2027, n=1)
HEAD = doubt("head-missing", Place(field="issued"))
MADE = with_doubts(PLAN, [(LEAD, "1"), (DUE, "1-2"), (HEAD, None), (note("day-off"), None)])


def codes(plan):
    return [(one.code, one.place.path) for one in standing(plan)]


def test_they_read_back_the_same():
    text = write_plan(MADE)
    back, problems = read_plan(text, "a.yaml")
    assert (back, problems) == (MADE, [])
    assert [(one.code, one.args) for one in standing(back)] == [(one.code, one.args) for one in (LEAD, DUE, HEAD)]
    assert write_plan(with_doubts(PLAN, [])).count("doubts: []") == 1


def test_they_stand_at_their_tasks():
    assert codes(MADE) == [
        ("lead-unsaid", ("tasks", 0, "lead")),
        ("first-time-early", ("tasks", 1, "due")),
        ("head-missing", ("doubts", 2)),
    ]


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({"tasks": (ONE.model_copy(update={"lead": ("Sở Nội vụ",)}), TWO)}, ["first-time-early", "head-missing"]),
        ({"tasks": (ONE.model_copy(update={"title": "Báo cáo tháng"}), TWO)}, [one.code for one in (LEAD, DUE, HEAD)]),
        ({"tasks": (ONE,)}, ["lead-unsaid", "head-missing"]),
        ({"directive": Directive(number="1/KH", issued="2026-11-26")}, ["lead-unsaid", "first-time-early"]),
    ],
)
def test_what_is_corrected_is_doubted_no_more(changed, left):
    assert [code for code, _ in codes(MADE.model_copy(update=changed))] == left


def test_one_by_hand_needs_its_words_alone():
    text = write_plan(PLAN).replace("\ntasks:", "\ndoubts:\n- says: Hỏi lại Sở Y tế\n\ntasks:")
    plan, problems = read_plan(text, "a.yaml")
    assert problems == []
    assert [(one.code, one.args) for one in standing(plan)] == [("doubt-kept", {"said": "Hỏi lại Sở Y tế"})]


def test_a_plan_that_says_nothing_of_them_is_as_it_was():
    assert "doubts" not in write_plan(PLAN)
    assert checksum(PLAN) == checksum(MADE.model_copy(update={"doubts": None}))
