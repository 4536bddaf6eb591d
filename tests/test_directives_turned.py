"""Sections of findings whose last words turn to work, and whom a lead-in demands something of."""

import pytest

from directives.compile import compile_directive

NOTICE = """THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại buổi làm việc với thành phố An Hải
I. {heading}
Thành phố đã trồng được nhiều cây bóng mát.
{last}
1. Trồng cây dọc đê phía đông.
2. Rà soát vườn ươm của các xã.
II. ĐỀ XUẤT CỦA THÀNH PHỐ
1. Sở Tài chính bố trí kinh phí mua cây.
"""
OWN = (("Sở Tài chính",),)


def _leads(heading, last):
    plan = compile_directive(NOTICE.format(heading=heading, last=last).encode(), "thong-bao.txt").plan
    return tuple(task.lead for task in plan.tasks)


@pytest.mark.parametrize("heading", ["ĐÁNH GIÁ CHUNG", "Tình hình trồng cây", "KẾT QUẢ"])
@pytest.mark.parametrize(
    ("last", "lead"),
    [
        ("Để giữ cây, thành phố An Hải cần tập trung thực hiện tốt một số giải pháp sau đây:", ("thành phố An Hải",)),
        ("Thời gian tới, đề nghị Sở Y tế thực hiện một số nội dung sau:", ("Sở Y tế",)),
        ("Từ nay đến cuối năm, các cơ quan, đơn vị tập trung một số nhiệm vụ như sau:", ("các cơ quan, đơn vị",)),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh đề nghị thành phố An Hải:", ("thành phố An Hải",)),
    ],
)
def test_findings_that_end_in_a_call_are_above_work(heading, last, lead):
    assert _leads(heading, last) == (lead, lead, *OWN)


@pytest.mark.parametrize(
    "last",
    [
        "Thời gian qua, Sở Y tế đã thực hiện các nhiệm vụ sau:",
        "Bên cạnh kết quả, việc trồng cây còn một số hạn chế sau:",
        "Kết quả thực hiện các nhiệm vụ như sau:",
    ],
)
def test_findings_that_only_tell_stay_findings(last):
    assert _leads("ĐÁNH GIÁ CHUNG", last) == OWN


LED = """CHỈ THỊ
Về trồng cây
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành:
1. {lead_in}
- Trồng cây dọc đê phía tây.
"""


@pytest.mark.parametrize(
    ("lead_in", "lead"),
    [
        ("Ủy ban nhân dân tỉnh giao Sở Y tế:", "Sở Y tế"),
        ("Ủy ban nhân dân tỉnh yêu cầu xã Tân Lập:", "xã Tân Lập"),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh đề nghị thành phố An Hải khẩn trương:", "thành phố An Hải"),
        ("Ủy ban nhân dân tỉnh yêu cầu:", "các sở, ngành"),
        ("Ủy ban nhân dân tỉnh:", "Ủy ban nhân dân tỉnh"),
    ],
)
def test_who_demands_in_a_lead_in_is_not_who_acts(lead_in, lead):
    plan = compile_directive(LED.format(lead_in=lead_in).encode(), "chi-thi.txt").plan
    assert [task.lead for task in plan.tasks] == [(lead,)]
