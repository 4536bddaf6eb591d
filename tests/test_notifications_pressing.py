"""What is due before the next morning's mail is told on the day on which it is given; its first mail said that it was overdue."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.adding import add_task, record_event
from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish
from models.database import reading, writing
from models.settings import Settings
from models.tables import Message
from models.wake import take
from notifications.reminders import Kind, due_reminders
from notifications.sweep import remind
from plans.due import OnDate, Relative
from plans.files import write_plan
from plans.stages import Stage
from tests.desks import office
from tests.notified import CALENDAR, CONTACT, DAY, MORNING, assign, at, end_of, line, seed
from tests.office import NOW, plan

__all__ = ["office"]

SETTINGS = Settings(office="van-phong")
HOUSE = Settings(office="song-thao/van-phong")
MADE = Wish(NOW.date(), NOW, proposed_by="hoa", agreed_by="dung")
THURSDAY, FRIDAY, SATURDAY, MONDAY = (dt.date(2026, 12, day) for day in (10, 11, 12, 14))


def given(due, opened):
    return line(stage=Stage.DRAFT, officer_id=None, opened_at=opened)._replace(due=due)


@pytest.mark.parametrize(
    ("due", "opened", "kind"),
    [
        (at(DAY, 16), at(DAY, 9), Kind.TODAY),
        (at(THURSDAY, 10), at(DAY, 9), Kind.UNASSIGNED),
        (end_of(THURSDAY), at(DAY, 9), None),  # the next morning's mail tells it
        (end_of(SATURDAY), at(FRIDAY, 9), Kind.TODAY),
        (at(MONDAY, 10), at(FRIDAY, 16), Kind.BEFORE),
        (end_of(dt.date(2026, 12, 15)), at(FRIDAY, 9), None),
    ],
)
def test_what_comes_before_the_next_mail_is_told_the_same_day(due, opened, kind):
    day = opened.astimezone(SETTINGS.zone).date()
    found = due_reminders([given(due, opened)], day, CALENDAR)
    assert [(one.kind, one.pressing) for one in found] == ([(kind, True)] if kind else [])


def test_what_was_given_before_is_not_pressing():
    found = due_reminders([given(end_of(DAY), at(dt.date(2026, 12, 7)))], DAY, CALENDAR)
    assert [(one.kind, one.pressing) for one in found] == [(Kind.TODAY, False)]


@pytest.fixture
def told(engine):
    """The day's mail is out; at nine something is given for four in the afternoon."""
    with writing(engine) as session:
        seed(session)
        assign(session, dt.date(2026, 12, 8), occurrence="late")
    remind(engine, DAY, MORNING, SETTINGS, CALENDAR)
    new = {"stage": "draft", "officer_id": None, "opened_at": at(DAY, 9)}
    with writing(engine) as session:
        assign(session, DAY, occurrence="new", **new)
        assign(session, dt.date(2026, 12, 30), occurrence="far", **new)
    return engine


def messages(engine, person=CONTACT):
    with reading(engine) as session:
        return session.exec(select(Message).where(Message.person_id == person).order_by(Message.id)).all()


def test_it_goes_out_beside_the_day_s_mail(told):
    nine = at(DAY, 9)
    assert remind(told, DAY, nine, SETTINGS, CALENDAR).messages == 1
    _, found = messages(told)
    assert (found.urgent, found.next_at, found.subject) == (False, nine, "[Nhắc việc 09/12] SNV: 01 sắp đến hạn")
    assert "đến hạn hôm nay" in found.body
    assert remind(told, DAY, nine, SETTINGS, CALENDAR).messages == 0


def test_out_of_office_hours_it_waits_for_the_next_morning(told):
    assert remind(told, DAY, at(DAY, 19), SETTINGS, CALENDAR).messages == 0


@pytest.mark.parametrize(("days", "wishes"), [(0, ["send-reminders"]), (20, [])])
def test_a_task_by_hand_wishes_for_the_mails_where_its_day_is_near(office, days, wishes):
    due = NOW.date() + dt.timedelta(days=days)
    with writing(office) as session:
        take(session, NOW)
    added, problems = add_task(office, "Cử cán bộ dự họp", ["song-thao/so-noi-vu"], due, MADE, HOUSE)
    assert added, problems
    with writing(office) as session:
        assert take(session, NOW) == wishes


@pytest.mark.parametrize(("hours", "wishes"), [(24, ["send-reminders"]), (240, [])])
def test_an_event_does_too(office, hours, wishes):
    """Yesterday's event with a time from then on, recorded this morning."""
    rule = Relative(from_="event", unit="hour", amount=hours, text=f"{hours} giờ kể từ khi xảy ra")
    changed = tuple(one.model_copy(update={"due": rule}) if one.id == "3" else one for one in plan().tasks)
    taken = take_in(write_plan(plan(tasks=changed)).encode(), "a.yaml")
    shown = propose_amendment(office, taken, MADE, HOUSE)
    assert shown.figures, shown.problems
    amend_plan(office, shown, MADE)
    with writing(office) as session:
        take(session, NOW)
    day, commune = NOW.date() - dt.timedelta(days=1), ("song-thao/xa-an-binh",)
    assert record_event(office, "12-ct-ubnd-2026", "3", day, commune, "hoa", now=NOW, today=NOW.date()) == 1
    with writing(office) as session:
        assert take(session, NOW) == wishes


def test_a_plan_of_which_a_date_is_near_does_too(office):
    soon = (
        plan().tasks[0].model_copy(update={"id": "9", "due": OnDate(date=NOW.date()), "title": "Trực ban", "quote": ""})
    )
    taken = take_in(write_plan(plan(tasks=(*plan().tasks, soon))).encode(), "a.yaml")
    later = MADE._replace(now=NOW + dt.timedelta(hours=1))
    amend_plan(office, propose_amendment(office, taken, later, HOUSE), later)
    with writing(office) as session:
        assert take(session, NOW) == ["send-reminders"]
