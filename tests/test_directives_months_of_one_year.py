"""So many times a year, with months of one year: they come in that year alone."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    "when",
    [
        "mỗi năm 02 lần, tháng 4/2027 và tháng 12/2027",
        "mỗi năm 02 lần (tháng 4/2027 và tháng 12/2027)",
        "mỗi năm 02 lần vào tháng 4 và tháng 12 năm 2027",
        "02 lần/năm (tháng 4, 12 năm 2027)",
        "hai lần một năm, vào tháng 4, tháng 12/2027",
    ],
)
def test_the_months_of_a_year_come_in_that_year_alone(when):
    due, asked = read_due(f"Kiểm tra bến đò {when}.", ISSUED)
    assert due.rrule == "FREQ=YEARLY;BYMONTH=4,12;BYMONTHDAY=-1;UNTIL=20271231"
    assert due.start == dt.date(2027, 1, 1)
    assert asked == []


def test_in_the_year_of_issue_they_begin_at_once():
    due, _ = read_due("Kiểm tra bến đò 02 lần/năm (tháng 4, 12 năm 2026).", ISSUED)
    assert due.rrule.endswith("UNTIL=20261231")
    assert due.start is None


@pytest.mark.parametrize(
    "when",
    [
        "mỗi năm 02 lần, tháng 11/2026 và tháng 4/2027",
        "hằng năm, tháng 4/2027 và tháng 10/2027",
        "hằng năm vào tháng 4/2027 và tháng 10/2027",
        "02 lần trong năm 2027, tháng 4 và tháng 10",
    ],
)
def test_months_of_which_no_rule_says_how_often_they_come_are_asked_about(when):
    due, asked = read_due(f"Kiểm tra bến đò {when}.", ISSUED)
    assert due is None
    assert [one.code for one in asked] == ["due-unread"]


def test_months_without_a_year_come_each_year():
    due, _ = read_due("Kiểm tra bến đò mỗi năm 02 lần, tháng 4 và tháng 10.", ISSUED)
    assert due.rrule == "FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=-1"
