"""Marks of a page of the web around words are no signs of the document: names end without them, numbers open units behind them."""

import pytest

from directives.compile import compile_directive
from directives.strings.emphasis import without_emphasis

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc phòng cháy\n\n"
    "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nhiệm vụ sau:\n"
)


@pytest.mark.parametrize("mark", ["*", "**", "***", "_", ""])
def test_headings_set_off_are_numbered_all_the_same(mark):
    body = (
        f"1. Phân công\n\nCác sở thực hiện như sau:\n\n{mark}1.1. Sở Công Thương{mark}\n\na) Kiểm tra chợ;\n\nb) Công bố giá.\n\n"
        f"{mark}1.2. Đề nghị Hội Nông dân tỉnh{mark}\n\n- Vận động hội viên.\n\n1.3. Giao {mark}Sở Y tế{mark} kiểm tra thuốc.\n"
    )
    found = compile_directive(f"{HEAD}{body}".encode(), "a.txt").plan.tasks
    assert [(task.clause, *task.lead) for task in found] == [
        ("1.1.a", "Sở Công Thương"),
        ("1.1.b", "Sở Công Thương"),
        ("1.2.1", "Hội Nông dân tỉnh"),
        ("1.3", "Sở Y tế"),
    ]


@pytest.mark.parametrize(
    ("page", "plain"),
    [
        ("*2.1. Sở\nTài chính*", "2.1. Sở\nTài chính"),
        ("Phối hợp Sở Nội vụ *(Ban Thi đua) *họp xét", "Phối hợp Sở Nội vụ (Ban Thi đua) họp xét"),
        ("**Điều ****2****. Hiệu lực**", "Điều 2. Hiệu lực"),
        ("**5. Sở Y tế:****\n**Trực cấp cứu.", "5. Sở Y tế:\nTrực cấp cứu."),
        ("***Lưu ý:*** nộp *đúng hạn*.", "Lưu ý: nộp đúng hạn."),
        ("_Sông Thao, ngày 05 tháng 3 năm 2026_", "Sông Thao, ngày 05 tháng 3 năm 2026"),
    ],
)
def test_marks_around_words_go(page, plain):
    assert without_emphasis(page) == plain


@pytest.mark.parametrize(
    "text",
    [
        "* Sở Y tế\n* Sở Nội vụ",
        "*Ghi chú: xem bảng.\n*Lưu ý: nộp đúng hạn.",
        "Tỷ lệ = b/a * 100%; điểm = tỷ lệ * điểm chuẩn",
        "Sở Y tế(*) chủ trì. (*) Cơ quan thường trực.",
        "Sở Y tế* chủ trì, Sở Nội vụ* phối hợp",
        "Gọi số 0912****45 hoặc ****",
        "Họ tên: ________ ngày ___ tháng ___",
        "tệp ke_hoach_2026.docx, bao_cao.docx",
        "| **I** | **Nhóm việc chung** |",
        "*Sở Y tế\n\nSở Nội vụ*",
        "",
    ],
)
def test_other_stars_and_lines_stay(text):
    assert without_emphasis(text) == text


def test_signs_kept_from_being_marks_are_signs_of_the_document():
    kept = without_emphasis("**1\\.** Sở A\n\\- Sở B \\(nếu có\\)\n57\\-NQ/TU, C:\\Data, 3 \\* 4")
    assert kept == "1. Sở A\n- Sở B (nếu có)\n57-NQ/TU, C:\\Data, 3 * 4"
