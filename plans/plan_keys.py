"""What names one plan in force where its slug alone would not: "12-ct-ubnd-2026" as its office gave it,
"12-ct-ubnd-2026@song-thao~so-noi-vu" as that unit received it. An address can have it in its path and in its query.
"""

from typing import NamedTuple


class PlanKey(NamedTuple):
    """A slug, and the receiving unit: empty for the plan as it was given, None where nobody said which."""

    slug: str
    as_unit: str | None


def plan_key(slug: str, as_unit: str = "") -> str:
    """The key of a plan in force; of one that an office gives it is the slug."""
    return f"{slug}@{as_unit.replace('/', '~')}" if as_unit else slug


def name_in(own: str, slug: str, as_unit: str = "") -> str:
    """What a plan as `own` has it names another by: a slug is one of the same perspective, "slug@" the one that was given."""
    return slug if as_unit == own else plan_key(slug, as_unit) if as_unit else f"{slug}@"


def read_key(key: str) -> PlanKey:
    """The parts of a key. A bare slug names the plan as it was given or, where nobody gave it here, as it was received."""
    slug, said, unit = key.partition("@")
    return PlanKey(slug, unit.replace("~", "/") if said else None)
