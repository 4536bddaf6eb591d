"""Hand-overs that a coordinator proposed: what a leader sees of one, agreed to and done, or dropped with a reason."""

import datetime as dt
from typing import NamedTuple

from desk.acting import ActRefused
from desk.handing_over import (
    LONGEST,
    Handed,
    HandOver,
    HandOverConflict,
    Ready,
    asks_first,
    carry_out,
    make_ready,
    mark_of,
    may_ask,
)
from desk.people import DeedRefused, actor_of, who
from desk.reporting import NotFound
from desk.secrecy import secret_words
from models import queries
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.handing_over import open_ids
from models.handing_proposals import AGREED, DROPPED, proposals, subject_of
from models.lines import Line
from models.people import Known
from models.settings import Settings
from plans.access import Actor, Deed, Matter, may, may_somewhere, why_not
from plans.handing_over import HandOverProposal
from plans.problems import DondocError, Place, Problem, error

MOST = 2**31 - 1
"""The largest number that every database can be asked for."""


class ProposalSeen(NamedTuple):
    """A proposal with what of it is still open, a page of it; `ended` is how many are not.

    `decides`: he may agree to it. `comes_to` is what agreeing would do now, `problems` what is in its way. `mark`: see `Desk`.
    """

    proposal: HandOverProposal
    rows: list[Line]
    total: int
    ended: int
    mark: str
    decides: bool
    comes_to: Handed | None
    problems: tuple[Problem, ...]


def see_proposal(
    engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime, limit: int, offset: int = 0
) -> ProposalSeen:
    """One proposal; raises NotFound, DeedRefused."""
    with reading(engine) as session:
        one = _found(session, actor, number)
        ids = _left(session, one)
        rows = queries.assignments(session, ids[offset : offset + limit], now)
        mark, decides = mark_of(session, ids), not asks_first(session, actor, ids)
        done, problems = _looked(session, settings, who(session, actor.slug), one, ids, now)
    return ProposalSeen(one, rows, len(ids), len(one.assignments) - len(ids), mark, decides, done, problems)


def agree(engine: Engine, settings: Settings, by: str, number: int, seen: str, now: dt.datetime) -> Handed:
    """Agreed to, and done as it was seen; logged. Raises NotFound, DeedRefused, HandOverConflict, ActRefused."""
    with writing(engine) as session:
        person = who(session, by)
        actor = actor_of(session, person)
        one = _found(session, actor, number)
        ids = _left(session, one)
        if asks_first(session, actor, ids):
            raise DeedRefused(why_not(actor, Deed.HAND_OVER, _matter(one)) or error("not-yours-to-see"))
        if seen and seen != mark_of(session, ids):
            raise HandOverConflict(error("hand-over-conflict"))
        done = carry_out(session, _ready(session, settings, person, one, ids, now), now)
        record(session, person.id, AGREED, subject_of(number), {"unit": one.unit, "to": one.to}, now=now)
    return done


def drop(engine: Engine, settings: Settings, by: str, number: int, reason: str, now: dt.datetime) -> None:
    """Not handed over, with the reason why; raises NotFound, DeedRefused, ActRefused."""
    reason = " ".join(reason.split())
    problems = secret_words(settings, reason=reason)
    if not reason:
        problems.append(error("reason-missing", Place(field="reason")))
    if len(reason) > LONGEST:
        problems.append(error("too-long", Place(field="reason"), field="why", size=len(reason), limit=LONGEST))
    with writing(engine) as session:
        person = who(session, by)
        one = _found(session, actor_of(session, person), number)
        if problems:
            raise ActRefused(*problems)
        record(session, person.id, DROPPED, subject_of(number), {"unit": one.unit, "reason": reason}, now=now)


def waiting_proposals(session: Session, actor: Actor) -> list[HandOverProposal]:
    """Those that wait for his agreement; nothing is asked for whoever agrees to none."""
    if not may_somewhere(actor, Deed.HAND_OVER):
        return []
    return [one for one in proposals(session) if _decides(actor, one)]


def open_proposals(engine: Engine, actor: Actor, unit: str | None = None) -> list[HandOverProposal]:
    """Those that he may see, of one unit or of all."""
    with reading(engine) as session:
        doors: dict[str, bool] = {}
        found = proposals(session, unit)
        for one in found:
            doors.setdefault(one.unit, may_ask(session, actor, one.unit))
        return [one for one in found if doors[one.unit]]


def _found(session: Session, actor: Actor, number: int) -> HandOverProposal:
    one = next(iter(proposals(session, number=number)), None) if 0 < number <= MOST else None
    if one is None:
        if not (may_somewhere(actor, Deed.ASK_OVER) and actor.active):
            raise DeedRefused(why_not(actor, Deed.ASK_OVER) or error("not-yours-to-see"))
        raise NotFound(error("hand-over-unknown", proposal=number))
    if not may_ask(session, actor, one.unit):
        raise DeedRefused(why_not(actor, Deed.ASK_OVER, Matter(unit=one.unit)) or error("not-yours-to-see"))
    return one


def _left(session: Session, one: HandOverProposal) -> list[int]:
    asked = set(one.assignments)
    return [number for number in open_ids(session, one.unit) if number in asked]


def _looked(
    session: Session, settings: Settings, person: Known, one: HandOverProposal, ids: list[int], now: dt.datetime
) -> tuple[Handed | None, tuple[Problem, ...]]:
    """What agreeing would do, in a session that keeps nothing; or what is in its way."""
    try:
        return carry_out(session, _ready(session, settings, person, one, ids, now), now), ()
    except DondocError as refused:
        return None, tuple(refused.problems)


def _ready(
    session: Session, settings: Settings, person: Known, one: HandOverProposal, ids: list[int], now: dt.datetime
) -> Ready:
    wanted = HandOver(one.unit, one.to, one.day, one.reason, lines=tuple((number, 0) for number in ids))
    ready = make_ready(session, settings, person, wanted, now)
    return ready._replace(proposed_by=one.by_name or one.by or "")


def _matter(one: HandOverProposal) -> Matter:
    return Matter(unit=one.unit, office=one.offices[0] if one.offices else None)


def _decides(actor: Actor, one: HandOverProposal) -> bool:
    return all(may(actor, Deed.HAND_OVER, Matter(unit=one.unit, office=office)) for office in one.offices or (None,))
