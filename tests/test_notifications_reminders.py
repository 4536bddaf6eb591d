"""The rule table: which line is named on which day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.redated import Redated
from notifications.reminders import Decision, Kind, due_reminders
from plans.calendar import Calendar
from plans.dates import last_day
from plans.extending import REFUSE
from plans.plan import Urgency
from plans.stages import Stage
from tests.notified import CALENDAR, DAY, PLAN, TASK, at, end_of, line

MONDAY = dt.date(2026, 12, 7)
REQUEST = {"force": "request"}


def decide(one, day=DAY, calendar=CALENDAR, **more) -> Decision | None:
    found = due_reminders([one], day, calendar, **more)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("due", "day", "kind", "days"),
    [
        (dt.date(2026, 12, 12), DAY, Kind.BEFORE, 3),
        (dt.date(2026, 12, 11), DAY, None, 0),  # two days before: silent
        (dt.date(2026, 12, 16), DAY, None, 0),
        (DAY, DAY, Kind.TODAY, 0),
        (dt.date(2026, 12, 8), DAY, Kind.OVERDUE, 1),
        (dt.date(2026, 12, 7), DAY, None, 0),  # day 2 late: silent
        (dt.date(2026, 12, 6), DAY, Kind.OVERDUE, 3),
        (dt.date(2026, 12, 4), DAY, Kind.OVERDUE, 5),
        (dt.date(2026, 11, 9), MONDAY, Kind.OVERDUE, 28),  # long late: Mondays
        (dt.date(2026, 11, 9), MONDAY + dt.timedelta(days=1), None, 0),
    ],
)
def test_days_of_a_dated_line(due, day, kind, days):
    found = decide(line(due), day)
    levels_of_the_doers = found is not None and 1 in found.levels
    assert levels_of_the_doers == (kind is not None)
    if kind:
        assert (found.kind, found.days) == (kind, days)


def test_a_day_off_puts_off_and_never_drops():
    """Due on Tuesday: three days before is Saturday, so Monday says it; late on Saturday, said on Monday."""
    assert decide(line(dt.date(2026, 12, 8)), dt.date(2026, 12, 5)) is None
    said = decide(line(dt.date(2026, 12, 8)), MONDAY)
    assert (said.kind, said.days) == (Kind.BEFORE, 1)
    late = decide(line(dt.date(2026, 12, 4)), MONDAY)
    assert (late.kind, late.days) == (Kind.OVERDUE, 3)


def test_a_last_day_off_is_told_on_the_last_working_day_before():
    """Due on Saturday: nobody was mailed on Friday, and Monday's mail said that it was overdue."""
    friday, saturday = dt.date(2026, 12, 11), dt.date(2026, 12, 12)
    said = decide(line(saturday), friday)
    assert (said.kind, said.days) == (Kind.TODAY, 1)
    assert decide(line(saturday), dt.date(2026, 12, 10)) is None
    assert decide(line(saturday, task=TASK._replace(reminders={"on_day": False})), friday) is None
    holiday = Calendar(off=(dt.date(2027, 1, 1),))
    assert decide(line(dt.date(2027, 1, 3)), dt.date(2026, 12, 31), holiday).days == 3
    back = line(dt.date(2026, 12, 1), changed_at=at(dt.date(2026, 12, 2)), correct_by=end_of(saturday))
    assert decide(back, friday).kind is Kind.RETURNED


def test_a_holiday_moves_the_first_monday():
    """2 September 2026 and its neighbour fall on working days; the days of the policy inside come after."""
    calendar = Calendar(off=(dt.date(2026, 9, 1), dt.date(2026, 9, 2)))
    due = dt.date(2026, 8, 31)
    assert decide(line(due), dt.date(2026, 9, 2), calendar) is None
    said = decide(line(due), dt.date(2026, 9, 3), calendar)
    assert (said.kind, said.days, said.levels) == (Kind.OVERDUE, 3, (1,))


def test_a_sweep_that_did_not_run_is_made_up_for():
    """The server was off on Tuesday (day 1 late): Wednesday says it, though day 2 itself is silent."""
    assert decide(line(MONDAY), DAY) is None
    assert decide(line(MONDAY), DAY, after=MONDAY).days == 2


def test_a_request_is_reminded_and_never_called_overdue():
    assert decide(line(dt.date(2026, 12, 12), **REQUEST)).kind is Kind.BEFORE
    for due in (dt.date(2026, 12, 8), dt.date(2026, 12, 4), dt.date(2026, 11, 1)):
        for day in (DAY, MONDAY):
            assert decide(line(due, **REQUEST), day) is None or due >= day


def test_a_task_of_its_own_policy():
    quiet = TASK._replace(reminders={"enabled": False})
    early = TASK._replace(reminders={"before": [10], "on_day": False, "overdue": [2], "weekly": False})
    assert decide(line(DAY, task=quiet)) is None
    assert decide(line(DAY + dt.timedelta(days=10), task=early)).kind is Kind.BEFORE
    assert decide(line(DAY, task=early)) is None
    assert decide(line(MONDAY, task=early)).days == 2
    assert decide(line(dt.date(2026, 11, 9), task=early), MONDAY).levels == (2, 3, 4)  # the doers are left alone


def test_nobody_above_the_unit_hears_while_it_waits_for_an_answer_to_its_request():
    late = dt.date(2026, 11, 9)
    assert decide(line(late), MONDAY).levels == (1, 2, 3, 4)
    assert decide(line(late, asked_until=dt.date(2026, 11, 30)), MONDAY).levels == (1,)


def test_after_a_refusal_those_whom_its_days_have_reached_hear_the_next_morning():
    """They heard on the next Monday, up to six days later."""
    late, day = dt.date(2026, 11, 9), DAY - dt.timedelta(days=1)
    refused = (Redated(at(day), end_of(late), "không có căn cứ", REFUSE, None),)
    assert decide(line(late, redated=refused)).levels == (1, 2, 3, 4)
    assert decide(line(late, redated=refused), DAY + dt.timedelta(days=1)) is None
    young = DAY - dt.timedelta(days=2)
    assert decide(line(young, redated=refused)).levels == (1,), "no level is reached"


def test_levels_come_when_reached_and_then_on_mondays():
    due = dt.date(2026, 11, 27)  # a Friday
    said = {day: decide(line(due), day) for day in (dt.date(2026, 11, 28) + dt.timedelta(days=n) for n in range(20))}
    levels = {day.isoformat()[5:]: found.levels for day, found in said.items() if found}
    assert levels == {
        "11-30": (1,),
        "12-02": (1, 2),  # three working days late, and day 5
        "12-04": (3,),
        "12-07": (1, 2, 3),
        "12-11": (4,),
        "12-14": (1, 2, 3, 4),
    }


@pytest.mark.parametrize(("urgency", "second"), [("none", 3), ("khan", 2), ("thuong-khan", 1), ("hoa-toc", 1)])
def test_urgency_shortens_the_ladder(urgency, second):
    urgent = TASK._replace(urgency=urgency)
    late = line(dt.date(2026, 11, 30), task=urgent)
    heard = [n for n in range(1, 5) if (found := decide(late, dt.date(2026, 12, n))) and 2 in found.levels]
    assert heard[0] == second


def test_a_return_is_said_next_morning_and_on_its_date():
    late = dt.date(2026, 12, 4)
    until = end_of(dt.date(2026, 12, 11))
    returned = line(late, credited_at=at(dt.date(2026, 12, 3)), changed_at=at(dt.date(2026, 12, 8)), correct_by=until)
    said = {day: decide(returned, day) for day in (DAY + dt.timedelta(days=n) for n in range(6))}
    kinds = {day.day: found.kind for day, found in said.items() if found}
    assert kinds == {9: Kind.RETURNED, 11: Kind.RETURNED, 14: Kind.OVERDUE}
    assert said[DAY].days == 2
    assert said[dt.date(2026, 12, 14)].days == 10  # from the original date


def test_a_missed_correction_is_said_next_morning_to_all_whom_its_days_have_reached():
    """Sent in time, returned, not corrected by Monday: Tuesday says so, though it is day 7 of the delay; Wednesday is silent again."""
    sent, back = at(dt.date(2026, 11, 30)), at(dt.date(2026, 12, 2))
    missed = line(dt.date(2026, 12, 1), credited_at=sent, changed_at=back, correct_by=end_of(MONDAY))
    tuesday = MONDAY + dt.timedelta(days=1)
    assert decide(missed, MONDAY, after=dt.date(2026, 12, 4)).kind is Kind.RETURNED
    said = decide(missed, tuesday, after=MONDAY)
    assert (said.kind, said.levels) == (Kind.OVERDUE, (1, 2, 3))
    assert decide(missed, DAY, after=tuesday) is None
    assert decide(missed._replace(force="request"), tuesday, after=MONDAY) is None


def test_a_correction_missed_before_the_task_is_due_is_said_next_morning():
    early = line(dt.date(2026, 12, 20), changed_at=at(dt.date(2026, 12, 2)), correct_by=end_of(MONDAY))
    said = decide(early, MONDAY + dt.timedelta(days=1), after=MONDAY)
    assert (said.kind, said.days) == (Kind.BEFORE, 12)


def moved(due, before, on=DAY - dt.timedelta(days=1), **more):
    """A line whose date was moved on the day before."""
    change = Redated(at(on), end_of(before) if before else None, "")
    return line(due, redated=(change,), **more)


FAR, NEAR = dt.date(2026, 12, 27), dt.date(2026, 12, 11)


@pytest.mark.parametrize(
    ("due", "before", "kind", "days"),
    [
        (dt.date(2026, 12, 18), FAR, Kind.REDATED, 9),
        (FAR, dt.date(2026, 12, 18), Kind.REDATED, 18),
        (NEAR, FAR, Kind.BEFORE, 2),  # three days before has passed: made up for
        (DAY, FAR, Kind.TODAY, 0),
        (dt.date(2026, 12, 7), FAR, Kind.REDATED, -2),  # day 2 late is silent, but nobody was told of the new date
        (dt.date(2026, 12, 8), FAR, Kind.OVERDUE, 1),
        (None, FAR, Kind.REDATED, 0),
        (FAR, None, Kind.REDATED, 18),
    ],
)
def test_a_moved_date_is_told_next_morning(due, before, kind, days):
    said = decide(moved(due, before))
    assert (said.kind, said.days, said.moved.before) == (kind, days, end_of(before) if before else None)
    assert 1 in said.levels
    assert said.late == (kind is Kind.OVERDUE or days < 0)
    later = decide(moved(due, before), DAY + dt.timedelta(days=1))
    assert later is None or later.moved is None


def test_a_date_moved_twice_is_told_from_what_they_knew_and_one_moved_back_not_at_all():
    first, second = Redated(at(MONDAY), end_of(FAR), "1"), Redated(at(DAY - dt.timedelta(days=1)), end_of(NEAR), "2")
    twice = line(dt.date(2026, 12, 18), redated=(first, second))
    assert decide(twice, after=MONDAY - dt.timedelta(days=3)).moved == second._replace(before=end_of(FAR))
    assert decide(twice, after=MONDAY + dt.timedelta(days=1)).moved == second
    assert decide(line(FAR, redated=(first, second)), after=MONDAY - dt.timedelta(days=3)) is None


def test_a_request_that_was_moved_into_the_past_is_told_and_not_called_overdue():
    said = decide(moved(dt.date(2026, 12, 7), FAR, **REQUEST))
    assert (said.kind, said.late, said.last_day) == (Kind.REDATED, False, None)


def test_what_waits_for_the_confirmer_is_not_told_of_a_moved_date():
    waits = moved(dt.date(2026, 12, 18), FAR, stage=Stage.REVIEW, handed_in_at=at(DAY - dt.timedelta(days=1)))
    assert decide(waits).kind is Kind.CONFIRM


def test_a_line_that_waits_for_the_confirmer_asks_the_confirmer():
    handed = line(dt.date(2026, 11, 20), stage=Stage.REVIEW, handed_in_at=at(dt.date(2026, 11, 19)))
    said = {dt.date(2026, 11, 19) + dt.timedelta(days=n): None for n in range(8)}
    said = {day.day: (found.kind, found.working) for day in said if (found := decide(handed, day))}
    assert said == {20: (Kind.CONFIRM, 0), 23: (Kind.CONFIRM, 0), 24: (Kind.CONFIRM, 1)}  # Thursday + 2 working days


def test_express_is_announced_the_same_day_or_the_next_morning_at_the_latest():
    """Given at 15:00, after the day's sweep: with no other one that day, the next morning must not take it for told."""
    express = PLAN._replace(urgency="hoa-toc")
    given = line(dt.date(2026, 12, 20), plan=express, stage=Stage.DRAFT, opened_at=at(DAY, 15), officer_id=None)
    back = line(dt.date(2026, 12, 20), plan=express, changed_at=at(DAY, 15), correct_by=end_of(dt.date(2026, 12, 18)))
    for one, kind in ((given, Kind.UNASSIGNED), (back, Kind.RETURNED)):
        assert decide(one, DAY).kind is kind
        assert decide(one, DAY + dt.timedelta(days=1), after=DAY).kind is kind
        assert decide(one, DAY + dt.timedelta(days=2), after=DAY + dt.timedelta(days=1)) is None


def test_a_line_nobody_received():
    new = line(None, stage=Stage.DRAFT, opened_at=at(dt.date(2026, 12, 1)), officer_id=None)
    said = [day.day for n in range(14) if decide(new, day := dt.date(2026, 12, 1) + dt.timedelta(days=n))]
    assert said == [2, 4, 7, 14]
    asked = new._replace(force="request")
    assert [n for n in range(1, 15) if decide(asked, dt.date(2026, 12, n))] == [2]
    duty = new._replace(task=new.task._replace(line_of_report=True))
    assert [n for n in range(1, 15) if decide(duty, dt.date(2026, 12, n))] == [2]


def test_a_line_that_needs_no_receiving_is_announced_once():
    new = line(None, opened_at=at(dt.date(2026, 12, 1)), officer_id=None)
    assert [n for n in range(1, 15) if decide(new, dt.date(2026, 12, n))] == [2]


@given(
    due=st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
    start=st.integers(-10, 60),
    urgency=st.sampled_from(list(Urgency)),
    force=st.sampled_from(["order", "request"]),
)
def test_whoever_is_late_is_told_and_not_every_morning(due, start, urgency, force):
    """In any two weeks of a late order's life its doers hear once at least and five times at most; of a request never."""
    late = line(due, force=force, task=TASK._replace(urgency=urgency.value))
    days = [due + dt.timedelta(days=max(start, 1) + n) for n in range(14)]
    heard = [day for day in days if CALENDAR.is_working(day) and 1 in getattr(decide(late, day), "levels", ())]
    assert len(heard) <= 5
    assert bool(heard) == (force == "order")


@given(due=st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), every=st.integers(1, 9))
def test_however_seldom_it_is_swept_the_first_reminder_comes(due, every):
    """Swept every few days, each sweep knowing the last: the line is named by the sweep after its day at the latest."""
    day = due - dt.timedelta(days=8)
    last, named = None, []
    while day <= due + dt.timedelta(days=12):
        day = CALENDAR.next_working(day)
        if decide(line(due), day, after=last):
            named.append(day)
        last, day = day, day + dt.timedelta(days=every)
    assert named


def test_nothing_undated_is_ever_overdue():
    idle = line(None, opened_at=at(dt.date(2020, 1, 2)))
    assert all(decide(idle, DAY + dt.timedelta(days=n)) is None for n in range(30))


def test_express_lines_are_named_on_a_day_off():
    saturday = dt.date(2026, 12, 12)
    express = PLAN._replace(urgency="hoa-toc")
    assert decide(line(saturday), saturday) is None
    found = decide(line(saturday, plan=express), saturday)
    assert found.urgent
    assert found.urgency is Urgency.EXPRESS


def test_the_end_of_a_day_belongs_to_it():
    assert last_day(end_of(DAY)) == DAY
    assert last_day(at(DAY, 17)) == DAY
