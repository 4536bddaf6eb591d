import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.calendar import vietnam
from plans.reporting import Period, ReportProfile, next_window, too_tight, windows


@pytest.mark.parametrize(
    ("period", "nth", "data_from", "data_to", "due"),
    [
        (Period.MONTH, 0, "2025-12-15", "2026-01-14", "2026-01-25"),
        (Period.MONTH, 10, "2026-10-15", "2026-11-14", "2026-11-25"),
        (Period.QUARTER, 0, "2025-12-15", "2026-03-14", "2026-03-25"),
        (Period.QUARTER, 3, "2026-09-15", "2026-12-14", "2026-12-25"),
        (Period.FIRST_HALF, 0, "2025-12-15", "2026-06-14", "2026-06-25"),
        (Period.SECOND_HALF, 0, "2026-06-15", "2026-12-14", "2026-12-25"),
        (Period.NINE_MONTHS, 0, "2025-12-15", "2026-09-14", "2026-09-25"),
        (Period.YEAR, 0, "2025-12-15", "2026-12-14", "2026-12-25"),
    ],
)
def test_windows_of_the_decree(period, nth, data_from, data_to, due):
    assert [d.isoformat() for d in windows(period, 2026)[nth][1:]] == [data_from, data_to, due]


def test_an_office_with_its_own_day():
    assert windows(Period.YEAR, 2026, ReportProfile(due=20))[0].due == dt.date(2026, 12, 20)


def test_the_next_report():
    assert next_window(Period.QUARTER, dt.date(2026, 12, 25)).due == dt.date(2026, 12, 25)
    assert next_window(Period.QUARTER, dt.date(2026, 12, 26)).due == dt.date(2027, 3, 25)


def test_a_window_needs_a_working_day_before_its_date():
    calendar = vietnam([2026])
    assert too_tight(windows(Period.YEAR, 2026)[0], calendar) == []
    (problem,) = too_tight(windows(Period.MONTH, 2026, ReportProfile(due=15))[4], calendar)
    assert problem.code == "report-too-tight"


@given(st.sampled_from([Period.MONTH, Period.QUARTER]), st.integers(2000, 2090))
def test_data_follow_on_without_gap_or_overlap(period, year):
    both = windows(period, year) + windows(period, year + 1)
    assert all(a.data_to + dt.timedelta(days=1) == b.data_from for a, b in itertools.pairwise(both))
