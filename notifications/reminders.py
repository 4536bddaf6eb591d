"""Which open lines somebody must hear of on a day, and why: pure rules over (line, day, policy, calendar).

Days are calendar days in the office's zone. A nominal day that falls on a day off is put off to the next working day,
never dropped; so is one whose sweep did not run (`after` is the last day that was swept). A last day that is a day off is told on the
last working day before it too.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models.redated import Redated
from models.reminding import OpenLine
from notifications.escalation import levels_on
from plans.calendar import Calendar
from plans.dates import last_day
from plans.extending import REFUSE
from plans.plan import Force, Urgency
from plans.policy import CONFIRM_WORKING_DAYS, SOON_DAYS, EscalationPolicy, ReminderPolicy
from plans.pressing import pressing_until
from plans.stages import Stage
from plans.state import ZONE, given_late

FORTNIGHT = 14
"""Days for which what was not told is made up for."""
ACCEPT_AGAIN_AFTER = 2
"""Working days after which a line that nobody received is named again."""


class Kind(StrEnum):
    """What a line asks for today."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    TODAY = "today"
    BEFORE = "before"
    REDATED = "redated"
    KEPT = "kept-date"
    UNASSIGNED = "unassigned"
    CONFIRM = "confirm"
    ENDED = "ended"


class Decision(NamedTuple):
    """Somebody must hear of `line`. `days` late or left; `working` days of delay; `levels` who hears (1: those who do it).

    `late`: it counts as overdue, whatever is asked. `start`: of what is overdue, from when the ladder counts: `last_day`, or the day
    on which the unit was given it when that had passed. `moved`: its date was moved and this was not told yet; what it was before.
    `refused`: more time was asked for and not granted. `pressing`: given today, and due before the next morning's mail or soon after it.
    """

    line: OpenLine
    kind: Kind
    last_day: dt.date | None
    days: int
    working: int
    levels: tuple[int, ...]
    urgency: Urgency
    late: bool = False
    start: dt.date | None = None
    moved: Redated | None = None
    refused: Redated | None = None
    pressing: bool = False

    @property
    def urgent(self) -> bool:
        """Hỏa tốc: goes at once, outside office hours too."""
        return self.urgency is Urgency.EXPRESS


class Rules(NamedTuple):
    """The day and what is asked of the calendar, once for all lines."""

    day: dt.date
    after: dt.date
    weekly: bool
    working: Callable[[dt.date, dt.date], int]
    ladder: EscalationPolicy
    policy: ReminderPolicy
    zone: ZoneInfo
    last: Callable[[dt.datetime], dt.date]
    worked: Callable[[dt.date], dt.date]
    soon: Callable[[dt.datetime], dt.datetime]

    def hits(self, nominal: Iterable[dt.date]) -> bool:
        """Whether one of the nominal days is today, or fell on a day since the last sweep."""
        return any(self.after < one <= self.day for one in nominal)

    def on(self, last: dt.date) -> list[dt.date]:
        """The days on which a last day is told: itself and, of a day off, the last working day before it."""
        return [self.worked(last), last]

    def passed(self, start: dt.date, count: int) -> bool:
        """Whether `count` working days since `start` were completed today and not at the last sweep."""
        return self.working(start, self.day) >= count > self.working(start, max(self.after, start))


def due_reminders(
    lines: Iterable[OpenLine],
    day: dt.date,
    calendar: Calendar,
    *,
    policy: ReminderPolicy | None = None,
    ladder: EscalationPolicy | None = None,
    after: dt.date | None = None,
    zone: ZoneInfo = ZONE,
) -> list[Decision]:
    """The lines that must be named on `day`, at most one decision a line, in the order of the lines.

    On a day off only hỏa tốc lines are named. `policy` is for tasks that carry none of their own.
    """
    rules = rules_of(day, calendar, after, zone, policy, ladder)
    if not calendar.is_working(day):
        lines = [line for line in lines if urgency_of(line) is Urgency.EXPRESS]
    found = (_decide(line, rules) for line in lines)
    return [one._replace(pressing=True) if _is_pressing(one, rules) else one for one in found if one]


def by_the_hour(one: Decision, now: dt.datetime) -> Decision:
    """A decision of the day at a moment of it: what is due on an hour that has passed is late."""
    passed = (
        one.kind in (Kind.TODAY, Kind.BEFORE, Kind.UNASSIGNED, Kind.REDATED, Kind.KEPT) and one.line.due is not None
    )
    late = passed and one.line.due is not None and one.line.due <= now and one.line.force != Force.REQUEST
    return one._replace(late=True) if late else one


def urgency_of(line: OpenLine) -> Urgency:
    """The urgency of the task, else of its document."""
    own = Urgency(line.task.urgency or "none")
    return own if own is not Urgency.NONE else Urgency(line.plan.urgency or "none")


@cache
def _policy(stored: tuple[tuple[str, object], ...]) -> ReminderPolicy:
    return ReminderPolicy.model_validate(dict(stored))


def policy_from(stored: Mapping[str, object], default: ReminderPolicy) -> ReminderPolicy:
    """A task's own policy; parsed once for all tasks that say the same."""
    if not stored:
        return default
    return _policy(tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in stored.items()))


def rules_of(
    day: dt.date,
    calendar: Calendar,
    after: dt.date | None,
    zone: ZoneInfo,
    policy: ReminderPolicy | None = None,
    ladder: EscalationPolicy | None = None,
) -> Rules:
    """Since the last sweep or, without one, since the last working day; never more than a fortnight back."""
    earlier = [day - dt.timedelta(days=back) for back in range(1, FORTNIGHT + 1)]
    previous = next((one for one in earlier if calendar.is_working(one)), earlier[-1])
    since = max(min(previous, after or previous), earlier[-1])
    first_of_week = any(one.weekday() == 0 for one in _days(since, day))
    last = cache(lambda moment: last_day(moment, zone))
    between, worked = cache(calendar.working_days_between), cache(calendar.previous_working)
    soon = cache(lambda moment: pressing_until(moment, calendar, zone))
    ladder, policy = ladder or EscalationPolicy(), policy or ReminderPolicy()
    return Rules(day, since, first_of_week, between, ladder, policy, zone, last, worked, soon)


def _days(after: dt.date, until: dt.date) -> Sequence[dt.date]:
    return [after + dt.timedelta(days=one) for one in range(1, (until - after).days + 1)]


def _decide(line: OpenLine, rules: Rules) -> Decision | None:
    """One decision a line: who has it decides which question is asked."""
    policy = policy_from(line.task.reminders, rules.policy)
    if not policy.enabled:
        return None
    if line.stage is Stage.CANCELLED:
        return _ended(line, rules)
    if line.stage is Stage.REVIEW:
        return _confirm(line, rules)
    moved, refused = _moved(line, rules), _refused(line, rules)
    found = _asked(line, rules, policy, moved=moved is not None, refused=refused is not None)
    if moved is None and refused is None:
        return found
    found = found or _redated(line, rules, Kind.KEPT if moved is None else Kind.REDATED)
    return found._replace(moved=moved, refused=refused, levels=tuple(sorted({1, *found.levels})))


def _asked(line: OpenLine, rules: Rules, policy: ReminderPolicy, *, moved: bool, refused: bool) -> Decision | None:
    """What is asked of the unit that has it."""
    if line.correct_by is not None and rules.last(line.correct_by) >= rules.day:
        return _returned(line, line.correct_by, rules, policy)
    if line.due is not None:
        found = _dated(line, rules.last(line.due), rules, policy, moved=moved, refused=refused)
        if found:
            return found
    if line.stage is Stage.DRAFT or line.officer_id is None:
        return _unassigned(line, rules, policy)
    return None


def _moved(line: OpenLine, rules: Rules) -> Redated | None:
    """What is to be told of a moved date: what it was before all that was not told yet, when and why it was moved last."""
    news = [one for one in line.redated if one.act != REFUSE and rules.hits(_told_on(line, one.at, rules))]
    return news[-1]._replace(before=news[0].before) if news and news[0].before != line.due else None


def _refused(line: OpenLine, rules: Rules) -> Redated | None:
    """That more time was not granted, where it is the last word on it."""
    last = line.redated[-1] if line.redated else None
    told = last is not None and last.act == REFUSE and rules.hits(_told_on(line, last.at, rules))
    return last if told else None


def _redated(line: OpenLine, rules: Rules, kind: Kind) -> Decision:
    """The date was moved, or was asked to be and was not, and nothing else is asked today."""
    last = rules.last(line.due) if line.due is not None else None
    left = (last - rules.day).days if last else 0
    late = left < 0 and line.force != Force.REQUEST
    shown = last if left >= 0 or late else None
    return Decision(line, kind, shown, left, 0, (1,), urgency_of(line), late=late)


def _dated(
    line: OpenLine, last: dt.date, rules: Rules, policy: ReminderPolicy, *, moved: bool, refused: bool
) -> Decision | None:
    """Before the date, on it and after it; where it was `moved`, the days before it that have passed are made up for; `refused`: nobody
    above the unit heard while its request for more time waited, and those whom its days have reached do now.
    """
    left, missed = (last - rules.day).days, _missed(line, rules)
    if left < 0:
        return _overdue(line, last, -left, rules, policy, anew=refused or rules.hits(missed))
    nominal = [last - dt.timedelta(days=days) for days in policy.before] + missed
    nominal += rules.on(last) if policy.on_day else []
    if not rules.hits(nominal) and not (moved and left <= max(policy.before, default=0)):
        return None
    kind = Kind.BEFORE if left and rules.worked(last) != rules.day else Kind.TODAY
    return Decision(line, kind, last, left, 0, (1,), urgency_of(line))


def _missed(line: OpenLine, rules: Rules) -> list[dt.date]:
    """The morning after the day by which a returned result had to come again, and did not."""
    return [] if line.correct_by is None else [rules.last(line.correct_by) + dt.timedelta(days=1)]


def _overdue(
    line: OpenLine, last: dt.date, late: int, rules: Rules, policy: ReminderPolicy, *, anew: bool
) -> Decision | None:
    """Late: the days of the policy, then Mondays; above level 1 when a level is reached, then Mondays. A request never is.

    While more time is asked for and nobody answered, the wait is not the unit's: nobody above it hears.
    What was given when its day had passed climbs from the day on which it was given: nobody could have done it before.
    `anew`: it is late again today, after a time in which nobody was told so; all whom its days have reached hear of it.
    """
    if line.force == Force.REQUEST:
        return None
    weekly = policy.weekly and rules.weekly and late > max(policy.overdue, default=0)
    first = anew or weekly or rules.hits(last + dt.timedelta(days=days) for days in policy.overdue)
    urgency, working = urgency_of(line), rules.working(last, rules.day)
    start = line.opened_at.astimezone(rules.zone).date() if given_late(line.due, line.opened_at) else last
    had, before = rules.working(start, rules.day), rules.working(start, max(rules.after, start))
    climbed = () if line.asked_until else levels_on(had, before, rules.weekly or anew, urgency, rules.ladder)
    levels = (1,) * first + climbed
    told = Decision(line, Kind.OVERDUE, last, late, working, levels, urgency, late=True, start=start)
    return told if levels else None


def _returned(line: OpenLine, correct_by: dt.datetime, rules: Rules, policy: ReminderPolicy) -> Decision | None:
    """On the day after the return (hỏa tốc: that day too), before the date of the correction and on it."""
    last = rules.last(correct_by)
    nominal = [
        *_told_on(line, line.returned_at or line.changed_at, rules),
        *rules.on(last),
        *(last - dt.timedelta(days=d) for d in policy.before),
    ]
    if not rules.hits(nominal):
        return None
    behind = line.due is not None and rules.last(line.due) < rules.day and line.force != Force.REQUEST
    in_time = line.due is not None and line.credited_at is not None and line.credited_at < line.due
    left = (last - rules.day).days
    return Decision(line, Kind.RETURNED, last, left, 0, (1,), urgency_of(line), late=behind and not in_time)


def _unassigned(line: OpenLine, rules: Rules, policy: ReminderPolicy) -> Decision | None:
    """The morning after it was given; while nobody received it, two working days later and then Mondays.

    A request, an undated line for a report of ours, or a line that needs no receiving is only announced; what somebody of the unit
    received, to name the officer later, is news to nobody until its day is near.
    """
    opened = line.opened_at.astimezone(rules.zone).date()
    again = rules.passed(opened, ACCEPT_AGAIN_AFTER + 1)
    waited = rules.working(opened, rules.day)
    weekly = policy.weekly and rules.weekly and waited > ACCEPT_AGAIN_AFTER
    asks = line.force != Force.REQUEST and not (line.task.line_of_report and line.due is None)
    insist = (again or weekly) and asks and line.stage is Stage.DRAFT
    told = _told_on(line, line.opened_at, rules, soon=_due_soon(line, rules))
    if not insist and not rules.hits(told):
        return None
    last = rules.last(line.due) if line.due else None
    left = (last - rules.day).days if last else 0
    far = line.received and line.stage is Stage.EXECUTE and (last is None or left > SOON_DAYS)
    if far or (left < 0 and line.force == Force.REQUEST):
        return None
    return Decision(line, Kind.UNASSIGNED, last, left, waited, (1,), urgency_of(line), late=left < 0)


def _confirm(line: OpenLine, rules: Rules) -> Decision | None:
    """The confirmer hears the morning after the hand-in, when he is late (after 2 working days), then Mondays."""
    handed = (line.handed_in_at or line.changed_at).astimezone(rules.zone).date()
    waited = rules.working(handed, rules.day)
    late = rules.passed(handed, CONFIRM_WORKING_DAYS + 1)
    if not late and not rules.weekly and not rules.hits(_told_on(line, line.handed_in_at or line.changed_at, rules)):
        return None
    working = max(waited - CONFIRM_WORKING_DAYS, 0)
    return Decision(line, Kind.CONFIRM, handed, (rules.day - handed).days, working, (1,), urgency_of(line))


def _ended(line: OpenLine, rules: Rules) -> Decision | None:
    """Whoever worked on it hears once that it is asked of him no more."""
    if not rules.hits(_told_on(line, line.changed_at, rules)):
        return None
    return Decision(line, Kind.ENDED, line.changed_at.astimezone(rules.zone).date(), 0, 0, (1,), urgency_of(line))


def _due_soon(line: OpenLine, rules: Rules) -> bool:
    """Whether it was given for a date before the next morning's mail, or soon after it."""
    return line.due is not None and line.opened_at < line.due <= rules.soon(line.opened_at)


def _is_pressing(one: Decision, rules: Rules) -> bool:
    line = one.line
    asks = one.kind in (Kind.TODAY, Kind.BEFORE, Kind.UNASSIGNED) and _due_soon(line, rules)
    return asks and line.opened_at.astimezone(rules.zone).date() == rules.day


def _told_on(line: OpenLine, moment: dt.datetime, rules: Rules, *, soon: bool = False) -> tuple[dt.date, ...]:
    """The days on which an event is told: the next morning; of hỏa tốc, or what is due `soon`, the same day too, if a sweep is to come."""
    day = moment.astimezone(rules.zone).date()
    next_day = day + dt.timedelta(days=1)
    return (day, next_day) if soon or urgency_of(line) is Urgency.EXPRESS else (next_day,)
