"""What partners are asked for, and gave."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field

from desk.reporting import last_day
from models import contributions
from plans.state import ZONE
from web.api.answers.common import Answer

Standing = Literal["waiting", "answered", "withdrawn", "ended"]


class Contribution(Answer):
    """One partner asked for its part. What it answered is told to the lead and to itself: to others `answer` and `file` are empty.

    `ended`: the assignment was closed before it answered. `nothing`: it has nothing to say.
    """

    id: int
    unit: str
    unit_name: str
    force: str
    words: str
    due: dt.datetime = Field(description="The instant from which it is late.")
    last_day: dt.date | None = None
    at: dt.datetime
    by_name: str | None
    standing: Standing = "waiting"
    answered_at: dt.datetime | None
    answered_by: str | None
    answer: str | None
    nothing: bool
    file: str | None
    withdrawn_at: dt.datetime | None
    withdrawn_by: str | None
    why: str | None

    @classmethod
    def of(cls, one: contributions.PartAsked, opened: bool) -> Self:
        """The ask as it goes out; `opened`: its assignment is open."""
        waits: Standing = "waiting" if opened else "ended"
        standing: Standing = "withdrawn" if one.withdrawn_at else "answered" if one.answered_at else waits
        return cls.model_validate(one).model_copy(update={"last_day": last_day(one.due, ZONE), "standing": standing})


class Awaited(Answer):
    """What a unit is asked for as a partner and has not given; `lead` is the name of the unit that asks."""

    id: int
    assignment: int
    unit: str
    unit_name: str
    force: str
    words: str
    due: dt.datetime
    last_day: dt.date | None = None
    at: dt.datetime
    by_name: str | None
    lead: str
    title: str
    clause: str | None
    number: str | None
    circulation: str

    @classmethod
    def of(cls, one: contributions.Awaited) -> Self:
        """The ask as it goes out."""
        return cls.model_validate(one).model_copy(update={"last_day": last_day(one.due, ZONE)})
