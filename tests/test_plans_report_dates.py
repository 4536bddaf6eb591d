import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plans.bases import bases
from plans.due import OnDate, Periodic, Recurring
from plans.files import read_plan, write_plan
from plans.plan import How, Plan, Task
from plans.recurrence import expand, validate_rule
from plans.report_dates import chosen_windows, report_rule, steps_below, with_report_dates
from plans.reporting import ND09_2019, Period, ReportProfile, windows
from plans.units import CENTRAL, Jurisdiction

PROVINCE = Jurisdiction("province", "ubnd-tinh-mau")
TEXT = "Định kỳ hằng quý, 6 tháng và năm"


def plan(due, quote="Báo cáo kết quả thực hiện", **more):
    task = Task(id="1", title="Báo cáo kết quả", quote=quote, lead=("Sở Nội vụ",), due=due)
    return Plan(plan="ke-hoach-mau", tasks=(task,), **more)


def test_without_a_profile_nothing_changes():
    one = plan(Periodic(text=TEXT))
    assert with_report_dates(one, PROVINCE) is one


def test_a_report_without_a_day_gets_the_profiles_day_as_a_default():
    (task,) = with_report_dates(plan(Periodic(text=TEXT), reports=ND09_2019), PROVINCE).tasks
    assert task.due == Recurring(rrule="FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=21", text=TEXT)
    assert task.found["due"] is How.DEFAULT


@pytest.mark.parametrize(
    ("where", "day"),
    [
        (CENTRAL, 25),
        (None, 25),
        (Jurisdiction("central", unit="bo-mau"), 21),
        (PROVINCE, 21),
        (Jurisdiction("district", "ubnd-tinh-mau", "ubnd-huyen-mau"), 18),
        (Jurisdiction("commune", "ubnd-tinh-mau", "ubnd-xa-mau"), 16),
    ],
)
def test_each_level_has_its_day(where, day):
    assert ND09_2019.day(steps_below(where)) == day


@pytest.mark.parametrize(
    "due",
    [
        OnDate(date=dt.date(2026, 12, 15), text="trước ngày 16/12/2026"),
        Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=9", text="trước ngày 10 tháng 12 hằng năm"),
        Periodic(text="định kỳ"),
        None,
    ],
)
def test_what_the_text_says_is_never_replaced(due):
    one = plan(due, reports=ND09_2019)
    assert with_report_dates(one, PROVINCE).tasks == one.tasks


def test_only_reports_have_report_days():
    one = plan(Periodic(text="hằng quý"), quote="Kiểm tra các cơ sở hằng quý", reports=ND09_2019)
    assert with_report_dates(one, PROVINCE).tasks == one.tasks


@given(st.sets(st.sampled_from(list(Period)), min_size=1), st.integers(0, 6), st.integers(2000, 2080))
def test_the_rule_has_just_the_days_of_the_windows(periods, steps, year):
    rule = report_rule(periods, ND09_2019.day(steps))
    assert validate_rule(rule) == []
    days = expand(rule, dt.date(year, 1, 1), dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert set(days) == {window.due for period in periods for window in windows(period, year, steps=steps)}


@given(st.integers(0, 6))
def test_a_lower_level_has_its_day_before_the_one_above_and_after_the_data(steps):
    assert ND09_2019.cut_off < ND09_2019.day(steps + 1) <= ND09_2019.day(steps) <= 25


@pytest.mark.parametrize(
    "days", [{"cut_off": 20, "due": 19}, {"due": 20, "below": (21,)}, {"below": (18, 21)}, {"below": (14,)}]
)
def test_days_out_of_order_are_refused(days):
    with pytest.raises(ValidationError):
        ReportProfile(**days)


def test_the_same_again_changes_nothing():
    once = with_report_dates(plan(Periodic(text=TEXT), reports=ND09_2019), PROVINCE)
    assert with_report_dates(once, PROVINCE) == once


def test_the_rule_and_the_data_windows_are_explained():
    once = with_report_dates(plan(Periodic(text="định kỳ 6 tháng"), reports=ND09_2019), PROVINCE)
    (task,) = once.tasks
    assert bases(task.due, by_profile=True)[0] == "report-window"
    shown = chosen_windows(task, ND09_2019, dt.date(2026, 7, 1))
    assert [(w.data_from, w.data_to, w.due) for w in shown] == [
        (dt.date(2026, 12, 15), dt.date(2027, 6, 14), dt.date(2027, 6, 21)),
        (dt.date(2026, 6, 15), dt.date(2026, 12, 14), dt.date(2026, 12, 21)),
    ]


def test_the_file_names_it_or_has_its_own_days():
    for told in ("nd09_2019", "{due: 20, below: [18]}", "{due: 20}"):
        read, problems = read_plan(f"plan: mau\nreports: {told}\ntasks: []\n", "mau.yaml")
        assert problems == []
        assert read_plan(write_plan(read), "mau.yaml")[0] == read
    unknown, problems = read_plan("plan: mau\nreports: nd10\ntasks: []\n", "mau.yaml")
    assert unknown is None
    assert [one.code for one in problems] == ["unknown-value"]


def test_days_out_of_order_in_a_file_are_one_clear_message():
    _, (problem,) = read_plan("plan: mau\nreports: {cut_off: 20, due: 19}\ntasks: []\n", "mau.yaml")
    assert (problem.code, problem.place.line) == ("report-days-disorder", 2)


def test_the_first_and_the_last_day_of_a_report_stay():
    due = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231", start=dt.date(2027, 1, 1), text="hằng tháng")
    (task,) = with_report_dates(plan(due, reports=ND09_2019), PROVINCE).tasks
    assert isinstance(task.due, Recurring)
    assert (task.due.rrule, task.due.start) == ("FREQ=MONTHLY;UNTIL=20271231;BYMONTHDAY=21", dt.date(2027, 1, 1))
    assert chosen_windows(task, ND09_2019, dt.date(2026, 12, 1))
