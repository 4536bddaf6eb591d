"""Since when somebody has been told of an assignment: the first decision of a kind after a day."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.tables import Reminder

_MANY = 500
"""Assignments that one statement asks about."""


def first_told(
    session: Session, kind: str, since: Mapping[int, dt.date], taken_back: Mapping[int, dt.date]
) -> dict[tuple[int, int], dt.date]:
    """By assignment and person: the first day after `since` (by assignment) on which he was told; what was to reach a person from
    `taken_back` on (by person) never did.
    """
    r, found = table(Reminder).c, dict[tuple[int, int], dt.date]()
    numbers = sorted(since)
    for at in range(0, len(numbers), _MANY):
        which = r.assignment_id.in_(numbers[at : at + _MANY])
        rows = select(r.assignment_id, r.person_id, r.day).where(which, r.kind == kind)
        for number, person, day in session.connection().execute(rows).tuples():
            before = found.get((number, person), dt.date.max)
            if since[number] < day < min(before, taken_back.get(person, dt.date.max)):
                found[number, person] = day
    return found
