"""Which assignment takes which date, whatever there is: nobody's twice, no name twice, and nothing begun is left without a date."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.amend_dates import Held, Rules, left_out, moves
from models.opening import Opening
from plans.stages import OPEN, Stage

NOW = dt.datetime(2026, 11, 26, 5, tzinfo=dt.UTC)
DAYS = [dt.date(2026, 11, 1) + dt.timedelta(days=7 * n) for n in range(12)]
RULES = ("", "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", "FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY")


def due_of(day):
    return None if day is None else dt.datetime(day.year, day.month, day.day, 17, tzinfo=dt.UTC)


@st.composite
def a_change(draw):
    """A unit's rows, none twice of one name; a new rule with its openings, or a single date."""
    keys = draw(st.lists(st.sampled_from(["once", *map(str, DAYS)]), unique=True, max_size=5))
    rows = []
    for number, key in enumerate(keys):
        day = draw(st.none() | st.sampled_from(DAYS)) if key == "once" else dt.date.fromisoformat(key)
        rows.append(Held(number, 1, key, due_of(day), draw(st.sampled_from(list(Stage))).value))
    rule = draw(st.sampled_from(RULES))
    days = draw(st.lists(st.sampled_from(DAYS), unique=True, min_size=1, max_size=3 if rule else 1))
    return (
        rows,
        [Opening(str(day) if rule else "once", due_of(day)) for day in sorted(days)],
        Rules(draw(st.sampled_from(RULES)), rule),
    )


@given(a_change())
def test_nothing_begun_is_lost_and_nothing_is_taken_twice(change):
    rows, openings, rules = change
    rule = rules.new
    found = moves(rows, openings, rules, NOW)
    assert len({one.row.id for one in found}) == len({one.opening.occurrence for one in found}) == len(found)
    named = {one.row.id: one.opening.occurrence for one in found if one.named}
    after = [named.get(row.id, row.occurrence) for row in rows]
    assert len(set(after)) == len(after), "no name twice in a unit"
    assert all(one.row.stage != Stage.CANCELLED for one in found)
    ahead = [one for one in openings if not rule or one.due > NOW]
    moved, keys = {one.row.id for one in found}, {one.occurrence for one in openings}
    taken = {one.opening.occurrence for one in found}
    alive = {row.occurrence for row in rows if row.stage != Stage.CANCELLED}
    begun = [row for row in rows if row.stage in OPEN and row.occurrence not in keys and row.id not in moved]
    if [row for row in begun if row.due is None or row.due > NOW]:
        assert all(one.occurrence in taken | alive for one in ahead), (
            "only what is more than the new dates is left over"
        )


def test_each_day_that_a_daily_rule_leaves_out_is_told():
    first, second, *coming = [dt.date(2026, 11, 28), dt.date(2026, 12, 1), dt.date(2026, 12, 3), dt.date(2026, 12, 6)]
    rows = [Held(n, 1, f"{day}", due_of(day), "execute") for n, day in enumerate((first, second))]
    rules = Rules("FREQ=DAILY;UNTIL=20261201", "FREQ=DAILY;UNTIL=20261206")
    found = left_out(rows, [Opening(f"{day}", due_of(day)) for day in coming], rules, NOW)
    assert [(one.row.occurrence, one.opening.occurrence) for one in found] == [
        ("2026-11-28", "2026-12-03"),
        ("2026-12-01", "2026-12-06"),
    ]
