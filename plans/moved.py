"""What became of an assignment's date since it was given: granted or amended, from when, and how late it was by then. Pure.

A date that moves when it has passed leaves the work in time; that it had been overdue stays said wherever the date is.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from plans.amended import due_words
from plans.dates import last_day, last_hour
from plans.extending import GRANT
from plans.state import ZONE
from plans.wording import Lang, label

AMEND = "amend"
"""What the history calls a change that an amendment makes."""


class Moved(NamedTuple):
    """One move of a date: by a grant or an amendment (`act` as the history calls it); `late`: days that it was overdue by then; `asked`:
    when the unit had asked for what was granted.
    """

    act: str
    at: dt.datetime
    before: dt.datetime
    after: dt.datetime | None
    late: int = 0
    asked: dt.datetime | None = None

    @property
    def answered_late(self) -> bool:
        """Whether it was overdue only when it was answered: its unit had asked before the date."""
        return self.late > 0 and self.asked is not None and self.asked < self.before

    @property
    def same_day(self) -> bool:
        """Whether it was late by hours of its last day alone when it moved."""
        return self.late > 0 and last_day(self.before) == self.at.astimezone(ZONE).date()

    @property
    def of_hour(self) -> bool:
        """Whether an amendment moved the hour alone, in time: every time of its task that was to come has the same to tell."""
        same = self.after is not None and last_day(self.before) == last_day(self.after)
        return self.act == AMEND and not self.late and same

    @property
    def kept(self) -> bool:
        """Whether the date before it is one that figures are given by too: more time was granted, or it had passed."""
        return self.act == GRANT or self.late > 0


def first_date(moves: Sequence[Moved]) -> dt.datetime | None:
    """The date before more time was first granted, or before it was first moved when it had passed; None where neither happened."""
    return next((one.before for one in moves if one.kept), None)


def extended_from(moves: Sequence[Moved]) -> dt.datetime | None:
    """The date before the last grant of more time; None where none was granted."""
    return next((one.before for one in reversed(moves) if one.act == GRANT), None)


def was_overdue(moves: Sequence[Moved]) -> int:
    """Days that it was overdue when its date was moved, the most of them; 0 where it never was."""
    return max((one.late for one in moves), default=0)


def hours_moved(moves: Sequence[Moved]) -> tuple[tuple[dt.datetime, str | None, str | None], ...]:
    """When the hour was amended, from which to which."""
    return tuple((one.at, last_hour(one.before), last_hour(one.after)) for one in moves)


def late_words(days: int) -> str:
    """What the history says of a date that an amendment moves after it has passed."""
    return label("amend.was-overdue", days=f"{days:02d}") if days else ""


def told_moves(moves: Sequence[Moved], lang: Lang = "vi", zone: dt.tzinfo = ZONE) -> str:
    """What moved a date, the last first: with it the last grant, and each move of what had passed. Empty where it never moved."""
    net = _net(moves)
    last = [one for one in net if one.act == GRANT][-1:]
    shown = [one for one in net if one is net[-1] or one in last or one.late]
    return "; ".join(_told(one, lang, zone) for one in reversed(shown))


def _told(one: Moved, lang: Lang, zone: dt.tzinfo) -> str:
    said = label("moved.granted" if one.act == GRANT else "moved.amended", lang, day=due_words(one.before, zone, lang))
    said = f"{said} {late_by(one, lang)}" if one.late else said
    return f"{said}, {asked}" if (asked := asked_in_time(one, lang, zone)) else said


def late_by(one: Moved, lang: Lang = "vi") -> str:
    """How late it was when its date moved: days, or hours of its last day alone."""
    days = f"{one.late:02d}" if lang == "vi" else f"{one.late}"
    return label("moved.late-same-day", lang) if one.same_day else label("moved.late", lang, days=days)


def asked_in_time(one: Moved, lang: Lang = "vi", zone: dt.tzinfo = ZONE) -> str:
    """Of what was answered when the date had passed, that its unit had asked before it; else empty."""
    if one.asked is None or not one.answered_late:
        return ""
    return label("moved.asked", lang, day=one.asked.astimezone(zone).date().isoformat())


def _net(moves: Sequence[Moved]) -> list[Moved]:
    """Amendments in time one after another as one; nothing where they end where they began."""
    net: list[Moved] = []
    for one in moves:
        if net and not one.kept and not net[-1].kept:
            one = one._replace(before=net.pop().before)
        if one.kept or one.before != one.after:
            net.append(one)
    return net
