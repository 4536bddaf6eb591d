"""The history of an assignment begins with who gave it, as the log has it: launched, amended, recorded its event; on both databases."""

import datetime as dt
import re

from desk.adding import record_event
from desk.amending import amend_plan, propose_amendment
from desk.handing_over import hand_over
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.plan_progress import plan_progress
from desk.reporting import assignment_view, task_list
from models.core import table
from models.database import reading, writing
from models.givers import beginnings
from models.recurrence import open_occurrences
from models.settings import Settings
from models.tables import Audit
from plans.due import OnDate
from plans.files import write_plan
from plans.wanted import Wanted
from tests.apps import LATER
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.desks import office
from tests.factories import a_calendar
from tests.handing import HEIR, WISH
from tests.handing import LATER as HANDED
from tests.office import DAY, NOW, furnish, plan

__all__ = ["app", "office"]

SETTINGS = Settings(office="song-thao/van-phong")
SLUG = "12-ct-ubnd-2026"


def named(engine, task):
    line = task_list(engine, NOW.replace(hour=4), Wanted(plan=SLUG, task=task)).rows[0]
    with reading(engine) as session:
        return beginnings(session, line.id)[0].by_name


def test_an_item_and_its_plan_name_the_same_person(engine):
    furnish(engine)
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", by="hoa")
    launch_plan(engine, propose(engine, take_in(write_plan(plan()).encode(), "a.yaml"), wish, SETTINGS), wish)
    said = {one.what: one.by for one in plan_progress(engine, SLUG, NOW).history}
    assert (said["agree"], said["launch"]) == ("Trần Văn Dũng", "Nguyễn Thị Hoa")
    assert named(engine, "1.a") == said["launch"]
    first, *rest = plan().tasks
    more = plan(tasks=(first, *rest, first.model_copy(update={"id": "9", "title": "Việc thêm"})))
    later = wish._replace(now=NOW.replace(hour=3), by="dung")
    taken = take_in(write_plan(more).encode(), "a.yaml")
    amend_plan(engine, propose_amendment(engine, taken, later, SETTINGS), later)
    assert (named(engine, "1.a"), named(engine, "9")) == ("Nguyễn Thị Hoa", "Trần Văn Dũng")
    with writing(engine) as session:
        session.connection().execute(table(Audit).delete())
    assert named(engine, "9") == "Trần Văn Dũng", "without a log: who agreed"


def told(engine, task, unit=None, at=LATER):
    """Act, person and moment of each line of the last assignment of a task."""
    rows = [one for one in task_list(engine, at, Wanted(plan=SLUG, task=task)).rows if unit in (None, one.unit)]
    number = max(one.id for one in rows)
    return number, [(one.act, one.by, one.at) for one in assignment_view(engine, number, at).story]


def test_who_recorded_an_event_opened_its_work_on_the_page_in_the_command_and_for_programs(app):
    """Whoever launched the plan did nothing on that day."""
    engine, at = app.state.engine, NOW + dt.timedelta(hours=3)
    record_event(engine, SLUG, "3", DAY, ["song-thao/xa-an-binh"], "em", now=at, today=DAY)
    number, lines = told(engine, "3")
    assert lines == [("launch", "dung", NOW), ("record-event", "em", at)]
    page = Browser(app).enter("hoa").get(f"/nhiem-vu/{number}").text
    rows = [re.sub(r"(<[^>]+>|\s)+", " ", row) for row in page.partition("Nhật ký")[2].split("<tr>")]
    (recorded,) = (row for row in rows if "Ghi nhận sự việc phát sinh" in row)
    assert "01/09/2026 11:00" in recorded
    assert "Vũ Văn Em" in recorded


def test_a_later_time_was_given_with_its_plan_and_opened_by_itself(office):
    at = dt.datetime(2027, 11, 20, 1, tzinfo=dt.UTC)
    with writing(office) as session:
        assert open_occurrences(session, at.date(), at, a_calendar())
    assert told(office, "1.b", at=at)[1] == [("launch", "dung", NOW), ("open", None, at)]


def test_an_amended_date_gives_no_second_birth(office):
    lines = told(office, "1.a")[1]
    assert lines == [("launch", "dung", NOW)]
    first, *rest = plan().tasks
    other = first.model_copy(update={"due": OnDate(date=dt.date(2026, 10, 15))})
    wish = Wish(DAY, LATER, proposed_by="hoa", agreed_by="dung", by="dung")
    taken = take_in(write_plan(plan(tasks=(other, *rest))).encode(), "a.yaml")
    amend_plan(office, propose_amendment(office, taken, wish, SETTINGS), wish)
    assert told(office, "1.a")[1] == [("launch", "dung", NOW), ("amend", "dung", LATER)]


def test_what_another_unit_took_over_was_given_before_and_taken_over_then(office):
    hand_over(office, SETTINGS, "dung", WISH._replace(lines=((1, 1),)), HANDED)
    assert told(office, "1.a", HEIR)[1] == [("launch", "dung", NOW), ("hand-over", "dung", HANDED)]
