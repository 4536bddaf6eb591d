"""What the supervisor's papers read beyond the lists: by field, whose turn, what waits, what comes. Set-based, for a moment."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session

from models.core import named, table
from models.extensions import asked_until_sql
from models.moves import may_have_moved
from models.state_sql import being_corrected, dated_sql, ledger, state_sql
from models.tables import LaunchedPlan, StageChange, Task, Unit
from models.wanted_sql import wanted_sql
from plans.access import Sight
from plans.plan import Force
from plans.stages import Act, Stage
from plans.state import Facts, State, days_late, on_time_share
from plans.wanted import EVERYTHING, Wanted

_PLAN, _TASK, _UNIT, _CHANGE = table(LaunchedPlan), table(Task), table(Unit), table(StageChange)


class Office(NamedTuple):
    """The office that writes: its own name, that of what it stands under and of its province."""

    name: str
    parent: str | None
    province: str | None


class Late(NamedTuple):
    """One overdue assignment, as much as counting and choosing need; `number` is its document's, `opened_at` when it was given,
    `asked_until` more time that was asked for and not answered, `moved` whether its date may have been, or more time was asked for.
    """

    id: int
    unit: str
    unit_name: str
    field: str
    stage: str
    urgency: str
    number: str | None
    due: dt.datetime
    correct_by: dt.datetime | None = None
    opened_at: dt.datetime | None = None
    credited_at: dt.datetime | None = None
    task: int = 0
    asked_until: dt.date | None = None
    moved: bool = False

    def days(self, moment: dt.datetime) -> int:
        """Days late, as everywhere: a hand-in stops the count."""
        return days_late(Facts(Stage(self.stage), self.due, Force.ORDER, self.credited_at, self.correct_by), moment)


class Waiting(NamedTuple):
    """A result that waits for its confirmer since `since`, the last hand-in."""

    id: int
    confirmer_name: str | None
    since: dt.datetime


class Coming(NamedTuple):
    """An open assignment that will be due; `officer_id` is empty where nobody was named for it."""

    id: int
    unit: str
    unit_name: str
    officer_id: int | None


class FieldFigures(NamedTuple):
    """A field's figures: all that is counted, what is overdue, the share in time (None: nothing judged)."""

    field: str
    total: int
    overdue: int
    share: float | None


def office(session: Session, slug: str) -> Office | None:
    """The office by its slug."""
    parent, province = named(_UNIT, "parent"), named(_UNIT, "province")
    joined = _UNIT.outerjoin(parent, parent.c.id == _UNIT.c.parent_id)
    joined = joined.outerjoin(province, province.c.id == _UNIT.c.province_id)
    statement = select(_UNIT.c.name, parent.c.name, province.c.name).select_from(joined).where(_UNIT.c.slug == slug)
    row = session.connection().execute(statement).first()
    return Office(*row) if row else None


def issue_dates(session: Session, plans: Sequence[str]) -> dict[str, dt.date]:
    """The day of issue of these plans' documents, by slug, where it is known."""
    wanted = select(_PLAN.c.slug, _PLAN.c.issued).where(_PLAN.c.slug.in_(list(plans)), _PLAN.c.issued.is_not(None))
    return {slug: issued for slug, issued in session.connection().execute(wanted)}  # noqa: C416


def late(session: Session, moment: dt.datetime, wanted: Wanted = EVERYTHING, sight: Sight | None = None) -> list[Late]:
    """Everything that `models.queries.overdue` lists at `moment`, the longest first."""
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    rows = (
        select(
            a.id,
            _UNIT.c.slug,
            _UNIT.c.name,
            _TASK.c.field,
            a.stage,
            _TASK.c.urgency,
            _PLAN.c.number,
            a.due,
            a.correct_by,
            a.opened_at,
            a.credited_at,
            a.task_id,
            asked_until_sql(a, moment),
            may_have_moved(a),
        )
        .select_from(stood.join(_UNIT, _UNIT.c.id == a.unit_id).join(_TASK, _TASK.c.id == a.task_id))
        .join(_PLAN, _PLAN.c.id == a.plan_id)
        .where(*wanted_sql(connection, wanted._replace(state=State.OPEN_OVERDUE.value), a, moment, sight))
        .order_by(a.due, a.id)
    )
    return [Late(*row) for row in connection.execute(rows)]


def came_and_went(
    session: Session, since: dt.datetime, moment: dt.datetime, wanted: Wanted = EVERYTHING, sight: Sight | None = None
) -> set[int]:
    """What became overdue after `since` and was handed in late and confirmed by `moment`: overdue at neither of the two."""
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    done = wanted_sql(connection, wanted._replace(state=State.DONE_LATE.value), a, moment, sight)
    rows = (
        select(a.id)
        .select_from(stood.join(_UNIT, _UNIT.c.id == a.unit_id).join(_TASK, _TASK.c.id == a.task_id))
        .join(_PLAN, _PLAN.c.id == a.plan_id)
        .where(*done, or_(a.due > since, a.opened_at > since))
    )
    return set(connection.execute(rows).scalars())


def waiting(
    session: Session, moment: dt.datetime, wanted: Wanted = EVERYTHING, sight: Sight | None = None
) -> list[Waiting]:
    """The results that wait for confirmation at `moment`, the longest first."""
    connection = session.connection()
    stood = ledger(session, moment)
    a, c = stood.c, _CHANGE.c
    handed = (
        select(c.assignment_id, func.max(c.at).label("at"))
        .where(c.act == Act.HAND_IN.value, c.at <= moment)
        .group_by(c.assignment_id)
        .subquery()
    )
    rows = (
        select(a.id, _UNIT.c.name, handed.c.at)
        .select_from(stood.join(handed, handed.c.assignment_id == a.id))
        .outerjoin(_UNIT, _UNIT.c.id == a.confirmer_unit_id)
        .where(*wanted_sql(connection, wanted._replace(state=Stage.REVIEW.value), a, moment, sight))
        .order_by(handed.c.at, a.id)
    )
    return [Waiting(*row) for row in connection.execute(rows)]


def among(
    session: Session, ids: Collection[int], moment: dt.datetime, wanted: Wanted = EVERYTHING, sight: Sight | None = None
) -> set[int]:
    """Of these assignments those that are wanted and may be seen."""
    a = ledger(session, moment).c
    mine = (a.id.in_(sorted(ids)), *wanted_sql(session.connection(), wanted, a, moment, sight))
    return set(session.connection().execute(select(a.id).where(*mine)).scalars()) if ids else set()


def coming(
    session: Session,
    moment: dt.datetime,
    start: dt.datetime,
    end: dt.datetime,
    wanted: Wanted = EVERYTHING,
    sight: Sight | None = None,
) -> list[Coming]:
    """What is with the units at `moment` and has its last day between two midnights (`start` is the first day's).

    Of a returned result whose date has passed while its correction runs, that of the correction counts, as in the lists.
    """
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    working = a.stage.in_([Stage.DRAFT.value, Stage.EXECUTE.value])
    ahead = and_(a.due > moment, a.due > start, a.due <= end)
    corrected = and_(a.due <= moment, being_corrected(a, moment), a.correct_by > start, a.correct_by <= end)
    rows = (
        select(a.id, _UNIT.c.slug, _UNIT.c.name, a.officer_id)
        .select_from(stood.join(_UNIT, _UNIT.c.id == a.unit_id))
        .where(working, dated_sql(a), or_(ahead, corrected))
        .where(*wanted_sql(connection, wanted._replace(state=None), a, moment, sight))
        .order_by(a.due, a.id)
    )
    return [Coming(*row) for row in connection.execute(rows)]


def field_table(
    session: Session, moment: dt.datetime, wanted: Wanted = EVERYTHING, sight: Sight | None = None
) -> list[FieldFigures]:
    """The figures by field, most overdue first; a task without a field counts under the empty name."""
    connection = session.connection()
    stood = ledger(session, moment)
    a = stood.c
    leaf = state_sql(a, moment).label("leaf")
    counted = (
        select(_TASK.c.field, leaf, func.count())
        .select_from(stood.join(_TASK, _TASK.c.id == a.task_id))
        .where(*wanted_sql(connection, wanted._replace(state=None), a, moment, sight))
        .where(a.stage != Stage.CANCELLED.value)
        .group_by(_TASK.c.field, leaf)
    )
    found: dict[str, dict[State, int]] = {}
    for field, state, number in connection.execute(counted):
        found.setdefault(field, {})[State(state)] = number
    figures = [
        FieldFigures(field, sum(counts.values()), counts.get(State.OPEN_OVERDUE, 0), on_time_share(counts))
        for field, counts in found.items()
    ]
    return sorted(figures, key=lambda one: (-one.overdue, -one.total, one.field))
