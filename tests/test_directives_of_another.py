"""Days and receivers that may be another's, receivers that act themselves, weekdays of another date are asked about."""

import pytest

from directives.compile import compile_directive


def doubts(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}"
    codes = ("actor-left", "of-another", "weekday-differs")
    return [
        (one.code, one.place.field) for one in compile_directive(paper.encode(), "a.txt").problems if one.code in codes
    ]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            "Các xã nộp phiếu về Sở Y tế trước 15/12/2026, Sở Y tế tổng hợp báo cáo Bộ Y tế trước 20/12/2026.",
            [("actor-left", "lead")],
        ),
        (
            "Các xã báo cáo về Sở Y tế, Sở Y tế tổng hợp báo cáo Bộ Y tế trước 20/12/2026.",
            [("actor-left", "lead"), ("of-another", "due")],
        ),
        ("Sở Y tế cấp thuốc cho các trạm (các trạm đăng ký trước ngày 02/12/2026).", [("of-another", "due")]),
        (
            "Sở Y tế cấp đủ thuốc (địa phương gửi nhu cầu về Chi cục Dân số trước ngày 02/12/2026).",
            [("of-another", "due"), ("of-another", "report_to")],
        ),
        (
            "Sở Y tế hỗ trợ kinh phí; hồ sơ các xã nộp về Sở Tài chính trước 05/12/2026.",
            [("of-another", "due"), ("of-another", "report_to")],
        ),
        ("Sở Y tế họp các trạm trước thứ Ba ngày 02/12/2026.", [("weekday-differs", "due")]),
        ("Sở Y tế họp các trạm vào thứ hai, ngày 01/12/2026.", [("weekday-differs", "due")]),
        ("Sở Y tế gửi báo cáo trước Thứ 5 (04/12/2026).", [("weekday-differs", "due")]),
        ("Sở Y tế gửi báo cáo trước Chủ nhật, ngày 05/12.", [("weekday-differs", "due")]),
    ],
)
def test_asked(work, expected):
    assert doubts(work) == expected


@pytest.mark.parametrize(
    "work",
    [
        "Các xã báo cáo về Sở Y tế trước 20/12/2026.",
        "Sở Y tế cấp thuốc (danh sách gửi Sở Tài chính trước ngày 02/12/2026).",
        "Sở Y tế cấp thuốc cho các trạm trước ngày 20/12/2026 (theo danh sách của các trạm).",
        "Sở Y tế họp các trạm trước thứ Tư ngày 02/12/2026.",
        "Sở Y tế gửi báo cáo trước thứ Sáu (04/12/2026).",
        "Sở Y tế phúc tra lần thứ hai, ngày 02/12/2026.",
        "Sở Y tế gửi báo cáo trước Chủ nhật, ngày 06/12.",
    ],
)
def test_not_asked(work):
    assert doubts(work) == []
