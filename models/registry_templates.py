"""The bodies that each province has (templates.yaml), and what became of them when provinces merged."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.registry_files import after, read_yaml
from models.registry_provinces import TWO_TIERS, Province
from plans.plan import Force
from plans.units import SuccessionRecord, UnitRecord

__all__ = ["read_templates"]
_END = ("to", "into", "part")
_PARENTS = {"party-board": "tinh-uy", "party-mobilisation": "tinh-uy", "department": "ubnd", "agency": "ubnd"}
"""Under which body of the province one of a kind stands."""


def read_templates(folder: Path, provinces: Mapping[str, Province]) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    """The bodies of every province. What a merged province had and its successor had not, the successor has from then on."""
    units: list[UnitRecord] = []
    successions: list[SuccessionRecord] = []
    for row in read_yaml(folder / "templates.yaml")["units"]:
        had = {key for key in provinces if _has(row, key)}
        gained = {provinces[key].now for key in had if "to" not in _here(row, key)} - had - set(row.get("never", ()))
        for province in (provinces[key] for key in provinces if key in had | gained):
            here = _here(row, province.key)
            unit = _unit(here, province, TWO_TIERS if province.key in gained else here.get("from"))
            if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
                continue
            units.append(unit)
            successions += after(here, unit.slug, f"{province.key}-")
            if province.ended and (here.get("to") is None or here["to"] >= province.ended):
                successions += _heirs(here, unit.slug, province.now)
    order = {"tinh-uy": 0}
    units.sort(key=lambda unit: order.get(unit.slug.removeprefix((unit.province or "").removesuffix("ubnd")), 1))
    begun = {unit.slug: unit.valid_from for unit in units}
    alive = (row for row in successions if _is_alive(row, provinces))
    return units, [row for row in alive if (begun.get(row.successor) or row.on) <= row.on]


def _has(row: Mapping[str, Any], key: str) -> bool:
    return key in row.get("only", (key,)) and key not in (*row.get("except", ()), *row.get("never", ()))


def _here(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The row as it is in a province: with its own first day (`since`) and last day (`ended`), without one where `lasting`."""
    here = {name: value for name, value in row.items() if name not in _END or key not in row.get("lasting", ())}
    if key in row.get("since", {}):
        here["from"] = row["since"][key]
    if "ended" in row:
        here = {name: value for name, value in here.items() if name not in _END}
        if key in row["ended"]["in"]:
            here |= {name: value for name, value in row["ended"].items() if name != "in"}
    return here


def _heirs(row: Mapping[str, Any], slug: str, now: str) -> list[SuccessionRecord]:
    """The body of the new province that took over from a merged province's."""
    own = row.get("into", row["id"]) if row.get("to") else row["id"]
    heirs = row.get("heirs", {}).get(now, [own])
    return [SuccessionRecord(slug, f"{now}-{heir}", TWO_TIERS, whole=len(heirs) == 1) for heir in heirs]


def _is_alive(row: SuccessionRecord, provinces: Mapping[str, Province]) -> bool:
    """Not within a province that ends on the same day: there the successor is the new province's."""
    ended = (p for p in provinces.values() if p.ended and row.successor.startswith(f"{p.key}-"))
    return row.on < TWO_TIERS or not any(row.unit.startswith(f"{p.key}-") for p in ended)


def _unit(row: Mapping[str, Any], province: Province, first: dt.date | None) -> UnitRecord:
    """A body of the province; what ended before the province became a city has the name of that time alone."""
    last = min((day for day in (row.get("to"), province.ended) if day), default=None)
    full, aliases = _names(row, province.former if last else province)
    if province.was and not last:
        before, others = _names(row, province.former)
        aliases += [before, *others]
    parent = _PARENTS.get(row["kind"])
    return UnitRecord(
        f"{province.key}-{row['id']}", full, row["kind"], f"{province.key}-{parent}" if parent else None, province.committee,
        Force(row.get("force", "order")), tuple(dict.fromkeys(a for a in aliases if a != full)), first, last,
    )  # fmt: skip


def _names(row: Mapping[str, Any], province: Province) -> tuple[str, list[str]]:
    """Its full name there, and its other names."""
    words = {
        "type": province.type,
        "place": province.place,
        "committee": "Tỉnh ủy" if province.type == "tỉnh" else "Thành ủy",
        "league": "Tỉnh đoàn" if province.type == "tỉnh" else "Thành đoàn",
    }
    pattern: str = row["city"] if province.key in row.get("cities", ()) else row["name"]
    pattern = row.get("names", {}).get(province.key, pattern)
    name, short = pattern.format(**words), pattern.replace("{place}", "").format(**words).strip()
    named = "names" in row or "{place}" in pattern
    full = name if named else f"{name} {province.place if '{type}' in pattern else province.title}"
    aliases = [
        *([] if named else [name, pattern.replace("{type}", "").strip()]),
        *(alias.format(**words) for alias in row.get("aliases", ())),
    ]
    if short not in (name, full) and short not in aliases and "{committee}" in pattern:
        aliases.append(short)
    return full, aliases
