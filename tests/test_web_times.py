"""Many times of one recurring task on the first page: one line that opens the others, and the counts of all of them."""

import datetime as dt
import html
import re

import pytest
from sqlalchemy import update

from desk.grouped import by_times, folded
from desk.papers import phrases as papers
from desk.papers.filing import draft_paper
from desk.papers.letter import letter_facts
from desk.papers.making import Kind, Order
from desk.reporting import Window, overdue_board
from models.core import table
from models.database import reading, writing
from models.matters import ids_of_plan
from models.queries import assignments
from models.recurrence import open_occurrences
from models.reminding import open_lines
from models.tables import Assignment
from notifications import phrases
from plans.calendar import vietnam
from plans.due import Recurring
from plans.state import ZONE
from plans.wanted import Wanted
from tests.office import DAY
from tests.programs import Caller
from tests.test_desk_overlapping import NOW, launched, second
from tests.test_web_results import app, as_
from web.render import frozen_times

__all__ = ["app"]

_ROWS = table(Assignment)
GIVEN = dt.datetime.combine(DAY - dt.timedelta(days=2), dt.time(1), dt.UTC)
"""Before the day of any: each was given in time."""


@pytest.fixture
def daily(app):
    """A daily report of the first department, given a month ago, none of it done."""
    made = second()
    task = made.tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=DAILY"), "title": "Báo cáo hằng ngày"})
    launched(app.state.engine, made.model_copy(update={"tasks": (task,)}))
    with writing(app.state.engine) as session:
        open_occurrences(session, DAY + dt.timedelta(days=30), NOW, vietnam(range(2026, 2028)))
        session.connection().execute(update(_ROWS).values(opened_at=GIVEN))
        app.state.times = ids_of_plan(session, made.plan)
    return app


def test_times_of_one_task_stand_as_one_and_open_the_others(daily):
    many = len(daily.state.times)
    assert many > 20
    page = html.unescape(as_(daily, "an").get("/").text)
    told = [int(n) for n in re.findall(r"(\d+) kỳ của việc lặp lại này, kỳ sớm nhất ở trên", page)]
    assert (sum(told), len(told) <= 2) == (many, True), "what is overdue stands apart"
    for number in daily.state.times:
        assert page.count(f'<a href="/nhiem-vu/{number}">') == 1, "none is lost"
    assert all(f'name="lines" value="{number}:1"' in page for number in daily.state.times), "received in one press"
    assert "Xem thêm" not in page.split("Báo cáo hằng ngày")[0], "it hides no other task"


def test_what_is_alone_few_or_of_another_stage_stands_apart(daily):
    with reading(daily.state.engine) as session:
        lines = assignments(session, daily.state.times, NOW)
    first, *others = lines
    assert [(one.line, one.later) for one in by_times(lines)] == [(first, others)]
    assert [len(one.later) for one in by_times(lines[:2])] == [0, 0]
    found = by_times(lines, {others[0].id})
    assert [(one.line.id, len(one.later)) for one in found] == [(first.id, len(others) - 1), (others[0].id, 0)]
    given = [others[0], *(one._replace(opened_at=NOW + dt.timedelta(days=60)) for one in others[1:5])]
    assert [len(one.later) for one in by_times([first, *given])] == [0, 0, 3], (
        "what was given late says so: it is no row with the rest"
    )
    moved = others[0]._replace(stage="execute")
    assert [len(one.later) for one in by_times([first, moved, *others[1:]])] == [len(others) - 1, 0]


@pytest.mark.parametrize("address", ["/nhiem-vu", "/qua-han", "/don-vi/{unit}"])
def test_a_list_shows_times_of_one_task_as_one_row_that_opens_the_others(daily, address):
    with reading(daily.state.engine) as session:
        mine = assignments(session, daily.state.times, NOW)
    page = html.unescape(as_(daily, "an").get(address.format(unit=mine[0].unit)).text)
    behind = [one.split("</ul>")[0] for one in page.split('<details class="times">')[1:]]
    told = [int(n) for one in behind for n in re.findall(r"(\d+) kỳ của việc lặp lại này, kỳ sớm nhất ở trên", one)]
    assert told == [one.count("<li>") + 1 for one in behind]
    assert told
    if address != "/qua-han":
        assert sum(told) == len(mine), "all are counted"
        assert all(f'href="/nhiem-vu/{one.id}"' in page for one in mine)


def test_a_list_of_nothing_but_one_tasks_times_shows_each_and_what_has_its_own_to_tell_stands_apart(daily):
    with reading(daily.state.engine) as session:
        lines = assignments(session, daily.state.times, NOW)
    assert [one.later for one in folded(lines)] == [[] for _ in lines]
    other = lines[0]._replace(id=9999, task="khac")
    assert [len(one.later) for one in folded([*lines, other])] == [len(lines) - 1, 0]
    asked = lines[3]._replace(asked_until=DAY)
    found = folded([*lines[:3], asked, *lines[4:]])
    assert [(one.line.id, len(one.later)) for one in found] == [(lines[0].id, len(lines) - 2), (asked.id, 0)]


def test_the_first_page_of_who_watches_counts_all_times_of_a_row_before_it_cuts(daily):
    """It took five assignments and folded these: "04 kỳ" of eleven, and no other task."""
    page = html.unescape(as_(daily, "hoa").get("/").text)
    overdue = html.unescape(as_(daily, "hoa").get("/qua-han").text)
    told = r"(\d+) kỳ của việc lặp lại này, kỳ sớm nhất ở trên"
    first, whole = re.findall(told, page.split('id="qua-han"')[-1]), re.findall(told, overdue)
    assert max(map(int, first)) == max(map(int, whole)) > 5


def test_what_is_due_soon_counts_every_time_before_it_is_cut(daily):
    """Twenty assignments were taken first and then folded: where other work was due between them, times were missing."""
    from web.pages.lists import FEW

    daily.state.now = NOW
    board = overdue_board(daily.state.engine, NOW, few=2)
    assert board.soon.total > len(folded(board.soon.rows)) == 2
    whole = overdue_board(daily.state.engine, NOW, window=Window(1000)).soon.rows
    wanted = folded(whole)[:2]
    assert [len(one.later) for one in folded(board.soon.rows)] == [len(one.later) for one in wanted]
    assert FEW > 2
    assert overdue_board(daily.state.engine, NOW, few=1000).soon.rows == whole


def test_the_words_of_dates_are_read_once_for_a_board(daily, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "desk.reporting.in_words_of_papers", lambda session, lines: asked.append(len(lines)) or list(lines)
    )
    overdue_board(daily.state.engine, NOW, few=2)
    assert len(asked) == 1


def test_behind_the_first_time_the_others_do_not_say_its_words_again(daily):
    page = html.unescape(as_(daily, "an").get("/").text)
    _first, *others = daily.state.times
    said = [one for one in others if f">Nhiệm vụ số {one}<" in page]
    assert len(said) >= len(others) - 2, "of what is overdue and of what is not one each has its title"
    assert len(re.findall(r"<blockquote", page.split("Báo cáo hằng ngày", 1)[1])) <= 4


def test_the_page_of_a_letter_shows_times_of_one_task_as_one_row(daily):
    """Eleven rows of one title without a date; the letter itself has one."""
    late = NOW + dt.timedelta(days=8)
    daily.state.now = late
    only = Wanted(unit="song-thao/so-noi-vu")
    order = Order(Kind.LETTER, "docx", late, ZONE, only, ("song-thao/so-noi-vu",), "song-thao/van-phong")
    number = draft_paper(daily.state.engine, "hoa", order, late)
    page = html.unescape(as_(daily, "hoa").get(f"/van-ban-da-lap/{number}").text)
    (many,) = re.findall(r"(\d+) kỳ của việc lặp lại này", page)
    assert int(many) >= 7
    assert "Thời hạn: 01/09/2026" in page
    assert "02/09/2026" in page
    assert page.count('<td data-label="Nhiệm vụ"><span>') < int(many)
    letter, _ = letter_facts(daily.state.engine, late, ZONE, only, office="song-thao/van-phong")
    (unit,) = letter.units
    assert f"{len(unit.lines):02d} nhiệm vụ của 01 cơ quan, đơn vị" in page, "every time is counted"
    apart = [{"id": n, "title": "A", "due": "2026-09-02T00:00:00+07:00", "days_late": 1, "of": "a:1"} for n in range(6)]
    told = [one | ({"told": ["giao ngày 27/11/2026, khi thời hạn đã qua"]} if one["id"] > 2 else {}) for one in apart]
    assert [len(one.later) for one in frozen_times(told)] == [2, 2], "what is told of some is not told of the others"
    old = [{"id": n, "title": "A", "due": "2026-09-02T00:00:00+07:00", "days_late": 1} for n in range(4)]
    assert [len(one.later) for one in frozen_times(old)] == [0, 0, 0, 0], (
        "what was kept before says not of which task it is"
    )


def test_each_time_of_monthly_work_says_its_month_everywhere(app):
    """Its date alone does not tell one from the other once more time was granted."""
    made = second()
    task = made.tasks[0].model_copy(
        update={"due": Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=25"), "title": "Báo cáo tháng"}
    )
    launched(app.state.engine, made.model_copy(update={"tasks": (task,)}))
    now = NOW + dt.timedelta(days=30)
    with writing(app.state.engine) as session:
        open_occurrences(session, now.date(), now, vietnam(range(2026, 2028)))
        session.connection().execute(update(_ROWS).values(opened_at=GIVEN))
        lines = assignments(session, ids_of_plan(session, made.plan), now)
        found = open_lines(session, now + dt.timedelta(days=40), now - dt.timedelta(days=40))
    months = [f"kỳ tháng {one.due.astimezone(ZONE):%m/%Y}" for one in lines]
    assert len({*months}) > 1
    page = html.unescape(as_(app, "an").get(f"/nhiem-vu?plan={made.plan}").text).lower()
    for line, month in zip(lines, months, strict=True):
        assert month in page
        assert papers.period(line) == (month,)
        assert papers.late_due(line, ZONE).endswith(f"({month})")
    mails = {phrases.which_time(one) for one in found if one.task.title == "Báo cáo tháng"}
    assert mails == {*months}


def test_the_kept_letter_and_programs_name_the_period_of_a_time(app):
    made, engine = second(), app.state.engine
    rule = Recurring(rrule="FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=24", text="hằng quý, trước ngày 25 tháng cuối quý")
    task = made.tasks[0].model_copy(update={"due": rule, "title": "Báo cáo quý"})
    launched(engine, made.model_copy(update={"tasks": (task,)}))
    with writing(engine) as session:
        open_occurrences(session, DAY + dt.timedelta(days=30), NOW, vietnam(range(2026, 2028)))
        (number,) = ids_of_plan(session, made.plan)
    app.state.now = late = dt.datetime(2026, 9, 29, 2, tzinfo=dt.UTC)
    order = Order(Kind.LETTER, "docx", late, ZONE, Wanted(plan=made.plan), (), "song-thao/van-phong")
    page = html.unescape(as_(app, "hoa").get(f"/van-ban-da-lap/{draft_paper(engine, 'hoa', order, late)}").text)
    assert "Thời hạn: 24/09/2026 (kỳ quý III/2026)" in page
    for path in ("/nhiem-vu?plan=77-ubnd-nc", f"/nhiem-vu/{number}"):
        assert "Kỳ quý III/2026" in html.unescape(as_(app, "hoa").get(path).text), path
    assert Caller(app, "dung").read(f"/assignments/{number}")["period"] == "2026-Q3"
    assert Caller(app, "dung").read("/assignments/1")["period"] == ""
