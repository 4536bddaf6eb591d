"""Moving an assignment: one guarded UPDATE and one line of history, in the caller's transaction.

Two people at once: exactly one moves it, the other gets MoveConflict and is told who was first and when.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, literal, select, update
from sqlmodel import Session

from models.core import table
from models.tables import Assignment, Person, StageChange, Task
from plans.policy import StagePolicy
from plans.problems import DondocError, error
from plans.stages import Act, MoveRefused, Stage, allowed, next_stage
from plans.state import ZONE, credit

_ASSIGNMENT, _CHANGE, _PERSON = table(Assignment), table(StageChange), table(Person)
_TASK = table(Task)
OFFICER = "officer"
"""What the history calls the naming of an officer: no act, nothing moves."""


class MoveConflict(DondocError):
    """Somebody else moved the assignment since it was seen; nothing was changed."""


class NoSuchAssignment(DondocError):
    """There is no assignment with this number."""


class ReturnIncomplete(DondocError):
    """A return needs its reason and a date for the correction that is still to come."""


def move(
    session: Session,
    assignment_id: int,
    act: Act,
    *,
    by: Person | None,
    now: dt.datetime,
    seen_version: int | None = None,
    note: str | None = None,
    evidence: str | None = None,
    correct_by: dt.datetime | None = None,
    officer_id: int | None = None,
    anew: bool = False,
) -> StageChange:
    """Do `act`; `seen_version` is what the person had before his eyes. `correct_by` is the instant a correction is late.

    `anew`: what waits to be confirmed is handed in with another result; the hand-in that counts stays, unless it was empty.

    Raises MoveRefused (not in this stage), MoveConflict, ReturnIncomplete, NoSuchAssignment; permission is asked above.
    """
    connection = session.connection()
    seen = _seen(connection, assignment_id)
    if seen_version is not None and seen_version != seen.version:
        raise conflict(connection, assignment_id)
    if act is Act.RETURN and (not note or correct_by is None or correct_by <= now):
        raise ReturnIncomplete(error("return-incomplete", assignment=assignment_id))
    try:
        values = _next(seen, act, now, by.id if by else None, correct_by, anew=anew)
        values |= _kept_clock(connection, assignment_id, seen, act, anew=anew)
    except MoveRefused as refused:
        raise _conflict_or(connection, assignment_id, act, refused) from refused
    if officer_id is not None:
        values["officer_id"] = officer_id
    guard = (
        _ASSIGNMENT.c.id == assignment_id,
        _ASSIGNMENT.c.stage == seen.stage,
        _ASSIGNMENT.c.version == seen.version,
    )
    if connection.execute(update(_ASSIGNMENT).where(*guard).values(**values)).rowcount != 1:
        raise conflict(connection, assignment_id)
    after = {name: values.get(name, getattr(seen, name)) for name in ("due", "credited_at", "correct_by")}
    change = StageChange(
        assignment_id=assignment_id, act=act.value, from_stage=seen.stage, to_stage=values["stage"], at=now,
        by=by.id if by else None, note=note, evidence=evidence, **after,
    )  # fmt: skip
    row = insert(_CHANGE).values(**change.model_dump(exclude={"id"})).returning(_CHANGE.c.id)
    change.id = connection.execute(row).scalar_one()
    return change


def name_officer(
    session: Session, assignment_id: int, officer_id: int, *, by: int, name: str, now: dt.datetime, seen_version: int
) -> None:
    """Who in the unit works on it, without a move; `name` goes into the history. Raises as `mark` does."""
    values = {"officer_id": officer_id}
    stages = (Stage.DRAFT, Stage.EXECUTE)
    mark(session, assignment_id, OFFICER, values, stages=stages, by=by, now=now, seen_version=seen_version, note=name)


def mark(
    session: Session,
    assignment_id: int,
    act: str,
    values: dict[str, Any],
    *,
    stages: tuple[Stage, ...],
    by: int,
    now: dt.datetime,
    seen_version: int,
    note: str | None = None,
) -> None:
    """Change what does not move it, in one of `stages`, with a line of history. Raises MoveConflict, MoveRefused, NoSuchAssignment."""
    connection = session.connection()
    seen = _seen(connection, assignment_id)
    if seen_version != seen.version:
        raise conflict(connection, assignment_id)
    if seen.stage not in stages:
        raise MoveRefused(
            error("move-refused", act=act, stage=seen.stage, allowed=", ".join(allowed(Stage(seen.stage))) or "-")
        )
    a = _ASSIGNMENT.c
    guard = (a.id == assignment_id, a.version == seen_version)
    changed = {**values, "version": seen_version + 1, "changed_at": now}
    if connection.execute(update(_ASSIGNMENT).where(*guard).values(**changed)).rowcount != 1:
        raise conflict(connection, assignment_id)
    write_history(connection, (a.id == assignment_id,), act, None, by, now, note)


def accept_all(session: Session, plan_id: int, unit_id: int, by: Person | None, now: dt.datetime) -> int:
    """Receive everything of a plan that waits for the unit, in one click; returns how many."""
    a = _ASSIGNMENT.c
    return accept_where(session.connection(), (a.plan_id == plan_id, a.unit_id == unit_id), by.id if by else None, now)


def accept_where(
    connection: Connection, which: tuple[Any, ...], by: int | None, now: dt.datetime, note: str | None = None
) -> int:
    """Receive the drafts that `which` selects, each with its line of history: two statements for any number."""
    a = _ASSIGNMENT.c
    drafts = (*which, a.stage == Stage.DRAFT.value)
    if connection.dialect.name == "postgresql":
        connection.execute(select(a.id).where(*drafts).order_by(a.id).with_for_update())
    write_history(connection, drafts, Act.ACCEPT.value, Stage.EXECUTE.value, by, now, note)
    taken = update(_ASSIGNMENT).where(*drafts)
    return connection.execute(taken.values(stage=Stage.EXECUTE.value, version=a.version + 1, changed_at=now)).rowcount


def write_history(
    connection: Connection,
    which: tuple[Any, ...],
    act: str,
    to_stage: str | None,
    by: int | None,
    at: Any,  # noqa: ANN401  (an instant, or a column of the assignment)
    note: str | None = None,
    **values: Any,  # noqa: ANN401
) -> None:
    """One line of history for each assignment that `which` selects, written before they are changed alike.

    `values` are the clock's columns that the change sets (due, credited_at, correct_by); the others stay as they are.
    """
    a = _ASSIGNMENT.c
    c = _CHANGE.c
    columns = {
        "assignment_id": a.id, "act": _bind(c.act, act), "from_stage": a.stage,
        "to_stage": a.stage if to_stage is None else _bind(c.to_stage, to_stage),
        "at": _bind(c.at, at) if isinstance(at, dt.datetime) else at,
        "by": _bind(c.by, by), "note": _bind(c.note, note), "due": a.due, "credited_at": a.credited_at,
        "correct_by": a.correct_by,
    }  # fmt: skip
    columns |= {
        name: value if isinstance(value, ColumnElement) else _bind(c[name], value) for name, value in values.items()
    }
    rows = select(*columns.values()).where(*which)
    connection.execute(insert(_CHANGE).from_select(list(columns), rows))


def _kept_clock(
    connection: Connection, assignment_id: int, seen: Row[Any], act: Act, *, anew: bool
) -> dict[str, dt.datetime | None]:
    """What an empty hand-in that comes back, or another result in the place of one that waits, does to the hand-in that counts."""
    empty = (act is Act.RETURN or anew) and _was_empty(connection, assignment_id)
    if anew:
        return {} if empty else {"credited_at": seen.credited_at}
    return {"credited_at": None} if empty else {}


def _was_empty(connection: Connection, assignment_id: int) -> bool:
    """Whether the last hand-in brought neither a result nor a word: such a one never stops the clock."""
    c = _CHANGE.c
    rows = select(c.evidence, c.note).where(c.assignment_id == assignment_id, c.act == Act.HAND_IN.value)
    last = connection.execute(rows.order_by(c.id.desc()).limit(1)).first()
    return last is not None and not (last.evidence or last.note)


def _bind(column: Any, value: object) -> Any:  # noqa: ANN401  (a typed parameter)
    return literal(value, column.type)


def _seen(connection: Connection, assignment_id: int) -> Row[Any]:
    a, t = _ASSIGNMENT.c, _TASK.c
    wanted = select(a.stage, a.version, a.due, a.credited_at, a.correct_by, t.stages).join(_TASK, t.id == a.task_id)
    found = connection.execute(wanted.where(a.id == assignment_id)).first()
    if found is None:
        raise NoSuchAssignment(error("assignment-unknown", assignment=assignment_id))
    return found


def _next(
    seen: Row[Any], act: Act, now: dt.datetime, by: int | None, correct_by: dt.datetime | None, *, anew: bool = False
) -> dict[str, Any]:
    """The columns after the act; a met correction keeps the first hand-in as the one that counts."""
    if anew and act is Act.HAND_IN and seen.stage == Stage.REVIEW:
        stage = Stage.REVIEW
    else:
        stage = next_stage(Stage(seen.stage), act, StagePolicy.model_validate(seen.stages))
    values: dict[str, Any] = {"stage": stage.value, "version": seen.version + 1, "changed_at": now}
    values |= {"inside_at": None, "inside_by": None}
    if act is Act.HAND_IN:
        credited = now if anew else credit(seen.credited_at, seen.correct_by, now)
        values |= {"credited_at": credited, "handed_in_at": now, "handed_in_by": by, "correct_by": None}
    if act is Act.RETURN:
        values["correct_by"] = correct_by
    return values


def _conflict_or(connection: Connection, assignment_id: int, act: Act, refused: MoveRefused) -> DondocError:
    """Where the last one did the very same, this is a conflict of two, told as such; else the refusal stands."""
    last = _last(connection, assignment_id)
    return conflict(connection, assignment_id) if last is not None and last.act == act.value else refused


def conflict(connection: Connection, assignment_id: int) -> MoveConflict:
    """Who was first, when, and what he did."""
    last = _last(connection, assignment_id)
    if last is None:
        return MoveConflict(error("move-conflict-unknown", assignment=assignment_id))
    at = last.at.astimezone(ZONE).strftime("%H:%M %d/%m/%Y")
    who = last.name or "-"
    return MoveConflict(
        error("move-conflict", assignment=assignment_id, who=who, at=at, act=last.act, stage=last.to_stage)
    )


def _last(connection: Connection, assignment_id: int) -> Row[Any] | None:
    c = _CHANGE.c
    rows = select(c.act, c.at, c.to_stage, _PERSON.c.name).join(_PERSON, _PERSON.c.id == c.by, isouter=True)
    return connection.execute(rows.where(c.assignment_id == assignment_id).order_by(c.id.desc()).limit(1)).first()
