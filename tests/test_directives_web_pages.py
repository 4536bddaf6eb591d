"""A document copied with the page of the web around it: what the page says of it, of other documents and of itself is left out."""

import pytest

from directives.compile import compile_directive
from directives.structure.web_page import own_text

CARD = (
    "Trang chủ\nTra cứu văn bản\nSố hiệu:\n|\n17/CV-SXD\n|\nLoại văn bản:\n|\nCông văn\n|\nNơi ban hành:\n|\nSở Xây dựng\n|\n"
    "Người ký:\n|\nTrần Văn An\n|\nTình trạng:\n|\nĐã biết\n|\nTin: Sở Xây dựng yêu cầu các phường kiểm tra cống trước ngày 30/4.\n"
)
LETTER = (
    "|\nUBND TỈNH SÔNG THAO\nSỞ XÂY\nDỰNG\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n|\n"
    "Số: 17/CV-SXD\nV/v kiểm tra cống\n|\nSông Thao, ngày 05 tháng 3 năm 2026\n|\n|\nKính gửi:\n|\nPhòng Kỹ thuật.\n|\n"
    "Sở Xây dựng yêu cầu:\n1. Phòng Kỹ thuật kiểm tra cống trước ngày 30/4/2026.\n2. Văn phòng Sở theo dõi./.\n|\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nGIÁM ĐỐC\nTrần Văn An\n|\n"
)
AFTER = (
    "Công văn 17/CV-SXD năm 2026 kiểm tra cống do Sở Xây dựng ban hành\nVăn bản liên quan\nNgày ban hành:\n03/02/2026\nTình trạng: Mới\n"
    "Loại văn bản: Thông báo\nTHÔNG BÁO\nvề sử dụng trang\nKính gửi: Quý khách hàng,\n1. Đăng nhập lại.\n"
)


def test_a_letter_is_read_as_if_it_stood_alone():
    whole = compile_directive(f"{CARD}{LETTER}{AFTER}".encode(), "a.txt")
    alone = compile_directive(LETTER.encode(), "a.txt")
    assert whole.text.strip(" |\n") == alone.text.strip(" |\n")
    assert whole.plan.directive == alone.plan.directive
    assert whole.plan.directive.number == "17/CV-SXD"
    assert [(task.clause, task.lead) for task in whole.plan.tasks] == [
        ("1", ("Phòng Kỹ thuật",)),
        ("2", ("Văn phòng Sở",)),
    ]
    told = [one for one in whole.problems if one.code == "web-page-around"]
    assert [one.args["n"] for one in told] == [len(f"{CARD}{LETTER}{AFTER}") - len(whole.text)]


@pytest.mark.parametrize(("before", "after"), [(CARD, ""), ("", AFTER)])
def test_either_side_alone(before, after):
    text, left = own_text(f"{before}{LETTER}{after}")
    assert text.strip(" |\n") == LETTER.strip(" |\n")
    assert left > 0


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "Số hiệu: 5\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n1. Phòng Kỹ thuật kiểm tra.\n",
        f"{LETTER}PHỤ LỤC\nVăn bản liên quan\n1. Kế hoạch số 5/KH-SXD.\n",
        f"{LETTER}Số hiệu:\nLoại văn bản:\nTình trạng:\n",
        "",
    ],
)
def test_nothing_is_left_out_of_a_document(text):
    assert own_text(text) == (text, 0)


def test_a_narrow_column_breaks_the_name_of_the_state():
    broken = LETTER.replace("CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM")
    text, left = own_text(f"{CARD}{broken}{AFTER}")
    assert text.strip(" |\n") == broken.strip(" |\n")
    assert left > 0
