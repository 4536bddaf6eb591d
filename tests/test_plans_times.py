"""Times of one recurring task as one line: one rule for pages, mails and papers."""

from plans.times import NAMED, SEVERAL, by_times, named


def test_several_alike_stand_with_the_first_and_few_or_none_alike_by_themselves():
    found = by_times(["a1", "b1", "a2", "-1", "-2", "-3", "a3", "b2"], lambda one: None if one[0] == "-" else one[0])
    assert [(one.line, one.later, one.many) for one in found] == [
        ("a1", ["a2", "a3"], 3),
        *((one, [], 1) for one in ("b1", "-1", "-2", "-3", "b2")),
    ]
    assert SEVERAL == 3


def test_the_first_dates_are_named_and_the_others_counted():
    dates = [f"{day:02d}/12/2026" for day in range(1, 31)]
    assert named(dates[:NAMED]).endswith("09/12/2026, 10/12/2026")
    assert named(dates).endswith("09/12/2026, 10/12/2026 và 20 kỳ khác")
