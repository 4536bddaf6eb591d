"""What had passed already when it was given says so, in the same words in mails, papers, lists and on pages."""

import datetime as dt
from collections.abc import Sequence

from plans.moved import Moved
from plans.state import ZONE, given_late
from plans.wording import Lang, label


def given_late_on(
    due: dt.datetime | None, opened: dt.datetime, lang: Lang = "vi", zone: dt.tzinfo = ZONE, moves: Sequence[Moved] = ()
) -> str:
    """On which day it was given, where its own had passed by then; else nothing. Its own is the date before any of `moves`."""
    day = opened.astimezone(zone).date().isoformat()
    return label("given-late.on", lang, day=day) if given_late(moves[0].before if moves else due, opened) else ""
