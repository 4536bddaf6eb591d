import datetime as dt
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.calendar import Calendar, vietnam
from plans.dates import Anchors, add_months, effective_day, explain, last_day, last_moment, occurrences, validate_rule
from plans.due import Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.plan import Urgency
from plans.policy import DuePolicy
from plans.problems import Severity
from plans.recurrence import expand, next_after
from plans.state import ZONE


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@cache
def vn() -> Calendar:
    return vietnam(range(2020, 2040))


ANCHORS = Anchors(issued=day("2026-01-30"), launched=day("2026-02-02"))
LONG = (day("2026-01-01"), day("2035-12-31"))


def days_of(due, anchors=ANCHORS, since=LONG[0], until=LONG[1], **more):
    found, _ = occurrences(due, anchors, since, until, vn(), **more)
    return [(o.key, o.day and o.day.isoformat()) for o in found]


def relative(amount, unit, anchor="issued"):
    return Relative(amount=amount, unit=unit, from_=anchor)


YEARLY = Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", text="trước ngày 15 tháng 12 hằng năm")


def test_the_yearly_report_comes_year_after_year():
    assert days_of(YEARLY, until=day("2028-12-31")) == [
        ("2026-12-14", "2026-12-14"),
        ("2027-12-14", "2027-12-14"),
        ("2028-12-14", "2028-12-14"),
    ]


def test_it_is_late_from_the_end_of_its_day_or_from_the_hour():
    assert last_moment(day("2026-12-14")) == dt.datetime(2026, 12, 15, tzinfo=ZONE)
    assert last_moment(day("2026-12-14"), "17:00") == dt.datetime(2026, 12, 14, 17, tzinfo=ZONE)
    assert last_moment(day("2026-12-14")).utcoffset() == dt.timedelta(hours=7)


@pytest.mark.parametrize(
    ("due", "anchors", "key", "expected"),
    [
        (OnDate(date=day("2026-12-31")), ANCHORS, "once", "2026-12-31"),
        # article 147: the day of signing is not counted; 9 February 2026 is a Monday
        (relative(10, "day"), ANCHORS, "once", "2026-02-09"),
        # 148.5: 2026-02-20 is in Tết, the next working day is Monday 23
        (relative(3, "week"), ANCHORS, "once", "2026-02-23"),
        (relative(10, "working-day"), ANCHORS, "once", "2026-02-13"),
        (relative(11, "working-day"), ANCHORS, "once", "2026-02-23"),
        # 148: no 30 February, so its last day, a Saturday, so Monday
        (relative(1, "month"), ANCHORS, "once", "2026-03-02"),
        (relative(1, "month"), Anchors(issued=day("2028-01-31")), "once", "2028-02-29"),
        (relative(1, "year"), Anchors(issued=day("2028-02-29")), "once", "2029-02-28"),
        (relative(2, "day", "event"), Anchors(event=day("2026-03-02")), "event-2026-03-02", "2026-03-04"),
        (relative(24, "hour", "event"), Anchors(event=day("2026-03-02")), "event-2026-03-02T24:00", "2026-03-03"),
        # what counts back from an event does not roll
        (relative(-40, "day", "event"), Anchors(event=day("2026-03-15")), "event-2026-03-15", "2026-02-03"),
        (Immediate(text="ngay"), ANCHORS, "once", "2026-02-09"),
        (None, ANCHORS, "once", None),
        (Periodic(text="định kỳ"), ANCHORS, "once", None),
        (OnEvent(text="nếu có khó khăn"), Anchors(event=day("2026-05-04")), "event-2026-05-04", None),
    ],
)
def test_days(due, anchors, key, expected):
    assert days_of(due, anchors) == [(key, expected)]


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        (Urgency.EXPRESS, "2026-02-02"),
        (Urgency.VERY_URGENT, "2026-02-03"),
        (Urgency.URGENT, "2026-02-04"),
        (Urgency.NONE, "2026-02-09"),
    ],
)
def test_at_once_by_urgency(urgency, expected):
    assert days_of(Immediate(text="ngay"), urgency=urgency) == [("once", expected)]


def test_hours_count_from_the_moment_or_from_the_end_of_the_day():
    event = dt.datetime(2026, 3, 2, 10, 30, tzinfo=ZONE)
    (found,), _ = occurrences(relative(24, "hour", "event"), Anchors(event=event), *LONG, vn())
    assert found.last_moment == dt.datetime(2026, 3, 3, 10, 30, tzinfo=ZONE)
    (found,), _ = occurrences(relative(24, "hour", "event"), Anchors(event=day("2026-03-02")), *LONG, vn())
    assert found.last_moment == dt.datetime(2026, 3, 4, tzinfo=ZONE)
    assert found.day == day("2026-03-03")


@pytest.mark.parametrize(
    ("roll", "expected", "noted"),
    [("none", "2026-08-31", True), ("next", "2026-09-03", False), ("previous", "2026-08-28", False)],
)
def test_a_fixed_date_on_a_day_off(roll, expected, noted):
    due = OnDate(date=day("2026-08-31"))
    (found,), problems = occurrences(due, ANCHORS, *LONG, vn(), DuePolicy(roll=roll))
    assert found.day == day(expected)
    assert [p.code for p in problems] == ["due-on-day-off"] * noted
    assert all(p.severity is Severity.NOTE for p in problems)


def test_a_rolled_occurrence_keeps_its_key():
    rule = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1")
    found = days_of(rule, since=day("2026-05-15"), until=day("2026-06-15"), policy=DuePolicy(roll="next"))
    assert found == [("2026-05-31", "2026-06-01")]


def test_what_cannot_be_dated_says_why():
    for due, anchors, code in [
        (YEARLY, Anchors(), "anchor-unknown"),
        (relative(10, "day"), Anchors(), "anchor-unknown"),
        (relative(10, "day", "event"), ANCHORS, "anchor-unknown"),
        (Immediate(), Anchors(), "anchor-unknown"),
        (Recurring(rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ANCHORS, "rule-never-occurs"),
    ]:
        found, problems = occurrences(due, anchors, *LONG, vn())
        assert found == []
        assert [p.code for p in problems] == [code]


def test_a_period_beyond_the_calendar_is_a_problem():
    for due, anchors in [
        (relative(10**9, "day"), ANCHORS),
        (relative(-400, "day"), Anchors(issued=dt.date(1, 1, 1))),
        (relative(99, "year"), Anchors(issued=dt.date(9990, 1, 1))),
    ]:
        assert [p.code for p in occurrences(due, anchors, *LONG, vn())[1]] == ["period-too-long"]


def test_the_day_of_effect_may_be_a_rule():
    issued = day("2013-11-26")
    assert effective_day("issued + 10d", issued) == day("2013-12-06")
    assert effective_day("issued", issued) == issued
    assert effective_day(day("2014-01-01"), None) == day("2014-01-01")
    assert effective_day("issued + 10d", None) is None
    assert effective_day("khi được thông qua", issued) is None


def test_an_event_that_did_not_happen_opens_nothing():
    assert occurrences(OnEvent(), ANCHORS, *LONG, vn()) == ([], [])


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("", "rule-empty"),
        ("FREQ=DAILY;" * 40, "rule-too-long"),
        ("FREQ=SECONDLY", "rule-part-wrong"),
        ("FREQ=HOURLY", "rule-part-wrong"),
        ("BYMONTH=12", "rule-without-freq"),
        ("FREQ=YEARLY;BYMONTHDAY=45", "rule-part-wrong"),
        ("FREQ=YEARLY;BYMONTH=13", "rule-part-wrong"),
        ("FREQ=YEARLY;BYMONTH=", "rule-part-wrong"),
        ("FREQ=MONTHLY;COUNT=-1", "rule-part-wrong"),
        ("FREQ=MONTHLY;INTERVAL=0", "rule-part-wrong"),
        ("FREQ=MONTHLY;INTERVAL=²", "rule-part-wrong"),
        ("FREQ=MONTHLY;BYDAY=XX", "rule-part-wrong"),
        ("FREQ=WEEKLY;BYDAY=2MO", "rule-part-not-here"),
        ("FREQ=MONTHLY;UNTIL=20260231", "rule-part-wrong"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2;UNTIL=20300101", "rule-count-and-until"),
        ("FREQ=MONTHLY;BYSETPOS=1", "rule-setpos-alone"),
        ("FREQ=MONTHLY;FREQ=DAILY", "rule-part-twice"),
        ("FREQ=YEARLY;BYHOUR=9", "rule-part-unknown"),
        ("DTSTART=20260101;FREQ=DAILY", "rule-part-unknown"),
        ("hằng năm", "rule-part-unknown"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rule-never-occurs"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "rule-never-occurs"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "rule-skips-months"),
        ("FREQ=MONTHLY", "rule-day-missing"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", None),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", None),
        ("FREQ=WEEKLY;BYDAY=FR", None),
        ("FREQ=DAILY", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", None),
    ],
)
def test_rules_are_checked(rule, code):
    problems = validate_rule(rule)
    assert code in [p.code for p in problems] if code else problems == []


@pytest.mark.parametrize("days", ["2;BYMONTHDAY=30", "2;BYMONTHDAY=-30,31", "4,6,9,11;BYMONTHDAY=31"])
def test_a_day_that_no_month_has_is_not_looked_for(days, monkeypatch):
    """Day by day to the year 9999 that took a second."""
    monkeypatch.delattr("plans.recurrence._from")
    assert [p.code for p in validate_rule(f"FREQ=DAILY;BYMONTH={days}")] == ["rule-never-occurs"]


@pytest.mark.parametrize("days", ["2;BYMONTHDAY=29", "2,3;BYMONTHDAY=30", "2,4;BYMONTHDAY=31,-29", "4;BYMONTHDAY=-30"])
def test_a_day_that_some_month_has_occurs(days):
    assert "rule-never-occurs" not in [p.code for p in validate_rule(f"FREQ=YEARLY;BYMONTH={days}")]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="FREQ=YEARLY;BYMONTHDAYCOUNTINTERVAL,-0123456789SETPOSMOFRUNTIL", max_size=60))
def test_any_rule_is_judged_without_an_exception(rule):
    problems = validate_rule(rule) + validate_rule(f"FREQ=MONTHLY;{rule}")
    assert all(p.place.field == "due.rrule" for p in problems)


def test_two_rules_of_days_that_differ():
    found = expand(
        "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4",
        day("2026-01-01"),
        day("2026-01-01"),
        day("2027-12-31"),
    )
    assert [d.isoformat() for d in found] == ["2026-06-14", "2026-11-30", "2027-06-14", "2027-11-30"]


def test_the_next_one():
    rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"
    assert next_after(rule, day("2021-11-26"), day("2026-12-14")) == day("2027-12-14")
    assert next_after(f"{rule};UNTIL=20261231", day("2021-11-26"), day("2026-12-14")) is None


DAYS = st.dates(day("2020-01-01"), day("2035-12-31"))


@settings(deadline=None)
@given(DAYS)
def test_fifty_years_of_months_do_not_drift(anchor):
    found = expand("FREQ=MONTHLY;BYMONTHDAY=-1", anchor, anchor, anchor.replace(year=anchor.year + 50, day=1))
    assert len(found) == 600
    assert all((d + dt.timedelta(days=1)).day == 1 for d in found)
    pairs = [(d.year * 12 + d.month) for d in found]
    assert pairs == list(range(pairs[0], pairs[0] + 600))


@settings(deadline=None)
@given(DAYS, DAYS, st.integers(0, 800))
def test_windows_are_pieces_of_one_expansion(anchor, since, length):
    rule, until = "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", since + dt.timedelta(days=length)
    middle = since + dt.timedelta(days=length // 2)
    whole = expand(rule, anchor, since, until)
    assert whole == expand(rule, anchor, since, middle) + expand(rule, anchor, middle + dt.timedelta(days=1), until)


@given(DAYS, st.integers(0, 600))
def test_months_are_counted_from_the_anchor(anchor, n):
    end = add_months(anchor, n)
    assert (end.year * 12 + end.month) - (anchor.year * 12 + anchor.month) == n
    assert end.day == anchor.day or (end + dt.timedelta(days=1)).day == 1


@given(DAYS, st.integers(1, 200), st.sampled_from(["day", "working-day", "week", "month"]))
def test_a_period_ends_on_a_working_day_after_its_anchor(anchor, amount, unit):
    found, _ = occurrences(relative(amount, unit), Anchors(issued=anchor), anchor, dt.date(2099, 1, 1), vn())
    assert found[0].day > anchor
    assert vn().is_working(found[0].day)


@given(DAYS, st.none() | st.times())
def test_the_last_day_and_the_last_moment_are_inverse(of, time):
    clock = f"{time:%H:%M}" if time else None
    if clock != "00:00":
        assert last_day(last_moment(of, clock)) == of


@settings(deadline=None)
@given(DAYS, st.sampled_from(["none", "next", "previous"]))
def test_keys_are_unique_and_never_empty(since, roll):
    for rule in ("FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=DAILY"):
        until = since + dt.timedelta(days=90)
        found, _ = occurrences(Recurring(rrule=rule), ANCHORS, since, until, vn(), DuePolicy(roll=roll))
        assert len({o.key for o in found}) == len(found)
        assert all(o.key and o.last_moment > last_moment(o.day - dt.timedelta(days=1)) for o in found)


ANY_DAY = st.dates()
ANY_DUE = (
    st.none()
    | st.builds(OnDate, date=ANY_DAY, time=st.sampled_from([None, "17:00", "00:00"]))
    | st.builds(
        Recurring,
        rrule=st.sampled_from(["FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=MONTHLY;BYMONTHDAY=-1", "x"]),
    )
    | st.builds(
        Relative,
        amount=st.integers(-(10**12), 10**12) | st.integers(-400, 400),
        unit=st.sampled_from(["hour", "day", "working-day", "week", "month", "year"]),
        from_=st.sampled_from(["issued", "event"]),
    )
    | st.builds(Immediate)
    | st.builds(Periodic)
    | st.builds(OnEvent)
)


@settings(max_examples=60, deadline=None)
@given(ANY_DUE, ANY_DAY, DAYS, st.sampled_from(["none", "next", "previous"]))
def test_any_due_is_dated_or_says_why_and_takes_no_time(due, window, anchor, roll):
    anchors = Anchors(issued=anchor, event=anchor, launched=anchor)
    for since, until in [(dt.date.min, dt.date.max), (window, window)]:
        found, _ = occurrences(due, anchors, since, until, vn(), DuePolicy(roll=roll))
        assert len({o.key for o in found}) == len(found) <= 366 * 61
        assert all(o.key and (o.day is None) == (o.last_moment is None) for o in found)
        assert all(o.day is None or since <= o.day <= until for o in found)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (OnDate(date=day("2026-12-14"), text="trước ngày 15/12/2026"), "trước ngày 15/12/2026 → ngày 14/12/2026"),
        (OnDate(date=day("2026-12-14"), text="14/12/2026"), "ngày 14/12/2026"),
        (OnDate(date=day("2026-12-14"), time="17:00"), "17 giờ 00 ngày 14/12/2026"),
        (OnDate(date=day("2026-12-14"), start=day("2026-12-01")), "từ ngày 01/12/2026 đến ngày 14/12/2026"),
        (YEARLY, "trước ngày 15 tháng 12 hằng năm → ngày 14/12 hằng năm"),
        (Recurring(rrule="FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"), "ngày cuối tháng 6 và 12 hằng năm"),
        (Recurring(rrule="FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4"), "ngày 14/06 và 30/11 hằng năm"),
        (Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1"), "ngày cuối hằng tháng"),
        (Recurring(rrule="FREQ=WEEKLY;BYDAY=FR", time="15:00"), "15 giờ 00 thứ Sáu hằng tuần"),
        (Recurring(rrule="FREQ=DAILY"), "hằng ngày"),
        (relative(5, "working-day", "received"), "5 ngày làm việc kể từ ngày nhận văn bản"),
        (relative(24, "hour", "received"), "24 giờ kể từ lúc nhận văn bản"),
        (relative(-40, "day", "event"), "40 ngày trước ngày có việc"),
        (Periodic(text="định kỳ"), "định kỳ → chưa rõ kỳ"),
        (None, "không xác định thời hạn"),
    ],
)
def test_a_due_in_words(due, words):
    assert explain(due) == words


MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=14"


def test_what_starts_later_does_not_come_before_its_first_day():
    due = Recurring(rrule=MONTHLY, start=day("2027-01-01"))
    assert days_of(due, until=day("2027-02-28")) == [("2027-01-14", "2027-01-14"), ("2027-02-14", "2027-02-14")]
    assert days_of(due, Anchors(), until=day("2027-01-31")) == [("2027-01-14", "2027-01-14")], "it is its own anchor"


def test_every_second_week_is_counted_from_the_first_day():
    due = Recurring(rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", start=day("2026-03-06"))
    assert [key for key, _ in days_of(due, until=day("2026-04-10"))] == ["2026-03-06", "2026-03-20", "2026-04-03"]


def test_a_first_day_of_old_opens_nothing_before_the_document():
    due = Recurring(rrule="FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", start=day("2021-01-01"))
    assert [key for key, _ in days_of(due, until=day("2029-12-31"))] == ["2027-12-31", "2029-12-31"]


def test_a_first_day_behind_the_last_is_no_rule():
    assert [p.code for p in validate_rule(f"{MONTHLY};UNTIL=20261231", day("2027-01-01"))] == ["rule-never-occurs"]
    assert validate_rule(f"{MONTHLY};UNTIL=20271231", day("2027-01-01")) == []


RULES = st.sampled_from([
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31",
    "FREQ=DAILY;COUNT=5",
])  # fmt: skip


@settings(deadline=None)
@given(RULES, DAYS, DAYS, st.integers(0, 2000), DAYS)
def test_nothing_comes_before_the_first_day_or_after_the_last(rule, issued, start, length, since):
    last = start + dt.timedelta(days=length)
    due = Recurring(rrule=rule if "COUNT" in rule else f"{rule};UNTIL={last:%Y%m%d}", start=start)
    found = [key for key, _ in days_of(due, Anchors(issued=issued), since=since, until=day("2045-12-31"))]
    assert found == sorted(set(found))
    assert all(max(start, issued, since) <= dt.date.fromisoformat(key) for key in found)
    assert "COUNT" in rule or all(dt.date.fromisoformat(key) <= last for key in found)
    working = "BYDAY=MO,TU,WE,TH,FR" in rule  # of a month whose last day of work is before its first day, none
    if "COUNT" not in rule and not working and issued <= start and since <= start:
        assert [dt.date.fromisoformat(key) for key in found] == expand(due.rrule, start, start, last)
