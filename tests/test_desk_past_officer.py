"""A past day tells who worked on it that day, not who does today; on both databases."""

import datetime as dt

from desk.acting import Doing, act, name_officer
from desk.exporting import export_tasks
from desk.handing_over import HandOver, hand_over
from desk.reporting import assignment_view, task_list
from models.database import reading
from models.queries import open_of
from plans.stages import Act
from plans.state import ZONE
from plans.wanted import Wanted
from tests.handing import HOME, LATER, SETTINGS, office
from tests.office import NOW

__all__ = ["office"]

HOUR = dt.timedelta(hours=1)


def officers(engine, moment):
    listed = {one.id: one.officer_name for one in task_list(engine, moment, Wanted(unit=HOME)).rows}
    with reading(engine) as session:
        today = open_of(session, [HOME], moment, 10)[0]
    assert {one.id: one.officer_name for lines in today.values() for one in lines} == listed
    assert {number: assignment_view(engine, number, moment).line.officer_name for number in listed} == listed
    return listed


def test_an_officer_named_later_is_not_told_of_a_day_before(office):
    act(office, Doing(Act.ACCEPT, "an", officer="binh"), [1], now=NOW + 2 * HOUR, zone=ZONE)
    name_officer(office, 2, "an", by="an", version=1, now=NOW + 3 * HOUR)
    name_officer(office, 2, "binh", by="an", version=2, now=NOW + 5 * HOUR)
    an, binh = "Phạm Văn An", "Lê Thị Bình"
    assert officers(office, NOW + HOUR) == {1: None, 2: None}
    assert officers(office, NOW + 2 * HOUR) == {1: binh, 2: None}
    assert officers(office, NOW + 4 * HOUR) == {1: binh, 2: an}
    assert officers(office, NOW + 6 * HOUR) == {1: binh, 2: binh}
    wish = HandOver(HOME, "an", LATER.date(), "Bà Bình nghỉ hưu", person="binh")
    assert hand_over(office, SETTINGS, "an", wish, LATER).moved == 2
    assert officers(office, LATER) == {1: an, 2: an}
    assert officers(office, LATER - HOUR) == {1: binh, 2: binh}
    assert officers(office, NOW + 4 * HOUR) == {1: binh, 2: an}
    rows = export_tasks(office, NOW + HOUR, ZONE, Wanted(unit=HOME)).lines
    assert {(one.officer, one.officer_name) for one in rows} == {(None, None)}


def test_a_hand_in_of_later_is_not_told_of_a_day_before(office):
    act(office, Doing(Act.ACCEPT, "an"), [1], now=NOW + HOUR, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "an", note="Đã làm xong"), [1], now=NOW + 3 * HOUR, zone=ZONE)
    assert assignment_view(office, 1, NOW + 4 * HOUR).line.handed_in_by == "an"
    then = assignment_view(office, 1, NOW + 2 * HOUR).line
    assert (then.handed_in_at, then.handed_in_by) == (None, None)
