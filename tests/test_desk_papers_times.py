"""A daily report that its unit owes for days is one row of the one page and of the letter, with how many times; every time is counted."""

import datetime as dt

import pytest
from sqlalchemy import update

from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.letter import letter_facts, letter_paper
from models.core import table
from models.database import writing
from models.queries import overdue
from models.recurrence import open_occurrences
from models.tables import Assignment
from plans.calendar import vietnam
from plans.due import Recurring
from plans.state import ZONE
from plans.wanted import Wanted
from tests.office import DAY, furnish, give
from tests.test_desk_overlapping import SETTINGS, launched, second

OFFICE = "song-thao/van-phong"
_ROWS = table(Assignment)
NOW = dt.datetime(2026, 9, 8, 1, tzinfo=dt.UTC)
"""A week after the report was given for the first time: seven days of it are overdue, the eighth is of today."""


@pytest.fixture
def daily(sqlite_engine):
    furnish(sqlite_engine)
    give(sqlite_engine, SETTINGS)
    made = second()
    task = made.tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=DAILY"), "title": "Báo cáo hằng ngày"})
    launched(sqlite_engine, made.model_copy(update={"tasks": (task,)}))
    with writing(sqlite_engine) as session:
        for day in (DAY + dt.timedelta(days=n) for n in range(8)):
            opened = dt.datetime.combine(day, dt.time(1), dt.UTC)
            open_occurrences(session, day, opened, vietnam(range(2026, 2028)))
    return sqlite_engine


@pytest.fixture
def outage(daily):
    """The same, but nobody opened the last four of those overdue before today: they were given when their day had passed."""
    with writing(daily) as session:
        for line in [one for one in overdue(session, NOW, limit=50).rows if one.title == "Báo cáo hằng ngày"][3:]:
            session.connection().execute(update(_ROWS).where(_ROWS.c.id == line.id).values(opened_at=NOW))
    return daily


def words(block):
    return "".join(getattr(one, "text", str(one)) for one in getattr(block, "runs", ()))


def rows(paper):
    return [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]


def test_of_the_five_that_matter_it_is_one(daily):
    brief = brief_facts(daily, NOW, ZONE, office=OFFICE)
    (report,) = [one for one in brief.matter if one.line.title == "Báo cáo hằng ngày"]
    assert report.times == 7
    assert sum(one.times for one in brief.matter) == len(brief.late), "what is left out of the five is counted too"
    paper = brief_paper(brief)
    (row,) = [row for row in rows(paper) if "Báo cáo hằng ngày" in row[2]]
    assert "07 kỳ quá hạn, đây là kỳ chậm nhất" in row[2]
    assert row[3:5] == ("01/09/2026", "07 ngày")


def test_in_the_annex_of_the_letter_it_is_one_row_with_its_dates(daily):
    letter, _ = letter_facts(daily, NOW, ZONE, office=OFFICE, units=("song-thao/so-noi-vu",))
    (row,) = [row for row in rows(letter_paper(letter)) if row[1] == "Báo cáo hằng ngày"]
    assert row[3].startswith("01/09/2026")
    assert "(07 kỳ quá hạn; các kỳ sau có hạn mỗi ngày từ 02/09/2026 đến 07/09/2026)" in row[3]
    assert sum(one.title == "Báo cáo hằng ngày" for one in letter.units[0].lines) == 7, (
        "each is urged and kept as urged"
    )


def test_the_annex_says_how_many_assignments_its_rows_are(daily):
    letter, _ = letter_facts(daily, NOW, ZONE, office=OFFICE, units=("song-thao/so-noi-vu",))
    *_, total = rows(letter_paper(letter))
    assert total[1] == f"Tổng số: {len(letter.units[0].lines):02d} nhiệm vụ (việc lặp lại tính từng kỳ)"
    assert len(letter.units[0].lines) > len(rows(letter_paper(letter))) - 1


def test_times_of_one_hour_say_it_once_and_their_days_one_by_one_where_one_is_missing(daily):
    letter, _ = letter_facts(daily, NOW, ZONE, office=OFFICE, units=("song-thao/so-noi-vu",))
    (urged,) = letter.units
    late = [one for one in urged.lines if one.title == "Báo cáo hằng ngày"]
    hours = [one._replace(due=one.due - dt.timedelta(hours=8)) for one in late]
    for lines, said in (
        (hours, "các kỳ sau có hạn 16 giờ 00 mỗi ngày từ 02/09/2026 đến 07/09/2026"),
        (hours[:3] + hours[4:], "16 giờ 00 các ngày 02/09/2026, 03/09/2026, 05/09/2026, 06/09/2026, 07/09/2026"),
        (hours[:2] + late[2:], "16 giờ 00 ngày 02/09/2026, 03/09/2026"),
    ):
        (row, _total) = rows(letter_paper(letter._replace(units=[urged._replace(lines=lines)])))
        assert said in row[3]


def test_the_one_page_says_the_hour_of_a_date_that_has_one(daily):
    brief = brief_facts(daily, NOW, ZONE, office=OFFICE)
    early = [one._replace(line=one.line._replace(due=one.line.due - dt.timedelta(hours=8))) for one in brief.matter]
    (row,) = [row for row in rows(brief_paper(brief._replace(matter=early))) if "Báo cáo hằng ngày" in row[2]]
    assert row[3] == "16 giờ 00 ngày 01/09/2026"


def test_times_given_when_their_day_had_passed_are_no_row_with_those_given_in_time(outage):
    """One row from 01/09, "07 kỳ", said nothing of the four that the unit was given this morning."""
    letter, _ = letter_facts(outage, NOW, ZONE, office=OFFICE, units=("song-thao/so-noi-vu",))
    in_time, late = [row for row in rows(letter_paper(letter)) if row[1] == "Báo cáo hằng ngày"]
    assert "(03 kỳ quá hạn; các kỳ sau có hạn 02/09/2026, 03/09/2026)" in in_time[3]
    assert "giao ngày" not in in_time[3]
    assert late[3].startswith("04/09/2026")
    assert "(giao ngày 08/09/2026, khi thời hạn đã qua)" in late[3]
    assert "(04 kỳ quá hạn; các kỳ sau có hạn mỗi ngày từ 05/09/2026 đến 07/09/2026)" in late[3]


def test_the_one_page_says_how_many_of_the_times_were_given_late(outage):
    """It has five rows: the task keeps one."""
    (row,) = [
        row for row in rows(brief_paper(brief_facts(outage, NOW, ZONE, office=OFFICE))) if row[2][:7] == "Báo cáo"
    ]
    assert "07 kỳ quá hạn, đây là kỳ chậm nhất, trong đó 04 kỳ giao khi thời hạn đã qua" in row[2]


@pytest.mark.parametrize("known", [{"asked_until": DAY}, {"parts_out": ("Sở Tài chính",), "parts_since": NOW}])
def test_a_time_of_which_more_is_to_be_said_has_a_row_of_its_own(daily, known):
    letter, _ = letter_facts(daily, NOW, ZONE, office=OFFICE, units=("song-thao/so-noi-vu",))
    (urged,) = letter.units
    at = next(at for at, one in enumerate(urged.lines) if one.title == "Báo cáo hằng ngày")
    lines = [one._replace(**known) if n == at else one for n, one in enumerate(urged.lines)]
    paper = letter_paper(letter._replace(units=[urged._replace(lines=lines)]))
    first, others = [row for row in rows(paper) if row[1] == "Báo cáo hằng ngày"]
    assert "kỳ quá hạn" not in first[3]
    assert "(06 kỳ quá hạn; " in others[3]


def test_the_one_page_says_what_of_recurring_work_will_be_opened_and_come_due(daily):
    """It is Tuesday, the time of Wednesday at the latest is open: the rest of this week and all of the next come due without a row."""
    brief = brief_facts(daily, NOW, ZONE, office=OFFICE)
    listed = len(brief.rest) + len(brief.coming)
    assert brief.week == (dt.date(2026, 9, 14), dt.date(2026, 9, 20))
    assert brief.to_open == (5, 7)
    (said,) = [text for text in map(words, brief_paper(brief).blocks) if "Tuần tới (14/09" in text]
    assert "Việc lặp lại còn 05 kỳ chưa mở" in said
    assert "Việc lặp lại còn 07 kỳ chưa mở" in said
    with writing(daily) as session:
        opened = open_occurrences(session, dt.date(2026, 9, 9), NOW, vietnam(range(2026, 2028)))
    later = brief_facts(daily, NOW, ZONE, office=OFFICE)
    assert (opened, later.to_open) == (1, (4, 7)), "what is opened is counted once"
    assert len(later.rest) + len(later.coming) == listed + 1


def test_what_is_narrowed_or_not_given_is_not_told_as_coming(daily):
    def to_open(**narrowed):
        return brief_facts(daily, NOW, ZONE, Wanted(**narrowed), office=OFFICE).to_open

    assert to_open(unit="song-thao/so-noi-vu") == (5, 7)
    assert to_open(unit="song-thao/so-tai-chinh") == (0, 0)
    assert to_open(month="2026-09") == (0, 0)
