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


class SharedOut(Answer):
    """How many assignments were shared out."""

    count: int
