"""Whose day it is, where a sentence gives one to the task and one to whoever gets its result."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gửi Phòng Kinh tế trước ngày 05/4/2026 để tổng hợp, trình UBND xã trước ngày 15/4/2026.", "2026-04-04"),
        ("Gửi trước ngày 05/4/2026 để Phòng Kinh tế tổng hợp, trình UBND xã trước ngày 15/4/2026.", "2026-04-04"),
        ("Gửi Sở Y tế trước ngày 05/4/2026, Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-04"),
        ("Chậm nhất ngày 05/4/2026 có cam kết gửi Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-05"),
        ("Rà soát trước ngày 05/4/2026, Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-14"),
        ("Gửi trước ngày 05/4/2026 để tổng hợp; hoàn thành việc sửa chữa trước ngày 15/4/2026.", "2026-04-14"),
    ],
)
def test_the_day_of_the_receiver_is_not_the_days_of_the_task(text, day):
    due, problems = read_due(text, ISSUED)
    assert due.date.isoformat() == day
    assert ("several-dues" in [p.code for p in problems]) is (day == "2026-04-14")
