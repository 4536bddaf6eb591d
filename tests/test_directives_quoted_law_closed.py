"""Passages of law in an answer to a letter: glued to their lead-in, quoted one behind another, or with a mark that never closes."""

import pytest

from directives.compile import compile_directive

LETTER = """CỤC ĐƯỜNG SÔNG
Số: 53/CĐS-CS
V/v miễn phí bến đò
Sông Thao, ngày 20 tháng 11 năm 2026
Kính gửi: Sở Xây dựng tỉnh Sông Thao.
Cục Đường sông nhận được công văn số 32/SXD-VP ngày 22/7/2026. Về vấn đề này, Cục Đường sông có ý kiến như sau:
{law}
Căn cứ các quy định nêu trên, việc miễn phí bến đò không áp dụng đối với bến tư nhân.
Đề nghị Sở Xây dựng tỉnh Sông Thao rà soát hồ sơ bến đò trước ngày 15/12/2026.
Cục Đường sông trả lời để Sở Xây dựng được biết./.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""
LEAD_IN = "- Tại khoản 4 Điều 19 Nghị định số 103/2024/NĐ-CP ngày 30/7/2024 của Chính phủ {says}:"


@pytest.mark.parametrize(
    "law",
    [
        LEAD_IN.format(says="quy định")
        + '\n"Điều 19. Miễn phí\n4. Rà soát bến đò, lập danh sách chủ bến được miễn phí.”',
        LEAD_IN.format(says="quy định như sau") + "\n“4. Miễn phí cho chủ bến lắp phao, nộp hồ sơ.”",
        LEAD_IN.format(says="hướng dẫn")
        + '\n"Điều 19. Hồ sơ\n1. Nộp hồ sơ gồm:\na) Lập đơn đề nghị;\nb) Báo cáo của chủ bến."',
        LEAD_IN.format(says="quy định")
        + '\n"Điều 19. Miễn phí\n1. Lập danh sách chủ bến.”\n"Điều 20. Giảm phí\nRà soát bến đò, báo cáo kết quả.”',
        LEAD_IN.format(says="quy định") + "\n”4. Sửa đổi khoản 1 như sau:\na) Lập danh sách chủ bến:\n1. Nộp hồ sơ. ”",
        LEAD_IN.format(says="quy định")
        + "\n“Điều 19. Nhiệm vụ của chủ bến\n1. Chủ bến có nhiệm vụ sau:\n…\nh) Kiểm tra phao, báo cáo kết quả:\n"
        + LEAD_IN.format(says="quy định")
        + "\n“4. Lập danh sách chủ bến.”",
    ],
)
def test_nothing_of_a_quoted_passage_is_work(law):
    made = compile_directive(LETTER.format(law=law).encode(), "53.txt")
    assert [(one.lead, one.due.text) for one in made.plan.tasks] == [
        (("Sở Xây dựng tỉnh Sông Thao",), "trước ngày 15/12/2026")
    ]
    assert "law-quoted" in {one.code for one in made.problems}


def test_a_law_of_very_many_quoted_passages_is_read():
    law = LEAD_IN.format(says="quy định") + "\n\n" + "“Rà soát bến đò, báo cáo kết quả.”\n\n" * 1500
    made = compile_directive(LETTER.format(law=law).encode(), "53.txt")
    assert len(made.plan.tasks) == 1
