"""Months and quarters listed that do not follow on one another ("quý I, quý III", "tháng 4, 8 và 12/2026"): times of their own, no span."""

import itertools
import re

from directives.strings.folding import fold
from directives.times.due_grammar import Hit
from directives.times.due_values import QUARTERS, numbers_in

LONG = {"month": 12, "months": 12, "quarter": 4, "quarters": 4}
"""Readings of such lists, and how many of their times make a year."""
TWO_DAYS = ("two-days", "two-days-before", "two-reports-before")
DAYS = ("on-days", *TWO_DAYS)
"""Rows of the table that list days."""
_BETWEEN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_NUMBER, _YEAR = re.compile(r"(?<!\w)(\d{1,2}|iii|ii|iv|i)(?!\w)"), re.compile(r"(?<!\d)\d{4}(?!\d)")


def times_listed(hit: Hit) -> tuple[str, str] | None:
    """The last time of such a list and the others, as printed; None where they follow on one another, and so are one span."""
    words = _BETWEEN.split(hit.text)
    if len(words) < 2 or (hit.reading not in LONG and hit.rule.name not in DAYS):
        return None
    if hit.rule.name in DAYS:
        return None if _one_by_one(words) else (words[-1], "; ".join(words[:-1]))
    round_ = LONG[hit.reading]
    places = [_place(fold(one), round_) for one in words]
    if None in places:
        return None
    steps = [_step(one, other, round_) for one, other in itertools.pairwise(filter(None, places))]
    if all(step == 1 for step in steps) and (round_, len(words)) != (4, 4):
        return None
    return words[-1], "; ".join(words[:-1])


def _one_by_one(words: list[str]) -> bool:
    """Whether days listed ("các ngày 12, 13 và 14/3") follow on one another in one month."""
    numbers = [numbers_in(one) for one in words]
    if not all(numbers) or len({tuple(one[1:2]) for one in numbers if len(one) > 1}) > 1:
        return False
    return all(other[0] - one[0] == 1 for one, other in itertools.pairwise(numbers))


def _place(words: str, round_: int) -> tuple[int, int | None] | None:
    """The number of a month or quarter and its year, where that is printed."""
    year, found = _YEAR.search(words), _NUMBER.search(words)
    if found is None:
        return None
    number = QUARTERS.get(found[1]) if round_ == 4 and not found[1].isdigit() else None
    return (number or int(found[1]), int(year[0]) if year else None) if number or found[1].isdigit() else None


def _step(one: tuple[int, int | None], other: tuple[int, int | None], round_: int) -> int:
    if one[1] is None or other[1] is None:
        return (other[0] - one[0]) % round_
    return (other[1] - one[1]) * round_ + other[0] - one[0]
