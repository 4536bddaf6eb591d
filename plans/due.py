"""When a task is due, as the directive says it: seven kinds, tagged by `kind` (field names as in the plan file)."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plans.problems import Frozen

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""Hours and minutes of the day, "17:00", in the office's time zone."""


class OnDate(Frozen):
    """Due once. `date` is the last day on which it is still in time; `start` the day the work may begin."""

    kind: Literal["date"] = "date"
    date: dt.date
    time: ClockTime | None = None
    start: dt.date | None = None
    text: str = ""


class Recurring(Frozen):
    """Due again and again: an RFC 5545 rule, whose occurrences are the last days in time.

    `start` is its DTSTART, the day before which it never occurs; without one it counts from the document's own day.
    """

    kind: Literal["recurring"] = "recurring"
    rrule: str
    time: ClockTime | None = None
    start: dt.date | None = None
    text: str = ""


class Relative(Frozen):
    """Due so long after (or, negative, before) an anchor; counted after articles 147-148 of the Civil Code 2015."""

    kind: Literal["relative"] = "relative"
    amount: int
    unit: Literal["hour", "day", "working-day", "week", "month", "year"]
    from_: Literal["issued", "effective", "received", "event"] = Field(alias="from")
    text: str = ""


class Periodic(Frozen):
    """Recurring, but the text gives no period ("định kỳ")."""

    kind: Literal["periodic"] = "periodic"
    text: str = ""


class OnEvent(Frozen):
    """Due each time something happens ("nếu có khó khăn, vướng mắc")."""

    kind: Literal["on-event"] = "on-event"
    text: str = ""


class Immediate(Frozen):
    """Demanded at once ("ngay", "lập tức"); the urgency policy gives it a date."""

    kind: Literal["immediate"] = "immediate"
    text: str = ""


Due = Annotated[OnDate | Recurring | Relative | Periodic | OnEvent | Immediate, Field(discriminator="kind")]
"""Any of the kinds; `None` in a task means continuous or unstated."""
