"""Hand-overs that wait for a leader: lines of the log, until a later line says that one was agreed to or dropped."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import String, cast, insert, literal, select
from sqlmodel import Session

from models.core import table
from models.tables import Audit, Person

_AUDIT, _PERSON = table(Audit), table(Person)
PROPOSED, AGREED, DROPPED = "hand-over-propose", "hand-over-agree", "hand-over-drop"
"""What the log calls it."""


class Proposal(NamedTuple):
    """Work of a unit that somebody asks to hand over: which assignments, to whom, from which day, and why.

    `offices` launched it: whoever agrees leads there.
    """

    id: int
    at: dt.datetime
    by: str | None
    by_name: str | None
    unit: str
    unit_name: str
    to: str
    to_name: str
    day: dt.date
    reason: str
    ids: tuple[int, ...]
    offices: tuple[str | None, ...]


def put_proposal(session: Session, by: int, unit: str, details: dict[str, Any], now: dt.datetime) -> int:
    """Keep one; its number. `details` are those of a Proposal from `unit_name` on."""
    row = {"at": now, "by": by, "what": PROPOSED, "subject": f"unit:{unit}", "details": details}
    return int(session.connection().execute(insert(_AUDIT).values(**row).returning(_AUDIT.c.id)).scalar_one())


def proposals(session: Session, unit: str | None = None, number: int | None = None) -> list[Proposal]:
    """Those that are still open, the first first: all, of one unit, or one alone."""
    c = _AUDIT.c
    decided = select(c.subject).where(c.what.in_([AGREED, DROPPED]))
    rows = (
        select(c.id, c.at, _PERSON.c.slug, _PERSON.c.name, c.subject, c.details)
        .outerjoin(_PERSON, _PERSON.c.id == c.by)
        .where(c.what == PROPOSED, (literal("hand-over:") + cast(c.id, String)).not_in(decided))
        .order_by(c.id)
    )
    if unit is not None:
        rows = rows.where(c.subject == f"unit:{unit}")
    if number is not None:
        rows = rows.where(c.id == number)
    return [_read(*row) for row in session.connection().execute(rows).tuples()]


def subject_of(number: int) -> str:
    """What the log calls a proposal when it is decided."""
    return f"hand-over:{number}"


def _read(
    number: int, at: dt.datetime, by: str | None, by_name: str | None, subject: str, kept: dict[str, Any]
) -> Proposal:
    told: Sequence[str] = (kept["unit_name"], kept["to"], kept["to_name"])
    unit_name, to, to_name = told
    day, ids, offices = dt.date.fromisoformat(kept["day"]), tuple(kept["ids"]), tuple(kept["offices"])
    unit = subject.removeprefix("unit:")
    return Proposal(number, at, by, by_name, unit, unit_name, to, to_name, day, kept["reason"], ids, offices)
