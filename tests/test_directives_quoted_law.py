"""What a law says, quoted or told by a paper or a page, is nobody's work; what the paper itself says beside it is."""

import pytest

from directives.compile import compile_directive

LETTER = (
    "ỦY BAN NHÂN DÂN TỈNH THANH LÂM\nSố: 12/UBND-KT\nThanh Lâm, ngày 16 tháng 3 năm 2026\nV/v quản lý bến đò\n"
    "Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các xã\n\n"
)
PAGE = (
    "Chỉ thị 05/CT-TTg 2026 về bến đò ra sao?\n\nNgày 02/3/2026, Thủ tướng Chính phủ đã có Chỉ thị 05/CT-TTg năm 2026.\n\n"
    "Theo đó, Thủ tướng Chính phủ yêu cầu:\n\n1. Bộ Xây dựng rà soát bến đò.\n\n2. Bộ Y tế tập huấn cứu nạn.\n\n"
)
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"


def tasks(text):
    found = compile_directive(text.encode(), "a.txt")
    return [(task.clause, *task.lead) for task in found.plan.tasks], [one.code for one in found.problems]


@pytest.mark.parametrize(
    "law",
    [
        'Theo Điều 7 Thông tư số 12/2023/TT-BXD quy định: "Chủ bến phải lắp phao cứu sinh trước ngày 01/5/2026".',
        "Tại khoản 2 Điều 5 Nghị định số 15/2024/NĐ-CP quy định: “Ủy ban nhân dân cấp xã kiểm tra bến đò hằng tháng”.",
        "Khoản 3 Điều 9 Luật Giao thông đường thủy nội địa nêu rõ: “Ủy ban nhân dân các cấp có trách nhiệm bố trí lực lượng”.",
        "Căn cứ điểm a khoản 1 Điều 4 Nghị định số 15/2024/NĐ-CP có nêu “Sở Xây dựng cấp phép bến đò”.",
        "Nghị định số 15/2024/NĐ-CP quy định: “Sở Xây dựng cấp phép bến đò. Ủy ban nhân dân xã kiểm tra bến đò.”.",
        "Tại Điều 5 Luật Giao thông đường thủy nội địa quy định Sở Xây dựng có trách nhiệm cấp phép bến đò.",
        "Điều 5 Luật Giao thông đường thủy nội địa quy định Ủy ban nhân dân xã phải kiểm tra bến đò trước ngày 01/5/2026.",
        "Theo Điều 5 Thông tư số 12/2023/TT-BXD quy định: Chủ bến có trách nhiệm đăng ký bến.",
    ],
)
def test_a_sentence_that_tells_a_law_gives_no_work(law):
    found, _ = tasks(
        f"{LETTER}1. Sở Y tế sửa bến đò. {law}\n2. {law}\n3. {law} Đề nghị các xã phổ biến quy định này.{END}"
    )
    assert found == [("1", "Sở Y tế"), ("3", "các xã")]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Căn cứ Điều 5 Luật Giao thông đường thủy nội địa, Sở Xây dựng cấp phép bến đò.", "Sở Xây dựng"),
        ("Sở Xây dựng thực hiện khoản 2 Điều 5 Nghị định số 15/2024/NĐ-CP quy định về bến đò.", "Sở Xây dựng"),
        ('Sở Xây dựng tổ chức phong trào "Bến đò an toàn" trước ngày 01/5/2026.', "Sở Xây dựng"),
        (
            "Điều 5 Luật Giao thông đường thủy nội địa quy định các xã kiểm tra, yêu cầu Sở Xây dựng báo cáo.",
            "Sở Xây dựng",
        ),
        ("Sở Xây dựng xây dựng Nghị định quy định chi tiết Điều 5 Luật Giao thông.", "Sở Xây dựng"),
    ],
)
def test_work_on_the_grounds_of_a_law_is_work(said, lead):
    assert tasks(f"{LETTER}1. Sở Y tế sửa bến đò.\n2. {said}{END}")[0] == [("1", "Sở Y tế"), ("2", lead)]


def test_units_of_a_law_between_quotation_marks_are_no_units_of_a_letter():
    law = "Tại Điều 5 Nghị định số 15/2024/NĐ-CP quy định như sau:\n"
    law += (
        "“1. Ủy ban nhân dân xã kiểm tra bến đò.\n2. Sở Xây dựng cấp phép.\na) Thẩm định;\nb) Báo cáo Bộ Xây dựng.”\n"
    )
    found, codes = tasks(
        f"{LETTER}{law}Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế sửa bến đò.\n2. Các xã kiểm tra.{END}"
    )
    assert found == [("1", "Sở Y tế"), ("2", "Các xã")]
    assert codes.count("law-quoted") == 1


def test_an_article_of_a_law_ends_where_the_letter_goes_on():
    law = "Theo Điều 5 Nghị định số 15/2024/NĐ-CP quy định về bến đò như sau:\n"
    law += "Điều 5. Trách nhiệm\n1. Ủy ban nhân dân xã kiểm tra bến đò.\n2. Sở Xây dựng cấp phép.\n"
    found, codes = tasks(
        f"{LETTER}{law}Để thực hiện quy định trên, đề nghị:\n1. Sở Y tế sửa bến đò.\n2. Các xã kiểm tra.{END}"
    )
    assert found == [("1", "Sở Y tế"), ("2", "Các xã")]
    assert codes.count("law-quoted") == 1


@pytest.mark.parametrize(
    "lead_in",
    [
        "Căn cứ theo khoản 2 Điều 5 Nghị định 15/2024/NĐ-CP quy định về trách nhiệm của chủ bến như sau:",
        "Theo Điều 7 Nghị định 15/2024/NĐ-CP, hoạt động của chủ bến được quy định như sau:",
        "Tại Điều 9 Thông tư 12/2023/TT-BXD có nêu rõ như sau:",
        "Căn cứ tại Điều 4 Luật Giao thông đường thủy nội địa năm 2004 quy định:",
    ],
)
def test_a_page_that_answers_with_a_law(lead_in):
    law = f"Chủ bến có trách nhiệm gì?\n\n{lead_in}\n\n"
    law += "1. Chủ bến phải lắp phao.\n\n2. Chủ bến báo cáo Ủy ban nhân dân xã hằng tháng.\n\nTheo đó, chủ bến phải báo cáo hằng tháng.\n"
    found, codes = tasks(PAGE + law)
    assert found == [("1", "Bộ Xây dựng"), ("2", "Bộ Y tế")]
    assert codes.count("law-quoted") == 1


def test_what_a_page_cites_of_the_directive_itself_is_work():
    told = "Bộ Tài chính có nhiệm vụ gì?\n\nTại Mục 3 Chỉ thị 05/CT-TTg năm 2026 quy định như sau:\n\n3. Bộ Tài chính bố trí kinh phí.\n"
    found, codes = tasks(PAGE + told)
    assert found == [("1", "Bộ Xây dựng"), ("2", "Bộ Y tế"), ("3", "Bộ Tài chính")]
    assert "law-quoted" not in codes


def test_a_letter_that_guides_on_the_grounds_of_a_law_speaks_itself():
    said = "Căn cứ Điều 5 Nghị định số 15/2024/NĐ-CP, Ủy ban nhân dân tỉnh hướng dẫn thực hiện quy định về bến đò như sau:\n"
    found, codes = tasks(f"{LETTER}{said}1. Sở Y tế sửa bến đò.\n2. Các xã kiểm tra.{END}")
    assert found == [("1", "Sở Y tế"), ("2", "Các xã")]
    assert "law-quoted" not in codes


PICTURE = "Quản lý bến đò ra sao? (Hình từ Internet)\n\n"
RULES = "- Chủ bến phải lắp phao.\n\n- Ủy ban nhân dân xã kiểm tra bến đò hằng tháng.\n\nQuý khách cần hỏi thêm, đặt câu hỏi tại đây.\n"


@pytest.mark.parametrize(
    "told",
    [
        "Nguyên tắc cứu nạn\n\nTại Điều 4 Quyết định 51/2015/QĐ-TTg quy định nguyên tắc tìm kiếm, cứu nạn giao thông như sau:",
        "Chủ bến làm gì?\n\nHoạt động được quy định tại Điều 6 Nghị định 30/2007/NĐ-CP; khoản 3 Điều 1 Nghị định 78/2012/NĐ-CP gồm:",
        "Đối tượng phải đăng ký\n\nTheo Điều 15 Nghị định 81/2021/NĐ-CP có quy định về đối tượng phải đăng ký gồm:",
        "Nhiệm vụ của Ban chỉ đạo\n\nCăn cứ Điều 3 Quyết định 1568/QĐ-TTg quy định nhiệm vụ, quyền hạn của Ban chỉ đạo như sau:",
        "Quản lý rủi ro\n\nYêu cầu được nêu rõ tại tiểu mục 4.1 Mục 4 Tiêu chuẩn quốc gia TCVN 14423:2025, cụ thể:",
    ],
)
def test_other_rules_below_the_picture_of_a_page(told):
    found = compile_directive(f"{PAGE}{PICTURE}{told}\n\n{RULES}".encode(), "a.txt")
    assert [(task.clause, *task.lead) for task in found.plan.tasks] == [("1", "Bộ Xây dựng"), ("2", "Bộ Y tế")]
    assert found.plan.tasks[-1].quote == "Bộ Y tế tập huấn cứu nạn."
    assert [one.code for one in found.problems].count("law-quoted") == 1
    assert "not-understood" not in [one.code for one in found.problems]


@pytest.mark.parametrize(
    "told",
    [
        "Bộ Tài chính làm gì?\n\nTại Mục 3 Chỉ thị 05/CT-TTg năm 2026 quy định như sau:",
        "Theo mục II Kế hoạch ban hành kèm theo Quyết định 7/QĐ-BXD, Thủ tướng Chính phủ yêu cầu như sau:",
        "Ngoài ra, Thủ tướng Chính phủ yêu cầu:",
    ],
)
def test_the_paper_goes_on_below_the_picture(told):
    found, codes = tasks(f"{PAGE}{PICTURE}{told}\n\n3. Bộ Tài chính bố trí kinh phí.\n")
    assert found[-1] == ("3", "Bộ Tài chính")
    assert "law-quoted" not in codes


def test_a_page_comes_back_to_its_paper_behind_the_rules():
    rules = f"Chủ bến\n\nTheo Điều 15 Nghị định 81/2021/NĐ-CP gồm:\n\n{RULES}"
    back = "Ngoài ra, Chỉ thị 05/CT-TTg yêu cầu:\n\n3. Bộ Tài chính bố trí kinh phí.\n"
    assert tasks(f"{PAGE}{PICTURE}{rules}\n{back}")[0][-1] == ("3", "Bộ Tài chính")


@pytest.mark.parametrize("turn", ["Theo đó, Thủ tướng Chính phủ yêu cầu:", "Do đó, Thủ tướng chỉ đạo như sau:"])
def test_or_to_the_orders_that_it_told_of(turn):
    rules = f"Chủ bến\n\nTheo Điều 15 Nghị định 81/2021/NĐ-CP gồm:\n\n{RULES}"
    back = f"{turn}\n\n3. Bộ Tài chính bố trí kinh phí trước ngày 20/12/2026.\n"
    assert tasks(f"{PAGE}{PICTURE}{rules}\n{back}")[0][-1] == ("3", "Bộ Tài chính")
