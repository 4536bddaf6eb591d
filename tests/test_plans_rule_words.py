"""What repeats, in words: no rule of the compiler is shown to people as it is stored."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from directives.times.due_phrases import read_due_cell
from plans.due import Recurring
from plans.recurrence import expand, words_of
from plans.rule_words import rule_in_words


@pytest.mark.parametrize(
    ("rule", "vietnamese", "english"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối hằng tháng", "each month by the last day of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "ngày 15 và ngày cuối hằng tháng", "each month by day 15 and the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,20,30", "ngày 10, 20 và 30 hằng tháng", "each month by day 10, 20 and 30"),
        (
            "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYMONTHDAY=24",
            "ngày 24 hằng tháng, trừ tháng 12",
            "each month by day 24, but for December",
        ),
        (
            "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,7,8,9,10,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231",
            "ngày làm việc cuối cùng hằng tháng, trừ tháng 6 và 12 đến hết ngày 31/12/2027",
            "each month by the last working day, but for June and December until 31/12/2027",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=-5", "ngày thứ 5 tính từ cuối tháng hằng tháng", "each month by day 5 from the end"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            "ngày 30 (hoặc ngày cuối tháng) hằng tháng",
            "each month by day 30 (or the last day)",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1",
            "ngày 15 và 30 (hoặc ngày cuối tháng) hằng tháng",
            "each month by day 15 and 30 (or the last day)",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            "ngày làm việc đầu tiên hằng tháng",
            "each month by the first working day",
        ),
        ("FREQ=MONTHLY;BYDAY=-1SU", "Chủ nhật cuối cùng hằng tháng", "each month by the last Sunday"),
        ("FREQ=WEEKLY;BYDAY=FR", "thứ Sáu hằng tuần", "each week by Friday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "thứ Ba và thứ Năm 2 tuần một lần",
            "every 2 weeks by Tuesday and Thursday",
        ),
        (
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
            "ngày cuối tháng 6 và 12 hằng năm",
            "each year by the last day of June and December",
        ),
        (
            "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4",
            "ngày 14/06 và 30/11 hằng năm",
            "each year by 14/06 and 30/11",
        ),
        (
            "FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=-1,14;BYSETPOS=2,3",
            "ngày 14/06 và ngày cuối tháng 2 hằng năm",
            "each year by 14/06 and the last day of February",
        ),
        ("FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=31", "ngày 31/12, 5 năm một lần", "every 5 years by 31/12"),
        ("FREQ=DAILY;INTERVAL=15", "15 ngày một lần", "every 15 days"),
        ("FREQ=DAILY;UNTIL=20261130", "hằng ngày đến hết ngày 30/11/2026", "each day until 30/11/2026"),
        (
            "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T170000Z",
            "thứ Sáu hằng tuần đến hết ngày 31/12/2026",
            "each week by Friday until 31/12/2026",
        ),
        ("FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=soon"),
        ("FREQ=MONTHLY;BYMONTHDAY=", "FREQ=MONTHLY;BYMONTHDAY=", "FREQ=MONTHLY;BYMONTHDAY="),
        ("FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20"),
    ],
)
def test_a_rule_in_both_languages(rule, vietnamese, english):
    assert (rule_in_words(rule), rule_in_words(rule, "en")) == (vietnamese, english)


def test_every_rule_that_the_table_of_times_gives_has_words():
    rows = yaml.safe_load((Path(__file__).parents[1] / "directives/lexicon/time.yaml").read_text("utf-8"))["rules"]
    dues = [read_due_cell(text, dt.date(2026, 3, 2))[0] for row in rows for text in row["examples"]]
    rules = {due.rrule for due in dues if isinstance(due, Recurring)}
    assert len(rules) > 30
    assert [rule for rule in rules if "FREQ" in rule_in_words(rule) + rule_in_words(rule, "en")] == []


def test_two_days_of_each_month_come_in_february_too():
    due, _ = read_due_cell("ngày 15 và ngày 30 hằng tháng", dt.date(2026, 3, 2))
    days = expand(due.rrule, dt.date(2027, 1, 1), dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    assert [day.isoformat() for day in days] == [
        "2027-01-15",
        "2027-01-30",
        "2027-02-15",
        "2027-02-28",
        "2027-03-15",
        "2027-03-30",
    ]


def test_the_days_that_the_words_name_are_those_of_the_calendar():
    due, _ = read_due_cell("trước ngày 01/3 và 01/12 hằng năm", dt.date(2026, 3, 2))
    assert rule_in_words(due.rrule) == "ngày 30/11 và ngày cuối tháng 2 hằng năm"
    days = expand(due.rrule, dt.date(2027, 1, 1), dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    assert [day.isoformat() for day in days] == ["2027-02-28", "2027-11-30", "2028-02-29", "2028-11-30"]


@given(st.text(alphabet="FREQ=MONTHLYBDASP;,-0123456789", max_size=60))
def test_no_rule_typed_by_hand_breaks_the_words(rule):
    assert isinstance(rule_in_words(rule) + rule_in_words(f"FREQ=YEARLY;BYMONTH=13;BYMONTHDAY={rule}"), str)


def test_the_first_day_is_said_before_the_last():
    rule, start = "FREQ=MONTHLY;BYMONTHDAY=14;UNTIL=20271231", dt.date(2027, 1, 1)
    assert rule_in_words(rule, start=start) == "ngày 14 hằng tháng từ ngày 01/01/2027 đến hết ngày 31/12/2027"
    assert rule_in_words(rule, "en", start) == "each month by day 14 from 01/01/2027 until 31/12/2027"
    assert rule_in_words("FREQ=DAILY", start=start) == "hằng ngày từ ngày 01/01/2027"


def test_a_time_that_was_due_by_another_hour_has_none_of_the_words_of_the_rule_of_now():
    """It was explained as "Hằng ngày, trước 16 giờ → 17 giờ 00 hằng ngày" beside 16 giờ 00."""
    rule = {"kind": "recurring", "rrule": "FREQ=DAILY", "time": "17:00", "text": "17 giờ 00 hằng ngày"}
    assert words_of(rule, "2026-11-30", "17:00") == "17 giờ 00 hằng ngày"
    assert words_of(rule, "2026-11-18", "16:00") == ""
    assert words_of(rule | {"time": None}, "2026-11-18") == "17 giờ 00 hằng ngày"
