"""What a unit does with an assignment before its result goes out: progress, and the step for its own leader."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlmodel import Session

from models.core import table
from models.people import anybody_heads
from models.progress import mark
from models.tables import Assignment, Person, StageChange, Task, Unit
from plans.policy import StagePolicy
from plans.problems import DondocError, error
from plans.stages import Act, Stage

_A, _T, _PERSON, _UNIT = table(Assignment), table(Task), table(Person), table(Unit)
_CHANGE = table(StageChange)
_SOME = 1000
"""Assignments of which the history is asked at once."""
PROGRESS, SUBMIT, GIVE_BACK, WITHDRAW = "progress", "submit-inside", "give-back", "withdraw"
"""What the history calls what does not move an assignment; all but progress is for the unit's own eyes."""
INSIDE_ACTS = (SUBMIT, GIVE_BACK, WITHDRAW)


class InsideRefused(DondocError):
    """The step inside the unit is not possible now; nothing was changed."""


class Inside(NamedTuple):
    """How far it is, whether a result waits for the unit's leader (since when, whose), and whether it must pass him.

    `must` is what the plan or task asks for, where the unit has a head who can answer.
    """

    progress: int | None
    since: dt.datetime | None
    by: str | None
    by_name: str | None
    must: bool


def insides(session: Session, ids: Sequence[int]) -> dict[int, Inside]:
    """The standing of these assignments inside their units."""
    columns = (_A.c.id, _A.c.progress, _A.c.inside_at, _PERSON.c.slug, _PERSON.c.name, _T.c.stages, _UNIT.c.slug)
    joined = (
        _A.join(_T, _T.c.id == _A.c.task_id)
        .join(_UNIT, _UNIT.c.id == _A.c.unit_id)
        .outerjoin(_PERSON, _PERSON.c.id == _A.c.inside_by)
    )
    found = select(*columns).select_from(joined).where(_A.c.id.in_(list(ids)))
    rows = session.connection().execute(found).tuples().all()
    asked = {row[0] for row in rows if StagePolicy.model_validate(row[5]).leader_check}
    headed = anybody_heads(session, {row[6] for row in rows if row[0] in asked})
    return {row[0]: Inside(row[1], row[2], row[3], row[4], row[0] in asked and row[6] in headed) for row in rows}


def waiting_inside(session: Session, units: Sequence[str]) -> list[int]:
    """The numbers of what waits for the leaders of these units, the longest first."""
    mine = select(_UNIT.c.id).where(_UNIT.c.slug.in_(list(units)))
    found = select(_A.c.id).where(
        _A.c.unit_id.in_(mine), _A.c.stage == Stage.EXECUTE.value, _A.c.inside_at.is_not(None)
    )
    return list(session.connection().execute(found.order_by(_A.c.inside_at, _A.c.id)).scalars())


class SentTogether(NamedTuple):
    """What one act put before the leader: when, by whom, and which assignments."""

    at: dt.datetime
    by_name: str | None
    ids: list[int]


def sent_together(session: Session, ids: Sequence[int]) -> list[SentTogether]:
    """Of what waits inside, what was submitted in one act: several at one moment by one person; the longest first."""
    found = (
        select(_A.c.id, _A.c.inside_at, _A.c.inside_by, _PERSON.c.name)
        .select_from(_A.outerjoin(_PERSON, _PERSON.c.id == _A.c.inside_by))
        .where(_A.c.id.in_(list(ids)), _A.c.inside_at.is_not(None))
        .order_by(_A.c.inside_at, _A.c.id)
    )
    acts: dict[tuple[dt.datetime, int | None], SentTogether] = {}
    for number, at, by, name in session.connection().execute(found).tuples():
        acts.setdefault((at, by), SentTogether(at, name, [])).ids.append(number)
    return [one for one in acts.values() if len(one.ids) > 1]


def beside_inside(session: Session, number: int) -> list[int]:
    """What else of the same unit waits inside, put there in one act with this one."""
    this = select(_A.c.unit_id, _A.c.inside_at, _A.c.inside_by).where(_A.c.id == number).subquery().c
    same = (_A.c.unit_id == this.unit_id, _A.c.inside_at == this.inside_at, _A.c.inside_by == this.inside_by)
    found = select(_A.c.id).where(*same, _A.c.id != number, _A.c.stage == Stage.EXECUTE.value)
    return list(session.connection().execute(found.order_by(_A.c.id)).scalars())


def held_at(connection: Connection, ids: Sequence[int], moment: dt.datetime) -> set[int]:
    """Which of these waited for the leader of their unit at a past moment: nothing moved since a result was put before him."""
    c = _CHANGE.c
    ended = (GIVE_BACK, WITHDRAW, *(act.value for act in Act))
    found: set[int] = set()
    for start in range(0, len(ids), _SOME):
        some = (c.assignment_id.in_(ids[start : start + _SOME]), c.at <= moment, c.act.in_((SUBMIT, *ended)))
        last = select(func.max(c.id)).where(*some).group_by(c.assignment_id)
        held = select(c.assignment_id).where(c.id.in_(last), c.act == SUBMIT)
        found |= set(connection.execute(held).scalars())
    return found


def has_head(session: Session, unit: str) -> bool:
    """Whether somebody of the unit could let a result out."""
    return bool(anybody_heads(session, {unit}))


def stages_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The stage of each of these assignments."""
    rows = session.connection().execute(select(_A.c.id, _A.c.stage).where(_A.c.id.in_(list(ids))))
    return {number: stage for number, stage in rows}  # noqa: C416


def put_progress(
    session: Session, number: int, percent: int, note: str | None, *, by: int, now: dt.datetime, seen_version: int
) -> None:
    """The unit's own figure, 0 to 100 per cent, with its words in the history. Raises as `models.progress.mark` does."""
    said = f"{percent}%: {note}" if note else f"{percent}%"
    values = {"progress": percent}
    mark(
        session, number, PROGRESS, values, stages=(Stage.EXECUTE,), by=by, now=now, seen_version=seen_version, note=said
    )


def put_inside(
    session: Session, number: int, note: str | None, *, by: int, now: dt.datetime, seen_version: int
) -> None:
    """A result is ready and waits for the unit's leader."""
    if insides(session, [number])[number].since is not None:
        raise InsideRefused(error("inside-already", assignment=number))
    values = {"inside_at": now, "inside_by": by}
    mark(session, number, SUBMIT, values, stages=(Stage.EXECUTE,), by=by, now=now, seen_version=seen_version, note=note)


def take_back(
    session: Session, number: int, act: str, note: str | None, *, by: int, now: dt.datetime, seen_version: int
) -> None:
    """It waits no longer: given back by the leader, or withdrawn by who submitted it."""
    if insides(session, [number])[number].since is None:
        raise InsideRefused(error("inside-not", assignment=number))
    values = {"inside_at": None, "inside_by": None}
    mark(session, number, act, values, stages=(Stage.EXECUTE,), by=by, now=now, seen_version=seen_version, note=note)
