"""Behind ";" a case with what to do in it by a time of its own, and work by another day behind a phrase, are parts."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nVề việc thử\n\nPhú Thọ, ngày 19 tháng 11 năm 2025\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n1. "


def dues(sentence):
    plan = compile_directive(f"{HEAD}{sentence}\n2. Rà soát kè đá.\n".encode(), "a.txt").plan
    return [one.due and (one.due.kind, getattr(one.due, "amount", None)) for one in plan.tasks if one.clause == "1"]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "Cập nhật mực nước trước ngày 28 hằng tháng; khi xảy ra sự cố, báo tin về Sở Xây dựng trong vòng 02 giờ kể từ khi phát hiện.",
            ("relative", 2),
        ),
        (
            "Lắp biển báo trước ngày 28/12/2025; khi phát hiện sạt lở, kịp thời báo cáo Sở Xây dựng trong 03 giờ.",
            ("relative", 3),
        ),
        (
            "Phân công người trông từng tuyến phố; tuyến nào để tái lấn chiếm thì báo cáo Sở Xây dựng trong 03 ngày kể từ ngày phát hiện.",
            ("relative", 3),
        ),
        (
            "Cử cán bộ trực; khi xảy ra mất nước phải khắc phục trong 04 giờ kể từ khi nhận được tin báo.",
            ("relative", 4),
        ),
        (
            "Làm thử 10 mô hình, nghiệm thu trong quý IV/2026; từ kết quả của các mô hình, biên soạn sổ tay trước ngày 31/3/2027.",
            ("date", None),
        ),
        (
            "Hướng dẫn các thôn ghi biểu mẫu; tổng hợp, trình Ủy ban nhân dân tỉnh phương án hỗ trợ trước ngày 20/4/2026.",
            ("date", None),
        ),
        ("Lập danh mục trong quý I/2026; trên cơ sở danh mục, trồng cây trước ngày 30/9/2026.", ("date", None)),
    ],
)
def test_what_to_do_in_a_case_or_by_another_day_is_a_part(sentence, second):
    assert len(dues(sentence)) == 2
    assert dues(sentence)[1] == second


@pytest.mark.parametrize(
    "sentence",
    [
        "Lập danh sách hộ nghèo; khi hoàn thành, gửi về Sở Xây dựng trong vòng 05 ngày.",
        "Xây dựng phương án hỗ trợ; trình Ủy ban nhân dân tỉnh phương án trước ngày 20/4/2026.",
        "Rà soát bến đò; báo cáo Ủy ban nhân dân tỉnh kết quả trước ngày 20/4/2026.",
        "Kiểm tra bến đò, bến nào không đủ phao thì dừng hoạt động.",
        "Rà soát hộ nghèo trước ngày 20/12/2025; trường hợp khó khăn thì hỗ trợ.",
    ],
)
def test_the_end_of_the_work_and_a_case_without_a_time_are_none(sentence):
    assert len(dues(sentence)) == 1


def test_until_something_happens_hides_no_period():
    assert dues("Từ nay đến khi cấp phép xong, báo cáo Sở Xây dựng hằng tuần.") == [("recurring", None)]
