"""A unit that tells how things stand before it orders: conclusions of meetings do, point by point."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc xây cầu\n\n"
OPENING = "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã thực hiện các nhiệm vụ sau:\n"


def tasks(body):
    """(leads, first words) of each task, and the codes of what is asked."""
    read = compile_directive(f"{HEAD}{OPENING}{body}\n".encode(), "x.txt")
    return [(one.lead, one.quote[:12]) for one in read.plan.tasks], {one.code for one in read.problems}


@pytest.mark.parametrize(
    "told",
    [
        "Hiện nay khối lượng hoàn thành khoảng 61% trong khi thời gian còn lại rất ngắn.",
        "Đến nay, các xã đã lập xong hồ sơ.",
        "Tiến độ giải ngân mới đạt 30%, thấp hơn bình quân. Nguyên nhân là thiếu mặt bằng.",
        "Tổng khối lượng còn lại rất lớn.",
        "Qua kiểm tra, các xã chưa thực hiện tốt.",
        "Hiện nay Sở Công Thương đang rà soát hồ sơ.",
    ],
)
@pytest.mark.parametrize("order", ["Yêu cầu Sở Xây dựng đẩy nhanh tiến độ.", "Sở Xây dựng đẩy nhanh tiến độ."])
def test_how_things_stand_is_no_task_before_an_order(told, order):
    assert tasks(f"1. {told} {order}") == ([(("Sở Xây dựng",), order[:12])], set())


@pytest.mark.parametrize(
    "first",
    [
        "Vét mương nội đồng.",
        "Tiến độ phải được đẩy nhanh.",
        "Kết quả gửi về trước ngày 20/4/2026.",
        "Hồ sơ lưu tại xã.",
        "Kết quả kiểm tra gửi Sở Nội vụ.",
        "Tiến độ dự án do Sở Công Thương theo dõi.",
        "Tình hình giá cả Sở Công Thương theo dõi.",
        "Kết quả kiểm tra các xã lập thành sổ.",
    ],
)
def test_what_may_be_work_stays_and_is_asked_about(first):
    told, asked = tasks(f"1. {first} Giao Sở Xây dựng tổng hợp.")
    assert [lead for lead, _ in told] == [("các sở, ban, ngành", "UBND các xã"), ("Sở Xây dựng",)]
    assert asked <= {"perhaps-no-task", "actor-left"}


def test_it_stays_where_nobody_is_ordered():
    assert len(tasks("1. Hiện nay khối lượng mới đạt 61%. Đẩy nhanh tiến độ.")[0]) == 1
