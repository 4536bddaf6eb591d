"""The description of the interface holds: calls made from it, right and wrong ones, never fail the server and are answered as described.

For a leader and a unit here; for a coordinator, whose drafts and papers are really there, and for an admin in `make test-long`.
"""

import pytest

from tests.described import app, bounded, described, heavy, sampled
from tests.programs import Caller

__all__ = ["app"]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office(app):
    """The token of a leader who coordinates too."""
    return Caller(app, "dung").headers


@pytest.fixture(scope="module")
def unit(app):
    """The token of a unit's contact."""
    return Caller(app, "an").headers


OURS = ("own", "read", "act", "unit", "files")
"""What a unit's token opens at all; the rest refuses it at the door, as the walk of every role shows."""


@described.parametrize()
@bounded
def test_the_office_is_answered_as_described(case, office):
    case.call_and_validate(headers=office)


@sampled.include(tag=list(OURS)).parametrize()
@bounded
def test_a_unit_is_answered_as_described(case, unit):
    case.call_and_validate(headers=unit)


@heavy.parametrize()
@bounded
def test_the_heavy_ones_are_answered_as_described(case, office):
    case.call_and_validate(headers=office)
