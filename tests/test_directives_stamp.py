"""The stamp of the receiving office: whose it is, be the words of the stamp in its line or below it."""

import pytest

from directives.compile import compile_directive

LETTER = """SỞ Y TẾ
Số: 15/SYT-VP
V/v thử
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 15 tháng 9 năm 2026
{stamp}
Ngày: 16/9/2026
Chuyển: .........
Kính gửi: Các trường.
1. Rà soát bếp ăn.
"""


@pytest.mark.parametrize(
    ("stamp", "office"),
    [
        ("TRƯỜNG TIỂU HỌC NÀ PHẶC\nĐẾN Số: 1998", "Trường Tiểu Học Nà Phặc"),
        ("TRƯỜNG TIỂU HỌC NÀ PHẶC\nCÔNG VĂN ĐẾN\nSố: 1998", "Trường Tiểu Học Nà Phặc"),
        ("TRƯỜNG TIỂU HỌC NÀ PHẶC ĐẾN\nSố: 1998", "Trường Tiểu Học Nà Phặc"),
        ("TRƯỜNG TIỂU HỌC NÀ PHẶC\nSố: 1998", "Trường Tiểu Học Nà Phặc"),
        ("ĐẾN\nSố: 1998", None),
    ],
)
def test_the_office_of_a_stamp(stamp, office):
    got = compile_directive(LETTER.format(stamp=stamp).encode(), "15.txt").plan.directive.incoming
    assert (got.office, got.number, got.date.isoformat(), got.routed_to) == (office, "1998", "2026-09-16", None)
