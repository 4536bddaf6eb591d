"""The clock of plans/state.py in SQL, on its own; a test compares the two on random facts.

`ledger` gives the columns of assignments as they stood at a moment: the table itself where nothing moved since, else
rebuilt from the history.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, literal, not_, or_, select
from sqlmodel import Session

from models.core import READ, named, table
from models.tables import OPEN_STAGES, Assignment, StageChange
from plans.plan import Force
from plans.stages import Stage
from plans.state import State, soon_until

_ASSIGNMENT, _CHANGE = table(Assignment), table(StageChange)


def state_sql(a: Any, moment: dt.datetime) -> ColumnElement[Any]:  # noqa: ANN401  (columns of an assignment)
    """The leaf at `moment` as a string, NULL for cancelled. `a` are the columns of `ledger`."""
    done, dated, late = a.stage == Stage.DONE.value, dated_sql(a), late_sql(a, moment)
    return case(
        (a.stage == Stage.CANCELLED.value, None),
        (and_(done, dated, late), State.DONE_LATE.value),
        (and_(done, dated), State.DONE_ON_TIME.value),
        (done, State.DONE_UNDATED.value),
        (and_(dated, late), State.OPEN_OVERDUE.value),
        (dated, State.OPEN_ON_TIME.value),
        else_=State.OPEN_UNDATED.value,
    )


def dated_sql(a: Any) -> ColumnElement[bool]:  # noqa: ANN401
    """Whether it can be late."""
    return and_(a.due.is_not(None), a.force == Force.ORDER.value)


def late_sql(a: Any, moment: dt.datetime) -> ColumnElement[bool]:  # noqa: ANN401
    """Whether a dated one is late: by the hand-in that counts where it waits or is done, else by the clock."""
    handed_in = a.stage.in_([Stage.REVIEW.value, Stage.DONE.value])
    return or_(
        and_(handed_in, func.coalesce(a.credited_at, _at(a, moment)) >= a.due),
        and_(not_(handed_in), a.due <= moment, not_(being_corrected(a, moment))),
    )


def overdue_sql(a: Any, moment: dt.datetime) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401
    """Open and overdue, said so that the index of open dates serves: whatever is late has its date behind it.

    The open stages stand as literals, as in the index: with parameters SQLite would not use it.
    """
    opened: Any = OPEN_STAGES if a is _ASSIGNMENT.c else a.stage.in_(["draft", "execute", "review"])
    review = a.stage == Stage.REVIEW.value
    stopped_in_time = and_(review, func.coalesce(a.credited_at, _at(a, moment)) < a.due)
    corrected = and_(not_(review), being_corrected(a, moment))
    return (opened, a.due <= moment, a.force == Force.ORDER.value, not_(or_(stopped_in_time, corrected)))


def stopped_sql(a: Any, moment: dt.datetime) -> ColumnElement[bool]:  # noqa: ANN401
    """Of what is overdue and open, what its hand-in stopped: it waits to be confirmed, or is being corrected. Never NULL.

    Said so that the index of hand-ins serves, with the open stages beside it.
    """
    waits = or_(a.stage == Stage.REVIEW.value, and_(a.correct_by.is_not(None), a.correct_by > moment))
    return and_(a.credited_at.is_not(None), a.credited_at <= moment, waits)


def days_late_sql(a: Any, moment: dt.datetime, dialect: str) -> ColumnElement[Any]:  # noqa: ANN401
    """Of what is overdue and open, the calendar days that it is late, at least one: what is stopped counts up to its hand-in."""
    until = case((stopped_sql(a, moment), a.credited_at), else_=_at(a, moment))
    if dialect == "postgresql":
        zone, last = "Asia/Ho_Chi_Minh", a.due - dt.timedelta(seconds=1)
        days = func.date(func.timezone(zone, until)) - func.date(func.timezone(zone, last))
    else:
        ended, begun = (func.date(until, "+7 hours"), func.date(a.due, "-1 second", "+7 hours"))
        days = func.julianday(ended) - func.julianday(begun)
    return case((days < 1, 1), else_=days)


def soon_sql(a: Any, moment: dt.datetime) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401
    """With the unit, in time and due soon, said so that the index of open dates serves."""
    opened: Any = OPEN_STAGES if a is _ASSIGNMENT.c else a.stage.in_(["draft", "execute", "review"])
    until = literal(soon_until(moment), a.due.type)
    corrected = and_(a.due <= moment, being_corrected(a, moment), a.correct_by <= until)
    working = a.stage.in_([Stage.DRAFT.value, Stage.EXECUTE.value])
    return (opened, working, a.due <= until, a.force == Force.ORDER.value, or_(a.due > moment, corrected))


def ledger(session: Session, moment: dt.datetime) -> FromClause:
    """Assignments as they stood at `moment` (ask for `opened_at <= moment` besides).

    Whether anything moved since, a session that only reads asks once: it sees one moment of the database.
    """
    known: dict[dt.datetime, bool] = session.info.get(READ, {})
    if moment not in known:
        moved = select(literal(1)).select_from(_CHANGE).where(_CHANGE.c.at > moment).limit(1)
        known[moment] = session.connection().execute(moved).first() is not None
    return _rebuilt(moment) if known[moment] else _ASSIGNMENT


def _rebuilt(moment: dt.datetime) -> FromClause:
    """Each assignment that moved later as its last change before left it, or as it was opened.

    A change of date is never the first line of a history (models/amend.py writes one before), so an untouched row had
    the date that its first change shows.
    """
    c, a = _CHANGE.c, _ASSIGNMENT.c
    first = (
        select(c.assignment_id, func.min(c.id).label("id")).where(c.at > moment).group_by(c.assignment_id).subquery()
    )
    last = (
        select(c.assignment_id, func.max(c.id).label("id"))
        .where(c.at <= moment, c.assignment_id.in_(select(first.c.assignment_id)))
        .group_by(c.assignment_id)
        .subquery()
    )
    after, before = named(_CHANGE, "after"), named(_CHANGE, "before")
    stood = {
        "stage": func.coalesce(before.c.to_stage, after.c.from_stage, a.stage),
        "due": case((before.c.id.is_not(None), before.c.due), (after.c.id.is_not(None), after.c.due), else_=a.due),
        "credited_at": case((after.c.id.is_(None), a.credited_at), else_=before.c.credited_at),
        "correct_by": case((after.c.id.is_(None), a.correct_by), else_=before.c.correct_by),
    }
    columns = [stood[one.name].label(one.name) if one.name in stood else one for one in a]
    joined = (
        _ASSIGNMENT.outerjoin(first, first.c.assignment_id == a.id)
        .outerjoin(after, after.c.id == first.c.id)
        .outerjoin(last, last.c.assignment_id == a.id)
        .outerjoin(before, before.c.id == last.c.id)
    )
    return select(*columns).select_from(joined).where(a.opened_at <= moment).subquery("stood")


def being_corrected(a: Any, moment: dt.datetime) -> ColumnElement[bool]:  # noqa: ANN401
    """Returned, handed in in time before, and the correction is not yet due. Never NULL, so that NOT works."""
    known = and_(a.correct_by.is_not(None), a.credited_at.is_not(None))
    return and_(known, a.credited_at < a.due, a.correct_by > moment)


def _at(a: Any, moment: dt.datetime) -> Any:  # noqa: ANN401
    return literal(moment, a.due.type)
