"""What comes again and would come too early: a doubt that names the day from which it is meant offers to keep it."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from desk.drafts.looking import Told
from plans.due import Recurring
from plans.plan import Plan
from plans.problems import Problem

BEGINS, EARLY = ("period-begins", "period-of-next"), "first-time-early"


class FirstDay(NamedTuple):
    """The day from which something may be meant to come, and the tasks."""

    day: dt.date
    tasks: tuple[str, ...]


def starts_asked(plan: Plan, told: Iterable[Told]) -> dict[str, FirstDay]:
    """By the key of each such doubt, what a press does."""
    found = ((one, _day(one.problem)) for one in told)
    asked = ((one.key, FirstDay(day, _tasks(plan, one, day))) for one, day in found if day is not None)
    return {key: one for key, one in asked if one.tasks}


def _day(problem: Problem) -> dt.date | None:
    if problem.code in BEGINS:
        return dt.date.fromisoformat(str(problem.args["start"]))
    return dt.date(int(problem.args["year"]), 1, 1) if problem.code == EARLY else None


def _tasks(plan: Plan, told: Told, day: dt.date) -> tuple[str, ...]:
    """The task of a doubt and those of the other places it asks about, which come again before that day."""
    clauses = (told.problem.place.clause, *told.problem.place.also) if told.problem.place.also else ()
    return tuple(
        task.id
        for task in plan.tasks
        if isinstance(task.due, Recurring)
        and (task.due.start is None or task.due.start < day)
        and (task.id == told.task or task.clause in clauses)
    )
