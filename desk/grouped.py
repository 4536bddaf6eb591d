"""What waits to be received, by document: each with who of its unit may work on it; and the times of one recurring task as one."""

from collections.abc import Container, Hashable, Sequence
from typing import NamedTuple

from models.database import Session
from models.lines import Line
from models.people import people_of
from plans import times
from plans.given_late import given_late_day
from plans.moved import hours_moved
from plans.times import Times


class Group(NamedTuple):
    """What waits to be received from one document; `officers` who of its unit may work on it (empty: it is of several units).

    `heading` is its number or title; of one in limited circulation without a number it says nothing.
    """

    plan: str
    heading: str
    lines: list[Line]
    officers: list[tuple[str, str]] = []  # noqa: RUF012  (never changed)

    @property
    def of_one(self) -> bool:
        """Whether all of it is one unit's, to be shared out at once."""
        return len({line.unit for line in self.lines}) == 1


def by_document(session: Session, lines: list[Line]) -> list[Group]:
    """In the order of the first date of each; the title of a document of limited circulation is not shown."""
    by: dict[str, list[Line]] = {}
    for line in lines:
        by.setdefault(line.plan_key, []).append(line)
    units = {plan: {line.unit for line in own} for plan, own in by.items()}
    people = {unit: people_of(session, unit) for one in units.values() if len(one) == 1 for unit in one}
    return [_group(plan, own, people.get(own[0].unit, []) if len(units[plan]) == 1 else []) for plan, own in by.items()]


def _group(plan: str, own: list[Line], officers: list[tuple[str, str]]) -> Group:
    first = own[0]
    heading = first.number or ("" if first.circulation == "internal" else first.plan_title)
    return Group(plan, heading, own, officers)


def by_times(lines: Sequence[Line], alone: Container[int] = ()) -> list[Times[Line]]:
    """In the order of the lines; those of another stage or state, or given late on another day, stand apart, and `alone` each by itself."""
    return times.by_times(lines, lambda line: None if line.id in alone else _times_of(line))


def told_alone(line: Line) -> bool:
    """Whether there is something to say of this time alone: it came back, its date was or is to be moved, its unit waits for partners.

    Another hour is told of all times that it is of: they have it in common.
    """
    moved = any(not one.of_hour for one in line.moves)
    return bool(line.correct_by or moved or line.parts_out or line.asked_until or line.waited)


def folded(lines: Sequence[Line]) -> list[Times[Line]]:
    """The rows of a list: times of one task as one, but not where there is nothing else in it."""
    found = by_times(lines, {one.id for one in lines if told_alone(one)})
    return found if len(found) > 1 else [Times(one, []) for one in lines]


def first_rows(lines: Sequence[Line], few: int) -> list[Line]:
    """The lines of the first rows of a list, each whole: every time of a recurring task is of its row."""
    return [line for one in folded(lines)[:few] for line in (one.line, *one.later)]


def _times_of(line: Line) -> tuple[Hashable, ...]:
    given = given_late_day(line.due, line.opened_at, moves=line.moves)
    event = times.event_told(line.occurrence)
    return line.plan_key, line.task, event, line.unit, line.stage, line.state, hours_moved(line.moves), given
