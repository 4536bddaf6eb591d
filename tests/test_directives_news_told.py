"""What a news report tells of papers and of orders already given: no work of whoever signed, and no order with a day passed over."""

import pytest

from directives.compile import compile_directive

NEWS = (
    "(BHN) - Ngày 04/3/2026, Thủ tướng Chính phủ Phạm Văn An ký Công điện số 159/CĐ-TTg về bảo vệ đê điều.\n\n"
    "Thủ tướng Chính phủ giao Bộ Tài chính bố trí kinh phí trước ngày 20/3/2026.\n\n"
    "Bộ Y tế kiểm tra các trạm y tế ven đê.\n\n"
)


def read(paragraph):
    found = compile_directive(f"{NEWS}{paragraph}\n".encode(), "a.txt")
    asked = [found.text[slice(*one.place.span)] for one in found.problems if one.code == "not-understood"]
    leads = [task.lead for task in found.plan.tasks if task.quote and task.quote in paragraph]
    return leads, [one for one in asked if one in paragraph]


@pytest.mark.parametrize(
    "told",
    [
        "Thủ tướng Chính phủ Phạm Văn An vừa ký Công điện số 159/CĐ-TTg ngày 04/3/2026 về bảo vệ đê điều.",
        "Thủ tướng Chính phủ mới đây đã ký ban hành Chỉ thị số 5/CT-TTg về phòng cháy.",
        "Về việc này, Phó Thủ tướng Trần Văn Bình có ý kiến như sau:",
        "Thay mặt Bộ Chính trị, đồng chí Lê Thị Cúc ký ban hành Kết luận số 12-KL/TW về bảo vệ đê điều.",
    ],
)
def test_a_paper_that_is_told_of_is_no_work(told):
    assert read(told) == ([], [])


def test_an_order_that_was_given_with_a_day_is_asked_about():
    told = (
        "Phó Thủ tướng Trần Văn Bình mới đây đã giao Thanh tra Chính phủ thành lập Đoàn thanh tra trong ngày 09/3/2026."
    )
    assert read(told) == ([], [told])


def test_an_order_in_the_words_of_a_paper_just_signed_is_work():
    told = "Thủ tướng Chính phủ vừa ký Công điện số 160/CĐ-TTg yêu cầu Bộ Xây dựng kiểm tra cống trước ngày 20/3/2026."
    assert read(told)[0] == [("Bộ Xây dựng",)]


def test_whoever_demands_in_a_sentence_that_sums_up_is_asked_about():
    told = "Theo đó, Thủ tướng yêu cầu kiểm tra các đoạn đê xung yếu."
    found = compile_directive(f"{NEWS}{told}\n".encode(), "a.txt")
    assert [found.text[slice(*one.place.span)] for one in found.problems if one.code == "lead-unsaid"] == [told]


ORDERS = (
    "BHN - Ngày 04/3/2026, Thủ tướng Chính phủ ký Công điện số 159/CĐ-TTg về bảo vệ đê điều.\n\n"
    "Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh, các Bộ trưởng trực ban.\n\n"
    "Rà soát các đoạn đê xung yếu, các cống dưới đê và kè ven sông trên địa bàn.\n\n"
    "Thủ tướng Chính phủ giao Bộ Tài chính bố trí kinh phí trước ngày 20/3/2026.\n\n"
    "Rà soát các khoản chi chưa cần thiết để dành kinh phí cho việc bảo vệ đê.\n"
)


def test_a_paragraph_that_names_nobody_goes_on_with_the_one_body_right_before_else_with_all_who_are_called_first():
    found = compile_directive(ORDERS.encode(), "a.txt")
    leads = [task.lead for task in found.plan.tasks]
    assert [lead[-1] for lead in leads] == ["Bộ trưởng", "Bộ trưởng", "Bộ Tài chính", "Bộ Tài chính"]
    asked = {one.place.clause for one in found.problems if one.code == "addressees-assumed"}
    assert len(asked) == 2
