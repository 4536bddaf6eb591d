"""Several times, or several bodies with a day each, before or behind one work: each keeps whoever it is of."""

import pytest

from directives.compile import compile_directive
from plans.due import OnDate

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 42/UBND-TH\nAn Sơn, ngày 27 tháng 11 năm 2026\nV/v báo cáo\n"
    "Kính gửi: Các sở, ban, ngành cấp tỉnh.\nUBND tỉnh yêu cầu thực hiện các nội dung sau:\n"
)


def compiled(work):
    found = compile_directive(f"{HEAD}1. {work}\nNơi nhận:\n- Như trên;".encode(), "a.txt")
    return found.plan.tasks, [one.code for one in found.problems]


def told(tasks):
    return [
        (one.lead, f"{one.due.date}" if isinstance(one.due, OnDate) else one.due and one.due.rrule) for one in tasks
    ]


def test_a_month_told_apart_is_no_work_of_all():
    tasks, codes = compiled("Hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20, Sở Tài chính báo cáo UBND tỉnh.")
    assert told(tasks) == [
        (("Sở Tài chính",), "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYMONTHDAY=24"),
        (("Sở Tài chính",), "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=19"),
    ]
    assert "several-dues" not in codes


def test_periods_before_whoever_acts_are_a_work_each():
    tasks, codes = compiled("Hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6), Sở Nội vụ báo cáo UBND tỉnh.")
    assert told(tasks) == [
        (("Sở Nội vụ",), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (("Sở Nội vụ",), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
    ]
    assert [one.title for one in tasks] == ["Báo cáo UBND tỉnh"] * 2
    assert "time-left" not in codes


def test_reports_behind_a_semicolon_leave_the_work_before_without_a_day():
    tasks, codes = compiled(
        "Sở Nội vụ chủ trì, theo dõi, đôn đốc việc thực hiện; định kỳ 6 tháng (trước ngày 15/6), "
        "hằng năm (trước ngày 10/12) tổng hợp, báo cáo UBND tỉnh."
    )
    assert told(tasks) == [
        (("Sở Nội vụ",), None),
        (("Sở Nội vụ",), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14"),
        (("Sở Nội vụ",), "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=9"),
    ]
    assert [one.title for one in tasks[1:]] == ["Tổng hợp, báo cáo UBND tỉnh"] * 2
    assert "time-left" not in codes


@pytest.mark.parametrize("verb", ["báo cáo", "gửi danh sách"])
def test_a_body_and_its_day_behind_a_colon(verb):
    tasks, _ = compiled(
        f"Sở Dân tộc và Tôn giáo: {verb} trước ngày 30/11/2026; Sở Ngoại vụ: trước ngày 01/12/2026; "
        "Thanh tra tỉnh: trước ngày 02/12/2026."
    )
    assert told(tasks) == [
        (("Sở Dân tộc và Tôn giáo",), "2026-11-29"),
        (("Sở Ngoại vụ",), "2026-11-30"),
        (("Thanh tra tỉnh",), "2026-12-01"),
    ]


def test_once_a_week_on_a_day_is_of_whoever_stands_behind():
    tasks, codes = compiled("Mỗi tuần một lần, vào thứ Năm, Sở Công Thương báo cáo UBND tỉnh.")
    assert told(tasks) == [(("Sở Công Thương",), "FREQ=WEEKLY;BYDAY=TH")]
    assert "actor-left" not in codes


@pytest.mark.parametrize(
    ("work", "rule"),
    [
        ("Sở Y tế, quý 01 lần, báo cáo UBND tỉnh.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("Sở Y tế, tháng 01 lần (ngày 20), báo cáo UBND tỉnh.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Sở Y tế, năm 02 lần (tháng 6 và tháng 12), báo cáo UBND tỉnh.", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("Sở Y tế 01 tháng/lần gửi số liệu cho Sở Tư pháp.", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_how_often_between_whoever_acts_and_the_work_is_no_part_of_a_name(work, rule):
    tasks, codes = compiled(work)
    assert told(tasks) == [(("Sở Y tế",), rule)]
    assert "perhaps-no-task" not in codes
