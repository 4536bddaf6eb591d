"""What the issuer itself decides about the time of work under way is no work; what it gives besides is."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/TB-UBND\nThanh Lâm, ngày 25 tháng 11 năm 2026\n\nTHÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh\n\n"


def made(said):
    paper = f"{HEAD}Chủ tịch UBND tỉnh kết luận như sau:\n1. {said}\n2. Sở Y tế mua thuốc trước ngày 20/12/2026.\n"
    read = compile_directive(paper.encode(), "a.txt")
    codes = {one.code for one in read.problems if one.place.clause == "1"}
    return [one.lead for one in read.plan.tasks if one.clause == "1"], codes


@pytest.mark.parametrize(
    "said",
    [
        "Thống nhất điều chỉnh thời hạn hoàn thành bến đò đến ngày 30/12/2026.",
        "Đồng ý gia hạn thời gian thực hiện hợp đồng đến ngày 30/12/2026.",
        "Cho phép kéo dài thời gian giải ngân đến ngày 30/12/2026.",
        "Chấp thuận lùi thời gian khai giảng đến ngày 30/12/2026.",
    ],
)
def test_a_day_put_off_is_no_deadline_of_work_and_it_is_told(said):
    assert made(said) == ([], {"perhaps-a-task"})


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("Thống nhất giao Sở Xây dựng lập hồ sơ trước ngày 20/12/2026.", [("Sở Xây dựng",)]),
        ("Thống nhất kéo dài thời gian sửa bến; giao Sở Xây dựng ký phụ lục.", [("Sở Xây dựng",)]),
        ("Đồng ý gia hạn hợp đồng. Sở Xây dựng ký phụ lục trước ngày 20/12/2026.", [("Sở Xây dựng",)]),
        ("Sở Xây dựng thống nhất điều chỉnh thời hạn với nhà thầu.", [("Sở Xây dựng",)]),
    ],
)
def test_what_is_given_besides_is_work(said, leads):
    assert made(said)[0] == leads
