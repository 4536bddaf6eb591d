"""What partners are asked for: a part of an assignment's work, by a day of its own."""

import datetime as dt

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

PART_WAITS = text("answered_at IS NULL AND withdrawn_at IS NULL")


class Contribution(SQLModel, table=True):
    """One partner asked for its part: what, by when (`due` is the instant from which it is late), and what it answered.

    It waits while it is neither answered nor withdrawn and the assignment is open; a partner is asked one thing at a time.
    An answer without words and file says that it has nothing to say.
    """

    __table_args__ = (
        Index(
            "contribution_waiting", "assignment_id", "unit_id", unique=True, sqlite_where=PART_WAITS, postgresql_where=PART_WAITS,
        ),
        Index("contribution_unit", "unit_id", sqlite_where=PART_WAITS, postgresql_where=PART_WAITS),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    unit_id: int = Field(foreign_key="unit.id")
    words: str
    due: dt.datetime
    at: dt.datetime
    by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: dt.datetime | None = None
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answer: str | None = None
    file_id: int | None = Field(default=None, foreign_key="storedfile.id")
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: int | None = Field(default=None, foreign_key="person.id")
    why: str | None = None
