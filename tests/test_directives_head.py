import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.heads.head import read_head
from directives.heads.secrecy import secrecy_mark
from directives.sentences.citations import cited
from directives.structure.outline import read_outline
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


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "Công văn số 38 ngày 4/3/2026 V/v báo cáo số liệu.\n\nKính gửi: Các phòng, ban.\n\n"
            "Sở Nội vụ đề nghị các phòng, ban gửi báo cáo trước ngày 18/3/2026./.\n",
            ("cong-van", "38", dt.date(2026, 3, 4), "Sở Nội vụ", "V/v báo cáo số liệu"),
        ),
        (
            "BỘ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 41/CT-NV V/v nộp hồ sơ | Hà Nội, ngày 20 tháng 12 năm 2025 |\n"
            "Kính gửi: Các Chi cục.\n1. Các Chi cục gửi hồ sơ trước ngày 27/12/2025.\n2. Văn phòng tổng hợp./.\n",
            ("cong-van", "41/CT-NV", dt.date(2025, 12, 20), "Bộ Nội vụ", "V/v nộp hồ sơ"),
        ),
        (
            "12/SVH-NV\n\nCông văn V/v trang trí ngày lễ\n\nKính gửi: Các phòng.\n\n"
            "Sở Văn hóa yêu cầu các phòng trang trí xong trước ngày 1/2/2026./.\n",
            ("cong-van", "12/SVH-NV", None, "Sở Văn hóa", "V/v trang trí ngày lễ"),
        ),
        (
            "Thông báo trực Tết\n\nBan Giám hiệu thông báo việc trực Tết như sau:\n\n"
            "1. Các khoa bố trí người trực.\n\n2. Phòng Quản trị kiểm tra./.\n",
            ("cong-van", None, None, "Ban Giám hiệu", "Trực Tết"),
        ),
        (
            "THÔNG BÁO\nVề việc nghỉ lễ\n\nNhà trường thông báo:\n\n"
            "1. Các khoa bố trí người trực.\n\n2. Phòng Quản trị kiểm tra./.\n",
            ("cong-van", None, None, "Nhà trường", "Về việc nghỉ lễ"),
        ),
    ],
)  # fmt: skip
def test_letters_and_notices_without_a_title_of_their_own(text, head):
    directive = compile_directive(text.encode(), "van-ban.txt").plan.directive
    assert (directive.kind, directive.number, directive.issued, directive.issuer, directive.subject) == head


def test_recipients_on_one_line_as_in_a_table():
    text = (
        "Kính gửi: Các Chi cục.\n1. Các Chi cục gửi hồ sơ.\n2. Văn phòng tổng hợp./.\n"
        "Nơi nhận: - Như trên; - Lưu: VT, NV (3b) | KT. CỤC TRƯỞNG |\n"
    )
    assert compile_directive(text.encode(), "a.txt").plan.directive.recipients == ("Như trên", "Lưu: VT, NV (3b)")


@pytest.mark.parametrize(
    ("text", "number", "issuer", "subject"),
    [
        (
            "UBND tỉnh chỉ đạo tuyển quân\n\n"
            "UBND tỉnh ban hành Chỉ thị về việc tuyển quân năm 2027 (Chỉ thị số 09/CT-UBND, ngày 07/9/2026).\n\n"
            "Yêu cầu: UBND các xã, phường chuẩn bị tốt các điều kiện.\n\nHà An\n",
            "09/CT-UBND", "UBND tỉnh", "Về việc tuyển quân năm 2027",
        ),
        (
            "Phòng cháy rừng\n\nChi cục Kiểm lâm vừa có công văn yêu cầu các Hạt Kiểm lâm tăng cường trực ban.\n\nB.A\n",
            None, "Chi cục Kiểm lâm", None,
        ),
        (
            "Sẵn sàng cho hội thi\n\nBan chỉ đạo Hội thi (Tỉnh ủy) đã ban hành Kế hoạch số 12-KH/BCĐ phân công nhiệm vụ cho các đơn vị.\n\n"
            "Theo đó, Sở Xây dựng có trách nhiệm trang trí khu vực hội thi.\n\nN.T.\n",
            "12-KH/BCĐ", "Ban chỉ đạo Hội thi", None,
        ),
    ],
)  # fmt: skip
def test_reports_of_the_press_tell_of_the_directive(text, number, issuer, subject):
    directive = compile_directive(text.encode(), "bai-bao.txt").plan.directive
    assert (directive.kind, directive.number, directive.issuer) == ("bai-bao", number, issuer)
    assert directive.subject == subject


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [("TỈNH ỦY QUẢNG NGÃI", "Tỉnh ủy Quảng Ngãi"), ("SỞ GIÁO DỤC\nTRƯỜNG THPT LÊ LỢI", "Trường THPT Lê Lợi"), ("BỘ NỘI VỤ", "Bộ Nội vụ")],
)  # fmt: skip
def test_letterheads_in_capitals_get_their_usual_case(letterhead, issuer):
    text = f"{letterhead}\nSố: 4/KH\n\nKẾ HOẠCH\nTrồng cây\n\n1. Các đơn vị trồng cây.\n2. Văn phòng tổng hợp./.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == issuer


def test_the_chief_signs_for_the_body_itself_and_footnotes_are_cited():
    text = (
        "ỦY BAN BẦU CỬ XÃ SÔNG THAO\nSố: 02/KH-UBBC\nSông Thao, ngày 10 tháng 12 năm 2025\nKẾ HOẠCH\nTuyên truyền bầu cử\n"
        "1. Tổ thông tin treo băng rôn (theo Mẫu số 01 và 03/HNMT).[1]\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"
        "TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\nTrần Văn Hòa\n[1] Chỉ thị số 46-CT/TW ngày 16/5/2025 về bầu cử.\n\nQuyết định số 9/QĐ-UBND\n"
    )
    directive = compile_directive(text.encode(), "test.txt").plan.directive
    assert (directive.signer.title, directive.signer.for_) == ("Trưởng Tiểu ban", None)
    assert [one.number for one in directive.cites] == ["46-CT/TW"]


def test_a_report_that_opens_with_the_day_of_the_letter():
    text = (
        "Ngày 04/12/2017, UBND tỉnh ban hành Công văn số 21 /UBND-TH, về rà soát chợ.\n"
        "Công văn nêu rõ: Giao các sở, ngành báo cáo UBND tỉnh trước ngày 20/12/2017.\n"
    )
    directive = compile_directive(text.encode(), "test.txt").plan.directive
    assert (directive.kind, directive.number) == ("bai-bao", "21/UBND-TH")


def test_the_day_of_a_cited_paper_may_stand_before_who_issued_it():
    (one,) = cited("Ngày 23/10/2025, Sở Y tế tiếp tục ban hành Quyết định số 35/QĐ-SYT về sắp xếp.", None)
    assert one.date == dt.date(2025, 10, 23)


def test_a_head_without_number_and_day_is_a_doubt_at_both():
    text = (
        "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nSố:     /KH-UBND\nSông Thao, ngày     tháng 3 năm 2026\n"
        "KẾ HOẠCH\nTrồng cây xanh\n\n1. Sở Xây dựng rà soát quỹ đất.\n"
    )
    problems = compile_directive(text.encode(), "kh.txt").problems
    missing = {one.place.field for one in problems if one.code == "head-missing"}
    assert {"number", "issued"} <= missing


@pytest.mark.parametrize(
    ("line", "place"),
    [("Thành\nphố Sông Thao, ngày 25 tháng 11 năm 2025", "Thành phố Sông Thao"), ("Sông Thao, ngày 25 tháng 1 1 năm 2025", "Sông Thao")],
)  # fmt: skip
def test_the_line_of_place_and_day_may_be_broken(line, place):
    head = f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SÔNG THAO\nSố: 40/UBND-ĐT\nV/v rà soát số nhà\n{line}\nKính gửi: Sở Xây dựng\n"
    text = f"{head}\n1. Sở Xây dựng rà soát./.\n"
    directive = compile_directive(text.encode(), "cv.txt").plan.directive
    assert (directive.place, directive.issued) == (place, dt.date(2025, 11, 25))
