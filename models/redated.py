"""Whose date was moved lately by an amendment or a grant of more time, or was not: what it was before, when and why. Read once a sweep."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlmodel import Session

from models.core import table
from models.tables import StageChange
from plans.extending import ASK, GRANT, REFUSE
from plans.moved import AMEND

_CHANGE = table(StageChange)
TOLD = (AMEND, GRANT, REFUSE)
"""What whoever works on an assignment is told of its date."""


class Redated(NamedTuple):
    """One change of a date: until when it was due before, and the line of the history that says why; more time that was refused
    changed nothing. `act` is what the history calls it, `asked_by` who asked for more time (an id), where that was answered.
    """

    at: dt.datetime
    before: dt.datetime | None
    note: str
    act: str = AMEND
    asked_by: int | None = None


def amended_ids(since: dt.datetime) -> Select[tuple[int]]:
    """The ids of what an amendment changed since then, or was asked more time for and answered."""
    c = _CHANGE.c
    return select(c.assignment_id).where(c.act.in_(TOLD), c.at > since)


def redated(session: Session, since: dt.datetime, ids: Sequence[int] | None = None) -> dict[int, tuple[Redated, ...]]:
    """Of each assignment, or of these alone, the changes of its date since then, the oldest first.

    A change of date is never the first line of a history (models/amend_rows.py writes one before).
    """
    c = _CHANGE.c
    asked = select(c.assignment_id, c.act, c.at, c.due, c.note, c.by).where(c.assignment_id.in_(amended_ids(since)))
    asked = asked if ids is None else asked.where(c.assignment_id.in_(ids))
    rows = session.connection().execute(asked.order_by(c.assignment_id, c.id))
    found: dict[int, tuple[Redated, ...]] = {}
    last: tuple[int, dt.datetime | None] | None = None
    asker: dict[int, int | None] = {}
    for number, act, at, due, note, by in rows:
        if act == ASK:
            asker[number] = by
        mine = act in TOLD and at > since and last is not None and last[0] == number
        if mine and last is not None and (last[1] != due or act == REFUSE):
            asked_by = asker.get(number) if act != AMEND else None
            found[number] = (*found.get(number, ()), Redated(at, last[1], note or "", act, asked_by))
        last = (number, due)
    return found
