"""What is typed as a deadline is read whole, or refused with what was not understood."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.times.due_phrases import read_due, read_due_cell
from directives.times.whole_dues import read_whole_due

TODAY = dt.date(2026, 11, 25)
MONTHLY, QUARTERLY = "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
YEARLY = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("25/12/2026", "2026-12-25", None),
        ("25/12/2026 17:30", "2026-12-25", "17:30"),
        ("25/12/2026, 17h30", "2026-12-25", "17:30"),
        ("25/12/2026 lúc 9h", "2026-12-25", "09:00"),
        ("trước ngày 25/12/2026 lúc 9h", "2026-12-25", "09:00"),
        ("chậm nhất 25/12/2026, 17:30", "2026-12-25", "17:30"),
        ("17:30 25/12/2026", "2026-12-25", "17:30"),
        ("trước 17 giờ ngày 25/12/2026", "2026-12-25", "17:00"),
        ("2026-12-25", "2026-12-25", None),
        ("2026-12-25 17:30", "2026-12-25", "17:30"),
        ("2026-12-25T17:30:00", "2026-12-25", "17:30"),
        ("2026-12-25T17:30:00.000", "2026-12-25", "17:30"),
        ("2026-12-25 00:00:00", "2026-12-25", None),
        ("2026-12-25T00:00", "2026-12-25", None),
        ("25/12/2026 00:00:00", "2026-12-25", None),
        ("25/12/2026 0:00", "2026-12-25", None),
        ("00:00:00 25/12/2026", "2026-12-25", None),
        ("25/12/2026 17:30:00", "2026-12-25", "17:30"),
        ("trước 0 giờ ngày 25/12/2026", "2026-12-25", "00:00"),
        ("hết ngày 25/12/2026", "2026-12-25", None),
        ("Hoàn thành trước ngày 26/12/2026.", "2026-12-25", None),
        ("Thời hạn: 25/12/2026", "2026-12-25", None),
        ("15/12", "2026-12-15", None),
        ("Quý IV/2026", "2026-12-31", None),
        ("từ ngày 01/12/2026 đến ngày 25/12/2026", "2026-12-25", None),
    ],
)
def test_a_day_is_read_with_its_hour(typed, day, hour):
    due, problems = read_whole_due(typed, TODAY)
    assert problems == []
    assert (due.kind, due.date.isoformat(), due.time) == ("date", day, hour)


@pytest.mark.parametrize(
    ("typed", "code", "args"),
    [
        ("25/12/2026 abc xyz", "due-not-whole", {"text": "25/12/2026 abc xyz", "rest": "abc xyz"}),
        (
            "hằng ngày từ 10/12/2026 đến 01/12/2026",
            "period-reversed",
            {"text": "hằng ngày từ 10/12/2026 đến 01/12/2026", "start": "2026-12-10", "end": "2026-12-01"},
        ),
        (
            "từ 10/12/2026 đến 01/12/2026",
            "period-reversed",
            {"text": "từ 10/12/2026 đến 01/12/2026", "start": "2026-12-10", "end": "2026-12-01"},
        ),
        (
            "hằng ngày từ 01/11/2026 đến 10/11/2026",
            "period-over",
            {"text": "hằng ngày từ 01/11/2026 đến 10/11/2026", "end": "2026-11-10"},
        ),
        ("sau ngày 25/12/2026", "due-unread", {"text": "sau ngày 25/12/2026"}),
        ("bắt đầu 25/12/2026", "due-not-whole", {"text": "bắt đầu 25/12/2026", "rest": "bắt đầu"}),
        ("15/12 lúc 9h", "due-not-whole", {"text": "15/12 lúc 9h", "rest": "lúc 9h"}),
        ("sáng 25/12/2026", "due-not-whole", {"text": "sáng 25/12/2026", "rest": "sáng"}),
        ("đợt 1: 25/12/2026; đợt 2: 25/01/2027", "dues-typed", {"text": "đợt 1: 25/12/2026; đợt 2: 25/01/2027"}),
        ("25/12/2026 hoặc 31/12/2026", "dues-typed", {"text": "25/12/2026 hoặc 31/12/2026"}),
        ("5/12/2026 hoặc 25/12/2026", "dues-typed", {"text": "5/12/2026 hoặc 25/12/2026"}),
        ("25/12/2026 và khi có yêu cầu", "dues-typed", {"text": "25/12/2026 và khi có yêu cầu"}),
        ("Quý IV/2026, trước ngày 25/12/2026", "dues-typed", {"text": "Quý IV/2026, trước ngày 25/12/2026"}),
        ("trong 15 ngày", "due-from-what", {"text": "trong 15 ngày"}),
        ("15 ngày làm việc", "due-from-what", {"text": "15 ngày làm việc"}),
        ("từ ngày 25/12/2026", "due-unread", {"text": "từ ngày 25/12/2026"}),
        ("01/01/0001", "due-year", {"text": "01/01/0001"}),
        ("10/12/0026", "due-year", {"text": "10/12/0026"}),
        ("tháng 12/0000", "due-year", {"text": "tháng 12/0000"}),
        ("0026-12-10", "due-year", {"text": "10/12/0026"}),
        ("25/12/1926", "due-year", {"text": "25/12/1926"}),
        ("31/02/2027", "date-does-not-exist", {"date": "31/02/2027"}),
        ("25/12/2026 25:00", "hour-does-not-exist", {"hour": "25:00"}),
        ("khi nào rảnh", "due-unread", {"text": "khi nào rảnh"}),
    ],
)
def test_what_is_not_understood_is_refused_and_said(typed, code, args):
    due, problems = read_whole_due(typed, TODAY)
    assert due is None
    assert [(one.code, dict(one.args)) for one in problems] == [(code, args)]


@pytest.mark.parametrize("typed", ["hằng quý", "Hằng năm ... trước ngày 15 tháng 12", "thứ sáu hằng tuần", "ngay"])
def test_other_kinds_are_read_as_before(typed):
    due, problems = read_whole_due(typed, TODAY)
    assert problems == []
    assert due == read_due_cell(typed, TODAY)[0] is not None


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("ngày cuối quý", QUARTERLY),
        ("ngày cuối cùng của quý", QUARTERLY),
        ("chậm nhất vào ngày cuối quý", QUARTERLY),
        ("ngày cuối hằng quý", QUARTERLY),
        ("ngày cuối cùng của mỗi quý", QUARTERLY),
        ("hằng quý, ngày cuối quý", QUARTERLY),
        ("Hằng tháng, ngày cuối tháng", MONTHLY),
        ("hằng tháng, vào ngày cuối cùng của tháng", MONTHLY),
        ("hàng tháng, cuối tháng", MONTHLY),
        ("ngày cuối hằng tháng", MONTHLY),
        ("ngày cuối tháng hằng tháng", MONTHLY),
        ("hằng năm, ngày cuối năm", YEARLY),
        ("ngày cuối hằng năm", YEARLY),
    ],
)
def test_the_last_day_of_each_period_is_read(typed, rule):
    due, problems = read_whole_due(typed, TODAY)
    assert problems == []
    assert (due.kind, due.rrule, due.text) == ("recurring", rule, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "ngày cuối tháng",
        "cuối quý",
        "ngày cuối năm",
        "trước ngày cuối quý",
        "ngày cuối quý này",
        "hằng quý, ngày cuối tháng",
    ],
)
def test_the_last_day_of_which_period_is_asked(typed):
    due, problems = read_whole_due(typed, TODAY)
    assert due is None
    assert problems


def test_words_that_say_there_is_no_date_are_none():
    assert read_whole_due("thường xuyên, kịp thời", TODAY) == (None, [])
    assert read_whole_due("Theo kế hoạch", TODAY) == (None, [])


@pytest.mark.parametrize("year", ["0001", "0026", "1026", "1944"])
def test_a_year_that_is_none_is_a_doubt_in_documents(year):
    due, problems = read_due(f"Các sở hoàn thành trước ngày 10/12/{year}.", TODAY)
    assert due is None
    assert [(one.code, one.severity) for one in problems] == [("due-year", "doubt")]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="trước ngày hằng quý tháng định kỳ 6/312059.,;()-:|IVhgiờT", max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed):
    due, problems = read_whole_due(typed, TODAY)
    assert not (due and problems)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold plans are not beside this checkout")
def test_the_words_of_a_document_typed_back_are_the_same_date():
    wrong = []
    for path in sorted((SHARED / "eval/gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        for words in {task["due"]["text"] for task in gold["tasks"] if task.get("due")}:
            due, _ = read_due_cell(words, gold["document"]["issued"])
            if due and read_whole_due(due.text, gold["document"]["issued"])[0] != due:
                wrong.append((path.stem, due.text, read_whole_due(due.text, gold["document"]["issued"])[1]))
    assert wrong == []


def test_letters_that_stand_apart_are_the_same_words():
    typed = "trước ngày 20 tháng 12 năm 2026"
    assert read_whole_due(unicodedata.normalize("NFD", typed), TODAY) == read_whole_due(typed, TODAY)
    assert read_whole_due(typed, TODAY)[0].date == dt.date(2026, 12, 19)


@pytest.mark.parametrize("typed", ["hằng tuần, thứ Hai, từ 04/01/2027", "hằng tuần thứ Hai từ ngày 04/01/2027"])
def test_a_day_of_the_week_behind_its_period_is_of_it(typed):
    due, problems = read_whole_due(typed, TODAY)
    assert (due.rrule, due.start, problems) == ("FREQ=WEEKLY;BYDAY=MO", dt.date(2027, 1, 4), [])
