"""Times of one recurring task as one line: one rule for pages, mails and papers."""

import pytest

from plans.recurrence import month_of
from plans.times import NAMED, SEVERAL, by_times, named, period_told


def test_several_alike_stand_with_the_first_and_few_or_none_alike_by_themselves():
    found = by_times(["a1", "b1", "a2", "-1", "-2", "-3", "a3", "b2"], lambda one: None if one[0] == "-" else one[0])
    assert [(one.line, one.later, one.many) for one in found] == [
        ("a1", ["a2", "a3"], 3),
        *((one, [], 1) for one in ("b1", "-1", "-2", "-3", "b2")),
    ]
    assert SEVERAL == 3


def test_the_first_dates_are_named_and_the_others_counted():
    dates = [f"{day:02d}/12/2026" for day in range(1, 31)]
    assert named(dates[:NAMED]).endswith("09/12/2026, 10/12/2026")
    assert named(dates).endswith("09/12/2026, 10/12/2026 và 20 kỳ khác")


@pytest.mark.parametrize(
    ("rule", "occurrence", "told"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2026-11-25", "kỳ tháng 11/2026"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", "kỳ tháng 11/2026"),
        ("FREQ=MONTHLY;BYMONTHDAY=24;UNTIL=20271231", "2026-11-24", "kỳ tháng 11/2026"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "2026-12-05", ""),  # of November as well as of December
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-11-30", ""),  # two of them in a month
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", "2026-12-25", ""),  # a quarter
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2026-11-20", ""),  # by a rule that was another then
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", "2026-12-14", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=25", "event-2026-11-25", ""),
    ],
)
def test_a_time_of_monthly_work_is_named_by_its_month_where_that_is_sure(rule, occurrence, told):
    assert period_told(month_of({"kind": "recurring", "rrule": rule}, occurrence)) == told
    assert month_of(None, "once") == month_of({"kind": "date"}, "once") == ""
