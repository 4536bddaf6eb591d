"""Owners as quick entry has them: units, and groups of the place where the office is; and whether they are his to note orders for."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from desk.drafts.naming import named
from desk.units import PLACE
from models.registry_source import slugify
from plans.access import Actor, Deed, Matter, may
from plans.bound_loosely import counted, unsaid_islands
from plans.directory import CENTRAL, Directory, is_valid
from plans.left_out import meant, not_meant
from plans.problems import Place, Problem, doubt, error
from plans.units import Jurisdiction, Match, UnitRecord

NEAR, ENOUGH = 4, 80
"""Units that are offered at most, and how like (0-100) one must be."""


def bound_names(
    directory: Directory, typed: Sequence[str], today: dt.date, home: str | None
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Names and what they are bound to: units, units in a row, and the groups of the place where the office is ("các sở")."""
    names, bound = named(directory, typed, today, home)
    for one in names:
        found = None if one in bound else directory.lookup(one, _place(directory, home, today), today)
        known = found is not None and found.kind in ("group", "unit") and found.how == "exact"
        if found is not None and known and not _miscounted(directory, one, found, today, home):
            bound[one] = found.slugs
    return names, bound


def unknown_name(directory: Directory, name: str, today: dt.date, home: str | None) -> Problem:
    """Why a name is bound to nobody: it says a number that is not that of its group, or no unit is called so."""
    place = Place(field="units")
    found = directory.lookup(name, _place(directory, home, today), today)
    if found.slugs and _miscounted(directory, name, found, today, home):
        count = len(members(directory, found.slugs, today, home))
        return error("quick-counted", place, name=name, count=count, groups=directory.names(found.slugs))
    return error("quick-unit", place, name=name, near=near(directory, name, today, home))


def _miscounted(directory: Directory, name: str, found: Match, today: dt.date, home: str | None) -> bool:
    """Whether a name says another number of communes than it would be bound to ("UBND 05 xã")."""
    many = counted(name)
    return many is not None and many != len(members(directory, found.slugs, today, home))


def near(directory: Directory, typed: str, today: dt.date, home: str | None) -> str:
    """Names of units that may be meant: by their first letters ("SNV"), words without marks, or letters much alike; one's own first.
    What several bear stands with the slug of each: the name alone would mean none of them again.
    """
    wanted = slugify(typed).replace("-", " ")
    letters = wanted.replace(" ", "")
    mine = directory.units[home].province if home and home in directory.units else None
    alive = [
        one for one in directory.units.values() if is_valid(one, today) and (not mine or _is_of(directory, one, mine))
    ]
    several = {name for name, many in Counter(unit.name for unit in alive).items() if many > 1}
    called = {unit.slug: f"{unit.name} ({unit.slug})" if unit.name in several else unit.name for unit in alive}
    names = {called[unit.slug]: slugify(unit.name).replace("-", " ") for unit in alive}
    found = [name for name, plain in names.items() if wanted and f" {plain} ".find(f" {wanted} ") >= 0]
    found += [name for name, plain in names.items() if len(letters) > 1 and _letters(plain).startswith(letters)]
    alike = _alike(typed, wanted, names) if not found else []
    return "; ".join(dict.fromkeys([*sorted(found, key=len), *alike][:NEAR]))


def _is_of(directory: Directory, unit: UnitRecord, province: str) -> bool:
    """Whether a unit is of a province, itself or by what it stands under: a sheet of an office's own units often names no province."""
    above, seen = unit, set[str]()
    while above.province is None and above.slug not in seen:
        seen.add(above.slug)
        above = directory.units.get(above.parent or "", above)
    return province in (above.province, above.slug)


def _alike(typed: str, wanted: str, names: Mapping[str, str]) -> list[str]:
    """Names much alike, with or without their place; of a row the body that it names behind its group ("các phường, đặc khu A")."""
    from rapidfuzz import fuzz, process

    last = slugify(re.split(r"[,;]", typed)[-1]).replace("-", " ")
    scorer = fuzz.token_sort_ratio if last == wanted else fuzz.partial_ratio
    short = {name: slugify(PLACE.sub("", name)).replace("-", " ") for name in names}
    best = {
        name: score
        for choices in (names, short)
        for _, score, name in process.extract(last, choices, scorer=scorer, limit=NEAR, score_cutoff=ENOUGH)
    }
    return sorted(best, key=lambda name: -best[name])


def _letters(plain: str) -> str:
    return "".join(word[0] for word in plain.split())


def members(directory: Directory, slugs: Sequence[str], today: dt.date, home: str | None) -> tuple[str, ...]:
    """The units that a binding means today, without those that it leaves out."""
    gone = {unit for slug in not_meant(slugs) for unit in _behind(directory, slug, today, home)}
    units = dict.fromkeys(unit for slug in meant(slugs) for unit in _behind(directory, slug, today, home))
    return tuple(unit for unit in units if unit not in gone)


def islands_too(
    directory: Directory, bound: Mapping[str, Sequence[str]], today: dt.date, home: str | None
) -> list[Problem]:
    """A doubt for each name of two kinds of commune that is bound to a third kind too: it is asked, as of a document."""
    found = (
        (name, unsaid_islands(name, members(directory, slugs, today, home), directory)) for name, slugs in bound.items()
    )
    place = Place(field="units")
    return [doubt("quick-islands", place, name=name, units=directory.names(slugs)) for name, slugs in found if slugs]


def _behind(directory: Directory, slug: str, today: dt.date, home: str | None) -> tuple[str, ...]:
    if slug in directory.groups:
        return directory.follow(directory.expand(slug, today, _place(directory, home, today)).slugs, today)[0]
    return (slug,)


def _place(directory: Directory, home: str | None, today: dt.date) -> Jurisdiction:
    return (directory.jurisdiction(home, on=today) if home else None) or CENTRAL


def not_watched(
    directory: Directory, actor: Actor, office: str | None, field: str, units: Sequence[str]
) -> Problem | None:
    """What is wrong where some units are not his to note an order for, nor the field."""
    others = [one for one in units if not may(actor, Deed.NOTE, _matter(directory, one, office, field))]
    if not others:
        return None
    return error("order-not-watched", Place(field="units"), units=directory.names(others))


def _matter(directory: Directory, unit: str, office: str | None, field: str) -> Matter:
    """The work of a unit, with all that it stands under."""
    above: list[str] = []
    at = unit
    while at in directory.units and at not in above:
        above.append(at)
        at = directory.units[at].parent or ""
    return Matter(unit=unit, office=office, field=field, above=frozenset(above))


def parted(units: str, directory: Directory, today: dt.date, home: str | None) -> list[str]:
    """Several names: parted by ";", or by commas where what stands between them is known, the longest first: groups have commas too."""
    parts = [one.strip() for one in units.replace("\n", ";").split(";") if one.strip()]
    if len(parts) != 1 or "," not in units:
        return parts
    left, found = [one.strip() for one in units.split(",") if one.strip()], list[str]()
    while left:
        longest = range(len(left), 0, -1)
        known = next((n for n in longest if bound_names(directory, [", ".join(left[:n])], today, home)[1]), None)
        if known is None:
            return parts
        found, left = [*found, ", ".join(left[:known])], left[known:]
    return found
