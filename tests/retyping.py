"""One document typed in another way, and whether it still gives the same plan: who leads, who helps, by when, how many tasks.

What differs may be asked about at its place: a doubt that was not there before. What differs without a word is a fault.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

from directives.compile import Compiled, compile_directive
from directives.text import read_text
from plans.due import Due
from plans.names import fold_name
from plans.plan import Task
from plans.problems import Problem, has_errors

Change = Callable[[str], str]


class Retyping(NamedTuple):
    """A way of typing: its name, why real papers are typed so, and the text as it would then stand."""

    name: str
    why: str
    change: Change
    names: bool = False
    """Whether names of bodies are printed otherwise: those of the plan are then changed alike."""


class Facts(NamedTuple):
    """What two plans are compared by, of one task; names folded, so that spellings of one name are equal."""

    lead: frozenset[str]
    partners: frozenset[str]
    due: str


def read(text: str) -> tuple[str, list[Problem]]:
    """A text as it is read where it is uploaded: much of how it was typed is undone here, and its plan is then the same."""
    return read_text(text.encode(), "typed.txt")


def compiled(text: str) -> Compiled:
    """The plan of a text as it would be uploaded."""
    return compile_directive(text.encode(), "typed.txt")


def differences(before: Compiled, after: Compiled, retyping: Retyping) -> list[str]:
    """What differs and is not asked about, a line for each run of tasks."""
    if after.plan is None or has_errors(after.problems):
        return []
    asked = _doubts(after) - _doubts(before)
    old = [_facts(task, retyping.change if retyping.names else None) for task in _tasks(before)]
    new = [_facts(task) for task in _tasks(after)]
    found = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            here = [*_tasks(before)[first:last], *_tasks(after)[start:end]]
            if not any(_beside(clause, task.clause) for clause, _ in asked for task in here):
                found.append(_said(_tasks(before)[first:last], old[first:last], new[start:end]))
    return found


def _tasks(compiled: Compiled) -> tuple[Task, ...]:
    return compiled.plan.tasks if compiled.plan else ()


def _doubts(compiled: Compiled) -> set[tuple[str, str]]:
    return {(one.place.clause, one.code) for one in compiled.problems if one.place.clause}


def _beside(clause: str, other: str | None) -> bool:
    """Whether one unit holds the other."""
    return bool(other) and (f"{clause}.".startswith(f"{other}.") or f"{other}.".startswith(f"{clause}."))


def _facts(task: Task, change: Change | None = None) -> Facts:
    def key(names: tuple[str, ...]) -> frozenset[str]:
        folded = (fold_name(change(name) if change else name) for name in names)
        return frozenset(re.sub(r"\W+", " ", name).replace("co1 liên quan", "liên quan").strip() for name in folded)

    return Facts(key(task.lead), key(task.with_), _due(task.due))


def _due(due: Due | None) -> str:
    kept = due.model_dump(exclude={"text"}, exclude_none=True) if due else {}
    return " ".join(f"{field}={value}" for field, value in kept.items())


def _said(tasks: tuple[Task, ...], old: list[Facts], new: list[Facts]) -> str:
    lines = [f"{task.clause} “{' '.join(task.quote.split())[:60]}”" for task in tasks]
    for was, now in zip(old, new, strict=False):
        for field in Facts._fields:
            one, other = getattr(was, field), getattr(now, field)
            if one != other:
                lines.append(f"{field}: {_printed(one)} -> {_printed(other)}")
    if len(old) != len(new):
        lines.append(f"tasks: {len(old)} -> {len(new)}")
    return "; ".join(lines)


def _printed(value: str | frozenset[str]) -> str:
    return value if isinstance(value, str) else ", ".join(sorted(value)) or "nobody"
