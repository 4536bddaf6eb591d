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
from plans.wanted import Wanted

MOST, TITLE = 3, 70
"""Requests that are written out, and characters of a title; the rest is a number."""


def requested(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> list[Request]:
    """The requests that waited at a moment, of what is wanted and may be seen; what a unit gave on inside is its own."""
    asked = waited(session, moment)
    seen = paper_queries.among(session, [one.assignment for one in asked], moment, wanted, sight)
    found = with_lines(session, [one for one in asked if one.assignment in seen], moment)
    mine = [one for one in found if one.line.stage in WORKED_ON and not one.line.inner]
    return [one._replace(asked=one.asked._replace(present=one.line.due)) for one in mine]


def words(requests: Sequence[Request], name: Callable[[str], str], zone: ZoneInfo) -> str:
    """In one sentence each; empty where nobody asks."""
    shown = [_one(one, name, zone) for one in requests[:MOST]]
    more = len(requests) - MOST
    rest = f" Và {phrases.number(more)} đề nghị gia hạn khác." if more > 0 else ""
    return f"Đề nghị gia hạn ({phrases.number(len(requests))}): {'; '.join(shown)}.{rest}" if shown else ""


def _one(one: Request, name: Callable[[str], str], zone: ZoneInfo) -> str:
    title, asked = phrases.title(one.line), one.asked
    cut = title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"
    internal = one.line.circulation == "internal"
    paper = f", {asked.paper}" if asked.paper and not internal else ""
    source = f" ({one.line.number})" if one.line.number else ""
    return (
        f"{name(one.line.unit_name)}, lần {phrases.number(one.nth)}, “{cut}”{source}, {more_time(asked, zone)}{paper}"
    )
