"""A unit as people name it: by slug, or by a name that means exactly one; else what they may have meant."""

import datetime as dt
import re

from models.registry_source import slugify
from plans.directory import CENTRAL, Directory, is_valid
from plans.names import ABBREVIATIONS, fold_name
from plans.problems import Problem, error
from plans.units import Jurisdiction

NEAR, ENOUGH = 5, 75
"""Suggestions at most, and how like (0-100) one must be."""


PLACE = re.compile(r",?\s+(tỉnh|thành phố)\s+\S.*$")
"""Whose a body is, at the end of its name."""


def unit_slug(
    directory: Directory, name: str, on: dt.date, home: str | None = None, *, marks: bool = False
) -> str | None:
    """A unit by its slug, or by its name where that means exactly one: in the province of `home` (a unit), else anywhere.

    Where no name is that one, those are asked that are the same without their marks ("so y te"); not if `marks` are asked for.
    """
    name = " ".join(name.split())
    if name in directory.units:
        return name
    province = directory.units[home].province if home and home in directory.units else None
    for place in ([Jurisdiction("province", province)] if province else []) + [CENTRAL]:
        found = directory.lookup(name, place, on)
        if found.kind == "unit" and len(found.slugs) == 1 and found.how == "exact":
            return found.slugs[0]
    return None if marks else _without_marks(directory, name, on, province)


def plain(text: str) -> str:
    """Words without marks, abbreviations in full: what somebody types in a hurry."""
    return slugify(" ".join(ABBREVIATIONS.get(word, word) for word in text.lower().split())).replace("-", " ")


def _without_marks(directory: Directory, name: str, on: dt.date, province: str | None) -> str | None:
    """The one unit of that day whose name is this one without marks, with or without its place; of one's own province first."""
    wanted = plain(name)
    if not wanted:
        return None
    alike = [
        unit
        for unit in directory.units.values()
        if is_valid(unit, on)
        and any(wanted in (plain(one), plain(PLACE.sub("", one))) for one in (unit.name, *unit.aliases))
    ]
    own = [unit for unit in alike if province and unit.province == province]
    found = own or alike
    return found[0].slug if len(found) == 1 else None


def unit_today(directory: Directory, name: str, today: dt.date) -> str | None:
    """The unit that does the work of the one named today; None where none is meant or nobody took it over whole."""
    slug = unit_slug(directory, name, today)
    after, _ = directory.follow([slug], today) if slug else ((), [])
    return after[0] if len(after) == 1 else None


def unknown_unit(directory: Directory, name: str, on: dt.date) -> Problem:
    """The problem of a unit that is not in the registry, with what may have been meant."""
    found = directory.lookup(name, CENTRAL, on)
    near = found.candidates or found.slugs or _alike(directory, name, on)
    return error("unknown-unit", unit=name, near=directory.names(near))


def _alike(directory: Directory, name: str, on: dt.date) -> list[str]:
    """Slugs of units of that day whose names share most of the words; only asked when something went wrong."""
    from rapidfuzz import fuzz, process

    wanted = fold_name(name)
    alive = {
        slug: fold_name(unit.name)
        for slug, unit in directory.units.items()
        if unit.valid_to is None or on <= unit.valid_to
    }
    alike = process.extract(wanted, alive, scorer=fuzz.token_sort_ratio, limit=NEAR, score_cutoff=ENOUGH)
    return [slug for _, _, slug in alike]
