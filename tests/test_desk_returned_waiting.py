"""A result that came back and whose correction did not come: more time that was answered late tells how late that was."""

import datetime as dt

import pytest

from desk.acting import Doing, act
from plans.moved import told_moves
from plans.stages import Act
from plans.state import ZONE
from plans.waited import told_waited
from tests.asking import BEFORE, answered, asked, view
from tests.desks import office

__all__ = ["office"]

LATE = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
AFTER = LATE + dt.timedelta(hours=1)


def came_back(engine, correct_by):
    """Handed in in time, sent back, and more time asked for in time."""
    act(engine, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(engine, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=BEFORE, zone=ZONE)
    act(engine, Doing(Act.RETURN, "hoa", note="Thiếu phụ lục", correct_by=correct_by), [1], now=BEFORE, zone=ZONE)
    asked(engine)


def test_refused_late_it_says_by_how_many_days_not_none(office):
    """It said "khi đã quá hạn 00 ngày": the result of before counted, that had been sent back."""
    came_back(office, dt.date(2026, 10, 1))
    answered(office, False, None, "Việc cấp bách", now=LATE)
    line = view(office, now=AFTER).line
    assert (line.state, line.days_late) == ("open-overdue", 5)
    assert told_waited(line.waited).endswith("không được đồng ý ngày 05/10/2026, khi đã quá hạn 05 ngày")


def test_granted_late_it_stays_recorded_that_it_was_overdue(office):
    came_back(office, dt.date(2026, 10, 1))
    answered(office, now=LATE)
    line = view(office, now=AFTER).line
    assert line.was_overdue == 5
    assert "khi đã quá hạn 05 ngày" in told_moves(line.moves)


@pytest.mark.parametrize("grant", [True, False])
def test_while_it_may_be_corrected_it_is_in_time(office, grant):
    came_back(office, dt.date(2026, 10, 9))
    answered(office, now=LATE) if grant else answered(office, False, None, "Việc cấp bách", now=LATE)
    line = view(office, now=AFTER).line
    assert (line.was_overdue, told_waited(line.waited)) == (0, "")
