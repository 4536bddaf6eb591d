"""What had passed already when it was given says so, in the same words in mails, papers, lists and on pages."""

import datetime as dt

from plans.state import ZONE, given_late
from plans.wording import Lang, label


def given_late_on(due: dt.datetime | None, opened: dt.datetime, lang: Lang = "vi", zone: dt.tzinfo = ZONE) -> str:
    """On which day it was given, where its own had passed by then; else nothing."""
    day = opened.astimezone(zone).date().isoformat()
    return label("given-late.on", lang, day=day) if given_late(due, opened) else ""
