"""An opening with several orders speaks to the bodies of all of them."""

import pytest

from directives.compile import compile_directive

PAPER = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 12/CT-UBND
Sông Thao, ngày 03 tháng 9 năm 2026

CHỈ THỊ
Về việc đón Tết

{opening}

1. Kiểm tra kho thuốc.
2. Rà soát cầu, báo cáo trước ngày 20/12/2026.
"""
WARDS = ("các sở, ngành", "Ủy ban nhân dân các xã, phường")


def leads(opening):
    return {one.lead for one in compile_directive(PAPER.format(opening=opening).encode(), "a.txt").plan.tasks}


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("Ủy ban nhân dân tỉnh yêu cầu các sở, ngành và đề nghị các cơ quan Trung ương đóng trên địa bàn thực hiện các nhiệm vụ sau:",
         ("các sở, ngành", "các cơ quan Trung ương đóng trên địa bàn")),
        ("Yêu cầu các sở, ngành; giao Ủy ban nhân dân các xã, phường khẩn trương thực hiện:", WARDS),
        ("Yêu cầu các sở, ngành (theo chức năng), đồng thời yêu cầu Ủy ban nhân dân các xã, phường thực hiện:", WARDS),
        ("Yêu cầu Sở Y tế, đề nghị Bộ Chỉ huy Quân sự tỉnh và mời Hội Chữ thập đỏ tỉnh triển khai:",
         ("Sở Y tế", "Bộ Chỉ huy Quân sự tỉnh", "Hội Chữ thập đỏ tỉnh")),
    ],
)  # fmt: skip
def test_the_bodies_of_all_orders_lead(opening, names):
    assert leads(opening) == {names}


@pytest.mark.parametrize(
    "opening",
    [
        "Theo đề nghị của Sở Y tế, Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện:",
        "Căn cứ Công văn số 12/BYT-DP của Bộ Y tế đề nghị các địa phương phòng dịch, Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện:",
        "Yêu cầu các sở, ngành; đề nghị Hội Nông dân tỉnh phối hợp thực hiện các nội dung sau:",
        "Yêu cầu các sở, ngành và mời Hội Chữ thập đỏ tỉnh dự họp để bàn các nội dung sau:",
        "Ủy ban nhân dân tỉnh đã giao Sở Y tế thẩm định; nay yêu cầu các sở, ngành thực hiện:",
    ],
)
def test_whoever_was_asked_otherwise_does_not(opening):
    assert leads(opening) == {("các sở, ngành",)}
