"""Words and tables as OCR reads them: put right where one reading is left, asked about where words may stand in the wrong cell."""

import pytest

from directives.compile import compile_text
from directives.lexicon import lexicon
from directives.structure.scanned_tables import torn_tables
from directives.words.glued_scan import parted_words
from directives.words.scanned_words import with_known_words
from plans.problems import Place, doubt
from tests.test_directives_scanned_sections import HEAD

MISREAD = lexicon("scanned")["misread"]


@pytest.mark.parametrize(("read", "printed"), MISREAD["examples"].items())
def test_words_that_ocr_reads_in_one_wrong_way(read, printed):
    assert with_known_words(read) == printed


@pytest.mark.parametrize("text", MISREAD["others"])
def test_words_that_hold_these_and_are_right_stay(text):
    assert with_known_words(text) == text


def test_each_misread_word_has_as_many_letters_as_the_printed_one():
    assert all(len(read) == len(printed) for read, printed in MISREAD["pairs"].items())


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Thanhtra tỉnh", "Thanh tra tỉnh"),
        ("Sở Khoahọcvà Công nghệ", "Sở Khoa học và Công nghệ"),
        ("lập hồ sơđịa chính; bản đồ địa chính", "lập hồ sơ địa chính; bản đồ địa chính"),
    ],
)
def test_a_glued_word_is_parted_into_words_that_are_known(read, printed):
    assert parted_words(read) == (printed, 1)


@pytest.mark.parametrize("address", ["thanhtra@tinh.gov.vn", "thanhtra.gov.vn", "gov.vn/thanhtra"])
def test_an_address_stays_in_one_piece(address):
    text = f"Thanh tra tỉnh: {address}"
    assert parted_words(text) == (text, 0)


@pytest.mark.parametrize("text", ["Bà Nguyễn Thị Hành, Giám đốc", "Ông Phạm Vị", "CHỦ TỊCH\n\nNGUYỄN THỊ HÀNH\n"])
def test_a_name_of_a_person_stays(text):
    assert with_known_words(text) == text


@pytest.mark.parametrize(
    "text",
    ["gửi qua email, Zalo", "THANHTRA", "“Make in Vietnam”, viet, nam", "bản Nậmkhao xa trung tâm", "Ban Quản lý chợ"],
)
def test_what_is_not_surely_glued_stays(text):
    assert parted_words(text) == (text, 0)


ROWS = "| 1 | Sửa mái trường | Sở Xây dựng | Sở Y tế | 30/4/2026 |\n| 2 | Thay cửa | Sở Y tế |  | 15/5/2026 |\n"


def test_a_table_without_one_of_its_headings_is_asked_about_at_its_rows():
    heading = "| TT | Nội dung công việc | Đơn vị chủ trì |  | Thời hạn |"
    text = f"{HEAD}I. NHIỆM VỤ\n1. Sở Y tế theo dõi.\n\nPHỤ LỤC\nDANH MỤC\n{heading}\n{ROWS}"
    told = torn_tables(text, Place())
    found = compile_text(text, [doubt("read-by-ocr"), *told], "0" * 64, "a.pdf")
    asked = [one.place for one in found.problems if one.code == "scan-table-unsure"]
    assert [(one.clause, one.also, one.line) for one in asked] == [("PL.1", ("PL.2",), 14)]


@pytest.mark.parametrize(
    "heading", ["| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn |", "|  | Nội dung | Chủ trì | Phối hợp | Hạn |"]
)
def test_a_table_whose_headings_are_all_there_is_not(heading):
    assert torn_tables(f"{heading}\n{ROWS}", Place()) == []
