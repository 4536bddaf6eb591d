"""Our part: an assignment of ours given on, piece by piece, to departments of our own, each with an internal date before the text's.

What is given on counts as received.

What is given on is known to the two units alone: it is in no figure, list or paper of anybody above.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desk.acting import ActRefused, matter_of, refused
from desk.calendars import office_calendar
from desk.people import who
from desk.secrecy import gated
from desk.units import PLACE, plain, unit_slug
from models.audit import record
from models.database import Engine, Session, writing
from models.giving_on import Above, Part, above, children, give_parts, holders, inner_units, parts_of
from models.matters import MOST, Stake, stakes
from models.plan_queries import unit_name
from models.progress import move
from models.registry import load_directory
from models.tables import Person
from models.wake import REMINDERS, ask, ask_soon
from plans.access import Actor, Deed, may
from plans.dates import last_day, last_moment
from plans.directory import Directory
from plans.plan import Urgency
from plans.pressing import pressing_until
from plans.problems import Place, Problem, error
from plans.stages import Act, Stage
from plans.state import day_of

OPEN = (Stage.DRAFT.value, Stage.EXECUTE.value)
MOST_PARTS = 200
"""Pieces that are given on at once at most."""


class Share(NamedTuple):
    """A piece: for which unit of ours (slug or name), until which day (none: no internal date)."""

    unit: str
    due: dt.date | None = None


class OurPart(NamedTuple):
    """What was given on of an assignment, the units it may be given to (none: not his to give), the last day for them."""

    parts: list[Part]
    units: list[tuple[str, str]]
    until: dt.date | None


def our_part(session: Session, actor: Actor, stake: Stake, moment: dt.datetime) -> OurPart:
    """What people of its own unit see below an assignment of theirs."""
    one = above(session, stake.id)
    if one is None:
        return OurPart([], [], None)
    gives = one.stage in OPEN and may(actor, Deed.GIVE_ON, matter_of(stake))
    units = children(session, one.unit_id, day_of(moment)) if gives else []
    return OurPart(parts_of(session, stake.id, moment), units, last_day(one.due) if one.due else None)


@gated
def give_on(
    engine: Engine, actor: Actor, number: int, shares: Sequence[Share], now: dt.datetime, today: dt.date
) -> list[int]:
    """Give the pieces, all of them or none; the numbers of the new assignments. Raises ActRefused with all that is in the way."""
    with writing(engine) as session:
        return _given(session, actor, [number], shares, now, today)


@gated
def give_all_on(
    engine: Engine, actor: Actor, numbers: Sequence[int], share: Share, now: dt.datetime, today: dt.date
) -> list[int]:
    """Give several whole to one unit of ours, all of them or none. Raises ActRefused."""
    with writing(engine) as session:
        return _given(session, actor, list(dict.fromkeys(numbers)), [share], now, today)


def _given(
    session: Session, actor: Actor, numbers: Sequence[int], shares: Sequence[Share], now: dt.datetime, today: dt.date
) -> list[int]:
    """The pieces of each of these, in the caller's transaction."""
    found = stakes(session, [number for number in numbers if 0 < number <= MOST])
    problems = refused(actor, Deed.GIVE_ON, numbers, found)
    ways: list[tuple[Stake, Above, list[int]]] = []
    for stake in found.values() if not problems else ():
        one = above(session, stake.id)
        assert one is not None
        units, wrong = _units(session, one, shares, today)
        wrong += _in_the_way(one, shares, today)
        problems += [_told(problem, stake, len(numbers)) for problem in wrong]
        ways.append((stake, one, units))
    if problems:
        raise ActRefused(*(one for at, one in enumerate(problems) if one not in problems[:at]))
    person = who(session, actor.slug)
    if any(stake.urgency == Urgency.EXPRESS for stake, _, _ in ways):
        ask(session, REMINDERS, now)
    for stake, one, _ in ways:  # who shares work out has received it
        if one.stage == Stage.DRAFT.value and may(actor, Act.ACCEPT, matter_of(stake)):
            move(session, one.id, Act.ACCEPT, by=session.get(Person, person.id), now=now)
            record(session, person.id, Act.ACCEPT.value, f"assignment:{stake.id}", {}, now=now)
    made = [new for stake, one, units in ways for new in _parts(session, stake, one, units, shares, person.id, now)]
    ask_soon(session, now, pressing_until(now, office_calendar(session, today)))
    return made


def _parts(
    session: Session, stake: Stake, one: Above, units: Sequence[int], shares: Sequence[Share], by: int, now: dt.datetime
) -> list[int]:
    """The new assignments of one, each on record."""
    pairs = list(zip(units, shares, strict=True))
    made = give_parts(
        session, one, [(unit, last_moment(share.due) if share.due else one.due) for unit, share in pairs], now
    )
    for new, (_, share) in zip(made, pairs, strict=True):
        details = {"unit": share.unit, "due": share.due.isoformat() if share.due else "", "part": new}
        record(session, by, Deed.GIVE_ON.value, f"assignment:{stake.id}", details, now=now)
    return made


def _told(problem: Problem, stake: Stake, many: int) -> Problem:
    """Of several, what is wrong with one of them is told with its title; what is wrong with the unit or day itself once."""
    if many == 1 or problem.code in ("not-our-unit", "parts-missing", "date-past"):
        return problem
    return problem.model_copy(update={"place": Place(file=f"#{stake.id} ({stake.title})")})


def _units(session: Session, one: Above, shares: Sequence[Share], today: dt.date) -> tuple[list[int], list[Problem]]:
    """The ids of the units meant: ours, each once, and none that has this work already."""
    inner, taken = inner_units(session, one.unit), holders(session, one.task_id, one.occurrence)
    directory = load_directory(session) if any(share.unit not in inner for share in shares) else None
    ids: list[int] = []
    problems = []
    for at, share in enumerate(shares):
        slug = share.unit if share.unit in inner else _named(directory, share.unit, inner, today, one.unit)
        if slug is None:
            problems.append(error("not-our-unit", piece(at, "unit"), name=_called(session, share.unit)))
        elif inner[slug] in taken:
            problems.append(error("given-on-already", piece(at, "unit"), name=_called(session, slug)))
        else:
            ids.append(inner[slug])
            taken.add(inner[slug])
    return ids, problems


def _called(session: Session, unit: str) -> str:
    """The name of a unit given by its slug; what else was typed stays."""
    found = unit_name(session, unit)
    return found.name if found else unit


def _named(directory: Directory | None, name: str, inner: dict[str, int], today: dt.date, home: str) -> str | None:
    """A unit of ours by its name as we say it, also typed without marks."""
    if directory is None:
        return None
    words = " ".join(name.split()).casefold()
    by_name = [slug for slug in inner if directory.units[slug].name.casefold() == words]
    if len(by_name) == 1:
        return by_name[0]
    alike = _alike(directory, plain(name), inner)
    if len(alike) == 1:
        return alike[0]
    found = unit_slug(directory, name, today, home)
    return found if found in inner else None


def _alike(directory: Directory, wanted: str, inner: Iterable[str]) -> list[str]:
    """Units of ours named so without marks, with or without their place; else those whose name begins so."""
    names = {
        slug: [
            plain(said)
            for name in (directory.units[slug].name, *directory.units[slug].aliases)
            for said in (name, PLACE.sub("", name))
        ]
        for slug in inner
    }
    whole = [slug for slug, said in names.items() if wanted in said]
    return whole or [slug for slug, said in names.items() if any(one.startswith(f"{wanted} ") for one in said)]


def piece(at: int, field: str) -> Place:
    """The place of a problem in the piece with this index."""
    return Place(field=field, path=("parts", at, field))


def _in_the_way(one: Above, shares: Sequence[Share], today: dt.date) -> list[Problem]:
    """Dates that are past or after our own, and work that is no longer to be given."""
    problems = [] if 0 < len(shares) <= MOST_PARTS else [error("parts-missing", most=MOST_PARTS)]
    if one.stage not in OPEN:
        problems.append(error("given-on-late", stage=one.stage))
    until = last_day(one.due) if one.due else None
    for at, share in enumerate(shares):
        place = piece(at, "due")
        if share.due is not None and share.due < today:
            problems.append(error("date-past", place, day=share.due.isoformat(), today=today.isoformat()))
        if share.due is not None and until is not None and share.due > until:
            problems.append(error("after-the-parent", place, day=share.due.isoformat(), until=until.isoformat()))
    return problems
