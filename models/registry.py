"""The registry in the database: the directory of names that it makes, its lists, and what may be done to it."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select
from sqlmodel import Session

from models.core import table
from models.registry_rows import Seeded, UnknownPlace, put_units, seed
from models.registry_source import Registry, read_registry, slugify
from models.staff import (
    ChannelRefused,
    OfficeRefused,
    PersonLine,
    PersonRefused,
    add_office,
    add_person,
    add_unit_channel,
    list_people,
)
from models.tables import GroupMember, Succession, Unit, UnitGroup
from models.unit_sheets import import_units
from plans.directory import Directory
from plans.plan import Force
from plans.units import GroupRecord, SuccessionRecord, UnitRecord

__all__ = [
    "ChannelRefused", "OfficeRefused", "PersonLine", "PersonRefused", "Registry", "Seeded", "UnitLine", "UnknownPlace",
    "add_office", "add_person", "add_unit_channel", "import_units", "list_people", "list_units", "load_directory",
    "put_units", "read_registry", "seed",
]  # fmt: skip

_UNIT, _GROUP, _MEMBER, _AFTER = table(Unit), table(UnitGroup), table(GroupMember), table(Succession)


class UnitLine(NamedTuple):
    """A unit in a list."""

    slug: str
    name: str
    kind: str
    force: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


def load_directory(session: Session) -> Directory:
    """The whole registry as a directory of names: one query a table, no row objects."""
    connection = session.connection()
    slugs, units = _read_units(connection)
    members: dict[int, list[tuple[str, dt.date | None, dt.date | None]]] = {}
    m = _MEMBER.c
    for group, unit, first, last in connection.execute(select(m.group_id, m.unit_id, m.valid_from, m.valid_to)):
        members.setdefault(group, []).append((slugs[unit], first, last))
    g = _GROUP.c
    rows = connection.execute(select(g.id, g.slug, g.name, g.kind, g.aliases, g.rule).order_by(g.id))
    groups = [
        GroupRecord(slug, name, kind, tuple(aliases), rule, tuple(members.get(number, ())))
        for number, slug, name, kind, aliases, rule in rows
    ]
    a = _AFTER.c
    after = connection.execute(select(a.unit_id, a.successor_id, a.on, a.whole).order_by(a.id))
    return Directory(units, groups, [SuccessionRecord(slugs[u], slugs[s], on, whole) for u, s, on, whole in after])


def list_units(
    session: Session,
    find: str = "",
    on: dt.date | None = None,
    limit: int = 50,
    offset: int = 0,
    home: str | None = None,
) -> tuple[list[UnitLine], int]:
    """Units by words of name or slug (marks do not matter), those of a day if given; one page and how many there are.

    Those of the province of `home` (a unit's slug) come first.
    """
    u, asked = _UNIT.c, []
    if on is not None:
        asked += [or_(u.valid_from.is_(None), u.valid_from <= on), or_(u.valid_to.is_(None), u.valid_to >= on)]
    columns = select(u.slug, u.name, u.kind, u.force, u.valid_from, u.valid_to).where(*asked).order_by(u.id)
    run = session.connection().execute
    if wanted := slugify(find):
        near = select(u.province_id).where(u.slug == home).scalar_subquery()
        far = or_(u.province_id.is_(None), near.is_(None), u.province_id != near)
        names = run(select(u.id, u.slug, u.name).where(*asked).order_by(far, u.id)).tuples()
        found = _by_words(names, wanted)
        shown = {number: at for at, number in enumerate(found[offset : offset + limit])}
        rows = run(columns.add_columns(u.id).where(u.id.in_(shown)))
        return [UnitLine(*row[:-1]) for row in sorted(rows, key=lambda row: shown[row[-1]])], len(found)
    total = run(select(func.count()).select_from(_UNIT).where(*asked)).scalar_one()
    return [UnitLine(*row) for row in run(columns.limit(limit).offset(offset))], total


def _by_words(units: Iterable[tuple[int, str, str]], wanted: str) -> list[int]:
    """The ids of those in whose slug or name each word begins one; where the words stand together first."""
    words = [f"-{word}" for word in wanted.split("-")]
    names = ((number, f"-{slug}-{slugify(name)}") for number, slug, name in units)
    found = [(number, text) for number, text in names if all(word in text for word in words)]
    return [number for number, _ in sorted(found, key=lambda pair: f"-{wanted}" not in pair[1])]


def _read_units(connection: Connection) -> tuple[dict[int, str], list[UnitRecord]]:
    u = _UNIT.c
    rows = connection.execute(
        select(
            u.id, u.slug, u.name, u.kind, u.parent_id, u.province_id, u.force, u.aliases, u.valid_from, u.valid_to
        ).order_by(u.id)
    ).all()
    slugs: dict[int | None, str] = {row[0]: row[1] for row in rows}
    force = {each.value: each for each in Force}
    units = [
        UnitRecord(slug, name, kind, slugs.get(parent), slugs.get(province), force[how], tuple(aliases), first, last)
        for _, slug, name, kind, parent, province, how, aliases, first, last in rows
    ]
    return {number: slug for number, slug in slugs.items() if number is not None}, units
