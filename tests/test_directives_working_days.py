"""Working days counted from a printed day, and days behind one: the day where no holiday stands among them."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("trong 05 ngày làm việc kể từ ngày 10/12/2026", dt.date(2026, 12, 17)),
        ("trong vòng 05 (năm) ngày làm việc, kể từ ngày 10/12/2026", dt.date(2026, 12, 17)),
        ("trong 05 ngày làm việc sau ngày 10/12/2026", dt.date(2026, 12, 17)),
        ("chậm nhất 03 ngày làm việc từ ngày 10 tháng 12 năm 2026", dt.date(2026, 12, 15)),
        ("trong 05 ngày làm việc kể từ ngày 12/12/2026", dt.date(2026, 12, 18)),
        ("trong 05 ngày sau ngày 10/12/2026", dt.date(2026, 12, 15)),
        ("trong 02 tuần kể từ sau ngày 10/12/2026", dt.date(2026, 12, 24)),
    ],
)
def test_the_days_behind_a_printed_day_are_counted(when, day):
    due, asked = read_due(f"Hoàn thành rà soát {when}.", ISSUED)
    assert due.date == day
    assert asked == []


@pytest.mark.parametrize("start", ["29/12/2026", "01/02/2027", "28/4/2027"])
def test_over_a_holiday_they_are_asked_about(start):
    due, asked = read_due(f"Hoàn thành rà soát trong 10 ngày làm việc kể từ ngày {start}.", ISSUED)
    assert due is None
    assert [one.code for one in asked] == ["due-unread"]


def test_days_from_receipt_wait_for_it():
    due, _ = read_due("Hoàn thành rà soát trong 05 ngày làm việc kể từ ngày nhận hồ sơ.", ISSUED)
    assert due.kind == "relative"
