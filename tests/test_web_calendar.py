"""The calendar feed: its address, its file by the rules of RFC 5545, what becomes of closed items; on both databases."""

import datetime as dt
import re

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from desk.calendar_file import calendar_file
from models.core import table
from models.database import reading, writing
from models.feeds import Dated
from models.tables import LaunchedPlan, Person
from plans.due import Immediate
from plans.wording import label
from tests.apps import app_on
from tests.browsing import Browser
from tests.factories import a_calendar

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
WORKED = a_calendar()


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT) as app:
        yield app


def as_(app, slug):
    return Browser(app).enter(slug)


def make(app, slug="an"):
    """The path of a new address."""
    page = as_(app, slug).send("/lich", "/lich").text
    return re.search(r'value="http://127\.0\.0\.1:8000(/lich/[\w-]+\.ics)"', page)[1]


def events(content):
    found = {str(one["UID"]): one for one in Calendar.from_ical(content).walk("VEVENT")}
    return {re.match(r"nhiem-vu-(\d+)@", uid)[1]: one for uid, one in found.items()}


def test_a_feed_has_the_dates_of_who_owns_it(app):
    path = make(app)
    answer = Browser(app).get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = events(answer.content)
    assert set(found) == {"1", "2"}
    one = found["1"]
    assert one["DTSTART"].dt == dt.date(2026, 9, 30), "the last day in time"
    assert one["DTEND"].dt == dt.date(2026, 10, 1)
    assert one["SUMMARY"] == "[Hạn] Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"
    assert "điểm a khoản 1" in one["DESCRIPTION"]
    why = next(said for said in one["DESCRIPTION"].split("\n") if said.startswith("Vì sao ngày này: "))
    assert why.startswith("Vì sao ngày này: “trước ngày 01/10/2026”; “trước ngày” nghĩa là không kể ngày được nêu")
    assert str(one["URL"]).endswith("/nhiem-vu/1")
    alarm = one.subcomponents[0]
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", dt.timedelta(hours=-16))
    assert set(events(Browser(app).get(make(app, "chi")).content)) == {"3"}


def test_what_happens_shows_under_the_same_uid_with_a_later_sequence(app):
    path = make(app)
    before = events(Browser(app).get(path).content)["1"]
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan")
    app.state.now += dt.timedelta(hours=1)
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", note="Đã xong")
    waiting = events(Browser(app).get(path).content)["1"]
    assert waiting["UID"] == before["UID"]
    assert waiting["SEQUENCE"] > before["SEQUENCE"]
    assert waiting["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert waiting["SUMMARY"].startswith("[Chờ xác nhận]")
    assert not waiting.subcomponents, "nothing to be alarmed about"
    as_(app, "hoa").send("/nhiem-vu/1", "/nhiem-vu/1/tra-lai", note="Thiếu phụ lục", correct_by="02/10/2026")
    returned = events(Browser(app).get(path).content)["1"]
    assert (returned["SUMMARY"][:13], returned["DTSTART"].dt) == ("[Hạn bổ sung]", dt.date(2026, 10, 2))
    assert "Vì sao ngày này: hạn bổ sung do người xác nhận đặt khi trả lại" in returned["DESCRIPTION"]
    as_(app, "hoa").send("/nhiem-vu/1", "/nhiem-vu/1/dung-theo-doi", note="Văn bản số 5 thay thế")
    closed = events(Browser(app).get(path).content)["1"]
    assert (closed["STATUS"], closed["SUMMARY"][:15]) == ("CANCELLED", "[Dừng theo dõi]")
    app.state.now += dt.timedelta(days=91)
    assert "1" not in events(Browser(app).get(path).content), "what was closed long ago is gone"


def test_a_calendar_that_has_it_already_is_told_so(app):
    path = make(app)
    first = Browser(app).get(path)
    assert Browser(app).get(path).content == first.content
    again = Browser(app).ask("GET", path, headers={"If-None-Match": f'W/{first.headers["etag"]}, "x"'})
    assert (again.status_code, again.content) == (304, b"")
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan")
    changed = Browser(app).ask("GET", path, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_an_address_is_renewed_and_ended(app):
    old = make(app)
    new = make(app)
    assert Browser(app).get(old).status_code == 404
    assert Browser(app).get(new).status_code == 200
    assert new not in as_(app, "an").get("/lich").text, "shown once"
    assert as_(app, "an").send("/lich", "/lich/ngung").status_code == 303
    assert Browser(app).get(new).status_code == 404
    path = make(app, "chi")
    with writing(app.state.engine) as session:
        gone = table(Person)
        session.connection().execute(update(gone).where(gone.c.slug == "chi").values(active=False))
    for wrong in (path, "/lich/x.ics"):
        assert Browser(app).get(wrong).status_code == 404


def test_an_officer_has_his_lines_and_nobodys(app):
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan", officer="an")
    assert set(events(Browser(app).get(make(app, "binh")).content)) == {"2"}


def test_limited_circulation_shows_the_number_alone(app):
    with writing(app.state.engine) as session:
        session.connection().execute(update(table(LaunchedPlan)).values(circulation="internal"))
    text = Browser(app).get(make(app)).content.decode().replace("\r\n ", "")
    assert "Nhiệm vụ theo văn bản số 12/CT-UBND" in text
    assert "Rà soát" not in text
    assert "khoản" not in text
    assert "Vì sao" not in text


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, []),
        ({"inner": True}, ["Vì sao ngày này: hạn nội bộ do đơn vị đặt khi phân công"]),
        (
            {"rule": Immediate(kind="immediate", text="khẩn trương")},
            ["Vì sao ngày này: “khẩn trương”; " + label("rule.by-urgency")],
        ),
    ],
)
def test_the_reason_of_a_day_is_one_line(facts, why):
    content = calendar_file([lines(**facts)], "x", "0f", "http://x", WORKED)
    said = next(iter(Calendar.from_ical(content).walk("VEVENT")))["DESCRIPTION"].split("\n")
    assert [one for one in said if one.startswith("Vì sao")] == why


def lines(**facts):
    due = dt.datetime(2026, 10, 1, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    same = {
        "id": 1, "unit": "a", "unit_name": "Sở Nội vụ", "officer": None, "title": "Rà soát; báo cáo, tổng hợp\\xong " * 9,
        "clause": "1.a", "number": "12/CT-UBND", "circulation": "open", "due": due, "correct_by": None, "stage": "execute",
        "version": 3, "opened_at": MOMENT, "changed_at": MOMENT,
    }  # fmt: skip
    return Dated(**(same | facts))


@pytest.mark.parametrize(
    "found", [[], [lines()], [lines(stage=stage) for stage in ("draft", "review", "done", "cancelled")]]
)
def test_the_file_keeps_the_rules_of_rfc_5545(found):
    """Lines end in CRLF and have at most 75 octets; text is escaped; each component has what it must have, once."""
    content = calendar_file(found, "Đôn Đốc: Phạm Văn An", "0f", "https://dondoc.example/", WORKED)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()  # no letter is cut in two
    whole = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert whole.count("BEGIN:VCALENDAR") == whole.count("VERSION:2.0") == 1
    assert sum(line.startswith("PRODID:") for line in whole) == 1
    assert any(line.startswith("BEGIN:") for line in whole[1:]), "at least one component"
    assert not any(line.startswith("METHOD") for line in whole), "with one, DTSTAMP would mean another thing"
    parsed = Calendar.from_ical(content)
    assert not parsed.errors
    for event in parsed.walk("VEVENT"):
        assert not event.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS"):
            assert name in event
            assert not isinstance(event[name], list)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt > event["DTSTART"].dt
        assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        assert event["DTSTAMP"].dt.tzinfo is not None
        for alarm in event.subcomponents:
            assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    if len(found) == 1:
        assert next(iter(parsed.walk("VEVENT")))["SUMMARY"] == f"[Hạn] {found[0].title}"


def test_an_hour_and_the_zone(app):
    """17:00 of 30/9 in Hà Nội is 10:00 in UTC; the entry stands on that day and says the hour."""
    late = lines(due=dt.datetime(2026, 9, 30, 10, tzinfo=dt.UTC))
    event = next(iter(Calendar.from_ical(calendar_file([late], "x", "0f", "http://x", WORKED)).walk("VEVENT")))
    assert event["DTSTART"].dt == dt.date(2026, 9, 30)
    assert "17 giờ 00" in event["DESCRIPTION"]


def test_reading_a_feed_writes_nothing(app):
    path = make(app)
    tables = Person.metadata.sorted_tables

    def everything():
        with reading(app.state.engine) as session:
            return [sorted(map(repr, session.connection().execute(select(one)))) for one in tables]

    before = everything()
    for _ in range(3):
        Browser(app).get(path)
    assert everything() == before


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-10-01", -16), ("2026-10-05", -64), ("2026-10-04", -40), ("2026-09-03", -136)],
)
def test_the_alarm_rings_at_eight_on_the_last_working_day_before(day, hours):
    """The day before; of a Monday or a Sunday the Friday before; of the day after a holiday the last day worked."""
    due = dt.datetime.fromisoformat(f"{day}T00:00+07:00") + dt.timedelta(days=1)
    found = Calendar.from_ical(calendar_file([lines(due=due)], "x", "0f", "http://x", WORKED))
    assert next(iter(found.walk("VALARM")))["TRIGGER"].dt == dt.timedelta(hours=hours)
