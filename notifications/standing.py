"""How things stand for whoever watches the work of others: all of it that is overdue, and all results that wait for him. Pure.

A morning tells of a few lines; its subject tells the state, which is the same for everybody who watches the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from models.reminding import OpenLine
from notifications.escalation import Part, People, confirmers
from notifications.near import facts_of
from plans.stages import Stage
from plans.state import State, state

WATCHED = (Part.FOLLOWER, Part.LEADER, Part.SUPERVISOR)
"""In these parts somebody reads what others are late with: it is not said of his own unit."""


class Standing(NamedTuple):
    """How many lines of other units that somebody watches are overdue, and how many results wait for him (what one result answers is
    one).
    """

    watched: int = 0
    review: int = 0


def standings(lines: Iterable[OpenLine], people: People, now: dt.datetime) -> dict[int, Standing]:
    """By person; who watches or confirms nothing is left out."""
    watched, review = Counter[int](), Counter[int]()
    late: Counter[tuple[int | None, int, str]] = Counter()
    first: dict[tuple[int | None, int, str], OpenLine] = {}
    results = set[tuple[int, int]]()
    for line in lines:
        if line.stage is Stage.REVIEW:
            waits = {(line.one_result or -line.id, one.person_id) for one in confirmers(line, people)} - results
            review.update(person for _, person in waits)
            results |= waits
        if is_overdue(line, now):
            key = line.plan.office_id, line.unit_id, line.task.field
            late[key] += 1
            first.setdefault(key, line)
    for key, many in late.items():
        for person in {one for part in WATCHED for one in people.in_chain(part, first[key])}:
            watched[person] += many if people.known.persons[person].unit_id != key[1] else 0
    return {one: Standing(watched[one], review[one]) for one in {*+watched, *review}}


def is_overdue(line: OpenLine, now: dt.datetime) -> bool:
    """Whether the figures call it overdue, as work that the office gave: what a unit gave on to its own is told to these two alone."""
    return not line.inner and state(facts_of(line), now) is State.OPEN_OVERDUE
