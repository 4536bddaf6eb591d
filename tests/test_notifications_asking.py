"""A leader hears by mail of a hand-over that waits for his agreement: the next morning, each Monday, until it is decided."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.handing_over import hand_over
from desk.handing_proposals import drop
from models.database import writing
from models.settings import Settings
from models.tables import Channel, Person
from notifications.sweep import preview, remind
from plans.state import ZONE
from tests.factories import a_calendar
from tests.handing import LATER, SETTINGS, WISH, office

__all__ = ["office"]
MAILS = Settings(office=SETTINGS.office, public_url="https://dondoc.example")
DAY = LATER.astimezone(ZONE).date()


@pytest.fixture
def proposed(office):
    with writing(office) as session:
        for slug in ("dung", "hoa"):
            person = session.exec(select(Person).where(Person.slug == slug)).one()
            session.add(Channel(person_id=person.id, url=f"email:{slug}@song-thao.example"))
    return hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal


def mails(engine, days):
    now = LATER + dt.timedelta(days=days)
    sent, _ = preview(engine, now.astimezone(ZONE).date(), now, MAILS, a_calendar())
    return {one.digest.person.slug: one.words for one in sent if one.digest.person and one.digest.asks}


def test_the_leader_is_told_who_asks_for_what_and_where_to_decide(office, proposed):
    morning = (a_calendar().next_working(DAY + dt.timedelta(days=1)) - DAY).days
    assert list(mails(office, morning)) == ["dung"]
    (mail,) = mails(office, morning).values()
    assert "ĐỀ NGHỊ CHUYỂN GIAO CHỜ ĐỒNG CHÍ ĐỒNG Ý" in mail.text
    assert "Sở Nội vụ tỉnh Sông Thao chuyển 02 nhiệm vụ sang Sở Tài chính tỉnh Sông Thao" in mail.text
    assert f"Nguyễn Thị Hoa đề nghị ngày {DAY:%d/%m/%Y}" in mail.text
    address = f"https://dondoc.example/de-nghi-chuyen-giao/{proposed}"
    assert address in mail.text
    assert f'href="{address}"' in mail.html
    assert "lãnh đạo quyết định đề nghị chuyển giao" in mail.text
    assert "Đề nghị chuyển giao chờ đồng ý 01" in mail.short
    assert len(mail.short) < 600


def test_once_then_each_monday_until_decided(office, proposed):
    days = range(1, 12)
    told = []
    for number in days:
        now = LATER + dt.timedelta(days=number)
        if "dung" in mails(office, number):
            told.append(number)
        remind(office, now.astimezone(ZONE).date(), now, MAILS, a_calendar())
    worked = [number for number in days if a_calendar().is_working(DAY + dt.timedelta(days=number))]
    mondays = [number for number in worked if (DAY + dt.timedelta(days=number)).isoweekday() == 1]
    assert told == sorted({worked[0], *mondays})
    drop(office, SETTINGS, "dung", proposed, "Không cần", LATER + dt.timedelta(days=12))
    assert all(not mails(office, number) for number in range(12, 20))
