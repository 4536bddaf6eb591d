"""Why results came back to their units."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.queries import Change
from models.tables import Person, StageChange
from plans.stages import Act

_CHANGE, _PERSON = table(StageChange), table(Person)


def last_returns(session: Session, ids: Sequence[int]) -> dict[int, Change]:
    """The last return of each of these assignments that has one: by whom, when, why."""
    c, p = _CHANGE.c, _PERSON.c
    found = (
        select(c.assignment_id, c.act, c.from_stage, c.to_stage, c.at, p.slug, p.name, c.note, c.evidence)
        .join(_PERSON, p.id == c.by, isouter=True)
        .where(c.assignment_id.in_(list(ids)), c.act == Act.RETURN.value)
        .order_by(c.id)
    )
    return {row[0]: Change(*row[1:]) for row in session.connection().execute(found)}
