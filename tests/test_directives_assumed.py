"""Where it was assumed who does the work, one answer is asked once."""

import inspect

from directives.compile import compile_directive


def said(test):
    """The places and spans of what was assumed in the document of a test, and what else each question is about."""
    text = inspect.cleandoc(test.__doc__)
    made = compile_directive(text.encode(), "ke-hoach.txt")
    return [
        (
            one.place.clause,
            one.place.field,
            made.text[slice(*one.place.span)] if one.place.span else None,
            one.place.also,
        )
        for one in made.problems
        if one.code == "addressees-assumed"
    ]


def test_a_section_that_names_nobody_is_asked_about_once_at_its_heading():
    """KẾ HOẠCH
    Trồng cây xanh đô thị

    I. NHIỆM VỤ TRỌNG TÂM
    1. Rà soát quỹ đất dọc các tuyến đường.
    2. Chuẩn bị cây giống bản địa.
    3. Tổ chức lễ phát động trồng cây.
    4. Chăm sóc cây trong mùa khô.
    5. Thay thế cây sâu bệnh.

    II. TỔ CHỨC THỰC HIỆN
    1. Sở Xây dựng
    - Theo dõi việc trồng cây.
    2. Sở Tài chính
    - Bố trí kinh phí.
    """
    found = said(test_a_section_that_names_nobody_is_asked_about_once_at_its_heading)
    assert found == [("I", "lead", "NHIỆM VỤ TRỌNG TÂM", ("I.1", "I.2", "I.3", "I.4", "I.5"))]


def test_a_few_units_without_a_name_are_asked_about_one_by_one():
    """KẾ HOẠCH
    Trồng cây xanh đô thị

    I. NHIỆM VỤ TRỌNG TÂM
    1. Rà soát quỹ đất dọc các tuyến đường.
    2. Chuẩn bị cây giống bản địa.

    II. TỔ CHỨC THỰC HIỆN
    1. Sở Xây dựng
    - Theo dõi việc trồng cây.
    2. Sở Tài chính
    - Bố trí kinh phí.
    """
    found = said(test_a_few_units_without_a_name_are_asked_about_one_by_one)
    assert [(clause, also) for clause, _, _, also in found] == [("I.1", ()), ("I.2", ())]


def test_whom_a_notice_is_sent_to_is_asked_about_where_units_name_nobody():
    """VĂN PHÒNG ỦY BAN NHÂN DÂN
    Số: 12/TB-VP
    THÔNG BÁO
    Kết luận tại cuộc họp về trồng cây xanh

    Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:
    1. Rà soát quỹ đất dọc các tuyến đường.
    2. Chuẩn bị cây giống bản địa.
    3. Tổ chức lễ phát động trồng cây.

    Văn phòng Ủy ban nhân dân tỉnh xin thông báo để các sở, ban, ngành và địa phương biết, thực hiện./.
    """
    found = said(test_whom_a_notice_is_sent_to_is_asked_about_where_units_name_nobody)
    assert [clause for clause, *_ in found] == ["1", "2", "3"]


def test_the_body_that_a_notice_is_about_leads_not_whoever_else_is_concerned():
    """VĂN PHÒNG CHÍNH PHỦ
    Số: 12/TB-VPCP
    THÔNG BÁO
    Kết luận tại buổi làm việc với lãnh đạo tỉnh Sông Thao

    1. Rà soát quỹ đất dọc các tuyến đường.
    2. Chuẩn bị cây giống bản địa.

    Văn phòng Chính phủ thông báo để Ủy ban nhân dân tỉnh Sông Thao và các bộ, cơ quan có liên quan biết, thực hiện./.
    """
    text = inspect.cleandoc(test_the_body_that_a_notice_is_about_leads_not_whoever_else_is_concerned.__doc__)
    made = compile_directive(text.encode(), "thong-bao.txt")
    assert {one.lead for one in made.plan.tasks} == {("Ủy ban nhân dân tỉnh Sông Thao",)}
    assert {one.place.clause for one in made.problems if one.code == "addressees-assumed"} == {"1", "2"}
