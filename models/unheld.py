"""Leads of plans in force that stand for no unit, as they were printed: nobody of these names was given the task."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import exists, or_, select
from sqlmodel import Session

from models.core import table
from models.plan_keys import plan_id_of
from models.sight_sql import task_sight_sql
from models.tables import LaunchedPlan, Membership, MembershipUnit, Task, TaskMembership
from plans.access import Sight
from plans.plan import OF_NOTE, Handling
from plans.plan_keys import plan_key

_PLAN, _TASK, _LIST = table(LaunchedPlan), table(Task), table(TaskMembership)
_MEMBERSHIP, _MEMBER = table(Membership), table(MembershipUnit)


class UnheldLine(NamedTuple):
    """A name among the leads of a task of the plan of that key."""

    plan: str
    number: str | None
    task: str
    title: str
    name: str


def unheld_lines(session: Session, plan: str | None, sight: Sight | None) -> Iterator[UnheldLine]:
    """Of one plan, or of all that may be seen; what we received and others lead is not ours to give."""
    p, t, names = _PLAN.c, _TASK.c, _MEMBERSHIP.c
    rows = (
        select(p.slug, p.as_unit, p.number, t.key, t.title, names.name)
        .select_from(_LIST)
        .join(_TASK, t.id == _LIST.c.task_id)
        .join(_PLAN, p.id == t.plan_id)
        .join(_MEMBERSHIP, names.id == _LIST.c.membership_id)
        .where(_LIST.c.part == "lead", t.active, t.handling != Handling.INFORM.value)
        .where(or_(p.as_unit == "", t.key.startswith(OF_NOTE)), ~exists().where(_MEMBER.c.membership_id == names.id))
        .where(*task_sight_sql(sight), *([p.id == plan_id_of(plan)] if plan else []))
        .order_by(p.id, t.ordinal, _LIST.c.place, names.id)
    )
    for slug, as_unit, *line in session.connection().execute(rows):
        yield UnheldLine(plan_key(slug, as_unit), *line)
