"""What is kept: the registry, papers, other systems, a person's own; and the export."""

import datetime as dt
from typing import Any

from pydantic import Field

from plans.hooks import Hook, HookCall
from web.api.answers.common import Answer, Figures, Listed
from web.api.problems import ProblemItem


class ExportedTask(Answer):
    """An assignment in a file for other programs (docs/export.md)."""

    id: int
    plan: str
    number: str | None
    issuer: str | None
    plan_title: str
    task: str
    clause: str | None
    title: str
    unit: str
    unit_name: str
    field: str
    urgency: str
    force: str
    occurrence: str
    last_day: dt.date | None
    due_text: str
    stage: str
    state: str | None
    days_late: int
    turn: str
    officer: str | None
    confirmer: str | None
    opened_at: dt.datetime
    handed_in_at: dt.datetime | None
    credited_at: dt.datetime | None
    correct_by: dt.datetime | None
    asked_until: dt.date | None
    extended_from: dt.datetime | None
    first_due: dt.datetime | None = Field(
        description="The date before it was first extended, or first amended when it had passed."
    )
    was_overdue: int = Field(description="Days that it was overdue when its date was moved; 0 where it was in time.")
    given_late: bool = Field(description="Whether its date had passed when the unit was given it.")
    asked_on: dt.date | None = Field(
        description="When more time was asked for in time that was answered when the date had passed, or never."
    )
    refused_on: dt.date | None = Field(description="When that was refused.")
    parts_asked: int = Field(description="Of how many partners a part is asked.")
    parts_in: int = Field(description="How many of these gave it.")
    parts_out: list[str] = Field(description="Names of partners that the unit waits for.")
    parts_since: dt.datetime | None = Field(description="When the first of these was asked.")
    last_hour: str | None = Field(description="Until which hour of its last day it is in time (19:00); none: all day.")


class UnheldName(Answer):
    """A name among the leads of a task that stands for no unit: nobody of that name was given it."""

    plan: str
    number: str | None
    task: str
    title: str
    name: str


class Exported(Answer):
    """The file whole: its layout, the moment, what was asked for, the figures, every assignment."""

    format: str
    moment: dt.datetime
    wanted: dict[str, Any]
    figures: Figures
    unheld: list[UnheldName] = Field(description="Of all, or of one plan whole; empty where it is narrowed further.")
    tasks: list[ExportedTask]


class Somebody(Answer):
    """A person of the registry."""

    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    active: bool


class PersonRow(Somebody):
    """A person in the keeper's list; roles as "role", "role:unit" or "role:unit:field"."""

    roles: list[str]


class Worn(Answer):
    """A role that somebody has."""

    id: int
    role: str
    unit: str | None
    field: str


class Reach(Answer):
    """Where somebody is reached; the address itself is not told, since it may hold a password."""

    id: int
    shown: str
    tags: list[str]


class PersonCard(Somebody):
    """A person; `open` counts what is his to work on, `enters` says whether he can log in with a password."""

    roles: list[Worn]
    channels: list[Reach]
    open: int
    enters: bool
    accounts: list[str] = Field(description="By which accounts of the single sign-on he logs in.")


class PersonLeft(PersonCard):
    """A person who was put away."""

    left: list[ProblemItem] = Field(
        default_factory=list, description="What stays without anybody: doubts for hats, a note for open work."
    )


class Heir(Answer):
    """A unit that took over another one's work on a day, or whose work was taken over."""

    slug: str
    name: str
    on: dt.date
    whole: bool


class UnitKept(Answer):
    """A unit of the registry with what stands around it; counts are of open assignments and active people."""

    slug: str
    name: str
    kind: str
    force: str
    aliases: list[str]
    valid_from: dt.date | None
    valid_to: dt.date | None
    parent: str | None
    parent_name: str | None
    heirs: list[Heir]
    before: list[Heir]
    open: int
    people: int
    channels: list[Reach] = Field(default_factory=list)


class Told(Answer):
    """Whether a line that was sent to try a channel was taken, and else what went wrong."""

    ok: bool
    detail: str


class HookCalls(Answer):
    """A webhook with its calls, the last first."""

    hook: Hook
    calls: Listed[HookCall]


class Token(Answer):
    """A token of the person who asks; never the token itself."""

    id: int
    name: str
    scopes: list[str]
    made_at: dt.datetime
    expires_at: dt.datetime | None
    used_at: dt.datetime | None
    ended_at: dt.datetime | None


class Filter(Answer):
    """A kept filter: the page it is of, its name and its query."""

    id: int
    page: str
    name: str
    query: dict[str, str]


class Calendar(Answer):
    """Since when there is a calendar; its address only where it was just made, shown once."""

    since: dt.datetime | None
    address: str | None = None


class Paper(Answer):
    """A paper that was drafted, with its figures frozen; numbered when it came back signed; or put away."""

    id: int
    kind: str
    title: str
    made_at: dt.datetime
    made_by: str | None
    moment: dt.datetime
    number: str | None
    signed_on: dt.date | None
    signer: str | None
    discarded: bool


class Caller(Answer):
    """Whose token it is, with his roles, and what the token opens of them."""

    slug: str
    name: str
    unit: str
    roles: list[str]
    scopes: list[str]
