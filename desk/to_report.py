"""What a unit has to say in its periodic report of a plan, or (where the plan asks no report of it) to confirm: no assignments."""

from collections.abc import Collection, Iterable

from desk.task_names import task_name
from models.database import Engine, Session, reading
from models.plan_queries import PlanLine, TaskLine
from models.report_lines import led_in_plan
from plans.due import Due, Recurring
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


def said_in(tasks: Iterable[TaskLine], lang: Lang) -> str:
    """Where the lines of a plan are said, in words: its periodic reports, its yearly confirmation; else the year's report."""
    tasks = list(tasks)
    reports = [one.key for one in tasks if is_periodic_report(one.handling, one.title, one.quote, one.due)]
    found = (
        [label("to-report.reports", lang, names=", ".join(task_name(key, lang) for key in reports))] if reports else []
    )
    found += [label("yearly.short", lang)] if any(one.key == CONFIRMATION for one in tasks) else []
    return label("to-report.or", lang).join(found) or label("to-report.years", lang)
