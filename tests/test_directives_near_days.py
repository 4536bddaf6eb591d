"""Today and tomorrow are counted from the day of issue; every other day is a rule; what leaves holidays out is asked about."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("when", "day", "hour"),
    [
        ("trong hôm nay", 25, None),
        ("trong ngày hôm nay", 25, None),
        ("trước 17 giờ hôm nay", 25, "17:00"),
        ("trước 17 giờ chiều nay", 25, "17:00"),
        ("trước 9 giờ ngày mai", 26, "09:00"),
        ("chậm nhất 9 giờ sáng mai", 26, "09:00"),
        ("chậm nhất là đến 9 giờ ngày mai", 26, "09:00"),
        ("muộn nhất vào lúc 9 giờ ngày mai", 26, "09:00"),
        ("trong ngày mai", 26, None),
        ("xong trong chiều mai", 26, None),
        ("trước 17 giờ ngày mai (27/11/2026)", 27, "17:00"),
        ("trước 17 giờ ngày mai (27/11)", 27, "17:00"),
    ],
)
def test_near_days_are_counted_from_the_day_of_issue(when, day, hour):
    due, asked = read_due(f"Gửi báo cáo {when}.", ISSUED)
    assert (due.date, due.time) == (dt.date(2026, 11, day), hour)
    assert asked == []


@pytest.mark.parametrize("when", ["trong hôm nay", "trước 9 giờ ngày mai"])
def test_without_a_day_of_issue_they_are_asked_about(when):
    due, asked = read_due(f"Gửi báo cáo {when}.", None)
    assert due is None
    assert [one.code for one in asked] == ["due-unread"]


@pytest.mark.parametrize("words", ["Từ trước đến nay rà soát", "Hôm nay, các xã rà soát", "Rà soát ngay trong ngày"])
def test_what_is_only_told_of_them_is_no_day(words):
    due, _ = read_due(f"{words}.", ISSUED)
    assert due is None or due.kind == "immediate"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Khắc phục hậu quả vụ sạt lở xảy ra lúc 8 giờ sáng nay", []),
        ("Khắc phục hậu quả vụ sạt lở xảy ra vào lúc 8 giờ sáng nay", []),
        ("Trực ứng phó bão đổ bộ vào lúc 16 giờ chiều mai", ["due-unread"]),
        ("Tính đến 17 giờ hôm nay còn 5 xã ngập, khẩn trương khắc phục", ["due-unread"]),
    ],
)
def test_an_hour_at_which_something_is_told_to_happen_is_no_deadline(words, asked):
    due, problems = read_due(f"{words}.", ISSUED)
    assert due is None
    assert [one.code for one in problems] == asked


def test_a_page_that_tells_of_a_paper_may_mean_its_own_day():
    news = (
        "BDK - UBND tỉnh vừa ban hành Công văn số 215/UBND-KT ngày 25/11/2026 về phòng dịch.\n\n"
        "Theo đó, UBND tỉnh yêu cầu Sở Y tế phun khử khuẩn các chợ trước 17 giờ ngày mai.\n"
    )
    made = compile_directive(news.encode(), "a.txt")
    assert [one.due.date.isoformat() for one in made.plan.tasks] == ["2026-11-26"]
    assert "due-of-telling" in {one.code for one in made.problems}


@pytest.mark.parametrize(
    ("words", "rule", "hour"),
    [
        ("Phun khử khuẩn chợ cách ngày", "FREQ=DAILY;INTERVAL=2", None),
        ("Báo cáo cách nhật, trước 16 giờ", "FREQ=DAILY;INTERVAL=2", "16:00"),
        ("Phun thuốc cách ngày từ ngày 01/12/2026 đến ngày 15/12/2026", "FREQ=DAILY;INTERVAL=2;UNTIL=20261215", None),
    ],
)
def test_every_other_day(words, rule, hour):
    due, asked = read_due(f"{words}.", ISSUED)
    assert (due.rrule, due.time) == (rule, hour)
    assert asked == []


@pytest.mark.parametrize("but", ["trừ thứ Bảy, Chủ nhật và ngày lễ", "trừ Chủ nhật, ngày nghỉ", "trừ ngày lễ"])
def test_holidays_left_out_of_a_period_are_asked_about(but):
    due, asked = read_due(f"Báo cáo hằng ngày, {but}.", ISSUED)
    assert due.rrule == "FREQ=DAILY"
    assert [one.code for one in asked] == ["several-dues"]
