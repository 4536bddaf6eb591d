"""How the files of registry_data are read, and how a name becomes a key."""

import csv
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import yaml

from plans.units import SuccessionRecord

__all__ = ["DAY", "FOLDER", "after", "read_rows", "read_yaml", "slugify"]
FOLDER = Path(__file__).parent / "registry_data"
DAY = dt.timedelta(days=1)


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """A name in plain letters, words joined by hyphens."""
    plain = normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not combining(c))).strip("-")


def read_rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, its empty cells of place filled from above."""
    above: dict[str, str] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for column in ("province", "district", "district_code"):
                if column in row:
                    row[column] = row[column] or above.get(column, "")
            above = row
            yield row


def read_yaml(file: Path) -> Any:  # noqa: ANN401  (our own files, checked by a test)
    """What a YAML file holds."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def after(row: Mapping[str, Any], slug: str, prefix: str) -> list[SuccessionRecord]:
    """The successions that a row of central.yaml or templates.yaml tells."""
    if "to" not in row:
        return []
    whole = [SuccessionRecord(slug, prefix + row["into"], row["to"] + DAY)] if "into" in row else []
    return whole + [SuccessionRecord(slug, prefix + part, row["to"] + DAY, whole=False) for part in row.get("part", ())]
