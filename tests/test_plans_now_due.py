"""A title that names a date which was moved: the date of now stands behind it wherever it is shown."""

import datetime as dt

import pytest

from plans.dates import last_moment
from plans.extending import GRANT
from plans.moved import AMEND, Moved
from plans.now_due import now_due, titled

OLD, NEW = dt.date(2026, 12, 14), dt.date(2026, 12, 20)


def moved(before, after, *, hour=None, to_hour=None, act=AMEND):
    old, new = last_moment(before, hour), last_moment(after, to_hour)
    return (Moved(act, dt.datetime(2026, 12, 1, 3, tzinfo=dt.UTC), old, new),), new


@pytest.mark.parametrize(
    ("words", "before", "hour"),
    [
        ("Báo cáo kết quả rà soát trước ngày 15/12/2026", OLD, None),
        ("Báo cáo kết quả rà soát trước ngày 15/12", OLD, None),
        ("Báo cáo kết quả rà soát chậm nhất ngày 14/12/2026", OLD, None),
        ("Trình phương án trước ngày 15 tháng 12 năm 2026", OLD, None),
        ("Trình phương án trước ngày 05 tháng 9", dt.date(2026, 9, 4), None),
        ("Gửi số liệu trước 17 giờ 00 ngày 14/12/2026", OLD, "17:00"),
        ("Gửi số liệu trước 9h30, ngày 14-12-2026", OLD, "09:30"),
        ("Hoàn thành việc kiểm kê trong tháng 11/2026", dt.date(2026, 11, 30), None),
        ("Hoàn thành việc kiểm kê trong quý III năm 2026", dt.date(2026, 9, 30), None),
    ],
)
def test_the_date_of_now_stands_behind_the_one_of_before(words, before, hour):
    moves, due = moved(before, NEW, hour=hour)
    assert titled(words, moves, due) == f"{words} [thời hạn nay: 20/12/2026]"
    moves, due = moved(before, NEW, hour=hour, act=GRANT)
    assert now_due(words, moves, due)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Báo cáo kết quả rà soát", OLD, NEW),
        ("Báo cáo kết quả rà soát trước ngày 15/12/2027", OLD, NEW),
        ("Rà soát hồ sơ của 15 tháng trong 12 xã", OLD, NEW),
        ("Báo cáo kết quả rà soát trước ngày 21/12/2026, thay ngày 15/12/2026", OLD, NEW),
        ("Rà soát theo Công văn số 115/12/2026", OLD, NEW),
        ("Báo cáo số liệu 11 tháng 2026", dt.date(2026, 11, 30), NEW),
    ],
)
def test_words_of_no_date_before_stand_alone(words, before, after):
    moves, due = moved(before, after)
    assert titled(words, moves, due) == words


def test_what_was_moved_back_or_never_stands_alone():
    words, (first, _), back = "Báo cáo trước ngày 15/12/2026", moved(OLD, NEW), moved(NEW, OLD)
    assert titled(words, (*first, *back[0]), back[1]) == words
    assert titled(words, (), last_moment(OLD, None)) == words


def test_a_day_nearer_is_another_date():
    moves, due = moved(NEW, dt.date(2026, 12, 19))
    assert now_due("Báo cáo chậm nhất ngày 20/12/2026", moves, due) == " [thời hạn nay: 19/12/2026]"
    moves, due = moved(dt.date(2026, 12, 19), NEW)
    assert now_due("Báo cáo trước ngày 20/12/2026", moves, due) == " [thời hạn nay: 20/12/2026]"


def test_another_hour_of_the_day_is_another_date():
    words = "Gửi số liệu trước 17 giờ 00 ngày 20/12/2026"
    moves, due = moved(NEW, NEW, hour="17:00", to_hour="10:00")
    assert now_due(words, moves, due) == " [thời hạn nay: 10 giờ 00 ngày 20/12/2026]"
    moves, due = moved(NEW, NEW, hour="17:00")
    assert now_due(words, moves, due) == " [thời hạn nay: 20/12/2026]"
    moves, due = moved(NEW, NEW, to_hour="17:00")
    assert now_due(words, moves, due) == ""


def test_a_date_taken_away_is_said_to_be_none():
    moves, _ = moved(OLD, NEW)
    assert (
        now_due("Báo cáo trước ngày 15/12/2026", (moves[0]._replace(after=None),), None)
        == " [thời hạn nay: không xác định thời hạn]"
    )
