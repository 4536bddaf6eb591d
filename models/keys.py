"""Random keys of the installation, each made at its first need and kept: what links are signed with."""

import datetime as dt
import secrets

from sqlalchemy import select
from sqlmodel import Session

from models.core import insert_new, table
from models.tables import InstallationKey

_KEY = table(InstallationKey)
LINKS, CALENDAR = "links", "calendar"
"""What reminders' links are signed with; what tells our calendar entries from another installation's."""


def known_key(session: Session, name: str) -> str | None:
    """The key, if it was ever needed."""
    found: str | None = session.connection().execute(select(_KEY.c.value).where(_KEY.c.name == name)).scalar()
    return found


def key_for(session: Session, name: str, now: dt.datetime) -> str:
    """The key, made where there is none; of two that make one at once both get the same."""
    if (known := known_key(session, name)) is not None:
        return known
    row = insert_new(session.connection(), _KEY, "name")
    session.connection().execute(row.values(name=name, value=secrets.token_urlsafe(32), made_at=now))
    return known_key(session, name) or ""
