"""A sign or a word that stands in a row thousands of times, as in a form to be filled in or a torn scan, ends as any text does."""

import pytest

from directives.compile import compile_directive

SIGNS = """
1 · a · A · 1. · 1/ · a. · I · - · / · 1a · Aa~ · 1~ · 1,~ · 1:~
a,~ · A;~ · ( · ) · “ · ” · … · .. · | · _ · a- · 12h · 9~giờ~ · 1/1/2026~
tháng~1~ · số~1~ · và~ · sở~ · và~các~ · ngày~ · trước~ · hằng~ · điểm~a~ · khoản~1,~ · ủy~ban~nhân~dân~ · Sở~A,~ · từ~đến~ · không~
báo~cáo~ · gửi~ · về~ · của~ · theo~ · phối~hợp~ · chủ~trì~ · giao~ · rồi~sau~đó~
"""
OPENINGS = ["", "Công văn ", "Sở Nội vụ ", "Trước ngày ", "Các ", "Xã A (", "Hằng ngày ", "Phối hợp với "]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_sign_in_a_row_two_thousand_times_ends(opening):
    """Of the time each asks for: a pattern that tries every part of a row in every way takes minutes for one of them."""
    signs = [sign.replace("~", " ") for sign in SIGNS.replace("\n", " · ").split(" · ") if sign]
    rows = [f"{opening}{sign * (2_000 // len(sign))} ngày x" for sign in signs]
    clauses = [f"{number}. {row}" for number, row in enumerate(rows, 1)]
    compiled = compile_directive("\n".join(["CHỈ THỊ", "Về việc rà soát", "", *clauses]).encode(), "a.txt")
    assert len(compiled.text) > 80_000
