"""Units that ended, with the one that does all their work now."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.tables import Succession, Unit

_UNIT, _AFTER = table(Unit), table(Succession)
DEEP = 10
"""Mergers after one another that are followed."""


def heirs_of(session: Session, units: Collection[int], today: dt.date) -> dict[int, int]:
    """Of those of these units that ended before a day, the one that does all their work now; without a single one they are left out."""
    found: dict[int, int] = {}
    open_ones = {unit: unit for unit in units}
    for _ in range(DEEP):
        after = _after(session, set(open_ones.values()), today) if open_ones else {}
        open_ones = {unit: after[at] for unit, at in open_ones.items() if at in after}
        found |= open_ones
    return found


def _after(session: Session, units: Collection[int], today: dt.date) -> dict[int, int]:
    """By unit that ended, its only whole successor."""
    rows = session.connection().execute(
        select(_UNIT.c.id, _AFTER.c.successor_id)
        .join(_AFTER, _AFTER.c.unit_id == _UNIT.c.id)
        .where(_UNIT.c.id.in_(sorted(units)), _UNIT.c.valid_to < today, _AFTER.c.on <= today, _AFTER.c.whole)
    )
    found: dict[int, list[int]] = {}
    for unit, heir in rows:
        found.setdefault(unit, []).append(heir)
    return {unit: own[0] for unit, own in found.items() if len(own) == 1}
