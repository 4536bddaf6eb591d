"""Receivers by their post in short; work behind whose label it is only given."""

import pytest

from directives.compile import compile_directive


def tasks(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}"
    return compile_directive(paper.encode(), "a.txt").plan.tasks


@pytest.mark.parametrize(
    ("told", "receiver"),
    [
        ("trình GĐ Sở phê duyệt", "GĐ Sở"),
        ("trình GĐ Sở Nội vụ", "GĐ Sở Nội vụ"),
        ("trình CT UBND tỉnh", "CT UBND tỉnh"),
        ("báo cáo đ/c PCT UBND tỉnh", "đ/c PCT UBND tỉnh"),
        ("báo cáo TTr HĐND tỉnh", "TTr HĐND tỉnh"),
    ],
)
def test_receivers(told, receiver):
    assert [one.report_to for one in tasks(f"Sở Y tế lập đề án, {told} trước ngày 05/12/2026.")] == [receiver]


def test_a_directive_in_short_is_nobody():
    assert [one.lead for one in tasks("Sở Y tế triển khai CT 35 của Tỉnh ủy.")] == [("Sở Y tế",)]


@pytest.mark.parametrize(
    "work",
    [
        "Dựng kho thuốc tạm: Giao Sở Xây dựng và Sở Y tế. Địa điểm: bãi xe.",
        "Thu gom rác y tế: giao Sở Xây dựng, Sở Y tế; hoàn thành trước ngày 05/12/2026.",
        "Dựng kho thuốc tạm: Giao Sở Xây dựng và Sở Y tế. Phải đưa vào hoạt động chậm nhất ngày 05/12/2026.",
    ],
)
def test_work_that_is_only_given(work):
    assert {tuple(one.lead) for one in tasks(work)} == {("Sở Xây dựng", "Sở Y tế")}
