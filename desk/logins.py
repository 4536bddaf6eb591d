"""Logging in and out, one-time links, the first admin. Secrets leave here once, in clear, to whoever is to hold them."""

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

from desk.passwords import hashed, verify, wrong_password
from desk.people import actor_of, who
from desk.registering import NewPerson
from desk.secrecy import composing
from desk.units import unit_slug, unknown_unit
from models import logins
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.people import Known, person
from models.plan_queries import unit_name
from models.registry import add_office, add_person, load_directory
from models.settings import Settings
from models.staff import wrong_names
from plans.access import Actor, Role
from plans.problems import DondocError, Problem, error
from plans.state import day_of

LATELY = dt.timedelta(minutes=1)


class LoginRefused(DondocError):
    """Not logged in: name or password is wrong, which one is not said."""


class LoginLocked(DondocError):
    """Too many tries; the password was not looked at."""


class LinkRefused(DondocError):
    """The one-time link was used, is too old, or never was one."""


class PasswordRefused(DondocError):
    """The new password cannot be taken; nothing was changed."""


class Visitor(NamedTuple):
    """Who is logged in, with what the table of permissions knows of him."""

    person: Known
    actor: Actor


class Invited(NamedTuple):
    """Whom a one-time link is for; nobody yet: it makes the first admin. `office`: the launching office, if it is registered."""

    person: str | None
    name: str | None
    office: str = ""


def log_in(engine: Engine, settings: Settings, slug: str, password: str, address: str, now: dt.datetime) -> str:
    """The secret of a new session. Raises LoginRefused or LoginLocked.

    The try is on record before the password is looked at: many at once are no way around the lock.
    """
    slug = slug.strip().lower()[:200]
    window = dt.timedelta(minutes=settings.lockout_minutes)
    with writing(engine) as session:
        seen = logins.tries(session, _key(slug), address, now, window, LATELY)
        if (
            seen.name >= settings.login_tries
            or seen.address >= settings.login_tries_address
            or seen.lately >= settings.login_tries_minute
        ):
            raise LoginLocked(error("login-locked", minutes=settings.lockout_minutes))
        number = logins.put_try(session, _key(slug), address, now)
        known = logins.password_of(session, slug)
    right, better = verify(password, known[1] if known else None)
    if not right or known is None:
        raise LoginRefused(error("login-refused"))
    with writing(engine) as session:
        if logins.password_of(session, slug) != known:
            raise LoginRefused(error("login-refused"))
        logins.try_was_right(session, number)
        if better:
            logins.renew_hash(session, known[0], known[1], better)
        record(session, known[0], "log-in", f"person:{slug}", now=now)
        return new_session(session, known[0], settings, now)


def log_out(engine: Engine, secret: str) -> None:
    """End one session."""
    with writing(engine) as session:
        logins.end_session(session, _key(secret))


def visitor(engine: Engine, secret: str, now: dt.datetime) -> Visitor | None:
    """Who holds this secret; None where the session is over."""
    with reading(engine) as session:
        found = logins.session_person(session, _key(secret), now)
        return Visitor(found, actor_of(session, found)) if found else None


def change_password(
    engine: Engine, settings: Settings, slug: str, old: str, new: tuple[str, str], address: str, now: dt.datetime
) -> str:
    """Another password for who knows the old one; every session ends, the secret of a new one comes back."""
    _require(new, slug, settings)
    log_out(engine, log_in(engine, settings, slug, old, address, now))
    fresh = hashed(new[0])
    with writing(engine) as session:
        known = who(session, slug)
        return _set_password(session, known.id, slug, fresh, settings, now)


def make_link(engine: Engine, settings: Settings, slug: str, now: dt.datetime, by: str | None = None) -> str:
    """The path of a one-time link with which a person sets a password; `by` asked for it, None: the command line."""
    secret = secrets.token_urlsafe(32)
    with writing(engine) as session:
        known = who(session, slug)
        logins.put_link(session, _key(secret), known.id, now + dt.timedelta(hours=settings.link_hours))
        record(session, who(session, by).id if by else None, "password-link", f"person:{slug}", now=now)
    return f"/mat-khau/{secret}"


def first_link(engine: Engine, settings: Settings, now: dt.datetime) -> str | None:
    """The path of the link that makes the first admin; None as soon as an admin can log in."""
    secret = secrets.token_urlsafe(32)
    with writing(engine) as session:
        if logins.an_admin_can_log_in(session):
            return None
        logins.put_link(session, _key(secret), None, now + dt.timedelta(hours=settings.link_hours))
    return f"/mat-khau/{secret}"


def invited(engine: Engine, settings: Settings, secret: str, now: dt.datetime) -> Invited:
    """Whom the link is for. Looking at it changes nothing. Raises LinkRefused."""
    with reading(engine) as session:
        office = unit_name(session, settings.office)
        return _invited(session, secret, now)._replace(office=office.name if office else "")


@composing
def accept_link(
    engine: Engine,
    settings: Settings,
    secret: str,
    new: tuple[str, str],
    now: dt.datetime,
    first: NewPerson | None = None,
    *,
    sure: bool = False,
) -> str:
    """Set the password that the link is for, once; returns the secret of a new session. Raises PasswordRefused with all that is wrong.

    `first` says who the first admin is, where the link is for nobody yet: a new person, or (`sure`) somebody registered.
    """
    guest = invited(engine, settings, secret, now)
    slug = guest.person or (first.slug if first else "")
    problems = wrong_password(*new, slug, settings.password_length)
    if guest.person is None and first is not None:
        with reading(engine) as session:
            problems += _first_wrong(session, first, now, sure=sure)
    if problems:
        raise PasswordRefused(*problems)
    fresh = hashed(new[0])
    with writing(engine) as session:
        guest = _invited(session, secret, now)
        if not logins.use_link(session, _key(secret), now):
            raise LinkRefused(error("link-refused"))
        if guest.person is None and first is not None:
            _first_admin(session, first, now)
        known = who(session, slug)
        return _set_password(session, known.id, known.slug, fresh, settings, now)


def _first_wrong(session: Session, first: NewPerson, now: dt.datetime, *, sure: bool) -> list[Problem]:
    """What keeps him from being the first admin: the login is somebody's and that was not said to be meant; names, unit."""
    if known := person(session, first.slug):
        unit = unit_name(session, known.unit)
        of = unit.name if unit else known.unit
        return [] if sure else [error("first-admin-known", slug=first.slug, name=known.name, unit=of)]
    directory, problems = load_directory(session), wrong_names(first.slug, first.name)
    if directory.units and unit_slug(directory, first.unit, day_of(now)) is None:
        problems.append(unknown_unit(directory, first.unit, day_of(now)))
    return problems


def _first_admin(session: Session, first: NewPerson, now: dt.datetime) -> None:
    """The role of an admin for who is registered, else a new person; in an empty registry his office is its first unit."""
    known = person(session, first.slug)
    name, unit = (known.name, known.unit) if known else (first.name, first.unit)
    if known is None:
        directory = load_directory(session)
        slug = unit_slug(directory, unit, day_of(now)) if directory.units else add_office(session, unit)
        if slug is None:
            raise LinkRefused(unknown_unit(directory, unit, day_of(now)))
        unit = slug
    number = add_person(session, first.slug, name, unit, roles=[Role.ADMIN.value])
    record(session, number, "first-admin", f"person:{first.slug}", now=now)


def _invited(session: Session, secret: str, now: dt.datetime) -> Invited:
    found = logins.link(session, _key(secret), now)
    if found is None or (found.person is None and logins.an_admin_can_log_in(session)):
        raise LinkRefused(error("link-refused"))
    return Invited(found.person, found.person_name)


def _require(new: tuple[str, str], slug: str, settings: Settings) -> None:
    if problems := wrong_password(*new, slug, settings.password_length):
        raise PasswordRefused(*problems)


def _set_password(session: Session, number: int, slug: str, fresh: str, settings: Settings, now: dt.datetime) -> str:
    logins.put_password(session, number, fresh, now)
    record(session, number, "password", f"person:{slug}", now=now)
    return new_session(session, number, settings, now)


def new_session(session: Session, number: int, settings: Settings, now: dt.datetime) -> str:
    """The secret of a session that begins now."""
    secret = secrets.token_urlsafe(32)
    until = now + dt.timedelta(hours=settings.session_hours)
    logins.start_session(session, _key(secret), number, now, until)
    return secret


def _key(secret: str) -> str:
    """What the database keeps of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
