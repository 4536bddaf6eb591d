"""Numbers of sections that OCR misread are put right by the order of the sections, and asked about; a printed text keeps its own."""

import pytest

from directives.compile import compile_directive, compile_text
from directives.formats.scan_signs import with_known_signs
from directives.structure.scanned_sections import with_numbers
from plans.problems import Place, doubt

HEAD = "ỦY BAN NHÂN DÂN\nXÃ SÔNG THAO\nSố: 31/KH-UBND\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nSửa chữa trường học\n\n"


def read(*headings):
    """What the numbers of these headings are read as, and those that are asked about."""
    text, problems = with_numbers(HEAD + "".join(f"{one}\n1. Sở Y tế kiểm tra.\n" for one in headings), Place())
    assert all(text[slice(*one.place.span)] == one.args["number"] for one in problems)
    lines = text.removeprefix(HEAD).replace("I.M", "I. M").split("\n")[:-1:2]
    return [line.split(" ")[0] for line in lines], [(one.args["printed"], one.args["number"]) for one in problems]


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "II. KINH PHÍ", "IV. TỔ CHỨC"], [("II.", "III.")]),
        (["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "II. KINH PHÍ"], [("II.", "III.")]),
        (["I. MỤC ĐÍCH", "I. NHIỆM VỤ", "II. KINH PHÍ", "IV. TỔ CHỨC"], [("I.", "II."), ("II.", "III.")]),
        (["I. MỤC ĐÍCH", "IH. NHIỆM VỤ", "II. KINH PHÍ", "1V. TỔ CHỨC"], [("IH.", "II."), ("II.", "III."), ("1V.", "IV.")]),
        (["IL. MỤC ĐÍCH", "H. NHIỆM VỤ", "TII. KINH PHÍ"], [("IL.", "I."), ("H.", "II."), ("TII.", "III.")]),
        (["I. Trước mùa mưa", "IL Trong mùa mưa", "II. Sau mùa mưa"], [("IL", "II."), ("II.", "III.")]),
        (["I. MỤC ĐÍCH", "II NHIỆM VỤ", "II. KINH PHÍ"], [("II.", "III.")]),
        (["I. MỤC ĐÍCH", "II NHIỆM VỤ", "III, KINH PHÍ"], []),
        (["I. Trước mùa mưa", "II Trong mùa mưa", "III. Sau mùa mưa"], []),
        (["I.MỤC ĐÍCH", "H. NHIỆM VỤ", "II. KINH PHÍ"], [("H.", "II."), ("II.", "III.")]),
    ],
)  # fmt: skip
def test_a_section_bears_the_number_that_its_list_lacks(headings, asked):
    numbers, told = read(*headings)
    assert numbers == ["I.", "II.", "III.", "IV."][: len(headings)] or numbers == ["I.", "II.", "III,"]
    assert told == asked


@pytest.mark.parametrize(
    "headings",
    [
        ["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "II. YÊU CẦU", "III. KINH PHÍ"],
        ["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "V. KINH PHÍ"],
        ["1. MỤC ĐÍCH", "1. NHIỆM VỤ", "11. KINH PHÍ"],
        ["G. MỤC ĐÍCH", "H. NHIỆM VỤ"],
        ["I. MỤC ĐÍCH", "VI PHẠM HÀNH CHÍNH", "II. NHIỆM VỤ"],
        ["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "TL. CHỦ TỊCH"],
        ["I. MỤC ĐÍCH", "TL CHỦ TỊCH"],
        ["I. MỤC ĐÍCH", "TH Nguyễn Trãi và trường mầm non", "TT Y tế xã kiểm tra"],
        ["I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. KINH PHÍ", "TY CỔ PHẦN CẤP NƯỚC"],
        ["I. MỤC ĐÍCH", "IL ở các xã kiểm tra", "II. NHIỆM VỤ"],
        ["I. MỤC ĐÍCH", "H. ấp trưởng kiểm tra", "II. NHIỆM VỤ"],
        ["I. MỤC ĐÍCH", "II Hải quân và các đơn vị", "II. NHIỆM VỤ"],
        ["A. PHẦN CHUNG", "I. MỤC ĐÍCH", "B. PHẦN RIÊNG", "I. NHIỆM VỤ", "II. KINH PHÍ"],
    ],
)
def test_what_is_no_misread_number_stays(headings):
    assert read(*headings) == ([one.split(" ")[0] for one in headings], [])


def test_a_line_that_goes_on_and_opens_like_the_next_section_is_asked_about():
    assert read("I. Trước mùa mưa", "II Hải quân và các đơn vị")[1] == [("II", "II.")]


def test_sections_below_a_capital_letter_and_in_an_annex_are_counted_anew():
    numbers, asked = read(
        "A. PHẦN CHUNG", "I. MỤC ĐÍCH", "B. PHẦN RIÊNG", "L. NHIỆM VỤ", "PHỤ LỤC", "I. BIỂU", "H. MẪU"
    )
    assert numbers == ["A.", "I.", "B.", "I.", "PHỤ", "I.", "II."]
    assert asked == [("L.", "I."), ("H.", "II.")]


@pytest.mark.parametrize(
    ("printed", "asked"), [("quý I1/2026", 1), ("quý 1V/2026", 1), ("quý 1/2026", 0), ("quý II/2026", 0)]
)
def test_a_quarter_that_is_no_number(printed, asked):
    text, problems = with_numbers(f"1. Sở Y tế báo cáo trong {printed}.\n", Place())
    assert len(problems) == asked
    assert any(quarter in text for quarter in ("quý II/2026", "quý IV/2026", "quý 1/2026"))


BODY = "I. MỤC ĐÍCH\n1. Bảo đảm an toàn.\nII. NHIỆM VỤ\n1. Sở Xây dựng sửa mái trường.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo.\n"


def test_work_is_taken_over_from_the_section_that_the_paper_names():
    body = BODY + "2. Ban Quản lý chợ thực hiện nội dung tại Khoản 1 Mục II Kế hoạch này.\n"
    text, told = with_numbers(HEAD + body, Place())
    found = compile_text(text, [doubt("read-by-ocr"), *told], "0" * 64, "a.pdf")
    assert [(one.clause, one.inherited_from) for one in found.plan.tasks][-1] == ("III.2", "II.1")
    asked = [one for one in found.problems if one.code == "scan-number-mended"]
    assert [(one.place.clause, one.place.line) for one in asked] == [("III", 13)]


def test_a_typed_text_keeps_the_number_that_it_bears():
    found = compile_directive((HEAD + BODY).encode(), "a.txt")
    assert [task.clause for task in found.plan.tasks] == ["II.1", "II.1"]
    assert "scan-number-mended" not in {one.code for one in found.problems}


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("quý I⁄2026, 15/⁄12/2026", "quý I/2026, 15/12/2026"),
        ("Công điện số 46/CĐÐ-TTg", "Công điện số 46/CĐ-TTg"),
        ("Công văn số 12/QLĐÐ-NV", "Công văn số 12/QLĐÐ-NV"),
        ("Kết luận số 213- KL/TW", "Kết luận số 213-KL/TW"),
        ("chia sẻ¿dữ liệu", "chia sẻ dữ liệu"),
        ("~- Sở Y tế;\n~ Sở Xây dựng;", "- Sở Y tế;\n- Sở Xây dựng;"),
        ("KT. CHỦ TỊCH\nI\nTrần Thị Mây", "KT. CHỦ TỊCH\nTrần Thị Mây"),
        ("I\nMỤC ĐÍCH\nII\nNHIỆM VỤ", "I\nMỤC ĐÍCH\nII\nNHIỆM VỤ"),
        (
            "| TT | NỘI DUNG | CHỦ TRÌ |\n| 1 | Sửa mái | Sở Y tế |",
            "| TT | NỘI DUNG | CHỦ TRÌ |\n| 1 | Sửa mái | Sở Y tế |",
        ),
        ("CHỦ TỊCH l\nTrần Thị Mây", "CHỦ TỊCH\nTrần Thị Mây"),
        ("» Rà soát.\n+ Báo cáo.\n° Tuần tra.", "• Rà soát.\n• Báo cáo.\n• Tuần tra."),
        ("- Rà soát.\n» Sửa.\n+ Báo cáo.\n° Tuần tra.", "- Rà soát.\n• Sửa.\n+ Báo cáo.\n• Tuần tra."),
        ("+ Rà soát.\n* Báo cáo.", "+ Rà soát.\n* Báo cáo."),
        ("PHỤ LỤC I\nngày 15/1 2/2O26", "PHỤ LỤC I\nngày 15/1 2/2O26"),
    ],
)
def test_signs_with_one_reading_are_those_of_the_paper(read, printed):
    assert with_known_signs(read) == printed
