"""Lines broken at figures: a day over two short lines of a scan, a number on the line below the word that awaits it."""

import pytest

from directives.structure.paragraphs import read_paragraphs


def parts(source):
    return [" ".join(source[one.start : one.end].split()) for one in read_paragraphs(source)]


SCAN = """1. Tổ chức tiêm phòng vắc xin cho đàn lợn, bảo đảm đạt trên 80% tổng đàn
trước ngày 25 tháng 12 năm 2026 theo hướng dẫn của cơ quan thú y các cấp.
2. Rà soát, bố trí kinh phí hỗ trợ người chăn nuôi; giải ngân xong trước
{broken}, không để nợ chính sách.
3. Kiện toàn hệ thống thú y cấp xã; báo cáo kết quả về Sở Nông nghiệp và
Môi trường trước ngày 20/12/2026, kèm danh sách của từng xã.
4. Hằng tháng cập nhật số liệu dịch bệnh trên hệ thống và gửi báo cáo về
cơ quan thú y cấp tỉnh.
"""


@pytest.mark.parametrize(
    "broken",
    ["ngày 15/\n12/2026", "ngày 15/12/\n2026", "ngày 15\n/12/2026", "ngày 15/12\n/2026", "ngày 15/\n12/\n2026"],
)
def test_a_day_broken_at_its_stroke_goes_on(broken):
    found = parts(SCAN.format(broken=broken))
    assert len(found) == 4
    assert found[1].endswith(f"{' '.join(broken.split())}, không để nợ chính sách.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2. Rà soát đàn lợn, giải ngân xong trước ngày", "15/12/2026."),
        ("2. Rà soát đàn lợn, giải ngân xong trước ngày", "15 tháng 12 năm 2026."),
        ("2. Rà soát đàn lợn theo khoản", "2 Điều 5 Luật Thú y trước ngày 15/12/2026."),
        ("2. Rà soát đàn lợn, hoàn thành trong tháng", "12/2026."),
        ("2. Rà soát đàn lợn theo Kế hoạch số", "215/KH-UBND, báo cáo trước ngày 15/12/2026."),
    ],
)
def test_a_number_below_the_word_that_awaits_it_goes_on_in_unbroken_text(first, second):
    source = f"1. Kiện toàn hệ thống thú y cấp xã.\n{first}\n{second}\n3. Tổ chức tiêm phòng.\n"
    assert parts(source)[1] == f"{first} {second}"
    assert len(parts(source)) == 3


@pytest.mark.parametrize("second", ["2. Sở Y tế rà soát.", "2) Sở Y tế rà soát.", "2"])
def test_a_label_begins_anew_whatever_stands_above(second):
    assert parts(f"1. Kiểm tra theo mục\n{second}\n")[1] == second
