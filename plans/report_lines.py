"""What is no assignment of its own: lines of a unit's periodic report of the same plan, and which report that is (USERS.md, rule 1)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plans.due import Due, Recurring
from plans.names import fold_name
from plans.plan import Handling, Plan, Task, parts
from plans.problems import Place, Problem, doubt

CONFIRMATION = "xn-hang-nam"
"""The id of the yearly confirmation (plans.yearly), which stands in a periodic report's place for whoever has none."""
_REPORT = fold_name("báo cáo")


class Led(NamedTuple):
    """A task that a unit leads, as far as it is told here."""

    id: int
    key: str
    title: str
    clause: str | None
    quote: str
    handling: str
    due: Due | None


def report_of(led: Iterable[Led]) -> Led | None:
    """The first periodic report among the tasks that a unit leads, in the plan's order, or its yearly confirmation."""
    led = list(led)
    found = (one for one in led if is_periodic_report(one.handling, one.title, one.quote, one.due))
    return next(found, None) or next((one for one in led if one.key == CONFIRMATION), None)


def reports_of(plan: Plan, members: Mapping[str, tuple[str, ...]]) -> dict[str, Task]:
    """The same of a bound plan, for each unit (slug) that has one."""
    found: dict[str, Task] = {}
    confirming = [task for task in plan.tasks if task.id == CONFIRMATION]
    periodic = (one for one in plan.tasks if is_periodic_report(one.handling, one.title, one.quote, one.due))
    for task in (*periodic, *confirming):
        for name in parts(plan, task)[0]:
            for unit in members.get(name, ()):
                found.setdefault(unit, task)
    return found


def is_periodic_report(handling: str, title: str, quote: str, due: Due | None) -> bool:
    """Whether it is followed, comes again and is a report."""
    comes_again = handling == Handling.TRACK and isinstance(due, Recurring)
    return comes_again and any(_REPORT in fold_name(words) for words in (title, quote))


def lines_of(led: Iterable[Led]) -> list[Led]:
    """What is to be said in a report, in the plan's order."""
    return [one for one in led if one.handling == Handling.REPORT]


def for_nobody(plan: Plan, members: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """A doubt for each line of a report that no unit leads: nobody would read it, say it, or confirm it."""
    if plan.perspective != "issue":
        return []
    return [
        doubt(
            "line-without-unit", Place(clause=task.clause, field="lead", span=task.span), task=task.id, title=task.title
        )
        for task in plan.tasks
        if task.handling is Handling.REPORT and not any(members.get(name) for name in parts(plan, task)[0])
    ]
