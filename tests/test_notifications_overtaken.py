"""A mail that waits for the office to open says what is so on the morning on which it goes out, and no other comes beside it."""

import datetime as dt

import pytest
from sqlmodel import col, select, update

from desk import sweeping
from models.database import reading, writing
from models.outbox import claim
from models.settings import Settings
from models.tables import Assignment, Message
from notifications.sweep import remind
from tests.notified import CALENDAR, CONTACT, OFFICER, assign, at, end_of, seed

SETTINGS = Settings(office="van-phong", public_url="https://dondoc.song-thao.example")
FRIDAY, SUNDAY, MONDAY = dt.date(2026, 12, 11), dt.date(2026, 12, 13), dt.date(2026, 12, 14)
EVENING = at(FRIDAY, 22)
OPENING = at(MONDAY, 7) + dt.timedelta(minutes=30)


@pytest.fixture
def office(engine):
    """On Friday night the officer is told of a task of Sunday: it waits for Monday."""
    with writing(engine) as session:
        seed(session)
        assign(session, SUNDAY, occurrence="first")
    remind(engine, FRIDAY, EVENING, SETTINGS, CALENDAR)
    return engine


def letters(engine, state="waiting", reader=OFFICER):
    with reading(engine) as session:
        found = session.exec(select(Message).where(Message.state == state).order_by(col(Message.id)))
        return {one.key: one for one in found if one.person_id == reader}


def amended(engine, day):
    with writing(engine) as session:
        session.exec(update(Assignment).values(due=end_of(day)))


def test_it_waits_and_says_the_day_as_it_was(office):
    (waits,) = letters(office).values()
    assert (waits.day, waits.next_at) == (FRIDAY, OPENING)
    assert "13/12/2026 (“chậm nhất ngày 08/12/2026”); còn 02 ngày" in waits.body


def test_what_was_amended_meanwhile_is_told_as_it_stands_in_one_mail(office):
    amended(office, dt.date(2026, 12, 16))
    remind(office, MONDAY, at(MONDAY, 7), SETTINGS, CALENDAR)
    (only,) = letters(office).values()
    assert only.day == MONDAY
    assert "16/12/2026 (“chậm nhất ngày 08/12/2026”); còn 02 ngày" in only.body
    assert "Thời hạn: 13/12/2026" not in only.body
    with writing(office) as session:
        sent = [one for one in claim(session, at(MONDAY, 8), 50, 1) if one.person_id == OFFICER]
    assert [one.day for one in sent] == [MONDAY]
    assert len(letters(office, "withdrawn")) == 1


def test_what_it_told_first_is_not_lost(engine):
    """Given on Thursday after that day's sweep, told on Friday night alone: Monday's mail is the first that arrives."""
    thursday = FRIDAY - dt.timedelta(days=1)
    with writing(engine) as session:
        seed(session)
    remind(engine, thursday, at(thursday, 8), SETTINGS, CALENDAR)
    with writing(engine) as session:
        assign(session, dt.date(2027, 6, 30), opened_at=at(thursday, 15), officer_id=None)
    remind(engine, FRIDAY, EVENING, SETTINGS, CALENDAR)
    assert [one.day for one in letters(engine, reader=CONTACT).values()] == [FRIDAY]
    remind(engine, MONDAY, at(MONDAY, 7), SETTINGS, CALENDAR)
    (only,) = letters(engine, reader=CONTACT).values()
    assert only.day == MONDAY
    assert "30/06/2027" in only.body


def test_where_nothing_is_to_be_told_any_more_it_does_not_go_out(office):
    with writing(office) as session:
        session.exec(update(Assignment).values(stage="done"))
    remind(office, MONDAY, at(MONDAY, 7), SETTINGS, CALENDAR)
    assert letters(office) == {}


def test_a_day_off_withdraws_nothing(office):
    remind(office, SUNDAY, at(SUNDAY, 9), SETTINGS, CALENDAR)
    assert [one.day for one in letters(office).values()] == [FRIDAY]


def test_a_rehearsal_of_another_day_withdraws_nothing(office):
    tuesday = MONDAY + dt.timedelta(days=1)
    remind(office, tuesday, at(tuesday, 9), SETTINGS, CALENDAR)
    assert FRIDAY in {one.day for one in letters(office).values()}


def test_the_delivery_of_the_morning_tells_it_anew_where_no_sweep_did(office, monkeypatch):
    amended(office, dt.date(2026, 12, 16))
    went = []

    def deliver(engine, *_, **__):
        went.extend(letters(engine).values())
        return sweeping.delivery.Delivered()

    monkeypatch.setattr(sweeping.delivery, "deliver", deliver)
    sweeping.deliver(office, SETTINGS, MONDAY, at(MONDAY, 8))
    assert [one.day for one in went] == [MONDAY]
    sweeping.deliver(office, SETTINGS, MONDAY, at(MONDAY, 9))
    assert len(letters(office)) == 1
