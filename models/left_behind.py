"""What stays without anybody when a person leaves: hats that nobody else wears, and what waits under each."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session

from models.core import table
from models.tables import OPEN_STAGES, Assignment, Person, PlanDraft, Role, Unit
from plans import access
from plans.draft_stages import ON_ITS_WAY
from plans.stages import Stage

_PERSON, _ROLE, _UNIT, _A, _DRAFT = table(Person), table(Role), table(Unit), table(Assignment), table(PlanDraft)
TOLD = (access.Role.LEADER, access.Role.CONTACT, access.Role.HEAD)
"""Hats without which something stands still."""


class Alone(NamedTuple):
    """A hat that only he wears, of which unit, and how much waits for it there: plans on their way, open work, results inside."""

    role: str
    unit: str
    unit_name: str
    waiting: int


def alone_as(session: Session, person: int) -> list[Alone]:
    """The hats of a person that nobody else active wears for the same unit; one without a unit is looked at for his own."""
    of = func.coalesce(_ROLE.c.unit_id, _PERSON.c.unit_id)
    worn = (
        select(_ROLE.c.role, of, _UNIT.c.slug, _UNIT.c.name)
        .select_from(_ROLE.join(_PERSON, _PERSON.c.id == _ROLE.c.person_id).join(_UNIT, _UNIT.c.id == of))
        .where(_PERSON.c.id == person, _ROLE.c.role.in_([one.value for one in TOLD]))
        .distinct()
    )
    run = session.connection().execute
    hats = [tuple(row) for row in run(worn.order_by(_ROLE.c.role, _UNIT.c.slug))]
    return [
        Alone(role, slug, name, int(run(_waiting(role, unit)).scalar_one()))
        for role, unit, slug, name in hats
        if run(_another(role, unit, person)).first() is None
    ]


def _another(role: str, unit: int, but: int) -> Select[tuple[int]]:
    """Somebody else who wears it there: a leader's hat without a unit is for all, the others' for their own unit."""
    everywhere = _ROLE.c.unit_id.is_(None)
    own: ColumnElement[bool] = (
        everywhere if role == access.Role.LEADER.value else everywhere & (_PERSON.c.unit_id == unit)
    )
    return (
        select(_ROLE.c.id)
        .join(_PERSON, _PERSON.c.id == _ROLE.c.person_id)
        .where(_ROLE.c.role == role, _PERSON.c.active, _PERSON.c.id != but, or_(_ROLE.c.unit_id == unit, own))
        .limit(1)
    )


def _waiting(role: str, unit: int) -> Select[tuple[int]]:
    """How much waits for that hat in that unit."""
    if role == access.Role.LEADER.value:
        stages = [one.value for one in ON_ITS_WAY]
        return select(func.count()).where(_DRAFT.c.office_id == unit, _DRAFT.c.stage.in_(stages))
    mine = select(func.count()).where(_A.c.unit_id == unit)
    if role == access.Role.HEAD.value:
        return mine.where(_A.c.stage == Stage.EXECUTE.value, _A.c.inside_at.is_not(None))
    return mine.where(OPEN_STAGES)
