"""Recurring work that is given when some of its times are over: a document begins earlier than its tasks are given."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import NamedTuple

from models.occurring import anchors_of
from plans.calendar import Calendar
from plans.dates import occurrences
from plans.due import Recurring
from plans.plan import Plan


class Begun(NamedTuple):
    """Recurring work that is given after some of its times: how many these are, from which day on; nobody is given them."""

    task: str
    times: int
    first: dt.date


def begun(
    plan: Plan, recurring: Collection[str], calendar: Calendar, since: dt.date, today: dt.date
) -> Iterator[Begun]:
    """Of these tasks those that had times, from the day that the text says or else the document's own on, before `since`."""
    anchors = anchors_of(plan, plan.directive.issued, today)
    for task in plan.tasks:
        first = task.due.start or plan.directive.issued if isinstance(task.due, Recurring) else None
        if task.id in recurring and first is not None and first < since:
            found, _ = occurrences(task.due, anchors, first, since - dt.timedelta(days=1), calendar)
            if days := [one.day for one in found if one.day is not None]:
                yield Begun(task.id, len(days), min(days))
