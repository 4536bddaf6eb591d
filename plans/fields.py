"""Fields of work (lĩnh vực) as people type them: one key for "Y tế", "y tế", "Y TẾ" and "y-te". Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from plans.alphabet import alphabetical


@lru_cache(maxsize=4096)
def field_key(words: str) -> str:
    """What fields are compared by: small letters without marks and signs; empty where there is none."""
    plain = "".join(one for one in normalize("NFD", words.lower().replace("đ", "d")) if not combining(one))
    return " ".join(re.findall(r"[^\W_]+", plain))


def same_field(one: str, other: str) -> bool:
    """Whether two spellings are one field."""
    return one == other or (bool(field_key(one)) and field_key(one) == field_key(other))


def tidy_field(words: str) -> str:
    """As it is kept where nobody typed it before: composed letters, single blanks."""
    return " ".join(normalize("NFC", words).split())


def fields_known(*several: Iterable[str]) -> tuple[str, ...]:
    """Fields to pick from, each once, by name; of two spellings the first."""
    found: dict[str, str] = {}
    for field in (one for some in several for one in some if one):
        found.setdefault(field_key(field) or field, field)
    return tuple(sorted(found.values(), key=alphabetical))
