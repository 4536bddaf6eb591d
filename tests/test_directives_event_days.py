"""Days of what a sentence tells (a law in force, a meeting, projects approved before) are no deadline of its work."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 9, 1)
HEAD = "Sơn Hà, ngày 01 tháng 9 năm 2026\n\nKẾ HOẠCH\nVề trực bến đò\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Công an tỉnh:\n\n- "


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Lập danh sách chủ đò vay vốn trong năm 2010.", ["due-before-issue"]),
        ("Xử lý các vụ va chạm phát sinh trong năm 2025.", ["due-before-issue"]),
        ("Chuẩn bị tài liệu cho hội nghị tổ chức vào ngày 20/10/2026.", ["due-unread"]),
        ("Tổng hợp số liệu đến ngày 30/9/2026.", ["due-unread"]),
        ("Báo cáo kết quả thực hiện đến ngày 30/9/2026 về Sở Nội vụ.", ["due-unread"]),
        ("Rà soát các bến được cấp phép, phân loại chủ bến được bổ nhiệm trước ngày 01/10/2026.", ["due-unread"]),
        ("Triển khai Luật có hiệu lực thi hành vào ngày 01/7/2027.", []),
        ("Thực hiện theo Kế hoạch được ban hành vào ngày 15/8/2026.", []),
    ],
)
def test_the_day_of_what_is_told_is_none_of_the_task(text, codes):
    due, problems = read_due(text, ISSUED)
    assert (due, [one.code for one in problems]) == (None, codes)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chuẩn bị hội nghị tổ chức ngày 20/10/2026, hoàn thành trước ngày 10/10/2026.", "2026-10-09"),
        ("Hướng dẫn thi hành Luật có hiệu lực từ ngày 01/01/2027, hoàn thành trước ngày 15/12/2026.", "2026-12-14"),
        ("Báo cáo tiến độ đến ngày 30/9/2026 trước ngày 10/10/2026.", "2026-10-09"),
        ("Đẩy nhanh tiến độ, đến ngày 30/9/2026 hoàn thành việc sửa bến.", "2026-09-30"),
        ("Rà soát danh mục bến trình Ủy ban nhân dân tỉnh phê duyệt trước ngày 01/10/2026.", "2026-09-30"),
        ("Tham dự hội nghị tổ chức vào ngày 20/10/2026.", "2026-10-20"),
        ("Sửa chữa các bến trong năm 2026.", "2026-12-31"),
    ],
)
def test_the_day_of_the_work_stands_beside_it(text, day):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), problems) == (day, [])


@pytest.mark.parametrize(
    "text",
    [
        "Cử đại diện dự họp lúc 8 giờ ngày 20/10/2026 tại Hội trường.",
        "Tham dự buổi làm việc 8h00 ngày 20/10.",
        "Dự họp: 8 giờ 00, thứ Ba ngày 20/10/2026.",
        "Có mặt lúc 8 giờ sáng 20/10/2026 tại bến.",
    ],
)
def test_an_invitation_has_a_day_and_an_hour(text):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), due.time, problems) == ("2026-10-20", "08:00", [])


@pytest.mark.parametrize(
    "work", ["Tổng hợp số liệu đến ngày 30/9/2026.", "Rà soát trước ngày 05/10/2026, gửi lại trước ngày 15/10/2026."]
)
def test_a_time_is_asked_about_once(work):
    made = compile_directive(f"{HEAD}{work}\n\n2. Sở Xây dựng theo dõi chung.\n".encode(), "ke-hoach.txt")
    assert len([one for one in made.problems if one.place.clause == "I.1.1" and one.place.field == "due"]) == 1
