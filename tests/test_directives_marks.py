"""Marks and numbers before items as clerks and chat programs write them, and names in letters with a point."""

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề bến đò\n\n"
LEADS = [("Sở Y tế",), ("Công an tỉnh",), ("Sở Xây dựng",)]


@pytest.mark.parametrize(
    "marks",
    [
        "①②③", "➢➢➢", "✓✓✓", "■■■", "►►►", "→→→", "☑☑☑", "👉👉👉", "\uf0b7\uf0b7\uf0b7", "ØØØ", "üüü", "ooo",
        ("1/-", "2/-", "3/-"), ("1.1/-", "1.2/-", "1.3/-"), ("a/", "b/", "c/"), ("I-/", "II-/", "III-/"),
        ("I.-", "II.-", "III.-"), ("1:", "2:", "3:"), ("1\ufe0f\u20e3", "2\ufe0f\u20e3", "3\ufe0f\u20e3"),
    ],
)  # fmt: skip
def test_marks_and_numbers_before_items(marks):
    body = "{} Sở Y tế kiểm tra tủ thuốc.\n{} Công an tỉnh tuần tra sông.\n{} Sở Xây dựng sửa bến.\n".format(*marks)
    assert [task.lead for task in compile_directive(f"{HEAD}{body}".encode(), "a.txt").plan.tasks] == LEADS


@pytest.mark.parametrize(
    "name",
    [
        "P.Nội vụ",
        "TT. Y tế",
        "VP.UBND",
        "BQL các KCN",
        "BQL dự án đầu tư xây dựng huyện",
        "UBND H. Bảo Thắng",
        "UBND TT. Phố Lu",
    ],
)
def test_names_in_letters_with_a_point(name):
    assert read_subject(f"{name} rà soát bến đò.").names == (name,)


def test_a_sentence_with_a_level_in_letters_is_one():
    text = f"{HEAD}1. UBND H. Bảo Thắng rà soát bến đò.\n2. Sở Y tế kiểm tra tủ thuốc.\n"
    assert compile_directive(text.encode(), "a.txt").plan.tasks[0].lead == ("UBND H. Bảo Thắng",)
