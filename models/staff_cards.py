"""One person as the keeper of the registry sees him, what he changes about him, and the list of people by words."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, func, select, update
from sqlmodel import Session

from models.core import table
from models.identities import subjects_of
from models.tables import (
    OPEN_STAGES,
    ApiToken,
    Assignment,
    CalendarFeed,
    Channel,
    OneTimeLink,
    Password,
    Person,
    Role,
    Unit,
    WebSession,
)
from plans.alphabet import alphabetical
from plans.wanted import plain

_PERSON, _ROLE, _UNIT, _CHANNEL, _PASSWORD = table(Person), table(Role), table(Unit), table(Channel), table(Password)
_A, _SESSION, _LINK, _TOKEN, _FEED = (
    table(Assignment), table(WebSession), table(OneTimeLink), table(ApiToken), table(CalendarFeed)
)  # fmt: skip


class Worn(NamedTuple):
    """One role of a person by its number, with its scope."""

    id: int
    role: str
    unit: str | None
    unit_name: str | None
    field: str


class Reach(NamedTuple):
    """Where a person or a unit is reached. The address is not here: it may hold a password; `shown` may be seen."""

    id: int
    shown: str
    tags: tuple[str, ...]


class PersonRow(NamedTuple):
    """A person in the keeper's list."""

    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    active: bool
    roles: tuple[str, ...] = ()


class PersonCard(NamedTuple):
    """A person; `open` counts what is his to work on, `enters` says whether he can log in with a password.

    `accounts`: by which subjects the single sign-on knows him.
    """

    id: int
    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    active: bool
    roles: list[Worn]
    channels: list[Reach]
    open: int
    enters: bool
    accounts: tuple[str, ...] = ()


def people_rows(
    session: Session, words: str = "", unit: str | None = None, limit: int = 50, offset: int = 0
) -> tuple[list[PersonRow], int]:
    """People, also those who are there no more, by words of name, slug or title and by unit; some of them, and how many."""
    run, p, u = session.connection().execute, _PERSON.c, _UNIT.c
    asked = select(p.id, p.slug, p.name, p.title, u.slug, u.name, p.active).join(_UNIT, u.id == p.unit_id)
    if unit is not None:
        asked = asked.where(u.slug == unit)
    wanted = plain(words).split()
    rows = [
        row
        for row in sorted(run(asked), key=lambda row: (not row[6], alphabetical(row[2]), row[0]))
        if all(word in plain(f"{row[2]} {row[1]} {row[3] or ''}") for word in wanted)
    ]
    shown = rows[offset : offset + limit]
    hats: dict[int, list[str]] = {}
    of = select(_ROLE.c.person_id, _ROLE.c.role).where(_ROLE.c.person_id.in_([row[0] for row in shown]))
    for person, role in run(of.order_by(_ROLE.c.id)):
        hats.setdefault(person, []).append(role)
    found = [
        PersonRow(who, name, title, of_unit, unit_name, active, tuple(dict.fromkeys(hats.get(number, ()))))
        for number, who, name, title, of_unit, unit_name, active in shown
    ]
    return found, len(rows)


def person_card(session: Session, slug: str) -> PersonCard | None:
    """The person with that slug, active or not."""
    run, p, u, r = session.connection().execute, _PERSON.c, _UNIT.c, _ROLE.c
    row = run(
        select(p.id, p.slug, p.name, p.title, u.slug, u.name, p.active)
        .join(_UNIT, u.id == p.unit_id)
        .where(p.slug == slug)
    ).first()
    if row is None:
        return None
    worn = (
        select(r.id, r.role, u.slug, u.name, r.field).outerjoin(_UNIT, u.id == r.unit_id).where(r.person_id == row[0])
    )
    roles = [Worn(*one) for one in run(worn.order_by(r.id))]
    opened = run(select(func.count()).select_from(_A).where(_A.c.officer_id == row[0], OPEN_STAGES)).scalar_one()
    enters = run(select(_PASSWORD.c.person_id).where(_PASSWORD.c.person_id == row[0])).first() is not None
    number, who, name, title, unit, unit_name, active = row
    reach = channels(session, person=number)
    known = subjects_of(session, number)
    return PersonCard(number, who, name, title, unit, unit_name, active, roles, reach, opened, enters and active, known)


def channels(session: Session, *, person: int | None = None, unit: str | None = None) -> list[Reach]:
    """Where a person or a unit is reached now."""
    c = _CHANNEL.c
    whose = (
        c.person_id == person
        if unit is None
        else c.unit_id == select(_UNIT.c.id).where(_UNIT.c.slug == unit).scalar_subquery()
    )
    rows = session.connection().execute(select(c.id, c.url, c.tags).where(whose, c.active).order_by(c.id))
    return [Reach(number, shown(url), tuple(one for one in tags if one != "mail")) for number, url, tags in rows]


def shown(url: str) -> str:
    """An address as it may be seen: a mail address whole, of any other only what kind it is."""
    kind, _, rest = url.partition(":")
    return rest if kind == "email" else f"{kind}://…"


def channel_of(session: Session, number: int) -> tuple[str, str | None, str | None] | None:
    """A channel's address, with the slug of the person or the unit whose it is."""
    c = _CHANNEL.c
    asked = select(c.url, _PERSON.c.slug, _UNIT.c.slug).select_from(
        _CHANNEL.outerjoin(_PERSON, _PERSON.c.id == c.person_id).outerjoin(_UNIT, _UNIT.c.id == c.unit_id)
    )
    row = session.connection().execute(asked.where(c.id == number, c.active)).first()
    return (row[0], row[1], row[2]) if row else None


def drop_channel(session: Session, number: int) -> None:
    """Nothing more goes there; what was sent keeps its row."""
    session.connection().execute(update(_CHANNEL).where(_CHANNEL.c.id == number).values(active=False))


def drop_role(session: Session, person: int, number: int) -> str | None:
    """Take one role from a person; which it was, None where he has none of that number."""
    run, mine = session.connection().execute, (_ROLE.c.id == number, _ROLE.c.person_id == person)
    role = run(select(_ROLE.c.role).where(*mine)).scalar()
    run(delete(_ROLE).where(*mine))
    return role


def others_with(session: Session, role: str, but: int) -> int:
    """How many other active people have a role for everything, and a password."""
    asked = (
        select(func.count(func.distinct(_PERSON.c.id)))
        .join(_ROLE, _ROLE.c.person_id == _PERSON.c.id)
        .join(_PASSWORD, _PASSWORD.c.person_id == _PERSON.c.id)
        .where(_ROLE.c.role == role, _ROLE.c.unit_id.is_(None), _PERSON.c.active, _PERSON.c.id != but)
    )
    return int(session.connection().execute(asked).scalar_one())


def put_away(session: Session, person: int, now: dt.datetime) -> None:
    """He is there no more: sessions, links, tokens and the calendar's address open nothing from now on."""
    run = session.connection().execute
    run(update(_PERSON).where(_PERSON.c.id == person).values(active=False))
    for of in (_SESSION, _LINK, _FEED):
        run(delete(of).where(of.c.person_id == person))
    run(update(_TOKEN).where(_TOKEN.c.person_id == person, _TOKEN.c.ended_at.is_(None)).values(ended_at=now))


def take_back(session: Session, person: int) -> None:
    """He is there again; he enters with a new password."""
    run = session.connection().execute
    run(update(_PERSON).where(_PERSON.c.id == person).values(active=True))
    run(delete(_PASSWORD).where(_PASSWORD.c.person_id == person))


def slugs_like(session: Session, start: str) -> Sequence[str]:
    """The slugs of people that begin so."""
    return list(session.connection().execute(select(_PERSON.c.slug).where(_PERSON.c.slug.startswith(start))).scalars())
