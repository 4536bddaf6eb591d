"""Opening assignments: which occurrences of a task are due, and one statement that gives each of its units a row.

The rows are made inside the database from the membership lists kept with the plan, by launches and by the daily sweep
alike; the unique key (task, unit, occurrence) makes doing it twice harmless. The lists are of the day of the launch: what
is opened on a later day goes to the units that do the work of theirs by then.
"""

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, case, exists, literal, select
from sqlmodel.sql.sqltypes import UTCDateTime

from models.core import insert_new, named, table
from models.tables import Assignment, LaunchedPlan, MembershipUnit, Succession, TaskMembership, Unit
from plans.plan import Force
from plans.policy import StagePolicy
from plans.stages import first_stage

LEAD, PARTNER, RECEIVER = "lead", "partner", "receiver"
_ASSIGNMENT, _UNIT, _PLAN = table(Assignment), table(Unit), table(LaunchedPlan)
_LIST, _MEMBER, _AFTER = table(TaskMembership), table(MembershipUnit), table(Succession)
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
    connection: Connection,
    task: Opened,
    opening: Opening,
    now: dt.datetime,
    units: list[int] | None = None,
    on: dt.date | None = None,
) -> int:
    """Give each unit that leads the task (or those of `units`) its row for this occurrence; returns how many were new.

    `on` is the day from which successions are followed, where it is later than that of the lists.
    """
    unit, stage = _UNIT.c.id, first_stage(StagePolicy.model_validate(task.stages)).value
    leading = leads(task.id) if on is None else _heirs(task.id, opening.occurrence, on)
    row = select(
        literal(task.id), literal(task.plan_id), unit, literal(opening.occurrence),
        literal(opening.due, UTCDateTime()), literal(stage), literal(1), force_of(task, leading).label("force"),
        literal(now, UTCDateTime()), literal(now, UTCDateTime()), confirmer_of(task),
    ).where(unit.in_(leading))  # fmt: skip
    if units is not None:
        row = row.where(unit.in_(units))
    statement = insert_new(connection, _ASSIGNMENT, "task_id", "unit_id", "occurrence")
    statement = statement.from_select(list(_COLUMNS), row.order_by(unit)).execution_options(preserve_rowcount=True)
    return int(connection.execute(statement).rowcount)


def leads(task_id: int) -> Select[Any]:
    """The ids of the units that lead a task, from the lists kept with its plan."""
    mine = (_LIST.c.task_id == task_id, _LIST.c.part == LEAD)
    return select(_MEMBER.c.unit_id).join(_LIST, _LIST.c.membership_id == _MEMBER.c.membership_id).where(*mine)


def _heirs(task_id: int, occurrence: str, on: dt.date) -> Select[Any]:
    """The ids of the units that do the work of a task's leads on a day: a unit that ended passes to its single successor.

    One that was divided keeps its share under its own name: nobody may guess whose it is, and it must not be lost. What
    was given before the change is not given again to whoever came after.
    """
    line = leads(task_id).cte("line", recursive=True, nesting=True)  # at the top, it hides the number of rows
    after = named(_AFTER, "after")
    given = exists(select(1).where(_ASSIGNMENT.c.task_id == task_id, _ASSIGNMENT.c.occurrence == occurrence))
    heirs = select(after.c.successor_id).where(after.c.unit_id == line.c.unit_id, *_passed(after, on), ~given)
    line = line.union(heirs)
    return select(line.c.unit_id).where(line.c.unit_id.not_in(select(after.c.unit_id).where(*_passed(after, on))))


def _passed(after: Any, on: dt.date) -> tuple[Any, ...]:  # noqa: ANN401  (an alias of successions)
    """Whether a succession is the only whole one of a unit that has ended by a day."""
    old, other = named(_UNIT, "old"), named(_AFTER, "other")
    whole = (other.c.unit_id == after.c.unit_id, other.c.on <= on, other.c.whole)
    several = exists(select(1).where(*whole, other.c.successor_id != after.c.successor_id))
    gone = exists(select(1).where(old.c.id == after.c.unit_id, old.c.valid_to < on))
    return after.c.on <= on, after.c.whole, gone, ~several


def confirmer_of(task: Opened) -> Any:  # noqa: ANN401  (a CASE)
    """Nobody confirms his own work: for the share of the unit charged with following, the office does."""
    office = select(_PLAN.c.office_id).where(_PLAN.c.id == task.plan_id).scalar_subquery()
    charged = literal(task.confirmer_unit_id, _UNIT.c.id.type)
    return case((_UNIT.c.id == charged, office), else_=charged)


def force_of(task: Opened, leading: Select[Any]) -> Any:  # noqa: ANN401  (a literal or a CASE)
    """An order to many that names a body which can only be asked asks that body; an order to such bodies alone stands.

    Only the State asks: a Party office that launches orders Party bodies as it orders the others.
    """
    if task.force == Force.REQUEST.value:
        return literal(task.force)
    other = named(_UNIT, "other")
    ordered = exists(select(1).where(other.c.force == Force.ORDER.value, other.c.id.in_(leading)))
    office = named(_UNIT, "office")
    party = exists(
        select(1)
        .select_from(_PLAN.join(office, office.c.id == _PLAN.c.office_id))
        .where(_PLAN.c.id == task.plan_id, office.c.force == Force.REQUEST.value)
    )
    asked = (_UNIT.c.force == Force.REQUEST.value) & ordered & ~party
    return case((asked, literal(Force.REQUEST.value, String())), else_=literal(Force.ORDER.value, String()))
