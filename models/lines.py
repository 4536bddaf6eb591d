"""An assignment as lists show it, and a page of such lines: what `models.queries` reads. Frozen records."""

import datetime as dt
from typing import NamedTuple

from plans.moved import Moved, extended_from, first_date, was_overdue
from plans.plan_keys import plan_key
from plans.report_lines import CONFIRMATION
from plans.state import given_late
from plans.waited import Waited


class Line(NamedTuple):
    """An assignment as a list shows it. `due` is the instant from which it is late; `state` and `days_late` at the moment; `same_day`: late
    by hours of its last day alone.

    `title` has the date of now behind it where it names one that was moved (`plans.now_due`).
    `turn` is unit, confirmer or nobody, to the unit's own eyes also leader; `officer_gone`: who was named works here no more.
    `inner`: given on inside a unit, its date is the internal one. `circulation` internal: outside only the plan's number is shown.
    `progress` is the unit's own figure in per cent as it is today; `said` what a task without a document rests on.
    `parts_asked`, `parts_in`: how many of its partners were asked for their part, and gave it; while the unit works on it
    `parts_out` are those that it waits for, and `parts_since` when the first of these was asked.
    `asked_until`: its unit asked for more time and waits for an answer; `moves`: what moved its date by the moment;
    `period`: which time of recurring work it is (`plans.recurrence.period_of`).
    `waited`: of what is late the requests made in time that were refused late or never answered.
    """

    id: int
    unit: str
    unit_name: str
    title: str
    clause: str | None
    quote: str
    due: dt.datetime | None
    due_text: str
    occurrence: str
    stage: str
    state: str | None
    days_late: int
    turn: str
    force: str
    version: int
    officer: str | None
    officer_name: str | None
    confirmer: str | None
    confirmer_name: str | None
    plan: str
    as_unit: str
    number: str | None
    issuer: str | None
    plan_title: str
    circulation: str
    task: str
    field: str
    urgency: str
    handed_in_at: dt.datetime | None
    handed_in_by: str | None
    credited_at: dt.datetime | None
    correct_by: dt.datetime | None
    opened_at: dt.datetime
    progress: int | None
    issued: dt.date | None = None
    said: str | None = None
    officer_gone: bool = False
    inner: bool = False
    parts_asked: int = 0
    parts_in: int = 0
    parts_since: dt.datetime | None = None
    parts_out: tuple[str, ...] = ()
    asked_until: dt.date | None = None
    moves: tuple[Moved, ...] = ()
    waited: tuple[Waited, ...] = ()
    period: str = ""
    same_day: bool = False

    @property
    def plan_key(self) -> str:
        """What addresses and filters name its plan by."""
        return plan_key(self.plan, self.as_unit)

    @property
    def proposed(self) -> bool:
        """Whether its date was proposed when it was given: the document says nothing of it."""
        return self.task == CONFIRMATION and not self.due_text and not self.moves

    @property
    def extended_from(self) -> dt.datetime | None:
        """The date before the last grant of more time, be it amended since; None where none was granted."""
        return extended_from(self.moves)

    @property
    def first_due(self) -> dt.datetime | None:
        """The date before more time was first granted, or before it was first moved when it had passed."""
        return first_date(self.moves)

    @property
    def was_overdue(self) -> int:
        """Days that it was overdue when its date was moved; 0 where it was in time."""
        return was_overdue(self.moves)

    @property
    def given_late(self) -> bool:
        """Whether its date, the one before it was ever moved, had passed when the unit was given it."""
        return given_late(self.moves[0].before if self.moves else self.due, self.opened_at)


class UnitCount(NamedTuple):
    """How many lines of a list are a unit's."""

    unit: str
    unit_name: str
    total: int


class Page(NamedTuple):
    """Some lines of a list, how many it has in all, and by unit (most first); the figures are those of `moment`."""

    rows: list[Line]
    total: int
    by_unit: list[UnitCount]
    moment: dt.datetime


class Change(NamedTuple):
    """One line of an assignment's history; `correct_by` is the date that a return set."""

    act: str
    from_stage: str
    to_stage: str
    at: dt.datetime
    by: str | None
    by_name: str | None
    note: str | None
    evidence: str | None
    correct_by: dt.datetime | None = None
