"""Who somebody is and which units have a contact: what desk asks before it lets a person act."""

import datetime as dt
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, or_, select
from sqlmodel import Session

from models.core import named, table
from models.tables import CalendarDay, Channel, LaunchedPlan, Person, Unit
from models.tables import Role as RoleRow
from plans.access import INSIDE, Actor, Grant, Role

_PERSON, _ROLE, _UNIT, _DAY, _CHANNEL = table(Person), table(RoleRow), table(Unit), table(CalendarDay), table(Channel)
APPARATUS = (Role.COORDINATOR, Role.LEADER)
"""Who acts for the unit above his office, once its part of a paper was taken in there."""


class Hat(NamedTuple):
    """One role of a person, scoped by unit slug and field; empty means all."""

    role: str
    unit: str = ""
    field: str = ""


class Known(NamedTuple):
    """An active person with unit and hats."""

    id: int
    slug: str
    name: str
    unit: str
    hats: tuple[Hat, ...]
    apparatus_of: str | None = None
    """The unit above his own of which somebody of his unit took in a paper."""


def person(session: Session, slug: str) -> Known | None:
    """The active person with that slug."""
    return the_one(session, _PERSON.c.slug == slug)


def name_of(session: Session, slug: str) -> str | None:
    """The name of the person with that slug, also of one who works here no more."""
    return session.connection().execute(select(_PERSON.c.name).where(_PERSON.c.slug == slug)).scalar()


def the_one(session: Session, which: ColumnElement[bool]) -> Known | None:
    """The one active person that the condition picks, with his hats, in one query."""
    rows = session.connection().execute(_active().where(which)).all()
    if not rows:
        return None
    hats = tuple(Hat(row.role, row.scope or "", row.field or "") for row in rows if row.role is not None)
    return Known(rows[0].id, rows[0].slug, rows[0].name, rows[0].unit, hats, rows[0].above)


@cache
def _active() -> Select[Any]:
    """Active people with one row for each hat; put together once, for every page asks it."""
    scope = named(_UNIT, "scope")
    p, hat = _PERSON.c, _ROLE.c
    joined = (
        _PERSON.join(_UNIT, _UNIT.c.id == p.unit_id)
        .outerjoin(_ROLE, hat.person_id == p.id)
        .outerjoin(scope, scope.c.id == hat.unit_id)
    )
    asked = select(
        p.id, p.slug, p.name, _UNIT.c.slug.label("unit"), hat.role, scope.c.slug.label("scope"), hat.field,
        _apparatus_of().label("above"),
    )  # fmt: skip
    return asked.select_from(joined).where(p.active).order_by(hat.id)


def _apparatus_of() -> ScalarSelect[str]:
    """The slug of the unit above the person's own, where somebody of his unit took in a part of it."""
    above, taker, plan = named(_UNIT, "above"), named(_PERSON, "taker"), table(LaunchedPlan)
    by = plan.join(taker, taker.c.id.in_((plan.c.proposed_by, plan.c.agreed_by)))
    found = select(above.c.slug).select_from(by.join(above, above.c.slug == plan.c.as_unit))
    mine = (above.c.id == _UNIT.c.parent_id, taker.c.unit_id == _UNIT.c.id)
    return found.where(*mine).limit(1).correlate(_UNIT).scalar_subquery()


def holding(session: Session, roles: Collection[str]) -> list[Known]:
    """The active people with one of these roles, each with those of his hats."""
    rows = session.connection().execute(_active().where(_ROLE.c.role.in_(sorted(roles))))
    found: dict[int, Known] = {}
    for row in rows:
        held = found.get(row.id) or Known(row.id, row.slug, row.name, row.unit, (), row.above)
        found[row.id] = held._replace(hats=(*held.hats, Hat(row.role, row.scope or "", row.field or "")))
    return list(found.values())


def acting(person: Known) -> Actor:
    """The person as the table of permissions knows him; hats that it does not know count for nothing."""
    known = set(Role)
    grants = tuple(Grant(Role(hat.role), hat.unit or None, hat.field) for hat in person.hats if hat.role in known)
    leads = any(grant.role in APPARATUS and not grant.field for grant in grants)
    above = frozenset({person.apparatus_of} if person.apparatus_of and leads else ())
    return Actor(person.slug, person.unit, grants, above)


def slug_of(session: Session, number: int) -> str | None:
    """The slug of the active person with that id."""
    found: str | None = (
        session.connection().execute(select(_PERSON.c.slug).where(_PERSON.c.id == number, _PERSON.c.active)).scalar()
    )
    return found


def people_of(session: Session, unit: str) -> list[tuple[str, str]]:
    """Slugs and names of the active people who work for a unit: its own, and those with a hat inside it."""
    mine = select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    hats = select(_ROLE.c.person_id).where(_ROLE.c.unit_id == mine, _ROLE.c.role.in_([one.value for one in INSIDE]))
    there = or_(_PERSON.c.unit_id == mine, _PERSON.c.id.in_(hats))
    rows = select(_PERSON.c.slug, _PERSON.c.name).where(_PERSON.c.active, there).order_by(_PERSON.c.id)
    return [(slug, name) for slug, name in session.connection().execute(rows)]


def slugs(session: Session) -> list[str]:
    """The slugs of all active people, for "did you mean"."""
    return list(session.connection().execute(select(_PERSON.c.slug).where(_PERSON.c.active)).scalars())


def anybody_is(session: Session, role: str) -> bool:
    """Whether any active person has this role."""
    statement = select(_ROLE.c.id).join(_PERSON, _PERSON.c.id == _ROLE.c.person_id)
    return session.connection().execute(statement.where(_ROLE.c.role == role, _PERSON.c.active)).first() is not None


def anybody_heads(session: Session, units: Collection[str]) -> set[str]:
    """Of these units those with an active head; a head's hat without a unit is of his own."""
    if not units:
        return set()
    of = func.coalesce(_ROLE.c.unit_id, _PERSON.c.unit_id)
    statement = (
        select(_UNIT.c.slug)
        .select_from(_ROLE.join(_PERSON, _PERSON.c.id == _ROLE.c.person_id).join(_UNIT, _UNIT.c.id == of))
        .where(_ROLE.c.role == "head", _PERSON.c.active, _UNIT.c.slug.in_(sorted(units)))
    )
    return set(session.connection().execute(statement).scalars())


def units_with_contact(session: Session) -> set[str]:
    """Slugs of units for which somebody active is the contact."""
    statement = (
        select(_UNIT.c.slug)
        .join(_ROLE, _ROLE.c.unit_id == _UNIT.c.id)
        .join(_PERSON, _PERSON.c.id == _ROLE.c.person_id)
        .where(_ROLE.c.role == "contact", _PERSON.c.active)
    )
    return set(session.connection().execute(statement).scalars())


def office_days(session: Session) -> list[tuple[dt.date, str, str]]:
    """The office's own exceptions to the national calendar: day, kind, name."""
    rows = session.connection().execute(select(_DAY.c.day, _DAY.c.kind, _DAY.c.name).order_by(_DAY.c.day))
    return [(day, kind, name) for day, kind, name in rows]
