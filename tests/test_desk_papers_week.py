"""The week's movement on the one page counts what came and went inside the week, not two moments alone."""

import datetime as dt

from sqlmodel import select

from desk.papers.brief import brief_facts
from models.database import writing
from models.progress import move
from models.tables import Assignment, Person, Task
from plans.stages import Act
from plans.state import ZONE
from plans.wanted import Wanted
from tests.boards import MOMENT, OFFICE, busy_office

LATER = MOMENT + dt.timedelta(days=7)


def test_what_became_overdue_and_was_done_in_the_same_week_is_counted_on_both_sides(engine):
    """Of the two that come due in the week one is handed in late and confirmed; the other one stays overdue."""
    busy_office(engine)
    before = brief_facts(engine, LATER, ZONE, office=OFFICE)
    assert (before.before, before.arisen, before.settled, len(before.late)) == (13, 2, 0, 15)
    at = LATER - dt.timedelta(days=1)
    with writing(engine) as session:
        people = {one.slug: one for one in session.exec(select(Person))}
        found = select(Assignment).join(Task, Task.id == Assignment.task_id).where(Task.title == "Việc tuần tới 0")
        one = session.exec(found).one().id
        move(session, one, Act.ACCEPT, by=people["an"], now=at, officer_id=people["an"].id)
        move(session, one, Act.HAND_IN, by=people["an"], now=at)
        move(session, one, Act.APPROVE, by=people["dung"], now=at)
    brief = brief_facts(engine, LATER, ZONE, office=OFFICE)
    assert (brief.before, brief.arisen, brief.settled, len(brief.late)) == (13, 2, 1, 14)
    apart = brief_facts(engine, LATER, ZONE, Wanted(unit="song-thao/so-tai-chinh"), office=OFFICE)
    assert (apart.arisen, apart.settled) == (1, 0)
    assert brief_facts(engine, LATER + dt.timedelta(days=7), ZONE, office=OFFICE).settled == 0, "the week after"
