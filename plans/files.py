"""The plan file: YAML in, with every problem at its line and column, and YAML out, for a person to read and compare."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plans import due, plan, policy
from plans.places import field_of, led, ordered, placed
from plans.plan import Plan
from plans.problems import Place, Problem, error, has_errors
from plans.reporting import ReportProfile
from plans.tree import Path, Tree, Value, read_tree
from plans.yaml_text import yaml_text

MOST_PROBLEMS = 100
"""Problems told of one file at most; a last one says that there are more."""

DATES = {
    ("directive", "issued"),
    ("directive", "effective"),
    ("incoming", "date"),
    ("cites", "date"),
    ("refers_to", "date"),
    ("due", "date"),
    ("due", "start"),
}
"""Fields that hold a date, by what holds them and their name."""

MODELS: Mapping[str, type[BaseModel]] = {
    "": Plan,
    "directive": plan.Directive,
    "signer": plan.Signer,
    "incoming": plan.Incoming,
    "cites": plan.Citation,
    "refers_to": plan.Citation,
    "source": plan.Source,
    "tasks": plan.Task,
    "doubts": plan.Doubt,
    "stages": policy.StagePolicy,
    "reminders": policy.ReminderPolicy,
    "reports": ReportProfile,
}
"""What may stand under a name in the file."""

DUES: Mapping[str, type[BaseModel]] = {
    "date": due.OnDate,
    "recurring": due.Recurring,
    "relative": due.Relative,
    "periodic": due.Periodic,
    "on-event": due.OnEvent,
    "immediate": due.Immediate,
}
"""What may stand under `due`, by its kind."""

CODES = {
    "missing": "missing-field",
    "report-days-disorder": "report-days-disorder",
    "union_tag_not_found": "missing-field",
    "extra_forbidden": "unknown-key",
    "literal_error": "unknown-value",
    "enum": "unknown-value",
    "union_tag_invalid": "unknown-value",
    "string_too_long": "too-long",
    "string_too_short": "empty-field",
    "string_type": "not-text",
    "string_pattern_mismatch": "bad-form",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "mapping_type": "not-a-mapping",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_parsing_size": "not-a-number",
    "bool_parsing": "not-yes-or-no",
    "bool_type": "not-yes-or-no",
    "greater_than_equal": "too-small",
    "date_type": "bad-date",
}
"""What validation calls a fault, and the code of our sentence for it."""


def read_plan(text: str, name: str) -> tuple[Plan | None, list[Problem]]:
    """The plan that a text holds, or None and all its problems with line and column. Never raises on any text."""
    text = text.removeprefix("\ufeff")
    tree, problems = read_tree(text, name)
    if tree is None:
        return None, problems
    if not isinstance(tree.value, dict):
        return None, [*problems, error("empty-plan" if tree.value is None else "not-a-plan", Place(file=name))]
    wrong: dict[Path, Problem] = {}
    data = _typed(tree.value, (), tree, wrong)
    try:
        made = Plan.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as refused:
        made = None
        for detail in refused.errors(include_url=False)[: MOST_PROBLEMS * 2]:
            path = _path(detail, tree.value)
            wrong.setdefault(path, _problem(detail, path, tree))
    found = ordered([*problems, *(placed(problem, tree, name) for problem in wrong.values())])
    return (None if has_errors(found) else made), _capped(found)


def write_plan(made: Plan) -> str:
    """The plan as YAML: `read_plan` gives the same plan back. Nulls and defaults are left out."""
    data = made.model_dump(by_alias=True, exclude_defaults=True)
    tasks = [_task_entry(task, entry) for task, entry in zip(made.tasks, data.pop("tasks", ()), strict=True)]
    doubts = data.pop("doubts", None)
    head = {"plan": data.pop("plan"), "version": made.version} | data
    return yaml_text(head, tasks, doubts)


def locate(text: str, problems: Iterable[Problem], name: str | None = None) -> list[Problem]:
    """The problems of the plan that a text holds at their line and column there, in the text's order.

    A problem leads to its place by a path, or else by clause and field: the first task of that clause. Spans then count in this text.
    """
    tree, _ = read_tree(text.removeprefix("\ufeff"), name)
    if tree is None:
        return list(problems)
    return ordered([placed(led(p, tree), tree, name) if p.place.line is None else p for p in problems])


def _task_entry(task: plan.Task, entry: dict[str, Any]) -> dict[str, Any]:
    """A task's fields in the guideline's order, with the two defaults that a coordinator wants to see."""
    entry["handling"] = task.handling
    if task.due is not None:
        entry["due"] = {"kind": task.due.kind} | entry["due"]
    return {key: entry[key] for key in _names(plan.Task) if key in entry}


def _names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields as in the file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _typed(value: Value, path: Path, tree: Tree, wrong: dict[Path, Problem]) -> object:
    """The value with its dates as dates and without its nulls; dates that are none go to `wrong`."""
    if isinstance(value, dict):
        entries = {key: _typed(item, (*path, key), tree, wrong) for key, item in value.items() if item is not None}
        return {key: item for key, item in entries.items() if (*path, key) not in wrong}
    if isinstance(value, list):
        return [_typed(item, (*path, at), tree, wrong) for at, item in enumerate(value)]
    if value is not None and field_of(path) in DATES:
        return _date(value, path, tree, wrong)
    if (
        path[:1] == ("doubts",)
        and "args" in path
        and path not in tree.quoted
        and re.fullmatch(r"-?\d{1,9}", str(value))
    ):
        return int(str(value))
    return value


def _date(value: str, path: Path, tree: Tree, wrong: dict[Path, Problem]) -> dt.date | str:
    """A date of the file. Day before month is understood well enough to say how to write it."""
    rule = path[-1] == "effective" and (path in tree.quoted or not re.fullmatch(r"[\d/. -]+", value))
    if rule:
        return value
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value, re.ASCII)
    ours = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", value, re.ASCII)
    year, month, day = map(int, iso.groups() if iso else reversed(ours.groups()) if ours else (0, 0, 0))
    try:
        found = dt.date(year, month, day)
    except ValueError:
        wrong[path] = error("no-such-date" if iso or ours else "bad-date", Place(path=path), value=value[:40])
        return value
    if iso is None:
        wrong[path] = error("date-order", Place(path=path), value=value, meant=found.isoformat())
    return found


def _path(detail: ErrorDetails, value: Value) -> Path:
    """Where in the file a fault is: validation's own path without the names of union members."""
    steps, missing = detail["loc"], detail["type"] == "missing"
    path: Path = ()
    for before, step in zip(("", *steps), steps[:-1] if missing else steps, strict=False):
        if before != "due" and (inner := _inner(value, step)) is not None:  # after "due" comes the kind, not a key
            path, value = (*path, step), inner
    if missing:
        return (*path, steps[-1])
    return (*path, "kind") if detail["type"].startswith("union_tag") else path


def _inner(value: Value, step: str | int) -> Value:
    """What a key or an index leads to, None where there is no such thing."""
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _problem(detail: ErrorDetails, path: Path, tree: Tree) -> Problem:
    """A fault in our words' terms."""
    context, kind = detail.get("ctx", {}), detail["type"]
    shown, field = _shown(detail["input"]), field_of(path)[1]
    code = CODES.get(kind, "bad-value")
    args: dict[str, str | int] = {"field": field, "value": shown}
    if code == "unknown-key":
        args = _meant(field, _allowed(path[:-1], tree), "key")
    elif code == "unknown-value":
        options = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
        args |= _meant(str(context.get("tag") or shown), options, "value")
    elif code == "bad-form":
        code = "bad-time" if field == "time" else "bad-slug"
    elif code in ("too-long", "too-small"):
        args["limit"] = context.get("max_length", context.get("ge", 0))
        args["size"] = len(str(detail["input"]))
    elif code == "not-a-mapping" and field == "due":
        code, args = "due-not-parts", {"value": shown, "day": _day_meant(shown)}
    elif field == "give_past":
        code = "not-yes-or-day"
    if "meant" in args:
        code += "-meant"
    return error(code, Place(path=path), **args)


def _day_meant(shown: str) -> str:
    """The day that a due date written as one word means, else an example."""
    ours = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", shown, re.ASCII)
    iso = f"{ours[3]}-{ours[2]:0>2}-{ours[1]:0>2}" if ours else shown
    return iso if re.fullmatch(r"\d{4}-\d\d-\d\d", iso, re.ASCII) else "2026-12-14"


def _meant(given: str, options: list[str], role: str) -> dict[str, str | int]:
    """The word given, the one it may have been meant for, else all that are possible."""
    near = get_close_matches(given[:60].casefold(), options, 1, 0.6)
    return {role: given[:60], **({"meant": near[0]} if near else {"allowed": ", ".join(options) or "-"})}


def _allowed(path: Path, tree: Tree) -> list[str]:
    """The keys possible in what `path` leads to."""
    names = [step for step in path if isinstance(step, str)]
    holder = names[-1] if names else ""
    if holder != "due":
        return _names(MODELS[holder]) if holder in MODELS else []
    here: Any = tree.value
    for step in path:
        here = here[step]
    return _names(DUES.get(here.get("kind"), due.OnDate))


def _shown(value: object) -> str:
    """A wrong value, short enough to print."""
    text = value if isinstance(value, str) else str(value)[:80]
    return text if len(text) <= 60 else text[:59] + "…"


def _capped(problems: list[Problem]) -> list[Problem]:
    """No more than a person reads; the last says that there are others."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    return [*problems[:MOST_PROBLEMS], error("more-problems", Place(file=problems[0].place.file), most=MOST_PROBLEMS)]
