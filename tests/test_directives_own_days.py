"""A period of which some months have a day of their own, in a cell or typed, is one rule."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due_cell
from directives.times.whole_dues import read_whole_due
from plans.recurrence import next_after

ISSUED = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("hằng tháng trước ngày 25, riêng tháng 12 trước ngày 20", ["2026-12-19", "2027-01-24", "2027-02-24"]),
        ("Trước ngày 25 hằng tháng (riêng tháng 02 trước ngày 20)", ["2026-12-24", "2027-01-24", "2027-02-19"]),
        ("Hằng tháng, riêng tháng 12 trước ngày 20", ["2026-11-30", "2026-12-19", "2027-01-31"]),
        (
            "hằng quý trước ngày 20 tháng cuối quý, riêng quý IV trước ngày 15/12",
            ["2026-12-14", "2027-03-19", "2027-06-19"],
        ),
    ],
)
def test_one_rule_holds_both(said, days):
    due, problems = read_whole_due(said, ISSUED)
    assert problems == []
    assert (due, []) == read_due_cell(said, ISSUED)
    assert due.text == said
    found, day = [], ISSUED
    for _ in days:
        day = next_after(due.rrule, ISSUED, day)
        found.append(day.isoformat())
    assert found == days


@pytest.mark.parametrize(
    "said",
    [
        "Trước ngày 10/6, riêng tháng 12 trước ngày 20",
        "Trước 17 giờ ngày 25 hằng tháng, riêng tháng 12 trước ngày 20",
        "Hằng tuần, riêng tháng 12 trước ngày 20",
    ],
)
def test_what_no_rule_holds_is_refused(said):
    assert read_whole_due(said, ISSUED)[0] is None
