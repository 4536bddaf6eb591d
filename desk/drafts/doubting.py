"""Doubts about a plan on its way that only who works on it can answer: a typed date that is past, the same task twice, an earlier date."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from plans.calendar import Calendar
from plans.check import FAR_YEARS
from plans.dates import Anchors, occurrences
from plans.due import Due, OnDate
from plans.names import fold_name
from plans.plan import Handling, Plan, Task
from plans.problems import Place, Problem, doubt
from plans.steps import WHOLE


def typed_past(plan: Plan, corrected: Collection[tuple[str | None, str]], today: dt.date) -> Iterator[Problem]:
    """A date that somebody typed and that is over; what an old document says itself is another matter."""
    for task in plan.tasks:
        typed = (task.id, "due") in corrected or (task.id, WHOLE) in corrected
        day = _day(task)
        if typed and day is not None and day < today and task.handling is Handling.TRACK:
            yield doubt("typed-date-past", _place(task), task=task.id, day=day.isoformat())


def typed_days(dues: Iterable[Due | None], today: dt.date, calendar: Calendar) -> Iterator[Problem]:
    """Dates typed for an order of today that are many years on, or on a day off: said before anything is given."""
    place = Place(field="due")
    for due in dict.fromkeys(one for one in dues if isinstance(one, OnDate)):
        if due.date.year > today.year + FAR_YEARS:
            yield doubt("due-far", place, due=due.date.isoformat(), years=FAR_YEARS)
        told = occurrences(due, Anchors(issued=today), due.date, due.date, calendar)[1]
        yield from (doubt(one.code, place, **one.args) for one in told if one.code == "due-on-day-off")


def doubles(plan: Plan) -> Iterator[Problem]:
    """A task that says what another says, for the same units until the same day."""
    first: dict[tuple[object, ...], str] = {}
    for task in plan.tasks:
        if task.handling is not Handling.TRACK or task.id in task.same_as:
            continue
        leads = tuple(sorted(fold_name(name) for name in task.lead))
        said = (" ".join(task.title.casefold().split()), leads, task.due.model_dump_json() if task.due else None)
        if (other := first.setdefault(said, task.id)) != task.id:
            yield doubt("task-double", _place(task), task=task.id, same=other)


def earlier_than(plan: Plan, base: Plan) -> Iterator[Problem]:
    """A date that an amendment moves forward: the units have less time than they were given."""
    held = {task.id: _day(task) for task in base.tasks}
    for task in plan.tasks:
        day, before = _day(task), held.get(task.id)
        if day is not None and before is not None and day < before:
            yield doubt("due-earlier", _place(task), task=task.id, day=day.isoformat(), before=before.isoformat())


def _day(task: Task) -> dt.date | None:
    return task.due.date if isinstance(task.due, OnDate) else None


def _place(task: Task) -> Place:
    return Place(clause=task.clause)
