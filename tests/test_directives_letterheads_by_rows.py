"""Letterheads whose two columns were read row by row: the office stands between the lines of the motto."""

import pytest

from directives.compile import compile_directive

LETTER = """{letterhead}
Số:        /VB
{place}, ngày      tháng 6 năm 2026

V/v rà soát bến đò

Kính gửi: Các xã.

Đề nghị các xã rà soát bến đò trước ngày 20/6/2026.
"""
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def _issuer(*lines):
    text = LETTER.format(letterhead="\n".join(lines), place="Lào Cai")
    return compile_directive(text.encode(), "a.txt").plan.directive.issuer


@pytest.mark.parametrize(
    ("above", "own", "issuer"),
    [
        ("UBND TỈNH LÀO CAI", "SỞ Y TẾ", "Sở Y tế"),
        ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("TỈNH ỦY LÀO CAI", "BAN TỔ CHỨC", "Ban Tổ chức tỉnh ủy Lào Cai"),
    ],
)
def test_the_office_between_the_lines_of_the_motto_issues_as_it_does_below_its_parent(above, own, issuer):
    assert _issuer(above, own, *MOTTO) == issuer
    assert _issuer(above, MOTTO[0], own, MOTTO[1]) == issuer


def test_the_motto_below_a_letterhead_ends_it():
    assert _issuer("SỞ Y TẾ", *MOTTO, "KẾ HOẠCH") == "Sở Y tế"


@pytest.mark.parametrize(
    "motto", [("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"), ("CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM")]
)
def test_the_motto_broken_over_lines_is_no_office(motto):
    assert _issuer("UBND TỈNH LÀO CAI", *motto, MOTTO[1]) == "UBND tỉnh Lào Cai"
