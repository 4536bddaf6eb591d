"""What a unit has to say in its periodic report of a plan, or (where the plan asks no report of it) to confirm: no assignments."""

from collections.abc import Collection

from models.database import Engine, Session, reading
from models.plan_queries import PlanLine
from models.report_lines import led_in_plan
from plans.due import Due, Recurring
from plans.report_lines import Led, lines_of, report_of


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
