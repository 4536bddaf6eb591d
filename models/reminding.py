"""What the reminder sweep reads and writes, set by set: open lines, people, what was already told, and the decisions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import Session

from models.audit import record
from models.contributions import Beside, beside_of
from models.core import insert_new, named, table
from models.ended import ended_ids
from models.extensions import waited_of
from models.extensions import waiting as asked_more_time
from models.moves import open_moves
from models.opening import PARTNER
from models.reasons import reasons_of, received_since
from models.redated import Redated, amended_ids, redated
from models.tables import (
    Assignment,
    Audit,
    Channel,
    LaunchedPlan,
    Membership,
    MembershipUnit,
    Message,
    Person,
    Reminder,
    Role,
    Task,
    TaskMembership,
    Unit,
)
from plans.moved import Moved
from plans.plan import Handling
from plans.plan_keys import plan_key
from plans.policy import ReminderPolicy
from plans.stages import OPEN, Stage
from plans.waited import Waited
from plans.wanted import SENT, VIEWS

SWEPT = "remind"
"""What the log calls a day's reminders."""
_NEVER: tuple[None, None] = (None, None)
Partners = dict[int, list[tuple[str, int | None]]]
"""Who takes part in each task, as printed, with the id of the unit where the name is that of one alone."""


class PlanFacts(NamedTuple):
    """A launched plan as a mail needs it. `circulation` internal: only the number may be shown."""

    id: int
    number: str | None
    title: str
    issued: dt.date | None
    issuer: str | None
    urgency: str
    circulation: str
    office_id: int | None
    key: str = ""


class TaskFacts(NamedTuple):
    """A task as a mail needs it. `reminders` is the effective policy as stored, empty for the default; `partners` as printed.

    `said` is what a task without a document rests on; `line_of_report`: it is in the report's pile, received from above.
    """

    id: int
    title: str
    clause: str | None
    due: dict[str, Any] | None
    urgency: str
    field: str
    reminders: dict[str, Any]
    partners: tuple[str, ...] = ()
    said: str = ""
    line_of_report: bool = False
    key: str = ""


class OpenLine(NamedTuple):
    """An assignment that is not finished, or one that was ended (cancelled: whoever worked on it is told).

    `due` is the instant from which it is late; `returned` the reason of the last return (`returned_at`), of what was ended why it was.

    `inner`: a unit gave it on to one of its own, the one that confirms it; nobody above these two hears of it.
    `inside`: its result is ready and waits for the unit's own leader. `collected`, of a result that waits: of how many units the
    result of the same task and time is in, and how many owe it, where several do. `redated`: how amendments moved its date lately;
    `inside_by` who submitted what waits inside; `asked_until`: more time was asked for, until then, and nobody answered yet.
    `beside`: of partners that were asked for their part; `moves`: what moved its date.
    `waited`: more time that was asked for and refused, or not answered (`plans.waited.in_vain` judges what of it is told).
    `one_result`: the first of those that its result, which waits, was handed in for by one act (models/one_result.py).
    `received`: somebody of its unit received it lately, and so knows of it.
    """

    id: int
    task: TaskFacts
    plan: PlanFacts
    unit_id: int
    stage: Stage
    due: dt.datetime | None
    force: str
    opened_at: dt.datetime
    changed_at: dt.datetime
    credited_at: dt.datetime | None = None
    handed_in_at: dt.datetime | None = None
    handed_in_by: int | None = None
    correct_by: dt.datetime | None = None
    officer_id: int | None = None
    confirmer_unit_id: int | None = None
    returned: str | None = None
    inner: bool = False
    inside: bool = False
    collected: tuple[int, int] | None = None
    redated: tuple[Redated, ...] = ()
    inside_by: int | None = None
    asked_until: dt.date | None = None
    beside: Beside | None = None
    returned_at: dt.datetime | None = None
    moves: tuple[Moved, ...] = ()
    one_result: int | None = None
    waited: tuple[Waited, ...] = ()
    occurrence: str = ""
    received: bool = False


class PersonFacts(NamedTuple):
    """Somebody active in the registry."""

    id: int
    slug: str
    name: str
    title: str | None
    unit_id: int


class UnitFacts(NamedTuple):
    """A unit of the registry; `province_id` is its jurisdiction."""

    id: int
    slug: str
    name: str
    parent_id: int | None
    province_id: int | None


class RoleFacts(NamedTuple):
    """A hat of a person, scoped by unit and field (empty: all)."""

    person_id: int
    role: str
    unit_id: int | None
    field: str


class ChannelFacts(NamedTuple):
    """Where a person or a unit is reached. `url` may hold a password: it is never shown or logged."""

    id: int
    person_id: int | None
    unit_id: int | None
    url: str
    tags: tuple[str, ...]


class Registry(NamedTuple):
    """Everybody who may hear something, by id."""

    persons: dict[int, PersonFacts]
    units: dict[int, UnitFacts]
    roles: tuple[RoleFacts, ...]
    channels: tuple[ChannelFacts, ...]


def open_lines(session: Session, until: dt.datetime, since: dt.datetime) -> list[OpenLine]:
    """Lines that may need somebody: due before `until`, given after `since`, waiting to be received or confirmed, or returned.

    Also what was amended after `since`, and what was ended and is asked of its unit no more.
    """
    a = table(Assignment).c
    waiting = a.stage.in_([Stage.DRAFT.value, Stage.REVIEW.value])
    wanted = or_(a.due < until, a.opened_at > since, waiting, a.correct_by.is_not(None), a.id.in_(amended_ids(since)))
    columns = (
        a.id, a.task_id, a.plan_id, a.unit_id, a.stage, a.due, a.force, a.opened_at, a.changed_at, a.credited_at,
        a.handed_in_at, a.handed_in_by, a.correct_by, a.officer_id, a.confirmer_unit_id, a.parent_id,
        a.inside_at, a.inside_by, a.occurrence,
    )  # fmt: skip
    opened = select(*columns).where(a.stage.in_([stage.value for stage in OPEN]), wanted).order_by(a.due, a.id)
    partners = _partners(session)
    plans, tasks, reasons = _plans(session), _tasks(session, partners), reasons_of(session, since)
    counted, moved, beside = _collected(session), redated(session, since), beside_of(session)
    asked = {one.assignment: one.until for one in asked_more_time(session)}
    run, dates = session.connection().execute, open_moves(session.connection())
    rows: list[Any] = [*run(opened), *run(select(*columns).where(a.id.in_(ended_ids(since))).order_by(a.due, a.id))]
    waited = waited_of(session.connection(), [row[0] for row in rows], None)
    received = received_since(session, since)
    return [
        OpenLine._make(
            (
                row[0],
                _of_unit(tasks[row[1]], partners.get(row[1], ()), row[3]),
                plans[row[2]],
                row[3],
                Stage(row[4]),
                *row[5:-4],
                reasons.get(row[0], _NEVER)[0],
                row[-4] is not None,
                row[-3] is not None and row[4] == Stage.EXECUTE,
                counted.get(row[0]),
                moved.get(row[0], ()),
                row[-2],
                asked.get(row[0]),
                beside.get(row[0]),
                reasons.get(row[0], _NEVER)[1],
                dates.get(row[0], ()),
                None,
                waited.get(row[0], ()),
                row[-1],
                row[0] in received,
            )
        )
        for row in rows
        if row[2] in plans
    ]


def registry(session: Session) -> Registry:
    """Active people with their roles, every unit, and the channels in use."""
    person, unit = table(Person).c, table(Unit).c
    role, channel = table(Role).c, table(Channel).c
    run = session.connection().execute
    people = run(select(person.id, person.slug, person.name, person.title, person.unit_id).where(person.active))
    units = run(select(unit.id, unit.slug, unit.name, unit.parent_id, unit.province_id))
    roles = run(select(role.person_id, role.role, role.unit_id, role.field).order_by(role.id))
    reached: Iterable[Any] = run(
        select(channel.id, channel.person_id, channel.unit_id, channel.url, channel.tags)
        .where(channel.active)
        .order_by(channel.id)
    )
    persons = {row[0]: PersonFacts(*row) for row in people}
    return Registry(
        persons,
        {row[0]: UnitFacts(*row) for row in units},
        tuple(RoleFacts(*row) for row in roles if row[0] in persons),
        tuple(ChannelFacts(row[0], row[1], row[2], row[3], tuple(row[4] or ())) for row in reached),
    )


def longest_notice(session: Session) -> int:
    """How many days before a date the earliest reminder of any task is due; 0 where all are told on the day or later."""
    policies = session.connection().execute(select(table(Task).c.reminders).where(table(Task).c.active)).scalars()
    usual = ReminderPolicy().before
    return max((day for held in policies for day in (held or {}).get("before", usual)), default=0)


def last_swept(session: Session, day: dt.date) -> dt.date | None:
    """The last day before `day` whose sweep came to its end: one that was killed has not told everybody."""
    log = table(Audit).c
    days = select(func.max(log.subject)).where(log.what == SWEPT, log.subject < day.isoformat())
    found = session.connection().execute(days).scalar()
    return dt.date.fromisoformat(found) if found else None


def mark_swept(session: Session, day: dt.date, now: dt.datetime) -> None:
    """Note in the log that everybody was told what he must hear on `day`; once a day."""
    log = table(Audit).c
    done = select(log.id).where(log.what == SWEPT, log.subject == day.isoformat()).limit(1)
    if session.connection().execute(done).first() is None:
        record(session, None, SWEPT, day.isoformat(), now=now)


def told(session: Session, day: dt.date) -> set[tuple[int, int]]:
    """Pairs (assignment, person) that were told something on this day."""
    r = table(Reminder).c
    rows = session.connection().execute(select(r.assignment_id, r.person_id).where(r.day == day))
    return {(assignment, person) for assignment, person in rows}


def keys_of(session: Session, day: dt.date) -> dict[str, dt.datetime]:
    """Keys of the messages already in the outbox for this day, with when they were put there."""
    m = table(Message).c
    return dict(session.connection().execute(select(m.key, m.created_at).where(m.day == day)).tuples().all())


def record_reminders(session: Session, rows: Sequence[tuple[int, int, str, dt.date]]) -> None:
    """Writes decisions (assignment, person, kind, day); one that is already there stays."""
    if not rows:
        return
    connection = session.connection()
    unique = ("assignment_id", "person_id", "kind", "day")
    statement = insert_new(connection, table(Reminder), *unique)
    connection.execute(statement, [dict(zip(unique, row, strict=True)) for row in rows])


def _plans(session: Session) -> dict[int, PlanFacts]:
    p = table(LaunchedPlan).c
    rows = session.connection().execute(
        select(p.id, p.number, p.title, p.issued, p.issuer, p.urgency, p.circulation, p.office_id, p.slug, p.as_unit)
    )
    return {row[0]: PlanFacts._make((*row[:8], plan_key(row.slug, row.as_unit))) for row in rows}


def _tasks(session: Session, partners: Partners) -> dict[int, TaskFacts]:
    t = table(Task).c
    said = case((t.clause.is_(None), t.source_quote))  # a document's own words are long, and no mail needs them
    held = (
        t.id,
        t.title,
        t.clause,
        t.due,
        t.urgency,
        t.field,
        t.reminders,
        said,
        t.handling == Handling.REPORT.value,
        t.key,
    )
    found: dict[int, TaskFacts] = {}
    for row in session.connection().execute(select(*held)):
        named = tuple(name for name, _ in partners.get(row[0], ()))
        found[row[0]] = TaskFacts._make((*row[:6], row[6] or {}, named, row[7] or "", bool(row[8]), row[9]))
    return found


def _of_unit(task: TaskFacts, partners: Sequence[tuple[str, int | None]], unit: int) -> TaskFacts:
    """The task as this unit does it: who took it over as a partner is none any more."""
    if all(alone != unit for _, alone in partners):
        return task
    return task._replace(partners=tuple(name for name, alone in partners if alone != unit))


def _collected(session: Session) -> dict[int, tuple[int, int]]:
    """Of each result that waits to be confirmed, where several units owe the same: how many are in, and how many they are."""
    a, waits = table(Assignment).c, named(table(Assignment), "waits").c
    waiting = (waits.stage == Stage.REVIEW.value, waits.parent_id.is_(None))
    inside = func.sum(case((a.stage.in_([one.value for one in VIEWS[SENT]]), 1), else_=0))
    counted = (  # once for each task and time: joined line by line, a task of thousands would be counted thousands of times
        select(a.task_id, a.occurrence, inside.label("sent"), func.count().label("total"))
        .where(a.parent_id.is_(None), a.stage != Stage.CANCELLED.value)
        .where(a.task_id.in_(select(waits.task_id).where(*waiting)))
        .group_by(a.task_id, a.occurrence)
        .having(func.count() > 1)
        .cte()
    )
    c = counted.c
    same = and_(c.task_id == waits.task_id, c.occurrence == waits.occurrence)
    rows = select(waits.id, c.sent, c.total).join(counted, same).where(*waiting)
    return {row[0]: (row[1], row[2]) for row in session.connection().execute(rows)}


def _partners(session: Session) -> Partners:
    """Who takes part in each task, as printed, with the unit where the name is that of one alone."""
    part, named, member = table(TaskMembership).c, table(Membership).c, table(MembershipUnit).c
    rows = (
        select(part.task_id, named.name, func.min(member.unit_id), func.count(member.unit_id))
        .join(table(Membership), named.id == part.membership_id)
        .outerjoin(table(MembershipUnit), member.membership_id == named.id)
        .where(part.part == PARTNER)
        .group_by(part.task_id, part.place, named.id, named.name)
        .order_by(part.task_id, part.place, named.id)
    )
    found: Partners = {}
    for task, name, unit, many in session.connection().execute(rows):
        found.setdefault(task, []).append((name, unit if many == 1 else None))
    return found
