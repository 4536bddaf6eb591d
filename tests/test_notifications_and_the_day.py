"""A unit's mail and its first page say the same: what one asks for the other shows, and no number has two values."""

import datetime as dt

import pytest

from desk.people import actor_of, who
from desk.seeing import today
from models.database import reading, writing
from models.settings import Settings
from models.tables import StageChange
from notifications.sweep import preview
from tests.notified import CALENDAR, DAY, MORNING, OFFICER, assign, at, seed

SETTINGS = Settings(office="van-phong", public_url="https://dondoc.song-thao.example")
YESTERDAY = DAY - dt.timedelta(days=1)
DUES = (None, *(DAY + dt.timedelta(days=n) for n in (-30, -6, -5, -2, -1, 0, 1, 2, 3, 5, 7, 8, 30)))
STANDS = [
    (stage, officer, given) for stage in ("draft", "execute") for officer in (None, OFFICER) for given in (1, 2, 30)
]


def receive(session, number, moment, by=OFFICER):
    """Somebody of the unit received it."""
    change = StageChange(assignment_id=number, act="accept", from_stage="draft", to_stage="execute", at=moment, by=by)
    session.add(change)
    session.flush()


def place(engine, due, stage, officer, given):
    """One line of Sở Nội vụ, received by a person on the day it was given where it is worked on."""
    opened = at(DAY - dt.timedelta(days=given))
    with writing(engine) as session:
        name = f"{due}-{stage}-{officer}-{given}"
        number = assign(session, due, occurrence=name, stage=stage, officer_id=officer, opened_at=opened)
        if stage == "execute":
            receive(session, number, opened + dt.timedelta(hours=1))
    return number


def of_day(engine, slug="lan", moment=MORNING):
    """Somebody's mail and his day of one moment."""
    sent, _ = preview(engine, DAY, moment, SETTINGS, CALENDAR)
    letter = next((one for one in sent if one.digest.person and one.digest.person.slug == slug), None)
    with reading(engine) as session:
        actor = actor_of(session, who(session, slug))
    return letter, today(engine, actor, moment)


@pytest.fixture
def office(engine):
    with writing(engine) as session:
        seed(session)
    return engine


def test_what_the_mail_asks_for_the_page_shows(office):
    lines = [place(office, due, *stands) for due in DUES for stands in STANDS]
    letter, day = of_day(office)
    asked = {item.decision.line.id for item in letter.digest.items}
    shown = {line.id for line in day.hand_in} | {line.id for group in day.receive for line in group.lines}
    assert asked
    assert asked < set(lines)
    assert asked <= shown


@pytest.mark.parametrize("due", [None, DAY + dt.timedelta(days=18)])
def test_who_received_it_to_name_the_officer_later_is_asked_for_nothing_before_its_day_is_near(office, due):
    """The page said that there was nothing to do, the mail of next morning that it waits to be received."""
    place(office, due, "execute", None, 1)
    letter, day = of_day(office)
    assert letter is None
    assert not day.hand_in
    assert not day.receive


def test_what_needs_no_receiving_is_not_said_to_wait_for_it(office):
    with writing(office) as session:
        assign(session, DAY + dt.timedelta(days=18), officer_id=None, opened_at=at(YESTERDAY))
    letter, _ = of_day(office)
    assert letter.words.subject == "[Nhắc việc 09/12] SNV: 01 mới giao"
    assert "I. MỚI GIAO, CHƯA PHÂN CÔNG (01 nhiệm vụ)" in letter.words.text
    assert "tiếp nhận" not in letter.words.text.lower()


def test_what_counts_as_received_though_nobody_did_is_announced(office):
    with writing(office) as session:
        number = assign(session, DAY + dt.timedelta(days=18), officer_id=None, opened_at=at(YESTERDAY))
        receive(session, number, at(YESTERDAY, 10), by=None)
    assert of_day(office)[0] is not None
