"""When, where and with whom a meeting is held: context, unless a sentence itself says who does what."""

import pytest

from directives.compile import compile_directive

PLAN = """KẾ HOẠCH
Họp dân về bến đò

I. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: Căn cứ tình hình thực tế, tổ chức họp dân như sau:
- {first}
- Từ ngày 05/02/2026 đến ngày 08/02/2026: mỗi thôn một buổi.
2. Địa điểm: Tại nhà văn hóa thôn.

II. THÀNH PHẦN
1. Số người dự họp: 50 người.
2. Trưởng ban Bảo vệ thôn.
3. {second}

III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ tổng hợp kết quả.
"""


def clauses(first="Từ ngày 04/02/2026: mời dân.", second="Khách mời: các chủ bến."):
    made = compile_directive(PLAN.format(first=first, second=second).encode(), "a.txt").plan.tasks
    return [(task.clause, *task.lead) for task in made]


@pytest.mark.parametrize(
    "step",
    [
        "Từ ngày 04/02/2026: Ủy ban nhân dân xã họp với các chủ bến để hướng dẫn.",
        "Ngày 04/02/2026: Ủy ban nhân dân xã họp với các chủ bến.",
        "Ủy ban nhân dân xã phối hợp với Công an xã mời các chủ bến dự họp.",
    ],
)
def test_a_dated_step_that_says_who_takes_it_is_work(step):
    assert clauses(first=step) == [("I.1.1", "Ủy ban nhân dân xã"), ("III.1", "Sở Nội vụ")]


def test_so_is_who_draws_up_the_list_of_those_who_come():
    second = "Công an xã chủ trì, phối hợp với các thôn lập danh sách người dự họp."
    assert clauses(second=second) == [("II.3", "Công an xã"), ("III.1", "Sở Nội vụ")]


def test_places_numbers_and_guests_are_none():
    assert clauses() == [("III.1", "Sở Nội vụ")]


def test_a_time_beside_the_work_stays_its_time():
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. NHIỆM VỤ\n1. Rà soát kè đá\n- Nội dung: Rà soát kè đá ở các bến.\n"
        "- Cơ quan chủ trì: Sở Xây dựng.\n"
        "- Thời gian thực hiện:\n+ Các xã gửi kết quả rà soát trước ngày 15/6/2026.\n+ Sở Xây dựng tổng hợp trước ngày 30/6/2026.\n"
    )
    made = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.lead for task in made] == [("Sở Xây dựng",)]


NOTICE = """ỦY BAN NHÂN DÂN XÃ YÊN LẬP
Số: 12/TB-UBND
Yên Lập, ngày 19 tháng 11 năm 2026

THÔNG BÁO
Kết luận của Chủ tịch UBND xã về bến đò

{first}

Chủ tịch UBND xã kết luận như sau:

1. Phòng Kinh tế rà soát bến đò.
2. Công an xã kiểm tra đò ngang.
"""


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ("Ngày 17/11/2026, tại hội trường, đồng chí Lê Văn Nam - Chủ tịch UBND xã chủ trì cuộc họp về bến đò.", []),
        (
            "Sáng 17/11/2026, Chủ tịch UBND xã chủ trì họp giao ban. Sau khi nghe các đơn vị, Chủ tịch UBND xã kết luận:",
            [],
        ),
        ("Chiều 17/11/2026, UBND xã tổ chức phiên họp do Chủ tịch UBND xã chủ trì.", []),
        (
            "Ngày 17/11/2026, tại hội trường số 2, đồng chí Lê Văn Nam - Chủ tịch UBND xã chủ trì cuộc họp, "
            "yêu cầu Phòng Kinh tế nộp hồ sơ trước ngày 25/11/2026.",
            ["not-understood"],
        ),
        ("Phòng Kinh tế nộp hồ sơ về Văn phòng trước ngày 25/11/2026.", ["not-understood"]),
    ],
)
def test_who_met_before_a_conclusion_is_told(first, asked):
    made = compile_directive(NOTICE.format(first=first).encode(), "a.txt")
    assert [one.code for one in made.problems if one.place.clause is None and one.place.field is None] == asked
    assert len(made.plan.tasks) == 2
