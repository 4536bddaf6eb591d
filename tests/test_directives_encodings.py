"""Letters of a plain text in every form of Unicode and the Vietnamese code page; gibberish is never taken for a directive."""

import base64
import quopri
import unicodedata
import urllib.parse

import pytest

from directives.compile import compile_directive
from directives.formats.plain import decoded
from directives.text import read_text
from tests.test_directives_formats import p, word

TEXT = """ỦY BAN NHÂN DÂN XÃ ĐỒI CHÈ
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồi Chè, ngày 03 tháng 9 năm 2026

KẾ HOẠCH
Kiểm tra phao cứu sinh ở các bến đò

1. Ban Chỉ huy quân sự xã kiểm tra phao cứu sinh ở mọi bến đò, báo cáo trước ngày 20 tháng 9 năm 2026.
2. Các thôn vận động chủ đò sửa thuyền trước mùa lũ.
"""
SHORT = "Các thôn vận động chủ đò sửa thuyền trước mùa lũ"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def code_page(text):
    """As programs write Windows-1258: the letter, then its tone."""
    signs = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        tone = "".join(one for one in parts if one in TONES)
        letter = unicodedata.normalize("NFC", "".join(one for one in parts if one not in TONES))
        signs.append((letter + tone).encode("cp1258"))
    return b"".join(signs)


def wrongly(data, table):
    """The bytes as a program reads them by a wrong table, saved in UTF-8."""
    signs = []
    for byte in data:
        try:
            signs.append(bytes([byte]).decode(table))
        except UnicodeDecodeError:
            signs.append(chr(byte))
    return "".join(signs).encode()


UTF8 = TEXT.encode()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"), TEXT.encode("utf-16"), b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"), TEXT.encode("utf-32-le"), TEXT.encode("utf-32-be"), unicodedata.normalize("NFD", TEXT).encode(),
        code_page(TEXT),
    ],
)  # fmt: skip
def test_every_form_of_unicode_and_the_code_page_are_read(data):
    assert read_text(data, "a.txt") == (TEXT, [])


def test_a_short_text_in_the_code_page_too():
    assert read_text(code_page(SHORT), "a.txt")[0] == SHORT
    assert decoded(SHORT.encode()) == SHORT


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (wrongly(UTF8, "cp1252"), "UTF-8"), (wrongly(UTF8, "latin-1"), "UTF-8"), (wrongly(wrongly(UTF8, "latin-1"), "latin-1"), "UTF-8"),
        (wrongly(UTF8, "mac_roman"), "UTF-8 (Mac)"), (wrongly(code_page(TEXT), "cp1252"), "Windows-1258"),
        (TEXT.encode("ascii", "xmlcharrefreplace"), "HTML"),
    ],
)  # fmt: skip
def test_what_was_read_by_a_wrong_table_is_restored_and_told(data, encoding):
    text, problems = read_text(data, "a.txt")
    assert text == TEXT
    assert [(one.code, one.args) for one in problems] == [("letters-mended", {"encoding": encoding})]


def viqr(text):
    signs = dict(zip("\u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031b", "`'?~.^(+", strict=True))
    marked = "".join(signs.get(one, one) for one in unicodedata.normalize("NFD", text))
    return marked.replace("đ", "dd").replace("Đ", "DD").encode()


@pytest.mark.parametrize(
    "data",
    [
        viqr(TEXT), TEXT.encode("cp1252", "replace"), TEXT.encode("latin-1", "replace"),
        "".join(sign if ord(sign) < 256 else "\ufffd" for sign in TEXT).encode(), UTF8.decode("cp1252", "replace").encode(),
        quopri.encodestring(UTF8), base64.encodebytes(UTF8), urllib.parse.quote(TEXT).encode(),
        repr(TEXT).encode("ascii", "backslashreplace"),
    ],
)  # fmt: skip
def test_gibberish_is_refused(data):
    text, problems = read_text(data, "a.txt")
    assert (text, [one.code for one in problems]) == ("", ["text-unreadable"])
    assert compile_directive(data, "a.txt").plan.tasks == ()


def test_a_secret_paper_in_a_wrong_table_is_stopped_at_the_gate():
    data = wrongly(TEXT.replace("Số: 12", "MẬT\nSố: 12").encode(), "cp1252")
    assert [one.code for one in compile_directive(data, "a.txt").problems] == ["secret-document"]


@pytest.mark.parametrize("data", [TEXT[:250].encode() + b"\xff" + TEXT[250:].encode(), UTF8 + "ủ".encode()[:2]])
def test_a_letter_or_two_that_were_lost_are_asked_about(data):
    text, problems = read_text(data, "a.txt")
    assert text.replace("\ufffd", "").strip() == TEXT.strip()
    assert [(one.code, one.args) for one in problems] == [("letters-lost", {"n": 1})]


def test_a_text_without_marks_is_read_and_asked_about():
    plain = "".join(one for one in unicodedata.normalize("NFD", TEXT) if not unicodedata.combining(one))
    text, problems = read_text(plain.replace("đ", "d").replace("Đ", "D").encode(), "a.txt")
    assert text.startswith("UY BAN NHAN DAN")
    assert [one.code for one in problems] == ["marks-lost"]


@pytest.mark.parametrize(
    "line",
    [
        "3. Trung t©m Y tÕ kiÓm tra c¸c tr¹m x¸, b¸o c¸o tr­íc ngµy 25 th¸ng 9 n¨m 2026.",
        "3. Traïm Y teá kieåm tra caùc ñieåm böu ñieän, baùo caùo tröôùc ngaøy 25 thaùng 9 naêm 2026.",
    ],
)
def test_lines_in_an_old_font_among_others_are_asked_about(line):
    text, problems = read_text(f"{TEXT}{line}\n".encode(), "a.txt")
    assert [(one.code, one.args) for one in problems] == [("lines-unreadable", {"n": 1})]
    start, end = problems[0].place.span
    assert text[start:end] == line


@pytest.mark.parametrize(
    "line",
    [
        "Chi tiết xem tại https://dichvucong.song-thao.example/bai-viet/an-toan-ben-do?ma=12a và hộp thư bendo@song-thao.example.",
        "QCVN 01:2019, góc α ≤ 5°, diện tích 30 m², bước sóng 0,5 µm; ký hiệu §3 của tiêu chuẩn.",
        "Các đơn vị: THPT, UBMTTQ, VNPT, Viettel, MobiFone; phần mềm Windows, Excel, PowerPoint.",
    ],
)
def test_addresses_signs_and_foreign_words_are_no_gibberish(line):
    assert read_text(f"{TEXT}{line}\n".encode(), "a.txt") == (f"{TEXT}{line}\n", [])


OLD = [
    "Trung t©m Y tÕ kiÓm tra c¸c tr¹m x¸, b¸o c¸o tr­íc ngµy 25 th¸ng 9 n¨m 2026.",
    "Traïm Y teá kieåm tra caùc ñieåm böu ñieän, baùo caùo tröôùc ngaøy 25 thaùng 9 naêm 2026.",
]


@pytest.mark.parametrize("line", OLD)
def test_a_word_file_in_an_old_font_is_refused_and_one_with_a_table_in_it_asked_about(line):
    whole = word("".join(p(line) for _ in range(6)))
    assert [one.code for one in read_text(whole, "a.docx")[1]] == ["legacy-font"]
    table = f"<w:tbl><w:tr><w:tc>{p('1')}</w:tc><w:tc>{p(line)}</w:tc></w:tr></w:tbl>"
    text, problems = read_text(word("".join(map(p, TEXT.split("\n"))) + table), "a.docx")
    assert "kiểm tra phao" in text.lower()
    assert [one.code for one in problems] == ["lines-unreadable"]
