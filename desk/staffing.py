"""The keeper's deeds on people and on where they are reached. Each asks the table of permissions and leaves a line in the log."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from desk.logins import make_link
from desk.managing import keeper, require_keeper
from desk.reporting import NotFound, require_unit
from desk.role_scopes import scoped
from desk.secrecy import composing
from models import staff_cards
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.fields import fields_used
from models.left_behind import Alone, alone_as
from models.matters import MOST
from models.registry import add_person as put_person
from models.registry import add_unit_channel
from models.registry_source import slugify
from models.settings import Settings
from models.staff_cards import PersonCard, PersonRow, Worn
from notifications.channels import refuse_place
from plans.access import Actor, Role
from plans.problems import DondocError, Problem, Severity, doubt, error, note


class StaffRefused(DondocError):
    """The person cannot be changed as asked; nothing was."""


class Typed(NamedTuple):
    """A person as typed in: `unit` by slug or name. Without a slug he gets one from his name. `everywhere`: see `scoped`."""

    name: str
    unit: str
    slug: str = ""
    title: str = ""
    email: str = ""
    role: str = ""
    everywhere: bool = False


def people_kept(
    engine: Engine, actor: Actor, words: str, unit: str | None, now: dt.datetime, limit: int, offset: int = 0
) -> tuple[list[PersonRow], int]:
    """People by words and unit, also those who are there no more; raises DeedRefused, NotFound."""
    require_keeper(actor)
    with reading(engine) as session:
        of = require_unit(session, unit, now, None) if unit else None
        return staff_cards.people_rows(session, words, of, limit, offset)


def person_kept(engine: Engine, actor: Actor, slug: str) -> PersonCard:
    """One person; raises NotFound, DeedRefused."""
    require_keeper(actor)
    with reading(engine) as session:
        return _card(session, slug)


@composing
def add_somebody(engine: Engine, by: str, typed: Typed, now: dt.datetime) -> str:
    """Add a person; returns his slug. Raises PersonRefused, StaffRefused, RoleTooWide, NotFound, DeedRefused."""
    with writing(engine) as session:
        person = keeper(session, by)
        if typed.role:
            _chosen(typed.role)
        slug = typed.slug.strip() or _free(session, typed.name)
        if staff_cards.person_card(session, slug) is not None:
            raise StaffRefused(error("person-slug-taken", slug=slug))
        unit = require_unit(session, typed.unit, now, None)
        roles = [scoped(typed.role, unit, everywhere=typed.everywhere)] if typed.role else []
        put_person(
            session, slug, typed.name, unit, title=typed.title or None, email=typed.email.strip() or None, roles=roles
        )
        record(session, person.id, "person", f"person:{slug}", {"unit": unit, "roles": roles}, now=now)
        return slug


@composing
def change_somebody(engine: Engine, by: str, slug: str, typed: Typed, now: dt.datetime) -> None:
    """Another name, title, unit or mail address; roles stay as they are. Raises PersonRefused, NotFound, DeedRefused."""
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        _there(card)
        unit = require_unit(session, typed.unit, now, None)
        put_person(session, slug, typed.name, unit, title=typed.title or None, email=typed.email.strip() or None)
        record(session, person.id, "person", f"person:{slug}", {"unit": unit, "before": card.unit}, now=now)


@composing
def give_role(
    engine: Engine, by: str, slug: str, role: str, unit: str, field: str, now: dt.datetime, *, everywhere: bool = False
) -> None:
    """One more role, of a unit or of a field, else as `scoped` has it.

    Raises StaffRefused, PersonRefused, NotFound, DeedRefused.
    """
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        _there(card)
        _chosen(role)
        of = require_unit(session, unit, now, None) if unit.strip() else ""
        written = scoped(f"{role}:{of}:{' '.join(field.split())}".rstrip(":"), card.unit, everywhere=everywhere)
        put_person(session, slug, card.name, card.unit, roles=[written])
        record(session, person.id, "give-role", f"person:{slug}", {"role": written}, now=now)


def take_role(engine: Engine, by: str, slug: str, number: int, now: dt.datetime, *, sure: bool = False) -> None:
    """Take one role away; the last who keeps the registry stays its keeper, and `sure` is asked for as in `put_away`.

    Raises StaffRefused, NotFound, DeedRefused.
    """
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        worn = next((one for one in card.roles if one.id == number), None)
        if worn is None:
            raise NotFound(error("role-not-worn"))
        if worn.role == Role.ADMIN.value:
            _keeps_one(session, card)
        if not sure and card.active and (alone := _alone_in(session, card, worn)):
            raise StaffRefused(*alone)
        staff_cards.drop_role(session, card.id, number)
        details = {"role": worn.role, "unit": worn.unit, "field": worn.field}
        record(session, person.id, "take-role", f"person:{slug}", details, now=now)


def fields_in_use(engine: Engine, actor: Actor) -> list[str]:
    """The fields of work that tasks bear, for a role of one; raises DeedRefused."""
    require_keeper(actor)
    with reading(engine) as session:
        return fields_used(session.connection())


def left_behind(engine: Engine, actor: Actor, slug: str) -> list[Problem]:
    """What would stay without anybody if he left: hats that only he wears, work that names him. Raises NotFound, DeedRefused."""
    require_keeper(actor)
    with reading(engine) as session:
        card = _card(session, slug)
        return _left(session, card) if card.active else []


def put_away(engine: Engine, by: str, slug: str, now: dt.datetime, *, sure: bool = False) -> list[Problem]:
    """He works here no more: everything that let him in ends at once; what he did keeps his name. What he leaves behind.

    Raises StaffRefused: nobody himself, not the last admin; and whose hat nobody else wears only by who is `sure`.
    """
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        if card.id == person.id:
            raise StaffRefused(error("person-self"))
        if any(one.role == Role.ADMIN.value for one in card.roles):
            _keeps_one(session, card)
        left = _left(session, card) if card.active else []
        if not sure and (alone := [one for one in left if one.severity is Severity.DOUBT]):
            raise StaffRefused(*alone)
        staff_cards.put_away(session, card.id, now)
        record(session, person.id, "put-away", f"person:{slug}", {"left": [one.code for one in left]}, now=now)
        return left


def _alone_in(session: Session, card: PersonCard, worn: Worn) -> list[Problem]:
    """Doubts where one role is the only one of its kind there, also among his own."""
    unit = worn.unit or card.unit
    own = [one for one in card.roles if one.role == worn.role and (one.unit or card.unit) == unit]
    found = [one for one in alone_as(session, card.id) if (one.role, one.unit) == (worn.role, unit)]
    return _doubts(found) if len(own) == 1 else []


def _doubts(found: Iterable[Alone]) -> list[Problem]:
    """For hats that something waits for."""
    return [_told(one) for one in found if one.waiting or one.role == Role.LEADER.value]


def _told(one: Alone) -> Problem:
    if one.role == Role.LEADER.value:
        return doubt("away-leader", unit=one.unit_name, n=one.waiting)
    if one.role == Role.CONTACT.value:
        return doubt("away-contact", unit=one.unit_name, n=one.waiting)
    return doubt("away-head", unit=one.unit_name, n=one.waiting)


def _left(session: Session, card: PersonCard) -> list[Problem]:
    """Doubts for hats that only he wears, a note for the work that names him."""
    found = _doubts(alone_as(session, card.id))
    return [*found, note("away-officer", name=card.name, n=card.open)] if card.open else found


def take_back(engine: Engine, by: str, slug: str, now: dt.datetime) -> None:
    """He works here again, and needs a new password."""
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        staff_cards.take_back(session, card.id)
        record(session, person.id, "take-back", f"person:{slug}", {}, now=now)


def password_link(engine: Engine, settings: Settings, by: str, slug: str, now: dt.datetime) -> str:
    """The address of a one-time link for a person, shown once. Raises UnknownPerson, DeedRefused."""
    with reading(engine) as session:
        keeper(session, by)
    return settings.public_url.rstrip("/") + make_link(engine, settings, slug, now, by=by)


def add_reach(
    engine: Engine, settings: Settings, by: str, written: str, now: dt.datetime, *, person: str = "", unit: str = ""
) -> None:
    """Where a person or a unit is reached: a mail address, or "URL", or "tag,tag=URL". The log names no address.

    Raises ChannelRefused, PlaceRefused, PersonRefused, NotFound, DeedRefused.
    """
    with reading(engine) as session:
        keeper(session, by)  # whether he may, before any name is looked up
    refuse_place(written, local=settings.local_addresses)
    written = written.strip()
    if "@" in written and "://" not in written and not written.startswith("email:"):
        written = f"email:{written}"
    with writing(engine) as session:
        me = keeper(session, by)
        if unit:
            add_unit_channel(session, unit, written)
        else:
            card = _card(session, person)
            _there(card)
            put_person(session, person, card.name, card.unit, channels=[written])
        record(session, me.id, "channel", f"unit:{unit}" if unit else f"person:{person}", {}, now=now)


def drop_reach(engine: Engine, by: str, number: int, now: dt.datetime) -> tuple[str | None, str | None]:
    """Nothing more is sent there; the slug of the person or the unit whose it was."""
    with writing(engine) as session:
        me = keeper(session, by)
        _, person, unit = _channel(session, number)
        staff_cards.drop_channel(session, number)
        record(session, me.id, "drop-channel", f"unit:{unit}" if unit else f"person:{person}", {"id": number}, now=now)
        return person, unit


def try_reach(
    engine: Engine, settings: Settings, by: str, number: int, now: dt.datetime
) -> tuple[str | None, str | None, str]:
    """Sends one line there at once: the slug of the person or unit whose it is, and what went wrong (empty: it was taken)."""
    from models.outbox import Claimed
    from notifications.channels import AppriseChannel

    with writing(engine) as session:
        me = keeper(session, by)
        url, person, unit = _channel(session, number)
        record(session, me.id, "try-channel", f"unit:{unit}" if unit else f"person:{person}", {"id": number}, now=now)
    until, day = now + dt.timedelta(minutes=1), now.astimezone(settings.zone).date()
    key, subject = f"try-{number}-{now.timestamp():.0f}", "[Đôn Đốc] Thử kênh nhận tin"
    body = "Tin thử: kênh này nhận được tin nhắc việc. Không cần trả lời."
    message = Claimed(0, key, None, "try", day, number, url, [], subject, body, None, True, 0, 0, until)
    sent = AppriseChannel(settings, seconds=TRY_SECONDS).send(message)
    return person, unit, "" if sent.ok else sent.detail or "-"


TRY_SECONDS = 15.0
"""How long a try may take before it counts as failed."""


def _channel(session: Session, number: int) -> tuple[str, str | None, str | None]:
    found = staff_cards.channel_of(session, number) if 0 < number <= MOST else None
    if found is None:
        raise NotFound(error("channel-unknown"))
    return found


def _card(session: Session, slug: str) -> PersonCard:
    found = staff_cards.person_card(session, slug)
    if found is None:
        raise NotFound(error("unknown-person", slug=slug, near="-"))
    return found


def _there(card: PersonCard) -> None:
    if not card.active:
        raise StaffRefused(error("person-inactive", person=card.slug))


def _chosen(role: str) -> None:
    if role not in set(Role):
        raise StaffRefused(error("role-not-chosen"))


def _keeps_one(session: Session, card: PersonCard) -> None:
    """Somebody else must be able to keep the registry."""
    if card.active and not staff_cards.others_with(session, Role.ADMIN.value, card.id):
        raise StaffRefused(error("last-admin"))


def _free(session: Session, name: str) -> str:
    """A slug for a person's name that nobody has yet."""
    base, count = slugify(name), 1
    taken = set(staff_cards.slugs_like(session, base))
    while (slug := base if count == 1 else f"{base}-{count}") in taken:
        count += 1
    return slug
