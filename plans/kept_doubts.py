"""The doubts of reading travel with the plan file: each stands until what it is about is corrected, or its entry is taken out."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plans.plan import Doubt, Plan, Task
from plans.problems import Place, Problem, Severity, doubt
from plans.wording import known_code, render

WORK = ("title", "lead", "with", "due", "handling")
"""What a doubt is about that names no field of its task."""


def with_doubts(plan: Plan, told: Iterable[tuple[Problem, str | None]]) -> Plan:
    """The plan with what was doubted when its document was read, each with the task that it is about, where it is about one."""
    return plan.model_copy(
        update={
            "doubts": tuple(_kept(plan, one, task) for one, task in told if one.severity is Severity.DOUBT),
        }
    )


def standing(plan: Plan) -> Iterator[Problem]:
    """Those of a plan's doubts about which nothing was corrected since, at the task that they are about, else at their entry."""
    tasks = {task.id: at for at, task in enumerate(plan.tasks)}
    for at, one in enumerate(plan.doubts or ()):
        if one.of is None or one.of == _mark(plan, one):
            place = Place(clause=one.clause, field=one.field, also=one.also, path=_path(one, at, tasks))
            if known_code(one.code):
                yield Problem(code=one.code, severity=Severity.DOUBT, place=place, args=dict(one.args))
            else:
                yield doubt("doubt-kept", place, said=one.says)


def _path(one: Doubt, at: int, tasks: Mapping[str, int]) -> tuple[str | int, ...]:
    if one.task is None or one.task not in tasks:
        return "doubts", at
    return "tasks", tasks[one.task], *((one.field,) if one.field else ())


def _kept(plan: Plan, problem: Problem, task: str | None) -> Doubt:
    place = problem.place
    made = Doubt(
        says=render(problem.model_copy(update={"place": Place()}), "vi").says,
        task=task,
        clause=place.clause,
        field=place.field,
        also=place.also,
        code=problem.code,
        args=problem.args,
    )
    return made.model_copy(update={"of": _mark(plan, made)})


def _mark(plan: Plan, one: Doubt) -> str | None:
    """What a doubt is about as it stands, in eight signs; None of what is about the whole document."""
    about = _about(plan, one)
    return hashlib.sha256(json.dumps(about, ensure_ascii=False).encode()).hexdigest()[:8] if about else None


def _about(plan: Plan, one: Doubt) -> list[Any]:
    clauses = {one.clause, *one.also} - {None}
    tasks = [task for task in plan.tasks if (task.id == one.task if not one.also else task.clause in clauses)]
    if one.task or (one.also and tasks):
        named = plan.bindings.get(str(one.args.get("name", "")), ())
        return [[task.id, _values(task, one.field)] for task in tasks] + [list(named)]
    head = plan.directive.model_dump(mode="json", by_alias=True)
    return ["directive", head[one.field]] if clauses == set() and one.field in head else []


def _values(task: Task, field: str | None) -> Mapping[str, Any]:
    data = task.model_dump(mode="json", by_alias=True)
    return {name: data[name] for name in ((field,) if field in data else WORK)}
