"""The yearly confirmation: whom it is for, on which day, and that a draft and the plan that it becomes are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.binding import Bound
from plans.changes import checksum
from plans.due import Recurring
from plans.files import read_plan, write_plan
from plans.plan import Directive, Force, Handling, How, Plan, Task
from plans.report_lines import CONFIRMATION, reports_of
from plans.reporting import ReportProfile
from plans.yearly import (
    WHO,
    not_proposed,
    shown_year_day,
    typed_year_day,
    with_confirmation,
    without_confirmation,
    yearly_of,
)
from tests.office import DAY

NAMES = {"Sở A": ("a",), "Sở B": ("b",), "Các xã": ("c", "d"), "Mặt trận": ("m",), "Cả hai sở": ("a", "b")}


def line(key, *lead, **more):
    return Task(id=key, title="Quản lý hồ sơ", clause=key, lead=lead, handling=Handling.REPORT, **more)


def report(key, *lead, handling=Handling.TRACK):
    rule = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=20", text="hằng tháng")
    return Task(id=key, title="Báo cáo kết quả", clause=key, lead=lead, due=rule, handling=handling)


def bound(*tasks, steps=1, **plan):
    head = plan.pop("directive", Directive(kind="chi-thi", number="12/CT-UBND"))
    made = Plan(plan="x", directive=head, tasks=tasks, **plan)
    return Bound(plan=made, members=NAMES, as_of=DAY, day=DAY, report_steps=steps)


def test_who_has_a_standing_line_and_no_periodic_report_confirms_it_once_a_year():
    given = with_confirmation(bound(report("1", "Sở A"), line("2", "Cả hai sở", "Các xã")))
    found = yearly_of(given)
    assert (found.units, found.day, found.source) == (("b", "c", "d"), "21/12", "profile")
    task = given.plan.tasks[-1]
    assert task.title == "Xác nhận hằng năm các việc thường xuyên theo Chỉ thị số 12/CT-UBND"
    assert (task.due.rrule, task.due.text) == ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=21", "")
    assert task.found["due"] is How.DEFAULT
    assert "văn bản không nêu" in task.why
    assert given.plan.bindings[WHO] == given.members[WHO] == ("b", "c", "d")


@pytest.mark.parametrize(
    "tasks",
    [
        pytest.param((), id="no task"),
        pytest.param((report("1", "Sở A"),), id="no line"),
        pytest.param((line("2"),), id="a line of nobody"),
        pytest.param((report("1", "Các xã"), line("2", "Các xã")), id="all report"),
    ],
)
def test_where_nobody_needs_one_there_is_none(tasks):
    assert with_confirmation(bound(*tasks)).plan.tasks == tasks


def test_of_a_telegram_none_is_proposed_and_that_is_told_unless_somebody_chose_its_day():
    lines = (report("1", "Sở A"), line("2", "Cả hai sở", "Các xã"))
    sent = Directive(kind="cong-dien", number="07/CĐ-UBND", urgency="hoa-toc")
    for made in (
        with_confirmation(bound(*lines, directive=sent)),
        with_confirmation(bound(*lines, directive=sent), "12-15"),
    ):
        assert yearly_of(made) is None
        assert [(one.code, one.severity, one.args["units"]) for one in not_proposed(made)] == [
            ("yearly-not-proposed", "note", 3)
        ]
    chosen = with_confirmation(bound(*lines, directive=sent, yearly="12-15"))
    assert (yearly_of(chosen).units, yearly_of(chosen).day) == (("b", "c", "d"), "15/12")
    assert not_proposed(chosen) == not_proposed(with_confirmation(bound(*lines))) == []
    assert not_proposed(with_confirmation(bound(report("1", "Sở A"), line("2", "Sở A"), directive=sent))) == []
    again = with_confirmation(chosen)
    assert yearly_of(again) == yearly_of(chosen)._replace(source="plan"), "what is in force keeps it"


def test_what_is_received_is_work_of_its_own_and_needs_none():
    received = bound(line("2", "Các xã"), perspective="receive", as_="c")
    assert with_confirmation(received).plan == received.plan


def test_the_day_is_the_plans_else_the_offices_else_that_of_the_years_report():
    def day(office="", **plan):
        found = yearly_of(with_confirmation(bound(line("2", "Các xã"), **plan), office))
        return found.day, found.source

    assert day() == ("21/12", "profile")
    assert day(steps=0) == ("25/12", "profile")
    assert day(steps=3) == ("16/12", "profile")
    assert day(reports=ReportProfile(cut_off=10, due=27, below=(19,))) == ("19/12", "profile")
    assert day("11-30") == ("30/11", "office")
    assert day("11-30", yearly="12-05") == ("05/12", "plan")


def test_only_those_who_can_be_asked_are_asked():
    asked = line("2", "Mặt trận", force=Force.REQUEST)
    assert with_confirmation(bound(asked)).plan.tasks[-1].force is Force.REQUEST
    assert with_confirmation(bound(asked, line("3", "Các xã"))).plan.tasks[-1].force is Force.ORDER


def test_a_plan_in_force_goes_back_to_a_draft_with_its_day_and_forth_as_it_was():
    given = with_confirmation(bound(line("2", "Các xã")), "11-30")
    kept, problems = read_plan(write_plan(given.plan), "x")
    assert (kept, problems) == (given.plan, [])
    draft = without_confirmation(kept)
    assert (draft.yearly, [task.id for task in draft.tasks], dict(draft.bindings)) == ("11-30", ["2"], {})
    again = with_confirmation(given.model_copy(update={"plan": draft}), "01-15")
    assert again.plan == given.plan, "the office's day counts for plans that are given from now on"
    assert checksum(draft) == checksum(given.plan) != checksum(draft.model_copy(update={"yearly": "11-29"}))


@pytest.mark.parametrize(
    ("typed", "kept"), [("21/12", "12-21"), ("ngày 5-2", "02-05"), (" ", None), ("cuối năm", "cuối năm")]
)
def test_a_day_of_every_year_as_it_is_typed(typed, kept):
    assert typed_year_day(typed) == kept


def test_a_day_of_every_year_as_it_is_shown():
    assert (shown_year_day("12-21"), shown_year_day(None)) == ("21/12", "")


LEADS = st.lists(st.sampled_from(sorted(NAMES)), max_size=2, unique=True)
PILES = st.sampled_from(list(Handling))
TASKS = st.lists(st.tuples(LEADS, PILES, st.booleans(), st.booleans()), max_size=6)


@given(TASKS)
def test_none_for_a_unit_with_a_periodic_report_and_one_for_every_other_with_a_line(drawn):
    tasks = [
        (report(str(n), *lead, handling=pile) if periodic else line(str(n), *lead)).model_copy(
            update={"handling": pile, "together": together}
        )
        for n, (lead, pile, periodic, together) in enumerate(drawn)
    ]
    before = bound(*tasks)
    given = with_confirmation(before)
    mine = set(given.members.get(WHO, ()))
    assert mine.isdisjoint(reports_of(before.plan, before.members))
    leads = [(task, task.lead[:1] if task.together else task.lead) for task in before.plan.tasks]
    with_line = {unit for task, lead in leads if task.handling is Handling.REPORT for unit in before.units(lead)}
    assert with_line == {unit for unit in reports_of(given.plan, given.members) if unit in with_line}
    assert mine <= with_line
    assert (CONFIRMATION in {task.id for task in given.plan.tasks}) == bool(mine)
    assert with_confirmation(given).plan == given.plan
    assert without_confirmation(given.plan).tasks == before.plan.tasks
