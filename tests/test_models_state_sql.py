"""The clock in SQL and in Python agree, and a past day's board is rebuilt as it was."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from models.core import table
from models.database import reading, writing
from models.figures import state_counts, unit_table
from models.progress import MoveConflict, ReturnIncomplete, move
from models.queries import overdue, tasks
from models.state_sql import late_sql, ledger, overdue_sql, state_sql
from models.tables import Assignment, LaunchedPlan, StageChange, Task, Unit
from plans.plan import Force
from plans.stages import Act, MoveRefused, Stage
from plans.state import Facts, State, days_late, is_dated, is_late, state
from plans.wanted import Wanted
from tests.factories import NOW, a_person, a_plan, a_task, assignments, on, put_in_force, some_units

START = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
INSTANTS = st.integers(0, 12).map(lambda hours: START + dt.timedelta(hours=hours))
INSTANT = START + dt.timedelta(hours=6)
FACTS = st.builds(
    Facts,
    stage=st.sampled_from(Stage),
    due=st.none() | INSTANTS,
    force=st.sampled_from(Force),
    credited_at=st.none() | INSTANTS,
    correct_by=st.none() | INSTANTS,
)


@pytest.fixture
def parents(engine):
    """One task and one unit for assignments of any kind."""
    with writing(engine) as session:
        some_units(session, 1)
        put_in_force(session, a_plan(a_task("1")), bound_to_none())
        unit = session.connection().execute(select(table(Unit).c.id)).scalar_one()
        task = session.connection().execute(select(table(Task).c.id)).scalar_one()
        plan = session.connection().execute(select(table(LaunchedPlan).c.id)).scalar_one()
    return {"unit_id": unit, "task_id": task, "plan_id": plan}


def bound_to_none():
    from tests.factories import bind

    return bind(a_plan(a_task("1")), **{"các xã": ()})


def fill(session, parents, facts, opened=START - dt.timedelta(days=9)):
    run = session.connection().execute
    run(delete(table(StageChange)))
    run(delete(table(Assignment)))
    common = parents | {"version": 1, "opened_at": opened, "changed_at": START}
    rows = [
        common | {"occurrence": str(n), "stage": one.stage.value, "due": one.due, "force": one.force.value,
                  "credited_at": one.credited_at, "correct_by": one.correct_by}
        for n, one in enumerate(facts)
    ]  # fmt: skip
    run(insert(table(Assignment)), rows)


def test_python_and_sql_agree(engine, parents):
    a = table(Assignment).c

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(facts=st.lists(FACTS, min_size=20, max_size=80), moment=INSTANTS)
    def agree(facts, moment):
        facts = [one._replace(credited_at=one.credited_at and min(one.credited_at, moment)) for one in facts]
        with writing(engine) as session:
            fill(session, parents, facts)
            seen = select(state_sql(a, moment), late_sql(a, moment)).order_by(a.id)
            rows = session.connection().execute(seen).all()
            late = session.connection().execute(select(a.occurrence).where(*overdue_sql(a, moment)))
            overdue_ones = {int(one) for one in late.scalars()}
            counts = state_counts(session, moment)
            figures = unit_table(session, moment)
        expected = [state(one, moment) for one in facts]
        assert [row[0] for row in rows] == expected
        for (_, sql_late), one in zip(rows, facts, strict=True):
            if is_dated(one) and one.stage is not Stage.CANCELLED:
                assert bool(sql_late) == is_late(one, moment)
        assert overdue_ones == {n for n, leaf in enumerate(expected) if leaf is State.OPEN_OVERDUE}
        assert all(days_late(facts[n], moment) >= 1 for n in overdue_ones)
        assert counts == {leaf: expected.count(leaf) for leaf in State}
        assert sum(one.total for one in figures) == sum(leaf is not None for leaf in expected)

    agree()


def test_python_and_sql_agree_on_every_boundary(engine, parents):
    """Every fact before, at and after the moment: what chance seldom hits, an instant that is equal."""
    moment, times = INSTANT, [None, *(INSTANT + dt.timedelta(hours=hour) for hour in (-1, 0, 1))]
    facts = [
        Facts(*one)
        for one in itertools.product(Stage, times, Force, [one for one in times if one is None or one <= moment], times)
    ]
    a = table(Assignment).c
    with writing(engine) as session:
        fill(session, parents, facts)
        found = session.connection().execute(select(state_sql(a, moment)).order_by(a.id)).scalars().all()
        late = session.connection().execute(select(a.occurrence).where(*overdue_sql(a, moment))).scalars().all()
    expected = [state(one, moment) for one in facts]
    assert found == expected
    assert {int(one) for one in late} == {n for n, leaf in enumerate(expected) if leaf is State.OPEN_OVERDUE}


def test_what_is_overdue_stands_the_longest_first_in_every_page(engine, parents):
    """Over days, so that hand-ins that stopped a clock stand between dates whose clock runs on; with and without counts by unit."""
    days = st.integers(0, 24).map(lambda quarters: START - dt.timedelta(days=6) + dt.timedelta(hours=6 * quarters))
    several = FACTS.map(lambda one: one._replace(force=Force.ORDER))
    moved = st.builds(Facts._replace, several, due=days, credited_at=st.none() | days, correct_by=st.none() | days)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(facts=st.lists(moved, min_size=10, max_size=40), moment=days)
    def ordered(facts, moment):
        facts = [one._replace(credited_at=one.credited_at and min(one.credited_at, moment)) for one in facts]
        opened = START - dt.timedelta(days=15)
        with writing(engine) as session:
            fill(session, parents, facts, opened)
            pages = [
                overdue(session, moment, limit=4, offset=at).rows + ordinary(session, moment, at)
                for at in range(0, len(facts), 4)
            ]
        late = [(-days_late(one, moment), one.due, n) for n, one in enumerate(facts) if is_open_late(one, moment)]
        wanted = [str(n) for *_, n in sorted(late)]
        assert [line.occurrence for page in pages for line in page[: len(page) // 2]] == wanted
        assert [line.occurrence for page in pages for line in page[len(page) // 2 :]] == wanted

    def ordinary(session, moment, at):
        wanted = Wanted(state=State.OPEN_OVERDUE.value)
        return tasks(session, moment=moment, wanted=wanted, limit=4, offset=at, shares=False).rows

    def is_open_late(facts, moment):
        return state(facts, moment) is State.OPEN_OVERDUE

    ordered()


def test_a_past_day_is_rebuilt(engine):
    """Random acts over a month; the board taken each day equals the board asked for afterwards."""
    acts = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Act), st.integers(0, 4)), min_size=1, max_size=25)

    with writing(engine) as session:
        some_units(session, 3)
        lan = a_person(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-05")), a_task("2", due=None)))
        ids = [one.id for one in assignments(session)]

    def board(session, moment):
        lines = tasks(session, moment=moment, limit=100).rows
        facts = [
            (one.id, one.stage, one.state, one.days_late, one.due, one.credited_at, one.correct_by) for one in lines
        ]
        return sorted(facts, key=lambda one: one[0]), state_counts(session, moment), overdue(session, moment).total

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(acts=acts)
    def rebuilt(acts):
        moment, boards = START, []
        with writing(engine) as session:
            session.connection().execute(delete(table(StageChange)))
            session.connection().execute(
                table(Assignment).update().values(stage="draft", version=1, credited_at=None, correct_by=None)
            )
            for which, act, hours in acts:
                moment += dt.timedelta(hours=hours * 9 + 1)
                later = moment + dt.timedelta(hours=20)
                try:
                    move(session, ids[which], act, by=lan, now=moment, note="vì", correct_by=later)
                except (MoveRefused, MoveConflict, ReturnIncomplete):
                    continue
                between = moment + dt.timedelta(minutes=30)
                boards.append((between, board(session, between)))
            for then, seen in boards:
                assert board(session, then) == seen

    rebuilt()


def test_before_it_was_opened_there_was_nothing(engine):
    with writing(engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-05"))))
    with reading(engine) as session:
        assert tasks(session, moment=NOW - dt.timedelta(seconds=1)).total == 0
        assert tasks(session, moment=NOW).total == 3


def test_the_usual_board_reads_the_table_itself(engine):
    with writing(engine) as session:
        some_units(session)
        lan = a_person(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-05"))))
        move(session, assignments(session)[0].id, Act.ACCEPT, by=lan, now=START)
    with reading(engine) as session:
        assert ledger(session, START) is table(Assignment)
        assert ledger(session, START - dt.timedelta(hours=1)) is not table(Assignment)
