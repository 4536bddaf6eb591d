"""Times of one task whose hour was amended are one row still: what is told of it is told of all."""

import datetime as dt

from desk.grouped import folded, told_alone
from models.database import reading
from models.queries import tasks
from plans.extending import GRANT
from plans.moved import AMEND, Moved
from plans.state import ZONE
from tests.test_desk_amending_the_hour import DAILY, NOON, amended, office

__all__ = ["office"]
AT = dt.datetime(2026, 9, 10, 12, tzinfo=ZONE)
DUE = dt.datetime(2026, 9, 12, 15, 30, tzinfo=ZONE)


def rows(engine, moment):
    with reading(engine) as session:
        return [(one.line.due.astimezone(ZONE).day, one.many) for one in folded(tasks(session, moment=moment).rows)]


def test_what_passed_and_what_has_another_hour_are_two_rows_at_most(office):
    amended(office, DAILY.model_copy(update={"time": "17:00"}))
    found = rows(office, NOON + dt.timedelta(hours=1))
    assert found[0] == (1, 9), "the nine that kept their hour"
    assert len(found) <= 3
    assert sum(many for _, many in found) > 9


def test_the_hour_alone_is_nothing_of_one_time(office):
    amended(office, DAILY.model_copy(update={"time": "17:00"}))
    with reading(office) as session:
        (line, *_) = [one for one in tasks(session, moment=NOON + dt.timedelta(hours=1)).rows if one.moves]
    assert not told_alone(line)
    for move in (
        Moved(AMEND, AT, DUE, DUE + dt.timedelta(days=1)),
        Moved(AMEND, AT, DUE, DUE + dt.timedelta(hours=1), late=2),
        Moved(AMEND, AT, DUE, None),
        Moved(GRANT, AT, DUE, DUE + dt.timedelta(hours=1)),
    ):
        assert told_alone(line._replace(moves=(move,))), move
