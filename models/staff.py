"""People of the registry: adding or changing one with roles and channels, and listing them; channels of units."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import Session

from models.core import table
from models.fields import spelled
from models.registry_source import slugify
from models.tables import Channel, Person, Role, Unit
from plans import access
from plans.problems import DondocError, Problem, error

_PERSON, _ROLE, _CHANNEL, _UNIT = table(Person), table(Role), table(Channel), table(Unit)
OWN_UNIT = frozenset({access.Role.UNIT, access.Role.CONTACT, access.Role.OFFICER, access.Role.HEAD})
"""Roles worn inside a unit: without a scope they are for the person's own unit; the others then cover everything."""
_ADDRESS = re.compile(r"^[^\s@<>,;\"]+@[^\s@<>,;\".]+(\.[^\s@<>,;\".]+)*$")
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_WAY = re.compile(r"^(?:(?P<tags>[a-z]+(?:,[a-z]+)*)=)?(?P<url>[a-z][a-z0-9+.-]*:\S+)$", re.IGNORECASE)
CHANNEL_TAGS = ("urgent", "short")
"""What a channel may be tagged: for hỏa tốc alone; for the short text of a group."""


class PersonRefused(DondocError):
    """The person cannot be written as asked; nothing was."""


class ChannelRefused(DondocError):
    """The channel cannot be written as asked; nothing was."""


class OfficeRefused(DondocError):
    """The office cannot be the registry's first unit: it has no name."""


class PersonLine(NamedTuple):
    """A person in a list; roles as "role", "role:unit" or "role:unit:field"."""

    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    roles: tuple[str, ...] = ()
    email: str | None = None


def add_person(
    session: Session,
    slug: str,
    name: str,
    unit: str,
    *,
    title: str | None = None,
    email: str | None = None,
    channels: Iterable[str] = (),
    roles: Iterable[str] = (),
) -> int:
    """Add a person or change the one with that slug; returns the id. Roles and channels are added, none is taken away.

    Roles are "role", "role:unit" or "role:unit:field", channels "URL" or "tag,tag=URL". An e-mail address replaces the one
    before; it is kept as "email:ADDRESS", which goes by the office's own mail server. Raises PersonRefused with every
    problem at once.
    """
    connection = session.connection()
    units = {s: number for s, number in connection.execute(select(_UNIT.c.slug, _UNIT.c.id))}  # noqa: C416
    hats, problems = _hats(roles, unit, units)
    hats = [(role, of, spelled(connection, field)) for role, of, field in hats]
    ways, unread = _ways(channels)
    problems += unread + wrong_names(slug, name)
    if unit not in units:
        problems.append(error("unknown-unit", unit=unit, near="-"))
    if email is not None and not _ADDRESS.match(email):
        problems.append(error("email-wrong", email=email))
    if problems:
        raise PersonRefused(*problems)
    title = " ".join(title.split()) if title else None
    person = _put_person(
        connection, {"slug": slug, "name": " ".join(name.split()), "unit_id": units[unit], "title": title}
    )
    if email is not None:
        _put_email(connection, person, email)
    _put_channels(connection, {"person_id": person}, ways)
    _put_roles(connection, person, hats)
    return person


def wrong_names(slug: str, name: str) -> list[Problem]:
    """What keeps these from being the login and the name of a person."""
    problems = [] if _SLUG.match(slug) else [error("slug-wrong", slug=slug)]
    return problems if name.strip() else [*problems, error("person-name-missing")]


def add_office(session: Session, name: str) -> str:
    """A unit of kind office by its name alone, for a registry that is empty yet; returns its slug."""
    name = " ".join(name.split())
    slug = slugify(name)
    if not slug:
        raise OfficeRefused(error("unit-name-missing"))
    row = {"slug": slug, "name": name, "kind": "office", "force": "order", "aliases": []}
    session.connection().execute(insert(_UNIT), [row])
    return slug


def list_people(session: Session, unit: str | None = None) -> list[PersonLine]:
    """Active people by unit and name, or those of one unit."""
    connection = session.connection()
    p, u, r, c = _PERSON.c, _UNIT.c, _ROLE.c, _CHANNEL.c
    asked = [p.active.is_(True)] + ([u.slug == unit] if unit else [])
    people = connection.execute(
        select(p.id, p.slug, p.name, p.title, u.slug, u.name)
        .join(_UNIT, u.id == p.unit_id)
        .where(*asked)
        .order_by(u.id, p.id)
    ).all()
    roles: dict[int, list[str]] = {}
    hats = select(r.person_id, r.role, u.slug, r.field).outerjoin(_UNIT, u.id == r.unit_id).order_by(r.id)
    for person, role, scope, field in connection.execute(hats):
        roles.setdefault(person, []).append(":".join((role, scope or "", field)).rstrip(":"))
    mail = select(c.person_id, c.url).where(c.url.startswith("email:"), c.active.is_(True))
    emails = {person: url.removeprefix("email:") for person, url in connection.execute(mail)}
    return [
        PersonLine(who, name, title, in_unit, unit_name, tuple(roles.get(number, ())), emails.get(number))
        for number, who, name, title, in_unit, unit_name in people
    ]


def _hats(
    roles: Iterable[str], own: str, units: dict[str, int]
) -> tuple[list[tuple[str, int | None, str]], list[Problem]]:
    """Roles as rows, with what is wrong with them."""
    hats, problems = [], []
    for written in roles:
        role, _, scope = written.partition(":")
        unit, _, field = scope.partition(":")
        if role not in set(access.Role):
            problems.append(error("unknown-role", role=role, roles=", ".join(access.Role)))
        elif unit and unit not in units:
            problems.append(error("unknown-unit", unit=unit, near="-"))
        else:
            unit = unit or (own if role in OWN_UNIT else "")
            hats.append((role, units.get(unit), field))
    return hats, problems


def _put_person(connection: Connection, values: dict[str, Any]) -> int:
    found = connection.execute(select(_PERSON.c.id).where(_PERSON.c.slug == values["slug"])).scalar()
    if found is None:
        row = insert(_PERSON).values(**values, active=True).returning(_PERSON.c.id)
        return int(connection.execute(row).scalar_one())
    kept = {column: value for column, value in values.items() if value is not None}
    connection.execute(update(_PERSON).where(_PERSON.c.id == found).values(**kept, active=True))
    return int(found)


def _put_email(connection: Connection, person: int, email: str) -> None:
    """Another address takes the place of the old one: mail that already left keeps its row."""
    url, c = f"email:{email}", _CHANNEL.c
    old = connection.execute(select(c.id).where(c.person_id == person, c.url.startswith("email:"))).scalars().all()
    if old:
        connection.execute(update(_CHANNEL).where(c.id == old[0]).values(url=url, active=True))
        return
    connection.execute(insert(_CHANNEL).values(person_id=person, url=url, tags=["mail"], active=True))


def add_unit_channel(session: Session, unit: str, written: str) -> None:
    """Where a unit as a whole is reached ("URL" or "tag,tag=URL"): its list goes there. Raises ChannelRefused."""
    connection = session.connection()
    number = connection.execute(select(_UNIT.c.id).where(_UNIT.c.slug == unit)).scalar()
    ways, problems = _ways([written])
    if number is None:
        problems.append(error("unknown-unit", unit=unit, near="-"))
    if problems:
        raise ChannelRefused(*problems)
    _put_channels(connection, {"unit_id": number}, ways)


def _ways(channels: Iterable[str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """Tags by address, with what is wrong. A refused address is not repeated: it may hold a password."""
    ways: dict[str, list[str]] = {}
    problems = []
    for written in channels:
        read = _WAY.match(written.strip())
        tags = (read["tags"] or "").lower().split(",") if read else []
        unknown = [tag for tag in tags if tag and tag not in CHANNEL_TAGS]
        if read is None:
            problems.append(error("channel-wrong"))
        elif unknown:
            problems.append(error("channel-tag-unknown", tag=unknown[0], tags=", ".join(CHANNEL_TAGS)))
        else:
            ways[read["url"]] = [tag for tag in tags if tag]
    return ways, problems


def _put_channels(connection: Connection, owner: dict[str, Any], ways: dict[str, list[str]]) -> None:
    """New addresses are added; one that is there already takes the tags given now."""
    c = _CHANNEL.c
    mine = [c[name] == value for name, value in owner.items()]
    there = {url: number for url, number in connection.execute(select(c.url, c.id).where(*mine))}  # noqa: C416
    for url, tags in ways.items():
        values = {"tags": tags, "active": True}
        if url in there:
            connection.execute(update(_CHANNEL).where(c.id == there[url]).values(**values))
        else:
            connection.execute(insert(_CHANNEL).values(**owner, url=url, **values))


def _put_roles(connection: Connection, person: int, hats: list[tuple[str, int | None, str]]) -> None:
    r = _ROLE.c
    there = set(connection.execute(select(r.role, r.unit_id, r.field).where(r.person_id == person)).tuples())
    new = [
        {"person_id": person, "role": role, "unit_id": unit, "field": field}
        for role, unit, field in dict.fromkeys(hats)
        if (role, unit, field) not in there
    ]
    if new:
        connection.execute(insert(_ROLE), new)


def take_role(session: Session, slug: str, role: str, unit: str | None = None) -> int:
    """Take a role from a person (with a unit: only that scope); returns how many rows it was."""
    connection = session.connection()
    person = select(_PERSON.c.id).where(_PERSON.c.slug == slug).scalar_subquery()
    asked = [_ROLE.c.person_id == person, _ROLE.c.role == role]
    if unit:
        asked.append(_ROLE.c.unit_id == select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery())
    return connection.execute(delete(_ROLE).where(*asked)).rowcount
