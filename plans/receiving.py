"""Our part of a plan that we received: what names us among those who lead it, and what our leader's note gives."""

from plans.binding import Bound
from plans.plan import Plan, Task, is_given, parts


def is_ours(bound: Bound, task: Task) -> bool:
    """Whether a task is one of ours: any that we give; of what we receive, one that we lead."""
    return is_given(bound.plan, task) or bound.plan.as_ in bound.units(parts(bound.plan, task)[0])


def our_part(bound: Bound) -> Plan:
    """The plan with these tasks alone."""
    return bound.plan.model_copy(update={"tasks": tuple(task for task in bound.plan.tasks if is_ours(bound, task))})
