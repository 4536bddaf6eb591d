"""A deadline in the words of a typed task, its own field left empty."""

import datetime as dt

import pytest

from desk.drafts.typed import read_typed_due
from desk.people import actor_of, who
from desk.quick import QuickEntry, QuickLine, give_quick, look_quick
from desk.quick_due import due_in_words, on_its_day
from models.database import reading
from models.settings import Settings
from plans.due import OnDate, Recurring
from tests.office import NOW, furnish

TODAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "due", "code"),
    [
        ("Báo cáo kết quả trước ngày 15/12/2026", dt.date(2026, 12, 14), "quick-due-taken"),
        ("Báo cáo trước 20/12", dt.date(2026, 12, 19), "quick-due-taken"),
        ("Lập danh mục dự án đầu tư trước ngày 15/12/2026", dt.date(2026, 12, 14), "quick-due-taken"),
        ("Họp ngày 20/12", None, "quick-due-left"),
        ("Báo cáo trong 5 ngày làm việc", None, "quick-due-left"),
        ("Báo cáo trước ngày 01/11/2026", None, "quick-due-left"),
        ("Xong trước thứ Sáu", None, "quick-due-left"),
        ("Báo cáo trước ngày 31/11/2026", None, "date-does-not-exist"),
        ("Lập danh mục dự án đầu tư trước ngày 31/11/2026", None, "date-does-not-exist"),
        ("Báo cáo theo Công văn số 12/UBND-TH ngày 20/10/2026", None, None),
        ("Rà soát kế hoạch năm 2027", None, None),
        ("Triển khai ngay kế hoạch", None, None),
        ("Trồng xong rừng phòng hộ trong quý I/2027", dt.date(2027, 3, 31), "quick-due-taken"),
        ("Hoàn thành số hóa hồ sơ hộ tịch năm 2027", None, "quick-due-left"),
        ("Sửa chữa trụ sở xã quý I/2027", None, "quick-due-left"),
        ("Sửa chữa trụ sở xã quý I năm 2027", None, "quick-due-left"),
        ("Kiểm tra an toàn bếp ăn tháng 12/2026", None, "quick-due-left"),
        ("Năm 2027, số hóa hồ sơ hộ tịch", None, "quick-due-left"),
        ("Số hóa hồ sơ hộ tịch, năm 2027", None, "quick-due-left"),
        ("Số hóa hồ sơ hộ tịch đến hết năm 2027", None, "quick-due-left"),
        ("Lập kế hoạch vốn, cuối năm 2027 trình", dt.date(2027, 12, 31), "quick-due-taken"),
        ("Xây dựng Chương trình công tác năm 2027", None, None),
        ("Lập kế hoạch vốn 2027", None, None),
        ("Tham mưu kế hoạch phòng, chống thiên tai năm 2027", None, None),
        ("Rà soát quy hoạch giai đoạn 2026-2030", None, None),
        ("Tổng hợp báo cáo quý IV/2026", None, None),
        ("Tổng kết phong trào thi đua năm 2026", None, None),
        ("Kiểm tra an toàn bếp ăn tháng 10/2026", None, None),
        ("Số hóa hồ sơ năm 2025", None, None),
        ("Tuyên truyền đợt 1 năm 2027", None, "quick-due-left"),
        ("SỬA CHỮA TRỤ SỞ QUÝ I/2027", None, "quick-due-left"),
        ("Giải phóng mặt bằng quý I/2027", None, "quick-due-left"),
        ("Kiểm tra bếp ăn ngày 31/9/2026", None, "quick-due-left"),
        ("Báo cáo tình hình tuần sau", None, "quick-due-left"),
        ("Gửi số liệu về Văn phòng cuối tháng", None, "quick-due-left"),
        ("Báo cáo kết quả tháng qua", None, None),
        ("Rà soát lịch công tác tuần", None, None),
        ("Tập huấn nghiệp vụ du lịch năm 2027", None, "quick-due-left"),
        ("Tuyển quân năm 2027 đủ chỉ tiêu được giao", None, None),
        ("Hội thi Sáng tạo trẻ năm 2027 của tỉnh: lập ban tổ chức", None, None),
    ],
)
def test_it_is_taken_or_asked_about(words, due, code):
    found, told = due_in_words(words, "", TODAY)
    assert (found.date if isinstance(found, OnDate) else None) == due
    assert [one.code for one in told] == ([code] if code else [])
    for typed in ("không", "20/12/2026"):
        assert due_in_words(words, typed, TODAY) == (None, [])


def test_what_comes_again_is_taken_too():
    assert isinstance(due_in_words("Hằng tháng báo cáo tiến độ", "", TODAY)[0], Recurring)


def test_the_task_has_it_and_its_giver_is_told(sqlite_engine):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        dung = actor_of(session, who(session, "dung"))

    def entry(title, due=""):
        return QuickEntry(dung, [QuickLine(title, "Sở Nội vụ tỉnh Sông Thao", due)], "", NOW)

    settings = Settings(office="song-thao/van-phong")
    looked = look_quick(sqlite_engine, settings, entry("Rà soát hồ sơ trước ngày 15/12/2026"))
    assert looked.sound
    assert looked.lines[0].due.date == dt.date(2026, 12, 14)
    assert "quick-due-taken" in {one.code for one in looked.problems}
    none = look_quick(sqlite_engine, settings, entry("Rà soát hồ sơ trước ngày 15/12/2026", "không"))
    assert (none.lines[0].due, "quick-due-taken" in {one.code for one in none.problems}) == (None, False)
    given, wrong = give_quick(sqlite_engine, settings, entry("Rà soát hồ sơ trước ngày 31/11/2026"))
    assert (given, [one.code for one in wrong.lines[0].problems]) == (None, ["date-does-not-exist"])


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("hôm nay", 26, None),
        ("Hôm nay", 26, None),
        ("trong ngày hôm nay", 26, None),
        ("hết hôm nay", 26, None),
        ("trước 17h hôm nay", 26, "17:00"),
        ("trước 10 giờ 30 ngày mai", 27, "10:30"),
        ("ngày  mai", 27, None),
        ("trước ngày mai", 26, None),
        ("27/11", 27, None),
    ],
)
def test_today_and_tomorrow_are_days(typed, day, time):
    due = read_typed_due(on_its_day(typed, TODAY), TODAY)
    assert (due.date, due.time) == (dt.date(2026, 11, day), time)


def test_what_is_no_such_day_stays_as_it_is():
    for typed in ("", "không", "ngày maiz", "hằng quý", "hôm nayx"):
        assert on_its_day(typed, TODAY) == typed


def test_a_line_is_given_for_today(sqlite_engine):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    line = QuickLine(title="Gửi danh sách dự họp", units="Sở Nội vụ", due="hôm nay")
    looked = look_quick(sqlite_engine, Settings(office="song-thao/van-phong"), QuickEntry(hoa, [line], "", NOW))
    assert looked.lines[0].problems == ()
    assert looked.lines[0].due == OnDate(date=dt.date(2026, 9, 1), text="ngày 01/09/2026")
