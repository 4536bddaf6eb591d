"""How many lead names of the real documents mean a unit or group. The documents are kept beside the checkout."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from directives.compile import compile_directive
from models.registry_source import read_registry
from plans.binding import bind_plan
from plans.directory import Directory
from plans.names import is_open_ended, means_the_charged, named_above

REAL = Path(__file__).parents[2] / "shared" / "directives"
TODAY = dt.date(2026, 11, 25)
UNDATED = dt.date(2025, 11, 20)
"""Taken for the issue date where the text has none."""


@pytest.fixture(scope="module")
def names():
    """Every lead name of every task, as (document, name, what it is bound to)."""
    files = sorted(REAL.glob("*.txt"))
    if not files:
        pytest.skip("the real documents are not beside the checkout")
    registry = read_registry()
    directory = Directory(registry.units, registry.groups, registry.successions)
    found = []
    for file in files:
        plan = compile_directive(file.read_bytes(), file.name).plan
        bound, _ = bind_plan(plan, directory, plan.directive.issued or UNDATED, TODAY)
        leads = (name for task in plan.tasks for name in task.lead)
        found += [(file.name, name, bound.plan.bindings.get(name, ())) for name in leads]
    return found


def test_nine_of_ten_names_that_say_who_is_meant_are_bound(names):
    count = Counter("bound" if to else "open" if is_open_ended(name) else "unknown" for _, name, to in names)
    assert count["bound"] / len(names) >= 0.905, count
    assert count["bound"] / (count["bound"] + count["unknown"]) >= 0.95, count


def test_an_open_name_is_never_bound_but_where_the_document_says_whom_it_means(names):
    bound = {name for _, name, to in names if to and is_open_ended(name) and not means_the_charged(name)}
    assert {name for name in bound if named_above(name) is None} == set()


def test_a_commune_hands_nothing_to_its_province_unasked(names):
    """In the plans of one commune's Front only a name that says "tỉnh" may mean a body of the province."""
    own = {
        (name, slug)
        for file, name, to in names
        if "luong-minh" in file
        for slug in to
        if slug.startswith("quang-ninh-") and "xa-luong-minh" not in slug
    }
    assert {name for name, _ in own if "tỉnh" not in name.lower()} == set()
