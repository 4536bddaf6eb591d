"""A word of speech between whoever does it and the work ("cũng", "thì") hides neither."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề chợ\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    tasks = [one for one in made.plan.tasks if one.clause == "1"]
    return [(one.lead, one.with_, one.due and f"{one.due.date:%d/%m}", one.title) for one in tasks]


@pytest.mark.parametrize(
    ("work", "task"),
    [
        ("Công an tỉnh cũng rà soát các chợ.", (("Công an tỉnh",), (), None, "Rà soát các chợ")),
        (
            "Cùng với Sở Y tế, Công an tỉnh cũng rà soát các chợ.",
            (("Công an tỉnh",), ("Sở Y tế",), None, "Rà soát các chợ"),
        ),
        ("Bên cạnh Sở Y tế, Công an tỉnh cũng rà soát các chợ.", (("Công an tỉnh",), (), None, "Rà soát các chợ")),
        ("Ngoài Sở Y tế, các xã cũng lập danh sách chợ.", (("các xã",), (), None, "Lập danh sách chợ")),
        ("Sở Nội vụ thì lập danh sách chợ.", (("Sở Nội vụ",), (), None, "Lập danh sách chợ")),
    ],
)
def test_the_work_is_theirs(work, task):
    assert read(work) == [task]


def test_a_time_may_stand_between_them():
    tasks = read("Sở Y tế thì trước ngày 10/12/2026 gửi danh sách; Sở Nội vụ thì trước ngày 12/12/2026 lập danh sách.")
    assert [(lead, day) for lead, _, day, _ in tasks] == [(("Sở Y tế",), "09/12"), (("Sở Nội vụ",), "11/12")]


@pytest.mark.parametrize("told", ["Sở Y tế cũng là nơi có nhiều hồ sơ.", "Sở Y tế cũng đã có danh sách."])
def test_what_is_only_told_of_them_is_none_of_theirs(told):
    assert ("Sở Y tế",) not in [lead for lead, *_ in read(told)]
