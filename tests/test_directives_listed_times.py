"""Months, quarters and weeks as columns of time list them: one span, times of their own that are asked about, or no day at all."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due, read_due_cell

ISSUED = dt.date(2026, 3, 2)


def cell(text):
    due, problems = read_due_cell(text, ISSUED)
    return due and due.date.isoformat(), [(one.code, one.args.get("others", "")) for one in problems]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Quý III, quý IV/2026", "2026-12-31"),
        ("Quý II - IV/2026", "2026-12-31"),
        ("Quí II ÷ IV/2026", "2026-12-31"),
        ("Quý I, II, III/2027", "2027-09-30"),
        ("Quý IV/2026, quý I/2027", "2027-03-31"),
        ("Tháng 9 - 10/2026", "2026-10-31"),
        ("Tháng 9, tháng 10/2026", "2026-10-31"),
        ("9/2026 - 10/2026", "2026-10-31"),
        ("Tháng 12, tháng 1", "2027-01-31"),
        ("3 tháng cuối năm 2026", "2026-12-31"),
        ("các ngày 12, 13 và 14/3/2026", "2026-03-14"),
    ],
)
def test_times_that_follow_on_one_another_are_one_span(text, day):
    assert cell(text) == (day, [])


@pytest.mark.parametrize(
    ("text", "day", "others"),
    [
        ("Quý I, quý III", "2026-09-30", "Quý I"),
        ("các ngày 05/10, 20/10/2026", "2026-10-20", "các ngày 05/10"),
        ("trước ngày 05/6 và 20/12/2026", "2026-12-19", "trước ngày 05/6"),
        ("Quý I và quý III/2027", "2027-09-30", "Quý I"),
        ("Quý I, II, III, IV", "2026-12-31", "Quý I; II; III"),
        ("Quý I/2026, quý II/2027", "2027-06-30", "Quý I/2026"),
        ("Tháng 6, tháng 12", "2026-12-31", "Tháng 6"),
        ("Tháng 4, 8, 12/2026", "2026-12-31", "Tháng 4; 8"),
        ("Tháng 4, 7 và 10", "2026-10-31", "Tháng 4; 7"),
        ("Tháng 9/2026 và tháng 3/2027", "2027-03-31", "Tháng 9/2026"),
    ],
)
def test_times_with_others_between_them_are_asked_about(text, day, others):
    assert cell(text) == (day, [("several-dues", others)])


@pytest.mark.parametrize(
    "text",
    [
        "Tuần 1 - 2/10/2026",
        "Tuần 2/10/2026",
        "Tuần 1, 2 tháng 10/2026",
        "Tuần 42/2026",
        "Các quý năm 2026",
        "9-10/2026",
        "Đầu quý II",
        "Giữa quý IV/2026",
        "Kỳ họp cuối năm 2026",
        "Trước kỳ họp thứ 8",
        "Trước ngày … tháng 9 năm 2026",
        "Trước thứ Sáu tuần này",
    ],
)
def test_what_names_no_day_is_asked_about(text):
    assert cell(text) == (None, [("due-unread", "")])


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        ("Kiểm tra bến đò vào quý II và quý IV", "2026-12-31", ["several-dues"]),
        ("Kiểm tra bến đò trong tháng 10 và tháng 11", "2026-11-30", []),
        ("Kiểm tra bến đò vào các tháng 4, 8, 12", "2026-12-31", ["several-dues"]),
        ("Mở lớp cho người lái đò, tháng 9 - 10/2026.", "2026-10-31", []),
        ("Mở lớp cho người lái đò vào giữa tháng 9.", "2026-09-15", []),
        ("Trình Hội đồng nhân dân tỉnh trước ngày 15/6/2026 tại kỳ họp cuối năm", "2026-06-14", []),
    ],
)
def test_months_and_quarters_in_a_sentence(text, day, codes):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), [one.code for one in problems]) == (day, codes)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mở lớp cho người lái đò tháng 9 - 10/2026.", ["due-unread"]),
        ("Mở lớp cho người lái đò giữa tháng 9.", ["due-unread"]),
        ("Thanh toán tiền điện tháng 9 - 10/2026.", []),
        ("Chi trả lương tháng 9 - 10/2026.", []),
        ("Kiểm kê tồn kho cuối tháng 9.", []),
    ],
)
def test_a_month_that_may_say_which_work_is_no_deadline(text, codes):
    due, problems = read_due(text, ISSUED)
    assert (due, [one.code for one in problems]) == (None, codes)


def test_a_day_in_brackets_behind_a_month_is_of_that_month():
    assert cell("Tháng 10/2026 (trước ngày 15)") == ("2026-10-14", [])
