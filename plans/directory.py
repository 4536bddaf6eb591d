"""The registry in memory: which unit or group a printed name means, in a jurisdiction and on a day. Built once, never changed.

Names are looked up by what they say, in this order: the name itself, an alias or abbreviation, the body behind its head, a
misprint. A commune is never found by a misprint: too many differ by one letter. What stays unclear is answered by candidates.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from plans.matching import Index
from plans.name_forms import COMMITTEE
from plans.names import fold_name
from plans.problems import Problem, doubt
from plans.units import (
    CENTRAL,
    LEVELS,
    Expansion,
    GroupRecord,
    Jurisdiction,
    Level,
    Match,
    SuccessionRecord,
    UnitRecord,
    is_valid,
)

__all__ = [
    "CENTRAL",
    "Directory",
    "Expansion",
    "GroupRecord",
    "Jurisdiction",
    "Match",
    "SuccessionRecord",
    "UnitRecord",
    "is_valid",
]
_OF_A_PROVINCE = ("department", "agency", "armed-force", "public-service")
"""Kinds of unit that a province's groups mean of the province itself."""
_DEEPEST = 6
"""Steps up from a unit at most, until the place it is of."""
SHOWN = 12
"""Candidates named in a problem at most."""


class Directory:
    """Units, groups and successions with their indexes; answers questions and is never changed."""

    def __init__(
        self,
        units: Iterable[UnitRecord] = (),
        groups: Iterable[GroupRecord] = (),
        successions: Iterable[SuccessionRecord] = (),
    ) -> None:
        self.units: Mapping[str, UnitRecord] = {unit.slug: unit for unit in units}
        self.groups: Mapping[str, GroupRecord] = {group.slug: group for group in groups}
        self._successors: dict[str, list[SuccessionRecord]] = defaultdict(list)
        for row in successions:
            self._successors[row.unit].append(row)
        self._by_kind: dict[tuple[str, str | None], list[UnitRecord]] = defaultdict(list)
        for unit in self.units.values():
            self._by_kind[unit.kind, unit.province].append(unit)
        self._seen: dict[tuple[str, Jurisdiction, dt.date], Match] = {}

    @cached_property
    def _names(self) -> Index:
        """Made when the first name is asked for: whoever knows slugs does not pay for it."""
        return Index(self.units, self.groups)

    def unit(self, slug: str) -> UnitRecord | None:
        """The unit with that slug."""
        return self.units.get(slug)

    def lookup(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match:
        """What the name means in a directive of that jurisdiction on that day."""
        key = name, jurisdiction, on
        if key not in self._seen:
            self._seen[key] = self._names.lookup(name, jurisdiction, on)
        return self._seen[key]

    def group(self, name: str, level: Level) -> str | None:
        """The group that a name means in every directive of that level, wherever it is from."""
        return self._names.group(name, level)

    def jurisdiction(self, *names: str | None, on: dt.date) -> Jurisdiction | None:
        """The jurisdiction that the first telling name gives: a slug, an issuer ("UBND tỉnh X") or a place; None if none does."""
        for name in names:
            if name and (found := self._names.jurisdiction(name, on)):
                return found
        return None

    def is_local(self, name: str) -> bool:
        """Whether a name is that of a body which each province has ("Tỉnh ủy"), without saying of which province."""
        return self._names.is_local(name)

    def within(self, unit: UnitRecord, jurisdiction: Jurisdiction) -> bool:
        """Whether the unit belongs to the jurisdiction; below the province only the body itself and what stands under it."""
        if jurisdiction.level == "central":
            return True
        if jurisdiction.level == "province":
            return unit.province == jurisdiction.province
        at: UnitRecord | None = unit
        while at is not None and at.slug != jurisdiction.unit:
            at = self.units.get(at.parent or "")
        return at is not None

    def expand(self, group: str, on: dt.date, jurisdiction: Jurisdiction) -> Expansion:
        """The members of a group on a day, in the registry's order; of a day before its first snapshot, those of the snapshot."""
        record, as_of = self.groups[group], on
        named = tuple(COMMITTEE + fold_name(kind) + " " for kind in record.rule.get("named", ()))
        slugs: dict[str, None] = {}
        for kind in record.rule.get(jurisdiction.level, ()):
            for one in (kind,) if isinstance(kind, str) else kind:
                found, day = self._of_kind(one, on, jurisdiction)
                if named:
                    found = [slug for slug in found if fold_name(self.units[slug].name).startswith(named)]
                if found:
                    slugs |= dict.fromkeys(found)
                    as_of = max(as_of, day)
                    break
        for slug, first, last in record.members:
            unit = self.units.get(slug)
            if (
                unit
                and is_valid(unit, on)
                and (first is None or first <= on)
                and (last is None or on <= last)
                and self.within(unit, jurisdiction)
            ):
                slugs |= {slug: None}
        return Expansion(tuple(slugs), as_of)

    def _of_kind(self, kind: str, on: dt.date, jurisdiction: Jurisdiction) -> tuple[list[str], dt.date]:
        if jurisdiction.level == "central":
            everywhere = (units for (k, _), units in self._by_kind.items() if k == kind)
            units = self._by_kind.get((kind, None)) or [unit for some in everywhere for unit in some]
        else:
            units = [
                unit
                for unit in self._by_kind.get((kind, jurisdiction.province), ())
                if self.within(unit, jurisdiction) and not (kind in _OF_A_PROVINCE and self._below(unit, jurisdiction))
            ]
        day = max(on, min((u.valid_from or dt.date.min for u in units), default=on))
        return [u.slug for u in units if is_valid(u, day)], day

    def _below(self, unit: UnitRecord, jurisdiction: Jurisdiction) -> bool:
        """Whether the unit is a room or body of a place below the province, whose directive speaks of its own alone."""
        at = self.units.get(unit.parent or "") if jurisdiction.level == "province" else None
        for _ in range(_DEEPEST):
            if at is None or at.kind in LEVELS:
                break
            at = self.units.get(at.parent or "")
        return at is not None and at.kind in ("district", "commune")

    def follow(self, slugs: Iterable[str], day: dt.date) -> tuple[tuple[str, ...], list[Problem]]:
        """The units that do these units' work on a day, each once, and a problem for each unit with no single successor."""
        kept: dict[str, None] = {}
        problems: dict[str, Problem] = {}
        for slug in slugs:
            at, seen = slug, {slug}
            while not self._lasts(at, day):
                after = [row.successor for row in self._successors.get(at, ()) if row.on <= day and row.whole]
                if len(after) != 1 or after[0] in seen:
                    problems.setdefault(at, self._no_single_successor(at, day))
                    break
                at = after[0]
                seen.add(at)
            else:
                kept[at] = None
        return tuple(kept), list(problems.values())

    def _lasts(self, slug: str, day: dt.date) -> bool:
        last = self.units[slug].valid_to
        return last is None or day <= last

    def _no_single_successor(self, slug: str, day: dt.date) -> Problem:
        rows = sorted(self._successors.get(slug, ()), key=lambda row: not row.whole)
        return doubt(
            "no-single-successor",
            unit=self.units[slug].name,
            slug=slug,
            ended=str(self.units[slug].valid_to),
            day=str(day),
            candidates=self.names(row.successor for row in rows),
        )

    def names(self, slugs: Iterable[str]) -> str:
        """The names of units and groups for a message, at most a dozen, "-" where there are none."""
        found = [self._shown(slug) for slug in slugs]
        more = f"; … (+{len(found) - SHOWN})" if len(found) > SHOWN else ""
        return "; ".join(found[:SHOWN]) + more or "-"

    def _shown(self, slug: str) -> str:
        known = self.units.get(slug) or self.groups.get(slug)
        return f"{known.name} [{slug}]" if known else slug
