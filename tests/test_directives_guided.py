"""Whom an opening guides or tells ("Sở A hướng dẫn các trường ... như sau:") does the work that names nobody."""

import pytest

from directives.compile import compile_directive

LETTER = """SỞ NỘI VỤ TỈNH SÔNG THAO
Số: 81/SNV-VP
V/v kết nối kho lưu trữ
Sông Thao, ngày 03 tháng 9 năm 2026

Kính gửi:
- Các sở, ban, ngành tỉnh;
- Các bệnh viện, trung tâm y tế.

{opening}
1. Về dữ liệu
- Rà soát dữ liệu hồ sơ.
- Các bệnh viện lập danh sách đầu mối.
2. Đối soát dữ liệu sau mỗi đợt.
"""


def leads(opening):
    tasks = compile_directive(LETTER.format(opening=opening).encode(), "81.txt").plan.tasks
    return {one.clause: one.lead for one in tasks}["1.1"]


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Kế hoạch số 14/KH-UBND của Ủy ban nhân dân tỉnh, Sở Nội vụ hướng dẫn các bệnh viện kết nối dữ liệu như sau:",
        "Sở Nội vụ (SNV) hướng dẫn các bệnh viện triển khai kết nối như sau:",
        "Để bảo đảm tiến độ, Sở Nội vụ lưu ý các bệnh viện một số nội dung sau:",
        "Căn cứ Công văn số 5/BNV-VP ngày 02/7/2026, Sở Nội vụ thông báo đến các bệnh viện các nội dung sau:",
    ],
)
def test_whom_the_opening_tells_does_work_that_names_nobody(opening):
    assert leads(opening) == ("các bệnh viện",)


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Công văn số 5/BNV-VP của Bộ Nội vụ hướng dẫn các bệnh viện kết nối dữ liệu, Sở Nội vụ triển khai như sau:",
        "Sở Nội vụ hướng dẫn các đơn vị thực hiện như sau:",
        "Sở Nội vụ hướng dẫn một số nội dung như sau:",
        "Sở Nội vụ ban hành kế hoạch, hướng dẫn các bệnh viện triển khai như sau:",
    ],
)
def test_otherwise_it_is_of_those_in_the_list(opening):
    assert leads(opening)[0] == "Các sở, ban, ngành tỉnh"
