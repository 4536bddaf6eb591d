"""What the log keeps of an amendment, line by line: the tasks that changed, who is in a list now and who no more, the plan's own facts."""

from collections.abc import Sequence

from models.database import Session
from models.plan_queries import unit_names
from plans.changes import BESIDE, Changes, FieldChange
from plans.left_out import come_and_gone, meant
from plans.report_lines import CONFIRMATION
from plans.steps import in_words
from plans.wording import label
from plans.yearly import WHO

UNTOLD = ("version", "source", "yearly")
"""Facts of a plan that change by themselves; the day of the yearly confirmation is told as that task's."""
NAMED = 5
"""Units that a line names."""


def task_rows(changes: Changes) -> list[dict[str, str]]:
    """The tasks that changed, field by field; where only words' places moved nothing is told. `said` are the words of a date, alone."""
    rows = [{"task": one.id, "kind": "added"} for one in changes.added]
    rows += [{"task": one.id, "kind": "removed"} for one in changes.removed]
    rows += [
        {"task": one.id, "kind": "changed", "field": each.field, "old": in_words(each.old), "new": in_words(each.new)}
        | ({"said": each.old.get("text") or ""} if each.field == "due" and isinstance(each.old, dict) else {})
        for one in changes.changed
        for each in one.fields
        if each.field not in BESIDE
    ]
    return rows


def plan_rows(session: Session, changes: Changes) -> list[dict[str, str]]:
    """What changed of the plan itself: lists whose units are others now (of the yearly confirmation too), its name, its document's head."""
    rows = []
    for one in changes.plan:
        if one.field == "bindings":
            rows += _lists(session, one)
        elif isinstance(one.old, dict) and isinstance(one.new, dict):
            keys = [key for key in one.new if one.old.get(key) != one.new[key]]
            old = {key: f"{label(f'bench.head-{key}', 'vi')}: {in_words(one.old.get(key)) or '–'}" for key in keys}
            rows += [_row("", one.field, old[key], in_words(one.new[key])) for key in keys if one.field == "directive"]
        elif one.field not in UNTOLD:
            field = "plan" if one.field == "title" else one.field
            rows.append(_row("", field, in_words(one.old), in_words(one.new)))
    return rows


def _lists(session: Session, change: FieldChange) -> list[dict[str, str]]:
    """Names that mean other units than before; one that came or went came or went with its task."""
    rows = []
    for name, units in change.new.items():
        before = change.old.get(name)
        if before is None or list(before) == list(units):
            continue
        came, gone = come_and_gone(before, units)
        told = [label("bench.units", "vi", n=len(meant(units)))]
        told += [f"{label('bench.units-come', 'vi')}: {_named(session, came)}"] if came else []
        told += [f"{label('bench.units-go', 'vi')}: {_named(session, gone)}"] if gone else []
        old = label("bench.units", "vi", n=len(meant(before)))
        yearly = name == WHO
        rows.append(
            _row(
                CONFIRMATION if yearly else "",
                "lead" if yearly else "bindings",
                old if yearly else f"{name}: {old}",
                "; ".join(told),
            )
        )
    return rows


def _named(session: Session, slugs: Sequence[str]) -> str:
    names = [one.name for one in unit_names(session, slugs[:NAMED])]
    return ", ".join(names) + (f" (+{len(slugs) - NAMED})" if len(slugs) > NAMED else "")


def _row(task: str, field: str, old: str, new: str) -> dict[str, str]:
    return {"task": task, "kind": "changed", "field": field, "old": old, "new": new}
