"""Words that a PDF's text layer glued are parted where that is sure, and only in documents that show the fault."""

import pytest

from directives.text import read_text
from directives.words import glued
from directives.words.glued import unglued

GLUED = "Căn cứnhiệm vụchính trịcủa Đảng bộvà Quy chếlàm việc, Ban Thường vụĐảng uỷ"


def test_words_are_parted_behind_a_tone_mark():
    assert unglued(GLUED)[0] == "Căn cứ nhiệm vụ chính trị của Đảng bộ và Quy chế làm việc, Ban Thường vụ Đảng uỷ"


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("vịđểtiến", "vị để tiến"),
        ("thịsố50-CT/TW", "thị số 50-CT/TW"),
        ("lần thứXIV", "lần thứ XIV"),
        ("Uỷviên", "Uỷ viên"),
        ("nghiệp", "nghiệp"),
        ("quyết", "quyết"),
        ("địnhchất", "địnhchất"),
        ("ĐẢNGBỘ", "ĐẢNGBỘ"),
        ("Đắklắk", "Đắklắk"),
    ],
)
def test_only_what_can_be_parted_in_one_way(printed, right):
    assert unglued(f"{GLUED} {printed}")[0].endswith(f" {right}")


def test_a_few_misprints_stay_as_printed():
    text = "Các xã có nhiệm vụchính là trồng rừng, đảm bảo vịtrí."
    assert unglued(text) == (text, 0)


def test_it_is_said():
    text, problems = read_text(GLUED.encode(), "chuong-trinh.txt")
    assert "vụ Đảng" in text
    assert [(one.code, one.args["n"]) for one in problems] == [("words-parted", 6)]


def test_letters_without_a_blank_are_no_glued_word(monkeypatch):
    looked_at = []
    monkeypatch.setattr(glued, "is_syllable", lambda word: looked_at.append(word) or False)
    assert unglued("và" * 5_000) == ("và" * 5_000, 0)
    assert not looked_at
