"""Heads and ends of papers as offices lay them out: columns kept by blanks, subjects without a line between them and the text."""

import pytest

from tests.reading import head

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
UNIT = "1. Phòng Kinh tế rà soát hộ nghèo.\n"


def test_recipients_and_signature_side_by_side():
    found = head(
        "UBND TỈNH HÀ THANH                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TRƯỜNG THCS HÀ BẮC                        Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 14/KH-THCS                           Hà Bắc, ngày 9 tháng 3 năm 2026\n\n"
        "                          KẾ HOẠCH\n              Tổ chức hội thi sáng tạo năm 2026\n\n"
        "1. Tổ Tự nhiên ra đề.\n2. Văn phòng chuẩn bị hội trường.\n\n"
        "Nơi nhận:                                       KT. HIỆU TRƯỞNG\n"
        "- Phòng GD&ĐT (báo cáo);                       PHÓ HIỆU TRƯỞNG\n- Các tổ chuyên môn;\n"
        "- Lưu: VT.                                          (Đã ký)\n\n"
        "                                               Trần Thị Thu Hà\n"
    )
    assert found.recipients == ("Phòng GD&ĐT (báo cáo)", "Các tổ chuyên môn", "Lưu: VT")
    assert (found.signer.name, found.signer.title, found.signer.for_) == (
        "Trần Thị Thu Hà",
        "Phó Hiệu trưởng",
        "Hiệu trưởng",
    )


def test_recipients_on_one_line_below_their_word():
    found = head(
        f"UBND TỈNH HÀ THANH\n{MOTTO}CHỈ THỊ\nVề bến đò\n\n{UNIT}Nơi nhận:\n- Như trên; - Tỉnh ủy; - Lưu: VT.\n"
    )
    assert found.recipients == ("Như trên", "Tỉnh ủy", "Lưu: VT")


@pytest.mark.parametrize(
    ("lines", "title", "for_"),
    [
        ("TL. BỘ TRƯỞNG\nCỤC TRƯỞNG", "Cục trưởng", "Bộ trưởng"),
        ("TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng", "Chủ tịch"),
        ("Q. TRƯỞNG BAN", "Quyền Trưởng ban", None),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Chủ tịch", None),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Phó Chủ tịch", "Chủ tịch"),
    ],
)
def test_for_whom_somebody_signs(lines, title, for_):
    signer = head(f"UBND TỈNH HÀ THANH\n{MOTTO}CHỈ THỊ\nVề bến đò\n\n{UNIT}\n{lines}\n(đã ký)\nPhạm Văn Đức\n").signer
    assert (signer.name, signer.title.lower(), signer.for_) == ("Phạm Văn Đức", title.lower(), for_)


def test_a_notice_with_a_short_head_is_issued_by_its_letterhead():
    found = head(
        f"ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN AN\nSố 05/TB-UBND\n{MOTTO}Tân An, ngày 11/02/2026\nTHÔNG BÁO\n"
        "Kết luận của Chủ tịch UBND phường tại cuộc họp giao ban\n"
        f"Sau khi nghe các phòng báo cáo, Chủ tịch UBND phường kết luận:\n{UNIT}"
        "Văn phòng HĐND và UBND phường thông báo để các đơn vị biết, thực hiện.\n"
    )
    assert found.issuer == "Ủy ban nhân dân phường Tân An"
    assert found.subject == "Kết luận của Chủ tịch UBND phường tại cuộc họp giao ban"


@pytest.mark.parametrize("authority", ["TỔNG GIÁM ĐỐC", "TRƯỞNG BAN CHỈ ĐẠO 138 TỈNH", "CHÁNH THANH TRA TỈNH"])
def test_who_decides_right_below_the_subject_is_none_of_it(authority):
    found = head(
        f"BAN CHỈ ĐẠO 138 TỈNH\nSố: 9/QĐ-BCĐ\n{MOTTO}QUYẾT ĐỊNH\nVề việc phân công thành viên\n{authority}\n"
        f"Căn cứ Quyết định số 1/QĐ-UBND;\nQUYẾT ĐỊNH:\nĐiều 1. Phân công như sau:\n{UNIT}"
    )
    assert found.subject == "Về việc phân công thành viên"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Hà Thanh, hồi 15 giờ 30 phút ngày 24 tháng 8 năm 2026", "Hà Thanh"),
        ("Hà Thanh, lúc 08h00, ngày 24/8/2026", "Hà Thanh"),
        ("Hà Thanh, vào hồi 7:30’ ngày 24 tháng 8 năm 2026", "Hà Thanh"),
        ("TP. Hà Thanh, 7g30 ngày 24 tháng 8 năm 2026", "TP. Hà Thanh"),
        ("Sông Hà - Đồi Thanh, hồi 9 giờ ngày 24 tháng 8 năm 2026", "Sông Hà - Đồi Thanh"),
    ],
)
def test_a_telegram_says_its_hour_before_its_day(line, place):
    found = head(f"UBND TỈNH HÀ THANH\nSố: 7/CĐ-UBND {line}\n\nCÔNG ĐIỆN\nVề bão số 4\n\nUBND tỉnh điện:\n{UNIT}")
    assert (found.number, found.place, str(found.issued)) == ("7/CĐ-UBND", place, "2026-08-24")


@pytest.mark.parametrize("end", ["các năm tiếp theo", "trong thời gian tới", "những năm sau"])
def test_a_subject_that_ends_with_years_to_come_is_whole(end):
    told = "Từ đầu năm đến nay, nước sông thấp hơn nhiều năm; một số\nkhu dân cư cấp nước luân phiên."
    found = head(f"UBND TỈNH HÀ THANH\n{MOTTO}CHỈ THỊ\nVề tiết kiệm nước năm 2026 và\n{end}\n\n{told}\n\n{UNIT}")
    assert found.subject == f"Về tiết kiệm nước năm 2026 và {end}"
