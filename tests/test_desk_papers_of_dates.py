"""What is to be known of a date stands in the table, its list of the overdue, the official report and the one page alike."""

import datetime as dt
import io

import openpyxl
import pytest

from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from desk.papers.account import account_facts, account_paper
from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.report import report_facts, report_paper
from desk.papers.sheet import LATE_HEADINGS, report_xlsx
from plans.state import ZONE
from tests.office import DAY, NOW, furnish, given
from tests.test_desk_moved_when_late import FIRST, LATE, OFFICE, SETTINGS, amended
from tests.test_desk_not_given import OnDate, paper

AGAIN = dt.date(2026, 10, 8)
"""To when the date was moved, and of what was given then: both are past on `MONDAY`."""
MONDAY = LATE + dt.timedelta(days=7)
SHARE = "Tính theo thời hạn trước khi điều chỉnh (01 nhiệm vụ điều chỉnh thời hạn khi đã quá hạn)"
MOVED, PASSED = "điều chỉnh từ 30/09/2026 khi đã quá hạn 05 ngày", "giao ngày 01/09/2026, khi thời hạn đã qua"


@pytest.fixture
def moved(engine):
    given(engine)
    amended(engine, AGAIN, LATE)
    return engine


@pytest.fixture
def passed(engine):
    furnish(engine)
    wish = Wish(DAY, NOW, since=dt.date(2026, 8, 1), proposed_by="hoa", agreed_by="dung")
    made = paper(OnDate(date=dt.date(2026, 8, 10)))
    launch_plan(engine, propose(engine, Intake("a", made, [], ""), wish, SETTINGS), wish)
    return engine


def sheets(engine, now):
    return openpyxl.load_workbook(io.BytesIO(report_xlsx(report_facts(engine, now, ZONE, office=OFFICE))))


def notes(engine, now):
    """By task of the list of the overdue, what is noted of it."""
    rows = sheets(engine, now)["Quá hạn"].iter_rows(min_row=5, values_only=True)
    return {row[LATE_HEADINGS.index("Nhiệm vụ")]: row[LATE_HEADINGS.index("Ghi chú")] for row in rows}


def lines(made):
    return ["".join(run.text for run in one.runs) for one in made.blocks if hasattr(one, "runs")]


def annexed(engine, now):
    """The dates as the official report's list of the overdue has them."""
    tables = [
        one for one in account_paper(account_facts(engine, now, ZONE, office=OFFICE)).blocks if isinstance(one, Table)
    ]
    return [row[4] for row in tables[-1].rows]


def test_a_date_that_was_moved_when_late_is_noted(moved):
    assert FIRST < AGAIN
    assert MOVED in notes(moved, MONDAY).values()
    assert any(MOVED in one for one in annexed(moved, MONDAY))


def test_a_day_that_had_passed_when_it_was_given_is_noted(passed):
    assert list(notes(passed, MONDAY).values()) == [PASSED]
    assert annexed(passed, MONDAY) == [f"10/08/2026\n({PASSED})"]


def test_the_share_by_the_dates_before_is_in_table_report_and_page_alike(moved):
    report = report_facts(moved, MONDAY, ZONE, office=OFFICE)
    brief = brief_facts(moved, MONDAY, ZONE, office=OFFICE)
    assert report.unextended == brief.unextended
    for made in (
        report_paper(report),
        account_paper(account_facts(moved, MONDAY, ZONE, office=OFFICE)),
        brief_paper(brief),
    ):
        assert any(SHARE in one for one in lines(made))
    cells = [str(cell) for row in sheets(moved, MONDAY)["Biểu tổng hợp"].iter_rows(values_only=True) for cell in row]
    assert any(SHARE in one for one in cells)


def test_nothing_is_said_where_no_date_was_moved(passed):
    report = report_facts(passed, MONDAY, ZONE, office=OFFICE)
    assert not any("Tính theo thời hạn" in one for one in lines(report_paper(report)))
