"""Open work that nobody of its unit hears of: no contact and no officer of it can be reached, nor the unit itself."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, or_, select

from models.core import table
from models.tables import Channel, Person, Role
from plans.stages import Stage

_CHANNEL, _PERSON, _ROLE = table(Channel), table(Person), table(Role)
CONTACT, URGENT = "contact", "urgent"
"""The role whose people hear of all of a unit's work; a channel with this tag gets hỏa tốc only and makes nobody reachable."""


def unheard_sql(connection: Connection, a: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401  (columns of assignments)
    """The conditions of what a unit has to do and a mail of the morning tells its follower that nobody hears of."""
    people, units = _reached(connection)
    working = a.stage.in_([Stage.DRAFT.value, Stage.EXECUTE.value])
    return [working, a.unit_id.not_in(_ids(units)), or_(a.officer_id.is_(None), a.officer_id.not_in(_ids(people)))]


def _reached(connection: Connection) -> tuple[list[int], list[int]]:
    """People who can be reached, and the units that have a contact among them or a channel of their own."""
    c = _CHANNEL.c
    rows = connection.execute(select(c.person_id, c.unit_id, c.tags).where(c.active)).all()
    named = {person for person, _, tags in rows if person is not None and URGENT not in (tags or ())}
    active = set(connection.execute(select(_PERSON.c.id).where(_PERSON.c.active)).scalars())
    hats = connection.execute(select(_ROLE.c.person_id, _ROLE.c.unit_id).where(_ROLE.c.role == CONTACT)).all()
    people = named & active
    of_contacts = {unit for person, unit in hats if unit is not None and person in people}
    return sorted(people), sorted(of_contacts | {unit for _, unit, _ in rows if unit is not None})


def _ids(found: list[int]) -> BindParameter[Any]:
    """In the statement itself: a database takes only so many parameters."""
    return bindparam("found", found, unique=True, expanding=True, literal_execute=True)
