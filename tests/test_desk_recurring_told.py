"""Before giving it is told which work recurs, and that its later times are given as they come: page, command, paper and programs alike."""

import datetime as dt
import html
import io
import re

import pytest
from docx import Document

from desk.begun import Begun
from desk.drafts.taking import Paper, take_paper
from desk.intake import Intake
from desk.launching import Wish, propose
from desk.papers.submitting import submission
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.due import OnDate, Recurring
from plans.files import write_plan
from plans.plan import Handling, Task
from tests.apps import office_app
from tests.browsing import Browser
from tests.office import DAY, NOW, furnish, plan
from tests.programs import Caller

SETTINGS = Settings(office="song-thao/van-phong")


def figures(engine, *tasks):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    found = propose(engine, Intake("a.yaml", plan(tasks=tasks), [], ""), wish, SETTINGS)
    assert found.figures is not None
    return found.figures


def task(key, due, **more):
    return Task(id=key, title=f"Việc {key}", quote=f"Việc {key}", clause=key, lead=("Sở Nội vụ",), due=due, **more)


def test_only_the_next_time_is_counted_and_what_recurs_is_named(sqlite_engine):
    furnish(sqlite_engine)
    daily, once = Recurring(rrule="FREQ=DAILY", text="hằng ngày"), OnDate(date=DAY.replace(month=10))
    found = figures(sqlite_engine, task("1", daily), task("2", once))
    assert (found.recurring, found.assignments) == (("1",), 2)
    reported = task("3", daily, handling=Handling.REPORT, why="lặp lại")
    assert figures(sqlite_engine, task("1", daily), reported).recurring == ("1",)
    assert figures(sqlite_engine, task("2", once)).recurring == ()


def test_times_before_the_giving_are_told(sqlite_engine):
    """ "Từ ngày 28/8, hằng ngày", given on 1 September: four times are in no list of anybody, and nothing said so."""
    furnish(sqlite_engine)
    start = DAY - dt.timedelta(days=4)
    daily = Recurring(rrule="FREQ=DAILY", start=start, text="hằng ngày")
    assert figures(sqlite_engine, task("1", daily)).begun == (Begun("1", 4, start),)
    later = daily.model_copy(update={"start": DAY})
    assert figures(sqlite_engine, task("1", later)).begun == ()
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", since=start)
    since = propose(sqlite_engine, Intake("a.yaml", plan(tasks=(task("1", daily),)), [], ""), wish, SETTINGS)
    assert since.figures.begun == (), "these are given"


def test_receiving_the_command_tells_what_nobody_knows_who_does(sqlite_engine):
    furnish(sqlite_engine)
    once = OnDate(date=DAY.replace(month=10))
    other = task("2", once).model_copy(update={"lead": ("Các đơn vị có biển",)})
    wish = Wish(DAY, NOW, as_="song-thao/so-noi-vu", proposed_by="hoa", agreed_by="dung")
    found = propose(sqlite_engine, Intake("a.yaml", plan(tasks=(task("1", once), other)), [], ""), wish, SETTINGS)
    assert found.figures.unclear == ("2 (Các đơn vị có biển)",)


@pytest.fixture
def app(sqlite_engine):
    app = office_app(sqlite_engine)
    yield app
    app.state.engine.dispose()


def test_the_page_before_giving_the_paper_and_programs_say_so(app):
    made = write_plan(
        plan(
            plan="viec-hang-ngay",
            tasks=(task("1", Recurring(rrule="FREQ=DAILY", start=DAY - dt.timedelta(days=4), text="hằng ngày")),),
        )
    )
    with reading(app.state.engine) as session:
        hoa = actor_of(session, who(session, "hoa"))
    paper = Paper(made.encode(), "a.yaml", no_secret=True)
    number, _ = take_paper(app.state.engine, app.state.settings, hoa, paper, NOW)
    page = html.unescape(Browser(app).enter("hoa").get(f"/van-ban/{number}/truoc-khi-giao").text)
    assert "Lặp lại theo kỳ, ở đây mới tính kỳ sắp đến" in page
    (told,) = re.findall(
        r"Đã có kỳ trước ngày giao, các kỳ ấy không giao cho ai \(01 nhiệm vụ\): 1 \((\d+) kỳ, từ 28/08/2026\)", page
    )
    assert int(told) >= 4
    assert Caller(app, "hoa").post("/plans/preview", {"plan": made, "anew": True}).json()["recurring"] == ["1"]
    document = Document(io.BytesIO(submission(app.state.engine, app.state.settings, hoa, number, NOW).content))
    assert "01 nhiệm vụ lặp lại theo kỳ mới tính kỳ sắp đến" in "".join(one.text for one in document.paragraphs)
    assert "kỳ trước ngày giao của 01 nhiệm vụ lặp lại không giao cho ai" in "".join(
        one.text for one in document.paragraphs
    )
