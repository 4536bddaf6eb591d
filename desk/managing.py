"""The keeper's deeds on units: add, rename, end with an heir. Each asks the table of permissions and leaves a line in the log."""

import datetime as dt
import re
from typing import NamedTuple

from desk.people import DeedRefused, actor_of, who
from desk.reporting import NotFound, require_unit
from desk.secrecy import composing
from models import unit_cards
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.people import Known
from models.registry import UnitLine, list_units, load_directory
from models.staff_cards import Reach, channels
from models.unit_cards import UnitCard
from plans.access import Actor, Deed, why_not
from plans.plan import Force
from plans.problems import DondocError, Problem, error
from plans.units import SuccessionRecord, UnitRecord

LONGEST = 300
"""Characters of a unit's name."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_SLUG_LONGEST = 200


class UnitRefused(DondocError):
    """The unit cannot be changed as asked; nothing was."""


class NewUnit(NamedTuple):
    """A unit as typed in; `parent` is a slug or a name. Without a slug it gets one from its name."""

    name: str
    kind: str
    parent: str = ""
    slug: str = ""
    force: str = Force.ORDER.value
    valid_from: dt.date | None = None


class UnitKept(NamedTuple):
    """A unit's card, and where the unit as a whole is reached."""

    card: UnitCard
    channels: list[Reach]


def keeper(session: Session, slug: str) -> Known:
    """Who keeps the registry; raises DeedRefused where it is not his."""
    person = who(session, slug)
    require_keeper(actor_of(session, person))
    return person


def require_keeper(actor: Actor) -> None:
    """Raises DeedRefused where the registry is not his to keep."""
    if (problem := why_not(actor, Deed.MANAGE)) is not None:
        raise DeedRefused(problem)


def units_kept(
    engine: Engine, actor: Actor, words: str, on: dt.date | None, limit: int, offset: int = 0
) -> tuple[list[UnitLine], int]:
    """Units by words of name or slug, of a day or of all times; some of them, and how many."""
    require_keeper(actor)
    with reading(engine) as session:
        return list_units(session, words, on, limit, offset)


def unit_kept(engine: Engine, actor: Actor, slug: str) -> UnitKept:
    """One unit; raises NotFound, DeedRefused."""
    require_keeper(actor)
    with reading(engine) as session:
        return UnitKept(_card(session, slug), channels(session, unit=slug))


@composing
def add_unit(engine: Engine, by: str, new: NewUnit, now: dt.datetime) -> str:
    """Add a unit; returns its slug. Raises UnitRefused with every problem at once, DeedRefused."""
    with writing(engine) as session:
        person = keeper(session, by)
        problems = _wrong(new)
        parent = None
        if new.parent.strip():
            try:
                parent = require_unit(session, new.parent, now, None)
            except NotFound as unknown:
                problems += unknown.problems
        if (typed := new.slug.strip()) and (len(typed) > _SLUG_LONGEST or not _SLUG.fullmatch(typed)):
            raise UnitRefused(*problems, error("slug-wrong", slug=typed[:_SLUG_LONGEST]))
        slug = typed or unit_cards.free_slug(session, new.name, parent)
        if unit_cards.unit_card(session, slug) is not None:
            problems.append(error("unit-slug-taken", slug=slug))
        if problems:
            raise UnitRefused(*problems)
        province = load_directory(session).units[parent].province if parent else None
        name = " ".join(new.name.split())
        unit = UnitRecord(slug, name, new.kind, parent, province, Force(new.force), (), new.valid_from)
        unit_cards.add_unit(session, unit)
        record(session, person.id, "add-unit", f"unit:{slug}", {"name": name, "kind": new.kind}, now=now)
        return slug


@composing
def rename_unit(engine: Engine, by: str, slug: str, name: str, aliases: str, force: str, now: dt.datetime) -> None:
    """Another name for the same organisation: the name before stays among its other names, so that older papers still bind.

    `aliases` are the other names, a line each.
    """
    name = " ".join(name.split())
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        if problems := _wrong(NewUnit(name, card.kind, force=force)):
            raise UnitRefused(*problems)
        others = dict.fromkeys(" ".join(one.split()) for one in aliases.splitlines() if one.strip())
        if name != card.name:
            others[card.name] = None
        others.pop(name, None)
        unit_cards.rename_unit(session, slug, name, tuple(others), force)
        details = {"before": card.name, "name": name, "aliases": list(others), "force": force}
        record(session, person.id, "rename-unit", f"unit:{slug}", details, now=now)


def end_unit(engine: Engine, by: str, slug: str, day: dt.date | None, heir: str, whole: bool, now: dt.datetime) -> None:
    """From `day` on the heir does the unit's work; the day before is its last. Raises UnitRefused.

    Open assignments stay where they are until they are given to the heir: what passes to whom is for people to say.
    """
    with writing(engine) as session:
        person, card = keeper(session, by), _card(session, slug)
        if day is None:
            raise UnitRefused(error("unit-end-day"))
        if card.valid_from is not None and day <= card.valid_from:
            raise UnitRefused(error("unit-end-early", day=day.isoformat(), since=card.valid_from.isoformat()))
        after = require_unit(session, heir, now, None) if heir.strip() else None
        if after == slug:
            raise UnitRefused(error("unit-own-heir"))
        heirs = [SuccessionRecord(slug, after, day, whole)] if after else []
        unit_cards.end_unit(session, slug, day - dt.timedelta(days=1), heirs)
        details = {"from": day.isoformat(), "heir": after, "whole": whole}
        record(session, person.id, "end-unit", f"unit:{slug}", details, now=now)


def _card(session: Session, slug: str) -> UnitCard:
    found = unit_cards.unit_card(session, slug)
    if found is None:
        raise NotFound(error("unknown-unit", unit=slug, near="-"))
    return found


def _wrong(new: NewUnit) -> list[Problem]:
    from plans.wording import labels

    problems = [] if new.name.strip() else [error("unit-name-missing")]
    problems += [error("unit-name-long", most=LONGEST)] if len(new.name) > LONGEST else []
    problems += [] if f"unit-kind.{new.kind}" in labels("vi") else [error("unit-kind-unknown", kind=new.kind)]
    return problems + ([] if new.force in set(Force) else [error("unit-force-unknown", force=new.force)])
