"""Who a person is to an OpenID Connect provider, as rows."""

import datetime as dt

from sqlalchemy import delete, func, select
from sqlmodel import Session

from models.core import insert_new, table
from models.tables import Channel, Identity, Person

_IDENTITY, _PERSON, _CHANNEL = table(Identity), table(Person), table(Channel)


def identified(session: Session, issuer: str, subject: str) -> tuple[int, str] | None:
    """Id and slug of the active person whom the provider knows by this subject."""
    found = select(_PERSON.c.id, _PERSON.c.slug).join(_IDENTITY, _IDENTITY.c.person_id == _PERSON.c.id)
    mine = (_IDENTITY.c.issuer == issuer, _IDENTITY.c.subject == subject, _PERSON.c.active)
    row = session.connection().execute(found.where(*mine)).first()
    return (row[0], row[1]) if row else None


def is_linked(session: Session, issuer: str, subject: str) -> bool:
    """Whether the subject is anybody's, also somebody's who left."""
    mine = (_IDENTITY.c.issuer == issuer, _IDENTITY.c.subject == subject)
    return session.connection().execute(select(_IDENTITY.c.person_id).where(*mine)).first() is not None


def subjects_of(session: Session, person: int) -> tuple[str, ...]:
    """By which subjects the provider knows a person, the first linked first."""
    asked = select(_IDENTITY.c.subject).where(_IDENTITY.c.person_id == person)
    return tuple(session.connection().execute(asked.order_by(_IDENTITY.c.linked_at, _IDENTITY.c.subject)).scalars())


def link_identity(session: Session, issuer: str, subject: str, person: int, now: dt.datetime) -> bool:
    """The subject is this person's from now on; False where it is somebody's already."""
    row = {"issuer": issuer, "subject": subject, "person_id": person, "linked_at": now}
    new = insert_new(session.connection(), _IDENTITY, "issuer", "subject").values(**row)
    return session.connection().execute(new.returning(_IDENTITY.c.person_id)).first() is not None


def unlink_identities(session: Session, person: int) -> int:
    """None of the person's subjects leads to him any more; how many there were."""
    return session.connection().execute(delete(_IDENTITY).where(_IDENTITY.c.person_id == person)).rowcount


def people_by_mail(session: Session, address: str) -> list[tuple[int, str]]:
    """Ids and slugs of the active people with this e-mail address, in whatever case it is written."""
    c, p = _CHANNEL.c, _PERSON.c
    mine = (func.lower(c.url) == f"email:{address.lower()}", c.active, p.active)
    rows = select(p.id, p.slug).join(_CHANNEL, c.person_id == p.id).where(*mine).distinct()
    return [(number, slug) for number, slug in session.connection().execute(rows)]
