"""The working calendar: Monday to Friday, less the days off, plus the weekend days worked (Labour Code 2019, article 112).

The `holidays` library is a draft; the official corrections in `days/vn.yaml` lie on it, and an office's own table on both.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from plans.problems import DondocError, Frozen, error

DAYS = Path(__file__).parent / "days"
FURTHEST = 400
"""Days looked at for the next working day; no calendar has a longer holiday."""


class DayException(Frozen):
    """A day that is not what its weekday says; `ordinary` undoes a day off that the draft has."""

    day: dt.date
    kind: Literal["holiday", "compensatory", "worked", "ordinary"]
    name: str = ""
    source: str | None = None


class NoWorkingDay(DondocError):
    """The calendar has no working day within reach: its exceptions take away every one."""


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. `off` are days off from Monday to Friday, `worked` weekend days worked; both sorted.

    Outside `years` it knows the weekend only: see `covers`.
    """

    off: tuple[dt.date, ...] = ()
    worked: tuple[dt.date, ...] = ()
    names: Mapping[dt.date, str] = field(default_factory=dict, compare=False, repr=False)
    years: frozenset[int] = frozenset()

    def covers(self, day: dt.date) -> bool:
        """Whether the holidays of this day's year are known."""
        return day.year in self.years

    def name(self, day: dt.date) -> str | None:
        """What is special about a day ("Quốc khánh"), None where nothing is."""
        return self.names.get(day)

    def is_working(self, day: dt.date) -> bool:
        """Whether the office works on this day."""
        return _has(self.worked, day) if day.weekday() >= 5 else not _has(self.off, day)

    def next_working(self, day: dt.date) -> dt.date:
        """The day itself where it is worked, else the first working day after it."""
        return self._towards(day, 1)

    def previous_working(self, day: dt.date) -> dt.date:
        """The day itself where it is worked, else the last working day before it."""
        return self._towards(day, -1)

    def add_working_days(self, day: dt.date, n: int) -> dt.date:
        """The n-th working day after `day`, which is itself not counted; before it where n is negative; 0 is `day`."""
        step = 1 if n > 0 else -1
        for _ in range(abs(n)):
            day = self._towards(day + dt.timedelta(days=step), step)
        return day

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Working days after `start` up to and with `end`; 0 where `end` is not later. Quick at any distance."""
        if end <= start:
            return 0
        weekdays = _weekdays_up_to(end) - _weekdays_up_to(start)
        return weekdays - _count(self.off, start, end) + _count(self.worked, start, end)

    def _towards(self, day: dt.date, step: int) -> dt.date:
        for n in range(FURTHEST):
            if self.is_working(found := day + dt.timedelta(days=n * step)):
                return found
        raise NoWorkingDay(error("no-working-day", day=day.isoformat()))


def vietnam(years: Iterable[int], own: Iterable[DayException] = ()) -> Calendar:
    """The calendar of Vietnam for these years, with an office's own exceptions on top."""
    wanted = frozenset(years)
    known: dict[dt.date, DayException] = {}
    for year in sorted(wanted):
        known |= _drafted(year)
    known |= {e.day: e for e in _official() if e.day.year in wanted}
    return calendar_of(known.values(), wanted, own)


def calendar_of(
    exceptions: Iterable[DayException], years: Iterable[int] = (), own: Iterable[DayException] = ()
) -> Calendar:
    """A calendar of these exceptions; of two for one day the later one holds, and `own` over all."""
    table = {e.day: e for e in (*exceptions, *own)}
    off = [d for d, e in table.items() if e.kind in ("holiday", "compensatory") and d.weekday() < 5]
    worked = [d for d, e in table.items() if e.kind == "worked" and d.weekday() >= 5]
    names = {d: e.name for d, e in table.items() if e.kind != "ordinary"}
    return Calendar(tuple(sorted(off)), tuple(sorted(worked)), names, frozenset(years))


@cache
def _drafted(year: int) -> Mapping[dt.date, DayException]:
    """What the library knows of a year: days off, observed and substituted ones, and the weekend days worked for them."""
    from holidays import country_holidays  # slow to import: only whoever needs a calendar pays

    drafted = country_holidays("VN", years=year, language="vi")
    days = {
        day: DayException(
            day=day, kind="compensatory" if "nghỉ bù" in name or "thay cho" in name else "holiday", name=name
        )
        for day, name in drafted.items()
        if day.year == year
    }
    worked = {d for d in drafted.weekend_workdays if d.year == year}
    return days | {d: DayException(day=d, kind="worked", name="Ngày làm bù") for d in worked}


@cache
def _official() -> tuple[DayException, ...]:
    from ruamel.yaml import YAML

    rows = YAML(typ="safe").load((DAYS / "vn.yaml").read_text("utf-8"))
    return tuple(DayException.model_validate(row) for row in rows)


def _has(days: tuple[dt.date, ...], day: dt.date) -> bool:
    at = bisect_right(days, day)
    return at > 0 and days[at - 1] == day


def _count(days: tuple[dt.date, ...], after: dt.date, to: dt.date) -> int:
    return bisect_right(days, to) - bisect_right(days, after)


def _weekdays_up_to(day: dt.date) -> int:
    """Days from Monday to Friday since the year 1 (whose first day was a Monday), `day` among them."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
