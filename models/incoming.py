"""Which incoming documents were taken in before."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.tables import PlanDraft, Unit
from plans.draft_stages import DraftStage

_DRAFT, _UNIT = table(PlanDraft), table(Unit)


def known_incoming(
    session: Session, office: str | None, keys: Sequence[tuple[str, dt.date]]
) -> set[tuple[str, dt.date]]:
    """Of these numbers and days of arrival those that an office has a plan for, dropped ones aside."""
    d, numbers = _DRAFT.c, {number for number, _ in keys}
    mine = d.office_id.is_(None)
    if office is not None:
        mine = d.office_id.in_(select(_UNIT.c.id).where(_UNIT.c.slug == office))
    kept = (mine, d.stage != DraftStage.DROPPED.value, d.incoming_number.in_(numbers))
    rows = session.connection().execute(select(d.incoming_number, d.incoming_date).where(*kept))
    return {(number, day) for number, day in rows} & set(keys)
