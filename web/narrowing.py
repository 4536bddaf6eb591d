"""What an address narrows a page to: the filter, the day it is asked for, and the query that links take along."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import Depends, Query

from plans.problems import Problem, error
from plans.typed_days import typed_day
from plans.wanted import Wanted
from web.auth import FormWrong
from web.deps import Here

Narrow = Annotated[str | None, Query(max_length=300)]
PARTS = (
    "unit",
    "below",
    "field",
    "plan",
    "task",
    "urgency",
    "state",
    "text",
    "partner",
    "section",
    "month",
    "occurrence",
    "at",
)
"""The parts of a filter as an address has them."""
EARLIEST = dt.date(1945, 1, 1)


class Narrowed(NamedTuple):
    """The filter, the past day (None: now), its moment, and the same as a query. `wide` is the query without its state.

    `to_come` is a day that was asked for and has no figures yet: what is shown is now. So it is where the day is `wrong`; `typed`
    is what stands in its field.
    """

    wanted: Wanted
    at: dt.date | None
    moment: dt.datetime
    query: dict[str, str]
    to_come: dt.date | None = None
    wrong: tuple[Problem, ...] = ()
    typed: str = ""

    @property
    def wide(self) -> dict[str, str]:
        """For links that say their own state."""
        return {name: value for name, value in self.query.items() if name != "state"}

    @property
    def status(self) -> int:
        """What a page answers with."""
        return 422 if self.wrong else 200


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
    section: Narrow = None,
    month: Narrow = None,
    occurrence: Narrow = None,
    at: Narrow = None,
) -> Narrowed:
    """The filter of this request; an empty part narrows nothing, and a day that is none is told beside its field."""
    named = (unit, field, plan, task, urgency, state, partner, section, month, occurrence)
    unit, field, plan, task, urgency, state, partner, section, month, occurrence = map(_said, named)
    wanted = Wanted(
        unit,
        bool(_said(below)),
        field,
        plan,
        task,
        urgency,
        state,
        _said(text) or "",
        partner,
        section,
        month,
        occurrence,
    )
    day, wrong = read_day(at or "")
    past = day if day is not None and day < here.today else None
    query = {name: str(value) for name, value in wanted._asdict().items() if value and name != "below"}
    query |= ({"below": "1"} if wanted.below else {}) | ({"at": f"{past:%d/%m/%Y}"} if past else {})
    moment = end_of(past, here.moment, here.settings.zone) if past else here.moment
    to_come = day if day is not None and day > here.today else None
    return Narrowed(
        wanted, past, moment, query, to_come, tuple(wrong), (at or "").strip() if wrong else query.get("at", "")
    )


def _said(part: str | None) -> str | None:
    """An empty part is none."""
    return (part or "").strip() or None


def certain(found: Annotated[Narrowed, Depends(narrowed)]) -> Narrowed:
    """The same where nothing is shown beside a field, but a file made. Raises FormWrong for a day that is none."""
    if found.wrong:
        raise FormWrong(*found.wrong)
    return found


def read_day(text: str) -> tuple[dt.date | None, list[Problem]]:
    """A day as people type it, or as a browser sends it (plans.typed_days), that figures can be of."""
    day, problems = typed_day(text)
    if day is not None and day < EARLIEST:
        return None, [error("day-wrong", day=text.strip())]
    return day, problems


def end_of(day: dt.date, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The last second of a past day, as `dondoc --at` means it; never later than now."""
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone) - dt.timedelta(seconds=1)
    return min(end.astimezone(dt.UTC), now)


Narrowing = Annotated[Narrowed, Depends(certain)]
Shown = Annotated[Narrowed, Depends(narrowed)]
