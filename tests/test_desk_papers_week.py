"""The week's movement on the one page counts what came and went inside the week, not two moments alone."""

import datetime as dt

from sqlmodel import select

from desk.papers.blocks import Line
from desk.papers.brief import brief_facts, brief_paper
from models.database import reading, writing
from models.progress import move
from models.queries import tasks
from models.tables import Assignment, Person, Task
from plans.stages import Act
from plans.state import ZONE
from plans.wanted import SOON, Wanted
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


def test_what_is_due_before_next_week_begins_is_named_too(engine):
    """Two come due, on Tuesday the 15th and on Wednesday: of what is left of a week nothing is lost between two pages."""
    busy_office(engine)

    def said(now):
        brief = brief_facts(engine, now, ZONE, office=OFFICE)
        lines = [one for one in brief_paper(brief).blocks if isinstance(one, Line)]
        return (len(brief.rest), len(brief.coming)), "\n".join("".join(run.text for run in one.runs) for one in lines)

    for now, rest in (
        (dt.datetime(2026, 12, 14, 5, tzinfo=dt.UTC), 2),
        (dt.datetime(2026, 12, 16, 9, tzinfo=dt.UTC), 1),
    ):
        figures, text = said(now)
        assert figures == (rest, 0)
        assert f"5. Còn lại của tuần này (đến 20/12/2026). Đến hạn 0{rest} nhiệm vụ đang ở đơn vị: " in text
        assert "Tuần tới (21/12–27/12/2026). Không có nhiệm vụ nào đến hạn." in text
    figures, text = said(MOMENT)
    assert figures == (0, 2)
    assert "Còn lại của tuần này (đến 13/12/2026). Không có nhiệm vụ nào đến hạn. Tuần tới (14/12–" in text


def test_the_date_of_a_correction_comes_due_as_on_the_page(engine):
    """Sent in time, returned, to be corrected by Friday the 18th: on Wednesday, its own date behind it, it is still to come."""
    busy_office(engine)
    now = dt.datetime(2026, 12, 16, 9, tzinfo=dt.UTC)
    with writing(engine) as session:
        people = {one.slug: one for one in session.exec(select(Person))}
        found = select(Assignment).join(Task, Task.id == Assignment.task_id).where(Task.title == "Việc tuần tới 0")
        one = session.exec(found).one().id
        move(session, one, Act.ACCEPT, by=people["an"], now=MOMENT, officer_id=people["an"].id)
        move(session, one, Act.HAND_IN, by=people["an"], now=MOMENT, note="Đã báo cáo")
        until = dt.datetime(2026, 12, 19, tzinfo=ZONE)
        move(session, one, Act.RETURN, by=people["dung"], now=MOMENT, note="Thiếu phụ lục", correct_by=until)
    with reading(engine) as session:
        soon = {line.id for line in tasks(session, moment=now, wanted=Wanted(state=SOON)).rows}
    assert one in soon
    assert {line.id for line in brief_facts(engine, now, ZONE, office=OFFICE).rest} == soon
    later = brief_facts(engine, now + dt.timedelta(days=3), ZONE, office=OFFICE)
    assert one not in {line.id for line in (*later.rest, *later.coming)}
