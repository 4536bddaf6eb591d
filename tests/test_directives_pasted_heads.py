"""Heads and ends of documents as pages of the web hold them: cells of a table, bold, everything on one line."""

from directives.compile import compile_directive

BODY = "\n\nKế hoạch như sau:\n\n1. Phòng Kỹ thuật dọn rác ven sông.\n\n2. Văn phòng kiểm tra.\n\n"


def head(text):
    return compile_directive(text.encode(), "a.txt").plan.directive


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
