"""A plan that is followed no more, and one that is taken up again: nothing new is opened of it, and what is open may be ended with it."""

import datetime as dt

from sqlalchemy import select, update
from sqlmodel import Session

from models.amend_rows import Rows
from models.core import table
from models.tables import Assignment, LaunchedPlan, Task
from plans.amended import Why
from plans.stages import OPEN

_A, _PLAN, _TASK = table(Assignment), table(LaunchedPlan), table(Task)


def close(session: Session, plan_id: int, now: dt.datetime) -> bool:
    """Note that the plan is closed; whether it was not before."""
    open_one = update(_PLAN).where(_PLAN.c.id == plan_id, _PLAN.c.closed_at.is_(None))
    return session.connection().execute(open_one.values(closed_at=now)).rowcount == 1


def reopen(session: Session, plan_id: int, today: dt.date) -> bool:
    """Take it up again; whether it was closed. What was ended stays so, and of recurring work what came meanwhile is not given."""
    closed = update(_PLAN).where(_PLAN.c.id == plan_id, _PLAN.c.closed_at.is_not(None))
    if session.connection().execute(closed.values(closed_at=None)).rowcount != 1:
        return False
    yesterday = today - dt.timedelta(days=1)
    behind = update(_TASK).where(_TASK.c.plan_id == plan_id, _TASK.c.opened_until < yesterday)
    session.connection().execute(behind.values(opened_until=yesterday))
    return True


def open_ids(session: Session, plan_id: int) -> list[int]:
    """What of it is open, parts that units gave on too."""
    mine = (_A.c.plan_id == plan_id, _A.c.stage.in_([one.value for one in OPEN]))
    return list(session.connection().execute(select(_A.c.id).where(*mine).order_by(_A.c.id)).scalars())


def end_open(session: Session, plan_id: int, by: int, why: Why, now: dt.datetime) -> int:
    """End all that is open of it, as an amendment does; how many were."""
    work = Rows(session.connection(), now, by, why)
    work.hold(_A.c.plan_id == plan_id)
    work.cancel("", _A.c.plan_id == plan_id)
    return work.cancelled
