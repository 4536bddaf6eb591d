"""What a paper or a body only says, agrees to or finds is no work; what is said under the label of the content may be."""

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import opens_work


def led(unit, *more):
    lines = "\n".join((unit, *more))
    text = f"KẾT LUẬN\nVề bến đò\n\nI. NỘI DUNG\n1. {lines}\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ tổng hợp kết quả.\n"
    return [(task.clause, *task.lead) for task in compile_directive(text.encode(), "a.txt").plan.tasks][:-1]


@pytest.mark.parametrize(
    "agrees",
    [
        "Thường trực Tỉnh ủy cơ bản nhất trí với Tờ trình của Sở Xây dựng về bến đò.",
        "Nhất trí với phương án sửa bến đò.",
        "Ban Thường vụ, Thường trực Tỉnh ủy tán thành với đề xuất của các xã ven sông.",
        "Ban Thường vụ Tỉnh ủy hoàn toàn đồng ý với đánh giá của Sở Xây dựng. Đây là việc rất quan trọng.",
    ],
)
def test_to_agree_is_no_work(agrees):
    assert led(agrees) == []


def test_what_is_given_along_with_agreeing_is():
    assert led("Đồng ý với đề xuất của các xã; giao Sở Xây dựng sửa bến đò.") == [("I.1", "Sở Xây dựng")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Chỉ thị nêu rõ, vào dịp cuối năm nhu cầu qua sông tăng cao.", False),
        ("Công điện số 5/CĐ-UBND nhận định nguy cơ chìm đò còn lớn.", False),
        ("Chỉ thị nêu rõ, tăng cường kiểm tra bến đò.", True),
        ("Công điện cũng nhấn mạnh: các xã phải kiểm tra bến đò.", True),
        ("Chỉ thị các xã kiểm tra bến đò.", True),
    ],
)
def test_what_a_paper_says_is_work_where_work_is_said(told, expected):
    assert opens_work(told) is expected


def test_the_content_of_a_plan_is_work_where_it_says_who_does_it():
    said = "Nội dung: Ủy ban nhân dân xã phối hợp với Công an xã họp dân về bến đò."
    assert led(said, "2. Công an xã trực tại bến.") == [("I.1", "Ủy ban nhân dân xã"), ("I.2", "Công an xã")]
    assert led(said, "2. Hình thức: Họp tại nhà văn hóa thôn.") == [("I", "Ủy ban nhân dân xã")]
    assert led("Nội dung: Giờ đò, giá vé và phao cứu sinh.") == []


def test_not_where_another_label_says_who_does_it():
    labels = ("a) Nội dung: Các xã được phân công kiểm tra bến đò.", "b) Đơn vị chủ trì: Sở Xây dựng.")
    assert led("Kiểm tra", *labels) == [("I.1", "Sở Xây dựng")]
