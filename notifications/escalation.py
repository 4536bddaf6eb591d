"""Who hears of a line: those who do it, their head from level 2 on, then the launching office's own chain, never beyond it.

Levels: 1 contact and officer in charge, 2 the unit's head, 3 the office's follower, 4 its leader, 5 the leader of the field.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from models.reminding import OpenLine, Registry, RoleFacts
from plans.plan import Urgency
from plans.policy import EscalationPolicy

DIVISOR = {Urgency.NONE: 1, Urgency.URGENT: 2, Urgency.VERY_URGENT: 3, Urgency.EXPRESS: 5}
"""By how much urgency shortens the days of the ladder (rounded up, at least one)."""
REPLY_WORKING_DAYS = {Urgency.NONE: 2, Urgency.URGENT: 1, Urgency.VERY_URGENT: 0, Urgency.EXPRESS: 0}
"""Working days within which an answer is expected; 0 is the same day."""


class Part(StrEnum):
    """In what part somebody reads a line; the values are roles, but for the last four, who lets out, stands in or asked for more time."""

    CONTACT = "contact"
    OFFICER = "officer"
    HEAD = "head"
    LET_OUT = "let-out"
    FOLLOWER = "follower"
    LEADER = "leader"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    STAND_IN = "stand-in"
    ASKER = "asker"
    CONFIRMER = "confirmer"
    UNIT = "unit-channel"
    DECIDER = "decider"
    TIME_DECIDER = "time-decider"
    PARTNER = "partner"
    ON_EVENT = "on-event"


URGENT_TAG = "urgent"
"""A channel with this tag (a text message, say) gets hỏa tốc only; it alone makes nobody reachable."""
LADDER = {2: Part.HEAD, 3: Part.FOLLOWER, 4: Part.LEADER, 5: Part.SUPERVISOR}


class Reader(NamedTuple):
    """Somebody who hears of a line, in what part and at which level."""

    person_id: int
    part: Part
    level: int


def thresholds(policy: EscalationPolicy, urgency: Urgency) -> dict[int, int]:
    """Working days late at which each level from 2 on is reached, after urgency."""
    divisor = DIVISOR[urgency]
    return {level: max(-(-days // divisor), 1) for level, days in enumerate(policy.levels, start=2)}


def levels_on(working: int, before: int, weekly: bool, urgency: Urgency, policy: EscalationPolicy) -> tuple[int, ...]:
    """The levels above 1 that hear today: those reached since the last sweep (`before` working days) and, weekly, all reached."""
    return tuple(
        level
        for level, days in thresholds(policy, urgency).items()
        if working >= days and (weekly or before < days)
    )  # fmt: skip


class People:
    """Who holds which role where, looked up by unit; built once a sweep from the registry."""

    def __init__(self, known: Registry, office: str = "") -> None:
        self.known = known
        self._scoped: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._roles: dict[str, list[RoleFacts]] = defaultdict(list)
        for role in known.roles:
            self._roles[role.role].append(role)
            if role.unit_id is not None:
                self._scoped[role.role, role.unit_id].append(role.person_id)
        self._home = next((unit.id for unit in known.units.values() if office and unit.slug == office), None)
        self._chains: dict[int | None, frozenset[int]] = {}
        reached = {channel.person_id for channel in known.channels if URGENT_TAG not in channel.tags}
        self.reachable = {person for person in known.persons if person in reached}
        self.unit_channels = {channel.unit_id for channel in known.channels if channel.unit_id is not None}

    def of_unit(self, role: Part, unit_id: int) -> list[int]:
        """People with a role scoped to a unit, in the order of the registry."""
        return list(dict.fromkeys(self._scoped.get((role.value, unit_id), ())))

    def readers_of(self, unit_id: int) -> list[int]:
        """Whom mail to a unit reaches: its contacts, its head where it has none."""
        told = self.of_unit(Part.CONTACT, unit_id) or self.of_unit(Part.HEAD, unit_id)
        return [reader for reader in told if reader in self.reachable]

    def chain(self, office_id: int | None) -> frozenset[int]:
        """The launching office and what stands above it in its own jurisdiction; where none is known, the coordinators' units."""
        home = office_id or self._home
        if home not in self._chains:
            self._chains[home] = frozenset(self._climb(home))
        return self._chains[home]

    def in_chain(self, role: Part, line: OpenLine) -> list[int]:
        """People of the office's chain with a role that covers the line's unit and field; the narrowest scope first.

        Where the chain has none, those of the units right under the office: a committee's papers are followed by its own office.
        """
        chain, roles = self.chain(line.plan.office_id), self._roles[role.value]
        fits = [one for one in roles if self._covers(one, line, chain)]
        beside = () if fits else self._below(line.plan.office_id, roles)
        fits = fits or [one for one in roles if self._covers(one, line, chain, beside)]
        fits.sort(key=lambda one: (one.field == "", one.unit_id is None))
        narrow = [one for one in fits if one.field] or fits
        return list(dict.fromkeys(one.person_id for one in narrow))

    def _covers(self, role: RoleFacts, line: OpenLine, chain: frozenset[int], beside: Iterable[int] = ()) -> bool:
        """A scope names the unit whose work is seen, or the office itself (then all of it). `beside` are more places to sit."""
        if self.known.persons[role.person_id].unit_id not in {*chain, *beside}:
            return False
        here = role.unit_id is None or role.unit_id == line.unit_id or role.unit_id in chain
        return here and role.field in ("", line.task.field)

    def _below(self, office_id: int | None, roles: Iterable[RoleFacts]) -> set[int]:
        """Units of those who have a role that stand right under the office."""
        home, units = office_id or self._home, self.known.units
        at = {self.known.persons[one.person_id].unit_id for one in roles}
        return {one for one in at if home is not None and one in units and units[one].parent_id == home}

    def _climb(self, home: int | None) -> Iterable[int]:
        units, seen = self.known.units, set[int]()
        if home is None or home not in units:
            roles = self._roles[Part.COORDINATOR.value] or self._roles[Part.FOLLOWER.value]
            return {self.known.persons[one.person_id].unit_id for one in roles}
        at, place = units.get(home), units[home].province_id
        while at is not None and at.id not in seen and (at.id == home or place in (at.province_id, at.id)):
            seen.add(at.id)
            at = units.get(at.parent_id) if at.parent_id is not None and place is not None else None
        return seen


def doers(line: OpenLine, people: People) -> list[Reader]:
    """Level 1: the unit's contacts, who see the unit's list, and the officer in charge, who sees his own lines.

    Of a result that waits for the unit's leader he alone, where he can be reached: it is his turn.
    """
    heads = [one for one in people.of_unit(Part.HEAD, line.unit_id) if line.inside and one in people.reachable]
    if heads:
        return [Reader(one, Part.LET_OUT, 1) for one in heads]
    contacts = [Reader(one, Part.CONTACT, 1) for one in people.of_unit(Part.CONTACT, line.unit_id)]
    known = line.officer_id is not None and line.officer_id in people.known.persons
    return [*contacts, *([Reader(line.officer_id, Part.OFFICER, 1)] if known and line.officer_id else [])]


def asker(line: OpenLine, asked_by: int | None, people: People) -> list[Reader]:
    """Who asked for more time, while he works for the unit: he hears the answer though he is neither contact nor officer."""
    person = people.known.persons.get(asked_by or 0)
    if person is None:
        return []
    hats = {one.unit_id for one in people.known.roles if one.person_id == person.id}
    return [Reader(person.id, Part.ASKER, 1)] if line.unit_id in {person.unit_id, *hats} else []


def above(line: OpenLine, level: int, people: People) -> list[Reader]:
    """Who hears at a level from 2 on; of what a unit gave on to its own, beyond their head, the unit that gave it on."""
    part = LADDER.get(level, Part.SUPERVISOR)
    if line.inner and part is not Part.HEAD:
        return [Reader(one, Part.CONFIRMER, level) for one in people.of_unit(Part.CONTACT, line.confirmer_unit_id or 0)]
    found = people.of_unit(part, line.unit_id) if part is Part.HEAD else people.in_chain(part, line)
    return [Reader(one, part, level) for one in found]


def confirmers(line: OpenLine, people: People) -> list[Reader]:
    """Who confirms: the contacts of the unit charged with following, else the office's follower; never who handed it in."""
    unit = line.confirmer_unit_id
    if line.inner:
        ours = people.of_unit(Part.CONTACT, unit or 0) or people.of_unit(Part.HEAD, unit or 0)
        return [Reader(one, Part.CONFIRMER, 1) for one in ours if one != line.handed_in_by]
    outside = unit is not None and unit not in people.chain(line.plan.office_id)
    found = people.of_unit(Part.CONTACT, unit) if outside and unit is not None else []
    found = found or people.in_chain(Part.FOLLOWER, line) or people.in_chain(Part.COORDINATOR, line)
    return [Reader(one, Part.CONFIRMER, 1) for one in found if one != line.handed_in_by]


def caretakers(line: OpenLine, people: People) -> list[Reader]:
    """Who is told that a unit has nobody: the office's follower, else its coordinators. Nobody is invented."""
    if line.inner:
        return confirmers(line, people)
    found = people.in_chain(Part.FOLLOWER, line) or people.in_chain(Part.COORDINATOR, line)
    return [Reader(one, Part.COORDINATOR, 1) for one in found]
