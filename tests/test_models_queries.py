"""Lists: what they show, that every figure opens its list, and that they use their index."""

import datetime as dt

import pytest
from sqlalchemy import event

from models.database import reading, writing
from models.figures import state_counts, unit_table
from models.progress import move
from models.queries import assignment, overdue, tasks
from plans.stages import Act
from plans.state import State
from plans.wanted import Wanted
from tests.factories import a_person, a_plan, a_task, assignments, bind, day, on, put_in_force, some_units

MOMENT = day("2026-12-09")


@pytest.fixture
def board(engine):
    """Nine units' worth: overdue since 1 December, in time until the 20th, undated, and a request."""
    plan = a_plan(
        a_task("1", due=on("2026-12-01"), field="y tế"),
        a_task("2", due=on("2026-12-20"), field="giáo dục"),
        a_task("3", due=None),
        a_task("4", due=on("2026-12-01"), force="request"),
    )
    with writing(engine) as session:
        some_units(session)
        lan = a_person(session)
        put_in_force(session, plan)
        other = a_plan(a_task("1", due=on("2026-12-04"), lead=("xã 1",)), slug="khac")
        put_in_force(session, other, bind(other, **{"xã 1": ("xa-1",)}))
        first = assignments(session)[0]
        move(session, first.id, Act.ACCEPT, by=lan, now=day("2026-11-03"), officer_id=lan.id)
    return engine


def test_overdue_lists_the_longest_first_and_counts_by_unit(board):
    with reading(board) as session:
        page = overdue(session, MOMENT)
    assert page.total == 4
    assert [(one.task, one.unit, one.days_late) for one in page.rows] == [
        ("1", "xa-1", 8), ("1", "xa-2", 8), ("1", "xa-3", 8), ("1", "xa-1", 5),
    ]  # fmt: skip
    assert [(one.unit, one.total) for one in page.by_unit] == [("xa-1", 2), ("xa-2", 1), ("xa-3", 1)]


def test_what_waits_to_be_confirmed_is_as_late_as_its_hand_in(board):
    """Its date is the earliest, but it was a day late alone: the first rows are those that matter."""
    with writing(board) as session:
        first = overdue(session, MOMENT).rows[0].id
        move(session, first, Act.HAND_IN, by=None, now=day("2026-12-02"))
    with reading(board) as session:
        whole = overdue(session, MOMENT)
        parts = [overdue(session, MOMENT, limit=1, offset=at).rows for at in range(4)]
    assert [one.days_late for one in whole.rows] == [8, 8, 5, 1]
    assert [line.id for rows in parts for line in rows] == [one.id for one in whole.rows]


def test_a_line_says_what_a_reader_needs(board):
    with reading(board) as session:
        line = overdue(session, MOMENT).rows[0]
        assert assignment(session, line.id, MOMENT) == line
    assert (line.title, line.clause, line.quote) == ("Việc 1", "1", "Các xã làm việc 1.")
    assert (line.unit_name, line.plan, line.number) == ("Ủy ban nhân dân xa-1", "ke-hoach-01", "01/KH-UBND")
    assert (line.due, line.due_text) == (dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC), "trước ngày 2026-12-01")
    assert (line.stage, line.state, line.turn, line.officer_name) == (
        "execute",
        "open-overdue",
        "unit",
        "Nguyễn Thị Lan",
    )
    assert line.confirmer is None


def test_pages_of_a_list_do_not_overlap(board):
    with reading(board) as session:
        pages = [overdue(session, MOMENT, limit=2, offset=start) for start in (0, 2, 4)]
    ids = [line.id for page in pages for line in page.rows]
    assert len(ids) == len(set(ids)) == 4
    assert {page.total for page in pages} == {4}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"units": ["xa-2", "xa-3"]}, 2),
        ({"units": []}, 0),
        ({"wanted": Wanted(field="y tế")}, 3),
        ({"wanted": Wanted(field="giáo dục")}, 0),
        ({"wanted": Wanted(plan="khac")}, 1),
        ({"wanted": Wanted(plan="không có")}, 0),
    ],
)
def test_overdue_within_somebodys_reach(board, options, expected):
    with reading(board) as session:
        assert overdue(session, MOMENT, **options).total == expected
        assert state_counts(session, MOMENT, **options)[State.OPEN_OVERDUE] == expected


def test_every_figure_opens_its_list(board):
    with reading(board) as session:
        counts = state_counts(session, MOMENT)
        for leaf, number in counts.items():
            page = tasks(session, moment=MOMENT, wanted=Wanted(state=leaf.value))
            assert (page.total, {one.state for one in page.rows} <= {leaf.value}) == (number, True)
        figures = unit_table(session, MOMENT)
        assert tasks(session, moment=MOMENT).total == sum(counts.values()) == sum(one.total for one in figures)
        assert sum(one.open_overdue for one in figures) == overdue(session, MOMENT).total


def test_lists_by_stage_unit_and_plan(board):
    with reading(board) as session:
        assert tasks(session, moment=MOMENT, wanted=Wanted(state="execute")).total == 1
        assert tasks(session, moment=MOMENT, wanted=Wanted(unit="xa-1", plan="ke-hoach-01")).total == 4
        due = [one.due for one in tasks(session, moment=MOMENT, wanted=Wanted(unit="xa-1")).rows]
    dated = [one for one in due if one]
    assert due == [*sorted(dated), None]


def test_the_official_table_has_its_share(board):
    with writing(board) as session:
        lan = a_person(session, "hai", "Phạm Văn Hai")
        first = assignments(session)[0].id
        move(session, first, Act.HAND_IN, by=lan, now=day("2026-11-20"))
        move(session, first, Act.APPROVE, by=lan, now=day("2026-11-21"))
    with reading(board) as session:
        one = unit_table(session, MOMENT)[0]
    assert (one.unit, one.total, one.done_on_time, one.open_overdue, one.open_on_time) == ("xa-1", 5, 1, 1, 1)
    assert (one.open_undated, one.share) == (2, 0.5)


@pytest.mark.parametrize("limit", [1, 5, 100])
@pytest.mark.parametrize("offset", [0, 3, 500])
@pytest.mark.parametrize("state", [None, "open-overdue", "execute", "done"])
def test_without_shares_the_total_is_the_same(board, limit, offset, state):
    with reading(board) as session:
        pages = [
            tasks(session, moment=MOMENT, wanted=Wanted(state=state), limit=limit, offset=offset, shares=shares)
            for shares in (True, False)
        ]
    assert pages[0].total == pages[1].total
    assert pages[0].rows == pages[1].rows
    assert pages[1].by_unit == []


@pytest.fixture
def statements(engine):
    """Every statement that is run, with its parameters as the driver gets them."""
    seen = []
    event.listen(
        engine, "before_cursor_execute", lambda _conn, _cursor, sql, parameters, *_: seen.append((sql, parameters))
    )
    return seen


def test_the_overdue_page_costs_at_most_three_queries(board, statements):
    with reading(board) as session:
        statements.clear()
        overdue(session, MOMENT)
    assert len([sql for sql, _ in statements if sql.startswith("SELECT")]) <= 3


def test_the_overdue_page_uses_its_index(sqlite_engine):
    """Rows in the index's order, without a sort before the limit, and what hand-ins stopped by theirs; counts by the index too."""
    seen = []
    event.listen(
        sqlite_engine, "before_cursor_execute", lambda _conn, _cursor, sql, given, *_: seen.append((sql, given))
    )
    with reading(sqlite_engine) as session:
        overdue(session, MOMENT)
        _moved, counts, rows = [(sql, given) for sql, given in seen if sql.startswith("SELECT")]
        explained = [
            [row[3] for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)]
            for sql, given in (rows, counts)
        ]
    for steps in explained:
        assert "SEARCH assignment USING INDEX assignment_open_due (due<?)" in steps, steps
        assert not any(one.startswith("SCAN assignment") for one in steps), steps
    rows = explained[0]
    assert "SEARCH assignment USING INDEX assignment_handed_in (credited_at>? AND credited_at<?)" in rows, rows
    in_order = rows[: rows.index("UNION ALL")]
    assert not any("TEMP B-TREE" in one for one in in_order), rows
