"""A wish that a flow runs soon, for whoever may not call it (the web app); a poller takes it and starts the run."""

import datetime as dt

from sqlalchemy import exists, insert, select, update
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, Wake

_WAKE, _GIVEN = table(Wake), table(Assignment)
REMINDERS, DELIVERY = "send-reminders", "deliver-outbox"
"""The flows to wish for: where somebody must hear of something at once, where what waits must go out."""


def ask(session: Session, flow: str, now: dt.datetime) -> None:
    """Wish that `flow` ("deliver-outbox") runs soon."""
    session.connection().execute(insert(_WAKE).values(flow=flow, asked_at=now))


def ask_soon(session: Session, now: dt.datetime, until: dt.datetime) -> None:
    """Wish for the reminders where something that was given at this very moment is due by `until`."""
    mine = (_GIVEN.c.opened_at == now, _GIVEN.c.due > now, _GIVEN.c.due <= until)
    if session.connection().execute(select(exists().where(*mine))).scalar():
        ask(session, REMINDERS, now)


def waiting(session: Session) -> bool:
    """Whether anybody wished for anything that was not taken yet."""
    open_wish = select(exists().where(_WAKE.c.taken_at.is_(None)))
    return bool(session.connection().execute(open_wish).scalar())


def take(session: Session, now: dt.datetime) -> list[str]:
    """The flows wished for, each once, in the order of the wishes; nobody else gets them again."""
    taken = update(_WAKE).where(_WAKE.c.taken_at.is_(None)).values(taken_at=now).returning(_WAKE.c.id, _WAKE.c.flow)
    rows = sorted(session.connection().execute(taken).tuples())
    return list(dict.fromkeys(flow for _, flow in rows))
