"""Steps of administrative procedures that a decision publishes may be no work that is given: one doubt for all of them."""

import pytest

from directives.compile import compile_directive

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 145/QĐ-UBND
Sông Thao, ngày 25 tháng 11 năm 2026

QUYẾT ĐỊNH
Về việc công bố quy trình giải quyết {matter} lĩnh vực hộ tịch

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này quy trình.

Điều 2. Sở Tư pháp cập nhật quy trình trước ngày 10/12/2026.

CHỦ TỊCH
Nguyễn Văn A

QUY TRÌNH
(Kèm theo Quyết định số 145/QĐ-UBND ngày 25/11/2026)

1. {heading}
- {step}Công chức hộ tịch kiểm tra hồ sơ trong 01 giờ.
- {step}Chủ tịch Ủy ban nhân dân xã ký giấy khai sinh.
"""


def asked(matter, heading, step=""):
    text = HEAD.format(matter=matter, heading=heading, step=step)
    return [
        one.args["n"] for one in compile_directive(text.encode(), "a.txt").problems if one.code == "procedure-perhaps"
    ]


@pytest.mark.parametrize(
    ("matter", "heading", "step"),
    [
        ("thủ tục hành chính", "Thủ tục đăng ký khai sinh", ""),
        ("thủ tục hành chính", "Trình tự thực hiện", ""),
        ("thủ tục hành chính", "Khai sinh", "Bước 1: "),
    ],
)
def test_steps_are_asked_about_together(matter, heading, step):
    assert asked(matter, heading, step) == [2]


@pytest.mark.parametrize(
    ("matter", "heading"),
    [
        ("thủ tục hành chính", "Thủ tục hành chính"),
        ("thủ tục hành chính", "Phân công"),
        ("hồ sơ", "Trình tự thực hiện"),
    ],
)
def test_work_is_not(matter, heading):
    assert asked(matter, heading) == []
