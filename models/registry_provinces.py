"""The provinces, which of today's each is part of, and which became cities under the centre, their communes wards."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from models.registry_files import DAY, read_rows, read_yaml, slugify

__all__ = ["TWO_TIERS", "Province", "parted", "read_provinces", "read_wards"]
TWO_TIERS = dt.date(2025, 7, 1)
"""34 provinces, communes anew, no districts (Resolution 202/2025/QH15 and the law on local government 2025)."""
_CHANGES = "changes_2026.yaml"
_NAMED_CITY = "ho-chi-minh"
"""There "Thành phố" is part of the name."""


class Province(NamedTuple):
    """A province: its key in slugs ("ben-tre"), type ("tỉnh"), name, code, and the key of the province it is part of now."""

    key: str
    type: str
    place: str
    code: str
    now: str
    was: str = ""
    """Its type until it became a city, where that was after 1 July 2025."""

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

    @property
    def former(self) -> "Province":
        """The same as it was called before it became a city; itself where it never did."""
        return self._replace(type=self.was, was="") if self.was else self


def read_provinces(folder: Path) -> Iterator[Province]:
    """The 63 provinces, those that became cities with their type of today."""
    cities = {row["province"] for row in read_yaml(folder / _CHANGES)["cities"]}
    for row in read_rows(folder / "provinces.csv"):
        kind, place = parted(row["name"])
        key = slugify(place)
        kind = kind if key == _NAMED_CITY else kind.lower()
        _, now = parted(row["now"])
        named = ("thành phố", kind) if key in cities else (kind, "")
        yield Province(key, named[0], place, row["code"], slugify(now), named[1])


def read_wards(folder: Path) -> Mapping[tuple[str, str], dt.date]:
    """From which day a commune has been a ward, by its province's key and its name ("Xã Kép")."""
    rows = read_yaml(folder / _CHANGES)["wards"]
    return {(row["province"], f"Xã {place}"): row["from"] for row in rows for place in row["places"]}


def parted(name: str) -> tuple[str, str]:
    """Type and proper name ("Thị xã Cai Lậy" -> "Thị xã", "Cai Lậy")."""
    words = name.split()
    kind = 2 if words[0] in ("Thành", "Thị", "Đặc") else 1
    return " ".join(words[:kind]), " ".join(words[kind:])
