"""What a new version of a plan changes, task by task, and the checksum that binds what was shown to what is done."""

import hashlib
import json
from typing import Any, Literal, NamedTuple

from plans.plan import Plan, Task
from plans.problems import Place, Problem, error
from plans.yearly import without_confirmation

MANY = 10
"""Removed tasks from which a removal is large, whatever their share ..."""
SHARE = 0.3
"""... and the share of the old plan's tasks from which it is, if it is more than FEW."""
FEW = 2
VOLATILE = ("span", "quote", "source_quote", "refers_to")
"""Where words stand and what they point to, not what is to be done: a change in them alone is told, but changes nobody's work."""
BESIDE = (*VOLATILE, "found", "why")
"""These, and where values came from: an amendment that is shown, counted and logged does not speak of them."""


class FieldChange(NamedTuple):
    """A field's value before and after, as the plan file has it (None: not set)."""

    field: str
    old: Any
    new: Any


class TaskChange(NamedTuple):
    """What happens to one task; `fields` only where it is changed."""

    kind: Literal["added", "removed", "changed"]
    id: str
    title: str
    fields: tuple[FieldChange, ...] = ()

    @property
    def touches_work(self) -> bool:
        """Whether anybody's work changes, rather than only the words' place in the document."""
        return self.kind != "changed" or any(change.field not in VOLATILE for change in self.fields)


class Changes(NamedTuple):
    """Everything that differs between two versions of a plan; `before` counts the old one's tasks."""

    added: tuple[TaskChange, ...] = ()
    removed: tuple[TaskChange, ...] = ()
    changed: tuple[TaskChange, ...] = ()
    plan: tuple[FieldChange, ...] = ()
    before: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.plan)


def compare(new: Plan, old: Plan | None) -> Changes:
    """What must be done to get from the old plan (None: nothing is in force) to the new one. Tasks are the same by id."""
    before = {task.id: task for task in old.tasks} if old is not None else {}
    after = {task.id: task for task in new.tasks}
    pairs = ((task, before[key]) for key, task in after.items() if key in before)
    changed = (TaskChange("changed", task.id, task.title, _fields(_task(task), _task(was))) for task, was in pairs)
    return Changes(
        added=tuple(TaskChange("added", key, task.title) for key, task in after.items() if key not in before),
        removed=tuple(TaskChange("removed", key, task.title) for key, task in before.items() if key not in after),
        changed=tuple(change for change in changed if change.fields),
        plan=() if old is None else _fields(_head(new), _head(old)),
        before=len(before),
    )


def checksum(plan: Plan) -> str:
    """SHA-256 of the plan's canonical JSON: the same for the same plan however its file is laid out.

    A draft and the plan that it became are the same; what follows from it (plans.yearly) counts by its day alone.
    """
    plan = without_confirmation(plan)
    data = plan.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for task, entry in zip(plan.tasks, data.get("tasks", ()), strict=True):
        if task.due is not None:
            entry["due"]["kind"] = task.due.kind
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def unsafe(changes: Changes) -> list[Problem]:
    """Changes that are done only with --force: many tasks removed at once, as by a wrong file."""
    gone = len(changes.removed)
    if gone >= MANY or (gone > FEW and gone >= changes.before * SHARE):
        return [error("many-removed", Place(field="tasks"), removed=gone, before=changes.before)]
    return []


def _fields(new: dict[str, Any], old: dict[str, Any]) -> tuple[FieldChange, ...]:
    """Fields whose values differ, in the plan file's order."""
    return tuple(FieldChange(key, old[key], new[key]) for key in new if old[key] != new[key])


def _task(task: Task) -> dict[str, Any]:
    return task.model_dump(mode="json", by_alias=True)


def _head(plan: Plan) -> dict[str, Any]:
    return plan.model_dump(mode="json", by_alias=True, exclude={"tasks"})
