"""What is overdue, the longest late first: a page of it without putting all of it in order."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, not_, select, union_all

from models.core import table
from models.state_sql import days_late_sql, stopped_sql
from models.tables import Assignment

_NOW = table(Assignment)


def longest_first(
    stood: FromClause,
    wanted: Sequence[ColumnElement[bool]],
    moment: dt.datetime,
    dialect: str,
    limit: int,
    offset: int,
) -> FromClause:
    """Some of these overdue rows as `a`: most days late first, then the earliest date.

    The clock of most runs on, and their dates give the order, which an index has. Of the few that a hand-in stopped another index
    tells, and they alone are put in order. What stood on a past day is put in order whole: made twice it would cost more.
    """
    both: FromClause = stood
    found = select(stood).where(*wanted)
    if stood is _NOW:
        on = select(stood).where(*wanted, not_(stopped_sql(stood.c, moment)))
        on = on.order_by(stood.c.due, stood.c.unit_id, stood.c.id).limit(offset + limit)
        stopped = select(stood).where(*wanted, stopped_sql(stood.c, moment))
        both = union_all(select(on.subquery()), select(stopped.subquery())).subquery()
        found = select(both)
    days, order = days_late_sql(both.c, moment, dialect), (both.c.due, both.c.unit_id, both.c.id)
    return found.order_by(days.desc(), *order).limit(limit).offset(offset).subquery("a")
