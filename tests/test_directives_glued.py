"""Words that a PDF's text layer glued are parted where that is sure, and only in documents that show the fault."""

import pytest

from directives.compile import compile_directive
from directives.text import read_text
from directives.words import glued
from directives.words.glued import spaced, unglued

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


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("các sở,ban,ngành;UBND các xã", "các sở, ban, ngành; UBND các xã"),
        ("trong năm 2026,các sở (trừ Sở A),xã B", "trong năm 2026, các sở (trừ Sở A), xã B"),
        ("đúng quy định.Các xã báo cáo.Định kỳ", "đúng quy định. Các xã báo cáo. Định kỳ"),
        ("trước ngày 25/12/2026.Công an tỉnh", "trước ngày 25/12/2026. Công an tỉnh"),
        ("Lưu: VT,TH.", "Lưu: VT,TH."),
        ("tp.Hồ Chí Minh, ThS.Nguyễn Văn An", "tp.Hồ Chí Minh, ThS.Nguyễn Văn An"),
        ("1.Rà soát; a.Tổ chức; đạt 7,5%", "1.Rà soát; a.Tổ chức; đạt 7,5%"),
        ("hộp thư sonoivu@tinh.gov.vn, trang tinh.gov.vn", "hộp thư sonoivu@tinh.gov.vn, trang tinh.gov.vn"),
        ("về thao.Nguyen@angiang.gov.vn,các xã", "về thao.Nguyen@angiang.gov.vn, các xã"),
        ("tại https://bao.An/hay.Tin và www.sao.Mai", "tại https://bao.An/hay.Tin và www.sao.Mai"),
    ],
)
def test_a_blank_that_was_not_typed_behind_a_sign(typed, right):
    assert spaced(typed) == right


def test_a_row_of_bodies_without_blanks_is_read():
    paper = "Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế,Sở Nội vụ rà soát hồ sơ.Công an tỉnh kiểm tra bến đò trước ngày 20/12/2026."
    plan = compile_directive(paper.encode(), "a.txt").plan
    assert [tuple(task.lead) for task in plan.tasks] == [("Sở Y tế", "Sở Nội vụ"), ("Công an tỉnh",)]


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Bộ Xây dựngchủ trì sửa đường.", "Bộ Xây dựng chủ trì sửa đường."),
        ("Sở Tài chínhphối hợp với Sở Y tế", "Sở Tài chính phối hợp với Sở Y tế"),
        ("Công an tỉnhrà soát các chốt", "Công an tỉnh rà soát các chốt"),
        ("Vụ trưởng Vụ Pháp chếtổ chức họp", "Vụ trưởng Vụ Pháp chế tổ chức họp"),
        ("MTTQchủ trì", "MTTQchủ trì"),
        ("Bộ Xây dựngchủ quản", "Bộ Xây dựngchủ quản"),
        ("dân chủ trì trệ, trà soát vé", "dân chủ trì trệ, trà soát vé"),
    ],
)
def test_a_name_is_parted_from_the_verb_that_surely_follows(printed, right):
    assert unglued(printed) == (right, int(printed != right))
