"""What a unit has to say in its periodic report of a plan, or (where the plan asks no report of it) to confirm: no assignments."""

from collections.abc import Collection, Mapping, Sequence

from desk.task_names import task_name
from models.database import Engine, Session, reading
from models.plan_queries import PlanLine, TaskLine
from models.report_lines import leading_units, led_in_plan
from plans.due import Due, Recurring
from plans.plan import Handling
from plans.report_lines import CONFIRMATION, Led, is_periodic_report, lines_of, report_of
from plans.wording import Lang, label


def to_report(session: Session, plan: str, unit: str, task: int, due: Due | None) -> list[Led]:
    """The lines that this task, if it is the unit's periodic report of the plan, is to speak of."""
    if not isinstance(due, Recurring):
        return []
    led = led_in_plan(session, plan, [unit]).get(unit, [])
    report = report_of(led)
    return lines_of(led) if report is not None and report.id == task else []


def without_report(engine: Engine, plan: PlanLine, units: Collection[str]) -> list[Led]:
    """The lines of those of these units of which the plan asks no periodic report, each once; of what we received none."""
    if plan.as_unit or not units:
        return []
    with reading(engine) as session:
        led = led_in_plan(session, plan.slug, units)
    found = [line for tasks in led.values() if report_of(tasks) is None for line in lines_of(tasks)]
    return list(dict.fromkeys(found))


def said_in(engine: Engine, plan: str, tasks: Sequence[TaskLine], lang: Lang) -> dict[str, str]:
    """Where each line of a plan's report pile (by key) is said, in words: its units' periodic reports, the yearly confirmation.

    A unit with neither says it in the year's report; a line that no unit leads reaches nobody.
    """
    lines = [one.key for one in tasks if one.handling == Handling.REPORT]
    if not lines:
        return {}
    reports = [one.key for one in tasks if is_periodic_report(one.handling, one.title, one.quote, one.due)]
    with reading(engine) as session:
        led = leading_units(session, plan, [*lines, *reports, CONFIRMATION])
    return {key: _said(led.get(key, frozenset()), reports, led, lang) for key in lines}


def _said(units: frozenset[int], reports: Sequence[str], led: Mapping[str, frozenset[int]], lang: Lang) -> str:
    if not units:
        return label("to-report.nobody", lang)
    held, left = [], set(units)
    for key in (*reports, CONFIRMATION):
        if left & led.get(key, frozenset()):
            held.append(key)
            left -= led[key]
    names = ", ".join(task_name(key, lang) for key in held if key != CONFIRMATION)
    found = [label("to-report.reports", lang, names=names)] if names else []
    found += [label("yearly.short", lang)] if CONFIRMATION in held else []
    found += [label("to-report.years", lang)] if left else []
    return label("to-report.said-in", lang, where=label("to-report.or", lang).join(found))
