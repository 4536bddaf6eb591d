"""The registry for a start, expanded from the files of registry_data into plain records (`units seed`)."""

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import combining, normalize

import yaml

from plans.plan import Force
from plans.units import GroupRecord, SuccessionRecord, UnitRecord

FOLDER = Path(__file__).parent / "registry_data"
SNAPSHOT = dt.date(2025, 1, 1)
"""From when the districts and the old communes are known; earlier changes of theirs are not recorded."""
TWO_TIERS = dt.date(2025, 7, 1)
"""34 provinces, communes anew, no districts (Resolution 202/2025/QH15 and the law on local government 2025)."""
DAY = dt.timedelta(days=1)
_END = ("to", "into", "part")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
"""Roman numbers below ten."""


class Registry(NamedTuple):
    """Everything to seed, parents before children; `codes` are the statistical office's, by slug."""

    units: tuple[UnitRecord, ...]
    groups: tuple[GroupRecord, ...]
    successions: tuple[SuccessionRecord, ...]
    codes: Mapping[str, str] = {}


class Province(NamedTuple):
    """A province: its key in slugs ("ben-tre"), type ("tỉnh"), name, code, and the key of the province it is part of now."""

    key: str
    type: str
    place: str
    code: str
    now: str

    @property
    def committee(self) -> str:
        """The slug of its People's Committee."""
        return f"{self.key}-ubnd"

    @property
    def ended(self) -> dt.date | None:
        """Its last day, where it was merged into another."""
        return None if self.now == self.key else TWO_TIERS - DAY

    @property
    def title(self) -> str:
        """Type and name as in the middle of a sentence."""
        return f"{self.type} {self.place}"


def read_registry(provinces: Collection[str] | None = None, folder: Path = FOLDER) -> Registry:
    """The registry of the whole country, or of the central bodies and some provinces by key ("ben-tre"), with their successors."""
    everywhere = {p.key: p for p in _provinces(folder)}
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
    for part in (_from_templates(folder, kept), _new_communes(folder, kept, codes), _old_places(folder, kept, codes)):
        units += part[0]
        successions += part[1]
    return Registry(
        tuple(units), tuple(_groups(folder, kept, {unit.slug for unit in units})), _known(successions, units), codes
    )


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """A name in plain letters, words joined by hyphens."""
    plain = normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not combining(c))).strip("-")


def _known(successions: list[SuccessionRecord], units: list[UnitRecord]) -> tuple[SuccessionRecord, ...]:
    slugs = {unit.slug for unit in units}
    kept = {(row.unit, row.successor): row for row in successions if row.unit in slugs and row.successor in slugs}
    return tuple(kept.values())


def _provinces(folder: Path) -> Iterator[Province]:
    for row in _rows(folder / "provinces.csv"):
        kind, place = _parted(row["name"])
        _, now = _parted(row["now"])
        yield Province(slugify(place), "tỉnh" if kind == "Tỉnh" else kind, place, row["code"], slugify(now))


def _parted(name: str) -> tuple[str, str]:
    """Type and proper name ("Thị xã Cai Lậy" -> "Thị xã", "Cai Lậy")."""
    words = name.split()
    kind = 2 if words[0] in ("Thành", "Thị", "Đặc") else 1
    return " ".join(words[:kind]), " ".join(words[kind:])


def _committee(province: Province) -> UnitRecord:
    name = f"Ủy ban nhân dân {province.title}"
    aliases = [f"Ủy ban nhân dân {province.type}", "Ủy ban nhân dân"]
    if province.key == "hue":
        aliases.append("Ủy ban nhân dân tỉnh Thừa Thiên Huế")
    slug = province.committee
    return UnitRecord(slug, name, "province", None, slug, Force.ORDER, tuple(aliases), None, province.ended)


def _central(folder: Path) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    units, successions = [], []
    for row in _yaml(folder / "central.yaml")["units"]:
        force, aliases = Force(row.get("force", "order")), tuple(row.get("aliases", ()))
        period = row.get("from"), row.get("to")
        units.append(
            UnitRecord(row["slug"], row["name"], row["kind"], row.get("parent"), None, force, aliases, *period)
        )
        successions += _after(row, row["slug"], "")
    return units + [unit for row in _yaml(folder / "central.yaml")["regions"] for unit in _regional(row)], successions


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


def _after(row: Mapping[str, Any], slug: str, prefix: str) -> list[SuccessionRecord]:
    """The successions that a row of central.yaml or templates.yaml tells."""
    if "to" not in row:
        return []
    whole = [SuccessionRecord(slug, prefix + row["into"], row["to"] + DAY)] if "into" in row else []
    return whole + [SuccessionRecord(slug, prefix + part, row["to"] + DAY, whole=False) for part in row.get("part", ())]


def _from_templates(folder: Path, provinces: Mapping[str, Province]) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    """The bodies of every province. What a merged province had and its successor had not, the successor has from then on."""
    units, successions = [], []
    for row in _yaml(folder / "templates.yaml")["units"]:
        had = {
            key
            for key in provinces
            if key in row.get("only", provinces) and key not in (*row.get("except", ()), *row.get("never", ()))
        }
        gained = {provinces[key].now for key in had if row.get("to") is None} - had - set(row.get("never", ()))
        for province in (provinces[key] for key in provinces if key in had | gained):
            here = {c: v for c, v in row.items() if c not in _END or province.key not in row.get("lasting", ())}
            unit = _from_template(here, province, gained=province.key in gained)
            if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
                continue
            units.append(unit)
            successions += _after(here, unit.slug, f"{province.key}-")
            if province.ended and (here.get("to") is None or here["to"] >= TWO_TIERS - DAY):
                successions += _heirs(here, unit.slug, province.now)
    order = {"tinh-uy": 0}
    units.sort(key=lambda unit: order.get(unit.slug.removeprefix((unit.province or "").removesuffix("ubnd")), 1))
    return units, [row for row in successions if _is_alive(row, provinces)]


def _heirs(row: Mapping[str, Any], slug: str, now: str) -> list[SuccessionRecord]:
    """The body of the new province that took over from a merged province's."""
    own = row.get("into", row["id"]) if row.get("to") else row["id"]
    heirs = row.get("heirs", {}).get(now, [own])
    return [SuccessionRecord(slug, f"{now}-{heir}", TWO_TIERS, whole=len(heirs) == 1) for heir in heirs]


def _is_alive(row: SuccessionRecord, provinces: Mapping[str, Province]) -> bool:
    """Not within a province that ends on the same day: there the successor is the new province's."""
    ended = (p for p in provinces.values() if p.ended and row.successor.startswith(f"{p.key}-"))
    return row.on < TWO_TIERS or not any(row.unit.startswith(f"{p.key}-") for p in ended)


def _from_template(row: Mapping[str, Any], province: Province, *, gained: bool) -> UnitRecord:
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
    parent = {"party-board": "tinh-uy", "party-mobilisation": "tinh-uy", "department": "ubnd", "agency": "ubnd"}.get(
        row["kind"]
    )
    ends = [day for day in (row.get("to"), province.ended) if day]
    return UnitRecord(
        f"{province.key}-{row['id']}", full, row["kind"], f"{province.key}-{parent}" if parent else None, province.committee,
        Force(row.get("force", "order")), tuple(dict.fromkeys(a for a in aliases if a != full)),
        TWO_TIERS if gained else row.get("from"), min(ends, default=None),
    )  # fmt: skip


def _new_communes(
    folder: Path, provinces: Mapping[str, Province], codes: dict[str, str]
) -> tuple[list[UnitRecord], list[SuccessionRecord]]:
    """Communes, wards and special zones since 1 July 2025, with their Party committees and their Front."""
    units = []
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam"
    for slug, row, province in _placed(folder / "communes.csv", provinces):
        codes[slug] = row["code"]
        place = f"{_lower(row['commune'])}, {province.title}"
        units.append(_place(slug, f"Ủy ban nhân dân {place}", "commune", province.committee, province, TWO_TIERS, None))
        units.append(_place(f"{slug}-dang-uy", f"Đảng ủy {place}", "party-commune", slug, province, TWO_TIERS, None))
        units.append(_place(f"{slug}-mttq", f"{front} {place}", "front-commune", slug, province, TWO_TIERS, None))
    return units, []


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
        name = f"Ủy ban nhân dân {_lower(row['commune'])}, {_lower(row['district'])}, {province.title}"
        units.append(_place(slug, name, "commune", district, province, SNAPSHOT, TWO_TIERS - DAY))
        successions += [SuccessionRecord(slug, heir, TWO_TIERS, whole=len(after) == 1) for heir in after]
    for district, after_all in heirs.items():
        island = district.partition("-huyen-")[2]
        same = bool(island) and [heir.partition("-dac-khu-")[2] for heir in after_all] == [island]
        successions += [SuccessionRecord(district, heir, TWO_TIERS, whole=same) for heir in after_all]
    return units, successions


def _district(slug: str, name: str, province: Province) -> list[UnitRecord]:
    """A district's committee, its Party committee with the board for mass mobilisation, and its Front."""
    kind, place = _parted(name)
    party = {"Huyện": "Huyện ủy", "Quận": "Quận ủy", "Thị xã": "Thị ủy", "Thành phố": "Thành ủy"}[kind]
    bodies = (
        ("", f"Ủy ban nhân dân {_lower(name)}", "district", province.committee),
        ("-cap-uy", f"{party} {place}", "party-district", slug),
        ("-ban-dan-van", f"Ban Dân vận {party} {place}", "party-mobilisation-district", slug),
        ("-mttq", f"Ủy ban Mặt trận Tổ quốc Việt Nam {_lower(name)}", "front-district", slug),
    )
    return [
        _place(slug + end, f"{body}, {province.title}", kind, parent, province, SNAPSHOT, TWO_TIERS - DAY)
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
    for row in _rows(file):
        key = keys.setdefault(row["province"], slugify(_parted(row["province"])[1]))
        if key in provinces:
            words = (row.get("district", ""), row["commune"])
            found.append(("-".join([key, *(slugify(word) for word in words if word)]), row, provinces[key]))
    count = Counter(slug for slug, _, _ in found)
    return [(f"{slug}-{row['code']}" if count[slug] > 1 else slug, row, province) for slug, row, province in found]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows of a file, its empty cells of place filled from above."""
    above: dict[str, str] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for column in ("province", "district", "district_code"):
                if column in row:
                    row[column] = row[column] or above.get(column, "")
            above = row
            yield row


def _groups(folder: Path, provinces: Collection[str], slugs: Collection[str]) -> Iterator[GroupRecord]:
    """Groups with the members they list, and those that each province has (`each`), as far as they are units here."""
    for row in _yaml(folder / "groups.yaml")["groups"]:
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


def _yaml(file: Path) -> Any:  # noqa: ANN401  (our own files, checked by a test)
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
