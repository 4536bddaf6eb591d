"""Times that a plain reading broke: read in part, from the middle of a word, or with an end or a condition dropped."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due
from plans.due import OnDate, Recurring

ISSUED = dt.date(2026, 11, 27)


def read(text):
    due, problems = read_due(text, ISSUED)
    return due, [(one.code, one.args.get("text")) for one in problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rà soát các kho, chậm nhất thứ Hai tuần sau trình UBND tỉnh", "chậm nhất thứ Hai tuần sau"),
        (
            "Sở Nội vụ, Sở Y tế báo cáo lần lượt trước ngày 05/12/2026 và ngày 10/12/2026",
            "lần lượt trước ngày 05/12/2026 và ngày 10/12/2026",
        ),
        (
            "Sở Nội vụ, Sở Y tế lần lượt báo cáo trước ngày 05/12/2026, 10/12/2026",
            "lần lượt báo cáo trước ngày 05/12/2026, 10/12/2026",
        ),
        ("Chậm nhất thứ Sáu tuần sau (04/12/2026), các xã báo cáo", "Chậm nhất thứ Sáu tuần sau"),
        ("Báo cáo trước thứ Sáu tuần sau, ngày 04/12/2026.", "trước thứ Sáu tuần sau"),
        (
            "Chậm nhất 05 ngày làm việc sau khi kết thúc tháng, Sở Tài chính báo cáo",
            "Chậm nhất 05 ngày làm việc sau khi kết thúc tháng",
        ),
    ],
)
def test_what_no_day_can_be_read_from_is_asked(text, words):
    assert read(text) == (None, [("due-unread", words)])


def test_a_number_of_weeks_is_read_where_it_is_no_weekday():
    due, problems = read("trong vòng hai tuần sau khi nhận được văn bản")
    assert (due.amount, due.unit, problems) == (2, "week", [])


@pytest.mark.parametrize(
    "words",
    [
        "nếu trùng ngày nghỉ thì gửi vào ngày làm việc liền kề",
        "trường hợp thời hạn rơi vào ngày nghỉ, ngày lễ thì gửi vào ngày làm việc tiếp theo",
    ],
)
@pytest.mark.parametrize(("day", "kind"), [("ngày 5 hằng tháng", Recurring), ("trước ngày 06/12/2026", OnDate)])
def test_what_holds_on_a_day_off_is_asked(day, kind, words):
    for mark in (";", ","):
        due, problems = read(f"Gửi báo cáo {day}{mark} {words}.")
        assert isinstance(due, kind)
        assert problems == [("day-off-told", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Nếu trùng ngày nghỉ thì hoàn thành trước ngày 20/12/2026.",
        "Trường hợp rơi vào thứ bảy, chủ nhật, các xã nộp báo cáo vào ngày 19/12/2026.",
        "Nếu trùng lịch nghỉ lễ thì các trường tổ chức bù, xong trong tháng 12/2026.",
    ],
)
def test_what_holds_on_a_day_off_takes_no_day_of_the_work(text):
    due, problems = read(text)
    assert isinstance(due, OnDate)
    assert [code for code, _ in problems] == ["day-off-told"]


@pytest.mark.parametrize("period", ["quý", "tháng"])
def test_days_after_each_period_are_asked_beside_it(period):
    due, problems = read(f"Hằng {period}, chậm nhất 05 ngày làm việc sau khi kết thúc {period}, Sở A báo cáo.")
    assert isinstance(due, Recurring)
    assert [code for code, _ in problems] == ["several-dues"]


def test_a_period_after_from_now_ends():
    due, problems = read("Từ nay đến hết tháng 12/2026, Sở Y tế kiểm tra các kho hằng tuần.")
    assert (due.rrule, problems) == ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231", [])


def test_a_period_up_to_no_day_is_asked():
    due, problems = read("Từ nay đến Tết, Sở Công Thương báo cáo giá cả hằng tuần.")
    assert (due.rrule, problems) == ("FREQ=WEEKLY;BYDAY=FR", [("period-end-open", "Từ nay đến Tết")])
