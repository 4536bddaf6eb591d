"""A periodic report whose days stand in a sentence of their own is one task: nobody is asked twice."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nSố: 5/KH-UBND\nSông Thao, ngày 10 tháng 11 năm 2026\n\nKẾ HOẠCH\nVề bến đò\n\n1. "
)
HALVES = "Sở Xây dựng thực hiện báo cáo định kỳ 6 tháng, hằng năm về bến đò gửi Sở Nội vụ."


def dues(text):
    """Whom the tasks of a unit report to and by which rule, in order."""
    plan = compile_directive((HEAD + text + "\n").encode(), "kh.txt").plan
    return [(task.report_to, getattr(task.due, "rrule", task.due and task.due.text)) for task in plan.tasks]


@pytest.mark.parametrize(
    "days",
    [
        "Báo cáo 6 tháng gửi trước ngày 20 tháng 6 và báo cáo năm gửi trước ngày 20 tháng 12.",
        "Báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 20/12.",
        "Thời hạn gửi báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 20/12.",
        "Thời gian gửi báo cáo trước ngày 20/6 và trước ngày 20/12 hằng năm.",
        "Báo cáo gửi về Sở Nội vụ trước ngày 20/6 và 20/12 hằng năm.",
    ],
)
def test_the_days_behind_a_periodic_report_are_its_own(days):
    assert dues(f"{HALVES} {days}") == [("Sở Nội vụ", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=19")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("báo cáo hằng tháng về Sở Nội vụ. Báo cáo gửi trước ngày 25 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=24"]),
        ("định kỳ báo cáo Sở Nội vụ. Báo cáo gửi trước ngày 25 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=24"]),
        (
            "báo cáo hằng quý về Sở Nội vụ. Thời gian gửi báo cáo trước ngày 20 tháng cuối quý.",
            ["FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19"],
        ),
        (
            "báo cáo hằng năm về Sở Nội vụ. Báo cáo gửi trước ngày 20/01 hằng năm.",
            ["FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=19"],
        ),
    ],
)
def test_each_period_has_its_day_from_the_next_sentence(text, rules):
    assert dues(f"Sở Xây dựng {text}") == [("Sở Nội vụ", rule) for rule in rules]


def test_several_periods_with_days_of_their_own_are_a_task_each_and_go_to_the_same():
    found = dues(
        "Sở Xây dựng báo cáo hằng tháng, quý về Sở Nội vụ. Báo cáo tháng gửi trước ngày 25 hằng tháng;"
        " báo cáo quý gửi trước ngày 20 tháng cuối quý."
    )
    assert found == [
        ("Sở Nội vụ", "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("Sở Nội vụ", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19"),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "Báo cáo chuyên đề gửi trước ngày 15/12/2026.",
        "Báo cáo năm gửi trước ngày 15/12 hằng năm.",
        "Sở Y tế báo cáo trước ngày 25 hằng tháng.",
    ],
)
def test_another_report_stays_a_task_of_its_own(behind):
    assert len(dues(f"Sở Xây dựng báo cáo hằng tháng về Sở Nội vụ. {behind}")) == 2


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Báo cáo 6 tháng, cả năm: Sở Xây dựng tổng hợp định kỳ 6 tháng trước ngày 30 tháng 6 và tổng thể hằng năm"
            " trước ngày 30 tháng 01 hằng năm báo cáo Sở Nội vụ.",
            "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=29",
        ),
        (
            "Báo cáo năm: Sở Xây dựng báo cáo Sở Nội vụ trước ngày 20/12 hằng năm.",
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=19",
        ),
        ("Hằng tháng: Sở Xây dựng báo cáo Sở Nội vụ trước ngày 20 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=19"),
    ],
)
def test_the_days_behind_a_heading_of_the_period_are_its_own(text, rule):
    assert dues(text) == [("Sở Nội vụ", rule)]


@pytest.mark.parametrize(
    "last",
    [
        "hướng dẫn các xã lập sổ theo dõi bến",
        "kịp thời kiến nghị cấp có thẩm quyền những vấn đề vượt thẩm quyền",
    ],
)
def test_work_behind_a_piece_that_comes_again_amid_others_is_not_of_its_period(last):
    found = dues(f"Sở Xây dựng rà soát bến; hằng tuần báo cáo Sở Nội vụ; {last}.")
    assert [rule for _, rule in found] == [None, "FREQ=WEEKLY;BYDAY=FR", None]


MONTH, QUARTER = "FREQ=MONTHLY;BYMONTHDAY=24", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19"
YEAR = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo hằng tháng (trước ngày 25), hằng quý (trước ngày 20 tháng cuối quý), hằng năm (trước ngày 15/12) gửi Sở Nội vụ.",
        "báo cáo hằng tháng trước ngày 25, báo cáo quý trước ngày 20 tháng cuối quý, báo cáo năm trước ngày 15/12 về Sở Nội vụ.",
    ],
)
def test_three_periods_with_a_day_each_are_a_task_each(text):
    assert dues(f"Sở Xây dựng {text}") == [("Sở Nội vụ", rule) for rule in (MONTH, QUARTER, YEAR)]


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo tháng trước ngày 25 hằng tháng; báo cáo quý trước ngày 20 tháng cuối quý về Sở Nội vụ.",
        "báo cáo tháng về Sở Nội vụ trước ngày 25 hằng tháng; báo cáo quý trước ngày 20 tháng cuối quý.",
    ],
)
def test_one_of_several_reports_says_where_all_go(text):
    assert dues(f"Sở Xây dựng {text}") == [("Sở Nội vụ", MONTH), ("Sở Nội vụ", QUARTER)]


def test_who_is_sent_a_report_is_sent_no_other_work():
    text = "Sở Xây dựng kiểm tra bến hằng tháng; báo cáo năm trước ngày 15/12 về Sở Nội vụ."
    assert [to for to, _ in dues(text)] == [None, "Sở Nội vụ"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("hằng năm. Thời hạn báo cáo năm: trước ngày 15/12.", YEAR),
        ("hằng quý. Thời gian gửi báo cáo quý: trước ngày 20 tháng cuối quý.", QUARTER),
        ("hằng năm. Báo cáo năm gửi chậm nhất ngày 14/12.", YEAR),
    ],
)
def test_a_label_that_names_the_period_of_a_report_tells_the_day_of_each(text, rule):
    assert dues(f"Sở Xây dựng báo cáo Sở Nội vụ {text}") == [("Sở Nội vụ", rule)]


def test_the_day_of_a_report_may_stand_behind_a_semicolon():
    text = "Sở Xây dựng báo cáo hằng quý về Sở Nội vụ; báo cáo gửi trước ngày 20 tháng cuối quý."
    assert dues(text) == [("Sở Nội vụ", QUARTER)]
