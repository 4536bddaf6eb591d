"""Open work handed over: of a unit that ended to the one that does its work, of a person who leaves to somebody of his unit.

Who is proposed comes from the registry; nobody is chosen silently. Shown before it is done, by the code that does it, logged.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from desk.acting import ActRefused, matter_of
from desk.acting import refused as in_the_way
from desk.directories import kept_directory
from desk.people import DeedRefused, actor_of, who
from desk.reporting import NotFound, require_unit
from desk.secrecy import secret_words
from models import handing_over as rows
from models import queries
from models.amend_rows import HANDED_OVER
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.giving_on import inner_units
from models.handing_over import Heir, Holder, Past, Said
from models.matters import stakes, unit_ids_of
from models.people import Known, people_of
from models.plan_queries import unit_name, units_above
from models.queries import Line
from models.registry import load_directory
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, may, why_not
from plans.problems import DondocError, Place, Problem, error
from plans.units import is_valid

LONGEST = 500
"""Characters of a reason at most."""
MOST = 1000
"""Assignments that are handed over at once, at most."""
KEPT = 200
"""Numbers of assignments that the log keeps of one hand-over."""


class HandOverConflict(DondocError):
    """The open work is not what was shown any more; nothing was handed over."""


class HandOver(NamedTuple):
    """What is handed over: from which unit (slug), or from which of its officers; to whom (a unit by slug or name, or an officer's
    slug); which (id and the version that was seen, 0 as it is now), none for all that is open; from which day, and why. `seen` is the
    mark of what was shown.
    """

    unit: str
    to: str
    day: dt.date
    reason: str
    person: str = ""
    lines: tuple[tuple[int, int], ...] | None = None
    seen: str = ""


class Handed(NamedTuple):
    """What it comes to: how many go on there, how many are one with what the new unit has already, parts that end; to whom, by name."""

    moved: int
    merged: int
    parts: int
    to_name: str


class Desk(NamedTuple):
    """The open work of a unit, or of one of its officers, that this person may hand over.

    `units`: he may pass it to another unit, `people`: to another officer. `mark` tells whether it is still the same later.
    """

    unit: str
    unit_name: str
    ended: dt.date | None
    person: str
    person_name: str
    rows: list[Line]
    total: int
    mark: str
    units: bool
    desks: bool
    heirs: list[Heir]
    holders: list[Holder]
    colleagues: list[tuple[str, str]]
    past: list[Past]


def desk_of(
    engine: Engine, actor: Actor, unit: str, person: str, moment: dt.datetime, limit: int, offset: int = 0
) -> Desk:
    """What may be handed over; raises NotFound, DeedRefused."""
    with reading(engine) as session:
        named = unit_name(session, unit)
        if named is None:
            raise NotFound(error("unknown-unit", unit=unit, near="-"))
        units, desks = _doors(session, actor, unit)
        holding = rows.holders(session, unit)
        his = next((one for one in holding if one.slug == person), None)
        ids = _allowed(session, actor, unit, person) if (desks if person else units) else []
        known = kept_directory(engine, session, moment).units.get(unit)
        if not units and not desks:
            raise DeedRefused(why_not(actor, Deed.HAND_OVER, Matter(unit=unit)) or error("not-yours-to-see"))
        return Desk(
            unit, named.name, known.valid_to if known else None, person, his.name if his else person,
            queries.assignments(session, ids[offset : offset + limit], moment), len(ids), _mark(session, ids),
            units, desks, rows.heirs(session, unit), holding,
            [one for one in people_of(session, unit) if one[0] != person],
            rows.past_hand_overs(session, [f"unit:{unit}", *(f"person:{unit}:{one.slug}" for one in holding), f"person:{unit}:{person}"]),
        )  # fmt: skip


def hands_over(engine: Engine, actor: Actor, unit: str) -> bool:
    """Whether the page of a unit leads there for him."""
    with reading(engine) as session:
        return any(_doors(session, actor, unit))


def look_over(engine: Engine, settings: Settings, by: str, wanted: HandOver, now: dt.datetime) -> Handed:
    """What handing over would come to; writes nothing. Raises ActRefused, DeedRefused, HandOverConflict, NotFound."""
    with reading(engine) as session:
        return _pass(session, settings, who(session, by), wanted, now)[0]


def hand_over(engine: Engine, settings: Settings, by: str, wanted: HandOver, now: dt.datetime) -> Handed:
    """Do it, all or nothing, logged. Raises as `look_over`."""
    with writing(engine) as session:
        person = who(session, by)
        done, ids, to = _pass(session, settings, person, wanted, now)
        subject = f"person:{wanted.unit}:{wanted.person}" if wanted.person else f"unit:{wanted.unit}"
        details = {
            "to": to, "to_name": done.to_name, "day": wanted.day.isoformat(), "reason": wanted.reason, "moved": done.moved,
            "merged": done.merged, "ids": ids[:KEPT],
        }  # fmt: skip
        record(session, person.id, HANDED_OVER, subject, details, now=now)
    return done


def _pass(
    session: Session, settings: Settings, person: Known, wanted: HandOver, now: dt.datetime
) -> tuple[Handed, list[int], str]:
    actor = actor_of(session, person)
    deed = Deed.HAND_DESK if wanted.person else Deed.HAND_OVER
    if not _doors(session, actor, wanted.unit)[1 if wanted.person else 0]:
        raise DeedRefused(why_not(actor, deed, Matter(unit=wanted.unit)) or error("not-yours-to-see"))
    ids = _chosen(session, actor, wanted)
    problems = _wrong(settings, wanted, ids, now) + _too_early(session, settings, wanted, ids)
    to_person = _colleague(session, wanted, problems) if wanted.person else None
    to_unit = (
        None if wanted.person else _receiver(session, wanted, problems, now.astimezone(settings.zone).date(), ids, now)
    )
    if problems:
        raise ActRefused(*problems)
    tail = f"từ ngày {wanted.day:%d/%m/%Y}: {wanted.reason}"
    if to_person is not None:
        note = _line(f"{_name(session, wanted.person)} → {to_person.name}, {tail}")
        many = rows.pass_to_officer(session, ids, to_person.id, note, person.id, now)
        return Handed(many, 0, 0, to_person.name), ids, to_person.slug
    assert to_unit is not None
    slug, number, name = to_unit
    old = unit_name(session, wanted.unit)
    said = Said(
        _line(f"chuyển cho {name} (nhiệm vụ số {{new}}) {tail}"),
        _line(f"nhận từ {old.name if old else wanted.unit} (nhiệm vụ số {{old}}) {tail}"),
        _line(f"{name} đã có nhiệm vụ này (số {{new}}); chuyển {tail}"),
    )
    passed = rows.pass_to_unit(session, ids, number, said, person.id, now)
    return Handed(len(passed.moved), len(passed.merged), passed.parts, name), ids, slug


def _doors(session: Session, actor: Actor, unit: str) -> tuple[bool, bool]:
    """Whether he may pass work of a unit to another unit, and between its officers; which work exactly is asked row by row."""
    worn = {grant.role for grant in actor.grants}
    wide = actor.active and bool(worn & {Role.COORDINATOR, Role.LEADER, Role.ADMIN})
    inner = any(may(actor, Deed.GIVE_ON, Matter(unit=above)) for above in units_above(session, unit) - {unit})
    return wide or inner, wide or may(actor, Deed.HAND_DESK, Matter(unit=unit))


def _allowed(session: Session, actor: Actor, unit: str, person: str) -> list[int]:
    """The open assignments that are his to hand over, the earliest date first."""
    ids = rows.open_ids(session, unit, person or None)[:MOST]
    found, deed = stakes(session, ids), Deed.HAND_DESK if person else Deed.HAND_OVER
    return [number for number in ids if may(actor, deed, matter_of(found[number]))]


def _chosen(session: Session, actor: Actor, wanted: HandOver) -> list[int]:
    """What was ticked, as it was seen, or all there is, if it is what was shown."""
    deed = Deed.HAND_DESK if wanted.person else Deed.HAND_OVER
    open_ones = rows.open_ids(session, wanted.unit, wanted.person or None)
    if wanted.lines is None:
        ids = _allowed(session, actor, wanted.unit, wanted.person)
        if wanted.seen and wanted.seen != _mark(session, ids):
            raise HandOverConflict(error("hand-over-conflict"))
        return ids
    ids = list(dict.fromkeys(number for number, _ in wanted.lines))
    found = stakes(session, ids)
    if problems := in_the_way(actor, deed, ids, found):
        raise ActRefused(*problems)
    if any(version not in (0, found[number].version) for number, version in wanted.lines) or set(ids) - set(open_ones):
        raise HandOverConflict(error("hand-over-conflict"))
    return ids


def _wrong(settings: Settings, wanted: HandOver, ids: Sequence[int], now: dt.datetime) -> list[Problem]:
    """What is missing or cannot be; every problem at once."""
    today = now.astimezone(settings.zone).date()
    problems = secret_words(settings, reason=wanted.reason)
    if not ids:
        problems.append(error("nothing-chosen"))
    if not wanted.reason.strip():
        problems.append(error("reason-missing", Place(field="reason")))
    if len(wanted.reason) > LONGEST:
        problems.append(error("too-long", Place(field="reason"), field="why", size=len(wanted.reason), limit=LONGEST))
    if wanted.day > today:
        problems.append(error("hand-over-ahead", Place(field="day"), day=wanted.day.isoformat()))
    return problems


def _too_early(session: Session, settings: Settings, wanted: HandOver, ids: Sequence[int]) -> list[Problem]:
    """Work passes from no day before it was given; the latest of what was chosen says how early it may be."""
    last = rows.last_given(session, ids) if ids else None
    given = last[1].astimezone(settings.zone).date() if last else wanted.day
    if last is None or wanted.day >= given:
        return []
    place = Place(field="day")
    return [error("hand-over-before", place, day=wanted.day.isoformat(), given=given.isoformat(), assignment=last[0])]


def _receiver(
    session: Session, wanted: HandOver, problems: list[Problem], today: dt.date, ids: Sequence[int], now: dt.datetime
) -> tuple[str, int, str] | None:
    """The unit that takes over: one of today, another one, and of what was given on inside one of the giver's own."""
    if not wanted.to.strip():
        problems.append(error("hand-over-nobody", Place(field="to")))
        return None
    try:
        slug = require_unit(session, wanted.to.strip(), now, wanted.unit)
    except NotFound as unknown:
        problems += [one.model_copy(update={"place": Place(field="to")}) for one in unknown.problems]
        return None
    unit = load_directory(session).units[slug]
    if slug == wanted.unit:
        problems.append(error("hand-over-same", Place(field="to")))
    elif not is_valid(unit, today):
        problems.append(error("hand-over-ended", Place(field="to"), name=unit.name))
    givers = {
        one.confirmer: one.confirmer_name for one in stakes(session, list(ids)).values() if one.parent is not None
    }
    problems += [
        error("hand-over-elsewhere", Place(field="to"), unit=name or giver or "-")
        for giver, name in givers.items()
        if slug not in inner_units(session, giver or "")
    ]
    return slug, unit_ids_of(session, [slug])[slug], unit.name


def _colleague(session: Session, wanted: HandOver, problems: list[Problem]) -> Known | None:
    """The officer who takes over: somebody who works for that unit, and another one."""
    there = {slug for slug, _ in people_of(session, wanted.unit)}
    if not wanted.to.strip():
        problems.append(error("hand-over-nobody", Place(field="to")))
        return None
    if wanted.to == wanted.person or wanted.to not in there:
        named = unit_name(session, wanted.unit)
        unit = named.name if named else wanted.unit
        problems.append(error("hand-over-elsewhere", Place(field="to"), unit=unit))
        return None
    return who(session, wanted.to)


def _mark(session: Session, ids: Sequence[int]) -> str:
    """How many there are and the sum of their versions: it changes with whatever is done to one of them."""
    return f"{len(ids)}:{sum(one.version for one in stakes(session, list(ids)).values())}:{sum(ids)}"


def _name(session: Session, slug: str) -> str:
    from models.staff_cards import person_card

    card = person_card(session, slug)
    return card.name if card else slug


def _line(text: str) -> str:
    return " ".join(text.split())
