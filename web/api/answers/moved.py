"""Dates of a day's work that were moved lately."""

import datetime as dt
from typing import Self

from pydantic import Field

from desk import moved_dates
from desk.reporting import last_day
from plans.retelling import retold
from plans.state import ZONE
from plans.wording import Lang
from web.api.answers.common import Answer


class MovedDate(Answer):
    """An assignment of the day whose date was moved within the last week (`act` amend or extend), or asked to be and was not."""

    assignment: int
    title: str
    act: str
    at: dt.datetime
    before: dt.datetime | None = Field(description="What `due` was before the last change.")
    due: dt.datetime | None
    last_day: dt.date | None
    note: str = Field(description="From what to what, on which ground and why, as the history says it.")

    @classmethod
    def told(cls, one: moved_dates.MovedDate, lang: Lang) -> Self:
        """The change as it goes out."""
        line, last = one.line, one.last
        return cls(
            assignment=line.id, title=line.title, act=last.act, at=last.at, before=last.before, due=line.due,
            last_day=last_day(line.due, ZONE), note=retold(last.note, lang),
        )  # fmt: skip
