"""Spans of time that were over when a directive was issued: of what they tell, no deadline."""

import datetime as dt

from directives.times.due_grammar import Hit
from directives.times.due_readings import read_phrase
from directives.times.due_values import Phrase
from plans.due import Due, OnDate

AT_THE_END = "unsure-period-at-the-end"
"""The row of a month or quarter with nothing before it that says it is a deadline."""


def told_over(hit: Hit, issued: dt.date | None) -> bool:
    """Whether a month or quarter that ends a sentence is over: it only tells of what was ("kiểm tra bếp ăn tháng 10/2026")."""
    named = next((name for name in ("month", "quarter") if hit.parts.get(name)), None)
    if hit.rule.name != AT_THE_END or named is None or issued is None:
        return False
    due = read_phrase(named, Phrase(hit.parts, hit.text, (hit.start, hit.end), issued))
    return isinstance(due, OnDate) and due.date < issued


def not_over(
    weak: list[tuple[Hit, Due]], issued: dt.date | None
) -> tuple[list[tuple[Hit, Due]], list[tuple[Hit, Due]]]:
    """Spans of time with those apart that ended before the directive ("hộ vay vốn trong năm 2010")."""
    over = [pair for pair in weak if isinstance(pair[1], OnDate) and issued is not None and pair[1].date < issued]
    return [pair for pair in weak if pair not in over], over
