"""Keeping the registry: seeding, importing, people. Each change is one transaction with its entry in the log."""

import datetime as dt
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from desk.role_scopes import scoped
from desk.secrecy import composing
from desk.units import unit_slug, unknown_unit
from models.audit import record
from models.commune_offices import commune_offices
from models.database import Engine, Session, reading, writing
from models.registry import (
    PersonLine,
    Registry,
    Seeded,
    UnitLine,
    add_unit_channel,
    import_units,
    list_people,
    list_units,
    load_directory,
    read_registry,
    seed,
)
from models.registry import add_person as put_person
from models.settings import Settings
from models.unit_sheets import Found
from notifications.channels import refuse_place
from plans.directory import Directory, UnitRecord
from plans.problems import DondocError, Problem, error
from plans.state import day_of


class RegistryRefused(DondocError):
    """The registry cannot be changed or read as asked."""


class NewPerson(NamedTuple):
    """A person as typed in: `unit` by slug or name, roles as "role", "role:unit" or "role:unit:field". `everywhere`: see `scoped`."""

    slug: str
    name: str
    unit: str
    title: str | None = None
    email: str | None = None
    channels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    everywhere: bool = False


def seed_registry(engine: Engine, now: dt.datetime, renew: bool = False, communes: Sequence[str] = ()) -> Seeded:
    """Load the registry that comes with the program; what is there already stays, unless it is to be renewed.

    `communes` (slugs or names) get their offices too. Raises RegistryRefused for what is no commune of today.
    """
    registry = read_registry()
    with writing(engine) as session:
        seeded = seed(session, registry, renew)
        if communes:
            offices = _offices(load_directory(session), communes, day_of(now))
            more = seed(session, Registry(offices, (), ()), renew)
            seeded = seeded._replace(units=seeded.units + more.units, written=seeded.written + more.written)
        record(session, None, "seed", "registry", {"written": seeded.written}, now=now)
    return seeded


def _offices(directory: Directory, communes: Sequence[str], day: dt.date) -> tuple[UnitRecord, ...]:
    """The offices of some communes; all of them must be known."""
    found: list[UnitRecord] = []
    for name in communes:
        if (slug := unit_slug(directory, name, day)) is None:
            raise RegistryRefused(unknown_unit(directory, name, day))
        offices = [*commune_offices(directory.units[slug])]
        if not offices:
            raise RegistryRefused(error("not-a-commune", unit=directory.units[slug].name))
        found += offices
    return tuple(found)


def import_registry(
    engine: Engine, data: bytes, name: str, now: dt.datetime, home: str | None = None
) -> tuple[int, list[Problem]]:
    """Units of a CSV file or workbook: all of them, or, with anything wrong, none.

    Units above them by name as papers of `home` (the office) have them: "Sở Tài chính" is that of its province.
    """
    with writing(engine) as session:
        count, problems = import_units(session, data, name, _finder(session, day_of(now), home or None))
        if count:
            record(session, None, "import", "registry", {"file": name, "written": count}, now=now)
    return count, problems


LOOKED_FOR = 20
"""Names of a sheet, the first that mean no unit, beside which near ones are told: each asks the whole registry, while others wait."""


def _finder(session: Session, on: dt.date, home: str | None) -> Found:
    """Finds the unit that a name means in a province, or at home; else tells what it may have meant. Reads where a name asks for it."""
    read = cache(partial(load_directory, session))
    near: dict[str, str] = {}

    @cache
    def found(name: str, province: str | None) -> tuple[str | None, str]:
        slug = unit_slug(read(), name, on, province or home, marks=True)
        if slug is None and name not in near and len(near) < LOOKED_FOR:
            near[name] = str(unknown_unit(read(), name, on).args["near"])
        return slug, near.get(name, "-")

    return found


@composing
def add_person(engine: Engine, settings: Settings, person: NewPerson, now: dt.datetime) -> tuple[str, tuple[str, ...]]:
    """Add a person or change the one with that slug; returns the unit's slug and the roles as they were given.

    Raises what `models.staff` and we refuse.
    """
    for channel in person.channels:
        refuse_place(channel, local=settings.local_addresses)
    with writing(engine) as session:
        unit = person.unit
        directory = load_directory(session)
        if (slug := unit_slug(directory, unit, day_of(now), settings.office or None)) is None:
            raise RegistryRefused(unknown_unit(directory, unit, day_of(now)))
        roles = tuple(scoped(one, slug, everywhere=person.everywhere) for one in person.roles)
        put_person(
            session,
            person.slug,
            person.name,
            slug,
            title=person.title,
            email=person.email,
            channels=person.channels,
            roles=roles,
        )
        record(session, None, "person", person.slug, {"unit": slug, "roles": list(roles)}, now=now)
    return slug, roles


def add_channel(engine: Engine, settings: Settings, unit: str, channel: str, now: dt.datetime) -> str:
    """Add where a unit (slug or name) as a whole is reached; returns its slug. The log names no address: it may hold a password."""
    refuse_place(channel, local=settings.local_addresses)
    with writing(engine) as session:
        directory = load_directory(session)
        if (slug := unit_slug(directory, unit, day_of(now), settings.office)) is None:
            raise RegistryRefused(unknown_unit(directory, unit, day_of(now)))
        add_unit_channel(session, slug, channel)
        record(session, None, "channel", slug, {}, now=now)
    return slug


def find_units(
    engine: Engine, words: str, on: dt.date, limit: int, offset: int = 0, home: str | None = None
) -> tuple[list[UnitLine], int]:
    """Units of a day by words of name or slug, and how many there are; those of the province of `home` (a slug) first."""
    with reading(engine) as session:
        return list_units(session, words, on, limit, offset, home)


def find_people(engine: Engine, unit: str | None, on: dt.date, home: str | None = None) -> list[PersonLine]:
    """Active people, or those of one unit (slug, or name as papers of the office `home` have it)."""
    with reading(engine) as session:
        if unit is None:
            return list_people(session)
        directory = load_directory(session)
        if (slug := unit_slug(directory, unit, on, home)) is None:
            raise RegistryRefused(unknown_unit(directory, unit, on))
        return list_people(session, slug)
