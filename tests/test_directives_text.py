import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.strings.flow import flow
from directives.strings.folding import fold
from directives.text import MOST_BYTES, read_text


def codes(data, name="a.txt"):
    text, problems = read_text(data, name)
    assert text == ""
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \n\t\r\n", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (bytes(range(256)) * 20, "file-binary"),
        (b"abc\x00def", "file-binary"),
        (b"PK\x03\x04" + b"x" * 40, "file-damaged"),
        (b"%PDF-1.7 ...", "file-damaged"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 40, "file-damaged"),
        (b"a" * (MOST_BYTES + 1), "file-too-large"),
        (("Uû ban nh©n d©n tØnh yªu cÇu c¸c së, ban, ngµnh " * 4).encode("cp1252"), "legacy-font"),
        (("UÛY BAN NHAÂN DAÂN TÆNH yeâu caàu caùc sôû, ban, ngaønh thöïc hieän " * 4).encode("cp1252"), "legacy-font"),
    ],
)
def test_what_cannot_be_read_is_an_error_and_no_text(data, code):
    assert codes(data) == [code]


@pytest.mark.parametrize("name", ["chi-thi.docx", "chi-thi.PDF", "chi-thi.doc"])
def test_bytes_of_no_format_are_said_to_be_broken_where_the_name_says_one(name):
    assert codes(bytes(range(256)) * 20, name) == ["file-not-as-named"]
    assert codes(b"xkqt zzrt wvbn " * 60, name) == ["file-not-as-named"]
    assert read_text("Chỉ thị về việc".encode(), name)[0] == "Chỉ thị về việc"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends(encoding):
    assert read_text("Chỉ thị\r\nvề việc".encode(encoding), "a.txt") == ("Chỉ thị\nvề việc", [])


def test_long_stretches_without_letters_are_cut():
    text, _ = read_text(("Sở Y tế" + "." * 5_000 + "\n" * 5_000 + "báo cáo").encode(), "a.txt")
    assert text == "Sở Y tế" + "." * 300 + "báo cáo"


@pytest.mark.parametrize("before", [0, 1, 37, 49, 50, 51])
def test_the_shortest_stretch_that_is_cut_is_seen_wherever_it_begins(before):
    words = "ô " * (before // 2) + "ô" * (before % 2)
    text = read_text(f"{words}Sở Y tế{'.' * 301}báo cáo".encode(), "a.txt")[0]
    assert text == f"{words}Sở Y tế{'.' * 300}báo cáo"


def test_text_is_composed_and_tones_stay_as_printed():
    assert read_text("Uỷ ban hoà bình".encode(), "a.txt")[0] == "Uỷ ban hoà bình"
    assert read_text("Chỉ".encode(), "a.txt")[0] == "Chỉ"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Giao \u200bSở \u200bTài chính ch\u200dủ trì", "Giao Sở Tài chính chủ trì"),
        ("\u200e1. Sở Y tế\u202c rà soát\ufeff", "1. Sở Y tế rà soát"),
        ("Sở Y tế hư\u00adớng dẫn, kiểm tra", "Sở Y tế hướng dẫn, kiểm tra"),
        ("Sở Y tế rà soát\u2028danh sách\vcủa xã", "Sở Y tế rà soát\ndanh sách\ncủa xã"),
        ("| Sở Y tế\u2028rà soát | 15/4 |", "| Sở Y tế rà soát | 15/4 |"),
        ("Sở Giáo dục và Ðào tạo, ðồng thời", "Sở Giáo dục và Đào tạo, đồng thời"),
        ("Sở Nội vụ tỉnh Ðồng Nai¹ rà soát", "Sở Nội vụ tỉnh Đồng Nai rà soát"),
    ],
)
def test_a_text_is_read_as_it_looks(typed, seen):
    """Signs without width, breaks of Word and letters of other languages change no word: names were cut or lost by them."""
    assert read_text(typed.encode(), "a.txt") == (seen, [])


@pytest.mark.parametrize(
    ("one", "other"), [("Uỷ ban", "Ủy ban"), ("HOÀ", "hòa"), ("quý – năm", "quý - năm"), ("Thuỷ", "thủy")]
)
def test_folding_makes_spellings_equal(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=200))
def test_folding_keeps_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ab ,.;:()\n\tĐ", max_size=120), st.data())
def test_a_cut_of_the_running_line_is_its_span_in_the_source(source, data):
    line = flow(source, (0, len(source)))
    start = data.draw(st.integers(0, len(line.text)))
    end = data.draw(st.integers(start, len(line.text)))
    first, last = line.span(start, end)
    assert 0 <= first <= last <= len(source)
    assert "".join(source[first:last].split()) == "".join(line.text[start:end].split())


@given(st.binary(max_size=400))
def test_no_bytes_raise(data):
    read_text(data, "a.txt")


@pytest.mark.parametrize("code", [0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0xFEFF])
def test_each_sign_without_width_is_left_out(code):
    assert read_text(f"Sở{chr(code)} Y tế báo cáo".encode(), "a.txt")[0] == "Sở Y tế báo cáo"
