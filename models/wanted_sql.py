"""What a list is narrowed to, in SQL: `plans.wanted.Wanted` as conditions on assignments as they stood at a moment."""

import datetime as dt
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, literal, or_, select

from models.amend_rows import HANDED_OVER as AWAY
from models.core import table
from models.plan_keys import plan_id_of
from models.sight_sql import partnered_sql, sight_sql, units_under_sql
from models.state_sql import overdue_sql, soon_sql, state_sql
from models.tables import LaunchedPlan, StageChange, Task, Unit
from plans.access import Sight
from plans.dates import last_moment
from plans.stages import Stage
from plans.state import State
from plans.wanted import HANDED_OVER, NO_FIELD, SOON, VIEWS, Wanted, month_of, plain

_TASK, _PLAN, _UNIT = table(Task), table(LaunchedPlan), table(Unit)
_CHANGE = table(StageChange)


def wanted_sql(
    connection: Connection,
    wanted: Wanted,
    a: Any,  # noqa: ANN401  (columns of `models.state_sql.ledger`)
    moment: dt.datetime,
    sight: Sight | None = None,
) -> list[ColumnElement[bool]]:
    """The conditions, with what may be seen and what was open by then. Words are looked for in one query of their own."""
    found: list[ColumnElement[bool]] = [a.opened_at <= moment, *sight_sql(sight, a)]
    if wanted.unit is not None:
        found.append(a.unit_id.in_(units_under_sql(wanted.unit) if wanted.below else _unit(wanted.unit)))
    if wanted.partner is not None:
        others = (a.unit_id.not_in(_unit(wanted.partner)), a.parent_id.is_(None))
        found += [a.task_id.in_(partnered_sql(_unit(wanted.partner))), *others]
    if wanted.plan is not None:
        found.append(a.plan_id == plan_id_of(wanted.plan))
    if tasks := _tasks(wanted):
        found.append(a.task_id.in_(select(_TASK.c.id).where(*tasks)))
    if wanted.text.strip():
        with_words = _with_words(connection, wanted.text)
        ids: BindParameter[Any] = bindparam("found", with_words, unique=True, expanding=True, literal_execute=True)
        found.append(a.task_id.in_(ids))  # in the statement itself: a database takes only so many parameters
    if wanted.occurrence is not None:
        found.append(a.occurrence == wanted.occurrence)
    return [*found, *_month(wanted.month, a), *_state(wanted.state, a, moment)]


def _unit(slug: str) -> Select[Any]:
    return select(_UNIT.c.id).where(_UNIT.c.slug == slug)


def _tasks(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What is asked of the task itself."""
    field = "" if wanted.field == NO_FIELD else wanted.field
    asked = {"field": field, "key": wanted.task, "urgency": wanted.urgency}
    found = [_TASK.c[name] == value for name, value in asked.items() if value is not None]
    return [*found, *_section(wanted.section)]


def _section(section: str | None) -> list[ColumnElement[bool]]:
    """The first step of the clause, as `plans.wanted.section_of` counts it; LIKE would take "I" for "i"."""
    clause = func.coalesce(_TASK.c.clause, "")
    if section is None:
        return []
    begun = f"{'' if section == NO_FIELD else section}."
    return [or_(clause == begun[:-1], func.substr(clause, 1, len(begun)) == begun)]


def _month(month: str | None, a: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401
    """By the last day in time: what is due before 1 December, 0:00, is of November."""
    if month is None:
        return []
    if (found := month_of(month)) is None:
        return [a.due.is_(None)]
    begins, ends = (literal(last_moment(day - dt.timedelta(days=1)), a.due.type) for day in found)
    return [a.due > begins, a.due <= ends]


def _with_words(connection: Connection, text: str) -> list[int]:
    """The tasks whose title, or whose document's number or subject, holds every word; no database folds Vietnamese marks alike."""
    words = plain(text).split()
    rows = connection.execute(
        select(_TASK.c.id, _TASK.c.title, _PLAN.c.number, _PLAN.c.title).join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
    )
    return [
        number
        for number, title, mark, subject in rows
        if all(word in f"{plain(title)} {plain(mark or '')} {plain(subject)}" for word in words)
    ]


def _state(state: str | None, a: Any, moment: dt.datetime) -> list[ColumnElement[bool]]:  # noqa: ANN401
    if state is None:
        return []
    if state == State.OPEN_OVERDUE.value:
        return list(overdue_sql(a, moment))
    if state == SOON:
        return list(soon_sql(a, moment))
    if state in VIEWS:
        return [a.stage.in_([one.value for one in VIEWS[state]])]
    if state == HANDED_OVER:
        gave = (_CHANGE.c.act == AWAY, _CHANGE.c.to_stage == Stage.CANCELLED.value)
        return [a.stage == Stage.CANCELLED.value, a.id.in_(select(_CHANGE.c.assignment_id).where(*gave))]
    return [a.stage == state] if state in {one.value for one in Stage} else [state_sql(a, moment) == state]
