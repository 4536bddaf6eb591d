"""Our part of a plan that we received: what names us among those who lead it, and what our leader's note gives."""

from plans.binding import Bound
from plans.plan import Plan, Task, is_given, parts


def is_ours(bound: Bound, task: Task) -> bool:
    """Whether a task is one of ours: any that we give; of what we receive, one that we lead."""
    return is_given(bound.plan, task) or bound.plan.as_ in bound.units(parts(bound.plan, task)[0])


def concerns_us(bound: Bound, task: Task) -> bool:
    """Whether a task may be ours: always where we give it; receiving, where we lead it, or where it is not clear who does."""
    us = bound.plan.as_
    if is_given(bound.plan, task) or not us:
        return True
    return us in bound.units(task.lead) or not all(bound.members.get(name) for name in task.lead) or not task.lead


def unclear(bound: Bound, task: Task) -> bool:
    """Whether, receiving, nobody knows yet who does it: it may be ours, and we do not take it unless somebody says so."""
    return bool(bound.plan.as_) and concerns_us(bound, task) and not is_ours(bound, task)


def our_part(bound: Bound) -> Plan:
    """The plan with these tasks alone."""
    return bound.plan.model_copy(update={"tasks": tuple(task for task in bound.plan.tasks if is_ours(bound, task))})
