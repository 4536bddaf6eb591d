"""What is asked for by an hour is not given after it on that day: the next time is the first, and a single one is asked about."""

import datetime as dt

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from desk.amending import amend_plan, propose_amendment
from desk.drafts.before import before_giving
from desk.drafts.taking import Paper, take_paper
from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from desk.quick import QuickEntry, QuickLine, look_quick
from models.occurring import first_openings
from models.settings import Settings
from plans.calendar import Calendar
from plans.dates import Anchors
from plans.due import OnDate, Recurring
from plans.files import write_plan
from plans.plan import Urgency
from plans.policy import DuePolicy
from plans.state import ZONE
from plans.wording import render
from tests.office import DAY, furnish, plan
from tests.test_desk_not_given import paper, person, rows_at

SETTINGS = Settings(office="song-thao/van-phong")
LATE = dt.datetime.combine(DAY, dt.time(9, 41), ZONE)
"""When it is given: after seven of that day."""
DAILY = Recurring(rrule="FREQ=DAILY", time="07:00", text="trước 07 giờ hằng ngày")
THIS_MORNING = OnDate(date=DAY, time="07:00", text="trước 07 giờ ngày 01/9/2026")
WISH = Wish(DAY, LATE, proposed_by="hoa", agreed_by="dung")


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def first_of(engine, key="1"):
    """The first moment from which a task is late."""
    return min(due for task, due in rows_at(engine) if task == key).astimezone(ZONE)


def put(engine, made, **wish):
    proposal = propose(engine, Intake("a.yaml", made, [], ""), WISH._replace(**wish), SETTINGS)
    return proposal, (None if proposal.refused else launch_plan(engine, proposal, WISH._replace(**wish)))


def test_what_is_daily_by_seven_begins_tomorrow_when_it_is_given_at_ten(office):
    proposal, done = put(office, paper(DAILY))
    assert proposal.figures.assignments == done.assignments, "as many as were shown"
    assert first_of(office) == dt.datetime.combine(DAY + dt.timedelta(days=1), dt.time(7), ZONE)
    assert (proposal.figures.late, done.late) == ((), ())


def test_before_that_hour_it_begins_today(office):
    put(office, paper(DAILY), now=LATE.replace(hour=6))
    assert first_of(office) == dt.datetime.combine(DAY, dt.time(7), ZONE)


def test_that_dates_are_given_from_today_on_changes_nothing(office):
    put(office, paper(DAILY), since=DAY)
    assert first_of(office).date() == DAY + dt.timedelta(days=1)


def test_a_single_hour_that_is_over_is_asked_about_and_told_with_its_hour(office):
    proposal, _ = put(office, paper(THIS_MORNING))
    (asked,) = (one for one in proposal.problems if one.code == "past-not-given")
    assert "07:00 ngày 01/09/2026 đã qua" in render(asked).says
    assert "07:00 on 01/09/2026" in render(asked, "en").says
    _, done = put(office, paper(THIS_MORNING, None), leave_past=True)
    assert (done.past, done.assignments) == (("1",), 1)


def test_given_all_the_same_it_is_said_to_be_late(office):
    made = paper(THIS_MORNING)
    made = made.model_copy(update={"tasks": tuple(one.model_copy(update={"give_past": True}) for one in made.tasks)})
    proposal, done = put(office, made)
    assert (proposal.figures.late, done.late, done.assignments) == (("1",), ("1",), 1)


def test_the_page_before_giving_counts_and_asks_alike(office):
    made = paper(DAILY, THIS_MORNING)
    file = Paper(write_plan(made).encode(), "a.yaml", no_secret=True)
    take_paper(office, SETTINGS, person(office, "hoa"), file, LATE)
    found = before_giving(office, SETTINGS, person(office, "hoa"), 1, LATE)
    asked = [one.task for one in found.told if one.problem.code == "past-not-given"]
    assert (found.figures.past, asked) == (("2",), ["2"])
    assert sum(week.assignments for week in found.weeks) == found.figures.assignments
    early = before_giving(office, SETTINGS, person(office, "hoa"), 1, LATE.replace(hour=6))
    assert (early.figures.past, early.figures.assignments) == ((), found.figures.assignments + 2)


def test_what_is_typed_in_is_asked_about_too(office):
    line = QuickLine("Sửa cổng ra vào cơ quan", "Sở Nội vụ tỉnh Sông Thao", "trước 07 giờ hôm nay")
    looked = look_quick(office, SETTINGS, QuickEntry(person(office, "hoa"), [line], "", LATE))
    said = [*looked.problems, *(one for line in looked.lines for one in line.problems)]
    assert any("07:00 ngày 01/09/2026" in render(one).says for one in said), said


def test_who_is_given_it_by_an_amendment_begins_tomorrow_too(office):
    put(office, paper(None))
    more = paper(None, DAILY).model_copy(update={"version": 2})
    shown = propose_amendment(office, Intake("a.yaml", more, [], ""), WISH, SETTINGS)
    amend_plan(office, shown, WISH)
    assert first_of(office, "2") == dt.datetime.combine(DAY + dt.timedelta(days=1), dt.time(7), ZONE)


@for_all(hour=st.integers(0, 23), minute=st.integers(0, 59), at=st.times(), rule=st.sampled_from(("DAILY", "WEEKLY")))
def test_nothing_that_recurs_is_over_when_it_is_given(hour, minute, at, rule):
    due = Recurring(rrule=f"FREQ={rule}", time=f"{hour:02}:{minute:02}", text="hằng ngày")
    task = plan().tasks[0].model_copy(update={"due": due})
    moment = dt.datetime.combine(DAY, at, ZONE)
    anchors = Anchors(issued=DAY, launched=DAY)
    found, _ = first_openings(task, anchors, DAY, DAY, Calendar(), DuePolicy(), Urgency.NONE, moment)
    assert found
    assert all(one.due > moment for one in found)
    whole, _ = first_openings(task, anchors, DAY, DAY, Calendar(), DuePolicy(), Urgency.NONE)
    assert set(whole) - set(found) == {one for one in whole if one.due <= moment}
