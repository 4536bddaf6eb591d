"""A day told by the one before it ("cùng ngày", "hôm sau"), pieces that come again each hour, and what is barred after an hour."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from plans.due import OnDate

HEAD = "UBND TỈNH HÀ THANH\nSố: 7/CĐ-UBND\nHà Thanh, ngày 24 tháng 8 năm 2026\n\nCÔNG ĐIỆN\nVề bão số 4\n\nUBND tỉnh yêu cầu:\n"


def made(sentence):
    return compile_directive(f"{HEAD}1. {sentence}\n2. Sở Y tế trực cấp cứu.\n".encode(), "a.txt")


def dues(sentence):
    return [task.due for task in made(sentence).plan.tasks if task.clause == "1"]


def days(sentence):
    return [(due.date, due.time) if isinstance(due, OnDate) else due and due.kind for due in dues(sentence)]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("Các xã chằng nhà trước 11 giờ ngày 25/8/2026. Sơ tán xong các hộ trước 14 giờ cùng ngày.", (25, "14:00")),
        ("Các xã chằng nhà trước 11 giờ ngày 25/8/2026; sơ tán các hộ xong trước 14h30 ngày hôm đó.", (25, "14:30")),
        ("Các xã chằng nhà trước 11 giờ ngày 25/8; sơ tán các hộ xong trước 7 giờ ngày hôm sau.", (26, "07:00")),
        ("Các xã gửi báo cáo trước ngày 25/8/2026; gửi bản mềm trước 17 giờ cùng ngày.", (25, "17:00")),
    ],
)
def test_the_same_day_is_the_one_told_before(sentence, second):
    assert days(sentence)[1] == (dt.date(2026, 8, second[0]), second[1])
    assert dues(sentence)[1].text in " ".join(sentence.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế tổng hợp hằng tháng; gửi số liệu trước 17 giờ cùng ngày.",
        "Các xã sơ tán các hộ trước 14 giờ cùng ngày.",
    ],
)
def test_where_no_day_is_told_before_it_is_asked_about(sentence):
    assert "due-unread" in {one.code for one in made(sentence).problems}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Biên phòng tỉnh dừng cấp lệnh ngay từ thời điểm nhận được Công điện; cứ 03 giờ một lần báo cáo số tàu về Sở Y tế.",
         ["immediate", "periodic"]),
        ("Các xã kêu gọi tàu vào bờ trước 20 giờ ngày 24/8/2026; kiên quyết không để người ở lại trên tàu sau 09 giờ ngày 25/8/2026.",
         [(dt.date(2026, 8, 24), "20:00"), (dt.date(2026, 8, 25), "09:00")]),
        ("Các xã cắm biển báo trước ngày 30/8/2026; nơi nào sạt lở thêm phải rào chắn ngay.",
         [(dt.date(2026, 8, 29), None), "immediate"]),
        ("Sở Y tế cử người trực; khi có ca bệnh thì báo cáo UBND tỉnh trong vòng 24 giờ.", [None, "relative"]),
        ("Các xã cắm biển báo trước ngày 30/8/2026; nếu có sạt lở phải báo cáo UBND tỉnh trong vòng 02 giờ.",
         [(dt.date(2026, 8, 29), None), "relative"]),
        ("Sở Tài chính kiểm tra, đôn đốc; tổng hợp, báo cáo UBND tỉnh tại phiên họp thường kỳ tháng 9 và tháng 12 năm 2026.",
         [None, "recurring"]),
    ],
)  # fmt: skip
def test_a_later_piece_has_its_own_time(sentence, told):
    assert days(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Sở Giáo dục và Đào tạo cho học sinh nghỉ học ngày 25 và 26/8/2026.", 25, 26),
        ("Sở Giáo dục và Đào tạo cho học sinh nghỉ học ngày 25, 26 và 27/8/2026.", 25, 27),
        ("Các xã ra quân dọn kênh vào ngày 28 và ngày 29/8/2026.", 28, 29),
    ],
)
def test_two_days_of_one_month_are_held_from_the_first_to_the_last(sentence, first, last):
    (due,) = dues(sentence)
    assert (due.start, due.date) == (dt.date(2026, 8, first), dt.date(2026, 8, last))


@pytest.mark.parametrize(
    ("call", "work"),
    [
        ("Nhận được Công điện này, các cơ quan, đơn vị, địa phương nghiêm túc tổ chức thực hiện.", False),
        ("Sau khi nhận được Công điện này, các xã khẩn trương triển khai thực hiện.", False),
        ("Nhận được Công điện này, các xã khẩn trương rà soát hồ chứa.", True),
    ],
)
def test_who_received_this_has_work_where_more_is_said_than_to_carry_it_out(call, work):
    found = compile_directive(
        f"{HEAD}1. Sở Y tế trực cấp cứu.\n2. Các xã báo cáo UBND tỉnh.\n{call}\n".encode(), "a.txt"
    )
    assert [task.lead for task in found.plan.tasks if task.clause == "kết.1"] == ([("các xã",)] if work else [])
    assert [one.code for one in found.problems if one.place.clause == "kết.1"] == []


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Y tế lập danh sách trước ngày 20/10/2026, cập nhật hằng tháng.", True),
        ("Sở Y tế ban hành quy chế trước ngày 20/10/2026, rà soát, bổ sung hằng năm.", True),
        ("Sở Y tế phê duyệt danh sách trong vòng 15 ngày kể từ ngày ký Công điện, cập nhật 6 tháng một lần.", True),
        ("Sở Y tế hoàn thành trước ngày 20/10/2026, kiểm tra kế hoạch hằng năm của các xã.", False),
    ],
)
def test_what_is_done_again_and_again_behind_a_day_is_asked_about(sentence, asked):
    assert ("several-dues" in {one.code for one in made(sentence).problems}) is asked


def test_a_time_beside_the_same_day_is_asked_about_in_its_own_words():
    asked = [
        one.args["others"]
        for one in made(
            "Công an tỉnh kiểm tra tàu trước 11 giờ ngày 25/8/2026, báo cáo trước 14 giờ cùng ngày."
        ).problems
        if one.code == "several-dues"
    ]
    assert "trước 11 giờ ngày 25/8/2026" in asked
    assert not [one for one in asked if "cùng ngày" in one]
