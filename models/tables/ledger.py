"""Plans in force: tasks, whom they bind, assignments and what happened to them."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.tables.columns import json_column
from plans.plan import Force, Handling
from plans.stages import Stage

OPEN_STAGES = text("stage IN ('draft', 'execute', 'review')")
REQUEST_WAITS = text("answer IS NULL")
HANDED_IN = text("stage IN ('draft', 'execute', 'review') AND credited_at IS NOT NULL")
AMENDED = text("act = 'amend'")


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
    document_id: int | None = Field(default=None, foreign_key="storedfile.id")


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
    stages: dict[str, Any] = json_column(dict)
    reminders: dict[str, Any] = json_column(dict)
    opened_until: dt.date | None = None
    active: bool = True


class TaskLink(SQLModel, table=True):
    """Two tasks in force that one result answers: a unit's result for one is its result for the other."""

    __table_args__ = (UniqueConstraint("task_id", "same_as_id"),)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    same_as_id: int = Field(foreign_key="task.id", index=True)
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")
    why: str | None = None


class Membership(SQLModel, table=True):
    """A name as printed in a plan and what it was bound to, as of a day: the dated membership list kept with the plan."""

    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="launchedplan.id", index=True)
    name: str
    as_of: dt.date


class MembershipUnit(SQLModel, table=True):
    """One unit of a membership list."""

    __table_args__ = (Index("membershipunit_unit", "unit_id"),)

    membership_id: int = Field(foreign_key="membership.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class TaskMembership(SQLModel, table=True):
    """Which lists lead a task and which take part in it (`part` is lead, partner or receiver), in the order of the paper (`place`)."""

    task_id: int = Field(foreign_key="task.id", primary_key=True)
    membership_id: int = Field(foreign_key="membership.id", primary_key=True)
    part: str = Field(primary_key=True)
    place: int | None = None


class Assignment(SQLModel, table=True):
    """One task, one unit, one occurrence: the row everything turns on.

    `occurrence` is the rule's own date (or "once", "event-…"), never NULL, the same until the rule changes;
    `due` is the instant from which it is late.
    `credited_at` is the hand-in that counts, `correct_by` the date a return set. `force` is copied: a request has no overdue figure.
    `progress` is the unit's own figure in per cent. `inside_at`: a result is ready and waits for the unit's leader to let it out.
    """

    __table_args__ = (
        UniqueConstraint("task_id", "unit_id", "occurrence"),
        Index("assignment_open_due", "due", "unit_id", sqlite_where=OPEN_STAGES, postgresql_where=OPEN_STAGES),
        Index("assignment_handed_in", "credited_at", "due", sqlite_where=HANDED_IN, postgresql_where=HANDED_IN),
        Index("assignment_unit_stage", "unit_id", "stage"),
        Index("assignment_plan", "plan_id"),
        Index("assignment_confirmer", "confirmer_unit_id", "stage"),
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
    progress: int | None = None
    inside_at: dt.datetime | None = None
    inside_by: int | None = Field(default=None, foreign_key="person.id")


class StageChange(SQLModel, table=True):
    """One move of an assignment, append-only, with the clock's columns as they stood after it (the board on a past day)."""

    __table_args__ = (
        Index("stagechange_amended", "act", "assignment_id", sqlite_where=AMENDED, postgresql_where=AMENDED),
    )

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


class Evidence(SQLModel, table=True):
    """What a unit shows for a result: a signed file or a link, with number, date, signer and subject. Kept while it waits inside, too."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    change_id: int | None = Field(default=None, foreign_key="stagechange.id")
    file_id: int | None = Field(default=None, foreign_key="storedfile.id", index=True)
    number: str | None = None
    date: dt.date | None = None
    signer: str | None = None
    subject: str | None = None
    link: str | None = None
    note: str | None = None
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")


class Extension(SQLModel, table=True):
    """More time that a unit asked for: the new day, why (`ground`: plans.extending.Ground), and what was answered, if it was.

    `due` is the instant that stood when it was asked; `granted` the one that a grant put in the place of `replaced`.
    `answer`: granted, refused or withdrawn.
    """

    __table_args__ = (
        Index(
            "extension_waiting",
            "assignment_id",
            unique=True,
            sqlite_where=REQUEST_WAITS,
            postgresql_where=REQUEST_WAITS,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    asked_at: dt.datetime
    asked_by: int | None = Field(default=None, foreign_key="person.id")
    until: dt.date
    ground: str
    reason: str
    paper: str | None = None
    due: dt.datetime
    answer: str | None = None
    answered_at: dt.datetime | None = None
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    replaced: dt.datetime | None = None
    granted: dt.datetime | None = None
    note: str | None = None
