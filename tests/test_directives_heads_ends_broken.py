"""Ends of documents whose cells and lines were run together or broken: recipients and signature; and what a paper carries out."""

import pytest

from tests.reading import head

TOP = "SỞ XÂY DỰNG\nSố: 12/KH-SXD\n\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nGiữ sạch bờ sông\n\n"
BODY = "1. Phòng Kỹ thuật dọn rác.\n\n2. Văn phòng kiểm tra.\n\n"


@pytest.mark.parametrize(
    ("end", "entries"),
    [
        ("Nơi nhận: ; - Ban Giám đốc; ; - Lưu: VT. |  | KT. GIÁM ĐỐC ; PHÓ GIÁM ĐỐC ; Trần Văn An", ("Ban Giám đốc", "Lưu: VT")),
        ("| Nơi nhận: - Các sở; - VP, các tổ. - Lưu: VT. | KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn An |", ("Các sở", "VP, các tổ", "Lưu: VT")),
        ("Nơi nhận:\n- Các **phòng**;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn An", ("Các phòng", "Lưu: VT")),
        ("Nơi nhận:\n- VРСР;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần\nVăn An", ("VPCP", "Lưu: VT")),
    ],
)  # fmt: skip
def test_recipients_and_signature_however_their_lines_are_joined(end, entries):
    found = head(f"{TOP}{BODY}{end}\n")
    assert found.recipients == entries
    assert (found.signer.name, found.signer.title, found.signer.for_) == ("Trần Văn An", "Phó Giám đốc", "Giám đốc")


@pytest.mark.parametrize(
    ("lines", "title", "for_"),
    [
        ("TRƯỞNG BAN\nPHÓ THỦ TƯỚNG", "Trưởng ban", None),
        ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nPHÓ THỦ TƯỚNG", "Phó Trưởng ban thường trực", "Trưởng ban"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTHƯỜNG TRỰC", "Phó Chủ tịch Thường trực", "Chủ tịch"),
        ("KT. TRƯỞNG BAN TH**UẾ** HQ\nPHÓ TRƯỞNG BAN", "Phó Trưởng ban", "Trưởng ban thuế HQ"),
    ],
)
def test_the_office_in_which_somebody_signs(lines, title, for_):
    signer = head(f"{TOP}{BODY}Nơi nhận:\n- Các phòng;\n- Lưu: VT.\n\n{lines}\n\nTrần Văn An\n").signer
    assert (signer.name, signer.title, signer.for_) == ("Trần Văn An", title, for_)


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("Thực hiện Chỉ thị số 5/CT-TTg về bến đò; Công văn số 77/BXD-VT về đò ngang, Sở yêu cầu:", ("5/CT-TTg", "77/BXD-VT")),
        ("Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh; Quyết định số 9/QĐ-TTg về bến đò; Sở ban hành Kế hoạch:", ("9/QĐ-TTg",)),
        ("Thực hiện Kế hoạch số 9/KH-UBND và ý kiến chỉ đạo của Bộ A tại Công văn số 77/BXD-VT, Sở yêu cầu:", ("9/KH-UBND", "77/BXD-VT")),
        (
            "Thực hiện Kế hoạch số 9/KH-UBND; chỉ đạo của Bộ Xây dựng tại các văn bản: số 77/BXD-VT, số 78/BXD-VT, Sở yêu cầu:",
            ("9/KH-UBND", "77/BXD-VT", "78/BXD-VT"),
        ),
        ("Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ về bến đò (Công văn số 8/TTg-CN), Sở yêu cầu:", ("8/TTg-CN",)),
        ("Thực hiện nhiệm vụ được giao. Sở nhận được Công văn số 77/BXD-VT.", ()),
    ],
)  # fmt: skip
def test_every_paper_that_the_opening_carries_out(opening, numbers):
    assert head(f"{TOP}{opening}\n\n{BODY}").implements == numbers


@pytest.mark.parametrize(
    ("subject", "numbers"),
    [
        ("Sửa đổi Chương trình hành động thực hiện Chỉ thị số 5/CT-TTg", ("5/CT-TTg",)),
        ("Sơ kết tình hình thực hiện Chỉ thị số 5/CT-TTg", ()),
        ("Bãi bỏ Quyết định số 5/QĐ-UBND", ()),
    ],
)
def test_a_subject_says_amid_its_words_what_is_carried_out(subject, numbers):
    assert head(TOP.replace("Giữ sạch bờ sông", subject) + BODY).implements == numbers


def test_a_title_in_capitals_ends_where_the_opening_begins():
    text = (
        TOP.replace("Giữ sạch bờ sông\n\n", "GIỮ SẠCH BỜ SÔNG NĂM 2026\n")
        + "Thực hiện Chỉ thị số 5/CT-TTg về bến đò, Sở yêu cầu:\n\n"
    )
    assert head(text + BODY).implements == ("5/CT-TTg",)
