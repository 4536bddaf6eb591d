"""Times that a plain reading broke: read in part, from the middle of a word, or with an end or a condition dropped."""

import datetime as dt

import pytest

from directives.compile import compile_directive
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
            "Sở Y tế báo cáo trước 15 giờ các ngày thứ Hai, thứ Tư, thứ Sáu.",
            "trước 15 giờ các ngày thứ Hai, thứ Tư, thứ Sáu",
        ),
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
        "trùng ngày nghỉ thì lùi sang ngày kế tiếp",
        "gặp ngày nghỉ lễ thì gửi vào ngày làm việc liền trước",
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


@pytest.mark.parametrize(
    ("text", "kept", "left"),
    [
        ("Sở A báo cáo trước ngày 15/12/2026 và trước Tết 10 ngày.", "trước ngày 15/12/2026", "trước Tết 10 ngày"),
        ("Định kỳ trước ngày 20 hằng tháng và trước Tết 5 ngày.", "trước ngày 20 hằng tháng", "trước Tết 5 ngày"),
        ("Báo cáo trước Tết và trước ngày 20/12/2026.", "trước ngày 20/12/2026", "trước Tết"),
    ],
)
def test_a_time_that_no_day_can_be_read_from_is_asked_beside_one_that_is_read(text, kept, left):
    due, problems = read_due(text, ISSUED)
    assert due is not None
    assert [(one.code, one.args["others"]) for one in problems] == [("several-dues", left)]
    assert kept in problems[0].args["kept"]


def test_so_many_days_before_a_feast_are_asked_with_their_number():
    words = "trước Tết Nguyên đán Đinh Mùi 30 ngày"
    assert read(f"Sở A báo cáo {words}.") == (None, [("due-unread", words)])


def test_what_holds_on_a_day_off_is_asked_in_a_sentence_of_its_own():
    words = "nếu trùng ngày nghỉ thì gửi vào ngày làm việc liền kề"
    for said in (f"; {words}.", f". {words.capitalize()}."):
        paper = f"An Sơn, ngày 27 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Nội vụ báo cáo biên chế trước ngày 5 hằng tháng{said}"
        compiled = compile_directive(paper.encode(), "a.txt")
        assert [one.due.rrule for one in compiled.plan.tasks] == ["FREQ=MONTHLY;BYMONTHDAY=4"]
        assert "day-off-told" in {one.code for one in compiled.problems}
