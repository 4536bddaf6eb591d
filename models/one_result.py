"""One result that waits to be confirmed for linked tasks: handed in for each of them by one act, it is one thing to look at."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session

from models.core import named, table
from models.reminding import OpenLine
from models.tables import Assignment, StageChange, TaskLink
from plans.stages import Act, Stage

_A, _LINK, _CHANGE = table(Assignment), table(TaskLink), table(StageChange)

MANY = 1000
"""Assignments that a question names one by one at most; of more it is asked for all."""


class Pair(NamedTuple):
    """Two assignments that one act handed in with one result, and when."""

    one: int
    other: int
    at: dt.datetime


def handed_in_as_one(session: Session, among: Collection[int]) -> list[Pair]:
    """Assignments of one unit for linked tasks that were handed in at the same moment with the same evidence, the first of `among`."""
    if not among:
        return []
    these = [_A.c.id.in_(sorted(among))] if len(among) <= MANY else []
    other, first, second = named(_A, "other"), named(_CHANGE, "first"), named(_CHANGE, "second")
    handed = (first.c.act == Act.HAND_IN.value, second.c.act == Act.HAND_IN.value, first.c.at == second.c.at)
    same = func.coalesce(first.c.evidence, "") == func.coalesce(second.c.evidence, "")
    rows = (
        select(_A.c.id, other.c.id, first.c.at)
        .select_from(
            _LINK.join(_A, _A.c.task_id == _LINK.c.task_id)
            .join(first, first.c.assignment_id == _A.c.id)
            .join(other, (other.c.task_id == _LINK.c.same_as_id) & (other.c.unit_id == _A.c.unit_id))
            .join(second, second.c.assignment_id == other.c.id)
        )
        .where(*handed, same, *these)
    )
    return [Pair(*row) for row in session.connection().execute(rows)]


def behind(pairs: Iterable[Pair], waiting: Mapping[int, dt.datetime | None]) -> dict[int, int]:
    """Of what waits since its last hand-in: by each that stands behind another, the first in order whose result it is too."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other, at in pairs:
        if waiting.get(one) == at == waiting.get(other):
            beside[one].add(other)
            beside[other].add(one)
    found: dict[int, int] = {}
    for first in waiting if beside else ():
        left = [] if first in found else list(beside[first])
        while left:
            if (number := left.pop()) != first and number not in found:
                found[number] = first
                left += beside[number]
    return found


def shares_result(session: Session, of: int, other: int, *, older: bool = False) -> bool:
    """Whether the last result of `other` was handed in for `of` too; `older`: and another was handed in for `of` since."""
    c = _CHANGE.c
    rows = select(c.assignment_id, c.at, func.coalesce(c.evidence, "")).order_by(c.id)
    sent: dict[int, list[tuple[dt.datetime, str]]] = {of: [], other: []}
    latest = 0
    for number, at, said in session.connection().execute(
        rows.where(c.assignment_id.in_((of, other)), c.act == Act.HAND_IN.value)
    ):
        sent[number].append((at, said))
        latest = number
    mine, last = sent[of], sent[other][-1] if sent[other] else None
    if last is None or (older and (latest != of or mine[-1] == last)):
        return False
    return last in mine or (last[1] != "" and last[1] in {said for _, said in mine})


def waiting_of(session: Session, ids: Iterable[int]) -> list[int]:
    """Those of these that wait to be confirmed."""
    rows = select(_A.c.id).where(_A.c.id.in_(list(ids)), _A.c.stage == Stage.REVIEW.value).order_by(_A.c.id)
    return list(session.connection().execute(rows).scalars())


def last_papers(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """What each of these was last handed in with, as it was said then; nothing of what was not handed in."""
    c = _CHANGE.c
    rows = select(c.assignment_id, func.coalesce(c.evidence, c.note, "")).order_by(c.id)
    found = session.connection().execute(rows.where(c.assignment_id.in_(list(ids)), c.act == Act.HAND_IN.value))
    return dict(found.tuples().all())


def as_one(session: Session, lines: list[OpenLine]) -> list[OpenLine]:
    """The lines, each that stands behind another or has some behind it with the number of the first (`one_result`)."""
    waiting = {one.id: one.handed_in_at for one in lines if one.stage is Stage.REVIEW}
    found = behind(handed_in_as_one(session, waiting), waiting)
    first = found | {one: one for one in found.values()}
    return [one._replace(one_result=first[one.id]) if one.id in first else one for one in lines] if found else lines
