"""Writing the registry: units, groups and successions, set-based, each row found again by its slug."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlmodel import Session

from models.core import table
from models.registry_source import Registry
from models.tables import GroupMember, Succession, Unit, UnitGroup
from plans.problems import DondocError, error
from plans.units import GroupRecord, SuccessionRecord, UnitRecord

_UNIT, _GROUP, _MEMBER, _AFTER = table(Unit), table(UnitGroup), table(GroupMember), table(Succession)


class UnknownPlace(DondocError):
    """A unit names a parent or province that is not in the registry."""


class Seeded(NamedTuple):
    """What the registry holds of what was seeded, and how many rows were written for it (0 the second time)."""

    units: int
    groups: int
    successions: int
    written: int


def seed(session: Session, registry: Registry, renew: bool = False) -> Seeded:
    """Write units, groups and successions, each found again by its slug.

    What is there stays, for an office may have corrected it; `renew` brings it in line.
    """
    connection = session.connection()
    written = _put_units(connection, registry.units, registry.codes, renew)
    written += _put_groups(connection, registry.groups, renew)
    written += _put_successions(connection, registry.successions)
    return Seeded(len(registry.units), len(registry.groups), len(registry.successions), written)


def put_units(session: Session, units: Sequence[UnitRecord], codes: Mapping[str, str] | None = None) -> int:
    """Write units, new ones and changed ones; parents must be among them or there already. How many rows were written."""
    return _put_units(session.connection(), units, codes or {}, renew=True)


def put_successions(session: Session, successions: Sequence[SuccessionRecord]) -> int:
    """Write who succeeded whom; pairs that are there stay as they are. How many rows were written."""
    return _put_successions(session.connection(), successions)


def _put_units(connection: Connection, units: Sequence[UnitRecord], codes: Mapping[str, str], renew: bool) -> int:
    there = _units_there(connection)
    ids = {slug: row["id"] for slug, row in there.items()}
    waiting = [unit for unit in units if unit.slug not in there]
    written = len(waiting)
    while waiting:  # a layer is what has its parents already
        layer = [unit for unit in waiting if {unit.parent, unit.province} - {None, unit.slug} <= ids.keys()]
        if not layer:
            raise UnknownPlace(*(error("unknown-unit", unit=_missing(unit, ids), near="-") for unit in waiting[:5]))
        rows = [_unit_row(unit, ids, codes) for unit in layer]
        connection.execute(insert(_UNIT), rows)
        there |= {row["slug"]: row for row in rows}
        ids = _ids(connection, _UNIT)
        waiting = [unit for unit in waiting if unit.slug not in ids]
    changed = []
    for unit in units:
        row = _unit_row(unit, ids, codes)
        known = there[unit.slug]
        if (renew or "id" not in known) and any(row[column] != known[column] for column in row):
            changed.append({"known": row.pop("slug"), **row})
            written += "id" in known
    if changed:
        connection.execute(update(_UNIT).where(_UNIT.c.slug == bindparam("known")), changed)
    return written


def _units_there(connection: Connection) -> dict[str, dict[str, Any]]:
    return {row["slug"]: dict(row) for row in connection.execute(select(_UNIT)).mappings()}


def _ids(connection: Connection, of: Table) -> dict[str, int]:
    return {slug: number for slug, number in connection.execute(select(of.c.slug, of.c.id))}  # noqa: C416


def _missing(unit: UnitRecord, ids: Mapping[str, int]) -> str:
    return next(slug for slug in (unit.parent, unit.province) if slug and slug not in ids and slug != unit.slug)


def _unit_row(unit: UnitRecord, ids: Mapping[str, int], codes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "slug": unit.slug,
        "name": unit.name,
        "kind": unit.kind,
        "parent_id": ids.get(unit.parent or ""),
        "province_id": ids.get(unit.province or ""),
        "force": unit.force.value,
        "aliases": list(unit.aliases),
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "code": codes.get(unit.slug),
    }


def _put_groups(connection: Connection, groups: Sequence[GroupRecord], renew: bool) -> int:
    g, m = _GROUP.c, _MEMBER.c
    there = {row["slug"]: dict(row) for row in connection.execute(select(_GROUP)).mappings()}
    rows = [
        {"slug": one.slug, "name": one.name, "kind": one.kind, "aliases": list(one.aliases), "rule": dict(one.rule)}
        for one in groups
    ]
    new = [row for row in rows if row["slug"] not in there]
    changed = [row for row in rows if (old := there.get(row["slug"])) and any(row[c] != old[c] for c in row)]
    if new:
        connection.execute(insert(_GROUP), new)
    if changed and renew:
        renamed = [{"known": row["slug"], **{c: v for c, v in row.items() if c != "slug"}} for row in changed]
        connection.execute(update(_GROUP).where(g.slug == bindparam("known")), renamed)
    ids, units = _ids(connection, _GROUP), _ids(connection, _UNIT)
    known = set(connection.execute(select(m.group_id, m.unit_id, m.valid_from)).tuples())
    members = [
        {"group_id": ids[one.slug], "unit_id": units[slug], "valid_from": first, "valid_to": last}
        for one in groups
        for slug, first, last in one.members
        if (ids[one.slug], units[slug], first) not in known
    ]
    if members:
        connection.execute(insert(_MEMBER), members)
    return len(new) + len(changed) * renew + len(members)


def _put_successions(connection: Connection, successions: Sequence[SuccessionRecord]) -> int:
    if not successions:
        return 0
    a = _AFTER.c
    ids = _ids(connection, _UNIT)
    known = set(connection.execute(select(a.unit_id, a.successor_id)).tuples())
    rows = [
        {"unit_id": ids[row.unit], "successor_id": ids[row.successor], "on": row.on, "whole": row.whole}
        for row in successions
        if (ids[row.unit], ids[row.successor]) not in known
    ]
    if rows:
        connection.execute(insert(_AFTER), rows)
    return len(rows)
