"""One task with which several units are as late is one row of the A4."""

import datetime as dt

import pytest

from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from models.database import writing
from plans.plan import Task
from plans.state import ZONE
from tests.asking import answered, asked
from tests.boards import LAUNCHED, UNITS, _give
from tests.office import furnish

OFFICE = "song-thao/van-phong"
DUE = dt.date(2026, 9, 30)
LATE = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
TITLE = "Rà soát bến đò"


@pytest.fixture
def office(sqlite_engine):
    """The same task of four units, and one of the first alone."""
    furnish(sqlite_engine)
    due = {"kind": "date", "date": DUE, "text": ""}
    tasks = [
        Task(id="1", title=TITLE, quote=TITLE, clause="1", lead=UNITS, due=due),
        Task(id="2", title="Kiểm tra kho", quote="Kiểm tra kho", clause="2", lead=UNITS[:1], due=due),
    ]
    with writing(sqlite_engine) as session:
        _give(session, tasks, "kh-1", number="1/KH-UBND", issuer="UBND tỉnh Sông Thao")
    return sqlite_engine


def rows(engine, now=LATE):
    paper = brief_paper(brief_facts(engine, now, ZONE, office=OFFICE))
    tables = [one for one in paper.blocks if isinstance(one, Table) and "Đang chờ" in str(one.columns)]
    return [[str(cell) for cell in row] for one in tables for row in one.rows]


def test_units_that_are_as_late_with_one_task_stand_in_one_row(office):
    """Two of its five rows were the same task of 77 communes."""
    first, second = rows(office)
    assert first[1].startswith("04 cơ quan: ")
    assert first[1].endswith(" và 02 khác")
    assert (TITLE in first[2], "kỳ quá hạn" in first[2], first[4]) == (True, False, "05 ngày")
    assert ("Kiểm tra kho" in second[2], second[1]) == (True, "Sở Nội vụ")
    brief = brief_facts(office, LATE, ZONE, office=OFFICE)
    assert sum(one.times for one in brief.matter) == len(brief.late) == 5


def test_one_of_which_there_is_more_to_tell_stands_alone(office):
    asked(office, number=1, by="an", now=LAUNCHED)
    answered(office, False, None, "Việc cấp bách", number=1, now=LATE)
    shown = rows(office, LATE + dt.timedelta(hours=1))
    assert sorted(row[1].split(":")[0] for row in shown if TITLE in row[2]) == ["03 cơ quan", "Sở Nội vụ"]
