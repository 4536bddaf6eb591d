"""Whoever works on a task hears next morning that an amendment moved its date: from what to what, on which basis and why."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish
from models.database import writing
from models.settings import Settings
from models.tables import Channel, Person
from notifications.sweep import preview, remind
from plans.calendar import Calendar
from plans.due import OnDate
from plans.files import write_plan
from tests.office import NOW, given, plan

SETTINGS = Settings(office="song-thao/van-phong")
WEDNESDAY = NOW + dt.timedelta(days=29)
"""30 September 2026, the last day of the task that is moved."""


@pytest.fixture
def office(engine):
    given(engine)
    with writing(engine) as session:
        for one in session.exec(select(Person)).all():
            session.add(Channel(person_id=one.id, url=f"email:{one.slug}@song-thao.example"))
    return engine


def amended(engine, day, at):
    """The first task moved to a day."""
    first, *rest = plan().tasks
    moved = first.model_copy(update={"due": OnDate(date=day)})
    taken = take_in(write_plan(plan(tasks=(moved, *rest))).encode(), "a.yaml")
    wish = Wish(at.date(), at, proposed_by="hoa", agreed_by="dung")
    shown = propose_amendment(engine, taken, wish, SETTINGS)
    assert shown.figures, shown.problems
    amend_plan(engine, shown, wish)


def mails(engine, now):
    """The texts of a morning by person."""
    letters, _ = preview(engine, now.date(), now, SETTINGS, Calendar())
    return {one.digest.person.slug: one.words.text for one in letters if one.digest.person}


def test_a_date_moved_far_ahead_is_told_next_morning_and_once(office):
    amended(office, dt.date(2027, 3, 31), WEDNESDAY)
    said = "Thời hạn được điều chỉnh ngày 30/09/2026: từ 30/09/2026 thành 31/03/2027."
    next_morning = WEDNESDAY + dt.timedelta(days=1)
    assert said in mails(office, next_morning)["an"]
    remind(office, next_morning.date(), next_morning, SETTINGS, Calendar())
    later = WEDNESDAY + dt.timedelta(days=2)
    assert all(said not in text for text in mails(office, later).values())
