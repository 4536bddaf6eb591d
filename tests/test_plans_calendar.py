import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import Calendar, DayException, NoWorkingDay, calendar_of, vietnam

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


@cache
def vn() -> Calendar:
    return vietnam(range(2014, 2037))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-01-01", False),  # New Year
        ("2026-01-02", False),  # swapped against
        ("2026-01-10", True),  # this Saturday
        ("2026-02-17", False),  # Tết
        ("2026-04-27", False),  # compensates 26 April, a Sunday
        ("2026-04-30", False),
        ("2026-08-22", True),  # Saturday worked for
        ("2026-08-31", False),  # this Monday
        ("2026-09-02", False),
        ("2026-11-24", False),
        ("2026-11-25", True),
        ("2026-11-28", False),  # an ordinary Saturday
    ],
)
def test_days_of_2026(day, working):
    assert vn().is_working(dt.date.fromisoformat(day)) is working


def test_the_table_of_the_office_lies_on_top():
    own = [
        DayException(day=dt.date(2026, 11, 24), kind="ordinary"),
        DayException(day=dt.date(2026, 11, 26), kind="holiday", name="Nghỉ phòng chống bão"),
        DayException(day=dt.date(2026, 11, 28), kind="worked", name="Làm bù"),
    ]
    calendar = vietnam([2026], own)
    assert [calendar.is_working(dt.date(2026, 11, d)) for d in (24, 26, 28)] == [True, False, True]
    assert calendar.name(dt.date(2026, 11, 26)) == "Nghỉ phòng chống bão"
    assert calendar.name(dt.date(2026, 11, 24)) is None


def test_outside_its_years_it_says_that_it_does_not_know():
    calendar = vietnam([2026])
    assert calendar.covers(dt.date(2026, 5, 1))
    assert not calendar.covers(dt.date(2031, 5, 1))


def test_counting_over_tet():
    # Friday 13 February 2026; Tết is 16-20 February: the next working day is Monday 23.
    assert vn().add_working_days(dt.date(2026, 2, 13), 1) == dt.date(2026, 2, 23)
    assert vn().working_days_between(dt.date(2026, 2, 13), dt.date(2026, 2, 22)) == 0


def test_a_calendar_without_a_working_day_is_refused():
    days = (dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(500))
    with pytest.raises(NoWorkingDay):
        calendar_of(DayException(day=d, kind="holiday") for d in days).next_working(dt.date(2026, 1, 1))


@given(DAYS)
def test_rolling_lands_on_the_nearest_working_day(day):
    later, earlier = vn().next_working(day), vn().previous_working(day)
    assert vn().is_working(later)
    assert vn().is_working(earlier)
    assert earlier <= day <= later
    assert (earlier == later) == vn().is_working(day)
    assert not any(vn().is_working(day + dt.timedelta(days=n)) for n in range((later - day).days))


@given(DAYS, st.integers(1, 300))
def test_adding_and_counting_agree(day, n):
    end = vn().add_working_days(day, n)
    assert vn().is_working(end)
    assert vn().working_days_between(day, end) == n
    assert vn().add_working_days(end, -n) <= day


@given(DAYS, DAYS)
def test_working_days_are_those_counted_one_by_one_and_never_negative(a, b):
    counted = sum(vn().is_working(a + dt.timedelta(days=n)) for n in range(1, (b - a).days + 1))
    assert vn().working_days_between(a, b) == counted >= 0
