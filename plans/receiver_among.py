"""Whoever receives the result of a task, and is of the group that is told to send it: it would report to itself."""

from collections.abc import Iterator

from plans.binding import Bound
from plans.plan import Handling, Task, is_given
from plans.problems import Place, Problem, doubt

RECEIVES = "receiver-among-leads"


def receivers_among(bound: Bound) -> Iterator[Problem]:
    """A doubt for each followed task that we give. Who leads it by its own name is meant; a single lead is asked about elsewhere."""
    for task in bound.plan.tasks:
        if task.handling is not Handling.TRACK or task.together or not is_given(bound.plan, task):
            continue
        apart = [name for name in dict.fromkeys((task.report_to, task.via)) if name and _among(bound, task, name)]
        if apart:
            groups = [name for name in task.lead if set(bound.units([name])) & set(bound.units(apart))]
            place = Place(clause=task.clause, field="lead", span=task.span)
            yield doubt(RECEIVES, place, task=task.id, lead="; ".join(groups), apart="; ".join(apart))


def _among(bound: Bound, task: Task, name: str) -> bool:
    """Whether the one unit of this name is asked as one of several alone."""
    unit = bound.units([name])
    asked = [bound.units([lead]) for lead in task.lead]
    return len(unit) == 1 and any(unit[0] in one for one in asked) and unit not in asked
