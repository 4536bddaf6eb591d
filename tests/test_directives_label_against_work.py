"""A label of who leads behind work that another body is said to do: one of them leads, the other is asked about."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề chợ\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    task = next(one for one in made.plan.tasks if one.clause == "1")
    return task.lead, [one.args["said"] for one in made.problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    ("work", "lead", "asked"),
    [
        ("Sở Công Thương sửa chợ; cơ quan quản lý: Sở Xây dựng.", "Sở Công Thương", ["Sở Xây dựng"]),
        ("Sở Công Thương sửa chợ. Đơn vị chủ quản: Sở Xây dựng.", "Sở Công Thương", ["Sở Xây dựng"]),
        ("Sở Công Thương sửa chợ. Cơ quan chủ trì: Sở Xây dựng.", "Sở Xây dựng", ["Sở Công Thương"]),
        ("Giao Sở Công Thương sửa chợ; chủ trì: Sở Xây dựng; thời hạn: 30/6/2027.", "Sở Xây dựng", ["Sở Công Thương"]),
        ("Sửa chợ; cơ quan quản lý: Sở Xây dựng.", "Sở Xây dựng", []),
        ("Sở Công Thương sửa chợ. Cơ quan chủ trì: Sở Công Thương.", "Sở Công Thương", []),
        ("Các sở sửa chợ. Cơ quan chủ trì: Sở Xây dựng.", "Sở Xây dựng", []),
        ("Sở Công Thương sửa chợ. Chủ trì: Sở Xây dựng; phối hợp: Sở Công Thương.", "Sở Xây dựng", []),
    ],
)
def test_the_other_is_asked_about(work, lead, asked):
    assert read(work) == ((lead,), asked)


@pytest.mark.parametrize(
    ("work", "leads"),
    [
        ("Lập dự án. Cơ quan chủ trì là Sở Công Thương, Sở Tài chính bố trí vốn.", ("Sở Công Thương",)),
        ("Lập dự án. Cơ quan chủ trì: Sở Công Thương, Sở Tài chính bố trí vốn.", ("Sở Công Thương",)),
        ("Lập dự án, cơ quan chủ trì là Sở Công Thương, Sở Tài chính bố trí vốn.", ("Sở Công Thương",)),
        ("Cơ quan chủ trì lập dự án là Sở Công Thương, Sở Tài chính bố trí vốn.", ("Sở Công Thương",)),
        ("Lập dự án. Cơ quan chủ trì là Sở Y tế, Sở Nội vụ, Sở Tài chính bố trí vốn.", ("Sở Y tế", "Sở Nội vụ")),
    ],
)
def test_who_acts_behind_the_list_of_those_who_lead_is_none_of_them(work, leads):
    assert read(work) == (leads, ["Sở Tài chính"])


@pytest.mark.parametrize("end", ["Sở Công Thương, Sở Tài chính.", "Sở Công Thương, Sở Tài chính; phối hợp: Sở Y tế."])
def test_a_list_without_work_behind_it_leads_whole(end):
    assert read(f"Lập dự án. Cơ quan chủ trì: {end}") == (("Sở Công Thương", "Sở Tài chính"), [])


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Rà soát hộ nghèo.\nChủ trì: Sở Y tế, Sở Tài chính bố trí vốn trước ngày 15/12/2026.", ["Sở Tài chính"]),
        (
            "Rà soát hộ nghèo.\nĐơn vị thực hiện: Sở Y tế; Công an tỉnh hướng dẫn; thời hạn: 20/12/2026.",
            ["Công an tỉnh"],
        ),
        ("Rà soát hộ nghèo (Chủ trì: Sở Y tế, Sở Tài chính bố trí vốn).", ["Sở Tài chính"]),
        ("Rà soát hộ nghèo; chủ trì: Sở Y tế, Sở Tài chính bố trí vốn.", ["Sở Tài chính"]),
        ("Rà soát hộ nghèo.\nChủ trì: Sở Y tế và Sở Tài chính bố trí vốn.", []),
        ("Rà soát hộ nghèo.\nChủ trì: Sở Y tế, Sở Tài chính thực hiện trước ngày 15/12/2026.", []),
        ("Rà soát hộ nghèo.\nChủ trì: Sở Y tế, Sở Tài chính.", []),
    ],
)
def test_the_last_behind_a_label_of_the_lead_with_work_of_its_own_is_asked_about(body, asked):
    text = f"CHỈ THỊ\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu:\n1. {body}\n"
    problems = compile_directive(text.encode(), "a.txt").problems
    assert [one.args["said"] for one in problems if one.code == "lead-acts-apart"] == asked
