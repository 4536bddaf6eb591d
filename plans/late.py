"""Of what a unit has that is overdue, at which stage it stands: mail, page and command tell one number and its parts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plans.dates import last_day
from plans.stages import Stage
from plans.state import State
from plans.wording import Lang, label


class Late(NamedTuple):
    """How many are overdue and worked on, not received, sent and not confirmed: together what the figures call overdue."""

    working: int = 0
    new: int = 0
    sent: int = 0

    @property
    def total(self) -> int:
        """What the figures say."""
        return sum(self)


def late_of(lines: Iterable[tuple[str, str | None]]) -> Late:
    """Of lines as (stage, state)."""
    by = Counter(stage for stage, state in lines if state == State.OPEN_OVERDUE.value)
    return Late(by[Stage.EXECUTE.value], by[Stage.DRAFT.value], by[Stage.REVIEW.value])


def told_late(late: Late, lang: Lang = "vi") -> str:
    """All of it with its parts; empty where it is of one stage alone."""
    parts = [label(f"late.{name}", lang, n=many) for name, many in late._asdict().items() if many]
    return f"{label('late.all', lang, n=late.total)}: {', '.join(parts)}" if len(parts) > 1 else ""


def is_due_today(due: dt.datetime | None, moment: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether its last day in time is that of the moment, and its hour has not passed."""
    return due is not None and due > moment and last_day(due, zone) == moment.astimezone(zone).date()
