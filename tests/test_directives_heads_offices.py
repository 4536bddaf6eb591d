"""Heads as schools, hospitals, firms, associations and scans print them: issuer, number, place, day, subject and signer."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from tests.test_directives_formats import p, word

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "1. Phòng Hành chính kiểm tra máy bơm trước ngày 20/12/2026.\n2. Các tổ trực đêm."
DAY = dt.date(2026, 11, 5)
SUBJECT = "Kiểm tra phòng cháy năm 2026"


def paper(above, number, place, signed, state=STATE):
    return (
        f"{above}\nSố: {number}\n{state}\n{place}, ngày 05 tháng 11 năm 2026\n\nKẾ HOẠCH\n{SUBJECT}\n\n{BODY}\n\n"
        f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{signed}\n\n\nLê Thị Sim\n"
    )


def head(text, name="a.txt"):
    found = compile_directive(text.encode() if isinstance(text, str) else text, name)
    return found.plan.directive, {one.place.field for one in found.problems if one.place.field}


OFFICES = [
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC SÔNG THAO", "412/KH-ĐHST", "Trường Đại học Sông Thao"),
    ("UBND XÃ ĐỒI CHÈ\nTRƯỜNG THCS NGUYỄN VĂN LÊ", "27/KH-THCS", "Trường THCS Nguyễn Văn Lê"),
    ("UBND TỈNH SÔNG THAO\nSỞ GIÁO DỤC VÀ ĐÀO TẠO", "8/KH-SGDĐT", "Sở Giáo dục và Đào tạo"),
    ("UBND TỈNH SÔNG THAO\nTRƯỜNG CAO ĐẲNG NGHỀ SÔNG THAO", "77/KH-CĐN", "Trường Cao đẳng Nghề Sông Thao"),
    ("SỞ Y TẾ TỈNH SÔNG THAO\nBỆNH VIỆN ĐA KHOA KHU VỰC ĐỒI CHÈ", "318/KH-BVĐK", "Bệnh viện Đa khoa khu vực Đồi Chè"),
    ("TẬP ĐOÀN CHÈ VIỆT BẮC\nCÔNG TY CỔ PHẦN CHÈ ĐỒI XANH", "55/KH-ĐX", "Công ty Cổ phần Chè Đồi Xanh"),
    (
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ ĐỒI CHÈ\nBAN THƯỜNG TRỰC",
        "14/KH-MTTQ-BTT",
        "Ban Thường trực Mặt trận Tổ quốc Việt Nam xã Đồi Chè",
    ),
    (
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nTỈNH SÔNG THAO\nBAN THƯỜNG VỤ",
        "102/KH-BTV",
        "Ban Thường vụ Hội Liên hiệp Phụ nữ Việt Nam tỉnh Sông Thao",
    ),
    (
        "HỘI NGƯỜI CAO TUỔI XÃ ĐỒI CHÈ\nCÂU LẠC BỘ LIÊN THẾ HỆ TỰ GIÚP NHAU",
        "02/KH-CLB",
        "Câu lạc bộ Liên thế hệ tự giúp nhau",
    ),
    ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nVIỆN NGHIÊN CỨU CHÈ", "210/KH-VNCC", "Viện Nghiên cứu Chè"),
    ("LIÊN MINH HỢP TÁC XÃ TỈNH SÔNG THAO\nHỢP TÁC XÃ ĐỒI CHÈ", "12/KH-HTX", "Hợp tác xã Đồi Chè"),
    ("TRƯỜNG ĐẠI HỌC SÔNG THAO\nKHOA SƯ PHẠM", "3/KH-KSP", "Khoa Sư phạm"),
    ("TRƯỜNG THCS ĐỒI CHÈ\nTỔ KHOA HỌC TỰ NHIÊN", "3/KH-TCM", "Tổ Khoa học tự nhiên"),
    ("UBND TỈNH SÔNG THAO\nSỞ\nKHOA HỌC VÀ CÔNG NGHỆ", "3/KH-SKHCN", "Sở Khoa học và Công nghệ"),
    ("TỔNG CÔNG TY ĐIỆN LỰC\nCÔNG TY ĐIỆN LỰC SÔNG THAO", "3/KH-PCST", "Công ty Điện lực Sông Thao"),
    ("CÔNG TY CỔ PHẦN CHÈ ĐỒI XANH\nHỘI ĐỒNG QUẢN TRỊ", "3/NQ-HĐQT", "Hội đồng quản trị Công ty Cổ phần Chè Đồi Xanh"),
    ("UBND XÃ ĐỒI CHÈ\nTHÔN BẢN MÂY", "3/KH-TBM", "Thôn Bản Mây"),
    ("UBND TỈNH SÔNG THAO\nLIÊN MINH\nHỢP TÁC XÃ TỈNH", "9/KH-LMHTX", "Liên minh Hợp tác xã tỉnh"),
]


@pytest.mark.parametrize(("above", "number", "issuer"), OFFICES)
def test_offices_of_every_sort_are_read_and_written_as_they_write_themselves(above, number, issuer):
    place = "Sông Thao" if issuer.endswith("Sông Thao") else "Đồi Chè"
    found, _ = head(paper(above, number, place, "GIÁM ĐỐC"))
    assert (found.issuer, found.number, found.place, found.issued) == (issuer, number, place, DAY)
    assert (found.subject, found.signer.name, found.signer.title) == (SUBJECT, "Lê Thị Sim", "Giám đốc")


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{''.join(map(p, cell))}</w:tc>" for cell in cells) + "</w:tr>"


YOUTH = ["ĐOÀN TNCS HỒ CHÍ MINH XÃ ĐỒI CHÈ", "BCH ĐOÀN TRƯỜNG THPT LÊ LỢI"]
PLACED = ["Đồi Chè, ngày 05 tháng 11 năm 2026"]
SMALL = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"]
SCHOOL = ["Ủy ban nhân dân xã Đồi Chè", "Trường Tiểu học Kim Đồng"]


@pytest.mark.parametrize(
    ("rows", "issuer"),
    [
        ([(YOUTH, ["ĐOÀN TNCS HỒ CHÍ MINH"]), (["Số: 08-KH/ĐTN"], PLACED)], "BCH Đoàn trường THPT Lê Lợi"),
        ([([*YOUTH, "Số: 08-KH/ĐTN"], ["ĐOÀN TNCS HỒ CHÍ MINH", *PLACED])], "BCH Đoàn trường THPT Lê Lợi"),
        ([(SCHOOL, SMALL), (["Số: 08-KH/ĐTN"], PLACED)], "Trường Tiểu học Kim Đồng"),
        ([([*SCHOOL, "Số: 08-KH/ĐTN"], [*SMALL, *PLACED])], "Trường Tiểu học Kim Đồng"),
    ],
)
def test_a_letterhead_in_a_table_without_the_name_of_the_state_in_capitals(rows, issuer):
    table = f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"
    found, asked = head(word(table + p("KẾ HOẠCH") + p(SUBJECT) + "".join(map(p, BODY.split("\n")))), "a.docx")
    assert (found.issuer, found.number, found.place, found.issued) == (issuer, "08-KH/ĐTN", "Đồi Chè", DAY)
    assert not {"issuer", "number", "issued", "subject"} & asked


def test_a_letterhead_in_small_letters():
    text = paper("\n".join(SCHOOL), "15/KH-THKĐ", "Đồi Chè", "HIỆU TRƯỞNG", "\n".join(SMALL))
    found, asked = head(text)
    assert (found.issuer, found.place) == ("Trường Tiểu học Kim Đồng", "Đồi Chè")
    assert "issuer" not in asked


def test_columns_read_into_one_line_without_a_blank():
    found, _ = head(
        "UBND TỈNH SÔNG THAOCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ GIÁO DỤC VÀ ĐÀO TẠOĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 1520/SGDĐT-VPSông Thao, ngày 05 tháng 11 năm 2026\nV/v trực đêm\n\nKính gửi: Các trường.\n\n{BODY}\n"
    )
    assert (found.issuer, found.number, found.place) == ("Sở Giáo dục và Đào tạo", "1520/SGDĐT-VP", "Sông Thao")


@pytest.mark.parametrize(("mark", "place"), [("UBND-NCTH", "Vị Thanh"), ("UBND-VX", "Bến Đá"), ("CĐ-TTg", "Hà Nội")])
def test_a_number_before_the_place_on_one_line_stays_whole(mark, place):
    found, _ = head(f"UBND TỈNH SÔNG THAO\nSố: 45/{mark} {place}, ngày 05 tháng 11 năm 2026\nV/v trực đêm\n\n{BODY}\n")
    assert (found.number, found.place, found.issued) == (f"45/{mark}", place, DAY)


@pytest.mark.parametrize("title", ["KÉ HOẠCH", "KẾ HOACH", "KẼ HOẠCH", "KỂ HOẠCH:"])
def test_a_title_whose_marks_a_scan_misread(title):
    text = paper("ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO", "88 /KH-UBND", "Sông Thao", "CHỦ TỊCH").replace("KẾ HOẠCH", title)
    found, _ = head(text.replace("Số:", "Sô:"))
    assert (found.kind, found.number, found.subject, found.place) == ("ke-hoach", "88/KH-UBND", SUBJECT, "Sông Thao")


@pytest.mark.parametrize(("printed", "number"), [("1O2/KH-SYT", "102/KH-SYT"), ("l5/KH-SYT", "15/KH-SYT")])
def test_letters_for_figures_in_a_number_are_mended_and_asked_about(printed, number):
    found, asked = head(paper("SỞ Y TẾ SÔNG THAO", printed, "Sông Thao", "GIÁM ĐỐC"))
    assert found.number == number
    assert "number" in asked


def test_a_day_that_cannot_be_read_leaves_the_place():
    text = paper("SỞ Y TẾ SÔNG THAO", "5/KH-SYT", "Sông Thao", "GIÁM ĐỐC").replace("ngày 05", "ngày l5")
    found, asked = head(text)
    assert (found.place, found.issued) == ("Sông Thao", None)
    assert "issued" in asked


@pytest.mark.parametrize(
    ("signed", "title", "acting"),
    [
        ("PHỤ TRÁCH TRƯỜNG", "Phụ trách trường", None), ("TRƯỞNG KHOA", "Trưởng khoa", None), ("TỔ TRƯỞNG", "Tổ trưởng", None),
        ("TRƯỞNG THÔN", "Trưởng thôn", None), ("VIỆN TRƯỞNG", "Viện trưởng", None), ("Q. GIÁM ĐỐC", "Quyền Giám đốc", None),
        ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", "Phó Trưởng ban", "Trưởng ban"),
    ],
)  # fmt: skip
def test_who_signs_for_a_school_a_hamlet_or_a_team(signed, title, acting):
    signer = head(paper("UBND XÃ ĐỒI CHÈ\nTRƯỜNG THCS ĐỒI CHÈ", "3/KH-THCS", "Đồi Chè", signed))[0].signer
    assert (signer.name, signer.title, signer.for_) == ("Lê Thị Sim", title, acting)


def test_a_subject_between_the_number_and_the_place_on_one_line():
    found, _ = head(
        f"SỞ Y TẾ\nSố: 12/SYT-NVY V/v trực đêm Sông Thao, ngày 05 tháng 11 năm 2026\n\nKính gửi: Các trạm.\n\n{BODY}\n"
    )
    assert (found.place, found.issued, found.subject) == ("Sông Thao", DAY, "V/v trực đêm")
