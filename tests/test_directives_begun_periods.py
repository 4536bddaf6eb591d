"""What repeats from a later day on keeps that day; a first day that may be of something else is asked about."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from directives.times.begun_periods import starts_in
from directives.times.due_phrases import read_due
from directives.times.whole_dues import read_whole_due
from plans.due import Recurring
from tests.reading import ISSUED, period, tasks

TABLE = yaml.safe_load((Path(__file__).parents[1] / "directives/lexicon/time.yaml").read_text("utf-8"))["starts"]
JANUARY = dt.date(2027, 1, 1)
DECEMBER = dt.date(2026, 12, 1)


@pytest.mark.parametrize(("words", "day"), TABLE["examples"].items())
def test_examples_of_the_table(words, day):
    assert [(one.start, one.end, one.day) for one in starts_in(words, dt.date(2025, 11, 19))] == [(0, len(words), day)]


@pytest.mark.parametrize("words", TABLE["others"])
def test_what_is_no_first_day(words):
    assert list(starts_in(words, dt.date(2025, 11, 19))) == []


@pytest.mark.parametrize(
    ("text", "rule", "start"),
    [
        ("Trước 10 giờ hằng ngày từ 04/02/2027 đến 10/02/2027", "DAILY;UNTIL=20270210", dt.date(2027, 2, 4)),
        ("Báo cáo trước ngày 15 hằng tháng, từ tháng 01/2027.", "MONTHLY;BYMONTHDAY=14", JANUARY),
        ("Hằng tháng (bắt đầu từ tháng 01/2027) báo cáo kết quả.", "MONTHLY;BYMONTHDAY=-1", JANUARY),
        ("Từ ngày 01/01/2027, hằng tuần báo cáo Sở Y tế.", "WEEKLY;BYDAY=FR", JANUARY),
        ("Từ tháng 01/2027, Sở Y tế báo cáo trước ngày 25 hằng tháng.", "MONTHLY;BYMONTHDAY=24", JANUARY),
        ("Hằng tháng tổng hợp tình hình, bắt đầu từ tháng 01/2027.", "MONTHLY;BYMONTHDAY=-1", JANUARY),
        ("Hằng năm, từ năm 2027, các sở báo cáo trước ngày 15/12.", "YEARLY;BYMONTH=12;BYMONTHDAY=14", JANUARY),
        ("Báo cáo hằng năm từ năm 2027 đến năm 2030.", "YEARLY;BYMONTH=12;BYMONTHDAY=31;UNTIL=20301231", JANUARY),
        (
            "Hằng quý, từ năm 2027 đến hết năm 2028, báo cáo.",
            "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1;UNTIL=20281231",
            JANUARY,
        ),
        ("Từ năm 2027 đến năm 2030, hằng tháng báo cáo Sở Y tế.", "MONTHLY;BYMONTHDAY=-1;UNTIL=20301231", JANUARY),
        ("Báo cáo hằng năm từ năm 2025 đến năm 2030.", "YEARLY;BYMONTH=12;BYMONTHDAY=31;UNTIL=20301231", None),
        ("Báo cáo hằng tháng từ năm 2020 đến năm 2025.", "MONTHLY;BYMONTHDAY=-1", None),
        ("Hằng tháng trong năm 2027 báo cáo kết quả.", "MONTHLY;BYMONTHDAY=-1;UNTIL=20271231", JANUARY),
        (
            "Hằng tuần trong quý I/2027 báo cáo kết quả.",
            "WEEKLY;BYDAY=FR;UNTIL=20270331",
            JANUARY,
        ),
        (
            "Báo cáo hằng tháng từ tháng 01/2027 đến hết ngày 31/12/2027.",
            "MONTHLY;BYMONTHDAY=-1;UNTIL=20271231",
            JANUARY,
        ),
    ],
)
def test_a_period_has_its_first_day(text, rule, start):
    due, problems = period(text)
    assert (due.rrule, due.start, problems) == (f"FREQ={rule}", start, [])


def test_a_share_of_a_whole_is_no_last_day():
    due, problems = read_due("Sở Y tế kiểm tra hằng tuần, từ ngày 01/01/2027 đến 1/3 số trạm hoàn thành.", ISSUED)
    assert (due.rrule, due.start, problems) == ("FREQ=WEEKLY;BYDAY=FR", JANUARY, [])


LAST = dt.date(2027, 12, 31)


@pytest.mark.parametrize(
    ("span", "start", "last"),
    [
        ("từ ngày 04/02/2027 đến ngày 31/12/2027", dt.date(2027, 2, 4), LAST),
        ("từ ngày 04/02/2027 đến 31/12", dt.date(2027, 2, 4), LAST),
        ("từ ngày 04/02/2027 cho đến hết ngày 31/12/2027", dt.date(2027, 2, 4), LAST),
        ("bắt đầu từ ngày 04/02/2027 đến ngày 31/12/2027", dt.date(2027, 2, 4), LAST),
        ("từ tháng 02/2027 đến ngày 31/12/2027", dt.date(2027, 2, 1), LAST),
        ("từ ngày 04/02/2027 đến hết năm 2027", dt.date(2027, 2, 4), LAST),
        ("trong năm 2027", JANUARY, LAST),
        ("đến hết ngày 31/12/2027", None, LAST),
        ("đến hết năm 2027", None, LAST),
        ("từ nay đến hết năm 2027", None, LAST),
        ("giai đoạn 2027-2030", JANUARY, dt.date(2030, 12, 31)),
        ("trong giai đoạn 2027 - 2030", JANUARY, dt.date(2030, 12, 31)),
        ("từ năm 2027-2030", JANUARY, dt.date(2030, 12, 31)),
    ],
)
@pytest.mark.parametrize(
    ("period", "rule"),
    [("hằng tuần", "WEEKLY;BYDAY=FR"), ("trước ngày 15 hằng tháng", "MONTHLY;BYMONTHDAY=14"), ("01 lần/ngày", "DAILY")],
)
def test_a_span_and_a_period_are_one_wherever_they_stand(span, start, last, period, rule):
    for text in (
        f"Sở Y tế báo cáo {period} {span}.",
        f"Sở Y tế báo cáo {period} ({span}).",
        f"{span.capitalize()}, {period} Sở Y tế báo cáo.",
        f"{span.capitalize()}, Sở Y tế báo cáo {period}.",
        f"{span.capitalize()}, các sở, ban, ngành, Công an tỉnh báo cáo {period}.",
    ):
        due, problems = read_due(text, ISSUED)
        assert isinstance(due, Recurring), text
        assert (due.rrule, due.start, problems) == (f"FREQ={rule};UNTIL={last:%Y%m%d}", start, []), text


def test_a_span_closes_the_sentence_that_a_period_opens():
    due, problems = read_due("Hằng tuần, Sở Y tế báo cáo từ ngày 01/01/2027 đến ngày 31/12/2027.", ISSUED)
    assert (due.rrule, due.start, problems) == ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231", JANUARY, [])


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/12/2026 đến ngày 31/12/2026, Sở Y tế tổ chức tiêm, hằng tuần báo cáo kết quả.",
        "Từ ngày 01/12/2026 đến ngày 31/12/2026, Sở Y tế hoàn thành việc tiêm và hằng tuần báo cáo kết quả.",
        "Từ ngày 01/02/2027 đến ngày 28/02/2027, Sở Y tế báo cáo trước ngày 15/11 hằng năm.",
        "Trong năm 2027, Sở Y tế hoàn thành xây dựng trạm y tế và báo cáo hằng tháng.",
        "Trong tháng 12/2026, Sở Y tế hoàn thành phương án, kiểm tra hằng tuần.",
        "Trong quý I/2027, Sở Y tế hoàn thành phương án, hằng tuần kiểm tra.",
        "Đến hết năm 2027, Sở Y tế hoàn thành xây dựng trạm y tế, báo cáo hằng quý.",
        "Sở Y tế đến hết năm 2027 hoàn thành xây dựng trạm y tế, báo cáo hằng quý.",
        "Sở Y tế hoàn thành xây dựng trạm y tế trước ngày 30/6/2027, báo cáo kết quả hằng quý.",
        "Sở Y tế hoàn thành xây dựng trạm y tế trong năm 2027, báo cáo hằng quý về UBND tỉnh.",
        "Sở Y tế báo cáo hằng năm về kế hoạch xây trạm từ 2026 đến 2030 trước ngày 15/11.",
    ],
)
def test_a_span_of_other_work_is_no_time_of_what_comes_again_but_both_are_asked(text):
    due, problems = read_due(text, ISSUED)
    assert "UNTIL" not in getattr(due, "rrule", "")
    assert [one.code for one in problems] == ["several-dues"]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng hợp kết quả hằng quý của các dự án giai đoạn 2027-2030.",
        "Rà soát dự án giai đoạn 2027-2030, hằng quý báo cáo kết quả.",
        "Báo cáo hằng năm từ năm 2027 trở về trước.",
    ],
)
def test_years_of_a_name_are_no_span_of_a_period(text):
    due, problems = read_due(text, ISSUED)
    assert isinstance(due, Recurring)
    assert (due.start, "UNTIL" in due.rrule, problems) == (None, False, [])


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/01/2027 thực hiện mức lương mới, hằng quý báo cáo kết quả.",
        "Thu phí hằng tháng, từ ngày 01/01/2027 tăng mức thu.",
        "Báo cáo hằng quý, từ năm 2027 báo cáo hằng tháng.",
        "Hằng quý báo cáo tình hình thực hiện mức lương mới áp dụng từ ngày 01/01/2027 về Sở Nội vụ.",
    ],
)
def test_a_first_day_that_may_be_of_something_else_is_asked(text):
    due, problems = period(text)
    assert due.start is None
    assert [(one.code, one.args["start"]) for one in problems] == [("period-begins", "2027-01-01")]


@pytest.mark.parametrize(
    ("text", "rule", "first", "asked"),
    [
        ("Báo cáo trước ngày 05 của tháng sau, từ tháng 01/2027.", "MONTHLY;BYMONTHDAY=4", JANUARY, "2027-02-01"),
        ("Báo cáo trước ngày 05 tháng tiếp theo, từ tháng 12/2026.", "MONTHLY;BYMONTHDAY=4", DECEMBER, "2027-01-01"),
        ("Báo cáo trước ngày 05 hằng tháng, từ tháng 01/2027.", "MONTHLY;BYMONTHDAY=4", JANUARY, None),
        ("Báo cáo trước ngày 05 của tháng sau.", "MONTHLY;BYMONTHDAY=4", None, None),
    ],
)
def test_the_first_report_of_what_is_due_in_the_period_after_is_asked(text, rule, first, asked):
    """January's figures are due in February: what is said to begin in January may mean either."""
    due, problems = period(text)
    assert (due.rrule, due.start) == (f"FREQ={rule}", first)
    assert [(one.code, one.args["start"]) for one in problems] == ([("period-of-next", asked)] if asked else [])


@pytest.mark.parametrize(
    "text",
    [
        "Định kỳ hằng quý báo cáo; từ ngày 01/01/2027 thực hiện mức lương mới.",
        "Hằng năm rà soát số hộ nghèo kể từ năm 2020.",
        "Báo cáo hằng tháng từ tháng 01/2025.",
        "Hằng năm, bắt đầu từ năm học 2026-2027, báo cáo trước ngày 15/6.",
    ],
)
def test_a_first_day_that_is_over_or_of_another_sentence_says_nothing(text):
    due, problems = period(text)
    assert (due.start, problems) == (None, [])


@pytest.mark.parametrize(
    ("typed", "rule", "start"),
    [
        ("hằng tháng, trước ngày 15, từ tháng 01/2027", "MONTHLY;BYMONTHDAY=14", JANUARY),
        ("hằng tháng, trước ngày 15, từ ngày 01/01/2027", "MONTHLY;BYMONTHDAY=14", JANUARY),
        ("hằng tháng, trước ngày 15, bắt đầu từ 01/01/2027", "MONTHLY;BYMONTHDAY=14", JANUARY),
        ("hằng tháng, trước ngày 15, đến hết ngày 31/12/2027", "MONTHLY;BYMONTHDAY=14;UNTIL=20271231", None),
        ("hằng tháng, trước ngày 15, trong năm 2027", "MONTHLY;BYMONTHDAY=14;UNTIL=20271231", JANUARY),
        (
            "hằng tháng, trước ngày 15, từ tháng 01/2027 đến hết ngày 31/12/2027",
            "MONTHLY;BYMONTHDAY=14;UNTIL=20271231",
            JANUARY,
        ),
        ("trước ngày 05 của tháng sau, từ tháng 01/2027", "MONTHLY;BYMONTHDAY=4", JANUARY),
        ("hằng tháng, trước ngày 15, từ tháng 11/2026", "MONTHLY;BYMONTHDAY=14", None),
        ("từ 01/01/2027, thứ Sáu hằng tuần", "WEEKLY;BYDAY=FR", JANUARY),
        ("hằng quý từ quý I/2027", "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", JANUARY),
    ],
)
def test_it_can_be_typed(typed, rule, start):
    due, problems = read_whole_due(typed, ISSUED)
    assert problems == []
    assert isinstance(due, Recurring)
    assert (due.rrule, due.start, due.text) == (f"FREQ={rule}", start, typed)


HEAD = "TỈNH THANH LÂM\nSố: 12/UBND-TH\nThanh Lâm, ngày 26 tháng 11 năm 2026\nKính gửi: Các sở, ban, ngành\nỦy ban nhân dân tỉnh yêu cầu:\n"


def given(sentence):
    return tasks(f"{HEAD}1. {sentence}\n")


@pytest.mark.parametrize("opening", ["Từ tháng", "Kể từ tháng", "Bắt đầu từ tháng"])
def test_who_acts_stands_behind_the_first_day(opening):
    (task,) = given(f"{opening} 01/2027, Sở Công Thương tổng hợp, báo cáo UBND tỉnh hằng quý.")
    assert (task.lead, task.title) == (("Sở Công Thương",), "Tổng hợp, báo cáo UBND tỉnh hằng quý")
    assert task.due.start == JANUARY


@pytest.mark.parametrize("when", ["đến hết năm 2027", "đến ngày 20/12/2027 phải", "đến cuối tháng 12 năm 2027"])
def test_who_acts_stands_before_up_to_when_it_is_done(when):
    (task,) = given(f"Sở Công Thương {when} hoàn thành việc đo đạc.")
    assert (task.lead, task.due.date.year) == (("Sở Công Thương",), 2027)


@pytest.mark.parametrize("hours", ["02 lần/ngày (trước 9 giờ và trước 16 giờ)", "hằng ngày trước 9 giờ và 16 giờ"])
def test_each_hour_of_a_day_starts_and_ends_with_the_span(hours):
    found = given(f"Sở Nội vụ báo cáo {hours} từ ngày 04/02/2027 đến ngày 10/02/2027.")
    assert [(one.due.time, one.due.rrule, one.due.start) for one in found] == [
        (hour, "FREQ=DAILY;UNTIL=20270210", dt.date(2027, 2, 4)) for hour in ("09:00", "16:00")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế báo cáo hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6), từ tháng 01/2027.",
        "Từ tháng 01/2027, Sở Y tế báo cáo hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6).",
    ],
)
def test_each_of_several_periods_starts_on_the_first_day(sentence):
    found = given(sentence)
    assert [(one.due.rrule, one.due.start) for one in found] == [
        ("FREQ=MONTHLY;BYMONTHDAY=15", JANUARY),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", JANUARY),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hằng quý, kể từ quý I/2027, Sở Y tế báo cáo trước ngày 20 tháng cuối quý.",
        "Từ quý I/2027, hằng quý Sở Y tế báo cáo trước ngày 20 tháng cuối quý.",
    ],
)
def test_the_day_of_a_period_begins_with_it(text):
    due, problems = read_due(text, dt.date(2026, 11, 27))
    assert isinstance(due, Recurring)
    assert (due.rrule, due.start, problems) == (
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19",
        dt.date(2027, 1, 1),
        [],
    )
