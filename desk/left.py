"""Work whose officer works here no more: another is to be named for it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from models.lines import Line


class Left(NamedTuple):
    """Somebody who works here no more and whose open work of a unit nobody was given."""

    unit: str
    person: str
    name: str
    lines: int


def left_of(lines: Sequence[Line]) -> list[Left]:
    """Whoever is gone of those whom these name, with how many name him."""
    gone = Counter((one.unit, one.officer, one.officer_name) for one in lines if one.officer_gone)
    return [Left(unit, slug or "", name or "", many) for (unit, slug, name), many in gone.items()]
