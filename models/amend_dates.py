"""Which assignment of a unit takes which date when the rule of its task is changed: nobody loses what is begun or done."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from models.opening import Opening
from plans.dates import ONCE
from plans.stages import OPEN, Stage


class Held(NamedTuple):
    """An assignment as it stands before the change."""

    id: int
    unit: int
    occurrence: str
    due: dt.datetime | None
    stage: str


class Move(NamedTuple):
    """An assignment that stands for that occurrence from now on; `named`: it bears its name too, unless an ended one does."""

    row: Held
    opening: Opening
    named: bool

    @property
    def is_open(self) -> bool:
        """Whether its date moves; one that is done keeps its own."""
        return self.row.stage in OPEN


def moves(rows: Iterable[Held], openings: Sequence[Opening], rule: str, now: dt.datetime) -> list[Move]:
    """Unit by unit: the earliest open assignment ahead takes the first new date, the next one the next.

    What is overdue by a rule that recurs stays owed; from or to a single date it moves as well, for there is no other. What
    was finished before its day counts for the new date of the same period (`rule` is the new rule; empty: a single date).
    """
    units = groupby(sorted(rows, key=lambda one: one.unit), key=lambda one: one.unit)
    return [move for _, mine in units for move in _of_unit(list(mine), openings, rule, now)]


def _of_unit(rows: list[Held], openings: Sequence[Opening], rule: str, now: dt.datetime) -> list[Move]:
    keys = {one.occurrence for one in openings}
    ended = {one.occurrence for one in rows if one.stage == Stage.CANCELLED}
    there = {one.occurrence for one in rows} - ended
    old = sorted((one for one in rows if one.stage != Stage.CANCELLED and one.occurrence not in keys), key=_by_date)
    free = [one for one in openings if one.occurrence not in there and (not rule or _ahead(one.due, now))]
    early = [one for one in old if one.stage == Stage.DONE and _ahead(one.due, now)]
    pairs = [(row, one) for row in early for one in free if rule and _same_period(row.occurrence, one.occurrence, rule)]
    pairs = pairs[:1]
    left = [one for one in free if one not in [opening for _, opening in pairs]]
    pairs += zip(_waiting(old, rule, now), left, strict=False)
    if not pairs and early and left and (not rule or early[0].occurrence == ONCE):
        pairs = [(early[0], left[0])]
    return [Move(row, opening, opening.occurrence not in ended) for row, opening in pairs]


def _waiting(old: list[Held], rule: str, now: dt.datetime) -> list[Held]:
    """The open ones in the order in which they take a date: what lies ahead, then what is overdue, where that moves."""
    still = [one for one in old if one.stage in OPEN]
    late = [one for one in still if not _ahead(one.due, now) and (not rule or one.occurrence == ONCE)]
    return [*(one for one in still if _ahead(one.due, now)), *late]


def _by_date(one: Held) -> tuple[bool, float]:
    return one.due is None, one.due.timestamp() if one.due else 0.0


def _ahead(due: dt.datetime | None, now: dt.datetime) -> bool:
    return due is None or due > now


def _same_period(one: str, other: str, rule: str) -> bool:
    if ONCE in (one, other):
        return False
    first, second = dt.date.fromisoformat(one), dt.date.fromisoformat(other)
    if "FREQ=YEARLY" in rule:
        return first.year == second.year
    if "FREQ=WEEKLY" in rule:
        return first.isocalendar()[:2] == second.isocalendar()[:2]
    return (first.year, first.month) == (second.year, second.month)
