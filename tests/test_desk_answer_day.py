"""By when a request for more time is to be answered: one day, counted from when it was asked, in every place that tells of it."""

import datetime as dt
import html

from desk.extending import waiting_for
from desk.papers.blocks import Line
from desk.papers.brief import brief_facts, brief_paper
from desk.people import actor_of, who
from models.database import reading
from plans.state import ZONE
from tests.asking import BEFORE, asked
from tests.desks import office
from tests.pressing import app, as_
from tests.programs import Caller
from tests.test_cli_more_time import ASK
from tests.test_cli_more_time import office as commands
from tests.test_desk_unanswered_late import heard
from tests.test_notifications_more_time import morning

__all__ = ["app", "commands", "office"]

DAY = dt.date(2026, 9, 30)
"""Two working days after Monday the 28th, when it is asked."""
BY, OVER = "Đề nghị trả lời trước 17 giờ 00 ngày 30/09/2026", "Đã quá hạn trả lời (17 giờ 00 ngày 30/09/2026)"


def test_each_mail_names_the_same_day(office):
    heard(office)
    asked(office)
    told = [morning(office, BEFORE + dt.timedelta(days=day)).get("dung") for day in (1, 2, 7, 14)]
    assert [BY in one.text for one in told] == [True, True, False, False]
    assert [OVER in one.text for one in told] == [False, False, True, True]


def test_a_day_off_is_no_working_day(office):
    asked(office, now=dt.datetime(2026, 9, 25, 1, tzinfo=dt.UTC))
    with reading(office) as session:
        (one,) = waiting_for(session, actor_of(session, who(session, "dung")), BEFORE)
    assert one.asked.answer_by == dt.date(2026, 9, 29)


def test_the_one_page_says_it(office):
    asked(office)
    for now, said in ((BEFORE + dt.timedelta(days=1), BY), (BEFORE + dt.timedelta(days=9), OVER)):
        brief = brief_facts(office, now, ZONE, office="song-thao/van-phong")
        lines = ("".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if isinstance(one, Line))
        assert f"({said[0].lower()}{said[1:]})" in next(one for one in lines if one.startswith("6. Xin ý kiến."))


def test_the_pages_and_the_interface_say_it(app):
    asked(app.state.engine)
    app.state.now = BEFORE + dt.timedelta(days=1)
    for path, slug in (("/", "dung"), ("/nhiem-vu/1", "dung"), ("/nhiem-vu/1", "an")):
        assert f"{BY}." in html.unescape(as_(app, slug).get(path).text), (path, slug)
    assert [one["asked"]["answer_by"] for one in Caller(app, "dung").get("/more-time").json()] == ["2026-09-30"]
    assert [one["answer_by"] for one in Caller(app, "an").get("/assignments/1").json()["more_time"]] == ["2026-09-30"]
    app.state.now = BEFORE + dt.timedelta(days=9)
    assert f"{OVER}." in html.unescape(as_(app, "dung").get("/").text)


def test_the_commands_say_it(commands):
    commands(*ASK, "--until", "15/10/2026")
    assert BY in commands("today", "dung")[1]
    assert '"answer_by": "2026-09-30"' in commands("show", 1, "--json")[1]
