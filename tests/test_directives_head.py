import datetime as dt

import pytest

from directives.citations import cited
from directives.head import read_head, secrecy_mark
from directives.outline import read_outline
from plans.plan import Urgency

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 07/CT-UBND
HỎA TỐC
Sông Thao, ngày
16 tháng 3 năm 2026

CHỈ THỊ
VỀ VIỆC GIỮ SẠCH
BỜ SÔNG TRÊN ĐỊA BÀN TỈNH SÔNG THAO

Thực hiện Nghị quyết số 12-NQ/TU ngày 20/01/2026 của Tỉnh ủy Sông Thao, Kế hoạch số 5/KH-BXD ngày
02 tháng 02 năm 2026 của Bộ Xây dựng, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Xây dựng dọn rác theo Nghị định số 10/2025/NĐ-CP.

Chỉ thị này có hiệu lực sau 10 (mười) ngày kể từ ngày ký./.

Nơi nhận:
- Như trên;
- Các sở, ban,
ngành tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN
DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lương Thế Bình
"""


def head(source):
    return read_head(read_outline(source), "a.txt")[0]


def test_every_field():
    found = head(HEAD)
    assert (found.kind, found.number, found.place, found.issued) == (
        "chi-thi",
        "07/CT-UBND",
        "Sông Thao",
        dt.date(2026, 3, 16),
    )
    assert found.issuer == "Ủy ban nhân dân tỉnh Sông Thao"
    assert found.subject == "Về việc giữ sạch bờ sông trên địa bàn tỉnh Sông Thao"
    assert found.effective == dt.date(2026, 3, 26)
    assert (found.signer.name, found.signer.title, found.signer.for_) == ("Lương Thế Bình", "Phó Chủ tịch", "Chủ tịch")
    assert found.recipients == ("Như trên", "Các sở, ban, ngành tỉnh", "Lưu: VT")
    assert found.implements == ("12-NQ/TU", "5/KH-BXD")
    assert {(one.number, one.date) for one in found.cites} == {
        ("12-NQ/TU", dt.date(2026, 1, 20)), ("5/KH-BXD", dt.date(2026, 2, 2)), ("10/2025/NĐ-CP", None),
    }  # fmt: skip
    assert found.urgency is Urgency.EXPRESS


def test_without_a_date_effect_is_a_rule():
    assert head(HEAD.replace("Sông Thao, ngày\n16 tháng 3 năm 2026\n", "")).effective == "issued + 10d"


def test_a_news_report_is_read_as_what_it_reports_on():
    found = head(
        "Sạch bờ sông\n\n30/09/2025 - 22:26\n\nSTM - Ban Thường vụ Tỉnh ủy vừa ban hành Chỉ thị số 08-CT/TU về việc giữ sạch bờ sông.\n"
    )
    assert (found.kind, found.number, found.issuer) == ("bai-bao", "08-CT/TU", "Ban Thường vụ Tỉnh ủy")
    assert found.subject == "Về việc giữ sạch bờ sông"
    assert found.issued is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT\n\nCHỈ THỊ\nVề việc", "MẬT"),
        ("ỦY BAN NHÂN DÂN\tCỘNG HÒA\nTUYỆT MẬT\n", "TUYỆT MẬT"),
        ("Độ mật: Tối mật\nCHỈ THỊ", "TỐI MẬT"),
        ("UBND TỈNH\t(MẬT)\nCHỈ THỊ", "MẬT"),
        ("KẾ HOẠCH\nBảo vệ bí mật nhà nước", None),
        ("KẾ HOẠCH\nTĂNG CƯỜNG CÔNG TÁC BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC", None),
        ("Tài liệu MẬT phải được lưu riêng theo quy định của pháp luật.", None),
    ],
)
def test_secrecy_mark_of_the_document_not_the_word(text, mark):
    assert secrecy_mark(text) == mark


def test_numbers_are_found_once_with_their_dates():
    text = (
        "Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12 tháng 12 năm 2013; "
        "Luật số 67/2006/QH11; TCVN 14423:2025; lúc 24/7; Đề án 06; Quyết định số 217-QĐ/TW"
    )
    found = {(one.number, one.date) for one in cited(text, None)}
    day = dt.date(2013, 12, 12)
    assert found == {("217-QĐ/TW", day), ("218-QĐ/TW", day), ("67/2006/QH11", None), ("TCVN 14423:2025", None)}
