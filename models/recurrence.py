"""What time does to assignments, set by set: opens occurrences, deems drafts received; and events when somebody records one."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, func, or_, select, update
from sqlmodel import Session

from models.core import table
from models.occurring import event_openings, later_openings
from models.opening import Opened, Opening, open_assignments
from models.progress import accept_where
from models.tables import Assignment, LaunchedPlan, Task
from plans.calendar import Calendar
from plans.dates import Anchors, last_day
from plans.plan import Handling
from plans.policy import OPEN_AHEAD_DAYS, DuePolicy
from plans.problems import DondocError, error
from plans.state import ZONE

_PLAN, _TASK, _ASSIGNMENT = table(LaunchedPlan), table(Task), table(Assignment)
_COPIED = (_TASK.c.id, _TASK.c.plan_id, _TASK.c.force, _TASK.c.stages, _TASK.c.confirmer_unit_id)


class NotOnEvent(DondocError):
    """The task does not wait for an event."""


class EventFacts(NamedTuple):
    """The day of the task's document, the instant from which what the event opens is late, whether it is counted back from it, the
    name of what it opens, which unit received the plan, since when the plan is closed, and how urgent it is.
    """

    issued: dt.date | None
    due: dt.datetime | None
    before: bool
    key: str
    as_unit: str = ""
    closed_at: dt.datetime | None = None
    urgency: str = ""


def open_occurrences(
    session: Session, today: dt.date, now: dt.datetime, calendar: Calendar, policy: DuePolicy | None = None
) -> int:
    """Open what recurring tasks in force have due next, 30 days before it at most; returns how many assignments are new.

    Always from the anchor rule and from the day up to which each task was opened: twice a day or not for years, the rows
    are the same.
    """
    connection = session.connection()
    t, p = _TASK.c, _PLAN.c
    followed = or_(t.handling == Handling.TRACK.value, (p.as_unit != "") & (t.handling != Handling.INFORM.value))
    soon = today + dt.timedelta(days=OPEN_AHEAD_DAYS)
    wanted = (
        select(*_COPIED, t.due, t.opened_until, p.since, p.issued, p.launched_on)
        .join(_PLAN, p.id == t.plan_id)
        .where(t.active, p.closed_at.is_(None), followed, or_(t.opened_until.is_(None), t.opened_until < soon))
        .order_by(t.id)
    )
    new = 0
    done: dict[dt.date, list[int]] = {}
    for row in connection.execute(wanted).all():
        if not row.due or row.due["kind"] != "recurring":
            continue
        anchors = Anchors(issued=row.issued, launched=row.launched_on)
        after = max(row.opened_until or dt.date.min, row.since - dt.timedelta(days=1))
        openings = later_openings(row.due, anchors, after, today, calendar, policy or DuePolicy())
        for opening in openings:
            new += open_assignments(connection, Opened(*row[:5]), opening, now, on=today)
        if days := [last_day(opening.due) for opening in openings if opening.due]:
            done.setdefault(max(days), []).append(row.id)
    for until, tasks in done.items():
        connection.execute(update(_TASK).where(t.id.in_(tasks)).values(opened_until=until))
    return new


def opened_past(session: Session, now: dt.datetime) -> tuple[int, dt.date | None]:
    """Of what was opened at `now`, how many had passed by then, and the first of their days: nobody opened them when they came."""
    a = _ASSIGNMENT.c
    late = select(func.count(), func.min(a.due)).where(a.opened_at == now, a.due <= now, a.parent_id.is_(None))
    many, first = session.connection().execute(late).tuples().one()
    return many, last_day(first) if first is not None else None


def record_event(
    session: Session,
    task_id: int,
    day: dt.date,
    unit_ids: Sequence[int] | None,
    now: dt.datetime,
    calendar: Calendar,
    policy: DuePolicy | None = None,
) -> int:
    """An event happened on `day` (an instant where its hour is known): the units that lead the task (or only these) get an assignment
    each; how many are new.

    Raises NotOnEvent for a task that waits for no event.
    """
    row, openings = _of_event(session, task_id, day, calendar, policy)
    chosen = None if unit_ids is None else list(unit_ids)
    today = now.astimezone(ZONE).date()
    return sum(open_assignments(session.connection(), Opened(*row[:5]), one, now, chosen, today) for one in openings)


def recorded_beside(session: Session, task_id: int, key: str, unit_ids: Sequence[int] | None) -> list[str]:
    """The names of what other events of the same day opened for these units (None: for any): recorded at another hour, or at none."""
    a, day = _ASSIGNMENT.c, key.split("T")[0]
    whose = [] if unit_ids is None else [a.unit_id.in_(list(unit_ids))]
    rows = (
        select(a.occurrence)
        .distinct()
        .where(a.task_id == task_id, a.occurrence.like(f"{day}%"), a.occurrence != key, *whose)
    )
    return sorted(session.connection().execute(rows).scalars())


def is_recorded(session: Session, task_id: int, key: str, unit_ids: Sequence[int] | None) -> bool:
    """Whether an event of that name opened the task for one of these units (None: for any)."""
    a = _ASSIGNMENT.c
    whose = [] if unit_ids is None else [a.unit_id.in_(list(unit_ids))]
    found = select(a.id).where(a.task_id == task_id, a.occurrence == key, *whose).limit(1)
    return session.connection().execute(found).first() is not None


def event_facts(
    session: Session, task_id: int, day: dt.date, calendar: Calendar, policy: DuePolicy | None = None
) -> EventFacts:
    """What an event on `day` would mean for a task; raises NotOnEvent as recording it does."""
    row, openings = _of_event(session, task_id, day, calendar, policy)
    due = min((one.due for one in openings if one.due), default=None)
    return EventFacts(
        row.issued, due, row.due.get("amount", 0) < 0, openings[0].occurrence, row.as_unit, row.closed_at, row.urgency
    )


def _of_event(
    session: Session, task_id: int, day: dt.date, calendar: Calendar, policy: DuePolicy | None
) -> tuple[Row[Any], list[Opening]]:
    """The task, and what an event on that day opens."""
    p = _PLAN.c
    wanted = select(*_COPIED, _TASK.c.due, p.issued, p.launched_on, p.as_unit, p.closed_at, _TASK.c.urgency).join(
        _PLAN, p.id == _TASK.c.plan_id
    )
    row = session.connection().execute(wanted.where(_TASK.c.id == task_id)).first()
    anchors = row and Anchors(issued=row.issued, launched=row.launched_on, event=day)
    openings = event_openings(row.due, anchors, calendar, policy or DuePolicy()) if row and anchors else []
    if row is None or not openings:
        raise NotOnEvent(error("task-not-on-event", task=task_id))
    return row, openings


def deem_accepted(session: Session, now: dt.datetime, calendar: Calendar) -> int:
    """Take drafts for received after the working days that their task's policy says; returns how many.

    A day counts once it is over: opened on Monday with 2 days, it is received on Thursday at 00:00.
    """
    connection = session.connection()
    today = now.astimezone(ZONE).date()
    a = _ASSIGNMENT.c
    moved = 0
    for days, tasks in _by_patience(connection.execute(select(_TASK.c.id, _TASK.c.stages)).all()).items():
        opened_before = _start_of(calendar.add_working_days(today, -days))
        for start in range(0, len(tasks), 500):
            some = (a.task_id.in_(tasks[start : start + 500]), a.opened_at < opened_before)
            moved += accept_where(connection, some, None, now, note="deemed-accepted")
    return moved


def _by_patience(rows: Sequence[Any]) -> dict[int, list[int]]:
    """Tasks by the working days after which a draft counts as received."""
    found: dict[int, list[int]] = {}
    for task_id, stages in rows:
        if days := stages.get("deem_accepted_after"):
            found.setdefault(days, []).append(task_id)
    return found


def _start_of(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=ZONE)
