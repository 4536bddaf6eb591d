"""The documents that the tasks of a plan in force point to, each with its own plan where there is one."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from directives.sentences.citations import cited
from models.plan_queries import PlanLine, TaskLine
from plans.plan import Citation


class Reference(NamedTuple):
    """A numbered document; `plan` is the slug of its plan, where one in force may be seen."""

    number: str
    date: dt.date | None
    plan: str | None


def references(
    tasks: Iterable[TaskLine], own: PlanLine, seen: Callable[[], Iterable[PlanLine]]
) -> dict[str, tuple[Reference, ...]]:
    """The documents named in each task's words, by the task's key; `own` is the plan they stand in, `seen` gives all that may be
    seen and is asked only where a document is named.
    """
    told = {task.key: cited(f"{task.quote}\n{task.source_quote or ''}", own.number) for task in tasks}
    by_number: dict[str, list[PlanLine]] = {}
    for line in seen() if any(told.values()) else ():
        by_number.setdefault((line.number or "").casefold(), []).append(line)
    return {
        key: tuple(_reference(one, by_number.get(one.number.casefold(), [])) for one in named)
        for key, named in told.items()
        if named
    }


def _reference(named: Citation, lines: list[PlanLine]) -> Reference:
    """With the plan of the document of that number and, where the text gives a date, of that day; none where there are several."""
    same = [line.key for line in lines if named.date is None or line.issued == named.date]
    return Reference(named.number, named.date, same[0] if len(same) == 1 else None)
