"""The link in a reminder followed: what it shows, to whoever holds it. It opens one item and changes nothing."""

import datetime as dt
from typing import NamedTuple

from desk.people import actor_of
from desk.reporting import NotFound, NotYours
from desk.seeing import Seen, see
from models.database import Engine, reading
from models.keys import LINKS, known_key
from models.matters import MOST
from models.people import person, slug_of
from notifications.links import read_token
from plans.problems import DondocError, error
from plans.stages import OPEN


class LinkDead(DondocError):
    """The link was never one of ours, is too old, or what it opened is closed."""


class Opened(NamedTuple):
    """What a link shows, for whom it was made, and until when it opens."""

    seen: Seen
    reader: str
    until: dt.datetime


def follow_link(engine: Engine, token: str, now: dt.datetime) -> Opened:
    """The item behind a link, as the person sees it for whom it was made. Raises LinkDead.

    It dies with the item: closed, no longer that person's to see, or the person gone.
    """
    with reading(engine) as session:
        key = known_key(session, LINKS)
        opens = read_token(key, token, now) if key else None
        slug = slug_of(session, opens.person) if opens and 0 < opens.person <= MOST else None
        reader = person(session, slug) if slug else None
        if opens is None or reader is None:
            raise LinkDead(error("link-dead"))
        actor = actor_of(session, reader)
    try:
        seen = see(engine, actor, opens.assignment, now)
    except (NotFound, NotYours):
        raise LinkDead(error("link-dead")) from None
    if seen.view.line.stage not in OPEN:
        raise LinkDead(error("link-dead"))
    return Opened(seen, reader.name, opens.until)
