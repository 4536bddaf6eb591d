"""Heads and ends of documents as pages of the web hold them: cells of a table, bold, everything on one line."""

import pytest

from directives.compile import compile_directive
from tests.reading import head

BODY = "\n\nKế hoạch như sau:\n\n1. Phòng Kỹ thuật dọn rác ven sông.\n\n2. Văn phòng kiểm tra.\n\n"


def test_a_letterhead_and_a_signature_in_cells():
    found = head(
        "| **UBND TỈNH SÔNG THAO<br>SỞ XÂY DỰNG**<br>Số: 9/KH-SXD | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>"
        "*Sông Thao, ngày 05 tháng 3 năm 2026* |\n|---|---|\n\n**KẾ HOẠCH**\n**Giữ sạch bờ sông**" + BODY
        + "| **Nơi nhận:** - Các phòng; - Lưu: VT. | **KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC** **Trần Văn An** |\n"
    )  # fmt: skip
    assert (found.number, found.issuer, found.place, str(found.issued)) == (
        "9/KH-SXD",
        "Sở Xây dựng",
        "Sông Thao",
        "2026-03-05",
    )
    assert found.recipients == ("Các phòng", "Lưu: VT")
    assert (found.signer.name, found.signer.title, found.signer.for_) == ("Trần Văn An", "Phó Giám đốc", "Giám đốc")


def test_the_signature_says_who_issues_where_nothing_else_does():
    end = "Nơi nhận:\n- Các phòng;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nCHỦ TỊCH\n\nTrần Văn An\n"
    assert head("KẾ HOẠCH\nGiữ sạch bờ sông" + BODY + end).issuer == "Ủy ban nhân dân tỉnh Sông Thao"


PAGE = (
    "Ngày 05/3/2026, Thủ tướng Chính phủ đã ký ban hành Công điện 19/CĐ-TTg năm 2026 về việc giữ sạch bờ sông mùa lũ.\n\n"
    "{then}các bộ khẩn trương thực hiện các nhiệm vụ sau:\n\n"
    "(1) Bộ Xây dựng rà soát các bến đò trước ngày 20/3/2026.\n\n(2) Bộ Công an kiểm tra tàu chở cát.\n"
)


@pytest.mark.parametrize(
    "then", ["Theo đó, ", "Theo Công điện 19/CĐ-TTg, ", "Để không ai thiệt mạng, Thủ tướng Chính phủ yêu cầu "]
)
@pytest.mark.parametrize("issues", [", Thủ tướng Chính phủ đã ký ban hành", " Thủ tướng Chính phủ ban hành"])
def test_a_page_that_gives_a_documents_words_says_in_its_first_sentence_which_it_is(then, issues):
    found = head(PAGE.format(then=then).replace(", Thủ tướng Chính phủ đã ký ban hành", issues))
    assert (found.kind, found.number, str(found.issued)) == ("cong-dien", "19/CĐ-TTg", "2026-03-05")
    assert (found.issuer, found.subject) == ("Thủ tướng Chính phủ", "Về việc giữ sạch bờ sông mùa lũ")
    assert found.cites == ()


def test_a_letter_that_rests_on_a_document_does_not_take_its_number():
    found = head("Kính gửi: Các xã\n\n" + PAGE.format(then="Thực hiện Công điện trên, đề nghị "))
    assert found.number is None
    assert [one.number for one in found.cites] == ["19/CĐ-TTg"]


def test_a_telegram_without_its_title_says_so_in_its_first_words():
    text = "Công điện gửi Chủ tịch Ủy ban nhân dân các tỉnh.\n\nThủ tướng Chính phủ yêu cầu:\n\n1. Các tỉnh rà soát bến đò.\n"
    assert head(text).kind == "cong-dien"


def test_the_line_of_the_gazette_is_no_number():
    text = "CÔNG BÁO/Số 302/Ngày 02-6-2026\n70\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nSố: 21/CT-TTg\n\nHà Nội, ngày 20 tháng 5 năm 2026\n\n"
    assert head(text + "CHỈ THỊ\nVề việc giữ sạch bờ sông" + BODY).number == "21/CT-TTg"


def test_what_a_signed_file_prints_amid_the_text_is_dropped():
    text = (
        "KẾ HOẠCH\nVề việc giữ sạch bờ sông\n\n1. Phòng Kỹ thuật dọn rác ven sông.\nKý bởi: CÔNG BÁO\nCơ quan: VĂN PHÒNG CHÍNH PHỦ\n"
        "Ngày ký: 2026-05-08 16:42:06 +07:00\n\nCÔNG BÁO/Số 271/Ngày 12-05-2026\n85\n\n2. Văn phòng kiểm tra.\n"
    )
    quotes = [task.quote for task in compile_directive(text.encode(), "a.txt").plan.tasks]
    assert quotes == ["Phòng Kỹ thuật dọn rác ven sông.", "Văn phòng kiểm tra."]


def test_a_letterhead_below_the_heading_of_a_page():
    found = head(
        "# V/v giữ sạch bờ sông\n\n| BỘ XÂY DỰNG ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---- |\n"
        "|---|---|\n| Số: 140/BXD-MT V/v giữ sạch bờ sông | Hà Nội, ngày 09 tháng 04 năm 2026 |\n\nKính gửi: Các sở\n\n"
        "1. Các sở rà soát bến đò.\n\n2. Văn phòng kiểm tra.\n\n"
        "| Nơi nhận: - Như trên; - Thanh tra; (để báo cáo) - Lưu: VT. | KT. BỘ TRƯỞNG THỨ TRƯỞNG Trần Văn An |\n"
    )  # fmt: skip
    assert (found.kind, found.number, found.issuer, str(found.issued)) == (
        "cong-van", "140/BXD-MT", "Bộ Xây dựng", "2026-04-09",
    )  # fmt: skip
    assert found.recipients == ("Như trên", "Thanh tra", "Lưu: VT")
