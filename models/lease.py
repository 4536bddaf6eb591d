"""Who may sweep now: a named lease with an expiry and a fencing token that grows with each holder.

A holder that slept past its expiry finds out when it writes: `check` inside the writing transaction refuses it.
"""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session

from models.core import dialect_insert, table
from models.database import Engine, writing
from models.tables import Lease
from plans.problems import DondocError, error

_LEASE = table(Lease)
STRAY = dt.timedelta(days=1)
"""A lease that ends so much later than one taken now is of another clock (a rehearsal of a coming day) and holds nobody off."""


class Held(NamedTuple):
    """A lease in hand. `fence` is greater than that of every holder before."""

    name: str
    holder: str
    fence: int
    expires_at: dt.datetime


class LeaseLost(DondocError):
    """The lease expired or somebody else has it: whatever was to be written must not be."""


def take(engine: Engine, name: str, holder: str, now: dt.datetime, seconds: float) -> Held | None:
    """The lease for `seconds` from `now`; None while somebody (the same name too) holds it."""
    expires = now + dt.timedelta(seconds=seconds)
    statement = (
        dialect_insert(engine, _LEASE)
        .values(name=name, holder=holder, fence=1, expires_at=expires)
        .on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "fence": _LEASE.c.fence + 1, "expires_at": expires},
            where=(_LEASE.c.expires_at <= now) | (_LEASE.c.expires_at > expires + STRAY),
        )
        .returning(_LEASE.c.fence)
    )
    with writing(engine) as session:
        fence = session.connection().execute(statement).scalar_one_or_none()
    return None if fence is None else Held(name, holder, fence, expires)


def renew(engine: Engine, held: Held, now: dt.datetime, seconds: float) -> Held:
    """The same lease with a later expiry; LeaseLost where it is no longer ours."""
    expires = now + dt.timedelta(seconds=seconds)
    with writing(engine) as session:
        check(session, held, now)
        session.connection().execute(update(_LEASE).where(*_same(held)).values(expires_at=expires))
    return held._replace(expires_at=expires)


def release(engine: Engine, held: Held, now: dt.datetime) -> None:
    """Give it back before its time. The row stays, so that the next fence is greater; a lost lease is left alone."""
    with writing(engine) as session:
        session.connection().execute(update(_LEASE).where(*_same(held)).values(expires_at=now))


def standing(session: Session, name: str) -> Held | None:
    """Whoever took it last, expired or not; None where it was dropped or never taken."""
    row = session.connection().execute(select(_LEASE).where(_LEASE.c.name == name)).first()
    return Held(*row) if row else None


def drop(engine: Engine, held: Held) -> None:
    """Done with: no row stays. For names that are used once; a lost lease is left alone."""
    with writing(engine) as session:
        session.connection().execute(delete(_LEASE).where(*_same(held)))


def check(session: Session, held: Held, now: dt.datetime) -> None:
    """Refuse with LeaseLost unless the lease is ours and has not expired; keeps takers out until the transaction ends."""
    mine = select(_LEASE.c.holder).where(*_same(held), _LEASE.c.expires_at > now).with_for_update(read=True)
    if session.connection().execute(mine).first() is None:
        raise LeaseLost(error("lease-lost", name=held.name))


def _same(held: Held) -> tuple[ColumnElement[bool], ...]:
    return (_LEASE.c.name == held.name, _LEASE.c.fence == held.fence)
