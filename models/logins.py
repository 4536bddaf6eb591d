"""Passwords, sessions, one-time links and tries, as rows. What is a secret comes in hashed: nothing here can log in."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import delete, exists, func, insert, or_, select, text, update
from sqlmodel import Session

from models.core import dialect_insert, table
from models.people import Known, the_one
from models.tables import Identity, LoginTry, OneTimeLink, Password, Person, Role, WebSession
from plans.access import Role as Hat

_PASSWORD, _SESSION, _LINK, _TRY = table(Password), table(WebSession), table(OneTimeLink), table(LoginTry)
_PERSON, _ROLE, _IDENTITY = table(Person), table(Role), table(Identity)
LOCK = 7_620_532
"""Key of PostgreSQL's advisory lock: tries are counted and written one after the other."""
KEPT = dt.timedelta(days=90)
"""How long tries stay on record."""


LINKS = "-"
"""What a guess at a link has for a name: no hash is this."""


class Tries(NamedTuple):
    """How many tries there were: failures since the last success of a name, failures of an address, all of it lately."""

    name: int
    address: int
    lately: int


class Link(NamedTuple):
    """A one-time link that still opens; without a person it makes the first admin."""

    person: str | None
    person_name: str | None


def password_of(session: Session, slug: str) -> tuple[int, str] | None:
    """Id and hash of the active person with that slug; None for nobody, or nobody with a password."""
    found = select(_PERSON.c.id, _PASSWORD.c.hash).join(_PERSON, _PERSON.c.id == _PASSWORD.c.person_id)
    row = session.connection().execute(found.where(_PERSON.c.slug == slug, _PERSON.c.active)).first()
    return (row[0], row[1]) if row else None


def an_admin_can_log_in(session: Session) -> bool:
    """Whether an active person who is an admin has a password, or is known to a provider."""
    own = (_PASSWORD.c.person_id == _PERSON.c.id, _IDENTITY.c.person_id == _PERSON.c.id)
    enters = or_(*(exists().where(one) for one in own))
    found = select(_PERSON.c.id).join(_ROLE, _ROLE.c.person_id == _PERSON.c.id)
    found = found.where(_PERSON.c.active, _ROLE.c.role == Hat.ADMIN.value, enters)
    return session.connection().execute(found.limit(1)).first() is not None


def put_password(session: Session, person: int, hashed: str, now: dt.datetime) -> None:
    """A new password: the old one, every session and every link of the person end."""
    run = session.connection().execute
    values = {"hash": hashed, "changed_at": now}
    put = dialect_insert(session.connection(), _PASSWORD).values(person_id=person, **values)
    run(put.on_conflict_do_update(index_elements=["person_id"], set_=values))
    run(delete(_SESSION).where(_SESSION.c.person_id == person))
    run(delete(_LINK).where(_LINK.c.person_id == person, _LINK.c.used_at.is_(None)))


def renew_hash(session: Session, person: int, old: str, hashed: str) -> None:
    """The same password with today's cost; nothing where it was changed meanwhile."""
    mine = (_PASSWORD.c.person_id == person, _PASSWORD.c.hash == old)
    session.connection().execute(update(_PASSWORD).where(*mine).values(hash=hashed))


def start_session(session: Session, key: str, person: int, now: dt.datetime, until: dt.datetime) -> None:
    """A browser is logged in; sessions that are over are swept away."""
    run = session.connection().execute
    run(delete(_SESSION).where(_SESSION.c.expires_at <= now))
    run(insert(_SESSION).values(key=key, person_id=person, started_at=now, expires_at=until))


def end_session(session: Session, key: str) -> None:
    """Logged out."""
    session.connection().execute(delete(_SESSION).where(_SESSION.c.key == key))


def session_person(session: Session, key: str, now: dt.datetime) -> Known | None:
    """The active person whose session this is, with his hats; None where it is over."""
    mine = select(_SESSION.c.person_id).where(_SESSION.c.key == key, _SESSION.c.expires_at > now)
    return the_one(session, _PERSON.c.id == mine.scalar_subquery())


def put_link(session: Session, key: str, person: int | None, until: dt.datetime) -> None:
    """A one-time link; an older one of the same person opens no more."""
    run = session.connection().execute
    same = _LINK.c.person_id.is_(None) if person is None else _LINK.c.person_id == person
    run(delete(_LINK).where(same, _LINK.c.used_at.is_(None)))
    run(insert(_LINK).values(key=key, person_id=person, expires_at=until))


def link(session: Session, key: str, now: dt.datetime) -> Link | None:
    """The link with that key, if it still opens."""
    found = (
        select(_PERSON.c.slug, _PERSON.c.name).select_from(_LINK).outerjoin(_PERSON, _PERSON.c.id == _LINK.c.person_id)
    )
    alive = (_LINK.c.key == key, _LINK.c.used_at.is_(None), _LINK.c.expires_at > now)
    active = or_(_LINK.c.person_id.is_(None), _PERSON.c.active)
    row = session.connection().execute(found.where(*alive, active)).first()
    return Link(*row) if row else None


def use_link(session: Session, key: str, now: dt.datetime) -> bool:
    """Take the link; of two at once one is given it."""
    alive = (_LINK.c.key == key, _LINK.c.used_at.is_(None), _LINK.c.expires_at > now)
    return session.connection().execute(update(_LINK).where(*alive).values(used_at=now)).rowcount == 1


def tries(
    session: Session, name: str, address: str, now: dt.datetime, window: dt.timedelta, lately: dt.timedelta
) -> Tries:
    """The tries that count against this name and this address, as no other transaction can add one before this ends."""
    if session.connection().dialect.name == "postgresql":  # SQLite's writers queue by themselves
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    run, c = session.connection().execute, _TRY.c
    last = run(select(func.max(c.at)).where(c.name == name, c.ok)).scalar()
    since = max(now - window, last) if last else now - window
    count = select(func.count()).select_from(_TRY)
    return Tries(
        run(count.where(c.name == name, c.at > since, c.ok.is_(False))).scalar_one(),
        run(count.where(c.address == address, c.at > now - window, c.ok.is_(False))).scalar_one(),
        run(count.where(c.address == address, c.at > now - lately)).scalar_one(),
    )


def put_try(session: Session, name: str, address: str, now: dt.datetime) -> int:
    """A try, as failed until it is known to be right; returns its number. Old ones are swept away."""
    run = session.connection().execute
    run(delete(_TRY).where(_TRY.c.at < now - KEPT))
    row = insert(_TRY).values(name=name, address=address, at=now, ok=False).returning(_TRY.c.id)
    return int(run(row).scalar_one())


def try_was_right(session: Session, number: int) -> None:
    """The password of this try was right."""
    session.connection().execute(update(_TRY).where(_TRY.c.id == number).values(ok=True))


def guesses(session: Session, address: str, since: dt.datetime) -> int:
    """How many links that open nothing an address tried since then."""
    mine = (_TRY.c.address == _link_of(address), _TRY.c.at > since)
    return int(session.connection().execute(select(func.count()).select_from(_TRY).where(*mine)).scalar_one())


def put_guess(session: Session, address: str, now: dt.datetime, kept: dt.timedelta) -> None:
    """One more; those older than `kept` are swept away."""
    run = session.connection().execute
    run(delete(_TRY).where(_TRY.c.name == LINKS, _TRY.c.at < now - kept))
    run(insert(_TRY).values(name=LINKS, address=_link_of(address), at=now, ok=False))


def _link_of(address: str) -> str:
    """The address as it stands beside a guess at a link, so that it locks no login."""
    return f"{LINKS}{address}"
