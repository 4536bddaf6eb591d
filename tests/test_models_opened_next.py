"""What comes each day or week is opened as its time comes: the next one when the one before it is over, never a month of them."""

import datetime as dt

import pytest

from models.database import writing
from models.recurrence import open_occurrences
from plans.policy import DuePolicy
from tests.factories import TODAY, a_calendar, a_plan, a_task, assignments, put_in_force, some_units

CALENDAR = a_calendar()
DAILY = {"kind": "recurring", "rrule": "FREQ=DAILY;UNTIL=20261231", "text": "hằng ngày"}
WORKDAYS = {"kind": "recurring", "rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "text": "mỗi ngày làm việc"}
FRIDAYS = {"kind": "recurring", "rrule": "FREQ=WEEKLY;BYDAY=FR", "text": "thứ Sáu hằng tuần"}
MONTHLY = {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "text": "ngày 25 hằng tháng"}


def sweep(session, today, policy=None):
    return open_occurrences(session, today, dt.datetime.combine(today, dt.time(0, 10), dt.UTC), CALENDAR, policy)


def days(session):
    return sorted({one.occurrence for one in assignments(session)})


def after(number):
    return TODAY + dt.timedelta(days=number)


def launched(engine, due, **how):
    with writing(engine) as session:
        some_units(session)
        return put_in_force(session, a_plan(a_task("1", due=due)), **how)


@pytest.mark.parametrize(
    ("due", "at_once", "then"),
    [
        (DAILY, ["2026-11-02"], {1: "2026-11-03", 2: "2026-11-04"}),
        (DAILY | {"time": "17:00"}, ["2026-11-02"], {1: "2026-11-03"}),
        (DAILY | {"time": "07:00"}, ["2026-11-03"], {1: "2026-11-04", 2: "2026-11-05"}),
        (WORKDAYS, ["2026-11-02"], {4: "2026-11-06", 5: "2026-11-09", 7: None, 8: "2026-11-10"}),
        (FRIDAYS, ["2026-11-06"], {4: None, 5: "2026-11-13", 11: None, 12: "2026-11-20"}),
        (MONTHLY, ["2026-11-25"], {23: None, 24: "2026-12-25"}),
    ],
)
def test_the_next_one_is_opened_when_the_one_before_it_is_over(engine, due, at_once, then):
    assert launched(engine, due).assignments == 3 * len(at_once)
    with writing(engine) as session:
        assert days(session) == at_once
        assert sweep(session, TODAY) == 0, "the launch has opened it"
        for number, last in then.items():
            had = days(session)
            sweep(session, after(number))
            found = days(session)
            assert found[-1] == (last or had[-1]), number


def test_days_without_a_sweep_are_made_up_for_and_none_is_opened_twice(engine):
    launched(engine, DAILY)
    with writing(engine) as session:
        assert sweep(session, after(9)) == 3 * 9
        assert days(session) == [after(n).isoformat() for n in range(10)]
        assert (sweep(session, after(9)), sweep(session, after(3))) == (0, 0)
        sweep(session, dt.date(2026, 12, 31))
        assert sweep(session, dt.date(2027, 1, 31)) == 0, "its last day has passed"
        assert days(session)[-1] == "2026-12-31"


def test_given_from_an_earlier_or_a_later_day_it_begins_there(engine):
    launched(engine, DAILY, since=after(-3))
    with writing(engine) as session:
        assert days(session) == ["2026-10-30", "2026-10-31", *(after(n).isoformat() for n in range(-1, 1))]


def test_what_begins_later_is_given_with_its_first_time(engine):
    launched(engine, DAILY, since=after(60 - 5))
    with writing(engine) as session:
        assert days(session) == ["2026-12-27"]
        assert sweep(session, after(55)) == 0
        assert sweep(session, after(56)) == 3
        assert days(session) == ["2026-12-27", "2026-12-28"]


def test_times_that_are_moved_from_days_off_are_opened_too(engine):
    """Where dates on a day off are moved, Saturday's and Sunday's fall together with Monday's."""
    launched(engine, DAILY)
    with writing(engine) as session:
        for number in range(1, 9):
            sweep(session, after(number), DuePolicy(roll="next"))
        assert days(session) == [after(n).isoformat() for n in range(9)]
