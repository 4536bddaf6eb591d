"""Times of one recurring task as one line: one rule for pages, mails and papers."""

import pytest

from plans.recurrence import period_of
from plans.times import NAMED, SEVERAL, by_times, named, period_told, which_time


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
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", "2026-12-25", ""),  # of which three months
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=24", "2026-12-24", "kỳ quý IV/2026"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-03-31", "kỳ quý I/2026"),
        ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=4", "2027-01-04", ""),  # of the quarter before, or of its first month
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=4", "2026-12-04", ""),  # the data may end with November
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=19", "2026-06-19", "kỳ 6 tháng đầu năm 2026"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27", ""),  # from which day on
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2026-11-20", ""),  # by a rule that was another then
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", "2026-12-14", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=25", "event-2026-11-25", ""),
    ],
)
def test_a_time_of_recurring_work_is_named_by_its_period_where_that_is_sure(rule, occurrence, told):
    assert period_told(period_of({"kind": "recurring", "rrule": rule}, occurrence)) == told
    assert period_of(None, "once") == period_of({"kind": "date"}, "once") == ""


MONTHS, QUARTERS = "FREQ=MONTHLY;BYMONTHDAY=20", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"


@pytest.mark.parametrize(
    ("rule", "words", "told"),
    [
        (QUARTERS, "định kỳ hằng quý, 6 tháng, năm ... trước ngày 20", ("kỳ quý III/2026", "", "")),
        (QUARTERS, "định kỳ quý, năm", ("kỳ quý III/2026", "kỳ quý II/2026", "")),
        (
            QUARTERS,
            "trước ngày 21 tháng cuối quý, từ tháng 9 năm 2026",
            ("kỳ quý III/2026", "kỳ quý II/2026", "kỳ quý IV/2026"),
        ),
        (MONTHS, "hằng tháng, quý, 6 tháng, năm", ("", "", "")),
        (MONTHS, "hằng tháng và sơ kết 6 tháng", ("kỳ tháng 09/2026", "", "")),
        (
            MONTHS,
            "ngày 20 hằng tháng, từ tháng 5 năm 2026",
            ("kỳ tháng 09/2026", "kỳ tháng 06/2026", "kỳ tháng 12/2026"),
        ),
    ],
)
def test_a_time_that_is_of_a_longer_period_too_is_named_by_its_day_alone(rule, words, told):
    due = {"kind": "recurring", "rrule": rule, "text": words}
    assert tuple(period_told(period_of(due, f"2026-{month}-20")) for month in ("09", "06", "12")) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("định kỳ 6 tháng, trước ngày 20/6 và 20/12", "kỳ 6 tháng cuối năm 2026"),
        ("nửa năm một lần", "kỳ 6 tháng cuối năm 2026"),
        ("định kỳ 6 tháng, năm", ""),
        ("Định kỳ 6 tháng và hằng năm", ""),
        ("", ""),
    ],
)
def test_in_december_six_months_and_the_year_are_told_apart_by_the_words(words, told):
    due = {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", "text": words}
    assert period_told(period_of(due, "2026-12-31")) == told
    assert period_told(period_of(due, "2026-06-30")) == "kỳ 6 tháng đầu năm 2026"


def test_what_names_a_time_is_its_event_or_its_period():
    assert which_time("event-2026-10-05", "") == "có việc ngày 05/10/2026"
    assert which_time("2026-12-24", "2026-Q4") == "kỳ quý IV/2026"
    assert which_time("2026-12-24", "2026-Q4", "en") == "of quarter IV/2026"
    assert which_time("2026-12-24", "") == which_time("once", "") == ""
