"""Our part of a plan that we received: what names us among those who lead it."""

from plans.binding import Bound
from plans.plan import Plan, Task, parts


def is_ours(bound: Bound, task: Task) -> bool:
    """Whether a task is one of ours: any where we give; where we receive, one that we lead."""
    return bound.plan.perspective == "issue" or bound.plan.as_ in bound.units(parts(bound.plan, task)[0])


def our_part(bound: Bound) -> Plan:
    """The plan with these tasks alone."""
    return bound.plan.model_copy(update={"tasks": tuple(task for task in bound.plan.tasks if is_ours(bound, task))})
