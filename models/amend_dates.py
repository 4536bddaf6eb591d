"""Which assignment of a unit takes which date when the rule of its task is changed: nobody loses what is begun or done."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from models.opening import Opening
from plans.dates import ONCE
from plans.stages import OPEN, Stage

NEAR = dt.timedelta(days=31)
"""How far a date that is past may be moved within its period: in January is not yet in December."""
YEAR = 12.0
"""Months of the longest period that comes again; what is asked for once stands for that."""
_MONTHS = re.compile(r"BYMONTH=([0-9,]+)")


class Held(NamedTuple):
    """An assignment as it stands before the change."""

    id: int
    unit: int
    occurrence: str
    due: dt.datetime | None
    stage: str


class Rules(NamedTuple):
    """The rule before the change and the new one; empty: a single date."""

    old: str
    new: str

    def counts(self, row: Held) -> bool:
        """Whether what was finished under the old rule is what the new one asks for: a single date, or a period of the same length."""
        if row.occurrence == ONCE:
            return True
        months = _MONTHS.search(self.old)
        own = not months or dt.date.fromisoformat(row.occurrence).month in map(int, months[1].split(","))
        return own and _length(self.old) == (_length(self.new) if self.new else YEAR)


class Move(NamedTuple):
    """An assignment that stands for that occurrence from now on; `named`: it bears its name too, unless an ended one does."""

    row: Held
    opening: Opening
    named: bool

    @property
    def is_open(self) -> bool:
        """Whether its date moves; one that is done keeps its own."""
        return self.row.stage in OPEN


def moves(rows: Iterable[Held], openings: Sequence[Opening], rules: Rules, now: dt.datetime) -> list[Move]:
    """Unit by unit: the earliest open assignment ahead takes the first new date, the next one the next.

    What is overdue by a rule that recurs stays owed, and moves only within its period; from or to a single date it moves as
    well, for there is no other. What was finished counts for the new date of its period, where the old rule asked for periods of the
    same length: a month's report is not that of its quarter.
    """
    units = groupby(sorted(rows, key=lambda one: one.unit), key=lambda one: one.unit)
    return [move for _, mine in units for move in _of_unit(list(mine), openings, rules, now)]


def left_out(rows: Iterable[Held], openings: Sequence[Opening], rules: Rules, now: dt.datetime) -> list[Move]:
    """Those moves that take what is open out of its period (of the new rule) and leave its unit nothing there, done or to come; or to
    another month of the year where the work becomes a yearly one: the month's own is asked for no more.
    """
    held = list(rows)
    found = moves(held, openings, rules, now)
    names = {one.row.id: one.opening.occurrence for one in found}
    coming = [one.occurrence for one in openings if _ahead(one.due, now)]
    after: dict[int, list[str]] = {}
    for one in held:
        if one.stage != Stage.CANCELLED and (one.stage in OPEN or rules.counts(one)):
            after.setdefault(one.unit, [*coming]).append(names.get(one.id, one.occurrence))
    gone = (one for one in found if one.is_open and one.row.occurrence != ONCE)
    longer = bool(rules.old) and _length(rules.new) >= YEAR > _length(rules.old)
    return [
        one
        for one in gone
        if (longer and not _same_period(one.row.occurrence, one.opening.occurrence, rules.old))
        or not any(_same_period(one.row.occurrence, key, rules.new) for key in after[one.row.unit])
    ]


def done_before(rows: Iterable[Held], openings: Sequence[Opening], rules: Rules, now: dt.datetime) -> list[Held]:
    """What was finished for another kind of period and is due on a day of the new rule: its unit has nothing more to do for that day."""
    coming = {one.occurrence for one in openings if _ahead(one.due, now)} - {ONCE}
    return [one for one in rows if one.stage == Stage.DONE and one.occurrence in coming and not rules.counts(one)]


def rule_of(due: Mapping[str, Any] | None) -> str:
    """The rule of a task's due as it is stored; empty for a single date and for none."""
    return str((due or {}).get("rrule", ""))


def keeps_passed(rule: str, opening: Opening, now: dt.datetime) -> bool:
    """Whether a time keeps the date it has: a rule that recurs changes what is to come, nobody is late anew by another hour of the past."""
    return bool(rule) and not _ahead(opening.due, now)


def _of_unit(rows: list[Held], openings: Sequence[Opening], rules: Rules, now: dt.datetime) -> list[Move]:
    rule = rules.new
    keys = {one.occurrence for one in openings}
    ended = {one.occurrence for one in rows if one.stage == Stage.CANCELLED}
    there = {one.occurrence for one in rows} - ended
    old = sorted((one for one in rows if one.stage != Stage.CANCELLED and one.occurrence not in keys), key=_by_date)
    free = [one for one in openings if one.occurrence not in there and (not rule or _ahead(one.due, now))]
    done = [one for one in old if one.stage == Stage.DONE and rules.counts(one)]
    early = [one for one in done if _ahead(one.due, now)]
    here = [one for one in old if one in done or (one.stage in OPEN and not _ahead(one.due, now))]
    pairs = _of_period(here, free, rule, now)
    paired = {row.id for row, _ in pairs}
    left = [one for one in free if one not in [opening for _, opening in pairs]]
    waiting = [one for one in _waiting(old, rule, now) if one.id not in paired]
    for row in waiting:
        if same := [one for one in left if one.due == row.due]:  # it stands there already
            pairs.append((row, same[0]))
            left.remove(same[0])
    paired = {row.id for row, _ in pairs}
    pairs += zip((one for one in waiting if one.id not in paired), left, strict=False)
    if not pairs and early and left and (not rule or early[0].occurrence == ONCE):
        pairs = [(early[0], left[0])]
    return [Move(row, opening, opening.occurrence not in ended) for row, opening in pairs]


def _of_period(old: list[Held], free: list[Opening], rule: str, now: dt.datetime) -> list[tuple[Held, Opening]]:
    """What was finished, or is overdue, with the new date of its own period, each once; what is past only if it is near."""
    found: dict[Opening, Held] = {}
    for one in sorted(old, key=lambda one: one.stage != Stage.DONE) if rule else ():
        same = (other for other in free if other not in found and _counts_for(one, other, rule, now))
        if (opening := next(same, None)) is not None:
            found[opening] = one
    return [(row, opening) for opening, row in found.items()]


def _counts_for(one: Held, other: Opening, rule: str, now: dt.datetime) -> bool:
    near = _ahead(one.due, now) or (one.due is not None and other.due is not None and other.due - one.due <= NEAR)
    return near and _same_period(one.occurrence, other.occurrence, rule)


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
    if "FREQ=DAILY" in rule:
        return first == second
    if "FREQ=WEEKLY" in rule:
        return first.isocalendar()[:2] == second.isocalendar()[:2]
    if first.year != second.year or "FREQ=YEARLY" not in rule:
        return (first.year, first.month) == (second.year, second.month)
    months = _MONTHS.search(rule)
    ends = sorted(map(int, months[1].split(","))) if months else [12]
    return _nth(ends, first.month) == _nth(ends, second.month)


def _nth(ends: list[int], month: int) -> int:
    """Which of a year's periods a month stands in: the one that ends there or next, behind the last the last."""
    return min(bisect_left(ends, month), len(ends) - 1)


def _length(rule: str) -> float:
    """How many months a period of a rule has, roughly where it is a week or a day: to tell one kind from another."""
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    months = parts.get("BYMONTH", "").split(",")
    times = 1 if "BYSETPOS" in parts else len(parts.get("BYMONTHDAY", "").split(","))
    whole = {"YEARLY": YEAR, "MONTHLY": 1.0, "WEEKLY": 0.25, "DAILY": 0.03}.get(parts.get("FREQ", ""), 0.0)
    return (YEAR if months[0] else whole) * int(parts.get("INTERVAL", "1")) / len(months) / times
