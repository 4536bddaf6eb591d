"""Why what is open came back last, why what was ended lately was, and what somebody received lately: for the mails of a morning."""

import datetime as dt

from sqlalchemy import and_, or_, select
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, StageChange
from plans.stages import Act, Stage


def reasons_of(session: Session, since: dt.datetime) -> dict[int, tuple[str, dt.datetime]]:
    """The reason of the last return of each assignment and when that was; of what was ended lately why it was."""
    s, a = table(StageChange).c, table(Assignment).c
    back = (
        s.act == Act.RETURN.value,
        a.correct_by.is_not(None),
        a.stage.not_in([Stage.DONE.value, Stage.CANCELLED.value]),
    )
    ended = (s.act == Act.CANCEL.value, a.stage == Stage.CANCELLED.value, a.changed_at > since)
    rows = session.connection().execute(
        select(s.assignment_id, s.note, s.at)
        .join(table(Assignment), a.id == s.assignment_id)
        .where(s.note.is_not(None), or_(and_(*back), and_(*ended)))
        .order_by(s.id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def received_since(session: Session, since: dt.datetime) -> frozenset[int]:
    """What somebody received after `since`: what counts as received with the days (by nobody) is not among it."""
    s = table(StageChange).c
    rows = select(s.assignment_id).where(s.at > since, s.act == Act.ACCEPT.value, s.by.is_not(None))
    return frozenset(session.connection().execute(rows).scalars())
