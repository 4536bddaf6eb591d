"""The keys by which units and groups are looked up: how a name is spelt, nationwide, in its province, and of a group."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, TypeVar

from plans.name_forms import COMMITTEE, PLACES
from plans.names import fold_name, group_key, level_key
from plans.units import GroupRecord, UnitRecord

Known = TypeVar("Known")


class Keys:
    """Keys of units, nationwide and by province, and of groups."""

    def __init__(self, units: Mapping[str, UnitRecord], groups: Mapping[str, GroupRecord]) -> None:
        self._units = units
        self._everywhere: dict[str, list[UnitRecord]] = defaultdict(list)
        self._local: dict[str, dict[str, list[UnitRecord]]] = defaultdict(lambda: defaultdict(list))
        self._places: dict[str, list[UnitRecord]] = defaultdict(list)
        self._place_of: dict[str, str] = {}
        self._types: dict[str, tuple[str, ...]] = {}
        for unit in units.values():
            if unit.kind == "province":
                self._add_province(unit)
        for unit in units.values():
            self._add(unit)
        self._groups: dict[str, list[GroupRecord]] = defaultdict(list)
        self._of_level: dict[str, list[GroupRecord]] = defaultdict(list)
        self._patterns: list[tuple[re.Pattern[str], GroupRecord]] = []
        self._wider: list[tuple[re.Pattern[str], GroupRecord]] = []
        self._all_groups = groups
        self._known_groups: dict[str, Literal["group", "people"]] = {}
        for group in groups.values():
            self._known_groups[group.slug] = "people" if group.kind == "people" else "group"
            self._add_group(group)
        self._vocabulary: dict[str | None, dict[str, str]] = {}

    def _add_province(self, unit: UnitRecord) -> None:
        place = fold_name(unit.name).removeprefix(COMMITTEE)
        bare = place
        for word in PLACES:
            bare = bare.removeprefix(word[1:] + " ")
        self._place_of[unit.slug] = bare
        own_type = place.removesuffix(bare).strip()
        former = (
            folded for alias in unit.aliases if f" {(folded := fold_name(alias).removeprefix(COMMITTEE))}" in PLACES
        )
        for word in (own_type, *former):
            _put(self._local[unit.slug], word, unit)
        self._types[unit.slug] = tuple(f"{word[1:]} {bare}" for word in PLACES)
        for key in {place, bare}:
            self._everywhere[key].append(unit)
        self._places[bare].append(unit)

    def _add(self, unit: UnitRecord) -> None:
        local = self._local[unit.province] if unit.province else self._everywhere
        place = self._place_of.get(unit.province or "", "\0")
        pieces = [fold_name(piece) for piece in unit.name.split(", ")]
        full = " ".join(pieces)
        self._everywhere[full].append(unit)
        if len(pieces) > 1 and pieces[-1] in self._types.get(unit.province or "", ()):
            for upto in range(1, len(pieces)):
                key = " ".join(pieces[:upto])
                _put(local, key, unit)
                _put(local, key.removeprefix(COMMITTEE), unit)
        elif unit.kind != "province":
            for word in PLACES:
                if full.endswith(f"{word} {place}"):
                    _put(self._everywhere, full.removesuffix(f"{word} {place}") + f" {place}", unit)
        for alias in map(fold_name, unit.aliases):
            _put(self._everywhere if alias.endswith(place) else local, alias, unit)

    def _add_group(self, group: GroupRecord) -> None:
        for name in (group.name, *group.aliases):
            _put(self._groups, group_key(fold_name(name)), group)
            _put(self._of_level, level_key(fold_name(name)), group)
        for pattern in group.rule.get("patterns", ()):
            self._patterns.append((_folded_pattern(pattern), group))
        for pattern in group.rule.get("wider", ()):
            self._wider.append((_folded_pattern(pattern), group))


def _folded_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of a group's names, its words folded as names are."""
    return re.compile(re.sub(r"(?<!\\)[^\W\d_]+", lambda word: fold_name(word.group()), pattern))


def _put(index: dict[str, list[Known]], key: str, value: Known) -> None:
    if value not in index[key]:
        index[key].append(value)
