"""Tokens of programs, as rows. A token comes in hashed: nothing here can be shown as one."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlmodel import Session

from models.core import table
from models.tables import ApiToken, Person

_TOKEN, _PERSON = table(ApiToken), table(Person)


class TokenLine(NamedTuple):
    """A token in a list: never the token itself."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_at: dt.datetime
    expires_at: dt.datetime | None
    used_at: dt.datetime | None
    ended_at: dt.datetime | None


class Holder(NamedTuple):
    """Whose token it is, what it opens, and when it was last used."""

    id: int
    person: str
    scopes: tuple[str, ...]
    used_at: dt.datetime | None


def put_token(
    session: Session, key: str, person: int, name: str, scopes: list[str], now: dt.datetime, until: dt.datetime
) -> int:
    """A new token; returns its number."""
    row = insert(_TOKEN).values(key=key, person_id=person, name=name, scopes=scopes, made_at=now, expires_at=until)
    return int(session.connection().execute(row.returning(_TOKEN.c.id)).scalar_one())


def tokens(session: Session, person: int) -> list[TokenLine]:
    """The tokens of a person, the last made first, ended ones too."""
    t = _TOKEN.c
    rows = select(t.id, t.name, t.scopes, t.made_at, t.expires_at, t.used_at, t.ended_at).where(t.person_id == person)
    found = session.connection().execute(rows.order_by(t.id.desc()))
    return [TokenLine(number, name, tuple(scopes), *times) for number, name, scopes, *times in found]


def tokens_alive(session: Session, person: int, now: dt.datetime) -> int:
    """How many of a person's tokens open something."""
    alive = select(func.count()).select_from(_TOKEN).where(_TOKEN.c.person_id == person, *_alive(now))
    return int(session.connection().execute(alive).scalar_one())


def end_token(session: Session, person: int, number: int, now: dt.datetime) -> bool:
    """The token opens nothing more; whether the person had one of this number that did."""
    mine = (_TOKEN.c.id == number, _TOKEN.c.person_id == person, _TOKEN.c.ended_at.is_(None))
    return session.connection().execute(update(_TOKEN).where(*mine).values(ended_at=now)).rowcount == 1


def holder(session: Session, key: str, now: dt.datetime) -> Holder | None:
    """The active person whose token this is; None where it is over."""
    t = _TOKEN.c
    found = select(t.id, _PERSON.c.slug, t.scopes, t.used_at).join(_PERSON, _PERSON.c.id == t.person_id)
    row = session.connection().execute(found.where(t.key == key, _PERSON.c.active, *_alive(now))).first()
    return Holder(row.id, row.slug, tuple(row.scopes), row.used_at) if row else None


def token_used(session: Session, number: int, now: dt.datetime) -> None:
    """Says when a token was used."""
    session.connection().execute(update(_TOKEN).where(_TOKEN.c.id == number).values(used_at=now))


def _alive(now: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    t = _TOKEN.c
    return t.ended_at.is_(None), or_(t.expires_at.is_(None), t.expires_at > now)
