"""Behind somebody's deadline another body whose day is said with "là": a part of its own, or asked about."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề hộ nghèo\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    tasks = [one for one in made.plan.tasks if one.clause == "1"]
    shares = [(" · ".join(one.lead), f"{one.due.date:%d/%m}") for one in tasks]
    return shares, [one.code for one in made.problems if one.place.clause == "1" and one.code != "lead-unsaid"]


@pytest.mark.parametrize(
    "words",
    [
        ", Sở Nội vụ là ngày 12/12/2026",
        ", Sở Nội vụ thì là ngày 12/12/2026",
        ", Sở Nội vụ là 12/12/2026",
        " và Sở Nội vụ là ngày 12/12/2026",
    ],
)
def test_the_other_has_its_own_day(words):
    assert read(f"Sở Y tế lập danh sách trước ngày 10/12/2026{words}.") == (
        [("Sở Y tế", "09/12"), ("Sở Nội vụ", "12/12")],
        [],
    )


def test_so_have_several_and_the_group_that_may_hold_one_is_asked_about():
    shares, asked = read(
        "Các sở lập danh sách trước ngày 10/12/2026, Sở Nội vụ là ngày 12/12/2026, UBND các xã là ngày 15/12/2026."
    )
    assert shares == [("Các sở", "09/12"), ("Sở Nội vụ", "12/12"), ("UBND các xã", "15/12")]
    assert asked == ["share-apart"]


@pytest.mark.parametrize(
    "work",
    [
        "Sở Y tế lập danh sách trước ngày 10/12/2026, còn Sở Nội vụ là ngày 12/12/2026.",
        "Sở Y tế lập danh sách trước ngày 10/12/2026; Sở Nội vụ là ngày 12/12/2026.",
    ],
)
def test_elsewhere_it_is_asked_about(work):
    assert read(work) == ([("Sở Y tế", "09/12")], ["time-left"])


@pytest.mark.parametrize("end", ["Sở Nội vụ là cơ quan phối hợp", "ngày họp là ngày 12/12/2026"])
def test_nobody_else_s_day_is_nothing(end):
    assert read(f"Sở Y tế lập danh sách trước ngày 10/12/2026, {end}.") == ([("Sở Y tế", "09/12")], [])
