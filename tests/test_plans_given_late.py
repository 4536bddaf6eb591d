"""What had passed when it was given is told by the date of then, whatever moved it since."""

import datetime as dt

from plans.given_late import given_late_on
from plans.moved import AMEND, Moved
from plans.state import ZONE

GIVEN = dt.datetime(2026, 11, 27, 9, tzinfo=ZONE)
AHEAD, PASSED = dt.datetime(2026, 12, 9, tzinfo=ZONE), dt.datetime(2026, 11, 26, tzinfo=ZONE)


def test_the_date_of_the_giving_tells():
    assert given_late_on(PASSED, GIVEN)
    assert not given_late_on(AHEAD, GIVEN)


def test_a_date_that_moved_later_is_not_the_one_it_was_given_with():
    into_past = (Moved(AMEND, GIVEN, AHEAD, PASSED),)
    assert not given_late_on(PASSED, GIVEN, moves=into_past)
    out_of_past = (Moved(AMEND, GIVEN, PASSED, AHEAD, late=1),)
    assert given_late_on(AHEAD, GIVEN, moves=out_of_past)
