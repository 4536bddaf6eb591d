"""What stands beside the words that were read: work behind a label, a beginning, an hour, brackets that narrow a group."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n"
)


def made(sentence):
    """The tasks of a unit that says this, and the doubts at it."""
    text = f"{HEAD}1. {sentence}\n2. Sở Y tế kiểm tra thuốc.\n"
    found = compile_directive(text.encode(), "a.txt")
    tasks = [one for one in found.plan.tasks if one.clause == "I.1"]
    return tasks, {(one.place.field, one.code) for one in found.problems if one.place.clause == "I.1"}


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Đối tượng: người lao động; Sở Nội vụ hoàn thành trước ngày 20/12/2026.", "Sở Nội vụ"),
        ("Đối tượng: hộ nghèo, hộ cận nghèo; các xã lập danh sách trước ngày 20/12/2026.", "các xã"),
        ("Phạm vi: toàn tỉnh; Sở Y tế báo cáo trước ngày 20/12/2026.", "Sở Y tế"),
        ("Địa điểm: Hội trường tỉnh. Sở Y tế chuẩn bị tài liệu trước ngày 20/12/2026.", "Sở Y tế"),
        ("Hình thức: trực tuyến; giao Sở Y tế chuẩn bị đường truyền, xong trước ngày 20/12/2026.", "Sở Y tế"),
    ],
)
def test_dated_work_behind_what_a_label_says_is_work(sentence, lead):
    """It had vanished without a word."""
    ((task,), _) = made(sentence)
    assert (task.lead, str(task.due.date)) == ((lead,), "2026-12-19")


@pytest.mark.parametrize(
    "sentence",
    ["Đối tượng: người lao động; người nghèo.", "Đối tượng: người lao động; trẻ em sinh trước ngày 20/12/2026."],
)
def test_whom_it_is_for_is_none(sentence):
    assert made(sentence)[0] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an tỉnh tổ chức trực 24/24h từ ngày 28/11/2026.",
        "Công an tỉnh tổ chức trực ban 24/24 giờ kể từ 07 giờ ngày 28/11/2026.",
        "Sở Y tế duy trì chốt kiểm soát từ ngày 28/11/2026.",
        "Sở Y tế thu phí bằng thẻ kể từ ngày 01 tháng 12 năm 2026.",
        "Các xã di dời hộ dân ven sông xong trước 18 giờ.",
        "Công an tỉnh có mặt tại hiện trường lúc 6 giờ 30 phút.",
    ],
)
def test_a_day_from_which_something_begins_and_an_hour_of_no_day_are_asked_about(sentence):
    ((task,), asked) = made(sentence)
    assert task.due is None
    assert ("due", "time-left") in asked


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế họp giao ban 2 tuần/lần vào chiều thứ Sáu, cuộc đầu tiên ngày 20/3/2026.",
        "Sở Y tế báo cáo hằng quý, kỳ đầu tiên là quý II/2026.",
        "Sở Y tế báo cáo ca bệnh trong 24h trên phần mềm.",
    ],
)
def test_when_recurring_work_begins_and_hours_in_short_are_asked_about(sentence):
    assert ("due", "time-left") in made(sentence)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế báo cáo hằng tháng, bắt đầu từ tháng 4/2026.",
        "Sở Y tế báo cáo tình hình mưa lũ trong 24h qua.",
    ],
)
def test_not_so_a_rule_that_begins_then_or_hours_gone_by(sentence):
    assert ("due", "time-left") not in made(sentence)[1]


def test_not_so_a_day_that_is_past():
    assert ("due", "time-left") not in made("Sở Y tế rà soát hộ nghèo phát sinh từ ngày 01/01/2026.")[1]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Y tế hằng tuần tổng hợp, gửi Sở Nội vụ trước 15 giờ.", True),
        ("Sở Y tế hằng tuần tổng hợp, gửi Sở Nội vụ vào chiều thứ Năm.", True),
        ("Sở Y tế hằng ngày tổng hợp số liệu, gửi Sở Nội vụ trước 15 giờ, có ký số.", True),
        ("Sở Y tế hằng ngày tổng hợp số liệu, gửi Sở Nội vụ trước 15 giờ.", False),  # the hour is read
        ("Sở Y tế báo cáo Sở Nội vụ trước 15 giờ thứ Năm hằng tuần.", False),
        ("Sở Y tế báo cáo Sở Nội vụ hằng tuần.", False),
    ],
)
def test_an_hour_or_a_day_left_beside_a_period_is_asked_about(sentence, asked):
    ((task,), told) = made(sentence)
    missing = task.due.time is None and ("due", "several-dues") in told
    assert missing is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Ủy ban nhân dân các xã (có rừng) rà soát phương án.", True),
        ("Các trường (có bếp ăn bán trú) rà soát phương án.", True),
        ("Ủy ban nhân dân các xã (thuộc vùng hạ du) rà soát phương án.", True),
        ("Ủy ban nhân dân các xã (gọi chung là cấp xã) rà soát phương án.", False),
        ("Các sở (qua Văn phòng) rà soát phương án.", False),
    ],
)
def test_brackets_that_narrow_a_group_are_asked_about(sentence, asked):
    assert (("lead", "name-goes-on") in made(sentence)[1]) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Ủy ban nhân dân các xã đăng ký với Sở Y tế (qua Chi cục Dân số) trước ngày 20/12/2026.", True),
        ("Ủy ban nhân dân các xã đăng ký danh sách về Sở Y tế trước ngày 20/12/2026.", True),
        ("Sở Y tế rà soát các cơ sở đã đăng ký với Sở Tài chính.", False),
        ("Sở Y tế tổ chức đăng ký nhu cầu về vắc xin của các xã.", False),
    ],
)
def test_where_somebody_registers_may_be_the_receiver(sentence, asked):
    assert (("report_to", "receiver-left") in made(sentence)[1]) is asked
