"""What a list is narrowed to: each part on its own and all at once, the same in rows, counts and table; soon in both clocks."""

import datetime as dt
import itertools
import unicodedata

import pytest
from sqlalchemy import select, update

from models.core import table
from models.database import reading, writing
from models.figures import state_counts, unit_table
from models.queries import overdue, tasks
from models.state_sql import soon_sql
from models.tables import Assignment, LaunchedPlan, Task, Unit
from plans.plan import Force
from plans.stages import Stage
from plans.state import Facts, State, is_soon, soon_until
from plans.wanted import MISSING, NO_FIELD, SENT, SOON, Wanted, held, month_of, plain
from tests.boards import MOMENT, UNITS, busy
from tests.factories import a_plan, a_task, bind, on, put_in_force, some_units
from tests.test_models_state_sql import fill

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def board(engine):
    busy(engine)
    return engine


def total(session, **asked):
    return tasks(session, moment=MOMENT, wanted=Wanted(**asked)).total


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 18),
        ({"unit": UNITS[0]}, 6),
        ({"unit": "tinh-song-thao"}, 0),
        ({"unit": "tinh-song-thao", "below": True}, 18),
        ({"field": "Y tế"}, 3),
        ({"field": NO_FIELD}, 6),
        ({"field": "không có"}, 0),
        ({"plan": "ct-33"}, 1),
        ({"plan": "kl-415", "task": "1.1"}, 1),
        ({"urgency": "hoa-toc"}, 1),
        ({"state": "open-overdue"}, 13),
        ({"state": SOON}, 2),
        ({"state": "review"}, 3),
        ({"state": SENT}, 4),
        ({"state": MISSING}, 14),
        ({"section": "2"}, 2),
        ({"section": "1", "month": "2026-10"}, 7),
        ({"month": "2026-11"}, 8),
        ({"month": NO_FIELD}, 1),
        ({"occurrence": "once"}, 18),
        ({"occurrence": "2026-10-01"}, 0),
        ({"state": "cancelled"}, 0),
        ({"text": "rác liên xã"}, 1),
        ({"text": "LIEN XA rac"}, 1),
        ({"text": "415/TB-UBND"}, 16),
        ({"text": "không đâu có"}, 0),
        ({"text": "rạc liên xã"}, 0),
        ({"text": "noi"}, 6),
        ({"text": "nổi"}, 0),
        ({"text": "nô"}, 0),
        ({"text": unicodedata.normalize("NFD", "rác liên xã")}, 1),
        ({"text": "415/TB-UB"}, 16),
        ({"text": "so noi vu"}, 6),
        ({"text": "tân lập phối hợp"}, 1),
        ({"text": "tân lập không đâu có"}, 0),
        ({"text": "phương án", "unit": UNITS[1], "below": True, "field": "Y tế", "state": "open-overdue"}, 1),
    ],
)
def test_each_part_narrows(board, asked, expected):
    with reading(board) as session:
        assert total(session, **asked) == expected


def test_rows_counts_and_table_agree_for_whatever_is_asked(board):
    """All 96 questions on SQLite; each fifth on PostgreSQL, so that every value still meets every other."""
    units = (None, UNITS[0], UNITS[3], "tinh-song-thao")
    fields, urgencies, texts = (None, "Y tế", NO_FIELD), (None, "khan"), ("", "nhiệm vụ")
    every = itertools.product(units, (False, True), fields, urgencies, texts)
    with reading(board) as session:
        asked = every if board.dialect.name == "sqlite" else itertools.islice(every, 0, None, 5)
        for unit, below, field, urgency, text in asked:
            wanted = Wanted(unit, below, field, None, None, urgency, None, text)
            counts = state_counts(session, MOMENT, wanted=wanted)
            rows = unit_table(session, MOMENT, wanted=wanted)
            assert sum(one.total for one in rows) == sum(counts.values()) == total(session, **wanted._asdict())
            assert counts[State.OPEN_OVERDUE] == overdue(session, MOMENT, wanted=wanted).total
            for leaf, number in counts.items():
                assert total(session, **wanted._replace(state=leaf.value)._asdict()) == number


def test_words_are_found_without_their_marks():
    assert plain("Đề ÁN Rà soát") == plain("de an ra soat") == "de an ra soat"


@pytest.mark.parametrize(
    ("word", "text", "there"),
    [
        ("gian", "Ủy ban nhân dân xã Tân Gianh", True),
        ("giản", "Ủy ban nhân dân xã Tân Gianh", False),
        ("giản", "Phường Hiếu Giang, tỉnh Sông Thao", False),
        ("tỉnh", "Tinh giản biên chế", False),
        ("giản", "Tinh giản biên chế", True),
        ("hoà", "Hội nghị hòa giải", True),
        ("đê", "Đề nghị phối hợp", False),
        ("đê", "Tu bổ đê điều", True),
        ("qđ-ub", "Quyết định 15/QĐ-UBND", True),
    ],
)
def test_marks_that_were_typed_count(word, text, there):
    assert held(("xx", word), ("", text)) == [0, 2 * there]


def test_soon_is_to_the_end_of_the_seventh_day():
    assert soon_until(dt.datetime(2026, 12, 9, 0, 30, tzinfo=dt.UTC)) == dt.datetime(2026, 12, 16, 17, tzinfo=dt.UTC)


def test_soon_is_the_same_in_python_and_sql(engine):
    """Every fact before, at and after both ends of the time that is soon."""
    moment = dt.datetime(2026, 12, 1, 6, tzinfo=dt.UTC)
    edges = [moment, soon_until(moment)]
    times = [None, *(edge + step for edge in edges for step in (-HOUR, 0 * HOUR, HOUR))]
    before = [one for one in times if one is None or one <= moment]
    facts = [Facts(*one) for one in itertools.product(Stage, times, Force, before, times)]
    a = table(Assignment).c
    with writing(engine) as session:
        some_units(session, 1)
        put_in_force(session, a_plan(a_task("1")), bind(a_plan(a_task("1")), **{"các xã": ()}))
        parents = {
            name: session.connection().execute(select(table(of).c.id)).scalar_one()
            for name, of in (("unit_id", Unit), ("task_id", Task), ("plan_id", LaunchedPlan))
        }
        fill(session, parents, facts)
        found = session.connection().execute(select(a.occurrence).where(*soon_sql(a, moment))).scalars()
        assert {int(one) for one in found} == {n for n, one in enumerate(facts) if is_soon(one, moment)}


def test_a_correction_that_is_due_soon_counts(board):
    a = table(Assignment)
    with writing(board) as session:
        one = overdue(session, MOMENT, wanted=Wanted(unit=UNITS[3])).rows[-1]
        values = {"credited_at": one.due - HOUR, "correct_by": MOMENT + 24 * HOUR}
        before = total(session, state=SOON)
        session.connection().execute(update(a).where(a.c.id == one.id).values(**values))
        assert total(session, state=SOON) == before + 1


def test_a_text_with_very_many_tasks_is_no_trouble(engine):
    with writing(engine) as session:
        some_units(session, 1)
        plan = a_plan(*(a_task(str(n), lead=("xã 1",), due=on("2026-12-01")) for n in range(1, 1_002)))
        put_in_force(session, plan, bind(plan, **{"xã 1": ("xa-1",)}))
        assert tasks(session, moment=MOMENT, wanted=Wanted(text="viec")).total == 1_001


@pytest.mark.parametrize("words", ["", "-", "2026", "2026-13", "2026-1", "26-01", "2026-01-01", "tháng 1"])
def test_what_is_no_month_is_none(words):
    assert month_of(words) is None


def test_a_month_ends_where_the_next_begins():
    assert month_of("2026-12") == (dt.date(2026, 12, 1), dt.date(2027, 1, 1))
    assert month_of("2027-02") == (dt.date(2027, 2, 1), dt.date(2027, 3, 1))
