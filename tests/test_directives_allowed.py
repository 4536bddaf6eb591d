"""What somebody may do, and what somebody is, are no work; what he then has to do is."""

import pytest

from directives.compile import compile_directive

RULES = """QUY CHẾ
HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO GIỮ ĐÊ
Điều 1. Trách nhiệm của Sở Xây dựng
1. Kiểm tra đê trước mùa lũ.
2. {said}
"""


def _second(said):
    plan = compile_directive(RULES.format(said=said).encode(), "quy-che.txt").plan
    return [task.lead for task in plan.tasks if task.clause == "Điều 1.2"]


@pytest.mark.parametrize(
    "said",
    [
        "Khi cần thiết, Sở Xây dựng có thể đề xuất mời các sở, ngành dự họp.",
        "Sở Xây dựng có thể thuê chuyên gia kiểm tra đê.",
        "Sở Xây dựng được phép sử dụng con dấu của Sở.",
    ],
)
def test_what_somebody_may_do_is_no_work(said):
    assert _second(said) == []


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sở Xây dựng có thể thuê chuyên gia kiểm tra đê và phải báo cáo Ủy ban nhân dân tỉnh.", ("Sở Xây dựng",)),
        ("Sở Xây dựng lập hồ sơ để các xã có thể theo dõi.", ("Sở Xây dựng",)),
    ],
)
def test_a_duty_beside_it_is_work(said, lead):
    assert _second(said) == [lead]


def test_what_a_body_is_stands_before_its_work():
    text = (
        "QUY CHẾ\nHOẠT ĐỘNG CỦA BAN CHỈ ĐẠO GIỮ ĐÊ\nĐiều 1. Trách nhiệm của Cơ quan thường trực\n"
        "Sở Xây dựng là Cơ quan thường trực của Ban Chỉ đạo; có trách nhiệm giúp việc Ban Chỉ đạo, cụ thể:\n"
        "1. Chuẩn bị các cuộc họp.\n2. Tổng hợp báo cáo của các xã.\n"
    )
    tasks = compile_directive(text.encode(), "quy-che.txt").plan.tasks
    assert [(task.clause, task.lead) for task in tasks] == [
        ("Điều 1.1", ("Sở Xây dựng",)),
        ("Điều 1.2", ("Sở Xây dựng",)),
    ]
