"""What the parts of a sentence and the bullets of a lead-in share, and what they do not."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nGiữ rừng năm 2026\n\nI. MỤC ĐÍCH\n1. Giữ rừng.\nII. NHIỆM VỤ\n"


def tasks_of(units: str):
    return compile_directive(f"{HEAD}{units}\n".encode(), "a.txt").plan.tasks


@pytest.mark.parametrize(
    "second", ["báo cáo tổng thể kết quả", "tổng hợp, báo cáo đột xuất", "gửi báo cáo tổng kết", "báo cáo"]
)
def test_a_second_report_of_a_sentence_goes_where_the_first_goes(second):
    first, last = tasks_of(
        f"1. Sở Nội vụ báo cáo UBND tỉnh (qua Văn phòng UBND tỉnh) vào thứ Sáu hằng tuần; {second} trước ngày 05/10/2026."
    )
    assert (last.report_to, last.via) == (first.report_to, first.via) == ("UBND tỉnh", "Văn phòng UBND tỉnh")
    assert str(last.due.date) == "2026-10-04"


@pytest.mark.parametrize(
    "second", ["hoàn thành báo cáo trước ngày 05/10/2026", "Sở Y tế báo cáo kết quả trước ngày 05/10/2026"]
)
def test_work_of_its_own_or_of_another_does_not(second):
    *_, last = tasks_of(f"1. Sở Nội vụ báo cáo UBND tỉnh vào thứ Sáu hằng tuần; {second}.")
    assert last.report_to is None


def test_nor_does_a_report_of_something_else():
    units = "1. Sở Y tế báo cáo Thanh tra tỉnh kết quả kiểm tra; {} trước ngày 25/12/2026."
    *_, last = tasks_of(units.format("báo cáo kết quả thực hiện Chỉ thị"))
    assert (str(last.due.date), last.report_to) == ("2026-12-24", None)
    assert tasks_of(units.format("báo cáo lại kết quả kiểm tra"))[-1].report_to is None
    assert tasks_of(units.format("báo cáo tổng hợp kết quả kiểm tra"))[-1].report_to == "Thanh tra tỉnh"


def test_a_bullet_with_a_lead_of_its_own_has_not_the_partners_of_the_lead_in():
    units = "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính:\na) Rà soát danh mục.\nb) Sở Nội vụ lập hồ sơ.\n"
    assert [(task.lead, task.with_) for task in tasks_of(units)] == [
        (("Sở Xây dựng",), ("Sở Tài chính",)),
        (("Sở Nội vụ",), ()),
    ]


def test_bullets_below_a_lead_in_that_names_nobody_keep_its_partners():
    units = "1. Rà soát rừng. Chủ trì, phối hợp với Sở Tài chính:\na) Sở Xây dựng đo đạc.\n"
    assert tasks_of(units)[-1].with_ == ("Sở Tài chính",)


def test_a_sentence_of_purpose_among_names_names_nobody():
    units = (
        "1. Để có được vụ nuôi đạt kết quả tốt cần có đủ giống:\nĐề nghị các xã chuẩn bị giống.\n"
        "2. Đối với Sở Y tế:\nKiểm tra giống.\n3. Đối với Sở Xây dựng:\nSửa bờ ao.\n"
    )
    assert not any(name.startswith("Để") for task in tasks_of(units) for name in task.lead)


def test_a_list_of_names_ends_before_an_abstract_noun():
    units = "1. Sở Y tế phối hợp với các ngành, các cấp và sự tham gia của người dân giữ bờ ao.\n"
    assert tasks_of(units)[0].with_ == ("các ngành", "các cấp")


@pytest.mark.parametrize(
    ("bullets", "sent"),
    [
        ("- Báo cáo lần 1: trước ngày 20/9/2026.\n- Báo cáo tổng kết: trước ngày 20/12/2026.", True),
        ("- Hằng tháng: trước ngày 20.\n- Hằng năm: trước ngày 15/12.", True),
        ("- UBND các xã báo cáo trước ngày 20/9/2026.\n- Sở Y tế báo cáo trước ngày 25/9/2026.", True),
        ("- Kiểm tra các bến trước ngày 20/9/2026.\n- Sở Y tế mở lớp tập huấn trước ngày 25/9/2026.", False),
    ],
)
def test_reports_below_a_lead_in_go_where_it_says(bullets, sent):
    found = tasks_of(f"1. Các sở, ngành gửi báo cáo về UBND tỉnh (qua Sở Nội vụ) theo các mốc sau:\n{bullets}")
    assert [(one.report_to, one.via) for one in found] == [("UBND tỉnh", "Sở Nội vụ") if sent else (None, None)] * 2
