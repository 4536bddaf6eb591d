"""Which occurrences of a task to open: at the launch, and as the days go by."""

import datetime as dt
from typing import Any

from pydantic import TypeAdapter

from models.opening import Opening
from plans.calendar import Calendar
from plans.dates import Anchors, Occurrence, effective_day, occurrences
from plans.due import Due, Recurring
from plans.plan import Plan, Task, Urgency
from plans.policy import OPEN_AHEAD_DAYS, DuePolicy
from plans.problems import Place, Problem, Severity
from plans.state import ZONE

NEAR, FAR = dt.timedelta(days=400), dt.timedelta(days=366 * 12)
"""How far ahead the next occurrence is looked for, first and at last; a rule that is silent for longer is refused when it is read."""
_DUE: TypeAdapter[Due] = TypeAdapter(Due)


def anchors_of(plan: Plan, issued: dt.date | None, launched: dt.date) -> Anchors:
    """What the plan's dates hang on. A receiving office counts from its own stamp, others from the launch."""
    head = plan.directive
    stamp = head.incoming.date if head.incoming and plan.perspective == "receive" else None
    effective = effective_day(head.effective, issued)
    return Anchors(issued=issued, effective=effective, received=stamp or launched, launched=launched)


def first_openings(
    task: Task,
    anchors: Anchors,
    since: dt.date,
    today: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    urgency: Urgency,
    moment: dt.datetime | None = None,
) -> tuple[tuple[Opening, ...], list[Problem]]:
    """What a launch opens: everything due from `since` on; of a recurring task what is due soon, and always the next one.

    Nothing whose hour was over by `moment`, where that is said.
    """
    if not isinstance(task.due, Recurring):
        found, problems = occurrences(task.due, anchors, since, dt.date.max, calendar, policy, urgency)
        found = _ahead(found, moment)
    else:
        until, start = open_until(task.due, anchors, today, calendar, policy), max(since, today)
        found, problems = occurrences(task.due, anchors, since, until, calendar, policy)
        found = _ahead(found, moment)
        found = [*found, *_next(task.due, anchors, start, calendar, policy, moment)]
    openings = dict.fromkeys(Opening(one.key, one.last_moment) for one in found)
    errors = [one for one in problems if one.severity is Severity.ERROR]
    return tuple(openings), [one.model_copy(update={"place": Place(clause=task.clause, field="due")}) for one in errors]


def _ahead(found: list[Occurrence], moment: dt.datetime | None) -> list[Occurrence]:
    """Those whose hour was not over by a moment: what is given at ten was not asked for by seven of that morning."""
    if moment is None:
        return found
    return [one for one in found if one.last_moment is None or one.last_moment > moment]


def _next(
    due: Recurring,
    anchors: Anchors,
    start: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    moment: dt.datetime | None,
) -> list[Occurrence]:
    """The first occurrence from a day on, if there is one: most come within a year, and twelve years of a month are many."""
    for reach in (NEAR, FAR):
        if coming := _ahead(occurrences(due, anchors, start, start + reach, calendar, policy)[0], moment):
            return coming[:1]
    return []


def passed_opening(
    task: Task,
    anchors: Anchors,
    since: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    urgency: Urgency,
    moment: dt.datetime | None = None,
) -> Opening | None:
    """The last time that a task was due before `since`, or before this moment of that day, where it had one."""
    if since == dt.date.min:
        return None
    until = since if moment else since - dt.timedelta(days=1)
    found, _ = occurrences(task.due, anchors, dt.date.min, until, calendar, policy, urgency)
    found = [one for one in found if moment is None or one.last_moment is None or one.last_moment <= moment]
    return Opening(found[-1].key, found[-1].last_moment) if found else None


def later_openings(
    due: dict[str, Any], anchors: Anchors, after: dt.date, today: dt.date, calendar: Calendar, policy: DuePolicy
) -> list[Opening]:
    """Occurrences of a stored recurring due that lie after the day up to which they were opened, and are opened by today."""
    rule = _DUE.validate_python(due)
    until = open_until(rule, anchors, today, calendar, policy)
    if until <= after:
        return []
    found, _ = occurrences(rule, anchors, after + dt.timedelta(days=1), until, calendar, policy)
    return [Opening(one.key, one.last_moment) for one in found]


def open_until(due: Due | None, anchors: Anchors, today: dt.date, calendar: Calendar, policy: DuePolicy) -> dt.date:
    """The last day whose occurrence is open today: thirty days ahead, and no further than the one that comes next.

    So of daily work today's is open and never a month of it; where its hour is over by noon tomorrow's too, to be seen before.
    """
    soon = today + dt.timedelta(days=OPEN_AHEAD_DAYS)
    if not isinstance(due, Recurring):
        return soon
    noon = dt.datetime.combine(today, dt.time(12), ZONE)
    found, _ = occurrences(due, anchors, today, soon, calendar, policy)
    return next((one.day for one in found if one.day and one.last_moment and one.last_moment > noon), soon)


def event_openings(
    due: dict[str, Any] | None, anchors: Anchors, calendar: Calendar, policy: DuePolicy
) -> list[Opening]:
    """What a recorded event opens: the occurrence named after its day, dated where the rule counts from the event."""
    rule = None if due is None else _DUE.validate_python(due)
    found, _ = occurrences(rule, anchors, dt.date.min, dt.date.max, calendar, policy)
    return [Opening(one.key, one.last_moment) for one in found if one.key.startswith("event-")]
