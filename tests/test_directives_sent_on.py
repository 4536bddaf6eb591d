"""Two who are sent something in turn, each by a day of its own: two parts, unless whoever got it passes it on."""

import pytest

from directives.compile import compile_directive

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n"


def told(sentence):
    """Leads, receiver and day of each task of the first of two units."""
    text = f"{OPENING}1. {sentence}\n2. Sở Y tế kiểm tra thuốc.\n"
    tasks = [one for one in compile_directive(text.encode(), "a.txt").plan.tasks if one.clause == "1"]
    return [("; ".join(one.lead), one.report_to, str(one.due.date)) for one in tasks]


@pytest.mark.parametrize(
    "said",
    [
        "gửi Sở Tư pháp trước ngày 20/4/2026 để thẩm định, trình UBND tỉnh trước ngày 30/4/2026.",
        "gửi hồ sơ về Sở Tư pháp trước ngày 20/4/2026 để góp ý dự thảo, trình UBND tỉnh trước ngày 30/4/2026.",
        "gửi Sở Tư pháp thẩm định trước ngày 20/4/2026 và trình UBND tỉnh ban hành trước ngày 30/4/2026.",
        "lập quy chế, gửi Sở Tư pháp trước ngày 20/4/2026, báo cáo UBND tỉnh trước ngày 30/4/2026.",
        "lập quy chế, gửi Sở Tư pháp trước ngày 20/4/2026; trình UBND tỉnh trước ngày 30/4/2026.",
    ],
)
def test_each_receiver_has_its_day(said):
    assert told(f"Sở Xây dựng {said}") == [
        ("Sở Xây dựng", "Sở Tư pháp", "2026-04-19"),
        ("Sở Xây dựng", "UBND tỉnh", "2026-04-29"),
    ]


def test_what_the_first_gathers_and_passes_on_is_its_own():
    said = "Các xã gửi Sở Y tế trước ngày 20/4/2026 để tổng hợp, trình UBND tỉnh trước ngày 30/4/2026."
    assert told(said) == [("Các xã", "Sở Y tế", "2026-04-19")]


def test_a_day_without_a_receiver_does_not_split():
    said = "Sở Xây dựng lấy ý kiến các xã trước ngày 20/4/2026, trình UBND tỉnh trước ngày 30/4/2026."
    assert told(said) == [("Sở Xây dựng", "UBND tỉnh", "2026-04-29")]
