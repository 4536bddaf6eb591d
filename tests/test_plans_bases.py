"""Which rules a due is counted by, and the article behind each."""

import datetime as dt

import pytest

from plans.bases import LAWS, bases, report_periods
from plans.due import Immediate, OnDate, OnEvent, Periodic, Recurring, Relative
from plans.explain_en import explain_en
from plans.reporting import Period
from plans.rule_words import rule_in_words
from plans.wording import labels

DAY = dt.date(2026, 12, 14)
CASES = [
    (OnDate(date=DAY, text="trước ngày 15/12/2026"), ("before-day", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, text="chậm nhất ngày 14/12/2026"), ("day-counts", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY), ("day-counts", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, time="17:00", text="trước 17 giờ ngày 14/12/2026"), ("hour", "fixed-stays"), "by 14/12/2026 at 17:00"),
    (OnDate(date=DAY, text="giữa tháng 12"), ("begin-middle-end", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, start=dt.date(2026, 12, 1), text="trong năm 2026"), ("end-of-period", "fixed-stays"),
     "from 01/12/2026 to 14/12/2026"),
    (Relative(amount=10, unit="day", from_="received", text="trong vòng 10 ngày"), ("first-day", "rolls"), "10 days after receipt"),
    (Relative(amount=1, unit="month", from_="issued"), ("first-day", "months", "rolls"), "1 month after issue"),
    (Relative(amount=2, unit="week", from_="issued"), ("first-day", "weeks", "rolls"), "2 weeks after issue"),
    (Relative(amount=1, unit="year", from_="effective"), ("first-day", "years", "rolls"), "1 year after entry into force"),
    (Relative(amount=5, unit="working-day", from_="issued"), ("first-day", "working-days"), "5 working days after issue"),
    (Relative(amount=-3, unit="day", from_="event"), ("counts-back",), "3 days before the event"),
    (Relative(amount=24, unit="hour", from_="event"), ("hours",), "24 hours after the event"),
    (Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", text="trước ngày 15/12 hằng năm"),
     ("before-day", "from-the-rule", "fixed-stays"), "each year by 14/12"),
    (Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=21"),
     ("proposed", "from-the-rule", "fixed-stays"), "each year by 21/12"),
    (Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1", text="hằng tháng"),
     ("end-of-period", "from-the-rule", "fixed-stays"), "each month by the last day of the month"),
    (Recurring(rrule="FREQ=DAILY", text="hằng ngày"), ("day-counts", "from-the-rule", "fixed-stays"), "each day"),
    (OnDate(date=DAY, text="trong tháng 12/2026"), ("end-of-period", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, text="cuối quý IV/2026"), ("end-of-period", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, text="hoàn thành trong 6 tháng cuối năm 2026"), ("end-of-period", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, text="trước thứ Ba ngày 15/12/2026"), ("before-day", "fixed-stays"), "by 14/12/2026"),
    (OnDate(date=DAY, start=dt.date(2026, 11, 30), text="trong 14 ngày kể từ ngày 30/11/2026"), ("first-day",),
     "from 30/11/2026 to 14/12/2026"),
    (OnDate(date=DAY, start=dt.date(2026, 11, 30), text="trong 02 tuần từ ngày 30/11/2026"), ("first-day", "weeks"),
     "from 30/11/2026 to 14/12/2026"),
    (OnDate(date=DAY, start=dt.date(2026, 12, 1), text="trong 14 ngày kể từ 0 giờ ngày 01/12/2026"), (),
     "from 01/12/2026 to 14/12/2026"),
    (Recurring(rrule="FREQ=WEEKLY;BYDAY=FR", text="hằng tuần"),
     ("end-of-period", "from-the-rule", "fixed-stays"), "each week by Friday"),
    (Recurring(rrule="FREQ=WEEKLY;BYDAY=TH", text="trước ngày thứ Sáu hằng tuần"),
     ("before-day", "from-the-rule", "fixed-stays"), "each week by Thursday"),
    (Recurring(rrule="FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", text="sơ kết 6 tháng đầu năm và tổng kết năm"),
     ("end-of-period", "from-the-rule", "fixed-stays"), "each year by the last day of June and December"),
    (Immediate(text="ngay"), ("by-urgency",), "at once"),
    (Periodic(text="định kỳ"), ("period-unsaid",), "periodic, period not said"),
    (OnEvent(text="nếu có vướng mắc"), ("on-event",), "each time it happens"),
    (None, ("undated",), "no time limit"),
]  # fmt: skip


@pytest.mark.parametrize(("due", "rules", "english"), CASES)
def test_rules_and_english_of_a_due(due, rules, english):
    assert bases(due) == rules
    assert explain_en(due) == english


def test_every_rule_and_law_has_words():
    named = {rule for _, rules, _ in CASES for rule in rules} | set(bases(Periodic(text="hằng quý"), by_profile=True))
    assert named >= set(LAWS)
    for lang in ("vi", "en"):
        assert {f"rule.{rule}" for rule in named} <= set(labels(lang))
        assert {f"law.{law}" for law in LAWS.values()} <= set(labels(lang))
        assert {f"period.{period}" for period in Period} <= set(labels(lang))


def test_a_period_is_counted_without_its_first_day_after_article_147():
    assert LAWS["first-day"] == "147"
    assert LAWS["months"] == "148"
    assert LAWS["rolls"] == "148.5"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("định kỳ 6 tháng, năm", (Period.FIRST_HALF, Period.YEAR)),
        ("định kỳ 6 tháng", (Period.FIRST_HALF, Period.SECOND_HALF)),
        ("định kỳ hằng quý", (Period.QUARTER,)),
        ("hằng tháng", (Period.MONTH,)),
        ("hằng năm", (Period.YEAR,)),
        ("trước ngày 20 hằng tháng", ()),
        ("vào thứ Năm hằng tuần", ()),
        ("hằng năm (trước ngày 15 tháng 11)", ()),
    ],
)
def test_windows_of_the_decree_are_offered_only_where_the_text_names_no_day(text, periods):
    assert report_periods(Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1", text=text)) == periods


def test_no_windows_for_what_is_no_period():
    assert report_periods(OnDate(date=DAY, text="năm 2026")) == ()


def test_a_weekday_of_each_month_is_told_in_words():
    assert rule_in_words("FREQ=MONTHLY;BYDAY=-1SU") == "Chủ nhật cuối cùng hằng tháng"
    assert rule_in_words("FREQ=MONTHLY;BYDAY=1SA") == "thứ Bảy đầu tiên hằng tháng"
