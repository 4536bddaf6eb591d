"""An order amid an opening that is work of its own speaks to nobody else's points."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND XÃ AN SƠN\nSố: 12/UBND-VP\nAn Sơn, ngày 25 tháng 11 năm 2026\nV/v giải ngân vốn\n\n"
LIST = "Kính gửi: Các phòng, ban thuộc UBND xã; các thôn.\n\n"
LOW = "Đến nay tỷ lệ giải ngân còn thấp. "


def leads(above, to=LIST):
    paper = f"{HEAD}{to}{above}\n1. Rà soát hồ sơ thanh toán trước ngày 10/12/2026.\n2. Phòng Kinh tế theo dõi.\n"
    made = compile_directive(paper.encode(), "a.txt")
    return made.plan.tasks[0].lead, {one.code for one in made.problems if one.place.clause == "1"}


@pytest.mark.parametrize(
    "above",
    [
        "Yêu cầu các chủ đầu tư kiểm điểm trách nhiệm. UBND xã đề nghị triển khai các nội dung sau:",
        "Yêu cầu các chủ đầu tư và các tổ kiểm điểm. UBND xã yêu cầu:",
        "UBND xã yêu cầu các chủ đầu tư kiểm điểm. Chủ tịch UBND xã có ý kiến như sau:",
        "Giao Phòng Kinh tế theo dõi. UBND xã có ý kiến như sau:",
        "Yêu cầu các chủ đầu tư kiểm điểm trách nhiệm.",
    ],
)
def test_an_order_before_the_issuer_speaks_to_all_is_of_those_alone(above):
    assert leads(LOW + above)[0] == ("Các phòng, ban thuộc UBND xã", "các thôn")


def test_nobody_is_invented_where_no_list_stands_above():
    said, asked = leads(f"{LOW}Giao Phòng Kinh tế theo dõi. UBND xã có ý kiến như sau:", "")
    assert (said, "lead-unsaid" in asked) == ((), True)


@pytest.mark.parametrize(
    "above",
    [
        "UBND xã yêu cầu các chủ đầu tư khẩn trương khắc phục. Trong đó tập trung:",
        "UBND xã yêu cầu các chủ đầu tư kiểm điểm trách nhiệm. Cụ thể như sau:",
        "UBND xã yêu cầu các chủ đầu tư khắc phục các tồn tại sau:",
    ],
)
def test_an_order_that_the_lead_in_goes_on_with_speaks_to_all_points(above):
    assert leads(LOW + above)[0] == ("các chủ đầu tư",)
