"""More time for an assignment: when a unit can ask for it, which day can be asked for or granted, who may be the judge. Pure.

No statute fixes it (docs/stages.md): asked for before the date, granted at most twice, a later day, never past the date of what it is
a part of; what was asked of us from above keeps its date here.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from plans.calendar import Calendar
from plans.dates import last_day, last_moment
from plans.problems import Place, Problem, error
from plans.stages import Stage
from plans.state import ZONE
from plans.wording import Lang, label

MOST_GRANTED = 2
"""How often more time is granted for one assignment at most."""
ANSWER_WORKING_DAYS = 2
"""Working days within which whoever gave it answers, as a result is confirmed within."""
ASK, GRANT, REFUSE, TAKE_BACK = "ask-time", "extend", "refuse-time", "take-back-time"
"""What the history and the log call it."""


class Ground(StrEnum):
    """Whose doing it is that the date cannot be kept, as the unit says."""

    OWN = "own"
    BEYOND = "beyond"


class Answer(StrEnum):
    """What became of a request."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Extension(NamedTuple):
    """A request for more time; `replaced` and `granted` are the instants before and after, where it was granted.

    `due` is the date that it was asked for, `present` the one that the assignment has now; `sent` when its result came, where that was
    after the date and waits to be confirmed: until then it can be answered. `answer_by`: by which day an answer was asked for.
    """

    id: int
    assignment: int
    asked_at: dt.datetime
    asked_by: str | None
    asked_by_name: str | None
    until: dt.date
    ground: str
    reason: str
    paper: str | None
    due: dt.datetime
    answer: str | None
    answered_at: dt.datetime | None
    answered_by_name: str | None
    replaced: dt.datetime | None
    granted: dt.datetime | None
    note: str | None
    present: dt.datetime | None = None
    sent: dt.datetime | None = None
    answer_by: dt.date | None = None

    @property
    def stands(self) -> dt.datetime:
        """The date that the assignment has now: an amendment may have moved it since more time was asked for."""
        return self.present or self.due

    @property
    def moved(self) -> bool:
        """Whether the date is another than when more time was asked for."""
        return self.stands != self.due

    @property
    def overtaken(self) -> bool:
        """Whether the day that was asked for is no later than the date of now: there is nothing left to grant."""
        return last_moment(self.until) <= self.stands

    @property
    def was_overdue(self) -> bool:
        """Whether the date had passed when more time was granted: that stays said."""
        return self.replaced is not None and self.answered_at is not None and self.answered_at >= self.replaced

    @property
    def answered_late(self) -> bool:
        """Whether it was sent before the date that had passed when it was granted: the wait for the answer is not the unit's."""
        return self.was_overdue and self.replaced is not None and self.asked_at < self.replaced


def with_answer_day(one: Extension, calendar: Calendar, zone: dt.tzinfo = ZONE) -> Extension:
    """With the day by which it is to be answered: one day, counted from the one on which it was asked."""
    by = calendar.add_working_days(one.asked_at.astimezone(zone).date(), ANSWER_WORKING_DAYS)
    return one._replace(answer_by=by)


def told_answer_day(one: Extension, today: dt.date, lang: Lang = "vi") -> str:
    """By when an answer is asked for, or that the day has passed."""
    if one.answer_by is None:
        return ""
    key = "extension.answer-over" if one.answer_by < today else "extension.answer-by"
    return label(key, lang, day=one.answer_by.isoformat())


def unanswered(stage: Stage) -> str:
    """The label of what has become of a request that nobody answered, by the stage of its assignment."""
    if stage in (Stage.DRAFT, Stage.EXECUTE):
        return "extension.none-yet"
    return "extension.rests" if stage is Stage.REVIEW else "extension.ended"


def nth(held: Iterable[Extension], one: Extension) -> int:
    """Which one it is or would be, of those that are granted: one that was refused or taken back does not count."""
    return 1 + sum(other.id < one.id and other.answer == Answer.GRANTED for other in held)


def sent_late(stage: Stage, due: dt.datetime | None, sent: dt.datetime | None) -> bool:
    """Whether a result that came after the date waits to be confirmed."""
    return stage is Stage.REVIEW and due is not None and sent is not None and sent >= due


class Standing(NamedTuple):
    """What is asked about an assignment. `above`: its date is that of a higher level; `parent`: the date of what it is a part of;
    `sent_late`: its result came after the date and waits to be confirmed.
    """

    stage: Stage
    due: dt.datetime | None
    above: bool = False
    parent: dt.datetime | None = None
    granted: int = 0
    waiting: dt.date | None = None
    sent_late: bool = False


def shut(one: Standing, now: dt.datetime) -> Problem | None:
    """Why no more time can be asked for, whatever day; None where it can."""
    if one.due is None:
        return error("extension-undated")
    if one.above:
        return error("extension-from-above")
    if one.stage not in (Stage.DRAFT, Stage.EXECUTE):
        return error("extension-stage", stage=one.stage.value)
    if one.waiting is not None:
        return error("extension-waiting", day=one.waiting.isoformat())
    if one.granted >= MOST_GRANTED:
        return error("extension-enough", n=MOST_GRANTED)
    if now >= one.due:
        return error("extension-late", day=last_day(one.due).isoformat())
    return None


def wrong_day(one: Standing, day: dt.date | None, today: dt.date) -> list[Problem]:
    """What is wrong with a day that is asked for, or granted."""
    at = Place(field="until")
    if day is None:
        return [error("extension-day-missing", at)]
    if one.due is not None and day <= (last := last_day(one.due)):
        return [error("extension-not-later", at, day=day.isoformat(), last=last.isoformat())]
    if day < today and not one.sent_late:
        return [error("extension-day-past", at, day=day.isoformat())]
    if one.parent is not None and day > (last := last_day(one.parent)):
        return [error("extension-beyond-parent", at, day=day.isoformat(), last=last.isoformat())]
    return []
