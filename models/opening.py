"""Opening assignments: which occurrences of a task are due, and one statement that gives each of its units a row.

The rows are made inside the database from the membership lists kept with the plan, by launches and by the daily sweep
alike; the unique key (task, unit, occurrence) makes doing it twice harmless.
"""

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, case, exists, literal, select
from sqlmodel.sql.sqltypes import UTCDateTime

from models.core import insert_new, table
from models.tables import Assignment, LaunchedPlan, MembershipUnit, TaskMembership, Unit
from plans.plan import Force
from plans.policy import StagePolicy
from plans.stages import first_stage

LEAD, PARTNER = "lead", "partner"
_ASSIGNMENT, _UNIT, _PLAN = table(Assignment), table(Unit), table(LaunchedPlan)
_LIST, _MEMBER = table(TaskMembership), table(MembershipUnit)
_COLUMNS = (
    "task_id", "plan_id", "unit_id", "occurrence", "due", "stage", "version", "force", "opened_at", "changed_at",
    "confirmer_unit_id",
)  # fmt: skip


class Opening(NamedTuple):
    """An occurrence to open: the rule's own name for it, and the instant from which it is late (None: undated)."""

    occurrence: str
    due: dt.datetime | None


class Opened(NamedTuple):
    """The columns of a task that its assignments copy."""

    id: int
    plan_id: int
    force: str
    stages: dict[str, Any]
    confirmer_unit_id: int | None


def open_assignments(
    connection: Connection, task: Opened, opening: Opening, now: dt.datetime, units: list[int] | None = None
) -> int:
    """Give each unit that leads the task (or those of `units`) its row for this occurrence; returns how many were new."""
    unit, stage = _UNIT.c.id, first_stage(StagePolicy.model_validate(task.stages)).value
    row = select(
        literal(task.id), literal(task.plan_id), unit, literal(opening.occurrence),
        literal(opening.due, UTCDateTime()), literal(stage), literal(1), _force(task).label("force"),
        literal(now, UTCDateTime()), literal(now, UTCDateTime()), literal(task.confirmer_unit_id, _UNIT.c.id.type),
    ).where(unit.in_(leads(task.id)))  # fmt: skip
    if units is not None:
        row = row.where(unit.in_(units))
    statement = insert_new(connection, _ASSIGNMENT, "task_id", "unit_id", "occurrence")
    statement = statement.from_select(list(_COLUMNS), row.order_by(unit)).execution_options(preserve_rowcount=True)
    return int(connection.execute(statement).rowcount)


def leads(task_id: int) -> Select[Any]:
    """The ids of the units that lead a task, from the lists kept with its plan."""
    mine = (_LIST.c.task_id == task_id, _LIST.c.part == LEAD)
    return select(_MEMBER.c.unit_id).join(_LIST, _LIST.c.membership_id == _MEMBER.c.membership_id).where(*mine)


def _force(task: Opened) -> Any:  # noqa: ANN401  (a literal or a CASE)
    """An order to many that names a body which can only be asked asks that body; an order to such bodies alone stands.

    Only the State asks: a Party office that launches orders Party bodies as it orders the others.
    """
    if task.force == Force.REQUEST.value:
        return literal(task.force)
    other = _UNIT.alias("other")
    ordered = exists(select(1).where(other.c.force == Force.ORDER.value, other.c.id.in_(leads(task.id))))
    office = _UNIT.alias("office")
    party = exists(
        select(1)
        .select_from(_PLAN.join(office, office.c.id == _PLAN.c.office_id))
        .where(_PLAN.c.id == task.plan_id, office.c.force == Force.REQUEST.value)
    )
    asked = (_UNIT.c.force == Force.REQUEST.value) & ordered & ~party
    return case((asked, literal(Force.REQUEST.value, String())), else_=literal(Force.ORDER.value, String()))
