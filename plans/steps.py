"""What a correction did, field by field: what the history of a plan on its way keeps, and how it is taken back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from plans.changes import compare
from plans.plan import Plan, Task
from plans.rule_words import leaves_out, rule_in_words
from plans.wording import label

WHOLE = "task"
"""The field of a step that brings a task or takes it away; its value is {"at": place, "task": fields}."""


CODED = ("handling", "force", "urgency")
"""Fields whose values are words of ours."""
LONGEST = 200
"""Characters of a value that are shown."""


class Step(NamedTuple):
    """One field of one task (of the plan, where `task` is None) before and after, as the plan file has it."""

    task: str | None
    field: str
    before: Any
    after: Any


def steps(after: Plan, before: Plan) -> list[Step]:
    """Everything that differs, so that `undone` gives the plan as it was."""
    changes = compare(after, before)
    at = {task.id: number for number, task in enumerate(before.tasks)}
    found = [Step(None, change.field, change.old, change.new) for change in changes.plan]
    found += [Step(one.id, field.field, field.old, field.new) for one in changes.changed for field in one.fields]
    found += [Step(task.id, WHOLE, _whole(task, at[task.id]), None) for task in before.tasks if _new(task, after)]
    found += [Step(task.id, WHOLE, None, _whole(task, n)) for n, task in enumerate(after.tasks) if _new(task, before)]
    return found


def undone(plan: Plan, done: Sequence[Step]) -> Plan:
    """The plan before these steps, which were the last."""
    head = {step.field: step.before for step in done if step.task is None}
    fields: dict[str, dict[str, Any]] = {}
    for step in done:
        if step.task is not None and step.field != WHOLE:
            fields.setdefault(step.task, {})[step.field] = step.before
    brought = {step.task for step in done if step.field == WHOLE and step.before is None}
    tasks = [_with(task, fields.get(task.id, {})) for task in plan.tasks if task.id not in brought]
    for step in sorted((s for s in done if s.field == WHOLE and s.before), key=lambda s: int(s.before["at"])):
        tasks.insert(step.before["at"], Task.model_validate(step.before["task"], by_alias=True))
    data = plan.model_dump(mode="json", by_alias=True, exclude={"tasks"}) | head
    return Plan.model_validate(data, by_alias=True).model_copy(update={"tasks": tuple(tasks)})


def but_own_names(step: Step, names: Mapping[str, str]) -> Step:
    """What names mean, without those that came in and are the name (by slug in `names`) of the one unit that they mean."""
    if step.field != "bindings":
        return step
    own = {name for name, units in step.after.items() if [names.get(one) for one in units] == [name]}
    return step._replace(after={name: to for name, to in step.after.items() if name in step.before or name not in own})


def in_words(value: object) -> str:
    """A field's value on one line: the words of a date, the title of a task, a list parted by semicolons; nothing for none."""
    if isinstance(value, dict):
        task = value.get("task")
        named = value.get("text") or value.get("date") or (_rule(value) if value.get("rrule") else value.get("kind"))
        if rule_beside(value):
            named = f"{named} ({_rule(value)})"
        if value.get("kind") == "relative" and value.get("day"):  # to which it is counted: no field of a plan
            named = f"{named} ({value['day']:%d/%m/%Y})"
        value = _task_in_words(task) if isinstance(task, dict) else named
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return "" if value is None else str(value)[:LONGEST]


def rule_beside(due: Mapping[str, Any]) -> bool:
    """Whether the rule of a date is told beside its words, which may not say when it starts or which months it leaves out."""
    return bool(due.get("rrule") and due.get("text") and (due.get("start") or leaves_out(due["rrule"])))


def said(field: str, value: object) -> str:
    """The same for people: a value that is a word of ours by its Vietnamese name, a dash for none."""
    words = in_words(value)
    return (label(f"{field}.{words}", "vi") if field in CODED and words else words) or "–"


def _rule(due: dict[str, Any]) -> str:
    """A rule in words, with its first day."""
    start = due.get("start")
    return rule_in_words(due["rrule"], start=dt.date.fromisoformat(str(start)) if start else None)


def _task_in_words(task: dict[str, Any]) -> str:
    """Its title, and its date where it has one: what is taken away or joined to another is not found anywhere else."""
    due = in_words(task.get("due"))
    return f"{str(task.get('title'))[: LONGEST - 80]} ({due[:70]})" if due else str(task.get("title"))


def _new(task: Task, plan: Plan) -> bool:
    return all(other.id != task.id for other in plan.tasks)


def _whole(task: Task, at: int) -> dict[str, Any]:
    return {"at": at, "task": task.model_dump(mode="json", by_alias=True)}


def _with(task: Task, fields: dict[str, Any]) -> Task:
    if not fields:
        return task
    return Task.model_validate(task.model_dump(mode="json", by_alias=True) | fields, by_alias=True)
