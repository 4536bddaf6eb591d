"""Where difficulties are told, said otherwise than "nếu có khó khăn, vướng mắc"; who receives what is rung up or sent up."""

import pytest

from plans.due import OnEvent
from plans.plan import Handling
from tests.reading import head, tasks, tasks_of_unit

PLAN = "KẾ HOẠCH\nGiữ sạch bờ sông\n\nỦy ban nhân dân tỉnh Sông Thao ban hành Kế hoạch như sau:\n\n1. Sở Y tế rà soát hồ sơ.\n\n{said}\n"
SAID = [
    "Trong khi làm, chỗ nào vướng thì các xã báo về Sở Y tế để được hướng dẫn.",
    "Nội dung nào chưa rõ, các xã liên hệ Sở Y tế để được hướng dẫn.",
    "Nếu có vấn đề phát sinh, các xã báo cáo Sở Y tế xem xét.",
    "Quá trình triển khai, nếu còn điểm chưa rõ, các xã phản ánh về Sở Y tế.",
    "Có gì vướng mắc, các xã báo ngay cho Sở Y tế.",
]


@pytest.mark.parametrize("said", SAID)
def test_difficulties_are_told_by_whoever_the_sentence_names(said):
    last = tasks(PLAN.format(said=said))[-1]
    assert (last.clause, last.lead) == ("kết.1", ("các xã",))
    assert isinstance(last.due, OnEvent)


@pytest.mark.parametrize(
    "said",
    [
        "2. Sở Nội vụ rà soát, xác định nội dung nào chưa phù hợp để kiến nghị sửa đổi.",
        "2. Sở Nội vụ kiểm tra từng công trình, xem chỗ nào vướng để đề nghị tháo gỡ dứt điểm.",
        "2. Sở Nội vụ rà soát thủ tục, nội dung nào chưa rõ thì kiến nghị cắt giảm.",
    ],
)
def test_looking_for_what_is_unclear_is_work_of_its_own(said):
    last = tasks(PLAN.format(said=said))[-1]
    assert (last.lead, last.due, last.handling) == (("Sở Nội vụ",), None, Handling.REPORT)


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("2. Sở Nội vụ phải điện báo ngay về Sở Y tế khi mất dữ liệu.", "Sở Y tế"),
        ("2. Sở Nội vụ lập danh sách, gửi lên thành phố trước ngày 10/3/2027.", "thành phố"),
    ],
)
def test_who_is_rung_up_or_sent_a_list_receives_it(said, receiver):
    assert tasks(PLAN.format(said=said))[-1].report_to == receiver


def test_recipients_under_a_line_in_capitals():
    text = PLAN.format(
        said="NƠI NHẬN\n– Thường trực Tỉnh ủy;\n– Lưu VP.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An"
    )
    assert head(text).recipients == ("Thường trực Tỉnh ủy", "Lưu VP")


def test_the_number_of_a_page_ends_no_recipients():
    text = PLAN.format(
        said="Nơi nhận:\n- Thường trực Tỉnh ủy;\n\n4\n\n- Các sở;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An"
    )
    assert head(text).recipients == ("Thường trực Tỉnh ủy", "Các sở", "Lưu: VT")


def test_whom_others_are_told_to_ask_receives_no_result():
    said = "Hướng dẫn các hộ gặp khó khăn liên hệ Ngân hàng Chính sách xã hội để được hỗ trợ vay vốn."
    assert [one.report_to for one in tasks_of_unit(said)] == [None]
