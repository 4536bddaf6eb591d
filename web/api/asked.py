"""What a program sends. Unknown fields are refused; days are ISO days; units are slugs or names that mean exactly one."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from plans.corrections import Edit
from plans.stages import Act
from web.api.deps import TEXT

EARLIEST, LATEST = dt.date(1945, 1, 1), dt.date(2200, 12, 31)
"""Days that are taken for a day of an office."""
MANY = 1000
"""Assignments of one call at most."""


def _sensible(day: dt.date) -> dt.date:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"a day from {EARLIEST} to {LATEST}")
    return day


Day = Annotated[dt.date, AfterValidator(_sensible)]
Line = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
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
    for the correction. cancel: `note`.
    """

    act: Act
    assignments: Annotated[list[Seen], Field(min_length=1, max_length=MANY)]
    note: Line = ""
    result: Result | None = None
    correct_by: Day | None = None
    officer: Slug | None = None


class Officer(Asked):
    """Who of the unit works on an assignment."""

    officer: Slug
    version: Number


class PlanFile(Asked):
    """A plan file (YAML) and how it is to be put in force.

    `receive_as`: the unit that receives it, where its office does not give it itself. `since`: the day from which dates are
    opened (today, unsaid). `text`: the document that the spans of its tasks count in.
    """

    plan: Yaml
    text: Annotated[str, StringConstraints(max_length=5_000_000, pattern=TEXT)] = ""
    receive_as: Slug | None = None
    office: Slug | None = None
    since: Day | None = None
    issued: Day | None = None


class NewVersion(Asked):
    """A new version of a plan in force. `force`: also where many of its tasks are taken out."""

    plan: Yaml
    text: Annotated[str, StringConstraints(max_length=5_000_000, pattern=TEXT)] = ""
    receive_as: Slug | None = None
    force: bool = False


class NewTask(Asked):
    """A task given by hand to units, due on its last day in time."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=TEXT)]
    units: Annotated[list[Slug], Field(min_length=1, max_length=MANY)]
    due: Day | None = None


class Event(Asked):
    """An event that a task waits for happened on a day; for all its units, or for these."""

    day: Day
    units: Annotated[list[Slug], Field(max_length=MANY)] = []


class NewPerson(Asked):
    """A person to add, or to change: roles and channels are added, none is taken away."""

    slug: Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=TEXT)]
    unit: Slug
    title: Line | None = None
    email: Line | None = None
    roles: Annotated[list[Line], Field(max_length=50)] = []


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


class DraftUndo(Asked):
    """The last correction is taken back, of the version that was seen."""

    version: Number
