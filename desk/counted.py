"""The days of dates that are counted from another day ("trong 05 ngày làm việc kể từ ngày ban hành"): what pages and the log say beside."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plans.calendar import Calendar
from plans.changes import Changes, FieldChange
from plans.dates import Anchors, effective_day, occurrences
from plans.due import Relative
from plans.plan import Directive, Plan
from plans.policy import DuePolicy
from plans.steps import Step

Days = Mapping[str, dt.date]


def counted_days(plan: Plan, calendar: Calendar, anchors: Anchors | None = None) -> dict[str, dt.date]:
    """The last day of each task whose due is counted from a day that is known, by task; of a plan that is given see `given_days`."""
    days: dict[str, dt.date] = {}
    for task in plan.tasks:
        if isinstance(task.due, Relative):
            known, urgency = anchors or document_anchors(plan.directive), task.urgency or plan.directive.urgency
            found, _ = occurrences(task.due, known, dt.date.min, dt.date.max, calendar, DuePolicy(), urgency)
            if found and (last := found[-1].day):
                days[task.id] = last
    return days


def given_days(plan: Plan | None, calendar: Calendar, launched: dt.date | None = None) -> dict[str, dt.date]:
    """The same of a plan in force, counted as the work was given; without the day of that only what hangs on the document's own days."""
    from models.occurring import anchors_of  # a compile without a registry reads no database

    if plan is None:
        return {}
    issued = plan.directive.issued
    own = Anchors(issued=issued, effective=effective_day(plan.directive.effective, issued))
    return counted_days(plan, calendar, anchors_of(plan, issued, launched) if launched else own)


def document_anchors(directive: Directive) -> Anchors:
    """What a document says that days are counted from."""
    return Anchors(
        issued=directive.issued,
        effective=effective_day(directive.effective, directive.issued),
        received=directive.incoming.date if directive.incoming else None,
    )


def with_days(step: Step, before: Days, after: Days) -> Step:
    """A step of a date that is counted with the day that it came to before, and comes to now."""
    if step.field != "due" or step.task is None:
        return step
    return step._replace(before=_dated(step.before, before, step.task), after=_dated(step.after, after, step.task))


def changes_with_days(changes: Changes, before: Days, after: Days) -> Changes:
    """The same of changes: for the log."""
    if not before and not after:
        return changes

    def dated(task: str, one: FieldChange) -> FieldChange:
        due = one.field == "due"
        return one._replace(old=_dated(one.old, before, task), new=_dated(one.new, after, task)) if due else one

    told = tuple(one._replace(fields=tuple(dated(one.id, each) for each in one.fields)) for one in changes.changed)
    return changes._replace(changed=told)


def _dated(value: Any, days: Days, task: str) -> Any:  # noqa: ANN401  (a field's value, as the plan file has it)
    counted = isinstance(value, dict) and value.get("kind") == "relative" and task in days
    return value | {"day": days[task]} if counted else value
