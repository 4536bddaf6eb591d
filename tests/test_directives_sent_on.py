"""Who is given what another sends on; and a receiver that is one of several leads."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n"
)


def receiver(sentence):
    """To whom the first task reports, and the doubts at that field."""
    made = compile_directive(f"{HEAD}1. {sentence}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    asked = {one.code for one in made.problems if one.place.clause == "I.1" and one.place.field == "report_to"}
    return made.plan.tasks[0].report_to, asked


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Tài chính hoàn thành dự thảo trước ngày 10/12/2026 để Ủy ban nhân dân tỉnh gửi Bộ Nội vụ trước ngày 15/12/2026.",
        "Sở Tài chính tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ, hoàn thành dự thảo để Ủy ban nhân dân tỉnh gửi Bộ Nội vụ.",
        "Sở Tài chính chuẩn bị hồ sơ để Ủy ban nhân dân tỉnh trình Hội đồng nhân dân tỉnh.",
        "Sở Tài chính xây dựng tờ trình để Ủy ban nhân dân tỉnh trình Hội đồng nhân dân tỉnh tại kỳ họp.",
    ],
)
def test_whoever_sends_it_on_is_given_it(sentence):
    assert receiver(sentence) == ("Ủy ban nhân dân tỉnh", set())


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Sở Tài chính tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ trước ngày 10/12/2026.", "Bộ Nội vụ"),
        ("Sở Tài chính gửi Sở Nội vụ số liệu để Sở Nội vụ trình Ủy ban nhân dân tỉnh.", "Sở Nội vụ"),
        ("Sở Tài chính tạo điều kiện để các xã gửi hồ sơ qua mạng.", None),
        ("Sở Tài chính hướng dẫn để Văn phòng gửi hồ sơ qua mạng.", None),
        ("Sở Y tế, Sở Công Thương kiểm tra thực phẩm, báo cáo kết quả về Sở Y tế trước ngày 20/01/2027.", "Sở Y tế"),
        ("Sở Y tế kiểm tra thực phẩm, báo cáo kết quả về Sở Y tế trước ngày 20/01/2027.", None),
    ],
)
def test_others_get_what_is_sent_to_them(sentence, to):
    assert receiver(sentence)[0] == to
