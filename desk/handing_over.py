"""Open work handed over: of a unit that ended to the one that does its work, of a person who leaves to somebody of his unit.

Who is proposed comes from the registry; nobody is chosen silently. Shown before it is done, by the code that does it, logged.
From unit to unit a coordinator proposes and a leader agrees, as a plan is amended; who leads there does it at once.
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
from models.handing_proposals import proposals, put_proposal
from models.lines import Line
from models.matters import stakes, unit_ids_of
from models.people import Known, anybody_is, name_of, people_of
from models.plan_queries import unit_name, units_above
from models.registry import load_directory
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, may, why_not
from plans.handing_over import HandOverProposal
from plans.plan_keys import plan_key
from plans.problems import DondocError, Place, Problem, error
from plans.units import is_valid
from plans.wording import label

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
    """What it comes to: how many go on there, how many are one with what the new unit has already, parts that end; to whom, by name.

    `asks`: a leader has to agree; it is done only then. `proposal`: the number under which he is asked now.
    """

    moved: int
    merged: int
    parts: int
    to_name: str
    asks: bool = False
    proposal: int | None = None


class Ready(NamedTuple):
    """A hand-over with nothing in its way: who does it, of which assignments, to whom (a unit: slug, id, name; or a person).

    `asks`: a leader has to agree. `proposed_by`: who asked him, by name.
    """

    wanted: HandOver
    person: Known
    ids: list[int]
    unit: tuple[str, int, str] | None
    officer: Known | None
    asks: bool
    proposed_by: str = ""

    @property
    def to(self) -> tuple[str, str]:
        """Who takes over: slug and name."""
        if self.officer is not None:
            return self.officer.slug, self.officer.name
        assert self.unit is not None
        return self.unit[0], self.unit[2]


class Desk(NamedTuple):
    """The open work of a unit, or of one of its officers, that this person may hand over.

    `units`: he may pass it to another unit, `people`: to another officer. `mark` tells whether it is still the same later.
    `asks`: a leader has to agree; `proposals` are those that wait for one.
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
    asks: bool
    proposals: list[HandOverProposal]


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
            raise DeedRefused(why_not(actor, Deed.ASK_OVER, Matter(unit=unit)) or error("not-yours-to-see"))
        return Desk(
            unit, named.name, known.valid_to if known else None, person, his.name if his else name_of(session, person) or person,
            queries.assignments(session, ids[offset : offset + limit], moment), len(ids), mark_of(session, ids),
            units, desks, rows.heirs(session, unit), holding,
            [one for one in people_of(session, unit) if one[0] != person],
            rows.past_hand_overs(session, [f"unit:{unit}", *(f"person:{unit}:{one.slug}" for one in holding), f"person:{unit}:{person}"]),
            not person and units and asks_first(session, actor, ids), proposals(session, unit) if units else [],
        )  # fmt: skip


def hands_over(engine: Engine, actor: Actor, unit: str) -> bool:
    """Whether the page of a unit leads there for him."""
    with reading(engine) as session:
        return any(_doors(session, actor, unit))


def look_over(engine: Engine, settings: Settings, by: str, wanted: HandOver, now: dt.datetime) -> Handed:
    """What handing over would come to; writes nothing. Raises ActRefused, DeedRefused, HandOverConflict, NotFound."""
    with reading(engine) as session:
        ready = make_ready(session, settings, who(session, by), wanted, now)
        return carry_out(session, ready, now)._replace(asks=ready.asks)


def hand_over(engine: Engine, settings: Settings, by: str, wanted: HandOver, now: dt.datetime) -> Handed:
    """Do it, all or nothing, logged; or, where a leader has to agree, ask him. Raises as `look_over`."""
    shown = look_over(engine, settings, by, wanted, now)
    with writing(engine) as session:
        ready = make_ready(session, settings, who(session, by), wanted, now)
        if not ready.asks:
            return carry_out(session, ready, now)
        (to, to_name), old = ready.to, unit_name(session, wanted.unit)
        offices = {one.office for one in stakes(session, ready.ids).values()}
        details = {
            "unit_name": old.name if old else wanted.unit, "to": to, "to_name": to_name, "day": wanted.day.isoformat(),
            "reason": wanted.reason, "assignments": ready.ids, "offices": sorted(offices, key=str),
        }  # fmt: skip
        return shown._replace(proposal=put_proposal(session, ready.person.id, wanted.unit, details, now))


def make_ready(session: Session, settings: Settings, person: Known, wanted: HandOver, now: dt.datetime) -> Ready:
    """Everything that can be in its way looked at, all of it told at once; raises as `look_over`."""
    actor = actor_of(session, person)
    if not _doors(session, actor, wanted.unit)[1 if wanted.person else 0]:
        raise DeedRefused(why_not(actor, _deed(wanted.person), Matter(unit=wanted.unit)) or error("not-yours-to-see"))
    ids = _chosen(session, actor, wanted)
    problems = _wrong(settings, wanted, ids, now) + _too_early(session, settings, wanted, ids)
    officer = _colleague(session, wanted, problems) if wanted.person else None
    today = now.astimezone(settings.zone).date()
    unit = None if wanted.person else _receiver(session, wanted, problems, today, ids, now)
    if problems:
        raise ActRefused(*problems)
    return Ready(wanted, person, ids, unit, officer, not wanted.person and asks_first(session, actor, ids))


def carry_out(session: Session, ready: Ready, now: dt.datetime) -> Handed:
    """Pass it, with its lines of history, and of the log."""
    wanted, person, ids = ready.wanted, ready.person, ready.ids
    old = unit_name(session, wanted.unit)
    old_name, (to, to_name) = old.name if old else wanted.unit, ready.to
    plans = [] if ready.officer else rows.plans_of(session, ids)
    day, why = f"{wanted.day:%d/%m/%Y}", wanted.reason
    if ready.officer is not None:
        note = _line(label("told.desk", of=_name(session, wanted.person), to=to_name, day=day, why=why))
        done = Handed(rows.pass_to_officer(session, ids, ready.officer.id, note, person.id, now), 0, 0, to_name)
    else:
        assert ready.unit is not None
        said = Said(
            _line(label("told.passed", to=to_name, new="{new}", day=day, why=why)),
            _line(label("told.taken", of=old_name, old="{old}", day=day, why=why)),
            _line(label("told.merged", to=to_name, new="{new}", day=day, why=why)),
        )
        passed = rows.pass_to_unit(session, ids, ready.unit[1], said, person.id, now)
        done = Handed(len(passed.moved), len(passed.merged), passed.parts, to_name)
    told = {"to": to, "to_name": to_name, "day": wanted.day.isoformat(), "reason": wanted.reason}
    told |= {"proposed_by": ready.proposed_by} if ready.proposed_by else {}
    subject = f"person:{wanted.unit}:{wanted.person}" if wanted.person else f"unit:{wanted.unit}"
    details = {**told, "moved": done.moved, "merged": done.merged, "ids": ids[:KEPT]}
    record(session, person.id, HANDED_OVER, subject, details, now=now)
    for slug, as_unit, many in plans:
        of_plan = {**told, "as": as_unit, "from_name": old_name, "passed": many}
        record(session, person.id, HANDED_OVER, plan_key(slug, as_unit), of_plan, now=now)
    return done


def asks_first(session: Session, actor: Actor, ids: Sequence[int]) -> bool:
    """Whether a leader has to agree before these go to another unit: there is one, and it is not all this person's to decide."""
    if not anybody_is(session, Role.LEADER.value):
        return False
    return not all(may(actor, Deed.HAND_OVER, matter_of(one)) for one in stakes(session, list(ids)).values())


def may_ask(session: Session, actor: Actor, unit: str) -> bool:
    """Whether he may at least propose to pass work of a unit to another one."""
    return _doors(session, actor, unit)[0]


def mark_of(session: Session, ids: Sequence[int]) -> str:
    """How many there are and the sum of their versions: it changes with whatever is done to one of them."""
    return f"{len(ids)}:{sum(one.version for one in stakes(session, list(ids)).values())}:{sum(ids)}"


def _doors(session: Session, actor: Actor, unit: str) -> tuple[bool, bool]:
    """Whether he may pass work of a unit to another unit, and between its officers; which work exactly is asked row by row."""
    worn = {grant.role for grant in actor.grants}
    wide = actor.active and bool(worn & {Role.COORDINATOR, Role.LEADER, Role.ADMIN})
    inner = any(may(actor, Deed.GIVE_ON, Matter(unit=above)) for above in units_above(session, unit) - {unit})
    return wide or inner, wide or may(actor, Deed.HAND_DESK, Matter(unit=unit))


def _allowed(session: Session, actor: Actor, unit: str, person: str) -> list[int]:
    """The open assignments that are his to hand over, the earliest date first."""
    ids = rows.open_ids(session, unit, person or None)[:MOST]
    found = stakes(session, ids)
    return [number for number in ids if may(actor, _deed(person), matter_of(found[number]))]


def _deed(person: str) -> Deed:
    return Deed.HAND_DESK if person else Deed.ASK_OVER


def _chosen(session: Session, actor: Actor, wanted: HandOver) -> list[int]:
    """What was ticked, as it was seen, or all there is, if it is what was shown."""
    open_ones = rows.open_ids(session, wanted.unit, wanted.person or None)
    if wanted.lines is None:
        ids = _allowed(session, actor, wanted.unit, wanted.person)
        if wanted.seen and wanted.seen != mark_of(session, ids):
            raise HandOverConflict(error("hand-over-conflict"))
        return ids
    ids = list(dict.fromkeys(number for number, _ in wanted.lines))
    found = stakes(session, ids)
    if problems := in_the_way(actor, _deed(wanted.person), ids, found):
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


def _name(session: Session, slug: str) -> str:
    from models.staff_cards import person_card

    card = person_card(session, slug)
    return card.name if card else slug


def _line(text: str) -> str:
    return " ".join(text.split())
