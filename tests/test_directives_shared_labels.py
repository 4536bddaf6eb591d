"""Labelled lines below lists, several on one line, in brackets, in bold."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nDọn sông năm 2026\n\nI. NHIỆM VỤ\n\n"
LIST = "1. Rà soát quy hoạch bến\n\na) Lập danh mục các bến đang hoạt động.\n\nb) Xây dựng bản đồ các bến.\n\n"
BODIES, DAY = (("Sở Xây dựng",), ("Sở Tài chính", "Sở Y tế")), "2026-06-30"


def compiled(text):
    made = compile_directive((HEAD + text).encode(), "a.txt")
    return made.plan.tasks, {(problem.code, problem.place.clause) for problem in made.problems}


@pytest.mark.parametrize("mark", ["", "- "])
def test_labels_below_a_list_are_of_the_whole_of_it(mark):
    labels = ("Cơ quan chủ trì: Sở Xây dựng.", "Cơ quan phối hợp: Sở Tài chính, Sở Y tế.", "Thời gian: Quý II/2026.")
    tasks, problems = compiled(
        LIST
        + "\n\n".join(mark + label for label in labels)
        + "\n\n2. Thu gom rác nổi\n\nĐơn vị chủ trì: Sở Công Thương."
    )
    assert [task.clause for task in tasks] == ["I.1.a", "I.1.b", "I.2"]
    assert all((task.lead, task.with_) == BODIES and str(task.due.date) == DAY for task in tasks[:2])
    assert ("labels-shared", "I.1.a") in problems
    assert ("labels-shared", "I.1.b") not in problems


def test_an_item_that_names_who_does_it_keeps_that():
    text = (
        LIST.replace("Lập danh mục", "Sở Công Thương lập danh mục")
        + "Cơ quan chủ trì: Sở Xây dựng.\n\nThời gian: Quý II/2026."
    )
    assert compiled(text)[0][0].lead == ("Sở Công Thương",)


@pytest.mark.parametrize(
    "text",
    [
        ".\n\nĐơn vị chủ trì: Sở Xây dựng. Đơn vị phối hợp: Sở Tài chính, Sở Y tế. Thời gian thực hiện: Quý II/2026.",
        " (Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính, Sở Y tế; thời gian: Quý II/2026).",
        "\n\n**Cơ quan chủ trì:** Sở Xây dựng.\n\n**Cơ quan phối hợp:** Sở Tài chính, Sở Y tế.\n\n**Thời gian:** Quý II/2026.",
        "\n\nTrách nhiệm thực hiện: Sở Xây dựng.\n\nCơ quan tham gia: Sở Tài chính, Sở Y tế.\n\nTiến độ: Quý II/2026.",
    ],
)  # fmt: skip
def test_labels_of_one_unit(text):
    tasks, _ = compiled(f"1. Rà soát quy hoạch bến{text}")
    assert [(task.lead, task.with_) for task in tasks] == [BODIES]
    assert str(tasks[0].due.date) == DAY


def test_labels_in_the_words_of_the_last_item_are_of_that_item():
    items = "a) Lập danh mục các bến trước ngày 15/5/2026.\n\nb) Ký cam kết với chủ đò. Thực hiện: Sở Xây dựng; hoàn thành: 30/6/2026.\n"
    tasks, problems = compiled(f"1. Rà soát bến\n\n{items}")
    assert [str(task.due.date) for task in tasks] == ["2026-05-14", "2026-06-30"]
    assert {code for code, _ in problems}.isdisjoint({"labels-shared"})


def test_bullets_below_a_heading_with_labels_in_brackets_are_a_task_each():
    bullets = "- Lập sổ bến đò.\n\n- Sơn lại phà.\n"
    tasks, problems = compiled(f"1. Hiện đại hóa bến (Chủ trì: Sở Xây dựng; hoàn thành: 30/6/2026)\n\n{bullets}")
    assert [(task.clause, task.lead, str(task.due.date)) for task in tasks] == [
        ("I.1.1", ("Sở Xây dựng",), DAY),
        ("I.1.2", ("Sở Xây dựng",), DAY),
    ]
    assert "lead-unsaid" not in {code for code, _ in problems}
