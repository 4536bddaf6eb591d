"""By when those above a unit are asked to answer: one day, counted from the mail that asked first, in all mails that follow."""

import datetime as dt
import re

import pytest

from models.database import writing
from models.settings import Settings
from models.tables import Task
from notifications.sweep import preview, remind
from tests.factories import a_calendar
from tests.notified import assign, at, end_of, seed

SETTINGS = Settings(office="van-phong", public_url="https://dondoc.example")
ASKED = re.compile(r"(?:Đề nghị phản hồi|Đã quá hạn phản hồi)[^\n]*")
DUE = dt.date(2026, 11, 30)
"""A Monday: level 2 is reached on Thursday 3 December."""


@pytest.fixture
def office(engine):
    with writing(engine) as session:
        seed(session)
    return engine


def put(engine, due=DUE, **more):
    with writing(engine) as session:
        return assign(session, due, **more)


def mail(engine, day, slug="giang"):
    """What the mail of a morning says on answers, and that it was sent."""
    now = at(day, 7)
    letters, _ = preview(engine, day, now, SETTINGS, a_calendar())
    remind(engine, day, now, SETTINGS, a_calendar())
    words = {one.digest.person.slug: one.words.text for one in letters if one.digest.person}
    return ASKED.findall(words.get(slug, ""))


def test_the_day_stays_when_the_first_mail_came_late(office):
    """Nothing ran for a week: the mail that told of it first asked by the 11th, the next one said that the 7th was over."""
    put(office)
    mail(office, dt.date(2026, 12, 1))
    assert mail(office, dt.date(2026, 12, 9)) == ["Đề nghị phản hồi trước 17 giờ 00 ngày 11/12/2026."]
    assert mail(office, dt.date(2026, 12, 14)) == ["Đã quá hạn phản hồi (17 giờ 00 ngày 11/12/2026)."]
    assert mail(office, dt.date(2026, 12, 21)) == ["Đã quá hạn phản hồi (17 giờ 00 ngày 11/12/2026)."]


def test_it_stays_when_each_morning_ran(office):
    put(office)
    said = [mail(office, dt.date(2026, 12, day)) for day in range(1, 15)]
    assert [one for one in said if one] == [
        ["Đề nghị phản hồi trước 17 giờ 00 ngày 07/12/2026."],
        ["Đề nghị phản hồi trước 17 giờ 00 ngày 07/12/2026."],
        ["Đã quá hạn phản hồi (17 giờ 00 ngày 07/12/2026)."],
    ]


def test_whoever_could_not_be_told_before_is_asked_from_the_first_mail_on(office):
    """While a request for more time waited nobody above heard; the first mail after it said that the time for the answer was over."""
    from models.tables import Extension

    number = put(office)
    with writing(office) as session:
        row = Extension(
            assignment_id=number, asked_at=at(dt.date(2026, 11, 27)), asked_by=12, until=dt.date(2026, 12, 20),
            ground="own", reason="Chờ số liệu", due=end_of(DUE),
        )  # fmt: skip
        session.add(row)
        session.flush()
        request = row.id
    assert not any(mail(office, dt.date(2026, 12, day)) for day in range(1, 12))
    with writing(office) as session:
        found = session.get(Extension, request)
        found.answer, found.answered_at, found.answered_by = "withdrawn", at(dt.date(2026, 12, 11)), 12
    assert mail(office, dt.date(2026, 12, 14)) == ["Đề nghị phản hồi trước 17 giờ 00 ngày 16/12/2026."]
    assert mail(office, dt.date(2026, 12, 21)) == ["Đã quá hạn phản hồi (17 giờ 00 ngày 16/12/2026)."]


def test_a_line_of_several_times_tells_the_days_of_all(office):
    with writing(office) as session:
        task = session.get(Task, 1)
        task.due = {"kind": "recurring", "rrule": "FREQ=DAILY", "text": "hằng ngày"}
    put(office, dt.date(2026, 11, 30), occurrence="2026-11-30")
    put(office, dt.date(2026, 12, 7), occurrence="2026-12-07")
    put(office, dt.date(2026, 12, 8), occurrence="2026-12-08")
    for day in range(1, 12):
        mail(office, dt.date(2026, 12, day))
    later = [
        "Đã quá hạn phản hồi: 01 (17 giờ 00 ngày 07/12/2026); "
        "02 còn lại đề nghị phản hồi trước 17 giờ 00 từ ngày 14/12/2026 đến ngày 15/12/2026."
    ]
    assert mail(office, dt.date(2026, 12, 14)) == later
    assert mail(office, dt.date(2026, 12, 21)) == [
        "Đã quá hạn phản hồi (17 giờ 00 từ ngày 07/12/2026 đến ngày 15/12/2026)."
    ]
