"""Who a report says issued it, and the papers it names: the office without who holds it, each paper once."""

import pytest

from directives.compile import compile_directive
from directives.heads.issuer import reported_issuer
from directives.sentences.citations import carried_out, cited


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        ("Ngày 9/3, Bộ trưởng Bộ Y tế Nguyễn Thị Lan đã ký ", "Bộ trưởng Bộ Y tế"),
        ("Chủ tịch UBND tỉnh Sông Thao Trần Văn An vừa ban hành ", "Chủ tịch UBND tỉnh Sông Thao"),
        ("Thủ tướng Chính phủ Lê Văn Bình vừa ký ", "Thủ tướng Chính phủ"),
        ("Chủ tịch UBND tỉnh Hà Tĩnh vừa ban hành ", "Chủ tịch UBND tỉnh Hà Tĩnh"),
        ("UBND Thành phố Hồ Chí Minh đã có ", "UBND Thành phố Hồ Chí Minh"),
    ],
)
def test_who_holds_the_office_is_no_part_of_it(told, issuer):
    assert reported_issuer(told) == issuer


def test_a_number_cut_short_is_the_paper_printed_whole():
    text = "Nghị quyết số 12/2025/NQLT/UBTVQH15-CP; Điều 3 Nghị quyết số 12/2025/NQLT; Kế hoạch số 5/KH-UBND và số 5/KH-UBND-VX."
    assert [one.number for one in cited(text, None)] == ["12/2025/NQLT/UBTVQH15-CP", "5/KH-UBND", "5/KH-UBND-VX"]


def test_what_is_carried_out_may_stand_behind_other_grounds():
    grounds = "Căn cứ Luật Bầu cử; Căn cứ Nghị quyết số 1/NQ-CP; Thực hiện Hướng dẫn số 3/HD-BTT; số 4/CV-BTT."
    assert carried_out([grounds]) == ["3/HD-BTT", "4/CV-BTT"]
    assert carried_out(["Căn cứ Nghị quyết số 1/NQ-CP; Quyết định số 2/QĐ-UBND."]) == []


def test_a_plan_issued_with_its_own_decision_carries_out_no_other():
    text = (
        "QUYẾT ĐỊNH\nSố: 12/QĐ-UBND\nVề việc ban hành Kế hoạch giữ sạch bờ sông\n\nĐiều 1. Ban hành Kế hoạch kèm theo Quyết định này.\n\n"
        "KẾ HOẠCH\nThực hiện Kế hoạch giữ sạch bờ sông (Kèm theo Quyết định số 12/QĐ-UBND)\n\nI. NHIỆM VỤ\n1. Sở Y tế kiểm tra nước sông.\n"
    )
    assert compile_directive(text.encode(), "a.txt").plan.directive.implements == ()
