"""What is with units and overdue or due soon, as the figures call it, told today or not: a mail names some of what it does not list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from models.reminding import OpenLine
from notifications import phrases
from plans.plan import Force
from plans.stages import Stage
from plans.state import Facts, State, is_soon, state

NAMED = 3
"""Lines that are named where they are not listed; who wants more opens the list."""


class Near(NamedTuple):
    """Lines with their units, the earliest date first."""

    overdue: tuple[OpenLine, ...] = ()
    soon: tuple[OpenLine, ...] = ()

    def without(self, told: Iterable[int]) -> "Near":
        """Without the lines that are told (ids)."""
        ids = set(told)
        return Near(*(tuple(one for one in lines if one.id not in ids) for lines in self))


class NearOf(NamedTuple):
    """By unit and by officer (ids)."""

    units: dict[int, Near]
    officers: dict[int, Near]


NONE_NEAR = NearOf({}, {})


def joined(by: Mapping[int, Near], wanted: Iterable[int]) -> Near:
    """Of several units, or of one officer."""
    found = [by[one] for one in wanted if one in by]
    if len(found) == 1:
        return found[0]
    return Near(*(_in_order(list(chain(*lines))) for lines in zip(*found, strict=True))) if found else Near()


def facts_of(line: OpenLine) -> Facts:
    """What the clock asks of it."""
    return Facts(line.stage, line.due, Force(line.force), line.credited_at, line.correct_by)


def near_of(lines: Iterable[OpenLine], now: dt.datetime) -> NearOf:
    """Of all that is open."""
    units: dict[int, tuple[list[OpenLine], list[OpenLine]]] = defaultdict(lambda: ([], []))
    officers: dict[int, tuple[list[OpenLine], list[OpenLine]]] = defaultdict(lambda: ([], []))
    for line in lines:
        place = _place(line, now)
        if place is None:
            continue
        units[line.unit_id][place].append(line)
        if line.officer_id is not None:
            officers[line.officer_id][place].append(line)
    return NearOf(*({one: Near(*map(_in_order, both)) for one, both in by.items()} for by in (units, officers)))


def is_near(line: OpenLine, now: dt.datetime) -> bool:
    """Whether it is with its unit, in time and due soon."""
    return is_soon(facts_of(line), now)


def named(lines: tuple[OpenLine, ...], today: dt.date) -> str:
    """The first of them by place and date, never by what they ask; empty for none."""
    said = [
        f"{phrases.brief_place(one)}, hạn {phrases.brief_limit(one.due, today)}" for one in lines[:NAMED] if one.due
    ]
    return f" ({'; '.join(said)}{'; …' if len(lines) > NAMED else ''})" if said else ""


def _place(line: OpenLine, now: dt.datetime) -> int | None:
    """0 overdue, 1 due soon, None neither, or not with its unit."""
    facts = facts_of(line)
    if line.stage not in (Stage.DRAFT, Stage.EXECUTE):
        return None
    if state(facts, now) is State.OPEN_OVERDUE:
        return 0
    return 1 if is_soon(facts, now) else None


def _in_order(lines: list[OpenLine]) -> tuple[OpenLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.due is None, one.due, one.id)))
