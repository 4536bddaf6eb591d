"""What the registry says of an organisation, a group and a succession, as plain records; and the answers to a look-up."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from plans.plan import Force

Level = Literal["central", "province", "district", "commune"]
LEVELS: dict[str, Level] = {"province": "province", "district": "district", "commune": "commune"}
"""The kinds of unit that govern a place, and the level they govern."""


class UnitRecord(NamedTuple):
    """A unit of the registry. `province` is the slug of the People's Committee of its province (its own, where it is one)."""

    slug: str
    name: str
    kind: str
    parent: str | None = None
    province: str | None = None
    force: Force = Force.ORDER
    aliases: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class GroupRecord(NamedTuple):
    """A group. `rule` names kinds of unit by level ({"province": ["department"]}); `members` are (slug, from, to) by name.

    A list in the place of a kind means the first of its kinds that has members on the day. Its `patterns` are further names.
    `named` keeps the communes of some kinds alone ("phường"), as their names say.
    """

    slug: str
    name: str
    kind: Literal["orgs", "people"] = "orgs"
    aliases: tuple[str, ...] = ()
    rule: Mapping[str, Any] = MappingProxyType({})
    members: tuple[tuple[str, dt.date | None, dt.date | None], ...] = ()


class SuccessionRecord(NamedTuple):
    """From day `on` the successor does the unit's work; `whole` is false where it took over a part only."""

    unit: str
    successor: str
    on: dt.date
    whole: bool = True


class Jurisdiction(NamedTuple):
    """Whose directive it is: its level, the slug of its province and, below it, of its district or commune.

    At the centre `unit` is the ministry, where one issued it: its own divisions and the departments of its branch are meant.
    """

    level: Level = "central"
    province: str | None = None
    unit: str | None = None


CENTRAL = Jurisdiction()


class Match(NamedTuple):
    """What a name means: slugs of units, or of one group. `ambiguous` and `none` come with candidates, never with a guess.

    `how` is exact, typo, wider (the name describes a part of the group) or stretch (all places from one to another);
    `dated` is false where the unit is only known for another time than the day asked for.
    """

    kind: Literal["unit", "group", "people", "ambiguous", "none"]
    slugs: tuple[str, ...] = ()
    score: float = 0
    candidates: tuple[str, ...] = ()
    how: Literal["exact", "typo", "wider", "stretch"] = "exact"
    dated: bool = True


class Expansion(NamedTuple):
    """The members of a group. `as_of` is the day asked for, or the first day from which the registry knows them."""

    slugs: tuple[str, ...]
    as_of: dt.date


def is_valid(unit: UnitRecord, on: dt.date) -> bool:
    """Whether the unit exists on that day; `valid_to` is its last day."""
    return (unit.valid_from is None or unit.valid_from <= on) and (unit.valid_to is None or on <= unit.valid_to)


def nearest(units: list[UnitRecord], on: dt.date) -> tuple[list[UnitRecord], bool]:
    """The units that exist on the day, else those known for the nearest time, and whether they exist."""
    valid = [unit for unit in units if is_valid(unit, on)]
    if valid:
        return valid, True
    gaps = [_gap(unit, on) for unit in units]
    return [unit for unit, gap in zip(units, gaps, strict=True) if gap == min(gaps)], False


def _gap(unit: UnitRecord, on: dt.date) -> int:
    if unit.valid_from and on < unit.valid_from:
        return (unit.valid_from - on).days
    return (on - unit.valid_to).days if unit.valid_to else 0


KINDS = (
    "government", "ministry", "ministry-level", "government-agency", "national-assembly", "presidency", "audit",
    "province", "department", "agency", "armed-force", "public-service", "vertical", "council", "court", "procuracy",
    "district", "commune", "press",
    "assembly-committee", "assembly-delegation",
    "central-party", "party-leadership", "party", "party-board", "party-mobilisation", "party-committee", "party-ministry", "party-caucus",
    "party-service", "party-district", "party-mobilisation-district", "party-commune",
    "front", "front-district", "front-commune",
    "commune-office", "commune-force", "commune-organisation", "party-commune-board", "mass-organisation", "association", "office", "other",
)  # fmt: skip
"""Kinds of unit, of which the rules of groups speak (models/registry_data/README.md). `office`: a division inside a unit."""
