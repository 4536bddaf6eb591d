"""What screens, commands and mails read: frozen records as they stood at a moment, in a few indexed queries each."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, and_, case, func, or_, select, true
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op
from sqlmodel import Session

from models.contributions import beside_sql
from models.core import named, table
from models.extensions import asked_until_sql, waited_of
from models.inside import held_at
from models.late_first import longest_first
from models.lines import Change, Line, Page, UnitCount
from models.moves import may_have_moved, moves_of
from models.officers import Officer, officers_at
from models.state_sql import ledger
from models.tables import Assignment, LaunchedPlan, Person, StageChange, Task, Unit
from models.wanted_sql import wanted_sql
from plans import state as clock
from plans.access import Sight
from plans.alphabet import alphabetical
from plans.dates import last_hour
from plans.moved import Moved
from plans.now_due import titled
from plans.plan import Force
from plans.recurrence import period_of, words_of
from plans.stages import OPEN, Act, Stage
from plans.state import Facts, State
from plans.waited import Waited, in_vain
from plans.wanted import EVERYTHING, SOON, Wanted

_PLAN, _TASK, _UNIT = table(LaunchedPlan), table(Task), table(Unit)
_PERSON, _CHANGE, _NOW = table(Person), table(StageChange), table(Assignment)
_Told = tuple[Mapping[int, tuple[Moved, ...]], Mapping[int, tuple[Waited, ...]]]
NOBODY: frozenset[str] = frozenset()  # what goes on inside a unit is told to its own people alone


def overdue(
    session: Session,
    moment: dt.datetime,
    *,
    wanted: Wanted = EVERYTHING,
    units: Sequence[str] | None = None,
    sight: Sight | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """What is open and overdue, the longest first, counted by unit. A past moment shows the board of that day."""
    late = wanted._replace(state=State.OPEN_OVERDUE.value)
    return tasks(session, moment=moment, wanted=late, units=units, sight=sight, limit=limit, offset=offset)


def tasks(
    session: Session,
    *,
    moment: dt.datetime,
    wanted: Wanted = EVERYTHING,
    units: Sequence[str] | None = None,
    sight: Sight | None = None,
    limit: int = 50,
    offset: int = 0,
    shares: bool = True,
) -> Page:
    """Assignments, the earliest date first, overdue ones the longest late; without a state asked for, cancelled ones are left out.

    Without `shares` they are not counted by unit: what has no use for that need not pay for it.
    """
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    only = filters(connection, wanted, units, a, moment, sight)
    if wanted.state is None:
        only.append(a.stage != Stage.CANCELLED.value)
    ours = sight.units if sight else NOBODY
    if wanted.state == State.OPEN_OVERDUE.value:
        shown = longest_first(stood, only, moment, connection.dialect.name, limit, offset)
        page = _page(connection, stood, only, shown, moment, offset, shares, ours)
        return page._replace(rows=sorted(page.rows, key=lambda one: -one.days_late))
    dated = () if wanted.state == SOON else (a.due.is_(None),)  # without it the index gives the order
    order = (*dated, a.due, a.unit_id, a.id)
    shown = select(stood).where(*only).order_by(*order).limit(limit).offset(offset).subquery("a")
    return _page(connection, stood, only, shown, moment, offset, shares, ours)


def assignment(
    session: Session, assignment_id: int, moment: dt.datetime, ours: Collection[str] = NOBODY
) -> Line | None:
    """One assignment as it stood at `moment`; `ours` are the units whose inside is told."""
    return next(iter(assignments(session, [assignment_id], moment, ours)), None)


def assignments(
    session: Session, ids: Sequence[int], moment: dt.datetime, ours: Collection[str] = NOBODY
) -> list[Line]:
    """These assignments as they stood at `moment`, the earliest date first."""
    connection = session.connection()
    stood = ledger(session, moment)
    only = select(stood).where(stood.c.id.in_(list(ids))).subquery("a")
    return _shown(connection, stood, connection.execute(_lines(only, moment)).all(), moment, ours)


def open_of(
    session: Session, units: Sequence[str], moment: dt.datetime, each: int
) -> tuple[dict[Stage, list[Line]], int]:
    """What is open of these units, by stage, of each the `each` with the earliest dates; and how many are open in all."""
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    mine = a.unit_id.in_(select(_UNIT.c.id).where(_UNIT.c.slug.in_(units)))
    opened = (a.stage.in_([one.value for one in OPEN]), a.opened_at <= moment, mine)
    order = (a.due.is_(None), a.due, a.id)
    place = func.row_number().over(partition_by=a.stage, order_by=order).label("place")
    ranked = select(a.id, place, func.count().over().label("total")).where(*opened).subquery()
    shown = select(stood, ranked.c.total).join(ranked, ranked.c.id == a.id).where(ranked.c.place <= each).subquery("a")
    rows = connection.execute(_lines(shown, moment).add_columns(shown.c.total)).all()
    by: dict[Stage, list[Line]] = {stage: [] for stage in OPEN}
    for line in _shown(connection, stood, rows, moment, units):
        by[Stage(line.stage)].append(line)
    return by, rows[0].total if rows else 0


def to_confirm(session: Session, moment: dt.datetime, sight: Sight, units: Collection[str], limit: int) -> list[Line]:
    """What was handed in and waits: of what he sees, and of what these units gave on to their own; the earliest dates first."""
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    seen = filters(connection, Wanted(state=Stage.REVIEW.value), None, a, moment, sight)
    mine = a.confirmer_unit_id.in_(select(_UNIT.c.id).where(_UNIT.c.slug.in_(sorted(units))))
    parts = and_(a.stage == Stage.REVIEW.value, a.opened_at <= moment, a.parent_id.is_not(None), mine)
    order = (a.due.is_(None), a.due, a.unit_id, a.id)
    shown = select(stood).where(or_(and_(*seen), parts)).order_by(*order).limit(limit).subquery("a")
    return _shown(connection, stood, connection.execute(_lines(shown, moment)).all(), moment)


def history(session: Session, assignment_id: int) -> list[Change]:
    """Everything that happened to an assignment, oldest first."""
    c, p = _CHANGE.c, _PERSON.c
    rows = (
        select(c.act, c.from_stage, c.to_stage, c.at, p.slug, p.name, c.note, c.evidence, corrected_by(c))
        .join(_PERSON, p.id == c.by, isouter=True)
        .where(c.assignment_id == assignment_id)
        .order_by(c.id)
    )
    return [Change(*row) for row in session.connection().execute(rows)]


def corrected_by(c: Any) -> ColumnElement[Any]:  # noqa: ANN401
    """The date of the correction, of a return alone: later lines repeat it."""
    return case((c.act == Act.RETURN.value, c.correct_by), else_=None)


def filters(
    connection: Connection,
    wanted: Wanted,
    units: Sequence[str] | None,
    a: Any,  # noqa: ANN401
    moment: dt.datetime,
    sight: Sight | None,
) -> list[ColumnElement[bool]]:
    """The conditions of rows `a` that are wanted, of these units, and may be seen."""
    only = wanted_sql(connection, wanted, a, moment, sight)
    return only if units is None else [*only, a.unit_id.in_(select(_UNIT.c.id).where(_UNIT.c.slug.in_(units)))]


def _by_unit(connection: Connection, stood: FromClause, wanted: Sequence[ColumnElement[bool]]) -> list[UnitCount]:
    """How many each unit has, most first."""
    by = _apart(stood.c.unit_id)
    counted = select(by.label("unit_id"), func.count().label("n")).where(*wanted).group_by(by).subquery()
    named = select(_UNIT.c.slug, _UNIT.c.name, counted.c.n).join(counted, counted.c.unit_id == _UNIT.c.id)
    found = [UnitCount(*row) for row in connection.execute(named)]
    return sorted(found, key=lambda one: (-one.total, one.unit))


def _page(
    connection: Connection,
    stood: FromClause,
    wanted: Sequence[ColumnElement[bool]],
    shown: FromClause,
    moment: dt.datetime,
    offset: int,
    shares: bool = True,
    ours: Collection[str] = NOBODY,
) -> Page:
    """The rows `shown` of those that are `wanted`, and how many these are."""
    if not shares:
        counted = select(func.count()).select_from(stood).where(*wanted)
        found = connection.execute(_lines(shown, moment).add_columns(counted.scalar_subquery().label("total"))).all()
        total = found[0].total if found else connection.execute(counted).scalar_one() if offset else 0
        return Page(_shown(connection, stood, found, moment, ours), total, [], moment)
    by_unit = _by_unit(connection, stood, wanted)
    rows = _shown(connection, stood, connection.execute(_lines(shown, moment)).all(), moment, ours)
    return Page(rows, sum(one.total for one in by_unit), by_unit, moment)


def _apart(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """`+column`: the same value, but no reason for SQLite to walk every row in its order instead of finding the few."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _lines(a: FromClause, moment: dt.datetime) -> Select[Any]:
    """The few assignments of `a` with everything a line shows."""
    officer, confirmer, by = named(_PERSON, "officer"), named(_UNIT, "confirmer"), named(_PERSON, "hander")
    c = a.c
    columns = (
        c.id, _UNIT.c.slug, _UNIT.c.name, _TASK.c.title, _TASK.c.clause, _TASK.c.quote, c.due, _TASK.c.due.label("rule"),
        c.occurrence, c.stage, c.force, c.version, officer.c.slug.label("officer"), officer.c.name.label("officer_name"),
        confirmer.c.slug.label("confirmer"), confirmer.c.name.label("confirmer_name"), _PLAN.c.slug.label("plan"),
        _PLAN.c.as_unit, _PLAN.c.number, _PLAN.c.issuer, _PLAN.c.title.label("plan_title"), _PLAN.c.circulation,
        _TASK.c.key.label("task"), _TASK.c.field, _TASK.c.urgency, c.handed_in_at, by.c.slug.label("handed_in_by"),
        c.credited_at, c.correct_by, c.opened_at, c.progress, _PLAN.c.issued, _TASK.c.source_quote.label("said"),
        func.coalesce(officer.c.active, true()).label("officer_here"), c.inside_at, c.parent_id.is_not(None).label("inner"),
        *beside_sql(c, moment),
        asked_until_sql(c, moment).label("asked_until"), may_have_moved(c).label("moved"),
    )  # fmt: skip
    joined = (
        a.join(_UNIT, _UNIT.c.id == c.unit_id)
        .join(_TASK, _TASK.c.id == c.task_id)
        .join(_PLAN, _PLAN.c.id == c.plan_id)
        .outerjoin(officer, officer.c.id == c.officer_id)
        .outerjoin(confirmer, confirmer.c.id == c.confirmer_unit_id)
        .outerjoin(by, by.c.id == c.handed_in_by)
    )
    return select(*columns).select_from(joined).order_by(c.due.is_(None), c.due, c.unit_id, c.id)


def _shown(
    connection: Connection,
    stood: FromClause,
    rows: Sequence[Row[Any]],
    moment: dt.datetime,
    ours: Collection[str] = NOBODY,
) -> list[Line]:
    """The lines, each with who worked on it at the moment: of a past one the log is asked, and a later hand-in is not told."""
    asked = [row.id for row in rows if row.moved]
    moved = moves_of(connection, asked, moment), waited_of(connection, asked, moment)
    if stood is _NOW or not rows:
        return [_line(row, moment, row.inside_at is not None and row.slug in ours, moved) for row in rows]
    held = held_at(connection, [row.id for row in rows if row.slug in ours], moment)
    lines = [_line(row, moment, row.id in held, moved) for row in rows]
    was = officers_at(connection, [one.id for one in lines], moment)
    return [_as_then(one, was.get(one.id), moment, known=one.id not in was) for one in lines]


def _as_then(line: Line, officer: Officer | None, moment: dt.datetime, *, known: bool) -> Line:
    line = line._replace(officer_gone=False)
    if not known:
        line = line._replace(officer=officer and officer.slug, officer_name=officer and officer.name)
    if line.handed_in_at is not None and line.handed_in_at > moment:
        line = line._replace(handed_in_at=None, handed_in_by=None)
    return line


def _line(row: Row[Any], moment: dt.datetime, inside: bool, moved: _Told) -> Line:
    seen = {name: value for name, value in row._mapping.items() if name not in ("total", "inside_at", "moved")}
    facts = Facts(Stage(row.stage), row.due, Force(row.force), row.credited_at, row.correct_by, inside)
    out, since = seen.pop("parts_out"), seen.pop("parts_since")
    waits, moves = bool(out) and row.stage in (Stage.DRAFT, Stage.EXECUTE), moved[0].get(row.id, ())
    return Line(
        title=titled(seen.pop("title"), moves, row.due),
        unit=seen.pop("slug"),
        unit_name=seen.pop("name"),
        due_text=words_of(row.rule, row.occurrence, last_hour(row.due)),
        period=period_of(seen.pop("rule"), row.occurrence),
        state=leaf.value if (leaf := clock.state(facts, moment)) else None,
        days_late=clock.days_late(facts, moment),
        same_day=clock.within_day(facts, moment),
        turn=clock.whose_turn(facts, moment if row.asked_until else None).value,
        officer_gone=not seen.pop("officer_here"),
        parts_out=tuple(sorted(out.split("\n"), key=alphabetical)) if waits else (),
        parts_since=since if waits else None,
        moves=moves,
        waited=in_vain(moved[1].get(row.id, ()), facts, moment),
        **seen,
    )
