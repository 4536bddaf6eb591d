"""One unit of the registry as its keeper sees it, and what he changes about it."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlmodel import Session

from models.core import named, table
from models.registry_rows import put_successions, put_units
from models.registry_source import slugify
from models.tables import OPEN_STAGES, Assignment, Person, Succession, Unit
from plans.units import SuccessionRecord, UnitRecord

_UNIT, _AFTER, _A, _PERSON = table(Unit), table(Succession), table(Assignment), table(Person)


class Heir(NamedTuple):
    """A unit that took over from another, or had its work before, and since when."""

    slug: str
    name: str
    on: dt.date
    whole: bool


class UnitCard(NamedTuple):
    """A unit with what stands around it; `valid_to` is its last day. Counts are of open assignments and active people."""

    slug: str
    name: str
    kind: str
    force: str
    aliases: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    parent: str | None
    parent_name: str | None
    heirs: list[Heir]
    before: list[Heir]
    open: int
    people: int


def unit_card(session: Session, slug: str) -> UnitCard | None:
    """The unit with that slug."""
    run, u, parent = session.connection().execute, _UNIT.c, named(_UNIT, "parent")
    columns = (u.id, u.slug, u.name, u.kind, u.force, u.aliases, u.valid_from, u.valid_to, parent.c.slug, parent.c.name)
    asked = select(*columns).outerjoin(parent, parent.c.id == u.parent_id).where(u.slug == slug)
    row = run(asked).first()
    if row is None:
        return None
    number, slug, name, kind, force, aliases, first, last, above, above_name = row
    opened = run(select(func.count()).select_from(_A).where(_A.c.unit_id == number, OPEN_STAGES)).scalar_one()
    staff = run(select(func.count()).where(_PERSON.c.unit_id == number, _PERSON.c.active)).scalar_one()
    heirs = _heirs(session, number, forward=True), _heirs(session, number, forward=False)
    around = (first, last, above, above_name, *heirs, opened, staff)
    return UnitCard(slug, name, kind, force, tuple(aliases), *around)


def add_unit(session: Session, unit: UnitRecord) -> None:
    """Write a new unit."""
    put_units(session, [unit])


def free_slug(session: Session, name: str, under: str | None = None) -> str:
    """A slug for a name that no unit has yet, in the folder of what it stands under where that one's slug has a folder."""
    folder = f"{under.rpartition('/')[0]}/" if under and "/" in under else ""
    base, count = f"{folder}{slugify(name)}", 1
    taken = set(session.connection().execute(select(_UNIT.c.slug).where(_UNIT.c.slug.startswith(base))).scalars())
    while (slug := base if count == 1 else f"{base}-{count}") in taken:
        count += 1
    return slug


def rename_unit(session: Session, slug: str, name: str, aliases: tuple[str, ...], force: str) -> None:
    """Another name for the same organisation; its slug stays."""
    values = {"name": name, "aliases": list(aliases), "force": force}
    session.connection().execute(update(_UNIT).where(_UNIT.c.slug == slug).values(**values))


def end_unit(session: Session, slug: str, last: dt.date, heirs: list[SuccessionRecord]) -> None:
    """The unit's last day, and who does its work from the next one on."""
    session.connection().execute(update(_UNIT).where(_UNIT.c.slug == slug).values(valid_to=last))
    put_successions(session, heirs)


def _heirs(session: Session, number: int, *, forward: bool) -> list[Heir]:
    mine, other = (_AFTER.c.unit_id, _AFTER.c.successor_id) if forward else (_AFTER.c.successor_id, _AFTER.c.unit_id)
    asked = select(_UNIT.c.slug, _UNIT.c.name, _AFTER.c.on, _AFTER.c.whole).join(_AFTER, other == _UNIT.c.id)
    return [Heir(*row) for row in session.connection().execute(asked.where(mine == number).order_by(_AFTER.c.id))]
