"""What the official figures call an assignment at a moment: six leaves, derived from its facts and never stored.

The unit's clock stops at the hand-in that counts (`credited_at`); while it waits for confirmation the delay is the
confirmer's. A return sets a date for the correction: met, the first hand-in counts, and so it stands until that date;
missed, it is late from the due date.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plans.plan import Force
from plans.policy import SOON_DAYS
from plans.stages import OPEN, Stage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The zone in which an office's days begin and end."""


def day_of(moment: dt.datetime) -> dt.date:
    """The office's day at an instant: it begins seven hours before the day in UTC does."""
    return moment.astimezone(ZONE).date()


class State(StrEnum):
    """The six leaves of the official table; they add up to its total."""

    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OPEN_ON_TIME = "open-on-time"
    OPEN_OVERDUE = "open-overdue"
    DONE_UNDATED = "done-undated"
    OPEN_UNDATED = "open-undated"


class Turn(StrEnum):
    """Whose turn it is to do something about an assignment."""

    UNIT = "unit"
    LEADER = "leader"
    """The unit's own leader, who is to let a result out: told inside the unit alone."""
    CONFIRMER = "confirmer"
    ANSWER = "answer"
    """Of whoever gave it: the date has passed while a request for more time, sent before it, waits for an answer."""
    NOBODY = "nobody"


class Facts(NamedTuple):
    """What the clock needs to know of an assignment. `due` is the instant from which it is late; all instants aware."""

    stage: Stage
    due: dt.datetime | None = None
    force: Force = Force.ORDER
    credited_at: dt.datetime | None = None
    correct_by: dt.datetime | None = None
    inside: bool = False
    """Whether a result waits for the unit's own leader, as far as who looks may know it."""


LEAVES: Mapping[tuple[bool, bool, bool], State] = {
    # (done, dated, late)
    (True, True, False): State.DONE_ON_TIME,
    (True, True, True): State.DONE_LATE,
    (False, True, False): State.OPEN_ON_TIME,
    (False, True, True): State.OPEN_OVERDUE,
    (True, False, False): State.DONE_UNDATED,
    (False, False, False): State.OPEN_UNDATED,
}
"""The decision table; what has no date is never late, so that two of the eight rows cannot happen."""


def is_done(facts: Facts) -> bool:
    """Whether the result has been confirmed."""
    return facts.stage is Stage.DONE


def is_dated(facts: Facts) -> bool:
    """Whether it can be late: it has a date and is an order; a request has no overdue figure."""
    return facts.due is not None and facts.force is Force.ORDER


def is_late(facts: Facts, moment: dt.datetime) -> bool:
    """Whether it counts as late at `moment`, by the hand-in that counts where there is one, else by the clock."""
    return _late_since(facts, moment) is not None


def state(facts: Facts, moment: dt.datetime) -> State | None:
    """The leaf it belongs to at `moment`; None for a cancelled one, which is not counted."""
    if facts.stage is Stage.CANCELLED:
        return None
    return LEAVES[is_done(facts), is_dated(facts), is_late(facts, moment)]


def given_late(due: dt.datetime | None, opened: dt.datetime) -> bool:
    """Whether a unit was given it when its day had passed already: it never was in time."""
    return due is not None and opened >= due


def days_late(facts: Facts, moment: dt.datetime) -> int:
    """Calendar days late (Asia/Ho_Chi_Minh): 0 in time, at least 1 as soon as it is late. A hand-in stops the count."""
    late = _late_since(facts, moment)
    if late is None:
        return 0
    return max(1, _days_between(*late))


def within_day(facts: Facts, moment: dt.datetime) -> bool:
    """Whether it is late by hours of its last day alone: no day is over since."""
    late = _late_since(facts, moment)
    return late is not None and _days_between(*late) == 0


def days_late_by(facts: Facts, at: dt.datetime) -> int:
    """The same of an instant before, of what is known now: a hand-in before it stopped the count, but one that came back for a correction
    that was late by then.
    """
    return days_late(_then(facts, at), at)


def within_day_by(facts: Facts, at: dt.datetime) -> bool:
    """The same of `within_day`."""
    return within_day(_then(facts, at), at)


def _then(facts: Facts, at: dt.datetime) -> Facts:
    if facts.correct_by is not None:
        return facts._replace(stage=Stage.EXECUTE)
    return facts._replace(stage=Stage.REVIEW, credited_at=min(at, facts.credited_at or at))


def soon_until(moment: dt.datetime) -> dt.datetime:
    """The instant up to which a date is soon: the end of the office's day SOON_DAYS from now."""
    return dt.datetime.combine(day_of(moment) + dt.timedelta(days=SOON_DAYS + 1), dt.time(), ZONE)


def is_soon(facts: Facts, moment: dt.datetime) -> bool:
    """Whether it is with the unit, in time, and its date (or that of a correction) is near: what a reminder is for."""
    if facts.stage not in (Stage.DRAFT, Stage.EXECUTE) or not is_dated(facts) or is_late(facts, moment):
        return False
    until = facts.due if facts.due is not None and facts.due > moment else facts.correct_by
    return until is not None and until <= soon_until(moment)


def whose_turn(facts: Facts, moment: dt.datetime | None = None) -> Turn:
    """The unit (inside it: its leader, once he has the result) until it hands in, then the confirmer; at the end nobody.

    With `moment` more time was asked for and not answered by then: whoever gave it lets the unit wait from the date on.
    """
    if facts.stage is Stage.REVIEW:
        return Turn.CONFIRMER
    if facts.inside and facts.stage is Stage.EXECUTE:
        return Turn.LEADER
    if moment is not None and facts.credited_at is None and is_late(facts, moment) and facts.stage in OPEN:
        return Turn.ANSWER
    return Turn.UNIT if facts.stage in (Stage.DRAFT, Stage.EXECUTE) else Turn.NOBODY


def credit(
    previous_credited: dt.datetime | None, correct_by: dt.datetime | None, handed_in: dt.datetime
) -> dt.datetime:
    """The hand-in that counts after this one: the first again where the correction came in time, else the new one."""
    in_time = previous_credited is not None and correct_by is not None and handed_in < correct_by
    return previous_credited if in_time and previous_credited is not None else handed_in


def on_time_share(counts: Mapping[State, int]) -> float | None:
    """Done in time / (done in time + done late + open overdue), from 0 to 1; None where nothing can be judged yet."""
    judged = sum(counts.get(s, 0) for s in (State.DONE_ON_TIME, State.DONE_LATE, State.OPEN_OVERDUE))
    return counts.get(State.DONE_ON_TIME, 0) / judged if judged else None


def percent(share: float, point: str = ",") -> str:
    """88,4%: a share from 0 to 1 with one digit, halves up, as workbooks show it."""
    return f"{Decimal(repr(share)).scaleb(2).quantize(Decimal('0.1'), ROUND_HALF_UP)}%".replace(".", point)


def _days_between(due: dt.datetime, until: dt.datetime) -> int:
    """Days from the last day in time to that of another instant."""
    last_day = (due - dt.timedelta(microseconds=1)).astimezone(ZONE).date()
    return (until.astimezone(ZONE).date() - last_day).days


def _late_since(facts: Facts, moment: dt.datetime) -> tuple[dt.datetime, dt.datetime] | None:
    """From when to when it is late, None where it is not: (due, the hand-in that counts or `moment`)."""
    due, credited = facts.due, facts.credited_at
    if due is None or facts.force is not Force.ORDER or facts.stage is Stage.CANCELLED:
        return None
    stopped = moment
    if credited is not None and facts.stage in (Stage.REVIEW, Stage.DONE):
        stopped = credited
    elif credited is not None and facts.correct_by is not None and moment < facts.correct_by:
        stopped = min(credited, moment)
    return (due, stopped) if stopped >= due else None
