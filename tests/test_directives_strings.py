"""Strings before any language: each character of a running line keeps its place, and what is printed in capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.strings.capitals import mostly_capitals
from directives.strings.flow import flow
from directives.strings.folding import bare, fold


@given(st.text("ab ,.;:()“”\n\t", max_size=40))
def test_each_character_of_a_running_line_stands_where_it_stood(source):
    line = flow(source, (0, len(source)))
    assert len(line.text) == len(line.at)
    assert all(source[at] == char or char == " " for char, at in zip(line.text, line.at, strict=True))
    assert list(line.at) == sorted(set(line.at))
    assert "".join(line.text.split()) == "".join(source.split())
    assert not line.text.endswith(" ")


def test_blanks_before_a_mark_and_within_brackets_are_loose():
    assert flow("rà  soát , lập ( hồ sơ ) .", (0, 26)).text == "rà soát, lập (hồ sơ)."


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("KẾ HOẠCH THÁNG 12 số", True), ("KẾ HOẠCH của tỉnh", False), ("12/2026", False), ("", False)],
)
def test_a_text_is_in_capitals_by_its_letters(text, capitals):
    assert mostly_capitals(text) is capitals


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HOÀ", "hòa"),
        ("uỷ thuý", "ủy thúy"),
        ("quý quả", "quý quả"),
        ("hoàn khoẻn", "hoàn khoẻn"),
        ("kỉ kín mĩ lí qui", "kỷ kín mỹ lý quy"),
        ("quí gởi", "quý gửi"),
        ("thuỷ hoà thuỷ quỷ hoàn", "thủy hòa thủy quỷ hoàn"),
    ],
)
def test_a_syllable_is_compared_by_the_spelling_of_today(text, folded):
    assert fold(text) == folded


@given(st.text("aĂđỘừỷ “…☎\u0301\n", max_size=20))
def test_a_text_without_its_marks_keeps_the_place_of_each_sign(text):
    """Be all of its signs usual or not: those that are not are looked up one by one."""
    assert len(bare(text)) == len(text)
    assert bare(text) == "".join(bare(char) for char in text)


def test_letters_lose_their_marks_and_signs_stay():
    assert bare("Đường Huỳnh “Ngữ” ☎ 5…") == "duong huynh “ngu” ☎ 5…"
