"""Work handed over to a partner: it is nobody's own partner after that, and the plan says who does it now."""

from desk.handing_over import hand_over
from desk.reporting import assignment_view, plan_view, task_list
from models.database import reading
from models.matters import partners_named
from models.reminding import open_lines
from plans.wanted import Wanted
from tests.handing import HEIR, HOME, LATER, SETTINGS, WISH, office
from tests.office import NOW

__all__ = ["office"]
PLAN, WITH = "12-ct-ubnd-2026", ("Sở Tài chính",)


def test_whoever_takes_over_is_no_partner_of_its_own(office):
    assert task_list(office, LATER, Wanted(unit=HOME)).rows[0].task == "1.a"
    assert assignment_view(office, 1, LATER).parts.partners == WITH
    hand_over(office, SETTINGS, "dung", WISH, LATER)
    new = next(one.id for one in task_list(office, LATER, Wanted(unit=HEIR)).rows if one.task == "1.a")
    assert assignment_view(office, new, LATER).parts.partners == ()
    with reading(office) as session:
        assert partners_named(session, [1, new]) == {1: WITH}
        lines = {one.id: one for one in open_lines(session, LATER.replace(year=2027), NOW)}
        assert lines[new].task.partners == ()


def test_the_plan_says_who_does_it_now(office):
    assert [one.now for one in plan_view(office, PLAN, LATER).tasks] == [()] * 5
    hand_over(office, SETTINGS, "dung", WISH, LATER)
    tasks = {one.key: one for one in plan_view(office, PLAN, LATER).tasks}
    assert (tasks["1.a"].lead, tasks["1.a"].now) == (("Sở Nội vụ",), ("Sở Tài chính tỉnh Sông Thao",))
    assert (tasks["1.a"].partners, tasks["1.a"].beside) == (WITH, ()), "it is nobody's partner any more"
    assert [one.beside for one in tasks.values() if not one.now] == [
        one.partners for one in tasks.values() if not one.now
    ]
    assert tasks["1.b"].now == (), "the document names it among those who lead"
