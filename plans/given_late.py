"""What had passed already when it was given says so, in the same words in mails, papers, lists and on pages."""

import datetime as dt
from collections.abc import Sequence

from plans.moved import Moved
from plans.state import ZONE, given_late
from plans.wording import Lang, label


def given_late_day(
    due: dt.datetime | None, opened: dt.datetime, zone: dt.tzinfo = ZONE, moves: Sequence[Moved] = ()
) -> dt.date | None:
    """The day on which it was given, where its own date (the one before any of `moves`) had passed by then; else None."""
    return opened.astimezone(zone).date() if given_late(moves[0].before if moves else due, opened) else None


def given_late_on(
    due: dt.datetime | None, opened: dt.datetime, lang: Lang = "vi", zone: dt.tzinfo = ZONE, moves: Sequence[Moved] = ()
) -> str:
    """The same in words; empty where it was given in time."""
    day = given_late_day(due, opened, zone, moves)
    return label("given-late.on", lang, day=day.isoformat()) if day else ""
