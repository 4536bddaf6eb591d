"""The supervisor's brief by mail: at the end of the week, once, of what he sees, with the figures of the one page."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from sqlmodel import select

from desk.papers.brief import brief_facts
from desk.sweeping import deliver
from desk.weekly import ends_week, put_briefs
from models.database import reading, writing
from models.settings import Settings
from models.tables import Channel, Message, Person
from plans.calendar import Calendar
from plans.state import ZONE
from tests.boards import MOMENT, OFFICE, busy_office, report_all_to
from tests.desks import office
from tests.factories import a_calendar
from tests.hook import a_hook

__all__ = ["office"]
FRIDAY = dt.date(2026, 12, 11)
AT = dt.datetime(2026, 12, 11, 8, 35, tzinfo=dt.UTC)
"""15:35 of that Friday in the office."""
SETTINGS = Settings(database_url="unused", office=OFFICE, public_url="https://dondoc.song-thao.example")


@pytest.fixture
def board(engine):
    busy_office(engine)
    for slug in ("giam", "giam2", "hoa", "vien"):
        reach(engine, slug, f"email:{slug}@song-thao.example")
    return engine


def reach(engine, slug, url, tags=()):
    with writing(engine) as session:
        person = session.exec(select(Person).where(Person.slug == slug)).one()
        session.add(Channel(person_id=person.id, url=url, tags=list(tags)))


def put(engine, at=AT, calendar=None):
    return put_briefs(engine, SETTINGS, at.astimezone(ZONE).date(), at, calendar or a_calendar())


def mails(engine):
    with reading(engine) as session:
        return {one.key.split(":")[0]: one for one in session.exec(select(Message)).all()}


def test_each_supervisor_gets_one_with_the_figures_of_the_page(board):
    assert put(board) == 2
    assert put(board, AT + dt.timedelta(minutes=5)) == 0, "again nothing"
    sent = mails(board)
    assert set(sent) == {"giam", "giam2"}
    brief, mail = brief_facts(board, AT, ZONE, office=OFFICE), sent["giam"]
    assert (mail.subject, mail.kind) == ("[Tuần 07–11/12] Quá hạn 13 (giảm 01)", "brief")
    assert len(brief.late) == 13
    assert mail.next_at == AT
    assert mail.body.startswith("Kính gửi: Đồng chí Người giam\n")
    for words in (
        "Đang quá hạn 13 nhiệm vụ, giảm 01 so với cùng thời điểm tuần trước",
        "Số liệu tính đến 15 giờ 35 ngày 11/12/2026",
        "\n1. Cơ quan, đơn vị: Sở Tài chính; Nhiệm vụ: Trình phương án xử lý bãi rác liên xã",
        "Ký công văn đôn đốc 04 cơ quan, đơn vị",
        "Mở danh sách quá hạn: https://dondoc.song-thao.example/qua-han\n",
        "Bản in 01 trang A4: https://dondoc.song-thao.example/tai-ve/brief.pdf\n",
    ):
        assert words in mail.body, words
    assert "Việc kín" not in mail.body + mail.html
    assert "<strong>2. Quá hạn cần lưu ý (05 trên 13).</strong>" in mail.html
    page = ElementTree.fromstring(mail.html.removeprefix("<!DOCTYPE html>\n"))
    assert {one.get("href") for one in page.iter("a")} == set(re.findall(r"https://\S+", mail.body))
    part = sent["giam2"].body
    assert "Phạm vi: chỉ nhiệm vụ được phân công theo dõi (Sở Tài chính tỉnh Sông Thao)" in part
    assert "An Bình" not in part


def test_a_week_of_two_months_names_both(board):
    put(board, AT - dt.timedelta(days=7))
    assert mails(board)["giam"].subject.startswith("[Tuần 30/11–04/12] Quá hạn ")


def test_who_watches_one_department_gets_its_part_though_his_own_unit_takes_in_all_results(board):
    report_all_to(board, "tinh-song-thao")
    put(board)
    part = mails(board)["giam2"].body
    assert "Phạm vi: chỉ nhiệm vụ được phân công theo dõi (Sở Tài chính tỉnh Sông Thao)" in part
    assert "An Bình" not in part
    assert "Sở Nội vụ" not in part


@pytest.mark.parametrize("at", [AT - dt.timedelta(minutes=10), AT - dt.timedelta(days=1), AT + dt.timedelta(days=1)])
def test_not_before_its_hour_nor_on_another_day(board, at):
    put(board, AT - dt.timedelta(days=7))
    assert put(board, at) == 0


MONDAY = dt.datetime(2026, 12, 14, 0, 35, tzinfo=dt.UTC)
"""07:35 of the Monday after."""


@pytest.mark.parametrize("days", [0, 1, 4])
def test_where_nothing_ran_that_afternoon_the_next_working_morning_makes_it_once_and_says_of_which_week(board, days):
    """Whoever delivers once each morning never runs on a Friday afternoon."""
    put(board, AT - dt.timedelta(days=7))
    at = MONDAY + dt.timedelta(days=days)
    assert put(board, at) == 2
    assert [put(board, at + dt.timedelta(minutes=n)) for n in (5, 60)] == [0, 0]
    with reading(board) as session:
        mail = next(one for one in session.exec(select(Message)).all() if one.key.startswith("giam:brief:2026-12-11"))
    brief = brief_facts(board, at, ZONE, office=OFFICE)
    assert mail.subject.startswith(f"[Tuần 07–11/12, gửi bù] Quá hạn {len(brief.late):02d}")
    local = at.astimezone(ZONE)
    for words in (
        "Gửi bù báo cáo của tuần 07–11/12/2026: chiều ngày 11/12/2026 chưa gửi; số liệu dưới đây là của lúc gửi thư này.",
        f"Số liệu tính đến {local:%H giờ %M} ngày {local:%d/%m/%Y}",
    ):
        assert words in mail.body, words
    assert f"<p>{'Gửi bù báo cáo'}" in mail.html
    reach(board, "giam2", "json://127.0.0.1/new")
    assert put(board, at + dt.timedelta(minutes=70)) == 0, "a new address is told nothing of last week"
    assert put(board, AT + dt.timedelta(days=7)) == 3, "its own week's comes all the same"


def test_what_that_afternoon_made_is_not_made_again(board):
    put(board)
    assert put(board, MONDAY) == 0


def test_who_heard_by_an_address_that_he_has_no_more_missed_nothing(board):
    put(board, AT - dt.timedelta(days=7))
    put(board)
    with writing(board) as session:
        (old,) = session.exec(select(Channel).join(Person).where(Person.slug == "giam2")).all()
        old.tags = ["urgent"]
        session.add(old)
    reach(board, "giam2", "email:giam2@moi.example")
    assert put(board, MONDAY) == 0


def test_what_was_missed_waits_for_an_open_office(board):
    early, holiday = MONDAY - dt.timedelta(hours=1), Calendar(off=(MONDAY.date(),))
    assert [put(board, early), put(board, MONDAY, holiday)] == [0, 0]
    assert put(board, MONDAY + dt.timedelta(days=1), holiday) == 2


def test_of_a_week_before_anything_was_given_nothing_is_missed(office):
    reach(office, "giam", "email:giam@song-thao.example")
    assert put(office, dt.datetime(2026, 9, 3, 1, tzinfo=dt.UTC)) == 0
    assert put(office, dt.datetime(2026, 9, 7, 1, tzinfo=dt.UTC)) == 1


def test_a_group_gets_the_numbers_alone_and_a_channel_for_urgent_news_nothing(board):
    reach(board, "giam2", "json://127.0.0.1/a", ["short"])
    reach(board, "giam2", "json://127.0.0.1/b", ["urgent"])
    assert put(board) == 3
    with reading(board) as session:
        short = next(one for one in session.exec(select(Message)).all() if one.html is None)
    assert short.body.startswith("[Tuần 07–11/12] Quá hạn ")
    assert "\n" not in short.body


def test_who_sees_nothing_gets_none(sqlite_engine):
    from tests.office import furnish, furnish_more

    furnish(sqlite_engine)
    furnish_more(sqlite_engine)
    reach(sqlite_engine, "giam", "email:giam@song-thao.example")
    assert put(sqlite_engine) == 0


def test_the_delivery_of_that_afternoon_sends_it(board):
    with a_hook() as hook:
        reach(board, "giam2", hook.url)
        settings = SETTINGS.model_copy(update={"local_addresses": True, "smtp_host": "127.0.0.1", "smtp_port": 9})
        swept = deliver(board, settings, FRIDAY, AT)
    assert swept.counts["briefs"] == 3
    assert swept.counts["sent"] == 1
    assert "briefs" not in deliver(board, settings, FRIDAY, AT + dt.timedelta(minutes=20)).counts


def test_the_week_ends_on_its_last_working_day():
    calendar = Calendar()
    assert [ends_week(FRIDAY + dt.timedelta(days=n), calendar) for n in range(-1, 3)] == [False, True, False, False]
    assert MOMENT.astimezone(ZONE).date() == FRIDAY
