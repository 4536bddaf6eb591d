"""What a column of an assignment table holds, by the words of its heading: the lists are lexicon/tables.yaml."""

import re
from collections.abc import Sequence
from functools import cache

from directives.lexicon import fold_pattern, lexicon
from directives.strings.folding import fold

_MEASURES = ("đơn vị",)
"""Headings that may also say in what something is counted: who does it only beside a time or partners."""


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds the task, its leads, partners, time, product and number; of several that fit the first."""
    words = [" ".join(fold(heading.strip(" *")).split()) for heading in headings]
    found: dict[str, int] = {}
    for holds, pattern in _columns():
        fits = (index for index, text in enumerate(words) if pattern.search(text) and index not in found.values())
        if holds not in found and (first := next(fits, None)) is not None:
            found[holds] = first
    if "lead" in found and words[found["lead"]] in _MEASURES and not found.keys() & {"due", "with"}:
        del found["lead"]
    return found


def assigns(columns: dict[str, int]) -> bool:
    """Whether these columns say what is to be done and who does it or by when."""
    return "task" in columns and bool(columns.keys() & {"lead", "due", "with"})


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["holds"], re.compile("|".join(f"(?:{fold_pattern(pattern)})" for pattern in entry["patterns"])))
        for entry in lexicon("tables")["columns"]
    )
