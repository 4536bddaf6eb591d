"""A plan that names a report profile: its periodic reports without a day of their own get the profile's days.

What the text says is never replaced: a report that names a day keeps it, and the words of the text stay beside the rule.
"""

import datetime as dt
import re
from collections.abc import Iterable

from plans.bases import report_periods
from plans.due import Periodic, Recurring
from plans.plan import How, Plan, Task
from plans.reporting import ENDS, Period, ReportProfile, Window, next_window
from plans.units import Jurisdiction

_UNTIL = re.compile(r";UNTIL=\w+")
STEPS = {"central": 1, "province": 1, "district": 2, "commune": 3}
"""How far below the Government the body stands that issued the directive, by the level of its jurisdiction."""


def with_report_dates(plan: Plan, jurisdiction: Jurisdiction | None) -> Plan:
    """The plan with the days of its profile, if it names one, as proposed defaults. The same again changes nothing."""
    if plan.reports is None:
        return plan
    steps = steps_below(jurisdiction)
    return plan.model_copy(update={"tasks": tuple(_dated(task, plan.reports, steps) for task in plan.tasks)})


def steps_below(jurisdiction: Jurisdiction | None) -> int:
    """0 for the Government and the Prime Minister, 1 for a ministry or a province, 2 for a district, 3 for a commune."""
    if jurisdiction is None or (jurisdiction.level == "central" and jurisdiction.unit is None):
        return 0
    return STEPS[jurisdiction.level]


def is_report(task: Task) -> bool:
    """Whether what the task asks for is a report."""
    return "báo cáo" in (task.source_quote or task.quote).lower() or task.report_to is not None


def report_rule(periods: Iterable[Period], day: int) -> str:
    """The RFC 5545 rule of reports of several periods, all on one day of the month in which a period ends."""
    months = sorted({month for period in periods for month, _ in ENDS[period]})
    if len(months) == 12:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day}"


def chosen_windows(task: Task, profile: ReportProfile, today: dt.date) -> tuple[Window, ...]:
    """The next window of each period of a report that has a profile's days: what its next figures are of."""
    if not isinstance(task.due, Recurring) or not is_report(task):
        return ()
    day = int(task.due.rrule.rpartition("=")[2])
    own = ReportProfile(cut_off=profile.cut_off, due=day)
    return tuple(next_window(period, today, own) for period in report_periods(task.due))


def _dated(task: Task, profile: ReportProfile, steps: int) -> Task:
    periods = report_periods(task.due)
    if not periods or not is_report(task) or not isinstance(task.due, Recurring | Periodic):
        return task
    rrule, start = report_rule(periods, profile.day(steps)), None
    if isinstance(task.due, Recurring):
        ends, start = _UNTIL.search(task.due.rrule), task.due.start
        rrule = rrule.replace(";", f"{ends[0]};", 1) if ends else rrule  # its day stays last
    rule = Recurring(rrule=rrule, start=start, text=task.due.text)
    return task.model_copy(update={"due": rule, "found": {**task.found, "due": How.DEFAULT}})
