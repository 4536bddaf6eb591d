"""Forms that hand work to somebody, and schedules of days in a table."""

import pytest

from directives.compile import compile_directive


def tasks(text):
    found = compile_directive(text.encode(), "a.txt").plan.tasks
    return [(task.lead, str(getattr(task.due, "date", None)), task.report_to) for task in found]


@pytest.mark.parametrize("title", ["GIẤY GIAO VIỆC", "PHIẾU GIAO NHIỆM VỤ"])
@pytest.mark.parametrize(
    ("to", "lead"),
    [
        ("Người nhận việc: Bà Lê Thị Bình - Phòng Kế toán", "Bà Lê Thị Bình"),
        ("Giao cho: Phòng Kỹ thuật", "Phòng Kỹ thuật"),
        ("Giao cho: Đ/c Phạm Văn Dũng", "Đ/c Phạm Văn Dũng"),
    ],
)
def test_a_form_names_who_does_what_by_when(title, to, lead):
    head = f"CÔNG TY SÔNG XANH\n{title}\nSố: 15/GGV\nNgày 3 tháng 4 năm 2026\nNgười giao: Ông Trần Văn An - Giám đốc\n{to}\n"
    one = "Nội dung công việc: Lập báo cáo bến đò\nThời hạn hoàn thành: 20/4/2026\nYêu cầu: báo cáo kết quả cho Giám đốc.\n"
    assert tasks(head + one) == [((lead,), "2026-04-20", "Giám đốc")]
    several = (
        "Các công việc sau:\n1. Tổng hợp danh sách bến, thời hạn 15/4/2026.\n2. Soạn công văn trước ngày 12/4/2026.\n"
    )
    assert tasks(head + several) == [((lead,), "2026-04-15", None), ((lead,), "2026-04-11", None)]


@pytest.mark.parametrize("day", ["Thứ, ngày", "Ngày", "Ngày, giờ"])
def test_a_schedule_in_a_table_has_a_day_for_each_row(day):
    text = (
        f"SỞ XÂY DỰNG\nLỊCH CÔNG TÁC TUẦN 16\n\n| {day} | Nội dung | Chủ trì | Thành phần |\n|---|---|---|---|\n"
        "| 13/4/2026 | Kiểm tra bến đò | Phòng Kinh tế | Công an xã |\n| | Họp giao ban | Văn phòng | Các phòng |\n"
    )
    found = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [(task.lead, task.with_, str(task.due.date)) for task in found] == [
        (("Phòng Kinh tế",), ("Công an xã",), "2026-04-13"),
        (("Văn phòng",), ("Các phòng",), "2026-04-13"),
    ]


@pytest.mark.parametrize("days", [("Thứ Hai (06/4):", "Thứ Ba (07/4):"), ("Ngày 06/4/2026:", "Ngày 07/4/2026:")])
def test_a_schedule_without_numbers_has_a_day_above_its_bullets(days):
    text = (
        f"UBND XÃ TÂN PHÚ\nTân Phú, ngày 4 tháng 4 năm 2026\nLỊCH CÔNG TÁC TUẦN 15\n{days[0]}\n- Công an xã tuần tra bến đò.\n"
        f"- Văn phòng họp dân.\n{days[1]}\n- Trạm Y tế xã phun hóa chất.\n"
    )
    assert tasks(text) == [
        (("Công an xã",), "2026-04-06", None),
        (("Văn phòng",), "2026-04-06", None),
        (("Trạm Y tế xã",), "2026-04-07", None),
    ]
