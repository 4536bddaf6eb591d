"""What repeats up to a day keeps its period and its end; where no day is named the end is asked."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due
from directives.times.whole_dues import read_whole_due
from plans.due import OnDate, Recurring
from tests.reading import ISSUED, period


def codes(problems):
    return [one.code for one in problems]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        (
            "Báo cáo Sở Y tế hằng tuần đến hết ngày 31/12/2026.",
            "WEEKLY;BYDAY=FR;UNTIL=20261231",
            "hằng tuần đến hết ngày 31/12/2026",
        ),
        (
            "Báo cáo hằng tháng đến hết quý II/2027.",
            "MONTHLY;BYMONTHDAY=-1;UNTIL=20270630",
            "hằng tháng đến hết quý II/2027",
        ),
        (
            "Báo cáo hằng tuần (đến hết ngày 31/12/2026).",
            "WEEKLY;BYDAY=FR;UNTIL=20261231",
            "hằng tuần (đến hết ngày 31/12/2026)",
        ),
        (
            "Gửi trước ngày 25 hằng tháng cho đến hết tháng 6/2027.",
            "MONTHLY;BYMONTHDAY=24;UNTIL=20270630",
            "trước ngày 25 hằng tháng cho đến hết tháng 6/2027",
        ),
        (
            "Báo cáo hằng tuần về Sở Y tế đến hết ngày 31/12/2026.",
            "WEEKLY;BYDAY=FR;UNTIL=20261231",
            "hằng tuần về Sở Y tế đến hết ngày 31/12/2026",
        ),
        (
            "Nói chuyện dưới cờ thứ Hai hằng tuần từ nay đến hết tháng 12/2026.",
            "WEEKLY;BYDAY=MO;UNTIL=20261231",
            "thứ Hai hằng tuần từ nay đến hết tháng 12/2026",
        ),
        (
            "Sở Y tế từ nay đến hết tháng 12/2026 hằng ngày báo cáo.",
            "DAILY;UNTIL=20261231",
            "từ nay đến hết tháng 12/2026 hằng ngày",
        ),
        (
            "Báo cáo hằng ngày từ nay đến hết ngày 31/12/2026.",
            "DAILY;UNTIL=20261231",
            "hằng ngày từ nay đến hết ngày 31/12/2026",
        ),
        (
            "Gửi thứ Năm hằng tuần cho tới ngày 31/12/2026.",
            "WEEKLY;BYDAY=TH;UNTIL=20261231",
            "thứ Năm hằng tuần cho tới ngày 31/12/2026",
        ),
    ],
)
def test_a_period_is_kept_with_the_day_it_ends_on(text, rule, words):
    due, problems = period(text)
    assert (due.rrule, due.text, problems) == (f"FREQ={rule}", words, [])


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo định kỳ 2 tuần một lần từ ngày 01/12/2026 đến ngày 31/01/2027.",
        "Từ ngày 01/12/2026 đến ngày 31/01/2027, hằng ngày báo cáo tình hình.",
    ],
)
def test_a_span_gives_a_period_its_first_day_and_its_last(text):
    due, problems = period(text)
    assert due.rrule.endswith(";UNTIL=20270131")
    assert (due.start, problems) == (dt.date(2026, 12, 1), [])


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Báo cáo trước 15 giờ hằng ngày cho đến khi kết thúc đợt mưa bão.", "cho đến khi kết thúc đợt mưa bão"),
        ("Báo cáo hằng ngày về Sở Y tế tới khi công bố hết dịch.", "tới khi công bố hết dịch"),
        ("Báo cáo hằng ngày đến hết đợt mưa bão.", "đến hết đợt mưa bão"),
        ("Báo cáo hằng tháng trước ngày 25 cho đến tháng 6/2027.", "cho đến tháng 6/2027"),
    ],
)
def test_an_end_without_a_day_is_asked(text, until):
    due, problems = period(text)
    assert "UNTIL" not in due.rrule
    assert [(one.code, one.args["text"]) for one in problems] == [("period-end-open", until)]
    assert text[slice(*problems[0].place.span)] == until


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo hằng tuần. Thực hiện cho đến khi hoàn thành dự án.",
        "Báo cáo hằng ngày; trực cho đến khi hết mưa.",
        "Hằng năm kiểm tra, đến hết năm 2030 đạt 50% số xã.",
    ],
)
def test_an_end_of_something_else_is_not_asked(text):
    assert read_due(text, ISSUED)[1] == []


def test_a_day_by_which_work_is_done_is_no_end_of_a_period_but_is_asked():
    due, problems = read_due("Hằng quý, đến ngày 31/12/2026 hoàn thành rà soát.", ISSUED)
    assert isinstance(due, OnDate)
    assert codes(problems) == ["several-dues"]


def test_an_end_before_the_directive_makes_no_rule_that_never_occurs():
    due, problems = read_due("Báo cáo hằng tuần đến hết ngày 31/12/2025.", ISSUED)
    assert isinstance(due, OnDate)
    assert "due-before-issue" in codes(problems)


def test_a_period_with_its_end_can_be_typed():
    due, problems = read_whole_due("15 giờ hằng ngày đến hết ngày 30/11/2026", ISSUED)
    assert isinstance(due, Recurring)
    assert (due.rrule, due.time, problems) == ("FREQ=DAILY;UNTIL=20261130", "15:00", [])
    assert read_whole_due("hằng ngày đến 30/11/2026", ISSUED)[0] is not None
    assert codes(read_whole_due("hằng ngày cho đến khi hết dịch", ISSUED)[1]) == ["period-end-open"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Hằng ngày Sở Y tế báo cáo tình hình, từ ngày 28/11/2026 đến hết ngày 05/12/2026.",
            "FREQ=DAILY;UNTIL=20261205",
        ),
        ("Sở Y tế hằng tuần báo cáo, từ ngày 28/11/2026 đến ngày 31/01/2027.", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270131"),
        (
            "Sở Y tế cứ hai ngày một lần báo cáo, từ ngày 28/11/2026 đến ngày 05/02/2027.",
            "FREQ=DAILY;INTERVAL=2;UNTIL=20270205",
        ),
    ],
)
def test_a_span_set_off_at_the_end_is_that_of_the_period(text, rule):
    due, problems = read_due(text, dt.date(2026, 11, 27))
    assert isinstance(due, Recurring)
    assert (due.rrule, due.start, codes(problems)) == (rule, dt.date(2026, 11, 28), [])


def test_a_span_that_may_be_of_something_else_is_asked():
    text = "Hằng ngày trực bến, cấp phao cho khách, từ ngày 28/11/2026 đến ngày 31/01/2027."
    due, problems = read_due(text, dt.date(2026, 11, 27))
    assert isinstance(due, OnDate)
    assert codes(problems) == ["several-dues"]


def test_the_span_of_what_a_report_tells_is_none_of_the_report():
    text = "Sở Y tế hằng tuần báo cáo kết quả đợt cao điểm từ ngày 28/11/2026 đến ngày 31/01/2027."
    due, problems = read_due(text, dt.date(2026, 11, 27))
    assert isinstance(due, Recurring)
    assert (due.rrule, codes(problems)) == ("FREQ=WEEKLY;BYDAY=FR", ["period-begins"])
