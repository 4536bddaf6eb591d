"""A unit's mail and its first page say the same: what one asks for the other shows, and no number has two values."""

import datetime as dt
import random
import re

import pytest

from desk.people import actor_of, who
from desk.seeing import today
from models.database import reading, writing
from models.figures import state_counts
from models.queries import tasks
from models.reminding import mark_swept
from models.settings import Settings
from models.tables import Assignment, StageChange
from notifications.digest import shown_as
from notifications.near import is_near
from notifications.reminders import Kind
from notifications.sweep import preview
from plans.late import told_late
from plans.state import State
from plans.wanted import SOON, Wanted
from tests.notified import CALENDAR, DAY, MORNING, OFFICER, OTHER, assign, at, end_of, seed

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
    """As on any morning: the day before was swept."""
    with writing(engine) as session:
        seed(session)
        mark_swept(session, YESTERDAY, MORNING - dt.timedelta(days=1))
    return engine


def counted(words, subject):
    """A number of a subject; 0 where it is not said."""
    found = re.search(rf"(\d+) {words}", subject)
    return int(found[1]) if found else 0


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


def place_any(engine, many, seed_of):
    """A heap of lines, some handed in (late or in time); of each what the figures may call it."""
    chosen = random.Random(seed_of)
    with writing(engine) as session:
        for n in range(many):
            due = DAY + dt.timedelta(days=chosen.choice((-40, -6, -5, -2, -1, 0, 1, 3, 6, 7, 8, 20)))
            stage, given = chosen.choice(("draft", "execute", "execute", "review")), chosen.choice((1, 2, 30))
            sent = due + dt.timedelta(days=chosen.choice((-1, 1)))
            handed = (
                {"handed_in_at": at(sent), "credited_at": at(sent), "handed_in_by": OFFICER}
                if stage == "review"
                else {}
            )
            if stage == "execute" and chosen.random() < 0.3:  # it came back
                until = DAY + dt.timedelta(days=chosen.choice((-2, 0, 1, 5, 9)))
                handed = {"credited_at": at(sent), "correct_by": end_of(until), "changed_at": at(YESTERDAY)}
            force = chosen.choice(("order", "order", "order", "request"))
            opened = at(DAY - dt.timedelta(days=given))
            assign(session, due, occurrence=f"n{n}", stage=stage, opened_at=opened, force=force, **handed)


@pytest.mark.parametrize("heap", range(12))
@pytest.mark.parametrize("hour", [0, 4])
def test_overdue_and_due_soon_are_one_number_in_mail_page_and_figures(office, heap, hour):
    """ "03 quá hạn" in the mail, 1 on the page and 4 in its figures; "sắp đến hạn" 1 in the mail, 2 on the page."""
    place_any(office, 1 + heap * 2, heap)
    moment = MORNING + dt.timedelta(hours=hour)
    letter, day = of_day(office, moment=moment)
    with reading(office) as session:
        states = state_counts(session, moment, wanted=Wanted(unit="so-noi-vu"))
        soon = tasks(session, moment=moment, wanted=Wanted(unit="so-noi-vu", state=SOON)).total
    assert day.late.total == states[State.OPEN_OVERDUE]
    if letter is None:
        return
    subject = letter.words.subject
    back = sum(one.decision.kind is Kind.RETURNED and one.decision.late for one in letter.digest.items)
    if late := counted("quá hạn", subject.replace("đã quá hạn", "")):
        assert late + back == states[State.OPEN_OVERDUE], subject
        assert letter.digest.late == day.late
        assert told_late(day.late) in letter.words.text
    else:
        assert day.late.total == day.late.sent + back, "what waits for others alone is not said to the unit"
    asked = [one for one in letter.digest.items if one.decision.line.force == "request"]
    requests = sum(shown_as(one.decision) in (Kind.TODAY, Kind.BEFORE) for one in asked)
    others = sum(
        is_near(one.decision.line, moment) for one in letter.digest.items if one.decision.kind is Kind.RETURNED
    )
    assert counted("sắp đến hạn", subject) - requests + others == soon, subject


@pytest.mark.parametrize("heap", range(1, 12))
def test_who_watches_is_told_what_the_figures_say_and_each_line_once(office, heap):
    place_any(office, heap * 3, heap)
    letter, _ = of_day(office, "dung")
    with reading(office) as session:
        late = state_counts(session, MORNING)[State.OPEN_OVERDUE]
    if letter is None or not (said := counted("nhiệm vụ theo dõi quá hạn", letter.words.subject)):
        return
    assert said == late
    text = letter.words.text
    listed = counted("nhiệm vụ\\)", text.split("ĐÃ QUÁ HẠN (")[1]) if "ĐÃ QUÁ HẠN" in text else 0
    parts = ("nhiệm vụ theo dõi đang quá hạn", "nhiệm vụ theo dõi khác đang quá hạn")
    assert listed + sum(counted(words, text) for words in parts) == late


def test_what_a_subject_counts_and_the_mail_does_not_list_is_named(office):
    """The subject began with "01 quá hạn", and the mail did not say which."""
    place(office, DAY - dt.timedelta(days=2), "execute", OFFICER, 30)
    place(office, DAY + dt.timedelta(days=5), "execute", OFFICER, 30)
    place(office, DAY, "execute", OFFICER, 30)
    letter, _ = of_day(office)
    assert letter.words.subject == "[Nhắc việc 09/12] SNV: 01 quá hạn, 02 sắp đến hạn"
    said = "01 nhiệm vụ quá hạn đã nhắc những ngày trước (415/TB-UBND điểm b khoản 2, hạn 07/12)"
    assert said in letter.words.text, letter.words.text[-900:]
    assert "01 nhiệm vụ sắp đến hạn trong 07 ngày (415/TB-UBND điểm b khoản 2, hạn 14/12)" in letter.words.text


def test_an_hour_that_has_passed_is_overdue_in_the_mail_too(office):
    with writing(office) as session:
        number = assign(session, DAY, occurrence="hour")
        session.get(Assignment, number).due = at(DAY, 8)
    letter, day = of_day(office, moment=at(DAY, 10))
    assert letter.words.subject == "[Nhắc việc 09/12] SNV: 01 quá hạn"
    assert day.late.total == 1
    assert "quá hạn trong ngày" in letter.words.text
    assert "(quá hạn trong ngày, đ/c Bình)" in letter.words.short


def test_who_watches_hears_of_each_line_once_and_of_his_own_turn_first(office):
    """ "06 nhiệm vụ theo dõi quá hạn", four results below, and "còn 05 khác": three of the five were among the four."""
    with writing(office) as session:
        for n, (late, sent) in enumerate([(7, None), (5, 1), (5, 1), (3, 1), (2, None), (1, None)]):
            last, stage = DAY - dt.timedelta(days=late), "review" if sent else "execute"
            handed = (
                {"handed_in_at": at(YESTERDAY), "credited_at": at(YESTERDAY), "handed_in_by": OFFICER} if sent else {}
            )
            assign(session, last, occurrence=f"n{n}", stage=stage, **handed)
        sent = {"handed_in_at": at(YESTERDAY), "credited_at": at(YESTERDAY), "handed_in_by": OFFICER}
        assign(session, DAY, occurrence="in-time", stage="review", **sent)
    letter, _ = of_day(office, "dung")
    text = letter.words.text
    assert letter.words.subject.endswith("UBND: 04 chờ xác nhận, 06 nhiệm vụ theo dõi quá hạn"), letter.words.subject
    assert "I. ĐÃ QUÁ HẠN (01 nhiệm vụ)" in text
    assert "II. KẾT QUẢ CHỜ XÁC NHẬN (04 kết quả)" in text
    assert "Trong các kết quả chờ xác nhận nêu trên có 03 nhiệm vụ theo dõi đang quá hạn." in text
    assert "Còn 02 nhiệm vụ theo dõi khác đang quá hạn, hôm nay không báo cáo riêng." in text
    url = SETTINGS.public_url
    assert f"Mở nhiệm vụ theo dõi quá hạn: {url}/qua-han\n" in text
    assert f"Mở kết quả chờ xác nhận: {url}/nhiem-vu?state=review\n" in text
    assert all(f'href="{url}/{path}"' in letter.words.html for path in ("qua-han", "nhiem-vu?state=review"))


def test_a_watcher_s_list_holds_what_his_subject_counts(office):
    """ "10 nhiệm vụ theo dõi quá hạn" opened the page of one unit, with one of them."""
    place(office, DAY - dt.timedelta(days=7), "execute", OFFICER, 60)
    with writing(office) as session:
        assign(session, DAY - dt.timedelta(days=2), unit=OTHER, occurrence="other")
    letter, _ = of_day(office, "dung")
    assert "02 nhiệm vụ theo dõi quá hạn" in letter.words.subject
    assert f"Mở danh sách: {SETTINGS.public_url}/qua-han\n" in letter.words.text
