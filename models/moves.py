"""Every move of the dates of assignments up to a moment: grants of more time, and amendments with how late the work was by then."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, insert, literal_column, or_, select

from models.core import named, table
from models.tables import Assignment, StageChange
from models.tables import Extension as Row
from plans.extending import GRANT, Answer
from plans.moved import AMEND, Moved
from plans.plan import Force
from plans.stages import Stage
from plans.state import Facts, days_late, days_late_by

_A, _X, _CHANGE = table(Assignment), table(Row), table(StageChange)
_BEFORE = _CHANGE.alias("before")
NAMED = 500
"""Assignments that are named by their numbers; of more the moves of all are read."""
_AMENDED = _CHANGE.c.act == literal_column(f"'{AMEND}'")
"""Written out, as the index that holds these lines alone says it (`stagechange_amended`): all moves are read by it."""


def may_have_moved(a: Any) -> ColumnElement[bool]:  # noqa: ANN401  (columns of an assignment)
    """Whether `moves_of` need be asked about it, or what it waited for (`models.extensions.waited_of`): most dates never move."""
    asked = select(1).where(_X.c.assignment_id == a.id)
    amended = select(1).where(_CHANGE.c.assignment_id == a.id, _AMENDED)
    return or_(exists(asked.correlate(a.id.table)), exists(amended.correlate(a.id.table)))


def moves_of(connection: Connection, ids: Sequence[int], moment: dt.datetime) -> dict[int, tuple[Moved, ...]]:
    """Of these assignments that have any, the oldest first."""
    if not ids:
        return {}
    few: list[ColumnElement[bool]] = [_A.c.id.in_(list(ids))] if len(ids) <= NAMED else []
    return _read(connection, moment, few)


def open_moves(connection: Connection) -> dict[int, tuple[Moved, ...]]:
    """The same of all that is open, up to now."""
    return _read(connection, None, [_A.c.stage.in_([Stage.DRAFT.value, Stage.EXECUTE.value, Stage.REVIEW.value])])


def kept_moves(connection: Connection, moment: dt.datetime) -> dict[int, tuple[Moved, ...]]:
    """The moves of all that were granted more time, or amended when the date had passed, each with the date before it."""
    return _read(connection, moment, [], [_BEFORE.c.due <= _CHANGE.c.at])


def carry_moves(connection: Connection, old: int, new: int, *, ended: bool) -> None:
    """What amendments moved goes with an assignment that another unit takes over, before any other line of its history.

    Each has its line before it, where the last one carried does not say the same. `ended`: the new row is one of before, which was
    over by then, and has what happened before that itself.
    """
    mine = select(_CHANGE.c.at).where(_CHANGE.c.assignment_id == new, _AMENDED)
    known = set(connection.execute(mine).scalars())
    clock = ("due", "credited_at", "correct_by")
    rows: list[dict[str, Any]] = []
    for one in connection.execute(_carried(old)).mappings():
        if one["at"] in known:
            continue
        stage = {"from_stage": one["from_stage"], "to_stage": Stage.CANCELLED.value if ended else one["from_stage"]}
        before = {name: one[f"{name}_before"] for name in clock}
        if not rows or any(rows[-1][name] != before[name] for name in clock):
            told = {"act": "open", "at": one["opened_at"], "by": None, "note": None}
            rows.append({"assignment_id": new, **told, **stage, **before})
        same = {name: one[name] for name in ("act", "at", "by", "note", *clock)}
        rows.append({"assignment_id": new, **same, **stage})
    for row in rows:
        connection.execute(insert(_CHANGE).values(**row))


def _carried(old: int) -> Select[Any]:
    c, b, other = _CHANGE.c, _BEFORE.c, named(_CHANGE, "other").c
    last = select(func.max(other.id)).where(other.assignment_id == old, other.id < c.id).scalar_subquery()
    clock = (
        b.due.label("due_before"),
        b.credited_at.label("credited_at_before"),
        b.correct_by.label("correct_by_before"),
    )
    rows = select(c.act, c.at, c.by, c.note, c.from_stage, c.due, c.credited_at, c.correct_by, _A.c.opened_at, *clock)
    joined = _CHANGE.join(_BEFORE, b.id == last).join(_A, _A.c.id == c.assignment_id)
    moved = (c.assignment_id == old, _AMENDED, b.due.is_not(None), c.due.is_distinct_from(b.due))
    return rows.select_from(joined).where(*moved).order_by(c.id)


def _read(
    connection: Connection, moment: dt.datetime | None, which: list[Any], amended: Sequence[Any] = ()
) -> dict[int, tuple[Moved, ...]]:
    found: dict[int, list[Moved]] = {}
    for row in connection.execute(_grants(moment).where(*which)).tuples():
        number, at, before, after, force, asked, credited_at, correct_by = row
        late = days_late_by(Facts(Stage.EXECUTE, before, Force(force), credited_at, correct_by), at)
        found.setdefault(number, []).append(Moved(GRANT, at, before, after, late, asked))
    for row in connection.execute(_amendments(moment).where(*which, *amended)).tuples():
        number, at, stage, before, after, force, credited_at, correct_by = row
        late = days_late(Facts(Stage(stage), before, Force(force), credited_at, correct_by), at)
        found.setdefault(number, []).append(Moved(AMEND, at, before, after, late))
    return {number: tuple(sorted(own, key=lambda one: one.at)) for number, own in found.items()}


def _grants(moment: dt.datetime | None) -> Select[Any]:
    """From the requests: what was granted goes with the work to another unit."""
    x = _X.c
    clock = (_A.c.credited_at, _A.c.correct_by)
    rows = select(x.assignment_id, x.answered_at, x.replaced, x.granted, _A.c.force, x.asked_at, *clock)
    rows = rows.join(_A, _A.c.id == x.assignment_id)
    by_then = [x.answered_at <= moment] if moment else []
    return rows.where(x.answer == Answer.GRANTED.value, *by_then).order_by(x.id)


def _amendments(moment: dt.datetime | None) -> Select[Any]:
    """Each with the line of the history before it: a change of date is never the first (models/amend_rows.py)."""
    c, b, other = _CHANGE.c, _BEFORE.c, named(_CHANGE, "other").c
    last = select(func.max(other.id)).where(other.assignment_id == c.assignment_id, other.id < c.id).scalar_subquery()
    rows = select(
        c.assignment_id, c.at, c.from_stage, b.due, c.due.label("after"), _A.c.force, b.credited_at, b.correct_by
    )
    joined = _CHANGE.join(_BEFORE, b.id == last).join(_A, _A.c.id == c.assignment_id)
    moved = or_(c.due.is_(None), c.due != b.due)
    by_then = [c.at <= moment] if moment else []
    return rows.select_from(joined).where(_AMENDED, b.due.is_not(None), moved, *by_then).order_by(c.id)
