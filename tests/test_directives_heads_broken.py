"""Heads whose lines were broken or run together: letterheads, subjects, and who decides."""

import pytest

from tests.reading import head

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DAY = "Số: 12/QĐ-UBND\n\nSông Thao, ngày 05 tháng 3 năm 2026\n\n"
BODY = "\n\nCăn cứ Luật Đường thủy;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Sở Xây dựng rà soát bến đò.\n\nĐiều 2. Sở Y tế kiểm tra nước.\n"


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("ỦY\nBAN NHÂN DÂN\nTỈNH SÔNG THAO", "Ủy ban nhân dân tỉnh Sông Thao"),
        ("**ỦY BAN NHÂN DÂN\n**\nTỈNH SÔNG THAO", "Ủy ban nhân dân tỉnh Sông Thao"),
        ("VĂN\nPHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
        ("BỘ TÀI CHÍNH\nCỤC\nHẢI QUAN", "Cục Hải quan"),
        ("BỘ\nXÂY DỰNG", "Bộ Xây dựng"),
        ("UBND TỈNH SÔNG THAO\nVĂN PHÒNG", "Văn phòng UBND tỉnh Sông Thao"),
        ("BỘ Y TẾ\nCỤC KHÁM BỆNH", "Cục Khám bệnh"),
    ],
)
def test_a_name_that_the_letterhead_breaks_is_whole(letterhead, issuer):
    text = f"{letterhead}\n{MOTTO}{DAY}KẾ HOẠCH\nGiữ sạch bờ sông\n\n1. Phòng Kỹ thuật dọn rác.\n\n2. Văn phòng kiểm tra.\n"
    assert head(text).issuer.casefold() == issuer.casefold()


@pytest.mark.parametrize(
    "who",
    [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THAO",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO",
        "CHỦ TỊCH ỦY BAN\nNHÂN DÂN TỈNH SÔNG THAO",
        "CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH SÔNG THAO",
        "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO",
        "GIÁM ĐỐC SỞ XÂY DỰNG TỈNH\nSÔNG THAO",
    ],
)
def test_who_decides_is_no_part_of_the_subject_though_no_line_parts_them(who):
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}QUYẾT ĐỊNH\nVỀ VIỆC CÔNG BỐ DANH MỤC BẾN ĐÒ THUỘC\nSỞ XÂY DỰNG\n{who}\n"
    assert head(text + BODY).subject.casefold() == "về việc công bố danh mục bến đò thuộc sở xây dựng"


@pytest.mark.parametrize(
    "who", ["CHỦ TỊCH ỦY BAN\nNHÂN DÂN TỈNH SÔNG THAO", "CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH SÔNG THAO"]
)
def test_whoever_decides_issues_it_though_a_line_breaks_the_name(who):
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}QUYẾT ĐỊNH\nVề việc công bố bến đò\n{who}\n"
    assert head(text + BODY).issuer == "Chủ tịch Ủy ban nhân dân tỉnh Sông Thao"


@pytest.mark.parametrize(
    "lines",
    [
        "VỀ VIỆC CÔNG BỐ BẾN ĐÒ THUỘC THẨM QUYỀN CỦA\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG THAO",
        "QUY ĐỊNH MỨC VAY TỪ VỐN TỈNH ỦY THÁC QUA\nNGÂN HÀNG CHÍNH SÁCH XÃ HỘI TRÊN ĐỊA BÀN TỈNH SÔNG THAO",
        "PHÁT TRIỂN BẾN ĐÒ TỈNH SÔNG THAO GIAI ĐOẠN\n2026 - 2030",
        "Quy định mức thu tại bến đò tỉnh Sông Thao thực hiện\n\nNghị quyết của Hội đồng nhân dân tỉnh",
        "Kiện toàn Ban Chỉ đạo về bến đò,\n\nbến phà tỉnh Sông Thao",
    ],
)
def test_a_subject_is_whole_where_its_last_line_could_be_something_else(lines):
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}QUYẾT ĐỊNH\n{lines}"
    assert head(text + BODY).subject.casefold() == " ".join(lines.split()).casefold()


def test_an_article_is_no_subject():
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}Căn cứ Luật Đường thủy;\n\nQUYẾT ĐỊNH\n\nĐiều 1. Sở Xây dựng rà soát bến đò.\n"
    assert head(text).subject is None


def test_no_verb_of_issuing_stands_in_the_name_of_who_issues():
    text = (
        f"HỘI ĐỒNG NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}NGHỊ QUYẾT\nVề bến đò không bảo đảm an toàn\n\nCăn cứ Luật Đường thủy;\n\n"
        "Hội đồng nhân dân ban hành Nghị quyết về các bến đò không bảo đảm yêu cầu an toàn.\n\nĐiều 1. Sở Xây dựng rà soát bến đò.\n"
    )
    assert head(text).issuer == "Hội đồng nhân dân tỉnh Sông Thao"


@pytest.mark.parametrize(
    "rule", ["Trường hợp thư điện tử có mã độc thì xóa bỏ", "Sở Y tế đăng danh sách trên Cổng thông tin điện tử"]
)
def test_a_thing_that_runs_on_electricity_is_no_word_of_who_issues(rule):
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n{MOTTO}{DAY}QUYẾT ĐỊNH\nBan hành Quy chế dùng bến đò\n\n{rule}.\n\n"
    assert head(text + BODY).issuer.casefold() == "ủy ban nhân dân tỉnh sông thao"
