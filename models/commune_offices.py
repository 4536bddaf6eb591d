"""The offices of a commune, for the communes that use the program: for all 3,321 they would double the registry."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from models.registry_source import FOLDER
from plans.plan import Force
from plans.units import UnitRecord

__all__ = ["commune_offices"]
_COMMITTEE = "Ủy ban nhân dân "


def commune_offices(commune: UnitRecord, folder: Path = FOLDER) -> Iterator[UnitRecord]:
    """Its council, departments, Party boards and organisations, as of today's two tiers; nothing for any other unit.

    Slugs are the commune's with the office's behind: "quang-ninh-xa-tan-hoa-phong-kinh-te".
    """
    if commune.kind != "commune" or commune.valid_to or not commune.name.startswith(_COMMITTEE):
        return
    place = commune.name.removeprefix(_COMMITTEE)
    title, _, province = place.partition(", ")
    for row in _rows(folder):
        if not title.startswith(tuple(row.get("only", ("",)))):
            continue
        yield UnitRecord(
            slug=f"{commune.slug}-{row['id']}",
            name=f"{row['name'].format(title=title)}, {province}",
            kind=row["kind"],
            parent=f"{commune.slug}-{row['under']}" if "under" in row else commune.slug,
            province=commune.province,
            force=Force(row.get("force", "order")),
            aliases=tuple(alias.format(title=title) for alias in row.get("aliases", ())),
            valid_from=commune.valid_from,
        )


def _rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "commune_offices.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["offices"]
    return rows
