"""The five real directives from bytes to the supervisor's table: compiled, bound, launched, overdue at a later day."""

import datetime as dt
from pathlib import Path

import pytest

from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.reporting import Window, overdue_board, task_list
from desk.sweeping import advance
from models.database import open_database, writing
from models.migrations import migrate
from models.registry import read_registry, seed
from models.settings import Settings
from plans.due import Recurring
from plans.files import write_plan
from plans.wanted import Wanted

SHARED = Path(__file__).parents[2] / "shared" / "directives"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the real directives lie beside the checkout, not in it")
MARCH = dt.date(2026, 3, 2)
LATER = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)


def with_the_registry(folder):
    engine = open_database(f"sqlite:///{folder / 'dondoc.db'}")
    migrate(engine)
    with writing(engine) as session:
        seed(session, read_registry())
    return engine


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """A database with the whole registry; each test launches other plans in it."""
    engine = with_the_registry(tmp_path_factory.mktemp("country"))
    yield engine
    engine.dispose()


def give(engine, start, issued=None, today=MARCH, **wishes):
    path = next(SHARED.glob(f"{start}*.txt"))
    taken = take_in(path.read_bytes(), path.name, issued=issued)
    now = dt.datetime.combine(today, dt.time(2), dt.UTC)
    wish = Wish(today, now, **wishes)
    proposal = propose(engine, taken, wish, Settings())
    assert not proposal.refused, [(one.code, dict(one.args)) for one in proposal.problems]
    launch_plan(engine, proposal, wish)
    return proposal


@pytest.mark.parametrize(
    ("start", "wishes", "tracked"),
    [
        ("000", {"issued": dt.date(2010, 4, 12)}, 8),
        ("001", {"since": dt.date(2013, 1, 1)}, 3),
        ("002", {}, 1),
        ("003", {"issued": dt.date(2021, 9, 30), "office": "vinh-long-ubnd"}, 3),
        ("004", {"issued": dt.date(2009, 3, 2)}, 3),
    ],
)
def test_each_of_the_five_is_launched_and_shows_up_overdue(country, start, wishes, tracked):
    proposal = give(country, start, **wishes)
    figures = proposal.figures
    assert 0 < figures.piles["track"] <= tracked
    assert figures.assignments > 0
    assert task_list(country, LATER, Wanted(plan=figures.plan)).total == figures.assignments
    dated = [
        one
        for one in proposal.bound.plan.tasks
        if one.handling == "track" and one.due and one.due.kind in ("date", "recurring")
    ]
    if dated and not (figures.past or start in ("003", "004")):
        assert overdue_board(country, LATER, Wanted(plan=figures.plan)).page.total > 0


def test_a_period_that_the_text_leaves_open_is_chosen_and_then_shows_up_overdue(country):
    """`004` says only “định kỳ”: a doubt at its place, no date of ours; once the coordinator writes one it counts."""
    path = next(SHARED.glob("004*.txt"))
    taken = take_in(path.read_bytes(), path.name, issued=dt.date(2009, 3, 2))
    assert any(one.code == "period-missing" for one in taken.problems)
    half_yearly = Recurring(rrule="FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", text="định kỳ")
    tasks = [
        one.model_copy(update={"due": half_yearly} if one.due and one.due.kind == "periodic" else {})
        for one in taken.plan.tasks
    ]
    yaml = write_plan(taken.plan.model_copy(update={"tasks": tuple(tasks), "plan": "004-chon-ky"}))
    mended = take_in(yaml.encode(), "004.yaml")
    wish = Wish(MARCH, dt.datetime.combine(MARCH, dt.time(2), dt.UTC), anew=True)
    proposal = propose(country, mended, wish, Settings())
    assert not proposal.refused, [(one.code, dict(one.args)) for one in proposal.problems]
    launch_plan(country, proposal, wish)
    late = overdue_board(country, dt.datetime(2026, 7, 2, tzinfo=dt.UTC), Wanted(plan="004-chon-ky")).page
    assert [one.due for one in late.rows] == [dt.datetime(2026, 6, 30, 17, tzinfo=dt.UTC)] * late.total
    assert late.total > 0


def test_the_yearly_report_of_the_central_directive_year_after_year(tmp_path):
    """`002` from the centre, swept each week for five years: once a year, before and after the mergers of 2025."""
    engine = with_the_registry(tmp_path)
    give(engine, "002", today=dt.date(2021, 12, 1))
    night = dt.date(2021, 12, 1)
    while night < dt.date(2026, 12, 31):
        advance(engine, Settings(), night, dt.datetime.combine(night, dt.time(0, 10), dt.UTC) - dt.timedelta(hours=7))
        night += dt.timedelta(days=7)
    rows = task_list(engine, LATER, Wanted(plan="33-ct-ttg-2021"), Window(1000)).rows
    engine.dispose()
    given = {year: sorted(one.unit for one in rows if one.occurrence == f"{year}-12-14") for year in range(2021, 2027)}
    assert len(rows) == sum(map(len, given.values()))
    assert {one.due for one in rows} == {dt.datetime(year, 12, 14, 17, tzinfo=dt.UTC) for year in given}
    assert [len(given[year]) for year in (2021, 2022, 2023, 2024)] == [93] * 4
    assert all(len(units) == len(set(units)) for units in given.values())
    assert given[2025] == given[2026]
    assert "ben-tre-ubnd" in given[2024]
    assert "ben-tre-ubnd" not in given[2025]
    assert "vinh-long-ubnd" in given[2025]
    assert sum(unit.endswith("-ubnd") for unit in given[2025]) == 34


def test_the_central_directive_as_one_province_and_from_the_centre(country):
    seen = give(country, "002", today=dt.date(2021, 12, 1), as_="Ủy ban nhân dân tỉnh Bến Tre")
    assert seen.figures.assignments == 8
    assert [one.slug for one in seen.figures.by_unit] == ["ben-tre-ubnd"]
    path = next(SHARED.glob("002*.txt"))
    day = dt.date(2021, 12, 1)
    centre = propose(country, take_in(path.read_bytes(), path.name), Wish(day, LATER), Settings())
    task = next(one for one in centre.bound.plan.tasks if one.handling == "track")
    assert [len(centre.bound.members[name]) for name in task.lead] == [18, 4, 8, 63]
    assert len(centre.bound.units(task.lead)) == 93
