"""The yearly confirmation (USERS.md, rule 1): whoever has standing work and no periodic report of the plan says once a year how it stands.

Made from the plan itself whenever it is given or amended: a draft holds at most its day (`Plan.yearly`), a plan in force the task.
The day is the product's proposal, and told as such: no document says it. A telegram's work is over long before a year is: where
nobody chose a day for it, none is proposed, and that is told.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from plans.binding import Bound
from plans.due import Recurring
from plans.plan import Force, Handling, How, Plan, Task, parts
from plans.problems import Problem, note
from plans.report_lines import CONFIRMATION, reports_of
from plans.reporting import ND09_2019
from plans.reshaping import short
from plans.wording import label, paper_word

WHO = label("yearly.who")
"""The name that leads the task, bound to its units."""
WHY = label("yearly.reason")
_TYPED = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s*[-./]\s*([0-9]{1,2})", re.IGNORECASE)
_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(\d+);BYMONTHDAY=(\d+)")


PASSING = frozenset({"cong-dien"})
"""Kinds of document whose standing work lasts as long as what they were sent for: a storm, a fire."""


class Yearly(NamedTuple):
    """What a plan is given with: the task's title, its units, its day (dd/mm), and whose day that is: `plan`, `office`, `profile`."""

    title: str
    units: tuple[str, ...]
    day: str
    source: str


def with_confirmation(bound: Bound, office_day: str = "") -> Bound:
    """The bound plan with its yearly confirmation, where a unit needs one; an older one in it is made anew, on its own day.

    No unit with a periodic report of the plan has it. `office_day` ("12-15") is the office's own; else the profile's day counts.
    """
    plan = without_confirmation(bound.plan)
    units = () if _passes(plan) else _units(plan, bound)
    if not units:
        return bound.model_copy(update={"plan": plan, "members": _but(bound.members), "yearly_from": ""})
    day, source = _day(plan, bound, office_day)
    month, date = map(int, day.split("-"))
    task = Task(
        id=CONFIRMATION,
        title=_title(plan),
        lead=(WHO,),
        due=Recurring(rrule=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={date}"),
        why=WHY,
        force=_force(plan, bound, units),
        found={"lead": How.DEFAULT, "due": How.DEFAULT, "handling": How.DEFAULT},
    )
    changes = {"tasks": (*plan.tasks, task), "bindings": {**plan.bindings, WHO: units}, "yearly": None}
    members = {**_but(bound.members), WHO: units}
    return bound.model_copy(update={"plan": plan.model_copy(update=changes), "members": members, "yearly_from": source})


def yearly_of(bound: Bound) -> Yearly | None:
    """The yearly confirmation that a bound plan is given with, where a unit needs one."""
    task = next((one for one in bound.plan.tasks if one.id == CONFIRMATION), None)
    if task is None:
        return None
    return Yearly(task.title, bound.members.get(WHO, ()), shown_year_day(_day_of(task)), bound.yearly_from)


def not_proposed(bound: Bound) -> list[Problem]:
    """A note where units have standing work of a telegram and no periodic report of it: no yearly confirmation is proposed."""
    plan = without_confirmation(bound.plan)
    units = _units(plan, bound) if _passes(plan) else ()
    return [note("yearly-not-proposed", units=len(units))] if units else []


def without_confirmation(plan: Plan) -> Plan:
    """The plan as a draft has it: in place of the task the day that it had, unless another was chosen."""
    held = next((task for task in plan.tasks if task.id == CONFIRMATION), None)
    if held is None:
        return plan
    tasks = tuple(task for task in plan.tasks if task.id != CONFIRMATION)
    return plan.model_copy(
        update={"tasks": tasks, "bindings": _but(plan.bindings), "yearly": plan.yearly or _day_of(held)}
    )


def carried(plan: Plan, given: Plan) -> Plan:
    """A draft's plan with the confirmation that it is given with, to be compared with what is in force."""
    task = next((one for one in given.tasks if one.id == CONFIRMATION), None)
    if task is None:
        return plan
    bindings = {**plan.bindings, WHO: given.bindings[WHO]}
    return plan.model_copy(update={"tasks": (*plan.tasks, task), "bindings": bindings, "yearly": None})


def typed_year_day(text: str) -> str | None:
    """The plan file's "12-21" of what was typed, as 21/12 or ngày 21-12; other words as they are, empty ones as none."""
    found = _TYPED.fullmatch(" ".join(text.split()))
    return f"{int(found[2]):02}-{int(found[1]):02}" if found else " ".join(text.split()) or None


def shown_year_day(day: str | None) -> str:
    """The day as people read it: 21/12."""
    return "/".join(reversed(day.split("-"))) if day else ""


def _passes(plan: Plan) -> bool:
    """Whether its work ends by itself; a day that somebody chose says that it does not."""
    return plan.directive.kind in PASSING and not plan.yearly


def _units(plan: Plan, bound: Bound) -> tuple[str, ...]:
    """Who leads lines of the report's pile and no periodic report."""
    if plan.perspective != "issue":
        return ()
    held = reports_of(plan, bound.members)
    leads = [name for task in plan.tasks if task.handling is Handling.REPORT for name in parts(plan, task)[0]]
    return tuple(slug for slug in bound.units(leads) if slug not in held)


def _day(plan: Plan, bound: Bound, office_day: str) -> tuple[str, str]:
    """The day of the plan, of the office, or the one on which the year's report is due to whom the units stand under."""
    if plan.yearly or office_day:
        return plan.yearly or office_day, "plan" if plan.yearly else "office"
    return f"12-{(plan.reports or ND09_2019).day(bound.report_steps)}", "profile"


def _day_of(task: Task) -> str | None:
    found = _RULE.fullmatch(task.due.rrule) if isinstance(task.due, Recurring) else None
    return f"{int(found[1]):02}-{int(found[2]):02}" if found else None


def _force(plan: Plan, bound: Bound, units: tuple[str, ...]) -> Force:
    """A request where all that it speaks of is asked, not ordered; a mixed list asks whom it must when it is opened."""
    lines = [task for task in plan.tasks if task.handling is Handling.REPORT]
    mine = [task for task in lines if not set(units).isdisjoint(bound.units(parts(plan, task)[0]))]
    return Force.REQUEST if all(task.force is Force.REQUEST for task in mine) else Force.ORDER


def _title(plan: Plan) -> str:
    head = plan.directive
    kind = paper_word(head.kind)
    named = plan.title or head.subject or plan.plan
    paper = f"{kind[0].upper()}{kind[1:]} số {head.number}" if head.number else f"văn bản “{named}”"
    return short(label("yearly.of", paper=paper))


def _but(names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: units for name, units in names.items() if name != WHO}
