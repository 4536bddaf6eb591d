"""Gathers a day's decisions into one digest a reader: a person, or a unit's own channel. Pure.

Supervisors get their lines of levels 4 and 5 here too; their weekly brief is made in `desk.weekly`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from models.loads import UnitLoad
from models.on_event import Duty
from models.reminding import PersonFacts, UnitFacts
from notifications.asking import About, Ask
from notifications.contributing import Heard, Wished
from notifications.escalation import Part, People, Reader, above, asker, caretakers, confirmers, doers
from notifications.near import NONE_NEAR, Near, NearOf, is_near, joined
from notifications.on_event import NOBODY, Told, is_express
from notifications.reminders import Decision, Kind
from notifications.standing import Standing
from plans.late import Late
from plans.policy import SOON_DAYS
from plans.stages import Stage
from plans.state import ZONE

RANK = {
    Kind.OVERDUE: 0,
    Kind.RETURNED: 1,
    Kind.TODAY: 2,
    Kind.BEFORE: 2,
    Kind.REDATED: 3,
    Kind.KEPT: 3,
    Kind.UNASSIGNED: 4,
    Kind.CONFIRM: 5,
    Kind.ENDED: 6,
}
"""The order of the sections."""


class Item(NamedTuple):
    """One line for one reader, in what part and at which level he reads it."""

    decision: Decision
    part: Part
    level: int


class Rest(NamedTuple):
    """What is open beside the lines named today, counted as `models.loads.UnitLoad` does; the last two are of all lines."""

    overdue: int = 0
    on_time: int = 0
    review: int = 0
    new: int = 0
    soon: int = 0
    late_new: int = 0
    late_sent: int = 0


class Digest(NamedTuple):
    """What one reader hears on a day. `person` is empty for a unit's own channel; `orphans` are units that have nobody.

    `asks` are proposals and requests that wait for his answer; `wished` is what his unit is asked for as a partner; `standing` is how
    things stand with what he watches and confirms, told today or not; `duties` is what his unit has to do once something happens.
    """

    person: PersonFacts | None
    unit: UnitFacts
    items: tuple[Item, ...]
    rest: Rest = Rest()
    orphans: tuple[tuple[UnitFacts, int], ...] = ()
    asks: tuple[Ask, ...] = ()
    wished: tuple[Wished, ...] = ()
    standing: Standing = Standing()
    duties: tuple[Duty, ...] = ()
    late: Late = Late()
    near: Near = Near()

    @property
    def urgent(self) -> bool:
        """Whether a line of it goes out at once."""
        return any(item.decision.urgent for item in self.items) or any(map(is_express, self.duties))

    def count(self, *kinds: Kind) -> int:
        """How many of its lines ask for one of these."""
        return sum(item.decision.kind in kinds for item in self.items)

    @property
    def parts(self) -> frozenset[Part]:
        """In what parts this reader gets it."""
        found = {item.part for item in self.items} | ({Part.COORDINATOR} if self.orphans else set())
        if self.wished:
            found.add(Part.PARTNER if self.person is not None else Part.UNIT)
        if self.duties:
            found.add(Part.ON_EVENT if self.person is not None else Part.UNIT)
        return frozenset(found | {Part.TIME_DECIDER if one.about is About.TIME else Part.DECIDER for one in self.asks})


NOTHING = Heard({}, {})
_DOING = {Part.CONTACT, Part.OFFICER, Part.UNIT}
"""In these parts somebody reads what he has to do, or his unit."""
_NO_DATE = dt.datetime.max.replace(tzinfo=dt.UTC)


def shown_as(decision: Decision) -> Kind:
    """Among what it stands, and what is asked: what has nobody yet, or whose hour has passed, is overdue or due soon first of all."""
    if decision.kind in (Kind.TODAY, Kind.BEFORE) and decision.late:
        return Kind.OVERDUE
    if decision.kind is not Kind.UNASSIGNED or decision.last_day is None:
        return decision.kind
    if decision.late:
        return Kind.OVERDUE
    if decision.days > SOON_DAYS:
        return Kind.UNASSIGNED
    return Kind.BEFORE if decision.days else Kind.TODAY


class Gathered(NamedTuple):
    """The digests of a day and the units with lines that no person and no channel of theirs hears of."""

    digests: list[Digest]
    without_contact: tuple[UnitFacts, ...]


def gather(
    decisions: Iterable[Decision],
    people: People,
    loads: Iterable[UnitLoad] = (),
    asked: Mapping[int, tuple[Ask, ...]] = MappingProxyType({}),
    wished: Heard = NOTHING,
    standing: Mapping[int, Standing] = MappingProxyType({}),
    duties: Told = NOBODY,
    near: NearOf = NONE_NEAR,
) -> Gathered:
    """One digest a reader, sections in order and lines by date; a line he hears of twice is named once, by the lowest level."""
    mine: dict[int, dict[int, Item]] = defaultdict(dict)
    boxes: dict[int, list[Item]] = defaultdict(list)
    orphans: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    lost: dict[int, None] = {}
    for decision in decisions:
        unit = decision.line.unit_id
        readers = _readers(decision, people)
        if _about_unit(decision) and unit in people.unit_channels:
            boxes[unit].append(Item(decision, Part.UNIT, 1))
        elif _has_to_do(decision) and not any(r.part in (Part.CONTACT, Part.OFFICER, Part.LET_OUT) for r in readers):
            lost[unit] = None
            for reader in caretakers(decision.line, people):
                if people.known.persons[reader.person_id].unit_id == unit:  # his own: the work itself is his to do
                    _keep(mine[reader.person_id], Item(decision, Part.STAND_IN, 1))
                else:
                    orphans[reader.person_id][unit] += 1
        for reader in readers:
            _keep(mine[reader.person_id], Item(decision, reader.part, reader.level))
    counted = _counts(loads, near)
    persons = [
        _of_person(one, people, mine[one], orphans[one], counted)._replace(
            asks=asked.get(one, ()),
            wished=wished.persons.get(one, ()),
            standing=standing.get(one, Standing()),
            duties=duties.persons.get(one, ()),
        )
        for one in [*{**mine, **orphans, **asked, **wished.persons, **duties.persons}]
    ]
    units = [
        _digest(None, people.known.units[one], boxes[one], counted)._replace(
            wished=wished.units.get(one, ()), duties=duties.units.get(one, ())
        )
        for one in [*{**boxes, **wished.units, **duties.units}]
    ]
    known = people.known.units
    return Gathered(
        [one for one in (*persons, *units) if one.items or one.orphans or one.asks or one.wished or one.duties],
        tuple(known[u] for u in lost),
    )


def _readers(decision: Decision, people: People) -> list[Reader]:
    """Everybody who can be reached among those who must hear of it."""
    line = decision.line
    if decision.kind is Kind.CONFIRM:
        found = confirmers(line, people)
    else:
        found = [
            reader
            for level in decision.levels
            for reader in (doers(line, people) if level == 1 else above(line, level, people))
        ]  # fmt: skip
        found += asker(line, _asked_by(decision), people)
    return [reader for reader in found if reader.person_id in people.reachable]


def _asked_by(decision: Decision) -> int | None:
    """Who asked for the time that was granted or not, where that is told today."""
    told = decision.refused or decision.moved
    return told.asked_by if told is not None else None


def _has_to_do(decision: Decision) -> bool:
    """Whether somebody of the unit must act: that a task was ended is told nobody else where it has nobody."""
    return _about_unit(decision) and (decision.kind is not Kind.ENDED or decision.line.inner)


def _about_unit(decision: Decision) -> bool:
    return decision.kind is not Kind.CONFIRM and 1 in decision.levels


def _keep(items: dict[int, Item], item: Item) -> None:
    held = items.get(item.decision.line.id)
    if held is None or item.level < held.level:
        items[item.decision.line.id] = item


def _of_person(
    id_: int, people: People, items: Mapping[int, Item], orphans: Mapping[int, int], counted: "_Counted"
) -> Digest:
    person = people.known.persons[id_]
    units = people.known.units
    digest = _digest(person, units[person.unit_id], items.values(), counted)
    if not digest.parts & _DOING and Part.HEAD not in digest.parts:
        digest = digest._replace(rest=Rest(_owed(id_, people, counted)))
    return digest._replace(orphans=tuple((units[unit], count) for unit, count in orphans.items()))


def _owed(id_: int, people: People, counted: "_Counted") -> int:
    """What is overdue of the units whose contact he is, else of his own lines, where he is told of nothing of it today."""
    mine = {one.unit_id for one in people.known.roles if one.person_id == id_ and one.role == Part.CONTACT.value}
    lists = [counted.units[one] for one in mine if one is not None and one in counted.units]
    return sum(one.overdue for one in lists) if lists else counted.officers.get(id_, Rest()).overdue


class _Counted(NamedTuple):
    units: dict[int, Rest]
    officers: dict[int, Rest]
    near: NearOf = NONE_NEAR


def _counts(loads: Iterable[UnitLoad], near: NearOf) -> _Counted:
    units: dict[int, Rest] = defaultdict(Rest)
    officers: dict[int, Rest] = defaultdict(Rest)
    for load in loads:
        units[load.unit_id] = _add(units[load.unit_id], load)
        if load.officer_id is not None:
            officers[load.officer_id] = _add(officers[load.officer_id], load)
    return _Counted(units, officers, near)


def _add(rest: Rest, load: UnitLoad) -> Rest:
    return _sum((rest, Rest(*load[2:])))


def _digest(person: PersonFacts | None, unit: UnitFacts, items: Iterable[Item], counted: _Counted) -> Digest:
    """Sorted by section, then by date; what else is open is told to who has the unit's list or lines of his own, what else is overdue
    to the head of the unit.
    """
    ordered = sorted(items, key=_place)
    parts = {item.part for item in ordered}
    total, near = Rest(), Near()
    if parts & {Part.CONTACT, Part.UNIT}:
        listed = dict.fromkeys(item.decision.line.unit_id for item in ordered if item.part in (Part.CONTACT, Part.UNIT))
        total, near = _sum(counted.units.get(one, Rest()) for one in listed), joined(counted.near.units, listed)
    elif Part.OFFICER in parts and person is not None:
        total, near = counted.officers.get(person.id, Rest()), joined(counted.near.officers, [person.id])
    elif Part.HEAD in parts:
        led = dict.fromkeys(item.decision.line.unit_id for item in ordered if item.part is Part.HEAD)
        all_of = _sum(counted.units.get(one, Rest()) for one in led)
        total = all_of._replace(on_time=0, review=0, new=0, soon=0)
        near = joined(counted.near.units, led)._replace(soon=())
    late = Late(total.overdue - total.late_new, total.late_new, total.late_sent)
    near = near.without(item.decision.line.id for item in ordered)
    return Digest(person, unit, tuple(ordered), _less(total, ordered), late=late, near=near)


def _place(item: Item) -> tuple[int, dt.date, dt.datetime, int]:
    """By section, then the earliest date, of one day the earliest hour."""
    decision, line = item.decision, item.decision.line
    due = line.correct_by if decision.kind is Kind.RETURNED else line.due
    return RANK[shown_as(decision)], decision.last_day or dt.date.max, due or _NO_DATE, line.id


def _sum(rests: Iterable[Rest]) -> Rest:
    return Rest(*(sum(column) for column in zip(*rests, strict=True)))


def _less(total: Rest, items: Iterable[Item]) -> Rest:
    """The counts without the lines that are named above them."""
    doing = [item.decision for item in items if item.part in (Part.CONTACT, Part.OFFICER, Part.UNIT)]
    own = doing or [item.decision for item in items if item.part is Part.HEAD]
    named = [one for one in own if one.kind is not Kind.ENDED]
    late = sum(one.late for one in named)
    soon = sum(_is_soon(one) for one in named)
    new = sum(_is_new(one) for one in named)
    other = len(named) - late - soon - new
    return total._replace(
        overdue=max(total.overdue - late, 0),
        on_time=max(total.on_time - other, 0),
        new=max(total.new - new, 0),
        soon=max(total.soon - soon, 0),
    )


def _is_soon(one: Decision) -> bool:
    """Whether it is in time and its day is near, on the day of the mail."""
    if one.late or one.last_day is None:
        return False
    morning = dt.datetime.combine(one.last_day - dt.timedelta(days=one.days), dt.time(), ZONE)
    return is_near(one.line, morning)


def _is_new(one: Decision) -> bool:
    """Whether it waits to be received, and is neither late nor due soon."""
    return one.line.stage is Stage.DRAFT and not one.late and not _is_soon(one)
