"""Small bodies behind a comma, whoever does what was agreed to, and money that somebody gives by a day, are asked about."""

import pytest

from directives.compile import compile_directive


def made(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}\n2. Sở Y tế mua thuốc.\n"
    return compile_directive(paper.encode(), "a.txt")


def asked(work):
    return [one.args["said"] for one in made(work).problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    ("work", "who"),
    [
        ("Thôn Tây dọn vệ sinh, thôn Đông treo cờ.", "thôn Đông"),
        ("Các thôn dọn vệ sinh, thôn Đông treo cờ.", "thôn Đông"),
        ("Các chi hội rà soát hội viên, chi hội thôn Đông chuẩn bị hội trường.", "chi hội thôn Đông"),
        ("Nhà trường tổ chức khai giảng, lớp 9A chuẩn bị văn nghệ.", "lớp 9A"),
        ("Các xã nộp hồ sơ, Trung tâm trả kết quả trước ngày 10/12.", "Trung tâm trả kết quả"),
        ("Các xã nộp hồ sơ. Trong 5 ngày, Trung tâm trả kết quả.", "Trung tâm trả kết quả"),
        ("Khi người dân nộp hồ sơ, trong 5 ngày, Trung tâm tiếp nhận.", "Trung tâm tiếp nhận"),
        ("Thống nhất Sở Xây dựng lập hồ sơ trước ngày 20/12/2026.", "Sở Xây dựng"),
        ("Nhất trí các xã tổ chức hội nghị.", "các xã"),
    ],
)
def test_a_small_body_by_its_name_behind_a_comma_is_asked_about(work, who):
    assert asked(work) == [who]


@pytest.mark.parametrize(
    "work",
    [
        "Công an xã phối hợp với thôn Tây, thôn Đông tuần tra ban đêm.",
        "Công an xã hướng dẫn thôn Tây, thôn Đông treo cờ.",
        "Sở Nội vụ hướng dẫn các xã, bản Mường tổ chức hội nghị.",
        "Công an xã kiểm tra tại thôn Tây, thôn Đông và báo cáo UBND xã.",
        "Sở Nội vụ chỉ đạo các đơn vị, Trung tâm rà soát hồ sơ.",
        "Thống nhất Sở Tài chính, Sở Xây dựng về giá.",
        "Các xã gửi hồ sơ về Sở, Trung tâm trước ngày 10/12.",
    ],
)
def test_one_of_a_list_is_not(work):
    assert asked(work) == []


def test_money_that_a_body_gives_by_a_day_is_work_or_told():
    assert made("Kinh phí tổ chức: Sở Tài chính bố trí trước ngày 10/12/2026.").plan.tasks[0].lead == ("Sở Tài chính",)
    told = ("cấp 200 triệu đồng trước ngày 10/12/2026.", "cấp theo quy định.")
    asked = [{one.code for one in made(f"Kinh phí tổ chức: Sở Tài chính {said}").problems} for said in told]
    assert ["perhaps-a-task" in codes for codes in asked] == [True, False]
