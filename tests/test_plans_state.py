import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.plan import Force
from plans.stages import Stage
from plans.state import (
    LEAVES,
    ZONE,
    Facts,
    State,
    Turn,
    credit,
    day_of,
    days_late,
    is_dated,
    is_done,
    is_late,
    on_time_share,
    percent,
    state,
    whose_turn,
)


def at(day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


DUE = at(21, 0)  # the last day is the 20th

TABLE = [
    # stage, due, credited_at, correct_by, moment -> state, days late
    (Stage.DRAFT, DUE, None, None, at(20, 23, 59), State.OPEN_ON_TIME, 0),
    (Stage.DRAFT, DUE, None, None, at(21, 0), State.OPEN_OVERDUE, 1),
    (Stage.EXECUTE, DUE, None, None, at(21, 17), State.OPEN_OVERDUE, 1),
    (Stage.EXECUTE, DUE, None, None, at(25), State.OPEN_OVERDUE, 5),
    (Stage.EXECUTE, None, None, None, at(25), State.OPEN_UNDATED, 0),
    # in review, the hand-in counts however long the confirmer takes
    (Stage.REVIEW, DUE, at(20, 16), None, at(29), State.OPEN_ON_TIME, 0),
    (Stage.REVIEW, DUE, at(22), None, at(29), State.OPEN_OVERDUE, 2),
    (Stage.DONE, DUE, at(20, 23, 59), None, at(29), State.DONE_ON_TIME, 0),
    (Stage.DONE, DUE, at(21, 0), None, at(29), State.DONE_LATE, 1),
    (Stage.DONE, None, at(21), None, at(29), State.DONE_UNDATED, 0),
    # returned: in time until the date of the correction, where the first hand-in was
    (Stage.EXECUTE, DUE, at(20, 16, 59), at(25), at(24), State.OPEN_ON_TIME, 0),
    (Stage.EXECUTE, DUE, at(20, 16, 59), at(25), at(25), State.OPEN_OVERDUE, 5),
    # the first hand-in late: as late as it was until the date of the correction, then from the due date
    (Stage.EXECUTE, DUE, at(22), at(29), at(28), State.OPEN_OVERDUE, 2),
    (Stage.REVIEW, DUE, at(22), at(29), at(30), State.OPEN_OVERDUE, 2),
    (Stage.EXECUTE, DUE, at(22), at(29), at(29), State.OPEN_OVERDUE, 9),
    # due at an hour of the day
    (Stage.EXECUTE, at(20, 17), None, None, at(20, 16, 59), State.OPEN_ON_TIME, 0),
    (Stage.EXECUTE, at(20, 17), None, None, at(20, 17), State.OPEN_OVERDUE, 1),
    (Stage.EXECUTE, at(20, 17), None, None, at(21, 8), State.OPEN_OVERDUE, 1),
    (Stage.EXECUTE, at(20, 17), None, None, at(22, 8), State.OPEN_OVERDUE, 2),
    (Stage.CANCELLED, DUE, None, None, at(29), None, 0),
]


@pytest.mark.parametrize(("stage", "due", "credited_at", "correct_by", "moment", "leaf", "late"), TABLE)
def test_the_clock(stage, due, credited_at, correct_by, moment, leaf, late):
    facts = Facts(stage, due, Force.ORDER, credited_at, correct_by)
    assert state(facts, moment) is leaf
    assert days_late(facts, moment) == late


def test_a_request_is_never_overdue():
    facts = Facts(Stage.EXECUTE, DUE, Force.REQUEST)
    assert state(facts, at(29)) is State.OPEN_UNDATED
    assert days_late(facts, at(29)) == 0


def test_the_day_is_the_offices_day_not_utc():
    # 00:30 on the 22nd in Vietnam is still the 21st in UTC.
    moment = at(22, 0, 30).astimezone(dt.UTC)
    assert days_late(Facts(Stage.EXECUTE, DUE), moment) == 2


def test_a_correction_in_time_keeps_the_first_hand_in():
    first = credit(None, None, at(20, 16))
    assert first == at(20, 16)
    assert credit(first, at(25), at(24)) == first
    assert credit(first, at(25), at(25)) == at(25)
    assert credit(first, None, at(24)) == at(24)


def test_an_empty_hand_in_returned_next_day_was_late_unless_corrected_in_time():
    """Handed in at 16:59 of the last day, returned with two days, corrected after three: late from the due date."""
    first = credit(None, None, at(20, 16, 59))
    counted = credit(first, at(23), at(24))
    assert state(Facts(Stage.REVIEW, DUE, Force.ORDER, counted, at(23)), at(24)) is State.OPEN_OVERDUE


@pytest.mark.parametrize(
    ("stage", "turn"),
    [
        (Stage.DRAFT, Turn.UNIT),
        (Stage.EXECUTE, Turn.UNIT),
        (Stage.REVIEW, Turn.CONFIRMER),
        (Stage.DONE, Turn.NOBODY),
        (Stage.CANCELLED, Turn.NOBODY),
    ],
)
def test_whose_turn(stage, turn):
    assert whose_turn(Facts(stage)) is turn


def test_share_in_time():
    counts = {
        State.DONE_ON_TIME: 6,
        State.DONE_LATE: 1,
        State.OPEN_OVERDUE: 1,
        State.OPEN_ON_TIME: 9,
        State.DONE_UNDATED: 3,
    }
    assert on_time_share(counts) == 0.75
    assert on_time_share({State.OPEN_ON_TIME: 4}) is None


INSTANTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001
FACTS = st.builds(
    Facts,
    st.sampled_from(Stage),
    st.none() | INSTANTS,
    st.sampled_from(Force),
    st.none() | INSTANTS,
    st.none() | INSTANTS,
)


@given(FACTS, INSTANTS)
def test_every_assignment_has_one_leaf_and_the_booleans_agree(facts, moment):
    leaf = state(facts, moment)
    if facts.stage is Stage.CANCELLED:
        assert leaf is None
        return
    assert leaf is LEAVES[is_done(facts), is_dated(facts), is_late(facts, moment)]
    assert (days_late(facts, moment) >= 1) == is_late(facts, moment)


HOURS = st.integers(0, 24 * 20).map(lambda hours: dt.timedelta(hours=hours))


@given(st.lists(st.tuples(HOURS, HOURS, HOURS), min_size=1, max_size=4), HOURS, st.integers(0, 7))
def test_our_waiting_and_the_time_for_a_correction_are_charged_to_nobody(rounds, given_for, eighths):
    """Handed in and returned again and again, in time and late: from each hand-in to its correction's date the days stand still."""
    moment, due, credited, correct_by = at(1), at(1) + given_for, None, None
    for worked, waited, to_correct in rounds:
        moment += worked
        credited = credit(credited, correct_by, moment)
        sent = days_late(Facts(Stage.REVIEW, due, Force.ORDER, credited, correct_by), moment)
        assert days_late(Facts(Stage.REVIEW, due, Force.ORDER, credited, correct_by), moment + waited) == sent
        moment += waited
        correct_by = moment + to_correct + dt.timedelta(hours=1)
        back = Facts(Stage.EXECUTE, due, Force.ORDER, credited, correct_by)
        assert days_late(back, moment + (correct_by - moment) * eighths // 8) == sent
        assert days_late(back, correct_by) == days_late(Facts(Stage.EXECUTE, due), correct_by)


@given(st.lists(FACTS, max_size=30), INSTANTS)
def test_the_leaves_add_up(many, moment):
    counts = Counter(state(facts, moment) for facts in many)
    assert sum(counts[leaf] for leaf in State) == sum(f.stage is not Stage.CANCELLED for f in many)
    share = on_time_share(counts)
    assert share is None or 0 <= share <= 1


@given(FACTS, INSTANTS, st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)))
def test_time_alone_never_makes_late_things_timely(facts, moment, later):
    if is_late(facts, moment):
        assert is_late(facts, moment + later)
        assert days_late(facts, moment + later) >= days_late(facts, moment)


def test_the_office_s_day_begins_before_the_day_in_utc():
    assert day_of(dt.datetime(2025, 6, 30, 17, 0, tzinfo=dt.UTC)) == dt.date(2025, 7, 1)
    assert day_of(dt.datetime(2025, 6, 30, 16, 59, tzinfo=dt.UTC)) == dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    ("good", "of", "shown"),
    [(5, 16, "31,3%"), (1, 80, "1,3%"), (269, 2000, "13,5%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (0, 7, "0,0%"),
     (7, 7, "100,0%"), (1999, 2000, "100,0%"), (1, 2000, "0,1%")],
)  # fmt: skip
def test_a_share_is_rounded_as_a_workbook_rounds_it(good, of, shown):
    """Halves go up: a page must not say 31,2% where the workbook of the same figures shows 31,3%."""
    assert percent(good / of) == shown
    assert percent(good / of, ".") == shown.replace(",", ".")
