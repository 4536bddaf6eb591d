"""Hand-overs that wait for a leader: lines of the log, until a later line says that one was agreed to or dropped."""

import datetime as dt
from typing import Any

from sqlalchemy import String, cast, insert, literal, select
from sqlmodel import Session

from models.core import table
from models.tables import Audit, Person
from plans.handing_over import HandOverProposal

_AUDIT, _PERSON = table(Audit), table(Person)
PROPOSED, AGREED, DROPPED = "hand-over-propose", "hand-over-agree", "hand-over-drop"
"""What the log calls it."""


def put_proposal(session: Session, by: int, unit: str, details: dict[str, Any], now: dt.datetime) -> int:
    """Keep one; its number. `details` are those of a HandOverProposal from `unit_name` on."""
    row = {"at": now, "by": by, "what": PROPOSED, "subject": f"unit:{unit}", "details": details}
    return int(session.connection().execute(insert(_AUDIT).values(**row).returning(_AUDIT.c.id)).scalar_one())


def proposals(session: Session, unit: str | None = None, number: int | None = None) -> list[HandOverProposal]:
    """Those that are still open, the first first: all, of one unit, or one alone."""
    c = _AUDIT.c
    decided = select(c.subject).where(c.what.in_([AGREED, DROPPED]))
    rows = (
        select(c.id, c.at, _PERSON.c.slug, _PERSON.c.name, c.subject, c.details)
        .outerjoin(_PERSON, _PERSON.c.id == c.by)
        .where(c.what == PROPOSED, (literal("hand-over:") + cast(c.id, String)).not_in(decided))
    )
    if unit is not None:
        rows = rows.where(c.subject == f"unit:{unit}")
    if number is not None:
        rows = rows.where(c.id == number)
    return [
        HandOverProposal(id=number, at=at, by=by, by_name=name, unit=subject.removeprefix("unit:"), **kept)
        for number, at, by, name, subject, kept in sorted(
            session.connection().execute(rows).tuples(), key=lambda row: row[0]
        )  # in SQL it would have the log read in its order
    ]


def subject_of(number: int) -> str:
    """What the log calls a proposal when it is decided."""
    return f"hand-over:{number}"
