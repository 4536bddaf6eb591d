"""How much is open of each unit and officer, as the figures call it: for the subject of a mail and the sentences below its list."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import and_, case, func, not_, select
from sqlmodel import Session

from models.core import table
from models.state_sql import dated_sql, late_sql, soon_sql
from models.tables import Assignment
from plans.stages import OPEN, Stage


class UnitLoad(NamedTuple):
    """How many lines are open, by whose they are; each is in one of the first five counts.

    `overdue`: with the unit, of them `late_new` not received; `soon`: in time, the day is near; `new` wait to be received, and
    their day is not near; `review` wait to be confirmed, of them `late_sent` were sent late.
    """

    unit_id: int
    officer_id: int | None
    overdue: int
    on_time: int
    review: int
    new: int = 0
    soon: int = 0
    late_new: int = 0
    late_sent: int = 0


def loads(session: Session, moment: dt.datetime) -> list[UnitLoad]:
    """Open lines counted by unit and officer."""
    a = table(Assignment).c
    review, draft = a.stage == Stage.REVIEW.value, a.stage == Stage.DRAFT.value
    overdue = and_(dated_sql(a), late_sql(a, moment))
    late = and_(not_(review), overdue)
    soon = and_(not_(late), func.coalesce(and_(*soon_sql(a, moment)), False))
    new, rest = and_(draft, not_(late), not_(soon)), and_(not_(review), not_(draft), not_(late), not_(soon))
    kinds = (late, rest, review, new, soon, and_(draft, late), and_(review, overdue))
    counted = [func.sum(case((condition, 1), else_=0)) for condition in kinds]
    statement = (
        select(a.unit_id, a.officer_id, *counted)
        .where(a.stage.in_([stage.value for stage in OPEN]))
        .group_by(a.unit_id, a.officer_id)
    )
    return [UnitLoad(*row) for row in session.connection().execute(statement)]
