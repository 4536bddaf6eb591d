"""A doubt is said once at its place, whoever finds it."""

import sys
from collections import Counter

import pytest

from directives.compile import compile_directive
from directives.work.said_once import said_once
from plans.problems import Place, doubt

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sửa bến đò trước ngày 20/4/2026, riêng bến tạm trước ngày 30/4/2026.",
        "Lấy ý kiến các thôn trước ngày 20/4/2026, trình Sở Xây dựng trước ngày 30/4/2026.",
        "Sửa bến đò trong cuối năm 2026 và đầu năm 2027.",
    ],
)
def test_a_day_that_was_passed_over_is_asked_about_once(sentence):
    found = compile_directive(f"{OPENING}1. {sentence}\n2. Báo cáo kết quả.\n".encode(), "a.txt").problems
    assert Counter(one.code for one in found if one.place.clause == "1" and one.place.field == "due") == {
        "several-dues": 1
    }


def test_what_is_alike_at_one_place_is_one_doubt_and_at_two_places_two():
    def at(start, end, clause="1", name="X"):
        return doubt("name-goes-on", Place(clause=clause, field="lead", span=(start, end)), name=name)

    one, within, behind = at(0, 20), at(5, 9), at(20, 30)
    others = [
        at(0, 20, clause="2"),
        at(0, 20, name="Y"),
        doubt("name-goes-on", Place(clause="1", field="with"), name="X"),
    ]
    assert said_once([one, within, behind, *others]) == [one, behind, *others]


def calls(many):
    """How many functions are called to say so many pairs of doubts once each."""
    places = [Place(clause=str(at), field="due", span=(at * 50, at * 50 + 40)) for at in range(many)]
    days = [doubt("several-dues", place, kept="20/4", others="30/4") for place in places]
    left = [doubt("time-left", place, said="30/4") for place in places]
    count = 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        found = said_once([*left, *days])
    finally:
        sys.setprofile(None)
    assert found == days
    return count


def test_twice_the_doubts_are_no_more_than_twice_the_work():
    assert calls(80) < 2.2 * calls(40)
