"""Months and quarters that words leave out of a period wherever they stand, and rounds with a time each."""

import pytest

from directives.times.whole_dues import read_whole_due
from plans.rule_words import rule_in_words
from tests.first_of_two import made, told

ELEVEN = "ngày 24 hằng tháng, trừ tháng 12"


@pytest.mark.parametrize(
    "said",
    [
        "Hằng tháng, trừ tháng 12, Sở Tư pháp báo cáo kết quả hộ tịch trước ngày 25.",
        "Định kỳ hằng tháng (trừ tháng 12), Sở Tư pháp báo cáo trước ngày 25.",
        "Hằng tháng (trừ tháng 12) trước ngày 25 Sở Tư pháp báo cáo.",
        "Hằng tháng trước ngày 25, trừ tháng 12, Sở Tư pháp báo cáo.",
        "Sở Tư pháp báo cáo hằng tháng (trừ tháng 12) trước ngày 25.",
        "Sở Tư pháp báo cáo trước ngày 25 hằng tháng (trừ tháng 12), gửi Thanh tra tỉnh.",
        "Sở Tư pháp báo cáo hằng tháng trước ngày 25, không báo cáo tháng 12.",
    ],
)
def test_a_month_left_out_before_the_work_or_amid_it_has_no_report_either(said):
    assert told(said) == ([ELEVEN], [])
    task, *_ = made(said).plan.tasks
    assert task.lead == ("Sở Tư pháp",)
    assert "tháng 12" in task.due.text


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Hằng quý, trước ngày 20 tháng cuối quý, trừ quý IV, Sở Y tế báo cáo.", "ngày 19/03, 19/06 và 19/09 hằng năm"),
        ("Hằng quý, trừ quý IV, Sở Y tế báo cáo trước ngày 20 tháng cuối quý.", "ngày 19/03, 19/06 và 19/09 hằng năm"),
        ("Sở Y tế hằng quý báo cáo trước ngày 20 tháng cuối quý, trừ quý IV.", "ngày 19/03, 19/06 và 19/09 hằng năm"),
        ("Sở Y tế hằng quý báo cáo, trừ quý IV.", "ngày cuối tháng 3, 6 và 9 hằng năm"),
        ("Hằng tháng, trừ tháng 6, tháng 12, Sở Y tế báo cáo trước ngày 25.", "ngày 24 hằng tháng, trừ tháng 6 và 12"),
        (
            "Sở Y tế báo cáo trước ngày 25 hằng tháng, trừ các tháng 3, 6, 9 và 12.",
            "ngày 24 hằng tháng, trừ tháng 3, 6, 9 và 12",
        ),
    ],
)
def test_months_and_quarters_left_out_are_those_that_are_named(said, rule):
    assert told(said) == ([rule], [])


@pytest.mark.parametrize(
    "left_out",
    ["trừ tháng 12 năm 2026", "trừ tháng 12/2026", "trừ các tháng cuối quý", "trừ quý IV", "trừ tháng có báo cáo quý"],
)
def test_what_no_rule_leaves_out_is_asked_about(left_out):
    compiled = made(f"Hằng tháng, {left_out}, Sở Tư pháp báo cáo trước ngày 25.")
    (task,) = (one for one in compiled.plan.tasks if one.clause == "1")
    assert (task.lead, rule_in_words(task.due.rrule)) == (("Sở Tư pháp",), "ngày 24 hằng tháng")
    asked = {one.args.get("others") for one in compiled.problems if one.place.clause == "1"}
    assert left_out in asked


def test_whom_a_group_leaves_out_is_no_time():
    assert told("Các sở, trừ Sở Y tế, báo cáo hằng tháng trước ngày 25.") == (["ngày 24 hằng tháng"], [])


def test_a_quarter_and_its_day_are_one_period():
    assert told("Sở Y tế hằng quý báo cáo trước ngày 20 tháng cuối quý.") == (
        ["ngày 19/03, 19/06, 19/09 và 19/12 hằng năm"],
        [],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "hằng tháng, trước ngày 25, trừ tháng 12",
        "hằng tháng, trừ tháng 12, trước ngày 25",
        "trước ngày 25 hằng tháng (trừ tháng 12)",
        ELEVEN,
    ],
)
def test_a_month_left_out_can_be_typed(typed):
    due, problems = read_whole_due(typed, None)
    assert (rule_in_words(due.rrule), problems) == (ELEVEN, [])


@pytest.mark.parametrize(
    ("times", "days"),
    [
        ("02 đợt: tháng 4/2027 và tháng 10/2027", ["2027-04-30", "2027-10-31"]),
        ("02 đợt (tháng 4/2027 và tháng 10/2027)", ["2027-04-30", "2027-10-31"]),
        ("02 lần: quý II/2027 và quý IV/2027", ["2027-06-30", "2027-12-31"]),
    ],
)
def test_rounds_with_a_time_each_are_tasks_each(times, days):
    compiled = made(f"Sở Y tế kiểm tra {times}.")
    assert [str(one.due.date) for one in compiled.plan.tasks if one.clause == "1"] == days
    assert not [one for one in compiled.problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Sở Y tế tập huấn 02 lần trong năm 2027 (tháng 4 và tháng 10).", "tháng 4"),
        ("Sở Y tế xây dựng kế hoạch trước ngày 10/12/2026, triển khai trước Tết 30 ngày.", "trước Tết 30 ngày"),
        ("Sở Y tế báo cáo chậm nhất sau 03 ngày làm việc kể từ ngày 30/12/2026.", "30/12/2026"),
    ],
)
def test_a_time_that_is_not_reckoned_is_asked_about_in_its_words(said, asked):
    problems = [one for one in made(said).problems if one.place.clause == "1"]
    assert any(asked in str(one.args.get("others", one.args.get("text"))) for one in problems)
    assert "anchor-missing" not in {one.code for one in problems}


@pytest.mark.parametrize(
    "said",
    [
        "Hằng ngày Sở Y tế báo cáo số ca bệnh trước 16 giờ, từ 04/8 đến hết 10/8/2026.",
        "Hằng ngày, kể cả ngày nghỉ, Sở Y tế báo cáo số ca bệnh trước 16 giờ, từ 04/8 đến hết 10/8/2026.",
        "Hằng ngày (kể cả ngày lễ), Sở Y tế báo cáo số ca bệnh trước 16 giờ, từ 04/8 đến hết 10/8/2026.",
    ],
)
def test_the_hour_of_each_day_stands_before_the_days_between_which_it_comes(said):
    (task,) = (one for one in made(said).plan.tasks if one.clause == "1")
    assert (task.lead, task.due.rrule, task.due.time) == (("Sở Y tế",), "FREQ=DAILY;UNTIL=20260810", "16:00")
    assert str(task.due.start) == "2026-08-04"
    assert told(said)[1] == []


def test_each_day_but_for_two_has_the_hour_at_its_end():
    said = "Hằng ngày, trừ thứ Bảy và Chủ nhật, Sở Y tế báo cáo số ca bệnh trước 16 giờ."
    (task,) = (one for one in made(said).plan.tasks if one.clause == "1")
    assert (task.lead, task.due.rrule, task.due.time) == (("Sở Y tế",), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "16:00")
