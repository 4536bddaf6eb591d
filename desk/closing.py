"""Closing a plan in force: nothing new is opened of it, what is open goes on or is ended with it; and taking it up again."""

import datetime as dt
from typing import NamedTuple

from desk.amending import Ground, wrong_ground
from desk.people import DeedRefused, who
from desk.reporting import NotFound
from desk.secrecy import gated
from models import closing
from models.amendments import InForce, hold_plan, in_force
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.people import acting
from plans.access import Actor, Deed, Matter, why_not
from plans.amended import Why
from plans.problems import DondocError, Place, error
from plans.state import ZONE


class NotClosed(DondocError):
    """It is closed already, or is not; what is open is another number than was shown; there is no basis or reason. Nothing was written."""


class Closing(NamedTuple):
    """A plan as it stands before it is closed, or since it was: how many of its assignments are open."""

    held: InForce
    open: int


def closing_of(engine: Engine, actor: Actor, key: str) -> Closing:
    """What closing would meet; raises NotFound, DeedRefused."""
    with reading(engine) as session:
        held = _held(session, actor, key)
        return Closing(held, len(closing.open_ids(session, held.id)))


def open_of(engine: Engine, by: str | None, key: str) -> int:
    """How many of its assignments are open, for whoever may close it; raises as `close_plan` does."""
    with reading(engine) as session:
        return len(closing.open_ids(session, _held(session, acting(who(session, by)), key).id))


@gated
def close_plan(
    engine: Engine,
    by: str | None,
    key: str,
    ground: Ground,
    now: dt.datetime,
    *,
    end_open: bool = False,
    shown: int | None = None,
) -> int:
    """Close it, on a basis and for a reason; with `end_open` what is open is ended, its units told: how many. `shown`: how many were seen.

    Raises NotFound, DeedRefused, NotClosed, and as `desk.people.who` does.
    """
    with writing(engine) as session:
        person = who(session, by)
        hold_plan(session, key)
        held, ground = _held(session, acting(person), key), _ground(ground)
        many = len(closing.open_ids(session, held.id))
        if held.amending is not None:
            raise NotClosed(error("close-amending", Place(field="basis")))
        if end_open and shown is not None and shown != many:
            raise NotClosed(error("close-stale", Place(field="end_open"), n=many))
        if not closing.close(session, held.id, now):
            raise NotClosed(error("plan-closed", day=_day(held.closed_at or now)))
        why = Why(f"Căn cứ {ground.basis}", ground.reason)
        ended = closing.end_open(session, held.id, person.id, why, now) if end_open else 0
        told = {"as": held.as_unit, **ground._asdict(), "ended": ended, "open": many - ended}
        record(session, person.id, "close", held.slug, told, now=now)
    return ended


@gated
def reopen_plan(engine: Engine, by: str | None, key: str, ground: Ground, now: dt.datetime) -> None:
    """Take it up again: recurring work is opened from now on; what was ended stays ended. Raises as `close_plan` does."""
    with writing(engine) as session:
        person = who(session, by)
        hold_plan(session, key)
        held, ground = _held(session, acting(person), key), _ground(ground)
        if not closing.reopen(session, held.id, now.astimezone(ZONE).date()):
            raise NotClosed(error("plan-not-closed"))
        record(session, person.id, "reopen", held.slug, {"as": held.as_unit, **ground._asdict()}, now=now)


def _held(session: Session, actor: Actor, key: str) -> InForce:
    held = in_force(session, key)
    if held is None:
        raise NotFound(error("unknown-plan", plan=key))
    if refused := why_not(actor, Deed.AMEND, Matter(office=held.office)):
        raise DeedRefused(refused)
    return held


def _ground(said: Ground) -> Ground:
    basis, reason = " ".join(said.basis.split()), " ".join(said.reason.split())
    if wrong := wrong_ground(basis, reason):
        own = {"basis-missing": "close-basis-missing"}  # an amendment may have it from a file
        raise NotClosed(*(one.model_copy(update={"code": own.get(one.code, one.code)}) for one in wrong))
    return Ground(basis, reason)


def _day(at: dt.datetime) -> str:
    return at.astimezone(ZONE).date().isoformat()
