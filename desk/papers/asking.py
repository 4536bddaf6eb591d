"""What the one page asks its reader about: more time that units asked for, the earliest date first."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from desk.extending import Request, with_lines
from desk.papers import phrases
from models import paper_queries
from models.database import Session
from models.extensions import WORKED_ON, waited
from notifications.phrases import more_time
from plans.access import Sight
from plans.extending import sent_late, told_answer_day
from plans.stages import Stage
from plans.wanted import Wanted
from plans.wording import label

MOST, TITLE, REASON = 3, 70, 120
"""Requests that are written out, and characters of a title and of a reason; the rest is a number."""


def requested(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> list[Request]:
    """The requests that waited at a moment, of what is wanted and may be seen; what a unit gave on inside is its own."""
    asked = waited(session, moment)
    seen = paper_queries.among(session, [one.assignment for one in asked], moment, wanted, sight)
    found = with_lines(session, [one for one in asked if one.assignment in seen], moment)
    mine = [one for one in map(_as_then, found) if one.line.stage in WORKED_ON or one.asked.sent]
    return [one for one in mine if not one.line.inner]


def _as_then(one: Request) -> Request:
    """With the date of the moment, and when a result had come late by then."""
    line, sent = one.line, one.line.credited_at or one.line.handed_in_at
    late = sent_late(Stage(line.stage), line.due, sent)
    return one._replace(asked=one.asked._replace(present=line.due, sent=sent if late else None))


def words(requests: Sequence[Request], name: Callable[[str], str], zone: ZoneInfo, today: dt.date) -> str:
    """In one sentence each; empty where nobody asks."""
    shown = [_one(one, name, zone, today) for one in requests[:MOST]]
    more = len(requests) - MOST
    rest = f" Và {phrases.number(more)} đề nghị gia hạn khác." if more > 0 else ""
    return f"Đề nghị gia hạn ({phrases.number(len(requests))}): {'; '.join(shown)}.{rest}" if shown else ""


def _one(one: Request, name: Callable[[str], str], zone: ZoneInfo, today: dt.date) -> str:
    """Who asks, for what, until when, whose doing it is and why: of work in limited circulation not why."""
    asked, internal = one.asked, one.line.circulation == "internal"
    paper = f", {asked.paper}" if asked.paper and not internal else ""
    source = f" ({one.line.number})" if one.line.number else ""
    by = told_answer_day(asked, today)
    why = "" if internal else f": {_cut(' '.join(asked.reason.split()).rstrip('.;'), REASON)}"
    return (
        f"{name(one.line.unit_name)}, lần {phrases.number(one.nth)}, “{_cut(phrases.title(one.line), TITLE)}”{source}, "
        f"{more_time(asked, zone, today)}{paper}, {label(f'ground.{asked.ground}')}{why}"
        f" ({by[0].lower()}{by[1:]})"
    )


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
