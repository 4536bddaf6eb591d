"""A request for more time that nobody answered before its result came late: whoever decides is told until that is confirmed."""

import datetime as dt
import html
import json

import pytest
from sqlmodel import select

from desk.acting import ActRefused, Doing, act
from desk.confirmed_too import confirming_doubts
from desk.extending import waiting_for
from desk.papers.blocks import Line
from desk.papers.brief import brief_facts, brief_paper
from desk.people import actor_of, who
from models.database import reading, writing
from models.tables import Channel, Person
from plans.stages import Act
from plans.state import ZONE
from tests.asking import BEFORE, answered, asked, view
from tests.desks import office
from tests.pressing import app, as_, press
from tests.programs import Caller
from tests.test_cli_more_time import ASK
from tests.test_cli_more_time import office as commands
from tests.test_notifications_more_time import morning

__all__ = ["app", "commands", "office"]

OFFICE = "song-thao/van-phong"
LATE = dt.datetime(2026, 10, 6, 1, tzinfo=dt.UTC)
"""A Tuesday, six days after the date."""
WEDNESDAY = LATE + dt.timedelta(days=1)
SENT = "kết quả đã gửi ngày 06/10/2026, chờ xác nhận"


def handed_in(engine, now=LATE):
    asked(engine)
    act(engine, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(engine, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=now, zone=ZONE)


def waits(engine, slug, now=WEDNESDAY):
    with reading(engine) as session:
        return [one.asked.assignment for one in waiting_for(session, actor_of(session, who(session, slug)), now)]


def confirm(engine, *, sure=False):
    act(engine, Doing(Act.APPROVE, "hoa", as_typed=sure), [1], now=WEDNESDAY, zone=ZONE)


def opinion(engine, now):
    brief = brief_facts(engine, now, ZONE, office=OFFICE)
    lines = ("".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if isinstance(one, Line))
    return next(one for one in lines if one.startswith("6. Xin ý kiến."))


def heard(engine):
    with writing(engine) as session:
        for one in session.exec(select(Person)).all():
            session.add(Channel(person_id=one.id, url=f"email:{one.slug}@song-thao.example"))


def test_it_stays_in_the_list_of_whoever_decides(office):
    handed_in(office)
    assert waits(office, "dung") == [1]
    assert waits(office, "an") == []
    answered(office, now=WEDNESDAY)
    assert waits(office, "dung") == []


def test_what_was_handed_in_in_time_waits_for_no_answer(office):
    handed_in(office, BEFORE)
    assert waits(office, "dung") == []
    confirm(office)


def test_he_hears_the_morning_after_the_result_came_and_on_mondays(office):
    heard(office)
    handed_in(office)
    told = []
    for day in range(1, 8):
        mail = morning(office, LATE + dt.timedelta(days=day)).get("dung")
        told += [day] if mail and "GIA HẠN CHỜ" in mail.text else []
        assert day not in told or f"từ 30/09/2026 đến 15/10/2026 ({SENT})" in mail.text
    assert told == [1, 6]


def test_whoever_confirms_is_told_that_this_ends_it(office):
    heard(office)
    handed_in(office)
    mail = morning(office, WEDNESDAY)["hoa"]
    assert "Đề nghị gia hạn đến 15/10/2026 chưa được trả lời; xác nhận kết quả thì đề nghị kết thúc." in mail.text


def test_the_one_page_asks_for_it_too(office):
    handed_in(office)
    assert f"từ 30/09/2026 đến 15/10/2026 ({SENT})" in opinion(office, WEDNESDAY)
    assert "kết quả đã gửi" not in opinion(office, LATE - dt.timedelta(hours=1)), "as it stood then"
    answered(office, now=WEDNESDAY)
    assert "gia hạn" not in opinion(office, WEDNESDAY + dt.timedelta(hours=1))


def test_a_passed_day_can_be_granted_and_is_not_called_passed(office):
    handed_in(office)
    assert "đã qua" not in opinion(office, LATE + dt.timedelta(days=14))


def test_confirming_asks_before_it_ends_the_request(office):
    handed_in(office)
    with pytest.raises(ActRefused) as refused:
        confirm(office)
    (told,) = refused.value.problems
    assert (told.code, told.args["day"], told.args["asked"]) == ("confirmed-unanswered", "2026-10-15", "2026-09-28")
    assert [one.code for one in confirming_doubts(office, "hoa", [1], now=WEDNESDAY, zone=ZONE)] == [told.code]
    assert view(office, now=WEDNESDAY).line.stage == "review"
    confirm(office, sure=True)
    assert view(office, now=WEDNESDAY).line.stage == "done"


def test_answered_it_is_confirmed_without_a_question(office):
    handed_in(office)
    answered(office, False, None, "Việc cấp bách", now=WEDNESDAY)
    confirm(office)
    assert view(office, now=WEDNESDAY).line.stage == "done"


def test_the_page_of_whoever_confirms_asks_for_a_tick(app):
    handed_in(app.state.engine)
    app.state.now = WEDNESDAY
    page = html.unescape(as_(app, "hoa").get("/nhiem-vu/1").text)
    assert "Đề nghị gia hạn đến 15/10/2026 chưa được trả lời; xác nhận kết quả thì đề nghị kết thúc." in page
    assert 'name="refused"' in page
    assert "chưa được trả lời" in html.unescape(press(app, "hoa", "xac-nhan", refused="").text)
    press(app, "hoa", "xac-nhan", refused="1")
    assert view(app.state.engine, now=WEDNESDAY).line.stage == "done"


def test_the_first_page_and_the_interface_list_it(app):
    handed_in(app.state.engine)
    app.state.now = WEDNESDAY
    first = html.unescape(as_(app, "dung").get("/").text)
    said = "Kết quả đã gửi ngày 06/10/2026, khi đã quá hạn; trả lời được cho đến khi kết quả được xác nhận."
    assert said in first
    assert said in html.unescape(as_(app, "dung").get("/nhiem-vu/1").text)
    (one,) = Caller(app, "dung").get("/more-time").json()
    assert (one["assignment"]["id"], one["asked"]["sent"]) == (1, "2026-10-06T01:00:00Z")
    wrong = Caller(app, "hoa").post("/acts", {"act": "approve", "assignments": [{"id": 1, "version": 3}]})
    assert "confirmed-unanswered" in wrong.text


def test_the_command_lists_it_and_asks(commands, monkeypatch):
    commands(*ASK, "--until", "15/10/2026")
    assert commands("accept", 1, "--by", "an")[0] == 0
    monkeypatch.setattr("tests.test_cli_more_time.BEFORE", LATE)
    assert commands("hand-in", 1, "--by", "an", "--evidence", "12/BC-SNV")[0] == 0
    told = commands("today", "dung")[1]
    assert "Đề nghị gia hạn chờ đồng chí quyết định (1)" in told
    assert "Kết quả đã gửi ngày 06/10/2026, khi đã quá hạn" in told
    assert [one["asked"]["assignment"] for one in json.loads(commands("today", "dung", "--json")[1])["more_time"]] == [
        1
    ]
    code, _, wrong = commands("approve", 1, "--by", "hoa")
    assert (code, "chưa được trả lời" in wrong) == (1, True)
    assert commands("approve", 1, "--by", "hoa", "--yes")[0] == 0
