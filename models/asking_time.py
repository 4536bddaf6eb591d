"""Requests for more time with who may answer them, for the mail of a morning."""

from typing import NamedTuple

from sqlmodel import Session

from models.extensions import extensions, waiting
from models.matters import Stake, matter_of, stakes
from models.people import Known, acting, anybody_is, holding
from plans.access import Deed, Role, may
from plans.extending import Extension, nth

JUDGES = (Role.LEADER, Role.COORDINATOR, Role.CONTACT, Role.HEAD)
"""Roles that open `Deed.EXTEND`, of all that was given or of what their unit gave on."""


class WaitingRequest(NamedTuple):
    """A request that waits, its assignment, which one it would be, and who may answer it (ids)."""

    asked: Extension
    stake: Stake
    nth: int
    judges: tuple[int, ...]


def asked_time(session: Session) -> list[WaitingRequest]:
    """All that wait, the oldest first; nothing more is read where there is none."""
    found = waiting(session)
    if not found:
        return []
    ids = [one.assignment for one in found]
    known, past = stakes(session, ids), extensions(session, ids)
    people = holding(session, [one.value for one in JUDGES])
    deed = Deed.EXTEND if anybody_is(session, Role.LEADER.value) else Deed.EXTEND_LED_BY_NONE
    return [
        WaitingRequest(
            one,
            known[one.assignment],
            nth(past[one.assignment], one),
            _judges(people, known[one.assignment], one, deed),
        )
        for one in found
    ]


def _judges(people: list[Known], stake: Stake, asked: Extension, deed: Deed) -> tuple[int, ...]:
    matter = matter_of(stake)._replace(handed_in_by=asked.asked_by)
    return tuple(one.id for one in people if may(acting(one), deed, matter))
