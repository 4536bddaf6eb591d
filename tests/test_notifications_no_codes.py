"""No mail says a word of the code or an English one: every kind of mail of a busy office, over two weeks, as it would be sent."""

import datetime as dt
import re

import pytest
from sqlmodel import select

from desk.acting import Doing, act
from desk.handing_over import HandOver, hand_over
from desk.people import actor_of, who
from desk.quick import QuickEntry, QuickLine, give_quick
from desk.weekly import put_briefs
from models.database import reading, writing
from models.settings import Settings
from models.tables import Assignment, Channel, Message, Person
from notifications.escalation import Part
from notifications.reminders import Kind
from notifications.sweep import preview
from plans.access import Role
from plans.plan import Force, Handling, Urgency
from plans.stages import Act, Stage
from plans.state import ZONE, State
from tests.boards import MOMENT, OFFICE, UNITS, busy_office
from tests.factories import a_calendar

CODES = {one.value for of in (Stage, State, Act, Handling, Force, Urgency, Kind, Part, Role) for one in of}
ENGLISH = {
    "the",
    "and",
    "none",
    "null",
    "true",
    "false",
    "task",
    "unit",
    "plan",
    "due",
    "open",
    "you",
    "please",
    "event",
}
WORD = re.compile(r"(?<![\w./-])[A-Za-z][A-Za-z-]*(?![\w/-])")
OURS = {"thuong-khan"}


@pytest.fixture
def mails(engine):
    """Every text that leaves the office: subjects, bodies with and without markup, short ones; addresses apart."""
    settings = Settings(office=OFFICE, public_url="https://dondoc.example", office_phone="0210 000 000")
    busy_office(engine)
    with writing(engine) as session:
        for person in session.exec(select(Person)).all():
            session.add(Channel(person_id=person.id, url=f"email:{person.slug}@song-thao.vn"))
        waiting = [one.id for one in session.exec(select(Assignment)) if one.stage == Stage.REVIEW.value]
    with reading(engine) as session:
        leader = actor_of(session, who(session, "dung"))
    for said in ("Ý kiến của đồng chí Chủ tịch tại giao ban", ""):
        lines = tuple(QuickLine(f"Việc {day} {said}", unit, day) for unit in UNITS[:2] for day in ("15/12/2026", ""))
        assert give_quick(engine, settings, QuickEntry(leader, lines, said, MOMENT, anew=True))[0]
    act(
        engine,
        Doing(Act.RETURN, "hoa", note="Thiếu phụ lục", correct_by=dt.date(2026, 12, 16)),
        waiting[:1],
        now=MOMENT,
        zone=ZONE,
    )
    over = HandOver(UNITS[0], UNITS[1], MOMENT.date(), "Sắp xếp tổ chức")
    assert hand_over(engine, settings, "hoa", over, MOMENT).proposal
    put_briefs(engine, settings, MOMENT.date(), MOMENT.replace(hour=9), a_calendar())
    with reading(engine) as session:
        found = [text for one in session.exec(select(Message)) for text in (one.subject, one.body, one.html or "")]
    assert found, "the weekly brief is among them"
    kinds = set()
    for days in range(14):
        now = MOMENT + dt.timedelta(days=days, hours=-8)
        for letter in preview(engine, now.date(), now, settings, a_calendar())[0]:
            kinds |= {item.decision.kind for item in letter.digest.items} | ({"asks"} if letter.digest.asks else set())
            found += letter.words
    assert {Kind.OVERDUE, Kind.RETURNED, Kind.BEFORE, Kind.TODAY, Kind.UNASSIGNED, Kind.CONFIRM, "asks"} <= kinds
    return found


def test_no_mail_says_a_code_or_an_english_word(mails):
    for text in mails:
        plain = re.sub(r"<head>.*?</head>|<[^>]*>|https?://\S+|&\w+;", " ", text, flags=re.DOTALL)
        said = {one for one in WORD.findall(plain) if one.lower() in (CODES | ENGLISH) - OURS}
        assert not said, (said, plain[:200])
        assert not re.search(r"\{\{|\}\}|\bNone\b|[a-z]+\.[a-z]+-[a-z]+", plain), plain[:200]
