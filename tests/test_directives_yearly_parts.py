"""A day without a year beside work that comes again: it may come again too, so somebody is asked."""

import pytest

from directives.compile import compile_directive

TOP = "Công văn số 5/UBND-VX ngày 10/01/2026 của UBND xã Vĩnh Thạnh\n\nKính gửi: Các thôn\n\n"


def doubts(text):
    return [
        (one.code, one.place.clause)
        for one in compile_directive((TOP + text).encode(), "a.txt").problems
        if one.place.field == "due"
    ]


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        ("Phòng Kinh tế tổng hợp, báo cáo Sở Xây dựng trước ngày 20/12.", True),
        ("Phòng Kinh tế tổng hợp, báo cáo Sở Xây dựng trước ngày 20/12/2026.", False),
        ("Phòng Kinh tế tổng hợp, báo cáo Sở Xây dựng trước ngày 20/12 hằng năm.", False),
    ],
)
def test_it_is_asked_about(second, asked):
    said = doubts(f"1. Báo cáo năm: Các thôn gửi Phòng Kinh tế trước ngày 15/12; {second}\n")
    assert (("once-or-yearly", "1") in said) is asked
