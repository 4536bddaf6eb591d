"""What a list is narrowed to, in SQL: `plans.wanted.Wanted` as conditions on assignments as they stood at a moment."""

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_ as or_bits
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from models.amend_rows import HANDED_OVER as AWAY
from models.core import table
from models.plan_keys import plan_id_of
from models.sight_sql import partnered_sql, sight_sql, units_under_sql
from models.state_sql import overdue_sql, soon_sql, state_sql
from models.tables import Assignment, LaunchedPlan, StageChange, Task, Unit
from models.unheard import unheard_sql
from plans.access import Sight
from plans.dates import last_moment
from plans.stages import Stage
from plans.state import State
from plans.wanted import HANDED_OVER, NO_FIELD, SOON, UNHEARD, VIEWS, Wanted, held, month_of

_TASK, _PLAN, _UNIT = table(Task), table(LaunchedPlan), table(Unit)
_CHANGE, _A = table(StageChange), table(Assignment)


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
        found.append(_with_words(connection, wanted.text, a))
    if wanted.occurrence is not None:
        found.append(a.occurrence == wanted.occurrence)
    return [*found, *_month(wanted.month, a), *_state(connection, wanted.state, a, moment)]


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


def _with_words(connection: Connection, text: str, a: Any) -> ColumnElement[bool]:  # noqa: ANN401
    """Every word stands in the title, the document's number or subject, or the unit's name; no database folds marks alike."""
    words = tuple(dict.fromkeys(text.split()))
    every, (lacking, units) = (1 << len(words)) - 1, _read(connection, words)
    found = [a.unit_id.in_(_ids([one for one, has in units if has == every]))]
    for missing, tasks in lacking.items():
        there = [a.task_id.in_(_ids(tasks))]
        if missing:
            there.append(a.unit_id.in_(_ids([one for one, has in units if has & missing == missing])))
        found.append(and_(*there))
    return or_(*found)


def _read(connection: Connection, words: Sequence[str]) -> tuple[dict[int, list[int]], list[tuple[int, int]]]:
    """The tasks by the words that they lack and a unit's name has; the units with the words that theirs has. One query.

    Words are bits, as `plans.wanted.held` gives them.
    """
    of_task = select(literal(True), _TASK.c.id, _TASK.c.title, _PLAN.c.number, _PLAN.c.title.label("subject"))
    works = exists().where(_A.c.unit_id == _UNIT.c.id)  # a registry has thousands that never had anything
    of_unit = select(literal(False), _UNIT.c.id, _UNIT.c.name, null(), literal("")).where(works)
    rows = connection.execute(union_all(of_task.join(_PLAN, _PLAN.c.id == _TASK.c.plan_id), of_unit)).all()
    said = ["\n".join(filter(None, parts)) if is_task else parts[0] for is_task, _, *parts in rows]
    found = [(is_task, one, has) for (is_task, one, *_), has in zip(rows, held(words, said), strict=True)]
    units = [(one, has) for is_task, one, has in found if not is_task]
    named, every, lacking = reduce(or_bits, {has for _, has in units}, 0), (1 << len(words)) - 1, dict[int, list[int]]()
    for is_task, one, has in found:
        missing = every & ~has
        if is_task and has and missing & named == missing:
            lacking.setdefault(missing, []).append(one)
    return lacking, units


def _ids(found: list[int]) -> BindParameter[Any]:
    """In the statement itself: a database takes only so many parameters."""
    return bindparam("found", found, unique=True, expanding=True, literal_execute=True)


def _state(connection: Connection, state: str | None, a: Any, moment: dt.datetime) -> list[ColumnElement[bool]]:  # noqa: ANN401
    if state is None:
        return []
    if state == State.OPEN_OVERDUE.value:
        return list(overdue_sql(a, moment))
    if state == SOON:
        return list(soon_sql(a, moment))
    if state in VIEWS:
        return [a.stage.in_([one.value for one in VIEWS[state]])]
    if state == UNHEARD:
        return unheard_sql(connection, a)
    if state == HANDED_OVER:
        gave = (_CHANGE.c.act == AWAY, _CHANGE.c.to_stage == Stage.CANCELLED.value)
        return [a.stage == Stage.CANCELLED.value, a.id.in_(select(_CHANGE.c.assignment_id).where(*gave))]
    return [a.stage == state] if state in {one.value for one in Stage} else [state_sql(a, moment) == state]
