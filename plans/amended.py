"""What the history of an assignment says of an amendment: on which basis and why, and what was changed from what to what."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from plans.dates import last_day
from plans.state import ZONE
from plans.wording import Lang, label

DUE_WORDS = f"{label('field.due')}: "
"""How a line begins that says that a date was changed."""
LONGEST = 500
"""Characters of a line at most."""


class Why(NamedTuple):
    """Why a plan in force is amended: the paper or the word that it rests on, and the reason; for some tasks one of their own."""

    basis: str = ""
    reason: str = ""
    tasks: Mapping[str, str] = {}

    def of(self, task: str) -> str:
        """On one line, for the history of a task's assignments."""
        return "; ".join(dict.fromkeys(one for one in (self.basis, self.reason, self.tasks.get(task, "")) if one))


def from_to(field: str, old: str, new: str) -> str:
    """A field before and after: "thời hạn: 30/09/2026 → 15/10/2026". An empty value is said to be none."""
    none = label("amend.none")
    return f"{label(f'field.{field}')}: {old or none} → {new or none}"


def due_words(due: dt.datetime | None, zone: dt.tzinfo = ZONE, lang: Lang = "vi") -> str:
    """An instant of lateness as its last day in time, with the hour where it is not the day's end."""
    if due is None:
        return label("due.none", lang)
    local, day = due.astimezone(zone), last_day(due, zone).strftime("%d/%m/%Y")
    if (local.hour, local.minute) == (0, 0):
        return day
    return f"{local:%H} giờ {local:%M} ngày {day}" if lang == "vi" else f"{local:%H:%M} on {day}"


def told(change: str, why: str) -> str:
    """What was changed, and why."""
    return "; ".join(one for one in (change, why) if one)[:LONGEST]
