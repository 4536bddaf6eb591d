"""Tokens of programs: made and ended by the person they are of; who comes with one. A token is shown once, here."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from typing import NamedTuple

from desk.logins import Visitor
from desk.people import actor_of, who
from desk.secrecy import composing
from models import tokens
from models.audit import record
from models.database import DatabaseLocked, DatabaseReadOnly, Engine, reading, writing
from models.matters import MOST
from models.people import person
from models.tokens import TokenLine
from plans.problems import DondocError, Problem, error
from plans.scopes import Scope

PREFIX = "dondoc_"
"""What every token begins with: whoever finds one in a file knows what it is."""
DAYS, MOST_DAYS = 365, 1095
"""How long a token opens, unsaid and at most."""
ALIVE, LONGEST_NAME = 20, 80
"""Tokens of a person that open something at most; characters of a token's name at most."""
STALE = dt.timedelta(hours=1)
"""How exactly the last use is kept: not every reading of a list is a write."""


class TokenRefused(DondocError):
    """The token cannot be made or ended as asked; nothing was changed."""


class Made(NamedTuple):
    """A new token; `secret` is what its program shows, and is kept nowhere."""

    id: int
    secret: str
    expires_at: dt.datetime


class Program(NamedTuple):
    """Who comes with a token: the person and what the token opens of his."""

    visitor: Visitor
    scopes: frozenset[Scope]


@composing
def make_token(
    engine: Engine, slug: str, name: str, scopes: Iterable[str], now: dt.datetime, *, days: int = DAYS
) -> Made:
    """A token for a program of this person. Raises TokenRefused with all that is wrong."""
    name, wanted = " ".join(name.split()), list(dict.fromkeys(scopes))
    problems = _wrong(name, wanted, days)
    secret, until = PREFIX + secrets.token_urlsafe(32), now + dt.timedelta(days=min(max(days, 1), MOST_DAYS))
    with writing(engine) as session:
        known = who(session, slug)
        if tokens.tokens_alive(session, known.id, now) >= ALIVE:
            problems.append(error("token-too-many", most=ALIVE))
        if problems:
            raise TokenRefused(*problems)
        number = tokens.put_token(session, _key(secret), known.id, name, wanted, now, until)
        record(session, known.id, "token", f"person:{slug}", {"name": name, "scopes": wanted}, now=now)
    return Made(number, secret, until)


def tokens_of(engine: Engine, slug: str) -> list[TokenLine]:
    """The tokens of a person, the last made first."""
    with reading(engine) as session:
        return tokens.tokens(session, who(session, slug).id)


def end_token(engine: Engine, slug: str, number: int, now: dt.datetime) -> None:
    """A token of this person opens nothing more. Raises TokenRefused where he has none of this number."""
    with writing(engine) as session:
        known = who(session, slug)
        if not 0 < number <= MOST or not tokens.end_token(session, known.id, number, now):
            raise TokenRefused(error("token-unknown", token=number))
        record(session, known.id, "token-end", f"person:{slug}", {"token": number}, now=now)


def program(engine: Engine, secret: str, now: dt.datetime) -> Program | None:
    """Who holds this token; None where it is over, ended or never was one."""
    with reading(engine) as session:
        held = tokens.holder(session, _key(secret), now)
        found = person(session, held.person) if held else None
        visitor = Visitor(found, actor_of(session, found)) if found else None
    if held is None or visitor is None:
        return None
    if held.used_at is None or now - held.used_at > STALE:
        _used(engine, held.id, now)
    return Program(visitor, frozenset(Scope(one) for one in held.scopes if one in set(Scope)))


def _used(engine: Engine, number: int, now: dt.datetime) -> None:
    """The last use, where it can be written: a list is shown also while somebody else writes."""
    try:
        with writing(engine) as session:
            tokens.token_used(session, number, now)
    except (DatabaseLocked, DatabaseReadOnly):
        return


def _wrong(name: str, scopes: list[str], days: int) -> list[Problem]:
    problems = []
    if not 0 < len(name) <= LONGEST_NAME:
        problems.append(error("token-name", most=LONGEST_NAME))
    unknown = [one for one in scopes if one not in set(Scope)]
    if unknown or not scopes:
        problems.append(error("token-scope", scope=", ".join(unknown) or "-", scopes=", ".join(Scope)))
    if not 1 <= days <= MOST_DAYS:
        problems.append(error("token-days", most=MOST_DAYS))
    return problems


def _key(secret: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
