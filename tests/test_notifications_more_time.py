"""More time by mail: whoever decides hears of a request once, on a Monday and on the last day; the unit hears the answer next morning."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.acting import Doing, act
from desk.inside import report_progress
from desk.papers.letter import letter_facts
from desk.papers.phrases import due
from models.database import writing
from models.settings import Settings
from models.tables import Channel, Person
from notifications.sweep import preview, remind
from plans.stages import Act
from plans.state import ZONE
from tests.asking import BEFORE, WHY, answered, asked
from tests.factories import a_calendar
from tests.office import given

SETTINGS = Settings(office="song-thao/van-phong", public_url="https://dondoc.example")
TUESDAY = BEFORE + dt.timedelta(days=1)
"""29 September 2026, the morning after; the date is Wednesday's."""


@pytest.fixture
def office(engine):
    given(engine)
    with writing(engine) as session:
        for one in session.exec(select(Person)).all():
            session.add(Channel(person_id=one.id, url=f"email:{one.slug}@song-thao.example"))
    return engine


def mails(engine, now):
    letters, _ = preview(engine, now.astimezone(ZONE).date(), now, SETTINGS, a_calendar())
    return {one.digest.person.slug: one.words for one in letters if one.digest.person}


def morning(engine, now):
    """The mails of a morning, sent."""
    found = mails(engine, now)
    remind(engine, now.astimezone(ZONE).date(), now, SETTINGS, a_calendar())
    return found


def test_the_leader_is_told_what_is_asked_and_where_to_decide(office):
    asked(office, paper="12/SNV-VP")
    mail = mails(office, TUESDAY)["dung"]
    assert "ĐỀ NGHỊ GIA HẠN CHỜ ĐỒNG CHÍ QUYẾT ĐỊNH" in mail.text
    assert (
        "Sở Nội vụ tỉnh Sông Thao đề nghị gia hạn lần 01, từ 30/09/2026 đến 15/10/2026: Rà soát vị trí việc làm"
        in mail.text
    )
    assert "(Phạm Văn An đề nghị ngày 28/09/2026; 12/SNV-VP)" in mail.text
    assert f"cơ quan chuyên môn cấp xã. Khách quan (ngoài khả năng của đơn vị): {WHY}" in mail.text
    assert WHY not in mail.short
    assert "https://dondoc.example/nhiem-vu/1" in mail.text
    assert "đồng chí quyết định đề nghị gia hạn nêu trên" in mail.text
    assert mail.subject.endswith("02 nhiệm vụ theo dõi quá hạn, 01 đề nghị gia hạn")
    assert "Đề nghị gia hạn chờ quyết định 01" in mail.short
    assert "gia hạn chờ đồng chí" not in mails(office, TUESDAY).get("hoa", mail._replace(text="")).text


def test_once_then_on_the_last_day_and_each_monday_until_it_is_answered(office):
    asked(office)
    told = []
    for day in range(1, 9):
        mail = morning(office, BEFORE + dt.timedelta(days=day)).get("dung")
        told += [day] if mail and "GIA HẠN CHỜ" in mail.text else []
    assert told == [1, 2, 7]
    answered(office, False, None, "Việc cấp bách", now=BEFORE + dt.timedelta(days=8))
    assert "GIA HẠN CHỜ" not in mails(office, BEFORE + dt.timedelta(days=14))["dung"].text


def test_a_line_says_that_more_time_was_asked_for(office):
    asked(office)
    wednesday = TUESDAY + dt.timedelta(days=1)
    assert (
        "Đã đề nghị gia hạn đến 15/10/2026, chưa có trả lời; thời hạn giữ nguyên."
        in mails(office, wednesday)["an"].text
    )


def test_the_unit_hears_of_a_grant_next_morning_and_once(office):
    asked(office)
    answered(office, True, dt.date(2026, 10, 30), "Kịp đợt 2")
    said = "Được gia hạn ngày 28/09/2026: từ 30/09/2026 đến 30/10/2026. Ý kiến: Kịp đợt 2."
    mail = morning(office, TUESDAY)["an"]
    assert said in mail.text
    assert "Thời hạn: 30/10/2026; còn 31 ngày" in mail.text, "the document's words are of the date before"
    assert all(said not in one.text for one in mails(office, TUESDAY + dt.timedelta(days=1)).values())


def test_the_unit_hears_of_a_refusal_with_its_reason(office):
    asked(office)
    answered(office, False, None, "Việc cấp bách, không lùi")
    mail = morning(office, TUESDAY)["an"]
    said = "Đề nghị gia hạn không được đồng ý ngày 28/09/2026, thời hạn giữ nguyên. Lý do: Việc cấp bách, không lùi."
    assert said in mail.text
    assert WHY not in mail.text
    assert all(said not in one.text for one in mails(office, TUESDAY + dt.timedelta(days=1)).values())


@pytest.mark.parametrize("granted", [True, False])
def test_who_asked_hears_the_answer_though_he_is_neither_contact_nor_officer(office, granted):
    asked(office, by="binh")
    answered(office, granted, None, "Việc cấp bách" if not granted else "")
    told = morning(office, TUESDAY)
    said = "Được gia hạn ngày 28/09/2026" if granted else "Đề nghị gia hạn không được đồng ý ngày 28/09/2026"
    assert said in told["an"].text
    assert said in told["binh"].text
    assert "đồng chí đã đề nghị gia hạn nhiệm vụ nêu trên" in told["binh"].text
    assert "đề nghị gia hạn nhiệm vụ nêu trên" not in told["an"].text
    assert "binh" not in mails(office, TUESDAY + dt.timedelta(days=1)), "told once"


def test_who_asked_and_works_elsewhere_by_now_hears_nothing(office):
    asked(office, by="binh")
    answered(office)
    with writing(office) as session:
        people = {one.slug: one for one in session.exec(select(Person)).all()}
        people["binh"].unit_id = people["chi"].unit_id
    assert "binh" not in morning(office, TUESDAY)


def test_what_came_back_keeps_its_day_whatever_is_said_of_it_later(office):
    """Progress, or a request for more time, is no other return: the day of it stays, and it is not told anew."""
    for act_, by, more in (
        (Act.ACCEPT, "an", {}),
        (Act.HAND_IN, "an", {"note": "Đã xong"}),
        (Act.RETURN, "hoa", {"note": "Thiếu phụ lục", "correct_by": dt.date(2026, 10, 9)}),
    ):
        act(office, Doing(act_, by, **more), [2], now=BEFORE, zone=ZONE)
    assert "Trả lại ngày 28/09/2026, lý do: Thiếu phụ lục." in morning(office, TUESDAY)["an"].text
    report_progress(office, 2, 60, "Đang bổ sung", by="an", version=None, now=TUESDAY)
    wednesday = TUESDAY + dt.timedelta(days=1)
    assert "Trả lại ngày" not in morning(office, wednesday)["an"].text
    before = dt.datetime(2026, 10, 6, 1, tzinfo=dt.UTC)
    assert "Trả lại ngày 28/09/2026" in mails(office, before)["an"].text


def test_a_granted_date_is_told_with_the_one_before_never_with_the_documents_words(office):
    asked(office)
    answered(office, True, dt.date(2026, 10, 9), "Kịp họp giao ban")
    morning(office, TUESDAY)
    overdue = dt.datetime(2026, 10, 12, 1, tzinfo=dt.UTC)
    text = mails(office, overdue)["an"].text
    assert "Thời hạn: 09/10/2026 (được gia hạn từ 30/09/2026); quá hạn 03 ngày" in text
    letter, _ = letter_facts(office, overdue, ZONE)
    line = next(one for unit in letter.units for one in unit.lines if one.id == 1)
    assert due(line, ZONE) == "09/10/2026 (được gia hạn từ 30/09/2026)"
