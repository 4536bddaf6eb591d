"""The registry for a start, expanded from the files of registry_data into plain records (`units seed`)."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from models.registry_files import DAY, FOLDER, after, read_rows, read_yaml, slugify
from models.registry_provinces import TWO_TIERS, Province, parted, read_provinces, read_wards
from models.registry_templates import read_templates
from plans.plan import Force
from plans.units import GroupRecord, SuccessionRecord, UnitRecord

__all__ = ["FOLDER", "Registry", "read_registry", "slugify"]
SNAPSHOT = dt.date(2025, 1, 1)
"""From when the districts and the old communes are known; earlier changes of theirs are not recorded."""
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
"""Roman numbers below ten."""


class Registry(NamedTuple):
    """Everything to seed, parents before children; `codes` are the statistical office's, by slug."""

    units: tuple[UnitRecord, ...]
    groups: tuple[GroupRecord, ...]
    successions: tuple[SuccessionRecord, ...]
    codes: Mapping[str, str] = {}


def read_registry(provinces: Collection[str] | None = None, folder: Path = FOLDER) -> Registry:
    """The registry of the whole country, or of the central bodies and some provinces by key ("ben-tre"), with their successors."""
    everywhere = {p.key: p for p in read_provinces(folder)}
    chosen = set(everywhere if provinces is None else provinces)
    chosen |= {everywhere[key].now for key in chosen}
    kept = {key: province for key, province in everywhere.items() if key in chosen}
    units, successions = _central(folder)
    codes: dict[str, str] = {}
    for province in kept.values():
        units.append(_committee(province))
        codes[province.committee] = province.code
        if province.ended:
            successions.append(SuccessionRecord(province.committee, kept[province.now].committee, TWO_TIERS))
    for part in (read_templates(folder, kept), _new_communes(folder, kept, codes), _old_places(folder, kept, codes)):
        units += part[0]
        successions += part[1]
    return Registry(
        tuple(units), tuple(_groups(folder, kept, {unit.slug for unit in units})), _known(successions, units), codes
    )


def _known(successions: list[SuccessionRecord], units: list[UnitRecord]) -> tuple[SuccessionRecord, ...]:
    slugs = {unit.slug for unit in units}
    kept = {(row.unit, row.successor): row for row in successions if row.unit in slugs and row.successor in slugs}
    return tuple(kept.values())


def _committee(province: Province) -> UnitRecord:
    name = f"Ủy ban nhân dân {province.title}"
    aliases = [f"Ủy ban nhân dân {province.type}", "Ủy ban nhân dân"]
    if province.key == "hue":
        aliases.append("Ủy ban nhân dân tỉnh Thừa Thiên Huế")
    if province.was:
        aliases += [f"Ủy ban nhân dân {province.former.title}", f"Ủy ban nhân dân {province.was}"]
    slug = province.committee
    return UnitRecord(slug, name, "province", None, slug, Force.ORDER, tuple(aliases), None, province.ended)


def _central(folder: Path) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    units, successions = [], []
    for row in read_yaml(folder / "central.yaml")["units"]:
        force, aliases = Force(row.get("force", "order")), tuple(row.get("aliases", ()))
        period = row.get("from"), row.get("to")
        units.append(
            UnitRecord(row["slug"], row["name"], row["kind"], row.get("parent"), None, force, aliases, *period)
        )
        successions += after(row, row["slug"], "")
    return units + [
        unit for row in read_yaml(folder / "central.yaml")["regions"] for unit in _regional(row)
    ], successions


def _regional(row: Mapping[str, Any]) -> Iterator[UnitRecord]:
    """The numbered bodies of one branch ("Kho bạc Nhà nước khu vực XI"), known by Roman and Arabic number."""
    for number in range(1, row["last"] + 1):
        roman = "X" * (number // 10) + _UNITS[number % 10]
        first, others = row["name"], row.get("aliases", ())
        aliases = (f"{first} {number}", *(f"{other} {word}" for other in others for word in (roman, number)))
        yield UnitRecord(
            f"{row['slug']}-{number}", f"{first} {roman}", "vertical", row["parent"], None, Force.REQUEST, aliases,
            row.get("from"), row.get("ends", {}).get(number, row.get("to")),
        )  # fmt: skip


def _new_communes(
    folder: Path, provinces: Mapping[str, Province], codes: dict[str, str]
) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    """Communes, wards and special zones since 1 July 2025; a commune that became a ward passed to that."""
    units: list[UnitRecord] = []
    successions: list[SuccessionRecord] = []
    wards = read_wards(folder)
    for slug, row, province in _placed(folder / "communes.csv", provinces):
        codes[slug] = row["code"]
        name, changed = row["commune"], wards.get((province.key, row["commune"]))
        units += _commune(slug, name, province, TWO_TIERS, changed and changed - DAY)
        if changed:
            ward = f"Phường {parted(name)[1]}"
            heir = f"{province.key}-{slugify(ward)}"
            codes[heir] = row["code"]
            units += _commune(heir, ward, province, changed, None)
            successions += [SuccessionRecord(slug + end, heir + end, changed) for end in ("", "-dang-uy", "-mttq")]
    return units, successions


def _commune(slug: str, name: str, province: Province, first: dt.date, last: dt.date | None) -> list[UnitRecord]:
    """A commune's committee, Party committee and Front; known by the province's former type too, where it became a city."""
    titled = province.former if last else province
    bodies = (
        ("", "Ủy ban nhân dân", "commune", province.committee),
        ("-dang-uy", "Đảng ủy", "party-commune", slug),
        ("-mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", "front-commune", slug),
    )
    units = []
    for end, body, kind, parent in bodies:
        named = f"{body} {_lower(name)}, "
        unit = _place(slug + end, named + titled.title, kind, parent, province, first, last)
        units.append(unit._replace(aliases=(named + titled.former.title,)) if titled.was else unit)
    return units


def _old_places(
    folder: Path, provinces: Mapping[str, Province], codes: dict[str, str]
) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    """Districts and communes up to 30 June 2025. A district passed to the communes of its area, none of them its heir.

    Only an island district that became the special zone of its name has a single successor.
    """
    units: list[UnitRecord] = []
    heirs: dict[str, dict[str, None]] = {}
    successions = []
    now_slugs = {(p.key, row["commune"]): slug for slug, row, p in _placed(folder / "communes.csv", provinces)}
    for slug, row, province in _placed(folder / "places_2025.csv", provinces):
        district = f"{province.key}-{slugify(row['district'])}"
        if district not in heirs:
            heirs[district] = {}
            codes[district] = row["district_code"]
            units += _district(district, row["district"], province)
        after = [now_slugs[province.now, name] for name in row["now"].split("|") if name]
        heirs[district] |= dict.fromkeys(after)
        if not row["commune"]:
            continue
        codes[slug] = row["code"]
        name = f"Ủy ban nhân dân {_lower(row['commune'])}, {_lower(row['district'])}, {province.former.title}"
        units.append(_place(slug, name, "commune", district, province, SNAPSHOT, TWO_TIERS - DAY))
        successions += [SuccessionRecord(slug, heir, TWO_TIERS, whole=len(after) == 1) for heir in after]
    for district, after_all in heirs.items():
        island = district.partition("-huyen-")[2]
        same = bool(island) and [heir.partition("-dac-khu-")[2] for heir in after_all] == [island]
        successions += [SuccessionRecord(district, heir, TWO_TIERS, whole=same) for heir in after_all]
    return units, successions


def _district(slug: str, name: str, province: Province) -> list[UnitRecord]:
    """A district's committee, its Party committee with the board for mass mobilisation, and its Front."""
    kind, place = parted(name)
    party = {"Huyện": "Huyện ủy", "Quận": "Quận ủy", "Thị xã": "Thị ủy", "Thành phố": "Thành ủy"}[kind]
    bodies = (
        ("", f"Ủy ban nhân dân {_lower(name)}", "district", province.committee),
        ("-cap-uy", f"{party} {place}", "party-district", slug),
        ("-ban-dan-van", f"Ban Dân vận {party} {place}", "party-mobilisation-district", slug),
        ("-mttq", f"Ủy ban Mặt trận Tổ quốc Việt Nam {_lower(name)}", "front-district", slug),
    )
    return [
        _place(slug + end, f"{body}, {province.former.title}", kind, parent, province, SNAPSHOT, TWO_TIERS - DAY)
        for end, body, kind, parent in bodies
    ]


def _place(
    slug: str, name: str, kind: str, parent: str, province: Province, first: dt.date, last: dt.date | None
) -> UnitRecord:
    force = Force.ORDER if kind in ("district", "commune") else Force.REQUEST
    return UnitRecord(slug, name, kind, parent, province.committee, force, (), first, last)


def _placed(file: Path, provinces: Mapping[str, Province]) -> list[tuple[str, dict[str, str], Province]]:
    """The rows of the chosen provinces with a slug each; where two names differ by marks alone, the code tells them apart."""
    keys: dict[str, str] = {}
    found = []
    for row in read_rows(file):
        key = keys.setdefault(row["province"], slugify(parted(row["province"])[1]))
        if key in provinces:
            words = (row.get("district", ""), row["commune"])
            found.append(("-".join([key, *(slugify(word) for word in words if word)]), row, provinces[key]))
    count = Counter(slug for slug, _, _ in found)
    return [(f"{slug}-{row['code']}" if count[slug] > 1 else slug, row, province) for slug, row, province in found]


def _groups(folder: Path, provinces: Collection[str], slugs: Collection[str]) -> Iterator[GroupRecord]:
    """Groups with the members they list, and those that each province has (`each`), as far as they are units here."""
    for row in read_yaml(folder / "groups.yaml")["groups"]:
        listed: list[Any] = [{"slug": one} if isinstance(one, str) else one for one in row.get("members", ())]
        members: list[tuple[str, dt.date | None, dt.date | None]] = [
            (one["slug"], one.get("from"), one.get("to")) for one in listed
        ]
        members += [(f"{key}-{body}", None, None) for key in provinces for body in row.get("each", ())]
        members = [member for member in members if member[0] in slugs]
        yield GroupRecord(
            row["slug"],
            row["name"],
            row.get("kind", "orgs"),
            tuple(row.get("aliases", ())),
            row["rule"],
            tuple(members),
        )


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
