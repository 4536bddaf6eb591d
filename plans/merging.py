"""Two corrections of one plan put together: what each of them changed, and where both changed the same thing otherwise. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from plans.plan import Plan, Task

BY_ENTRY = ("bindings", "found")
"""Fields that hold entries: each of them is a thing of its own."""


class Clash(NamedTuple):
    """A field of a task (None: of the plan) that both changed: what it was, what it is now, and what was wanted instead.

    The field is empty where one took the task away that the other changed, or both brought one with this id.
    """

    task: str | None
    field: str
    was: Any
    now: Any
    wanted: Any


def merged(base: Plan, now: Plan, mine: Plan) -> tuple[Plan, list[Clash]]:
    """`now` with what `mine` changed of `base`. Where there is a clash it stays as it is now. Order is that of `now`."""
    if now == base:
        return mine, []
    clashes: list[Clash] = []
    head = _entries(_head(base), _head(now), _head(mine), None, clashes)
    old, new, wanted = ({task.id: task for task in one.tasks} for one in (base, now, mine))
    tasks: list[Task] = []
    for key, task in new.items():
        if key in old and key in wanted:
            tasks.append(_task(old[key], task, wanted[key], clashes))
        elif key not in old and key in wanted and wanted[key] != task:
            clashes.append(Clash(key, "", None, task.title, wanted[key].title))
            tasks.append(task)
        elif key in old and key not in wanted and task != old[key]:
            clashes.append(Clash(key, "", old[key].title, task.title, None))
            tasks.append(task)
        elif key not in old or key in wanted:
            tasks.append(task)
    for key in old.keys() - new.keys():
        if key in wanted and wanted[key] != old[key]:
            clashes.append(Clash(key, "", old[key].title, None, wanted[key].title))
    _bring(tasks, mine, {key for key in wanted if key not in old and key not in new})
    plan = Plan.model_validate(head, by_alias=True)
    return plan.model_copy(update={"tasks": tuple(tasks)}), clashes


def _bring(tasks: list[Task], mine: Plan, brought: set[str]) -> None:
    """New tasks behind those that they stand behind."""
    last: str | None = None
    for task in mine.tasks:
        if task.id in brought:
            at = next((n for n, one in enumerate(tasks, 1) if one.id == last), 0 if last is None else len(tasks))
            tasks.insert(at, task)
        last = task.id


def _task(base: Task, now: Task, mine: Task, clashes: list[Clash]) -> Task:
    if mine in (base, now):
        return now
    was, held, wanted = (one.model_dump(mode="json", by_alias=True) for one in (base, now, mine))
    return Task.model_validate(_entries(was, held, wanted, now.id, clashes), by_alias=True)


def _head(plan: Plan) -> dict[str, Any]:
    return plan.model_dump(mode="json", by_alias=True, exclude={"tasks"})


def _entries(
    base: Mapping[str, Any], now: Mapping[str, Any], mine: Mapping[str, Any], task: str | None, clashes: list[Clash]
) -> dict[str, Any]:
    """Field by field; of a field that holds entries each of them."""
    found: dict[str, Any] = {}
    for key in {**now, **mine}:
        was, held, wanted = base.get(key), now.get(key), mine.get(key)
        if key in BY_ENTRY:
            told = clashes if key == "bindings" else []
            found[key] = {
                name: one
                for name, one in _entries(was or {}, held or {}, wanted or {}, task, told).items()
                if one is not None
            }
        elif wanted in (was, held):
            found[key] = held
        elif held == was:
            found[key] = wanted
        else:
            clashes.append(Clash(task, key, was, held, wanted))
            found[key] = held
    return found
