"""What an address narrows a page to: the filter, the day it is asked for, and the query that links take along."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import Depends, Query

from plans.problems import error
from plans.typed_days import typed_day
from plans.wanted import Wanted
from web.auth import FormWrong
from web.deps import Here

Narrow = Annotated[str | None, Query(max_length=300)]
PARTS = ("unit", "below", "field", "plan", "task", "urgency", "state", "text", "partner", "at")
"""The parts of a filter as an address has them."""
EARLIEST = dt.date(1945, 1, 1)


class Narrowed(NamedTuple):
    """The filter, the past day (None: now), its moment, and the same as a query. `wide` is the query without its state.

    `to_come` is a day that was asked for and has no figures yet: what is shown is now.
    """

    wanted: Wanted
    at: dt.date | None
    moment: dt.datetime
    query: dict[str, str]
    to_come: dt.date | None = None

    @property
    def wide(self) -> dict[str, str]:
        """For links that say their own state."""
        return {name: value for name, value in self.query.items() if name != "state"}


def narrowed(
    here: Here,
    unit: Narrow = None,
    below: Narrow = None,
    field: Narrow = None,
    plan: Narrow = None,
    task: Narrow = None,
    urgency: Narrow = None,
    state: Narrow = None,
    text: Narrow = None,
    partner: Narrow = None,
    at: Narrow = None,
) -> Narrowed:
    """The filter of this request; an empty part narrows nothing. Raises FormWrong for a day that is none."""
    parts = (unit, below, field, plan, task, urgency, state, text, partner)
    unit, below, field, plan, task, urgency, state, text, partner = ((one or "").strip() or None for one in parts)
    wanted = Wanted(unit, bool(below), field, plan, task, urgency, state, text or "", partner)
    day = read_day(at or "")
    past = day if day is not None and day < here.today else None
    query = {name: str(value) for name, value in wanted._asdict().items() if value and name != "below"}
    query |= ({"below": "1"} if below else {}) | ({"at": f"{past:%d/%m/%Y}"} if past else {})
    moment = end_of(past, here.moment, here.settings.zone) if past else here.moment
    return Narrowed(wanted, past, moment, query, day if day is not None and day > here.today else None)


def read_day(text: str) -> dt.date | None:
    """A day as people type it, or as a browser sends it (plans.typed_days). Raises FormWrong."""
    day, problems = typed_day(text)
    if day is not None and day < EARLIEST:
        problems = [error("day-wrong", day=text.strip())]
    if problems:
        raise FormWrong(*problems)
    return day


def end_of(day: dt.date, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The last second of a past day, as `dondoc --at` means it; never later than now."""
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone) - dt.timedelta(seconds=1)
    return min(end.astimezone(dt.UTC), now)


Asked = Annotated[Narrowed, Depends(narrowed)]
