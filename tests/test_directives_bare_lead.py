"""A unit that only says who leads, and no work of what, gives no task and is asked about."""

import pytest

from directives.compile import compile_directive


def read(unit):
    made = compile_directive(f"KẾ HOẠCH\nVề bến đò\n\n1. Sở Nội vụ tổng hợp.\n2. {unit}\n".encode(), "a.txt")
    return [one.lead for one in made.plan.tasks if one.clause == "2"], [
        one.code for one in made.problems if one.place.clause == "2"
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "Cơ quan chủ trì là Sở Y tế.",
        "Cơ quan chủ trì: Sở Y tế.",
        "Đơn vị thực hiện: Sở Y tế, Sở Xây dựng.",
        "Cơ quan chủ trì là Sở Y tế; cơ quan phối hợp là Sở Tư pháp.",
        "Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tư pháp.",
    ],
)
def test_who_leads_without_work_is_asked_about(unit):
    assert read(unit) == ([], ["not-understood"])


def test_who_joins_in_without_work_is_not():
    assert read("Cơ quan phối hợp: Sở Y tế.") == ([], [])


def test_work_behind_the_label_is_a_task():
    leads, _ = read("Đơn vị thực hiện: Công ty An Bình hoàn trả mặt đường trước ngày 10/12/2026.")
    assert leads == [("Công ty An Bình",)]
