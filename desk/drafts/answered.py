"""Which task a problem is about, and whether what was corrected since answers it. Read by commands without a database: it imports none."""

import re
from collections.abc import Sequence

from plans.plan import Plan, Task
from plans.problems import Problem
from plans.steps import WHOLE

PERHAPS_NONE = "perhaps-no-task"
"""That words may be no task: whoever says who leads it has said that it is one."""


def task_of(problem: Problem, plan: Plan) -> str | None:
    """The task that a problem is about: by its path, its own words, the place of its words, its clause."""
    path, place = problem.place.path, problem.place
    if len(path) > 1 and path[0] == "tasks" and isinstance(path[1], int) and path[1] < len(plan.tasks):
        return plan.tasks[path[1]].id
    if (named := problem.args.get("task")) and any(task.id == named for task in plan.tasks):
        return str(named)
    of_clause = [task for task in plan.tasks if place.clause and task.clause == place.clause]
    if place.span is not None:
        start, end = place.span
        holding = [one for one in of_clause or plan.tasks if one.span and one.span[0] < end and start < one.span[1]]
        return holding[0].id if holding else None
    if (name := problem.args.get("name")) and place.field:
        of_clause = [task for task in of_clause or plan.tasks if name in _names(task)] or of_clause
    return of_clause[0].id if of_clause else None


def is_answered(problem: Problem, task: str | None, fields: set[tuple[str | None, str]], plan: Plan) -> bool:
    """Whether its field was corrected since, or the task that it was about is gone."""
    field, clause = problem.place.field, problem.place.clause
    if (None, field or "") in fields and (field == "confirmer" or (task is None and clause is None)):
        return True  # of the plan, or of the document's head
    if task is not None:
        led = field == "together" or problem.code == PERHAPS_NONE
        return (task, field or "") in fields or (led and (task, "lead") in fields)
    if problem.place.also:  # asked once for all of them
        asked = {one.id for one in plan.tasks if one.clause in problem.place.also}
        return asked <= {one for one, touched in fields if touched == field}
    if problem.code == "head-missing":
        return getattr(plan.directive, field or "", None) is not None
    gone = {re.split("[-<~]", str(one))[0] for one, touched in fields if one and touched == WHOLE}
    return clause is not None and clause in gone


def _names(task: Task) -> Sequence[str]:
    return [name for name in (*task.lead, *task.with_, task.report_to, task.via, task.confirmer) if name]
