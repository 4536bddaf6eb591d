"""The name of an organ of the Party stands on two lines; a plan that only says what it goes by carries that out."""

import pytest

from directives.compile import compile_directive

BODY = "1. Các đảng ủy rà soát hồ sơ.\n"


def head(letterhead, opening, body=BODY):
    """What the head says of such a paper."""
    text = f"{letterhead}\n*\nThanh Lâm, ngày 24 tháng 10 năm 2025\nSố 09-HD/BTCTU\n\nHƯỚNG DẪN\nKiểm điểm đảng viên\n\n{opening}\n{body}"
    return compile_directive(text.encode(), "x.txt").plan.directive


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("TỈNH ỦY THANH LÂM    ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Thanh Lâm"),
        ("THÀNH ỦY THANH LÂM\nBAN NỘI CHÍNH", "Ban Nội chính Thành ủy Thanh Lâm"),
        ("TỈNH ỦY THANH LÂM\nỦY BAN KIỂM TRA", "Ủy ban Kiểm tra Tỉnh ủy Thanh Lâm"),
        ("ĐẢNG BỘ TỈNH THANH LÂM\nĐẢNG ỦY XÃ HÒA AN\nỦY BAN KIỂM TRA", "Ủy ban Kiểm tra Đảng ủy xã Hòa An"),
        ("TỈNH ỦY THANH LÂM\nBAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận Tỉnh ủy Thanh Lâm"),
    ],
)
def test_an_organ_is_that_of_the_committee_above_it(letterhead, issuer):
    opening = "Thực hiện Kế hoạch số 25-KH/TU ngày 10/10/2025, các đảng ủy làm những việc sau:"
    assert head(letterhead, opening).issuer.lower() == issuer.lower()


GROUNDS = "Căn cứ Kế hoạch số 7/KH-UBND ngày 10/10/2025 của UBND tỉnh, Giám đốc Sở"


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        (f"{GROUNDS} ban hành Kế hoạch thực hiện như sau:", ["7/KH-UBND"]),
        (f"{GROUNDS} xây dựng Kế hoạch triển khai thực hiện trong toàn ngành như sau:", ["7/KH-UBND"]),
        (f"{GROUNDS} ban hành Kế hoạch tổ chức thực hiện với các nội dung sau:", ["7/KH-UBND"]),
        (f"{GROUNDS} ban hành Kế hoạch phòng cháy như sau:", []),
        (f"{GROUNDS} ban hành Kế hoạch thực hiện Đề án số hóa như sau:", []),
        (f"Căn cứ Quyết định số 5/QĐ-UBND và {GROUNDS[8:]} ban hành Kế hoạch thực hiện như sau:", []),
    ],
)
def test_a_plan_that_carries_out_and_names_nothing_carries_out_what_it_goes_by(opening, numbers):
    assert list(head("SỞ Y TẾ TỈNH THANH LÂM", opening).implements) == numbers
