"""Bodies of communes and districts, one or in a row ("Công an các phường A, B"): the units they are, or whom to ask about."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz

from plans.name_forms import COMMITTEE
from plans.named_places import SmallPlace, kinds_and_named, small_places
from plans.names import fold_name
from plans.units import Match, UnitRecord, is_valid

LIKE = 90
"""How like the name of a place must be to one that is known (fuzz.ratio), to be offered for it."""
TOWNS = tuple(map(fold_name, ("thành phố", "thị xã")))
OFFERED = 5
"""Candidates for one place at most."""


def bodies_in_a_row(
    name: str, unit_of: Callable[[str], Match | None], local: Mapping[str, Sequence[UnitRecord]], on: dt.date
) -> Match | None:
    """The bodies of one place or more below the province, all of them known; else candidates, one of them being asked about with all.

    `unit_of` finds the unit of a name as printed, `local` are the names of the province. The candidates are those that are known,
    and for others the committee of the place, or of those called nearly so.
    """
    listed = small_places(name)
    if listed is None:
        return _town(fold_name(name), local, on)
    body, places = listed
    found = [_body(body, place, unit_of, local, on) for place in places]
    if all(one.kind == "unit" for one in found):
        slugs = tuple(dict.fromkeys(slug for one in found for slug in one.slugs))
        return Match("unit", slugs, 100, dated=all(one.dated for one in found))
    near = tuple(dict.fromkeys(slug for one in found for slug in one.slugs or one.candidates))
    unsure = all(one.kind != "none" for one in found)
    return Match("ambiguous" if unsure else "none", candidates=near) if near else None


def kinds_with_named(
    name: str, unit_of: Callable[[str], Match | None], group_of: Callable[[str], Match | None]
) -> Match | None:
    """All communes of a kind and one of another kind by its name ("UBND các phường, đặc khu X"); None for other names.

    Whether the first kind means all of it where more than one is named behind is not known, nor whom an unknown place means:
    both are asked about.
    """
    told = kinds_and_named(name)
    if told is None:
        return None
    groups = [group_of(kind) for kind in told.kinds]
    found = [_named(told.body, place, unit_of) for place in told.places]
    if found[0] is None and len(found) > 1:
        return None
    among = [slug for one in (*groups, *found) if one for slug in one.slugs or one.candidates]
    sure = len(found) == 1 and all(one is not None and one.slugs for one in (*groups, *found))
    slugs = tuple(dict.fromkeys(among))
    if sure:
        return Match("group", slugs, 100, dated=all(one is None or one.dated for one in found))
    return None if None in found and len(found) > 1 else Match("ambiguous", candidates=slugs)


def _named(body: str, place: SmallPlace, unit_of: Callable[[str], Match | None]) -> Match | None:
    return unit_of(f"{body} {place.types[-1]} {place.name}".strip())


def _body(
    body: str,
    place: SmallPlace,
    unit_of: Callable[[str], Match | None],
    local: Mapping[str, Sequence[UnitRecord]],
    on: dt.date,
) -> Match:
    """What a body of a place is; else candidates."""
    for kind in place.types:
        if (found := unit_of(f"{body} {kind} {place.name}".strip())) is not None:
            return found
    called = [fold_name(f"{kind} {place.name}") for kind in place.types]
    kinds = tuple(f"{fold_name(kind)} " for kind in place.types)
    likely = [key for key in called if key in local]
    known = bool(likely)
    likely += [key for key in local if key.startswith(kinds) and key not in likely and _like(key, called, known=known)]
    units = [unit for key in likely for unit in local[key]]
    there = [unit.slug for unit in units if is_valid(unit, on)] or [unit.slug for unit in units]
    return Match("none", candidates=tuple(dict.fromkeys(there))[:OFFERED])


def _like(key: str, called: Sequence[str], *, known: bool) -> bool:
    """Whether a known place is called so with more words ("phường A" for "phường A - B"); or nearly so, where none is called just so."""
    return any(key.startswith(f"{one} ") or (not known and fuzz.ratio(key, one) >= LIKE) for one in called)


def _town(folded: str, local: Mapping[str, Sequence[UnitRecord]], on: dt.date) -> Match | None:
    """As "UBND thành phố" in a directive of a province: one of its towns, be there but one, is asked about; where there is none, nobody."""
    kind = next((town for town in TOWNS if folded.endswith(f" {town}")), None)
    if kind is None or kind in local:
        return None
    body = folded.removesuffix(kind)
    whole = body == COMMITTEE
    called = [key for key in local if key.startswith((f"{body}{kind} ", f"{kind} ") if whole else f"{body}{kind} ")]
    towns = (unit.slug for key in called for unit in local[key] if unit.valid_to is None or on <= unit.valid_to)
    found = tuple(dict.fromkeys(towns))[:OFFERED]
    return Match("ambiguous" if len(found) > 1 else "none", candidates=found) if found or whole else None
