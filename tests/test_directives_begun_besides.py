"""The day from which work goes on, beside the day by which other work of the same task is done: asked about."""

import pytest

from directives.compile import compile_directive


def asked(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}"
    problems = compile_directive(paper.encode(), "a.txt").problems
    return [one.args["said"] for one in problems if one.code == "time-left"]


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("lập kế hoạch trước ngày 20/12/2026; trực cấp cứu từ 25/01/2027.", "từ 25/01/2027"),
        ("trực cấp cứu từ ngày 25/01/2027, báo cáo kết quả trước ngày 10/02/2027.", "từ ngày 25/01/2027"),
        ("tiêm nhắc lại, bắt đầu từ ngày 05/12; kết quả gửi Sở Nội vụ trước ngày 20/01/2027.", "bắt đầu từ ngày 05/12"),
    ],
)
def test_it_is_asked_about(work, said):
    assert asked(work) == [said]


@pytest.mark.parametrize(
    "work",
    [
        "rà soát văn bản có hiệu lực từ ngày 01/01/2027, báo cáo trước ngày 10/12/2026.",
        "tham mưu mức phí áp dụng từ ngày 01/01/2027, trình trước ngày 10/12/2026.",
        "mua thuốc để tiêm chủng từ ngày 01/01/2027, xong trước ngày 20/12/2026.",
        "trực cấp cứu từ ngày 01/01/2027 đến ngày 10/01/2027.",
        "báo cáo trước ngày 10/12/2026 (số liệu tính từ ngày 01/12/2026).",
        "rà soát đơn từ ngày 01/10/2026, báo cáo trước ngày 10/12/2026.",
    ],
)
def test_the_day_of_something_else_is_not(work):
    assert asked(work) == []
