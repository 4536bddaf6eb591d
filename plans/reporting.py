"""Windows of periodic reports after Decree 09/2019/NĐ-CP, articles 8, 12 and 13: data from, data to, due.

Offered beside what a directive says, never in its place: a text that names its own day keeps it.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plans.calendar import Calendar
from plans.problems import Frozen, Place, Problem, doubt


class Period(StrEnum):
    """Periods of the decree, and the nine months that offices add."""

    MONTH = "month"
    QUARTER = "quarter"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"
    NINE_MONTHS = "nine-months"
    YEAR = "year"


BELOW = (21, 18, 16)
"""Proposed days for who reports to a ministry or province, to a department or district, to a commune."""


class ReportProfile(Frozen):
    """Days of the month on which data are cut off and reports are due; in a plan file its name, or its own days.

    `due` is the day for who reports to the Government (article 13), `below` the days for who reports to a body one, two,
    three levels lower, so that each has time to sum up: no law but a proposal (BELOW, as far as it comes before `due`).
    """

    name: Literal["nd09_2019"] = "nd09_2019"
    cut_off: int = Field(default=14, ge=1, le=28)
    due: int = Field(default=25, ge=1, le=28)
    below: tuple[int, ...] | None = Field(default=None, max_length=5)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, given: Any) -> Any:  # noqa: ANN401  (whatever the file holds)
        return {"name": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if any(a >= b for a, b in pairwise((self.cut_off, *reversed(self.days)))):
            raise PydanticCustomError("report-days-disorder", "cut_off < ... below ... < due")
        return self

    @property
    def days(self) -> tuple[int, ...]:
        """The days of the month by level, the Government's first, each before the one above it."""
        proposed = tuple(day for day in BELOW if self.cut_off < day < self.due)
        return (self.due, *(proposed if self.below is None else self.below))

    def day(self, steps: int = 0) -> int:
        """The day for who reports to a body `steps` levels below the Government; the lowest day for those lower still."""
        return self.days[min(steps, len(self.days) - 1)]


ND09_2019 = ReportProfile()
"""Data to the 14th, to the Government by the 25th."""


class Window(NamedTuple):
    """One report: its data run from `data_from` to `data_to`, both counted; `due` is the last day in time."""

    period: Period
    data_from: dt.date
    data_to: dt.date
    due: dt.date


ENDS: Mapping[Period, tuple[tuple[int, int], ...]] = {
    # period: (last month, length in months) of each of its reports in a year
    Period.MONTH: tuple((month, 1) for month in range(1, 13)),
    Period.QUARTER: ((3, 3), (6, 3), (9, 3), (12, 3)),
    Period.FIRST_HALF: ((6, 6),),
    Period.SECOND_HALF: ((12, 6),),
    Period.NINE_MONTHS: ((9, 9),),
    Period.YEAR: ((12, 12),),
}


def windows(period: Period, year: int, profile: ReportProfile = ND09_2019, steps: int = 0) -> list[Window]:
    """The reports of a period that are due in a year, in order, to a body `steps` levels below the Government."""
    return [_window(period, year, last, length, profile, steps) for last, length in ENDS[period]]


def next_window(period: Period, day: dt.date, profile: ReportProfile = ND09_2019, steps: int = 0) -> Window:
    """The first report of a period that is due on or after a day."""
    both = windows(period, day.year, profile, steps) + windows(period, day.year + 1, profile, steps)
    return next(window for window in both if window.due >= day)


def too_tight(window: Window, calendar: Calendar) -> list[Problem]:
    """A doubt where no working day lies between the end of the data and the due date (article 12)."""
    between = calendar.working_days_between(window.data_to, window.due - dt.timedelta(days=1))
    if between >= 1:
        return []
    place = Place(field="due")
    return [doubt("report-too-tight", place, data_to=window.data_to.isoformat(), due=window.due.isoformat())]


def _window(period: Period, year: int, last: int, length: int, profile: ReportProfile, steps: int) -> Window:
    before, month = divmod(year * 12 + last - 1 - length, 12)  # the month in which the data of this report begin
    data_from = dt.date(before, month + 1, profile.cut_off) + dt.timedelta(days=1)
    return Window(period, data_from, dt.date(year, last, profile.cut_off), dt.date(year, last, profile.day(steps)))
