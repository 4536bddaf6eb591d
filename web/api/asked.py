"""What a program sends. Unknown fields are refused; days are ISO days; units are slugs or names that mean exactly one."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from desk.papers.making import Kind
from plans.access import Role
from plans.corrections import Edit
from plans.due import ClockTime
from plans.hooks import HookEvent
from plans.plan import Force
from plans.stages import Act
from web.api.deps import TEXT

EARLIEST, LATEST = dt.date(1945, 1, 1), dt.date(2200, 12, 31)
"""Days that are taken for a day of an office."""
MANY = 1000
"""Assignments of one call at most."""


def _sensible(day: dt.date) -> dt.date:
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError("day_insensible", "a day from 1945 to 2200")
    return day


Day = Annotated[dt.date, AfterValidator(_sensible)]
Line = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
Note = Annotated[str, StringConstraints(max_length=2000, pattern=TEXT)]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=TEXT)]
Yaml = Annotated[str, StringConstraints(min_length=1, max_length=5_000_000, pattern=TEXT)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Asked(BaseModel):
    """Base of what is sent."""

    model_config = ConfigDict(extra="forbid")


class Seen(Asked):
    """An assignment and the version of it that was seen."""

    id: Number
    version: Number


class Result(Asked):
    """The document that shows a result."""

    number: Line = ""
    date: Day | None = None
    subject: Line = ""
    signer: Line = ""
    link: Annotated[str, StringConstraints(max_length=500, pattern=r"^(https?://[^\s<>\"\x00]+)?$")] = ""


class Doing(Asked):
    """One act on some assignments, on all of them or on none.

    accept: `officer` says who will work on them. hand-in: `result` or `note`. return: `note` and `correct_by`, the last day
    for the correction. cancel: `note`. `sure`: in spite of what is doubtful about the result or the day,
    or of its coming back at a linked task (approve). `own_files`: whether one
    result for several goes with the files that lie ready for one of them alone; must be said where there are any.
    """

    act: Act
    assignments: Annotated[list[Seen], Field(min_length=1, max_length=MANY)]
    note: Note = ""
    result: Result | None = None
    correct_by: Day | None = None
    officer: Slug | None = None
    sure: bool = False
    own_files: bool | None = None


class Officer(Asked):
    """Who of the unit works on an assignment."""

    officer: Slug
    version: Number


class PlanFile(Asked):
    """A plan file (YAML) and how it is to be put in force.

    `receive_as`: the unit that receives it, where its office does not give it itself. `since`: the day from which dates are
    opened (today, unsaid). `text`: the document that the spans of its tasks count in. `anew`: also what
    looks like work given before; without it, it is refused. `leave_past`: tasks whose day has passed, or is not known, are given
    to nobody; without it a plan with such tasks is refused, unless they say `give_past`.
    """

    plan: Yaml
    text: Annotated[str, StringConstraints(max_length=5_000_000, pattern=TEXT)] = ""
    receive_as: Slug | None = None
    office: Slug | None = None
    since: Day | None = None
    issued: Day | None = None
    anew: Annotated[bool, Field(strict=True)] = False
    leave_past: Annotated[bool, Field(strict=True)] = False


class NewVersion(Asked):
    """A new version of a plan in force. `basis` (a paper's number and day, or somebody's word) and `reason` go to its units; shown without
    them, it is not done without. `force`: also where many of its tasks are taken out.
    """

    plan: Yaml
    basis: Line = ""
    reason: Line = ""
    text: Annotated[str, StringConstraints(max_length=5_000_000, pattern=TEXT)] = ""
    receive_as: Slug | None = None
    force: bool = False


class Reopen(Asked):
    """What an act on a plan in force rests on (a paper's number and day, or somebody's word), and why."""

    basis: Line
    reason: Line


class Close(Reopen):
    """`end_open`: what of it is open is ended too; with `shown`, how many were seen, only where they are still so many."""

    end_open: bool = False
    shown: Annotated[int, Field(ge=0, le=10_000_000)] | None = None


class TaskLine(Asked):
    """A task by hand: what, for whom (slugs or names, ";" between several), until when (a day, or words such as "hằng tháng").

    `same_as`: tasks in force ("plan:key") that it is the same work as; one result closes them.
    """

    title: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=TEXT)]
    units: Annotated[str, StringConstraints(max_length=4000, pattern=TEXT)]
    due: Line = ""
    product: Line = ""
    same_as: Annotated[list[Line], Field(max_length=20)] = []


class NewTasks(Asked):
    """A few tasks by hand, without a document. `said` is where the order comes from ("Kết luận giao ban ngày 28/9").

    `anew`: also what looks like work given before; without it, it is refused.
    """

    lines: Annotated[list[TaskLine], Field(min_length=1, max_length=100)]
    said: Line = ""
    anew: Annotated[bool, Field(strict=True)] = False


class NewOrder(Asked):
    """An order spoken in a meeting: what, for whom, until when, where it was said, in which field. `sure`: in spite of doubts."""

    words: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=TEXT)]
    units: Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
    due: Line = ""
    said: Line = ""
    field: Line = ""
    sure: bool = False


class Event(Asked):
    """An event that a task waits for happened on a day, at an `hour` ("14:30") where that is known; for all its units, or for these.
    `give_past`: also where it is overdue at once; `another`: also where one of that day is on record.
    """

    day: Day
    hour: ClockTime | None = None
    units: Annotated[list[Slug], Field(max_length=MANY)] = []
    give_past: Annotated[bool, Field(strict=True)] = False
    another: Annotated[bool, Field(strict=True)] = False


class Progress(Asked):
    """How far the work is, in per cent and words, of the version that was seen."""

    version: Number
    percent: Annotated[int, Field(ge=0, le=100)]
    note: Note = ""


class InsideAct(Asked):
    """Inside a unit: submit a result to its leader, let it out (handed in), give it back with a `note` (or withdraw it)."""

    version: Number
    act: Literal["submit", "let-out", "give-back"]
    note: Note = ""
    result: Result | None = None
    sure: bool = False


class InsideTogether(Asked):
    """What several results that wait inside are to become, all of them or none: out (handed in), or back with a `note`."""

    assignments: Annotated[list[Seen], Field(min_length=1, max_length=MANY)]
    act: Literal["let-out", "give-back"]
    note: Note = ""


class Share(Asked):
    """A piece of our part: for which unit of ours (slug or name), until which day (none: no internal date)."""

    unit: Slug
    due: Day | None = None


class Shares(Asked):
    """An assignment given on to units of ours, all pieces of it or none."""

    parts: Annotated[list[Share], Field(min_length=1, max_length=50)]


class PartnersAsked(Asked):
    """Partners of an assignment asked for their part, all of them or none; `every`: all that are not asked yet.

    A partner is named by its slug or its name, or many by the name that the task has for them.
    """

    units: Annotated[list[Slug], Field(max_length=MANY)] = []
    every: bool = False
    words: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=TEXT)]
    day: Day
    sure: bool = Field(False, description="What is doubtful about the day was seen: ask all the same.")


class AskWithdrawn(Asked):
    """What was asked of a partner is asked no more."""

    why: Note = ""


class SharedOut(Asked):
    """Several assignments of one unit to one officer of it, or whole to one unit of ours with an internal date; all or none."""

    assignments: Annotated[list[Seen], Field(min_length=1, max_length=MANY)]
    officer: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    unit: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    due: Day | None = None


class NewPaper(Asked):
    """A paper to be kept with its figures; `units` are those that a letter is to urge (none: all that are overdue)."""

    kind: Kind
    ending: Literal["docx", "pdf", "xlsx"] = "docx"
    units: Annotated[list[Slug], Field(max_length=MANY)] = []
    again: Annotated[
        bool, Field(description="Also where a letter to be signed, or signed of late, urges some of the same tasks.")
    ] = False


class Person(Asked):
    """A person of the registry as typed in. Without a slug he gets one from his name."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=TEXT)]
    unit: Slug
    slug: Annotated[str, StringConstraints(max_length=80, pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$")] = ""
    title: Line = ""
    email: Line = ""


class PutAway(Asked):
    """`sure`: in spite of what stays without anybody."""

    sure: bool = False


class NewRole(Asked):
    """A role, of a unit, of a field; without either of his own unit, or where `everywhere` says so of the whole system."""

    role: Role
    unit: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    field: Line = ""
    everywhere: bool = False


class NewUnit(Asked):
    """A unit of the registry. `parent` is a slug or a name; without a slug it gets one from its name."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=TEXT)]
    kind: Line
    parent: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    slug: Annotated[str, StringConstraints(max_length=200, pattern=r"^[a-z0-9/-]*$")] = ""
    force: Force = Force.ORDER
    valid_from: Day | None = None


class UnitName(Asked):
    """Another name for the same unit; the name before stays among its other names."""

    unit: Slug
    name: Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=TEXT)]
    aliases: Annotated[list[Line], Field(max_length=50)] = []
    force: Force = Force.ORDER


class UnitEnd(Asked):
    """From `day` on the heir does the unit's work (`whole`: all of it); the day before is its last."""

    unit: Slug
    day: Day
    heir: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    whole: bool = True


class NewChannel(Asked):
    """Where a person or a unit is reached: a mail address, "URL", or "tag,tag=URL". One of the two is named."""

    channel: Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=TEXT)]
    person: Annotated[str, StringConstraints(max_length=80, pattern=TEXT)] = ""
    unit: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""


class NewHook(Asked):
    """Another system to tell (docs/webhooks.md); without events it is told of all of them."""

    url: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=TEXT)]
    events: list[HookEvent] = list(HookEvent)


class Account(Asked):
    """An account of the single sign-on: its subject (`sub`) there."""

    subject: Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=TEXT)]


class DraftEdit(Asked):
    """One correction of a plan on its way, of the version that was seen, and why."""

    version: Number
    edit: Edit
    why: Line = ""


class DraftAct(Asked):
    """What is done to a plan on its way; `why` where it is sent back or dropped."""

    version: Number
    act: Literal["propose", "agree", "send-back", "launch", "drop"]
    why: Line = ""


class DraftDoubts(Asked):
    """Doubts that were looked at and stay as they are, by their keys."""

    version: Number
    keys: Annotated[list[Line], Field(min_length=1, max_length=MANY)]


class NewFilter(Asked):
    """A filter of a list, a table or the board, to be kept under a name; `query` as the list takes it."""

    page: Literal["overdue", "tasks", "units"]
    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=TEXT)]
    query: Annotated[
        dict[Literal["unit", "below", "field", "plan", "task", "urgency", "state", "text", "at"], Line],
        Field(min_length=1),
    ]


class DraftSide(Asked):
    """Which unit receives it (slug or name); none: our office gives it itself."""

    version: Number
    receive_as: Annotated[str, StringConstraints(max_length=300, pattern=TEXT)] = ""
    why: Line = ""


class DraftVersion(Asked):
    """The version of a plan on its way that was seen."""

    version: Number
