"""Bodies that lead a task and were left bound to no unit: nobody of that name is given it."""

from collections.abc import Iterator
from typing import NamedTuple

from plans.binding import Bound
from plans.plan import Handling, Plan, Task, is_given, parts


class Unheld(NamedTuple):
    """A task that has leads which stand for no unit, and their names as printed."""

    task: str
    names: tuple[str, ...]


def unheld_of(plan: Plan, bound: Bound, task: Task) -> tuple[str, ...]:
    """The leads of a task that we give, followed or told in a report, which stand for no unit."""
    if task.handling is Handling.INFORM or not is_given(plan, task):
        return ()
    return tuple(name for name in parts(plan, task)[0] if not bound.members.get(name))


def unheld(bound: Bound) -> Iterator[Unheld]:
    """All of a plan, in its order."""
    for task in bound.plan.tasks:
        if names := unheld_of(bound.plan, bound, task):
            yield Unheld(task.id, names)
