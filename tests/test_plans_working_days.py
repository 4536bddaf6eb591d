"""A working day of a month or week is one of the calendar: a holiday is none, a Saturday worked in exchange is one."""

import datetime as dt

import pytest

from plans.calendar import vietnam
from plans.dates import Anchors, occurrences
from plans.due import Recurring
from plans.rule_words import rule_in_words

MONTH = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS="
WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS="


def given(rule, since, until, issued="2026-11-27", start=None):
    due = Recurring(rrule=rule, start=start and dt.date.fromisoformat(start), text="")
    span = (dt.date.fromisoformat(since), dt.date.fromisoformat(until))
    found, problems = occurrences(due, Anchors(issued=dt.date.fromisoformat(issued)), *span, vietnam(range(2020, 2040)))
    assert problems == []
    return [f"{one.day}" for one in found]


@pytest.mark.parametrize(
    ("rule", "since", "until", "days"),
    [
        (f"{MONTH}1", "2026-12-01", "2027-01-31", ["2026-12-01", "2027-01-04"]),  # 01/01 is New Year's Day
        (f"{MONTH}-1", "2027-04-01", "2027-04-30", ["2027-04-29"]),  # 30/4 is a holiday
        (f"{MONTH}3", "2027-01-01", "2027-01-31", ["2027-01-06"]),
        (f"{WEEK}1", "2026-12-28", "2027-01-10", ["2026-12-28", "2027-01-04"]),
        (f"{WEEK}-1", "2026-12-28", "2027-01-10", ["2026-12-31", "2027-01-08"]),
    ],
)
def test_holidays_are_no_working_days(rule, since, until, days):
    assert given(rule, since, until) == days


def test_the_day_is_found_where_only_it_lies_in_the_stretch():
    assert given(f"{MONTH}1", "2027-01-04", "2027-01-04") == ["2027-01-04"]


def test_a_paper_of_a_holiday_has_the_working_day_behind_it():
    assert given(f"{MONTH}1", "2027-01-01", "2027-01-31", issued="2027-01-02") == ["2027-01-04"]


def test_none_comes_before_the_first_day():
    assert given(f"{MONTH}1", "2027-01-01", "2027-02-28", start="2027-01-05") == ["2027-02-01"]
    assert given(f"{MONTH}1", "2027-01-01", "2027-01-31", start="2027-01-01") == ["2027-01-04"]


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        (f"{MONTH}3", "ngày làm việc thứ ba hằng tháng", "each month by the third working day"),
        (f"{WEEK}1", "ngày làm việc đầu tiên hằng tuần", "each week by the first working day"),
    ],
)
def test_they_are_said_in_words(rule, vi, en):
    assert (rule_in_words(rule), rule_in_words(rule, "en")) == (vi, en)
