"""Every table of the product. Instants are aware UTC; JSON columns hold plain lists and dicts; slugs are stable keys."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from plans.plan import Force, Handling
from plans.stages import Stage

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}  # a later migration must be able to name what it changes, also on SQLite
OPEN_STAGES = text("stage IN ('draft', 'execute', 'review')")


def _json(default: type[list[Any]] | type[dict[Any, Any]]) -> Any:  # noqa: ANN401  (SQLModel's Field has no narrower type)
    return Field(default_factory=default, sa_column=Column(JSON, nullable=False))


class Unit(SQLModel, table=True):
    """An organisation, with its period of validity (`valid_to` is its last day). `province_id` is its jurisdiction."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    kind: str = Field(index=True)
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    force: str = Force.ORDER.value
    aliases: list[str] = _json(list)
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    code: str | None = None


class UnitGroup(SQLModel, table=True):
    """A named group of units ("các sở, ban, ngành tỉnh"). `rule` selects members by kind and place; `kind` is orgs or people."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    kind: str = "orgs"
    aliases: list[str] = _json(list)
    rule: dict[str, Any] = _json(dict)


class GroupMember(SQLModel, table=True):
    """A unit that belongs to a group by name, for a period."""

    __table_args__ = (UniqueConstraint("group_id", "unit_id", "valid_from"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="unitgroup.id")
    unit_id: int = Field(foreign_key="unit.id")
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class Succession(SQLModel, table=True):
    """On day `on` the work of one unit passed to another; `whole` is false where only a part of it did."""

    __table_args__ = (UniqueConstraint("unit_id", "successor_id"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id")
    successor_id: int = Field(foreign_key="unit.id")
    on: dt.date
    whole: bool = True


class Person(SQLModel, table=True):
    """Somebody who works in a unit. Mail goes to persons."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    title: str | None = None
    unit_id: int = Field(foreign_key="unit.id", index=True)
    active: bool = True


class Role(SQLModel, table=True):
    """A hat of a person: coordinator, leader, unit, supervisor, admin; and contact, officer, head, follower inside an office.

    Scoped by unit (whose work he sees or answers for) and by field (lĩnh vực); none means all.
    """

    __table_args__ = (UniqueConstraint("person_id", "role", "unit_id", "field"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    field: str = ""


class Channel(SQLModel, table=True):
    """Where a person or a unit is reached: any Apprise URL, with tags."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    url: str
    tags: list[str] = _json(list)
    active: bool = True


class LaunchedPlan(SQLModel, table=True):
    """A plan in force. `as_unit` is the receiving unit's slug, empty in the issuing perspective; `yaml` is the plan itself."""

    __table_args__ = (UniqueConstraint("slug", "as_unit"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str
    as_unit: str = ""
    version: int = 1
    checksum: str
    title: str
    number: str | None = None
    issued: dt.date | None = None
    issuer: str | None = None
    urgency: str = "none"
    circulation: str = "open"
    office_id: int | None = Field(default=None, foreign_key="unit.id")
    yaml: str
    text: str = ""
    source_sha256: str | None = None
    since: dt.date
    launched_on: dt.date
    launched_at: dt.datetime
    proposed_by: int | None = Field(default=None, foreign_key="person.id")
    agreed_by: int | None = Field(default=None, foreign_key="person.id")
    closed_at: dt.datetime | None = None


class Task(SQLModel, table=True):
    """What a launched plan asks; all piles are kept, only tracked ones (and received ones) have assignments.

    `opened_until`: a recurring task's occurrences up to this day have been opened, by the launch or a sweep.
    """

    __table_args__ = (UniqueConstraint("plan_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="launchedplan.id", index=True)
    key: str
    ordinal: int
    title: str
    clause: str | None = None
    quote: str = ""
    source_quote: str | None = None
    report_to: str | None = None
    via: str | None = None
    due: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    handling: str = Handling.TRACK.value
    why: str | None = None
    force: str = Force.ORDER.value
    together: bool = False
    urgency: str = "none"
    field: str = ""
    product: str | None = None
    target: str | None = None
    confirmer_unit_id: int | None = Field(default=None, foreign_key="unit.id")
    stages: dict[str, Any] = _json(dict)
    reminders: dict[str, Any] = _json(dict)
    opened_until: dt.date | None = None
    active: bool = True


class Membership(SQLModel, table=True):
    """A name as printed in a plan and what it was bound to, as of a day: the dated membership list kept with the plan."""

    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="launchedplan.id", index=True)
    name: str
    as_of: dt.date


class MembershipUnit(SQLModel, table=True):
    """One unit of a membership list."""

    membership_id: int = Field(foreign_key="membership.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class TaskMembership(SQLModel, table=True):
    """Which lists lead a task and which take part in it (`part` is lead or partner)."""

    task_id: int = Field(foreign_key="task.id", primary_key=True)
    membership_id: int = Field(foreign_key="membership.id", primary_key=True)
    part: str = Field(primary_key=True)


class Assignment(SQLModel, table=True):
    """One task, one unit, one occurrence: the row everything turns on.

    `occurrence` is the rule's own date (or "once", "event-…"), never NULL, never moved; `due` is the instant from which it is late.
    `credited_at` is the hand-in that counts, `correct_by` the date a return set. `force` is copied: a request has no overdue figure.
    """

    __table_args__ = (
        UniqueConstraint("task_id", "unit_id", "occurrence"),
        Index("assignment_open_due", "due", "unit_id", sqlite_where=OPEN_STAGES, postgresql_where=OPEN_STAGES),
        Index("assignment_unit_stage", "unit_id", "stage"),
        Index("assignment_plan", "plan_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    plan_id: int = Field(foreign_key="launchedplan.id")
    unit_id: int = Field(foreign_key="unit.id")
    occurrence: str
    due: dt.datetime | None = None
    stage: str = Stage.DRAFT.value
    version: int = 1
    force: str = Force.ORDER.value
    opened_at: dt.datetime
    changed_at: dt.datetime
    credited_at: dt.datetime | None = None
    handed_in_at: dt.datetime | None = None
    handed_in_by: int | None = Field(default=None, foreign_key="person.id")
    correct_by: dt.datetime | None = None
    officer_id: int | None = Field(default=None, foreign_key="person.id")
    confirmer_unit_id: int | None = Field(default=None, foreign_key="unit.id")
    parent_id: int | None = Field(default=None, foreign_key="assignment.id")


class StageChange(SQLModel, table=True):
    """One move of an assignment, append-only, with the clock's columns as they stood after it (the board on a past day)."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    act: str
    from_stage: str
    to_stage: str
    at: dt.datetime = Field(index=True)
    by: int | None = Field(default=None, foreign_key="person.id")
    note: str | None = None
    evidence: str | None = None
    due: dt.datetime | None = None
    credited_at: dt.datetime | None = None
    correct_by: dt.datetime | None = None


class Message(SQLModel, table=True):
    """A text in the outbox for one person, kind, day and channel; `key` is unique and travels in the mail's header."""

    __table_args__ = (
        Index(
            "message_waiting",
            "next_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "message_sending",
            "claimed_until",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: str
    day: dt.date = Field(index=True)
    channel_id: int = Field(foreign_key="channel.id")
    subject: str
    body: str
    html: str | None = None
    urgent: bool = False
    state: str = "waiting"
    tries: int = 0
    next_at: dt.datetime
    claimed_until: dt.datetime | None = None
    fence: int | None = None
    created_at: dt.datetime
    sent_at: dt.datetime | None = None


class Reminder(SQLModel, table=True):
    """The decision to tell a person of an assignment, once a kind and day."""

    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "kind", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    person_id: int = Field(foreign_key="person.id")
    kind: str
    day: dt.date = Field(index=True)


class Attempt(SQLModel, table=True):
    """One try to deliver a message. `ok` is empty while it is in flight: such a message may have been sent."""

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id", index=True)
    at: dt.datetime
    ended_at: dt.datetime | None = None
    ok: bool | None = None
    detail: str | None = None


class Lease(SQLModel, table=True):
    """Who may sweep now. `fence` grows by one with each holder; a write with an old fence is refused."""

    name: str = Field(primary_key=True)
    holder: str
    fence: int
    expires_at: dt.datetime


class Wake(SQLModel, table=True):
    """A wish that a flow runs soon, written by whoever may not call it; the poller takes it."""

    id: int | None = Field(default=None, primary_key=True)
    flow: str
    asked_at: dt.datetime
    taken_at: dt.datetime | None = None


class CalendarDay(SQLModel, table=True):
    """An exception in the office's own calendar, on top of the national one: holiday, compensatory, worked."""

    day: dt.date = Field(primary_key=True)
    kind: str
    name: str = ""


class Password(SQLModel, table=True):
    """What lets a person in: an Argon2 hash, never the password."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    hash: str
    changed_at: dt.datetime


class WebSession(SQLModel, table=True):
    """A browser that is logged in. `key` is the SHA-256 of the random number in its cookie."""

    key: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    started_at: dt.datetime
    expires_at: dt.datetime = Field(index=True)


class OneTimeLink(SQLModel, table=True):
    """A link that sets a password once. `key` is a SHA-256; without a person it makes the first admin."""

    key: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    expires_at: dt.datetime
    used_at: dt.datetime | None = None


class LoginTry(SQLModel, table=True):
    """One try to log in, written before the password is looked at; `ok` once it was right. `name` is what was typed, hashed."""

    __table_args__ = (Index("logintry_name", "name", "at"), Index("logintry_address", "address", "at"))

    id: int | None = Field(default=None, primary_key=True)
    name: str
    address: str
    at: dt.datetime
    ok: bool = False


class Audit(SQLModel, table=True):
    """Who did what to what, append-only."""

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")
    what: str
    subject: str
    details: dict[str, Any] = _json(dict)
