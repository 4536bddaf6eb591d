"""A period that leaves months out keeps them out through every field that shows it: typed, shown, before and after, told in the log."""

import datetime as dt

import pytest

from desk.amend_log import task_rows
from desk.drafts.finding import DraftRefused
from desk.drafts.typed import due_as_typed, read_typed_due
from plans.changes import compare
from plans.due import Recurring
from plans.rule_words import leaves_out, rule_in_words
from tests.apps import app_on_sqlite as app
from tests.factories import a_plan, a_task
from tests.test_web_amending import DRAFT, LOOK, begun

__all__ = ["app"]

TODAY = dt.date(2026, 11, 25)
ELEVEN = "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYMONTHDAY=24"
SAID = "hằng tháng trước ngày 25, trừ tháng 12"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("hằng tháng, trước ngày 25, trừ tháng 12", "ngày 24 hằng tháng, trừ tháng 12"),
        ("hằng tháng (trừ tháng 12) trước ngày 25", "ngày 24 hằng tháng, trừ tháng 12"),
        ("Hằng tháng, không kể tháng 6 và tháng 12, trước ngày 25", "ngày 24 hằng tháng, trừ tháng 6 và 12"),
        ("ngày 24 hằng tháng, trừ tháng 12", "ngày 24 hằng tháng, trừ tháng 12"),
        ("hằng quý, trừ quý IV", "ngày cuối tháng 3, 6 và 9 hằng năm"),
    ],
)
def test_what_is_typed_leaves_them_out(typed, rule):
    due = read_typed_due(typed, TODAY)
    assert rule_in_words(due.rrule) == rule
    assert due.text == typed
    assert read_typed_due(due_as_typed(a_task("1", due=due)), TODAY) == due


@pytest.mark.parametrize(
    "typed", ["15/12/2026, trừ tháng 12", "hằng tuần, trừ tháng 12", "hằng tháng trước ngày 25, trừ tháng 12 năm 2026"]
)
def test_what_has_no_such_months_is_refused(typed):
    with pytest.raises(DraftRefused):
        read_typed_due(typed, TODAY)


@pytest.mark.parametrize(
    ("words", "rule", "shown"),
    [
        ("hằng tháng trước ngày 25", ELEVEN, SAID),
        (SAID, ELEVEN, SAID),
        (
            "hằng quý trước ngày 20 tháng cuối quý",
            "FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=19",
            "hằng quý trước ngày 20 tháng cuối quý, trừ tháng 12",
        ),
        ("hằng tháng trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=24", "hằng tháng trước ngày 25"),
        ("hằng năm trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", "hằng năm trước ngày 15/12"),
    ],
)
def test_the_field_shows_what_the_rule_leaves_out_in_words_that_it_reads(words, rule, shown):
    task = a_task("1", due=Recurring(rrule=rule, text=words))
    assert due_as_typed(task) == shown
    assert read_typed_due(shown, TODAY).rrule == rule


def test_a_rule_of_each_month_or_quarter_with_fewer():
    assert leaves_out(ELEVEN)
    assert leaves_out("FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=-1")
    assert not leaves_out("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")
    assert not leaves_out("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")
    assert not leaves_out("FREQ=MONTHLY;BYMONTHDAY=24")


def test_the_log_tells_the_rule():
    before = a_plan(a_task("1", due=Recurring(rrule=ELEVEN, text="hằng tháng trước ngày 25")))
    after = a_plan(a_task("1", due=Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=19", text="hằng tháng trước ngày 20")))
    (row,) = [one for one in task_rows(compare(after, before)) if one.get("field") == "due"]
    assert row["old"] == "hằng tháng trước ngày 25 (ngày 24 hằng tháng, trừ tháng 12)"
    assert row["new"] == "hằng tháng trước ngày 20"


def test_by_page_typed_shown_again_and_told_before_and_after(app):
    hoa = begun(app)
    sent = hoa.send(f"{DRAFT}?sua=1.a", f"{DRAFT}/sua", do="luu", due=SAID, why="Tháng 12 có báo cáo năm")
    assert sent.status_code == 303
    assert f'value="{SAID}"' in hoa.get(f"{DRAFT}?sua=1.a").text
    assert "(ngày 24 hằng tháng, trừ tháng 12)" in hoa.get(LOOK).text
