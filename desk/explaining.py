"""How a plan follows from its document: for each task the words that name its leads, the words and rules of its date."""

import datetime as dt
from typing import NamedTuple

from desk.counted import document_anchors
from directives.sections.lead_sources import LeadSource, lead_sources
from directives.structure.outline import Outline
from plans.bases import bases, report_periods
from plans.calendar import Calendar
from plans.dates import Anchors, occurrences
from plans.due import Recurring
from plans.plan import Plan, Task
from plans.policy import DuePolicy
from plans.problems import Problem
from plans.report_dates import chosen_windows, is_report
from plans.reporting import Window, next_window

SHOWN = 3
"""Occurrences of a period that are shown."""
REACH = 366 * 4
"""Days ahead in which they are looked for."""


class Day(NamedTuple):
    """One last day in time, how it was counted (in Vietnamese), and what is off about it ("Chủ nhật"), where anything is."""

    day: dt.date | None
    why: str
    off: str | None = None


class Explained(NamedTuple):
    """A task with where its leads come from, the rules of its due, its days, what is unknown.

    `offered` are the windows of the decree beside what the text says, `chosen` those that the plan names.
    """

    task: Task
    lead: LeadSource
    rules: tuple[str, ...]
    days: tuple[Day, ...]
    problems: tuple[Problem, ...]
    offered: tuple[Window, ...]
    chosen: tuple[Window, ...] = ()


def explain_plan(outline: Outline, plan: Plan, today: dt.date, calendar: Calendar) -> list[Explained]:
    """Every task of a plan explained; of a period the next occurrences from `today` on."""
    anchors = document_anchors(plan.directive)
    return [
        _explained(task, lead, anchors, plan, today, calendar)
        for task, lead in zip(plan.tasks, lead_sources(outline, plan.tasks), strict=True)
    ]


def _explained(
    task: Task, lead: LeadSource, anchors: Anchors, plan: Plan, today: dt.date, calendar: Calendar
) -> Explained:
    if task.due is None:
        return Explained(task, lead, bases(None), (), (), ())
    since = today if isinstance(task.due, Recurring) else dt.date.min
    until = today + dt.timedelta(days=REACH) if isinstance(task.due, Recurring) else dt.date.max
    found, problems = occurrences(
        task.due, anchors, since, until, calendar, DuePolicy(), task.urgency or plan.directive.urgency
    )
    off = {str(p.args["day"]): str(p.args["name"]) for p in problems if p.code == "due-on-day-off"}
    days = tuple(Day(one.day, one.why, off.get(one.day.isoformat()) if one.day else None) for one in found[:SHOWN])
    rest = tuple(p for p in problems if p.code != "due-on-day-off")
    if plan.reports is not None and (chosen := chosen_windows(task, plan.reports, today)):
        return Explained(task, lead, bases(task.due, by_profile=True), days, rest, (), chosen)
    offered = tuple(next_window(period, today) for period in report_periods(task.due)) if is_report(task) else ()
    return Explained(task, lead, bases(task.due), days, rest, offered)
