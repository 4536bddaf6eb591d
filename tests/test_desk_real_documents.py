"""The five real directives from bytes to the supervisor's table: compiled, bound, launched, overdue at a later day."""

import datetime as dt
from pathlib import Path

import pytest

from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.reporting import overdue_board, task_list
from models.database import open_database, writing
from models.migrations import migrate
from models.registry import read_registry, seed
from models.settings import Settings

SHARED = Path(__file__).parents[2] / "shared" / "directives"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the real directives lie beside the checkout, not in it")
MARCH = dt.date(2026, 3, 2)
LATER = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """A database with the whole registry; each test launches other plans in it."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('country') / 'dondoc.db'}")
    migrate(engine)
    with writing(engine) as session:
        seed(session, read_registry())
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
    assert task_list(country, LATER, plan=figures.plan).total == figures.assignments
    dated = [
        one
        for one in proposal.bound.plan.tasks
        if one.handling == "track" and one.due and one.due.kind in ("date", "recurring")
    ]
    if dated and not (figures.past or start in ("003", "004")):
        assert overdue_board(country, LATER, plan=figures.plan).page.total > 0


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
