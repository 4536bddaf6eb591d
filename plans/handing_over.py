"""Work of a unit that somebody asks to hand over to another one, as a leader sees it."""

import datetime as dt

from plans.problems import Frozen


class HandOverProposal(Frozen):
    """Which open assignments (numbers), from which unit to which, from which day, why, who asks; `offices` gave them."""

    id: int
    at: dt.datetime
    by: str | None
    by_name: str | None
    unit: str
    unit_name: str
    to: str
    to_name: str
    day: dt.date
    reason: str
    assignments: tuple[int, ...]
    offices: tuple[str | None, ...]
