"""Lines of a head one by one: number, place and day, subject of a letter, title, effect, and a kind that is only guessed."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from tests.reading import head

TOP = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\n"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\n\n1. Sở Xây dựng rà soát bến đò.\n\n2. Sở Y tế kiểm tra nước.\n"


def doubted(text):
    return {one.place.field for one in compile_directive(text.encode(), "a.txt").problems if one.code == "head-missing"}


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Sông Thao ngày 05\ntháng 3 năm 2026", "Sông Thao"),
        ("Sông Thao, ngày 05 tháng3 năm 2026", "Sông Thao"),
        ("*Sông Thao, ngày 05 tháng 3 n**ă**m 2026*", "Sông Thao"),
        ("Giữ bến đò\n|\nSông Thao, ngày 05 tháng 3 năm 2026", "Sông Thao"),
        ("Thành phố Hồ\nChí Minh, ngày 05 tháng 3 năm 2026", "Thành phố Hồ Chí Minh"),
    ],
)
def test_place_and_day_however_the_line_is_typed(line, place):
    found = head(f"{TOP}{MOTTO}Số: 12/KH-UBND\n{line}\n\nKẾ HOẠCH\nGiữ sạch bờ sông{BODY}")
    assert (found.place, found.issued) == (place, dt.date(2026, 3, 5))


@pytest.mark.parametrize(
    ("title", "urgency"),
    [
        ("CÔNG ĐIỆN KHẨN", "khan"),
        ("CÔNG ĐIỆN (KHẨN)", "khan"),
        ("CÔNG ĐIỆN\nKHẨN CẤP", "khan"),
        ("CÔNG ĐIỆN HOẢ TỐC", "hoa-toc"),
        ("CHỈ THỊ", "none"),
    ],
)
def test_how_urgent_it_is_stands_beside_the_title_and_is_not_what_it_is_about(title, urgency):
    found = head(f"{TOP}{MOTTO}Số: 12/CĐ-UBND\n\n{title}\nVề việc giữ sạch bờ sông{BODY}")
    assert (found.urgency.value, found.subject) == (urgency, "Về việc giữ sạch bờ sông")


def test_a_number_broken_behind_its_dash():
    assert head(f"{TOP}{MOTTO}Số: 3783/QĐ-\nUBND\n\nKẾ HOẠCH\nGiữ sạch bờ sông{BODY}").number == "3783/QĐ-UBND"


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi: Các sở\n\nCăn cứ Nghị định\nsố 7/2026/NĐ-CP về bến đò, Sở Xây dựng đề nghị:",
        "Căn cứ Nghị định\nsố 7/2026/NĐ-CP về bến đò, Sở Xây dựng đề nghị:",
    ],
)
def test_a_number_amid_the_text_is_not_that_of_the_paper(text):
    found = head(text + BODY)
    assert found.number is None
    assert [one.number for one in found.cites] == ["7/2026/NĐ-CP"]


@pytest.mark.parametrize("number", ["      /KH-UBND", "....../KH-UBND", "/KH-UBND"])
def test_a_number_whose_figures_are_not_written_in_yet_is_none_and_asked_for(number):
    text = f"{TOP}{MOTTO}Số: {number}\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nGiữ sạch bờ sông{BODY}"
    assert (head(text).number, head(text).kind) == (None, "ke-hoach")
    assert "number" in doubted(text)


def test_a_page_says_the_number_above_a_title_that_has_none():
    text = "TOÀN VĂN: CHỈ THỊ 8/CT-TTG CỦA THỦ TƯỚNG\n\nCHỈ THỊ\nVề việc giữ sạch bờ sông" + BODY
    assert head(text).number == "8/CT-TTG"


def test_the_subject_of_a_letter_begins_on_the_line_below_its_mark():
    text = f"{TOP}{MOTTO}Số: 12/UBND-KT\nV/v\ngiữ sạch bờ sông\n|\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKính gửi: Các sở{BODY}"
    found = head(text)
    assert (found.subject, found.place) == ("V/v giữ sạch bờ sông", "Sông Thao")


@pytest.mark.parametrize("title", ["QUYẾT\nĐỊNH", "**QUYẾT**\n**ĐỊNH**"])
def test_a_title_on_two_lines(title):
    text = f"{TOP}Số: 12/QĐ-UBND\n\n{title}\nVỀ VIỆC GIỮ SẠCH BỜ SÔNG\n\nCăn cứ Luật;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Sở Xây dựng rà soát.\n"
    found = head(text)
    assert (found.kind, found.subject) == ("quyet-dinh", "Về việc giữ sạch bờ sông")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Quyết định này có hiệu lực kể từ ngày 01/4/2026.", dt.date(2026, 4, 1)),
        (
            "Đò cũ thay áo phao từ ngày Quyết định này có hiệu lực. Quyết định này có hiệu lực từ ngày 01/4/2026.",
            dt.date(2026, 4, 1),
        ),
        ("Quyết định có hiệu lực thi hành từ ngày 01 tháng 4 năm 2026.", dt.date(2026, 4, 1)),
        ("Quyết định này có hiệu lực kể từ ngày Nghị định số 7/2026/NĐ-CP ngày 01/2/2026 có hiệu lực.", None),
        ("Quyết định này có hiệu lực thi hành theo Quyết định số 9/QĐ-BXD ngày 01/2/2026.", None),
    ],
)
def test_the_day_of_effect_is_that_which_the_sentence_names(said, day):
    text = f"{TOP}{MOTTO}Số: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề bến đò\n\nĐiều 1. Sở Xây dựng rà soát bến đò.\n\nĐiều 2. {said}\n"
    assert head(text).effective == day


def test_a_letter_tells_the_effect_of_another_paper():
    text = f"{TOP}Số: 12/UBND-KT\nV/v bến đò\n\nKính gửi: Các sở{BODY}3. Quyết định số 9/QĐ-BXD có hiệu lực kể từ ngày 01/4/2026.\n"
    assert head(text).effective is None


@pytest.mark.parametrize(
    ("number", "kind", "sure"),
    [
        ("12/2026/TT-BXD", "cong-van", False),
        ("12-BC/TU", "cong-van", False),
        ("12/SXD-VT", "cong-van", False),
        ("12/CTr-UBND", "chuong-trinh", True),
        ("12/HD-SXD", "huong-dan", True),
        ("12/CT-UBND", "chi-thi", True),
    ],
)
def test_a_kind_that_nothing_says_is_asked(number, kind, sure):
    text = f"{TOP}{MOTTO}Số: {number}\n\nSông Thao, ngày 05 tháng 3 năm 2026\n\nVề bến đò mùa lũ{BODY}"
    assert head(text).kind == kind
    assert ("kind" not in doubted(text)) is sure


def test_a_heading_in_capitals_that_names_nobody_issues_nothing():
    text = f"QUY ĐỊNH VỀ BẾN ĐÒ\n\nSở Xây dựng yêu cầu các xã thực hiện như sau:{BODY}"
    assert head(text).issuer == "Sở Xây dựng"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("Thực hiện công tác bầu cử tại xã\nvà các thôn\n\nCăn cứ Luật Bầu cử;", "Thực hiện công tác bầu cử tại xã và các thôn"),
        ("thực hiện Kế hoạch số 8-KH/TU\n\nThực hiện Nghị quyết số 4-NQ/TW;", "Thực hiện Kế hoạch số 8-KH/TU"),
        ("Triển khai phong trào giữ sạch bờ sông\n\nI. MỤC ĐÍCH", "Triển khai phong trào giữ sạch bờ sông"),
        ("Thực hiện Nghị quyết số 4-NQ/TW về bến đò;\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:", None),
        ("Thực hiện Công văn số 5/BXD-VT, Sở Xây dựng\nđề nghị các xã", None),
    ],
)  # fmt: skip
def test_a_subject_may_open_as_grounds_do(lines, subject):
    assert head(f"{TOP}{MOTTO}Số: 12/KH-UBND\n\nKẾ HOẠCH\n{lines}{BODY}").subject == subject


def test_who_wires_is_no_part_of_the_subject_though_its_line_is_broken():
    text = f"THỦ TƯỚNG CHÍNH PHỦ\n{MOTTO}Số: 12/CĐ-TTg\n\nCÔNG ĐIỆN\nVỀ BẾN ĐÒ MÙA LŨ\nTHỦ\nTƯỚNG CHÍNH PHỦ điện:\n\n- Bộ trưởng Bộ A."
    assert head(text + BODY).subject == "Về bến đò mùa lũ"


def test_the_term_of_a_council_goes_with_its_name():
    text = "NGHỊ QUYẾT\nVỀ BẾN ĐÒ MÙA LŨ\nHỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THAO\nKHÓA XVII - KỲ HỌP THỨ NĂM\nCăn cứ Luật Đường thủy;"
    assert head(text + BODY).subject == "Về bến đò mùa lũ"


def test_a_long_name_with_what_it_is_called_from_here_on():
    name = "Ban Chỉ đạo của tỉnh về sắp xếp bến đò ngang và bến đò dọc các xã ven sông và bến phà khách tại các đảo"
    text = f"Kính gửi: Các sở\n\nThực hiện chỉ đạo, {name} (sau đây gọi là Ban Chỉ đạo) yêu cầu:"
    assert head(text + BODY).issuer == name


def test_a_name_that_does_not_say_of_which_place_is_asked():
    problems = compile_directive(f"Kính gửi: Các sở\n\nUBND thành phố yêu cầu:{BODY}".encode(), "a.txt").problems
    assert ("issuer-unplaced", "issuer") in {(one.code, one.place.field) for one in problems}
    found = head(f"Kính gửi: Các sở\n\nĐể bến đò tại Thành phố Sông Thao an toàn, UBND thành phố yêu cầu:{BODY}")
    assert found.issuer == "UBND thành phố Sông Thao"


@pytest.mark.parametrize(
    ("said", "cites"),
    [("Công văn số 6721/VPCP-V.I ngày 19/7/2026", ("6721/VPCP-V.I",)), ("Mục 2.2 - Công tác bến đò", ())],
)
def test_numbers_of_units_by_roman_figures_and_labels_that_are_no_numbers(said, cites):
    found = head(f"{TOP}Số: 12/UBND-KT\nV/v bến đò\n\nKính gửi: Các sở\n\nTheo {said}:{BODY}")
    assert tuple(one.number for one in found.cites) == cites


def test_those_whom_a_letter_is_to_do_not_issue_it():
    told = "Kính gửi:\n\n- Phó Thủ tướng Chính phủ;\n- Bộ Y tế.\n\nNgày 05/3/2026, Phó Thủ tướng Chính phủ yêu cầu báo cáo về bến đò."
    assert head(f"{told}\n\nSở Xây dựng đề nghị các xã:{BODY}").issuer == "Sở Xây dựng"
    assert head(f"{told}{BODY}").issuer is None


def test_no_comma_belongs_to_the_number_of_what_an_annex_was_issued_with():
    text = f"PHỤ LỤC\nBến đò mùa lũ\n(Kèm theo Hướng dẫn số 40-HD/SXD, ngày 05/3/2026 của Sở Xây dựng){BODY}"
    assert head(text).number == "40-HD/SXD"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("TRƯỜNG THCS TRẦN HƯNG ĐẠO", "Trường THCS Trần Hưng Đạo"),
        ("TRƯỜNG TH&THCS AN BÌNH", "Trường TH&THCS An Bình"),
        ("TRƯỜNG THCS VÀ THPT CỬA TÙNG", "Trường THCS và THPT Cửa Tùng"),
    ],
)
def test_the_own_name_of_a_school_has_capitals_whatever_the_text_does_with_its_words(printed, name):
    head = f"UBND XÃ AN HẢI\n{printed}\nSố: 5/KH-TH\nAn Hải, ngày 5 tháng 3 năm 2026\n"
    text = f"{head}KẾ HOẠCH\nDạy bơi\n1. Hiệu trưởng chỉ đạo các lớp tùng buổi.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == name
