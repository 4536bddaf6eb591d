"""Who confirms the result of a task: one rule for what a launch writes and for what is shown before it."""

from collections.abc import Container, Mapping

from plans.plan import Plan, Task, is_given


def confirming_unit(
    plan: Plan, members: Mapping[str, tuple[str, ...]], task: Task, known: Container[str]
) -> str | None:
    """The unit's slug: the task's confirmer, else the plan's, where that means one known unit; else the office that gives, or receives.

    What we received, and give nobody, we confirm ourselves.
    """
    for name in (task.confirmer, plan.confirmer) if is_given(plan, task) else ():
        units = members.get(name, (name,)) if name else ()
        if len(units) == 1 and units[0] in known:
            return units[0]
    last = plan.office or plan.as_ or ""
    return last if last in known else None
