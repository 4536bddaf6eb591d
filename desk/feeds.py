"""A person's calendar feed: a secret address that can be renewed, and what a calendar reads there."""

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

from desk.calendar_file import calendar_file
from desk.calendars import office_calendar
from desk.people import actor_of, who
from desk.reporting import NotFound
from desk.seeing import is_his
from models import feeds
from models.audit import record
from models.database import Engine, reading, writing
from models.keys import CALENDAR, key_for, known_key
from models.people import person
from models.settings import Settings
from plans.access import units_of
from plans.problems import error


class FeedUnknown(NotFound):
    """The address opens nothing: it was renewed, ended, or never was one."""


class Feed(NamedTuple):
    """A calendar as it is served; `tag` changes when the content does."""

    content: bytes
    tag: str


def renew_feed(engine: Engine, slug: str, now: dt.datetime) -> str:
    """The path of a new address, shown once; the one before opens nothing from now on."""
    secret = secrets.token_urlsafe(32)
    with writing(engine) as session:
        known = who(session, slug)
        key_for(session, CALENDAR, now)
        feeds.put_feed(session, known.id, _key(secret), now)
        record(session, known.id, "calendar-renewed", f"person:{slug}", now=now)
    return f"/lich/{secret}.ics"


def end_feed(engine: Engine, slug: str, now: dt.datetime) -> None:
    """No calendar any more."""
    with writing(engine) as session:
        known = who(session, slug)
        feeds.end_feed(session, known.id)
        record(session, known.id, "calendar-ended", f"person:{slug}", now=now)


def feed_since(engine: Engine, slug: str) -> dt.datetime | None:
    """Since when a person has an address."""
    with reading(engine) as session:
        return feeds.feed_since(session, who(session, slug).id)


def calendar_feed(engine: Engine, settings: Settings, secret: str, now: dt.datetime) -> Feed:
    """What is his to do and has a date: open, or closed lately and said so. Raises FeedUnknown."""
    with reading(engine) as session:
        slug = feeds.feed_owner(session, _key(secret))
        owner = person(session, slug) if slug else None
        if owner is None:
            raise FeedUnknown(error("feed-unknown"))
        actor = actor_of(session, owner)
        lines = [line for line in feeds.dated(session, units_of(actor), now) if is_his(actor, line.unit, line.officer)]
        mark = known_key(session, CALENDAR) or ""
        worked = office_calendar(session, now.astimezone(settings.zone).date())
    content = calendar_file(lines, f"Đôn Đốc: {owner.name}", _key(mark)[:12], settings.public_url, worked)
    return Feed(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _key(secret: str) -> str:
    """What the database keeps of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
