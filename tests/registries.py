"""The registry that comes with the program as names are looked up in it, read once in a process; and plans that name units."""

import datetime as dt
from functools import cache

import pytest

from models.registry_source import read_registry
from plans.directory import Directory
from plans.plan import Directive, Plan, Task


@cache
def _directory(provinces=None):
    registry = read_registry(provinces)
    return Directory(registry.units, registry.groups, registry.successions)


@pytest.fixture(scope="module")
def directory():
    """The centre and three provinces."""
    return _directory(frozenset({"ben-tre", "thai-nguyen", "binh-thuan"}))


@pytest.fixture(scope="module")
def country():
    """All of it."""
    return _directory()


def a_plan(*leads: str, issuer="Ủy ban nhân dân tỉnh Bến Tre", issued=dt.date(2013, 11, 26), **changes) -> Plan:
    """A plan with one task for each of the names."""
    tasks = tuple(
        Task(id=str(n), title=f"Việc {n}", clause=str(n), lead=(lead,)) for n, lead in enumerate(leads, start=1)
    )
    return Plan(plan="thu", directive=Directive(issuer=issuer, issued=issued), **{"tasks": tasks, **changes})


def codes(problems):
    return [problem.code for problem in problems]
