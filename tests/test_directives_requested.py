"""What was asked for and its answer in one sentence: who is named in the request is not charged, the answer says who is."""

import pytest

from directives.compile import compile_directive

NOTICE = """THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại buổi làm việc với thành phố An Hải
I. NHIỆM VỤ
1. Sở Y tế rà soát trạm y tế.
II. VỀ CÁC ĐỀ XUẤT, KIẾN NGHỊ CỦA THÀNH PHỐ
1. {said}
"""


def _tasks(said):
    plan = compile_directive(NOTICE.format(said=said).encode(), "thong-bao.txt").plan
    return [task for task in plan.tasks if task.clause.startswith("II")]


@pytest.mark.parametrize(
    ("said", "lead", "partners"),
    [
        (
            "Về đề nghị các sở hướng dẫn quy trình; gỡ vướng về đất: Ủy ban nhân dân thành phố An Hải cần rà soát phân cấp.",
            ("Ủy ban nhân dân thành phố An Hải",),
            (),
        ),
        (
            "Về kiến nghị Sở Xây dựng phối hợp với Sở Công Thương sửa chợ: Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế báo cáo.",
            ("Sở Nội vụ",),
            ("Sở Y tế",),
        ),
        ("Đối với các đề xuất của xã về việc Sở Y tế cấp thuốc: Sở Công Thương mua thuốc.", ("Sở Công Thương",), ()),
        ("Về việc xin Sở Tài chính ứng vốn: Sở Nội vụ tổng hợp, trình Ủy ban nhân dân tỉnh.", ("Sở Nội vụ",), ()),
        ("Về công tác y tế: Sở Y tế phối hợp với Sở Nội vụ mua thuốc.", ("Sở Y tế",), ("Sở Nội vụ",)),
    ],
)
def test_the_answer_says_who_does_it(said, lead, partners):
    assert [(task.lead, task.with_) for task in _tasks(said)] == [(lead, partners)]


def test_the_quote_keeps_what_was_asked():
    said = "Về đề nghị Sở Y tế cấp thuốc; cấp giường: Sở Công Thương mua thuốc."
    assert [task.quote for task in _tasks(said)] == [said]
