"""Days as offices type them."""

import datetime as dt

import pytest

from plans.typed_days import coming_day, parted_hour, typed_day

DAY = dt.date(2026, 11, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/11/2026", "5/11/2026", "05-11-2026", "05.11.2026", "5.11.2026", "05 / 11 / 2026", " 05 11 2026 ", "05 - 11 - 2026",
        "2026-11-05", "ngày 05/11/2026", "Ngày 5.11.2026", "05112026", "05\u00a0/ 11\t/ 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_day_first(text):
    assert typed_day(text) == (DAY, [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("17:00 05/11/2026", ("05/11/2026", dt.time(17))),
        ("05/11/2026 17h30", ("05/11/2026", dt.time(17, 30))),
        ("lúc 8 giờ 05 phút, ngày 05/11/2026", ("ngày 05/11/2026", dt.time(8, 5))),
        ("05/11/2026 lúc 8g", ("05/11/2026", dt.time(8))),
        ("2026-11-05 07:30", ("2026-11-05", dt.time(7, 30))),
        ("05/11/2026", ("05/11/2026", None)),
        ("25:00 05/11/2026", ("25:00 05/11/2026", None)),
    ],
)
def test_the_hour_beside_a_day_stands_before_or_behind_it(text, parts):
    assert parted_hour(text) == parts


def test_nothing_typed_is_no_day():
    assert typed_day(" \t") == (None, [])


@pytest.mark.parametrize("text", ["05/11/26", "5.11.26", "05 - 11 - 26", "ngày 5/11/26"])
def test_a_year_of_two_digits_is_refused_by_its_own_words(text):
    day, problems = typed_day(text)
    assert (day, [one.code for one in problems]) == (None, ["day-year-cut"])


@pytest.mark.parametrize(
    "text", ["31/02/2026", "11/25/2026", "25 / 11 /", "20261105", "5/11", "mai", "2026/11/05", "05/11/2026x", "00/00/0000", "٠٥/١١/٢٠٢٦"]
)  # fmt: skip
def test_what_is_no_day_is_refused_with_its_words(text):
    day, problems = typed_day(text)
    assert day is None
    assert [(one.code, one.args["day"]) for one in problems] == [("day-wrong", text)]


def test_a_long_text_is_repeated_in_part():
    assert len(typed_day("x" * 5000)[1][0].args["day"]) == 60


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/12", "2026-12-01"), ("1-12", "2026-12-01"), ("ngày 01/12", "2026-12-01"), ("05/11", "2026-11-05"),
        ("04/11", "2027-11-04"), ("29/02", "2028-02-29"), ("01/12/2026", "2026-12-01"),
    ],
)  # fmt: skip
def test_a_day_that_lies_ahead_needs_no_year(text, day):
    assert coming_day(text, DAY) == (dt.date.fromisoformat(day), [])


@pytest.mark.parametrize("text", ["31/02", "00/12", "12", "01/12/26", "mai"])
def test_what_is_no_day_ahead(text):
    day, problems = coming_day(text, DAY)
    assert day is None
    assert [one.code for one in problems] in (["day-wrong"], ["day-year-cut"])
