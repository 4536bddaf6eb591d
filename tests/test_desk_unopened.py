"""Times of recurring work that passed while nothing ran: the overdue list, the command, the interface and the one page say how many."""

import datetime as dt
import html
import io
import json
import zipfile

from desk.papers.brief import brief_facts, brief_paper
from desk.papers.report import report_facts, report_paper
from desk.papers.sheet import report_xlsx
from desk.reporting import overdue_board
from models.database import writing
from models.expected import Missed
from models.recurrence import open_occurrences
from plans.calendar import vietnam
from plans.due import Recurring
from plans.files import write_plan
from plans.state import ZONE
from plans.wanted import Wanted
from tests.apps import app_on
from tests.browsing import Browser
from tests.commands import GIVE
from tests.office import plan
from tests.programs import Caller
from tests.test_desk_papers_times import NOW, OFFICE, daily, words

__all__ = ["daily"]
LATER = NOW + dt.timedelta(days=10)
"""Ten days after the last sweep, which had opened the report of 8 September."""
UNOPENED = Missed(9, dt.date(2026, 9, 9))
SAID = "Chưa tính 09 lượt của việc lặp lại có thời hạn đã qua (từ ngày 09/09/2026) mà chưa được mở"


LISTS = ("/nhiem-vu?state=open-overdue", "/danh-muc/77-ubnd-nc/tien-do")


def swept(engine, moment):
    with writing(engine) as session:
        return open_occurrences(session, moment.astimezone(ZONE).date(), moment, vietnam(range(2026, 2028)))


def test_what_the_days_without_a_sweep_did_not_open_is_counted(daily):
    assert overdue_board(daily, NOW).missed == Missed(), "the report of today is not past"
    assert overdue_board(daily, LATER).missed == UNOPENED, "9 to 17 September; that of the 18th is of today"
    assert overdue_board(daily, LATER, Wanted(unit="song-thao/so-noi-vu")).missed == UNOPENED
    assert overdue_board(daily, LATER, Wanted(unit="song-thao/so-tai-chinh")).missed == Missed()
    assert swept(daily, LATER) == 10
    assert overdue_board(daily, LATER).missed == Missed()


def test_the_page_and_the_interface_say_it(daily):
    with app_on(daily, LATER, fill=lambda _engine: None) as app:
        browser, caller = Browser(app).enter("hoa"), Caller(app, "hoa", ["read"])
        assert SAID in html.unescape(browser.get("/qua-han").text)
        told = caller.read("/overdue")
        assert (told["missed"], told["missed_since"]) == (9, "2026-09-09")
        swept(daily, LATER)
        assert "Chưa tính" not in html.unescape(browser.get("/qua-han").text)
        told = caller.read("/overdue")
        assert (told["missed"], told["missed_since"]) == (0, None)


def test_pages_of_figures_and_of_what_is_overdue_say_it_too(daily):
    """The same number stood there without a word."""
    with app_on(daily, LATER, fill=lambda _engine: None) as app:
        browser = Browser(app).enter("hoa")
        pages = ("/", "/don-vi", "/don-vi/song-thao/so-noi-vu", "/danh-muc/77-ubnd-nc", *LISTS)
        for one in pages:
            assert SAID in html.unescape(browser.get(one).text), one
        for one in ("/don-vi/song-thao/so-tai-chinh", "/nhiem-vu", "/nhiem-vu?state=done"):
            assert "Chưa tính" not in html.unescape(browser.get(one).text), one
        swept(daily, LATER)
        assert all("Chưa tính" not in html.unescape(browser.get(one).text) for one in pages)


def test_the_official_table_says_it_below_its_figures(daily):
    facts = report_facts(daily, LATER, ZONE, office=OFFICE)
    said = "Chưa tính 09 lượt của việc lặp lại có thời hạn đã qua từ 09/09/2026 mà chưa được mở, giao cho đơn vị."
    assert [words(one) for one in report_paper(facts).blocks if said in words(one)]
    with zipfile.ZipFile(io.BytesIO(report_xlsx(facts))) as book:
        assert said in book.read("xl/sharedStrings.xml").decode()


def test_the_command_says_it(dondoc, own_office):
    """Given on 1 September, nothing ran since: of a monthly report two times passed."""
    rule = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=5")
    tasks = tuple(one.model_copy(update={"due": rule}) if one.id == "1.a" else one for one in plan().tasks)
    (own_office / "danh-muc.yaml").write_text(write_plan(plan(tasks=tasks)), encoding="utf-8")
    dondoc(*GIVE)
    out = dondoc("overdue", "--at", "10/11/2026")[1]
    assert "Chưa tính 02 lượt của việc lặp lại có thời hạn đã qua (từ ngày 05/10/2026)" in " ".join(out.split())
    assert json.loads(dondoc("overdue", "--at", "10/11/2026", "--json")[1])["missed"] == {
        "times": 2,
        "since": "2026-10-05",
    }


def test_the_one_page_says_it_once(daily):
    brief = brief_facts(daily, LATER, ZONE, office=OFFICE)
    summary = next(told for one in brief_paper(brief).blocks if (told := words(one)).startswith("1. Tóm tắt."))
    said = "Chưa tính 09 lượt của việc lặp lại có thời hạn đã qua từ 09/09/2026 mà chưa được mở, giao cho đơn vị."
    assert summary.count(said) == 1
    assert brief.to_open[0] == 3, "today's, and those of the two days that are left of the week"
    swept(daily, LATER)
    again = brief_facts(daily, LATER, ZONE, office=OFFICE)
    assert again.missed == Missed()
    assert not any("Chưa tính" in words(one) for one in brief_paper(again).blocks)
