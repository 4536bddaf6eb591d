"""Settings of an office with the trade's defaults: which stages, when to remind, when to escalate."""

from typing import Literal

from pydantic import Field

from plans.problems import Frozen


class StagePolicy(Frozen):
    """Which stages an assignment passes; after `deem_accepted_after` working days a draft counts as received."""

    accept: bool = True
    review: bool = True
    leader_check: bool = False
    deem_accepted_after: int | None = Field(default=None, ge=1)


class ReminderPolicy(Frozen):
    """Calendar days on which a reminder is due: before the date, on it, late on these days, then each Monday."""

    before: tuple[int, ...] = (3,)
    on_day: bool = True
    overdue: tuple[int, ...] = (1, 3, 5)
    weekly: bool = True
    enabled: bool = True


class EscalationPolicy(Frozen):
    """Working days late at which level 2, 3, ... hear of it; level 1 is the officer in charge."""

    levels: tuple[int, ...] = (3, 5, 10)


class DuePolicy(Frozen):
    """How dates are read. `roll` moves a fixed date that is no working day; `immediate` is in working days by urgency.

    A period always rolls to the next working day (Civil Code 2015, article 148.5); a fixed date only if `roll` says so.
    """

    roll: Literal["none", "next", "previous"] = "none"
    immediate: dict[str, int] = Field(default_factory=lambda: {"hoa-toc": 0, "thuong-khan": 1, "khan": 2, "none": 5})


LONGEST_NOTICE = 366
"""Days before or after a date on which a policy may remind at most."""
SOON_DAYS = 7
"""Days before the date from which an assignment counts as due soon (a view, not a state)."""
CONFIRM_WORKING_DAYS = 2
"""Working days after which a hand-in that waits for confirmation is the confirmer's delay."""
OPEN_AHEAD_DAYS = 30
"""Days before its due date that an occurrence of a recurring task is opened."""
