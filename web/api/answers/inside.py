"""What goes on inside a unit: files of a result, what was given on."""

import datetime as dt

from pydantic import Field

from web.api.answers.common import Answer


class ResultFile(Answer):
    """A file of a result; until it is `out` (handed in) only the unit sees it."""

    id: int
    name: str
    size: int
    out: bool


class Part(Answer):
    """A part that was given on to a unit of ours, with its internal date; nobody above sees it."""

    id: int
    unit: str
    unit_name: str
    due: dt.datetime | None
    stage: str
    state: str | None
    progress: int | None


class Answered(Answer):
    """How many results went out, or back; `carried` are linked tasks that the same results went out for."""

    count: int
    carried: list[int] = Field(default_factory=list)
    unanswered: dict[int, tuple[str, ...]] = Field(
        default_factory=dict, description="By assignment, the partners that were asked and had not answered."
    )


class SharedOut(Answer):
    """How many assignments were shared out."""

    count: int


class Waits(Answer):
    """A linked task that waits to be confirmed with a result that came back of another: its number, the result."""

    id: int
    paper: str


class Waited(Answer):
    """More time that was asked for before the date; `refused`: when that was answered, the work `late` by so many days by then."""

    asked: dt.datetime
    until: dt.date
    refused: dt.datetime | None
    late: int


class Moved(Answer):
    """An assignment that moved; `next` is whose turn it is now.

    `unanswered`: partners that were asked for their part of what was handed in or confirmed and had not given it, by name.
    """

    id: int
    unit: str
    title: str
    from_stage: str
    to_stage: str
    next: str
    unanswered: tuple[str, ...] = ()
    paper: str = Field(default="", description="What it was last handed in with, as it was said then.")
    waits: tuple[Waits, ...] = Field(
        default=(), description="Of what came back: linked tasks that wait with that result still."
    )
    asked_until: dt.date | None = Field(
        default=None,
        description="Handed in while more time was asked for until then and not answered: the result ends the request.",
    )
