"""Corrections of a plan on its way: one pure function, (plan, edit) to (plan, problems). Where there is a problem the plan is as it was.

What a person sets counts as chosen by him: `found` says so. Names that an edit brings may come with what they are bound to.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from plans.calendar import Calendar
from plans.dates import Anchors, effective_day, occurrences
from plans.due import Due, OnDate, Recurring, Relative
from plans.plan import Handling, How, Plan, Task
from plans.problems import Frozen, Place, Problem, error, has_errors
from plans.reshaping import DayOf, merged, pieces_of, unique_id

TaskField = Literal[
    "title", "lead", "with", "report_to", "via", "due", "product", "target", "urgency", "handling", "why", "force", "together",
    "confirmer", "field", "same_as", "give_past",
]  # fmt: skip
"""Fields of a task that are corrected; the others say where its words stand."""
HeadField = Literal["title", "confirmer", "office", "perspective", "as", "calendar", "yearly"]
DirectiveField = Literal[
    "kind", "number", "issuer", "place", "issued", "subject", "effective", "urgency", "circulation"
]
_WEEKS = Calendar()
Bindings = Mapping[str, tuple[str, ...]]
CHOSEN = "Do chuyên viên tổng hợp chọn"
"""Why a task is in its pile, where somebody put it there and gave no reason."""
DATED = "Chuyên viên tổng hợp ghi thời hạn và để ở nhóm này"
"""Why a task with a date is in a pile that is not followed: what the compiler said of its words does not hold any more."""


class Change(Frozen):
    """The same fields of one or many tasks, set to the same values (as in the plan file)."""

    kind: Literal["change"] = "change"
    tasks: tuple[str, ...]
    set: Mapping[TaskField, Any] = Field(default_factory=dict)
    bindings: Bindings = Field(default_factory=dict)


class Begin(Frozen):
    """Tasks that come again do so from a day on: what lies before it is given to nobody."""

    kind: Literal["begin"] = "begin"
    tasks: tuple[str, ...]
    start: dt.date


class Split(Frozen):
    """One task into several, one for each piece: words of its quote where they stand there, else titles.

    `dues`, where given, is one date for each piece; without it all keep the task's.
    """

    kind: Literal["split"] = "split"
    task: str
    pieces: tuple[str, ...]
    dues: tuple[Due | None, ...] = ()


class Merge(Frozen):
    """Several tasks into the first of them."""

    kind: Literal["merge"] = "merge"
    tasks: tuple[str, ...]
    title: str | None = None


class Drop(Frozen):
    """Tasks that are none, or not ours; the reason stands beside the edit, in the history."""

    kind: Literal["drop"] = "drop"
    tasks: tuple[str, ...]


class Add(Frozen):
    """A task more, after another one or at the end; its id is made here. Of a passage of the document with its words and place."""

    kind: Literal["add"] = "add"
    set: Mapping[TaskField, Any]
    after: str | None = None
    quote: str = ""
    span: tuple[int, int] | None = None
    clause: str | None = None
    bindings: Bindings = Field(default_factory=dict)


class Head(Frozen):
    """Facts of the plan and of its document."""

    kind: Literal["head"] = "head"
    set: Mapping[HeadField, Any] = Field(default_factory=dict)
    directive: Mapping[DirectiveField, Any] = Field(default_factory=dict)


class Bind(Frozen):
    """What a name means, wherever the plan uses it: units or a group by slug; nothing takes the binding away."""

    kind: Literal["bind"] = "bind"
    name: str
    to: tuple[str, ...] = ()


Edit = Annotated[Change | Begin | Split | Merge | Drop | Add | Head | Bind, Field(discriminator="kind")]
"""Anything that can be done to a plan before it is given."""


def correct(plan: Plan, edit: Edit, calendar: Calendar = _WEEKS) -> tuple[Plan, list[Problem]]:
    """The plan after one edit, or as it was, with what is wrong with the edit; `calendar` counts the days of dates that are joined."""
    lost = [error("task-unknown", Place(field="tasks"), task=one) for one in _named(edit) if one not in _ids(plan)]
    if lost:
        return plan, lost
    try:
        made, problems = _merge(plan, edit, calendar) if isinstance(edit, Merge) else _EDITS[edit.kind](plan, edit)
    except ValidationError as refused:
        return plan, [_wrong(dict(detail)) for detail in refused.errors(include_url=False)]
    return (plan, problems) if has_errors(problems) else (made, problems)


def chosen(task: Task, values: Mapping[TaskField, Any]) -> Task:
    """The task with values as in the plan file, each marked as chosen; raises ValidationError where one cannot be."""
    data = task.model_dump(by_alias=True) | {key: _value(key, value) for key, value in values.items()}
    data["found"] = {**task.found, **{key: How.DEFAULT for key in values if key not in ("why", "title")}}
    if "due" in values and "give_past" not in values:  # that was said of another day
        data["give_past"] = False
    if data["handling"] != task.handling and not values.get("why"):
        data["why"] = CHOSEN
    made = Task.model_validate(data, by_alias=True)
    if "due" not in values or values.get("why") or made.handling is Handling.TRACK or made.handling != task.handling:
        return made
    dated = made.due is not None and task.due is None
    return made.model_copy(update={"why": DATED}) if dated else _undated(made, task)


def unsaid_of_another(after: Plan, before: Plan) -> Plan:
    """Without `give_past: true` of tasks with another date than the one of which it was said: a file keeps the word beside a new date."""
    held = {task.id: task.due for task in before.tasks if task.give_past is True}
    gone = [one for one in after.tasks if one.give_past is True and one.id in held and one.due != held[one.id]]
    tasks = [one.model_copy(update={"give_past": False}) if one in gone else one for one in after.tasks] if gone else []
    return after.model_copy(update={"tasks": tuple(tasks)}) if gone else after


def _undated(made: Task, task: Task) -> Task:
    """Without what was only true while it had a date."""
    return made.model_copy(update={"why": CHOSEN}) if made.due is None and task.why == DATED else made


def _value(key: str, value: object) -> object:
    """Words on one line and without blanks around them; nothing instead of an empty word."""
    if isinstance(value, str):
        return " ".join(value.split()) or (None if key != "title" else "")
    return value


def _named(edit: Edit) -> tuple[str, ...]:
    """The tasks that an edit speaks of."""
    match edit:
        case Change() | Begin() | Merge() | Drop():
            return edit.tasks
        case Split():
            return (edit.task,)
        case Add():
            return (edit.after,) if edit.after else ()
    return ()


def _ids(plan: Plan) -> set[str]:
    return {task.id for task in plan.tasks}


def _wrong(detail: dict[str, Any]) -> Problem:
    """A value that a field cannot have, in our words."""
    field = str(detail["loc"][0]) if detail["loc"] else ""
    place, value = Place(field=field), str(detail["input"])
    if detail["type"] == "string_too_long":
        return error("too-long", place, field=field, size=len(value), limit=detail["ctx"]["max_length"])
    if detail["type"] == "string_too_short" or value == "None":
        return error("empty-field", place, field=field)
    return error("bad-value", place, field=field, value=value[:60])


def _change(plan: Plan, edit: Change) -> tuple[Plan, list[Problem]]:
    tasks = [chosen(task, edit.set) if task.id in edit.tasks else task for task in plan.tasks]
    return _with(plan, tasks, edit.bindings), []


def _begin(plan: Plan, edit: Begin) -> tuple[Plan, list[Problem]]:
    asked = [(at, task) for at, task in enumerate(plan.tasks) if task.id in edit.tasks]
    once = [
        error("begins-once", Place(clause=task.clause, field="due", path=("tasks", at, "due")), task=task.id)
        for at, task in asked
        if not isinstance(task.due, Recurring)
    ]

    def begun(task: Task) -> Task:
        if task.id not in edit.tasks or not isinstance(task.due, Recurring):
            return task
        return chosen(task, {"due": task.due.model_copy(update={"start": edit.start})})

    return (plan, once) if once else (_with(plan, [begun(task) for task in plan.tasks]), [])


def _split(plan: Plan, edit: Split) -> tuple[Plan, list[Problem]]:
    if len(edit.pieces) < 2:
        return plan, [error("split-in-one", Place(field="tasks"), task=edit.task)]
    tasks: list[Task] = []
    for task in plan.tasks:
        parts = pieces_of(task, edit.pieces, _ids(plan)) if task.id == edit.task else [task]
        dated = edit.dues if task.id == edit.task and len(edit.dues) == len(parts) else [one.due for one in parts]
        pairs = zip(parts, dated, strict=True)
        tasks += [
            one.model_copy(update={"due": due, "give_past": due == one.due and one.give_past}) for one, due in pairs
        ]
    return _with(plan, tasks), []


def _merge(plan: Plan, edit: Merge, calendar: Calendar) -> tuple[Plan, list[Problem]]:
    several = [task for task in plan.tasks if task.id in edit.tasks]
    if len(several) < 2:
        return plan, [error("merge-of-one", Place(field="tasks"))]
    one, problems = merged(several, edit.title, _days(plan, calendar))
    gone = {task.id for task in several[1:]}
    return _with(plan, [one if task.id == one.id else task for task in plan.tasks if task.id not in gone]), problems


def _days(plan: Plan, calendar: Calendar) -> DayOf:
    """How a due comes to its one day: one that says it, or one that is counted from the document's own day."""
    head = plan.directive
    incoming = head.incoming.date if head.incoming else None
    anchors = Anchors(head.issued, effective_day(head.effective, head.issued), incoming)

    def day_of(due: Due) -> dt.date | None:
        if not isinstance(due, OnDate | Relative):
            return None
        found = occurrences(due, anchors, dt.date.min, dt.date.max, calendar)[0]
        return found[0].day if found else None

    return day_of


def _drop(plan: Plan, edit: Drop) -> tuple[Plan, list[Problem]]:
    return _with(plan, [task for task in plan.tasks if task.id not in edit.tasks]), []


def _add(plan: Plan, edit: Add) -> tuple[Plan, list[Problem]]:
    empty = Task(id=unique_id("bs-1", _ids(plan)), title="…", why=CHOSEN, found={"handling": How.DEFAULT})
    after = next((task for task in plan.tasks if task.id == edit.after), None)
    clause = edit.clause or (after.clause if after else None)
    placed = {"clause": clause, "quote": edit.quote, "span": edit.span}
    added = chosen(empty, edit.set).model_copy(update=placed)
    at = plan.tasks.index(after) + 1 if after else len(plan.tasks)
    return _with(plan, [*plan.tasks[:at], added, *plan.tasks[at:]], edit.bindings), []


def _head(plan: Plan, edit: Head) -> tuple[Plan, list[Problem]]:
    data = plan.model_dump(by_alias=True)
    data |= {key: _value(key, value) for key, value in edit.set.items()}
    data["directive"] |= {key: _value(key, value) for key, value in edit.directive.items()}
    return Plan.model_validate(data, by_alias=True), []


def _bind(plan: Plan, edit: Bind) -> tuple[Plan, list[Problem]]:
    kept = {name: to for name, to in plan.bindings.items() if name != edit.name}
    return plan.model_copy(update={"bindings": kept | ({edit.name: edit.to} if edit.to else {})}), []


def _with(plan: Plan, tasks: Iterable[Task], bindings: Bindings | None = None) -> Plan:
    """The plan with other tasks, with new bindings, and without those that no task uses any more."""
    tasks = tuple(tasks)
    before, after = _names(plan.tasks), _names(tasks)
    used = {name: to for name, to in plan.bindings.items() if name in after or name not in before}
    return plan.model_copy(update={"tasks": tasks, "bindings": {**used, **(bindings or {})}})


def _names(tasks: Iterable[Task]) -> set[str]:
    named = ((*task.lead, *task.with_, task.report_to, task.via, task.confirmer) for task in tasks)
    return {name for names in named for name in names if name}


_EDITS: dict[str, Callable[[Plan, Any], tuple[Plan, list[Problem]]]] = {
    "change": _change,
    "begin": _begin,
    "split": _split,
    "drop": _drop,
    "add": _add,
    "head": _head,
    "bind": _bind,
}
