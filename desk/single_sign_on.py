"""Logging in through the OpenID Connect provider of the installation: never makes a person, only finds the one who is meant."""

import datetime as dt
import hmac
import secrets
from typing import NamedTuple

from desk.logins import LoginRefused, new_session
from desk.managing import keeper
from desk.people import who
from desk.provider import Said, ask_url, said_by
from models import identities
from models.audit import record
from models.database import Engine, Session, writing
from models.settings import Settings
from plans.problems import DondocError, error

BACK = "/dang-nhap/mot-cua/ve"
"""The page that the provider sends people back to; to be registered there."""


class LinkTaken(DondocError):
    """The subject is somebody's already, or it is nobody's name."""


class Asking(NamedTuple):
    """A login on its way: where to send him, and what his browser keeps until he comes back."""

    url: str
    kept: str


class Came(NamedTuple):
    """What the provider sent him back with."""

    code: str
    state: str
    issuer: str = ""


def begin(settings: Settings) -> Asking:
    """A login begins; raises ProviderFailed where the provider cannot be reached."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Asking(ask_url(settings, back_of(settings), state, nonce, verifier), f"{state}.{nonce}.{verifier}")


def finish(engine: Engine, settings: Settings, kept: str, came: Came, now: dt.datetime) -> str:
    """The secret of a new session. Raises LoginRefused, ProviderFailed.

    `kept` must have been given to this very browser: a link that somebody else sends logs nobody in.
    """
    state, nonce, verifier = ([*kept.split("."), "", "", ""])[:3]
    if not state or not hmac.compare_digest(state.encode(), came.state.encode("utf-8", "surrogatepass")):
        raise LoginRefused(error("oidc-stale"))
    if came.issuer and came.issuer != settings.oidc_issuer:  # RFC 9207
        raise LoginRefused(error("oidc-stale"))
    said = said_by(settings, back_of(settings), came.code, verifier, nonce, now)
    with writing(engine) as session:
        number, slug = _person(session, settings, said, now)
        record(session, number, "log-in", f"person:{slug}", {"by": "oidc"}, now=now)
        return new_session(session, number, settings, now)


def link(engine: Engine, settings: Settings, slug: str, subject: str, now: dt.datetime, by: str | None = None) -> None:
    """A person is known to the provider by this subject. Raises LinkTaken, DeedRefused."""
    with writing(engine) as session:
        person = who(session, slug)
        actor = keeper(session, by).id if by else None
        if not 0 < len(subject) <= 255 or not settings.oidc_issuer:
            raise LinkTaken(error("oidc-not-set" if subject else "oidc-subject"))
        if not identities.link_identity(session, settings.oidc_issuer, subject, person.id, now):
            raise LinkTaken(error("oidc-taken", subject=subject))
        record(session, actor, "identity", f"person:{slug}", {"subject": subject}, now=now)


def unlink(engine: Engine, slug: str, now: dt.datetime, by: str | None = None) -> int:
    """No subject leads to this person any more; how many did."""
    with writing(engine) as session:
        person = who(session, slug)
        done = identities.unlink_identities(session, person.id)
        record(
            session, keeper(session, by).id if by else None, "identity-end", f"person:{slug}", {"links": done}, now=now
        )
    return done


def back_of(settings: Settings) -> str:
    """The whole address of the page that the provider sends people back to."""
    return settings.public_url.rstrip("/") + BACK


def _person(session: Session, settings: Settings, said: Said, now: dt.datetime) -> tuple[int, str]:
    """Who is meant: the person linked, else, where the setting allows it, the only one with the address that was verified."""
    if known := identities.identified(session, settings.oidc_issuer, said.subject):
        return known
    found = identities.people_by_mail(session, said.email) if settings.oidc_by_email and said.email else []
    if len(found) != 1 or identities.is_linked(session, settings.oidc_issuer, said.subject):
        raise LoginRefused(error("oidc-unknown", subject=said.subject[:80]))
    number, slug = found[0]
    identities.link_identity(session, settings.oidc_issuer, said.subject, number, now)
    record(session, number, "identity", f"person:{slug}", {"subject": said.subject, "by": "email"}, now=now)
    return number, slug
