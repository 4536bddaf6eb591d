"""A day that stands apart from its period in the sentence: read, or asked about; never the last day of the period unsaid."""

import pytest

from tests.reading import period


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("Hằng tháng Sở Nội vụ gửi báo cáo vào ngày 15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("Sở Tài chính hằng tháng tổng hợp số liệu, gửi Sở Nội vụ ngày 20.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Hằng tháng (từ tháng 01/2027), vào ngày 15, Sở Nội vụ báo cáo", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ],
)
def test_the_day_goes_to_its_month(phrase, rule):
    due, problems = period(phrase)
    assert (due.rrule, problems) == (rule, [])


@pytest.mark.parametrize(
    "phrase",
    [
        "Hằng tuần, các xã họp giao ban chiều thứ Ba",
        "Tổng hợp số liệu hằng tuần, gửi Sở Nội vụ sáng thứ Hai.",
        "Hằng tuần (từ 01/12/2026 đến 31/12/2026), vào thứ Năm, Sở Nội vụ báo cáo",
        "Hằng tuần từ 01/12/2026 đến 31/12/2026, vào thứ Năm báo cáo",
        "Tổng hợp số liệu hằng năm, gửi Sở Nội vụ ngày 20/12.",
        "Gửi Sở Nội vụ trước ngày 10 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng.",
    ],
)
def test_a_day_apart_from_its_week_or_year_is_asked_about(phrase):
    assert [one.code for one in period(phrase)[1]] == ["several-dues"]
