"""A partner hears in its one morning mail of what it is asked for, by the days of the reminders; the lead's lines say who is missing."""

import datetime as dt

import pytest
from sqlalchemy import update
from sqlmodel import select

from desk.acting import Doing, act
from desk.contributing import contribute, withdraw_ask
from desk.links import follow_link
from desk.seeing import today
from models.core import table
from models.database import writing
from models.settings import Settings
from models.tables import Channel, LaunchedPlan, Person, Role, Unit
from notifications.sweep import preview, remind
from plans.stages import Act
from tests.factories import a_calendar
from tests.test_desk_contributing import BY, LATER, ONE, TWO, WORDS, ZONE, ask, furnished, office, person

__all__ = ["furnished", "office"]
MAILS = Settings(office="song-thao/van-phong", public_url="https://dondoc.example", reminder_links=True)
ASKED = LATER.astimezone(ZONE).date()
HEADING = "ĐƯỢC ĐỀ NGHỊ PHỐI HỢP"


@pytest.fixture
def mailed(office):
    """Everybody has an address."""
    with writing(office) as session:
        for person in session.exec(select(Person)):
            session.add(Channel(person_id=person.id, url=f"email:{person.slug}@song-thao.example"))
    return office


def morning(day):
    return dt.datetime.combine(day, dt.time(7, 20), ZONE).astimezone(dt.UTC)


def mails(engine, day):
    sent, _ = preview(engine, day, morning(day), MAILS, a_calendar())
    return {one.digest.person.slug: one.words for one in sent if one.digest.person}


def told(engine, slug, until=dt.date(2026, 10, 2)):
    """The days on which he hears of it, every morning swept."""
    days = []
    for number in range(1, (until - ASKED).days + 1):
        day = ASKED + dt.timedelta(days=number)
        mail = mails(engine, day).get(slug)
        if mail is not None and HEADING in mail.text:
            days.append(day)
        remind(engine, day, morning(day), MAILS, a_calendar())
    return days


def next_day():
    return a_calendar().next_working(ASKED + dt.timedelta(days=1))


def test_a_partner_hears_what_is_asked_by_whom_and_until_when(mailed):
    ask(mailed)
    mail = mails(mailed, next_day())["chi"]
    section = mail.text.split(HEADING, 1)[1]
    assert WORDS in section
    assert "Sở Nội vụ tỉnh Sông Thao chủ trì “Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã”" in section
    assert "điểm a khoản 1 Chỉ thị số 12/CT-UBND" in section
    assert f"Trả lời chậm nhất: {BY:%d/%m/%Y}; còn {(BY - next_day()).days:02d} ngày" in section
    assert "Không có ý kiến" in section
    assert "Sở Tài chính tỉnh Sông Thao được đề nghị phối hợp thực hiện nhiệm vụ nêu trên" in mail.text
    assert WORDS in mail.html
    assert "Được đề nghị phối hợp 01." in mail.short
    assert WORDS not in mail.short
    assert len(mail.short) < 600
    assert "01 đề nghị phối hợp" in mail.subject


def test_the_days_are_those_of_reminders(mailed):
    """Told next morning, three days before, on the day, late on days 1, 3 and 5, then each Monday (put off where off)."""
    ask(mailed)
    late = [BY + dt.timedelta(days=number) for number in (1, 3, 5)]
    wanted = [
        ASKED + dt.timedelta(days=1),
        BY - dt.timedelta(days=3),
        BY,
        *late,
        dt.date(2026, 9, 21),
        dt.date(2026, 9, 28),
    ]
    assert told(mailed, "chi") == sorted({a_calendar().next_working(day) for day in wanted})


def test_a_body_that_is_asked_and_never_ordered_hears_nothing_after_its_day(mailed):
    with writing(mailed) as session:
        u = table(Unit)
        session.connection().execute(update(u).where(u.c.slug == ONE).values(force="request"))
    ask(mailed, (ONE,))
    assert "Trân trọng đề nghị quý cơ quan" in mails(mailed, next_day())["chi"].text
    days = told(mailed, "chi")
    assert days[-1] == BY
    assert all(day <= BY for day in days)


def test_nobody_else_hears_of_it_and_what_is_answered_or_withdrawn_is_told_no_more(mailed):
    first, second = ask(mailed)
    assert {slug for slug, mail in mails(mailed, next_day()).items() if HEADING in mail.text} == {"chi", "em"}
    contribute(mailed, first, "Nhất trí", by="chi", now=LATER)
    withdraw_ask(mailed, second, "", by="an", now=LATER)
    assert not any(HEADING in mail.text for mail in mails(mailed, next_day()).values())


def test_when_the_task_ended_no_partner_is_reminded(mailed):
    ask(mailed)
    act(mailed, Doing(Act.CANCEL, "hoa", note="Căn cứ"), [1], now=LATER, zone=ZONE)
    assert not any(HEADING in mail.text for mail in mails(mailed, next_day()).values())


def test_while_the_result_waits_a_partner_hears_that_it_is_sent(mailed):
    """As the first page and `today` show it: what may still be answered is nowhere lost, and nobody is late with it."""
    ask(mailed)
    act(mailed, Doing(Act.HAND_IN, "an", note="Xong"), [1], now=LATER, zone=ZONE)
    section = mails(mailed, next_day())["chi"].text.split(HEADING, 1)[1]
    assert f"Trả lời chậm nhất: {BY:%d/%m/%Y}; cơ quan chủ trì đã gửi kết quả, đang chờ xác nhận" in section
    for day in (BY + dt.timedelta(days=1), BY + dt.timedelta(days=3)):
        assert "đã quá ngày đề nghị" not in mails(mailed, day)["chi"].text
    (awaited,) = today(mailed, person(mailed, "chi"), LATER).awaited
    assert awaited.lead_sent


def test_the_head_hears_where_a_partner_has_no_contact(mailed):
    with writing(mailed) as session:
        role = session.exec(select(Role).join(Unit, Unit.id == Role.unit_id).where(Unit.slug == TWO)).one()
        role.role = "head"
    ask(mailed)
    assert HEADING in mails(mailed, next_day())["em"].text


def test_of_limited_circulation_nothing_but_the_number_is_told(mailed):
    with writing(mailed) as session:
        session.connection().execute(update(table(LaunchedPlan)).values(circulation="internal"))
    ask(mailed)
    mail = mails(mailed, next_day())["chi"]
    for text in (mail.text, mail.html):
        assert WORDS not in text
        assert "Rà soát" not in text
        assert "12/CT-UBND" in text


def test_the_link_opens_the_ask_and_acting_is_a_second_step(mailed):
    import re

    ask(mailed)
    remind(mailed, next_day(), morning(next_day()), MAILS, a_calendar())
    text = mails_sent(mailed, "chi")
    token = re.search(r"https://dondoc.example/mo/(\S+)", text.split(HEADING, 1)[1])[1]
    opened = follow_link(mailed, token, morning(next_day()))
    assert [one.words for one in opened.seen.beside.own] == [WORDS]


def mails_sent(engine, slug):
    from models.database import reading
    from models.tables import Message

    with reading(engine) as session:
        asked = select(Message.body).join(Person, Person.id == Message.person_id).where(Person.slug == slug)
        return session.exec(asked).one()


def test_the_leads_line_says_how_many_are_in_and_who_is_missing(mailed):
    first, _ = ask(mailed)
    contribute(mailed, first, "Nhất trí", by="chi", now=LATER)
    mail = mails(mailed, dt.date(2026, 9, 28))["an"].text
    assert "Ý kiến phối hợp: đã có 1/2; còn chờ Ủy ban nhân dân xã An Bình (đề nghị từ ngày 02/09/2026)." in mail
