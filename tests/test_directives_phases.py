"""Times that stand above the work: phases, brackets, labelled lines, schedules by date."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.sections.phases import heading_due
from directives.times.due_phrases import is_time

ISSUED = dt.date(2025, 11, 19)
LETTERHEAD = (
    "KẾ HOẠCH\nGiữ sạch bờ sông\nSông Thao, ngày 19 tháng 11 năm 2025\nỦy ban nhân dân xã ban hành kế hoạch như sau:\n"
)


def dues(request):
    """Clause and date of each task of the directive in a test's docstring."""
    lines = (line.strip() for line in request.function.__doc__.splitlines())
    made = compile_directive((LETTERHEAD + "\n".join(lines)).encode(), "test.txt")
    return [(task.id, str(getattr(task.due, "date", None))) for task in made.plan.tasks], made.plan.tasks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đợt 1 (từ ngày 10/12/2025 đến ngày 31/01/2026)", "2026-01-31"),
        ("Đợt 2: Từ ngày 01/02/2026 đến ngày 14/3/2026", "2026-03-14"),
        ("Đợt 3 từ ngày 01/02/2026 đến ngày 14/3/2026:", "2026-03-14"),
        ("Giai đoạn chuẩn bị: từ 01/12 đến 15/12/2025", "2025-12-15"),
        ("Bước 2. Thẩm định hồ sơ (tháng 3/2026)", "2026-03-31"),
        ("Giai đoạn 1 (2026 - 2027)", "2027-12-31"),
        ("Tháng 12/2025:", "2025-12-31"),
        ("Sáng ngày 25/11/2025", "2025-11-25"),
        ("Hội nghị lần thứ hai (chậm nhất ngày 03/02/2026)", "2026-02-03"),
        ("Giai đoạn 2026 - 2030", "None"),
        ("Kế hoạch phát triển 5 năm (2026 - 2030)", "None"),
        ("Đợt 1: Từ ngày 15/11/2025 đến khi kết thúc", "None"),
        ("Nhiệm vụ trọng tâm năm 2026", "None"),
        ("Sở Tài chính", "None"),
    ],
)
def test_times_of_headings(text, expected):
    assert str(getattr(heading_due(text, ISSUED), "date", None)) == expected


def test_words_that_say_a_time_and_nothing_else():
    assert is_time("Dự kiến từ ngày 01/12 đến ngày 15/12/2025")
    assert not is_time("kèm theo Kế hoạch ngày 01/12/2025")


def test_a_phase_gives_its_time_to_its_bullets_and_to_its_own_text(request):
    """I. CÁC ĐỢT
    1. Đợt 1 (từ ngày 01/12/2025 đến ngày 20/12/2025)
    - Vớt rác ven sông.
    - Trồng cây, xong trước ngày 10/12/2025.
    2. Đợt 2: Từ ngày 01/3/2026 đến ngày 15/3/2026
    Nạo vét các cửa cống.
    """
    found, tasks = dues(request)
    assert found == [("I.1.1", "2025-12-20"), ("I.1.2", "2025-12-09"), ("I.2", "2026-03-15")]
    assert [task.found["due"] for task in tasks] == ["inherited", "explicit", "inherited"]


def test_a_labelled_time_holds_for_the_work_beside_it(request):
    """I. NỘI DUNG
    1. Ra quân
    - Thời gian: từ ngày 01/12/2025 đến ngày 05/12/2025.
    - Phòng Kinh tế chuẩn bị dụng cụ trước ngày 28/11/2025.
    - Công an xã giữ trật tự.
    """
    assert dues(request)[0] == [("I.1.2", "2025-11-27"), ("I.1.3", "2025-12-05")]


def test_a_time_in_brackets_closes_its_task(request):
    """I. NỘI DUNG
    1. Phòng Kinh tế tổ chức hội nghị bàn việc thu gom rác (quý I/2026).
    2. Phòng Kinh tế triển khai dự án nước sạch (khi Sở Xây dựng có hướng dẫn).
    3. Phòng Kinh tế hoàn thành kế hoạch 5 năm (2021 - 2025).
    """
    found, tasks = dues(request)
    assert found == [("I.1", "2026-03-31"), ("I.2", "None"), ("I.3", "None")]
    assert [task.due.kind if task.due else None for task in tasks] == ["date", "on-event", None]


def test_a_schedule_by_months_is_work_with_its_time(request):
    """I. TIẾN ĐỘ THỰC HIỆN
    - Tháng 01/2026: ban hành quyết định thành lập các tổ thu gom.
    - Từ tháng 02 đến tháng 10/2026: Phòng Kinh tế kiểm tra các điểm tập kết rác.
    - Trước ngày 15/12/2026: các thôn báo cáo kết quả.
    II. TỔ CHỨC THỰC HIỆN
    1. Phòng Kinh tế
    Theo dõi việc thực hiện.
    """
    assert dues(request)[0] == [("I.1", "2026-01-31"), ("I.2", "2026-10-31"), ("I.3", "2026-12-14"), ("II.1", "None")]


@pytest.mark.parametrize(
    "told",
    [
        "Việc dọn bờ sông được thực hiện trong khoảng từ ngày 04/3/2026 đến ngày 08/3/2026 theo quy định, cụ thể như sau:",
        "Công tác dọn bờ sông được tổ chức từ ngày 04/3/2026 đến ngày 08/3/2026 như sau:",
        "Việc dọn bờ sông phải được tiến hành xong trước ngày 09/3/2026, gồm:",
    ],
)
def test_when_the_work_below_is_carried_out_is_its_time(told):
    text = f"{LETTERHEAD}I. MỤC ĐÍCH\n- Giữ sông sạch.\nII. DỌN BỜ SÔNG\n{told}\n1. Chuẩn bị\n"
    text += "- Các thôn lập đội dọn rác.\n- Trạm Y tế báo cáo ngay khi có người bị thương.\n"
    made = compile_directive(text.encode(), "test.txt")
    assert [str(getattr(task.due, "date", task.due.kind)) for task in made.plan.tasks] == ["2026-03-08", "immediate"]


def test_a_lead_in_with_two_times_gives_none():
    told = "Việc dọn bờ sông được thực hiện trước ngày 04/3/2026 và trước ngày 08/4/2026, cụ thể như sau:"
    text = f"{LETTERHEAD}I. MỤC ĐÍCH\n- Giữ sông sạch.\nII. DỌN BỜ SÔNG\n{told}\n1. Chuẩn bị\n- Các thôn lập đội dọn rác.\n"
    assert compile_directive(text.encode(), "test.txt").plan.tasks[0].due is None


def test_the_time_of_a_heading_holds_for_labelled_work_without_a_label_of_time(request):
    """I. NỘI DUNG
    1. Trong quý I/2026
    - Dọn bến sông
    Đơn vị chủ trì: Phòng Kinh tế
    - Tập huấn tổ tự quản
    Đơn vị chủ trì: Trạm Y tế
    Thời gian: tháng 02/2026
    - Thả cá giống
    Đơn vị chủ trì: Phòng Kinh tế
    Thời gian: theo kế hoạch riêng
    """
    found, tasks = dues(request)
    assert found == [("I.1.1", "2026-03-31"), ("I.1.2", "2026-02-28"), ("I.1.3", "None")]
    assert tasks[0].found["due"] == "inherited"


def test_a_heading_that_is_a_period_gives_it_to_the_work_below(request):
    """I. NỘI DUNG
    1. Hằng tháng
    - Phòng Kinh tế đo mực nước ven sông.
    - Phòng Kinh tế thay lưới chắn rác, xong trước ngày 10/12/2025.
    2. Thu gom rác (hằng tuần)
    - Trạm Y tế phun khử khuẩn.
    """
    rules = [getattr(task.due, "rrule", None) for task in dues(request)[1]]
    assert rules == ["FREQ=MONTHLY;BYMONTHDAY=-1", None, None]
