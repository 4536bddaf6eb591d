"""Whom a ban behind other work names is asked about; so is what only tells how things stand among the work of a body."""

import pytest

from directives.compile import compile_directive


def asked(*bullets, code):
    below = "\n".join(f"- {one}" for one in bullets)
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế\n- Rà soát thuốc.\n{below}\n"
    found = compile_directive(paper.encode(), "a.txt").problems
    return [one.args.get("said", one.args.get("lead")) for one in found if one.code == code]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Nghiêm cấm giáo viên dạy thêm.", "giáo viên dạy thêm"),
        ("Sở Y tế kiểm tra các trạm. Nghiêm cấm y tá bán thuốc.", "y tá"),
        ("Sở Y tế kiểm tra các trạm; tuyệt đối cấm các chủ quầy bán thuốc giả.", "các chủ quầy"),
    ],
)
def test_whom_a_ban_names_is_asked_about(said, who):
    assert asked(said, code="actor-left") == [who]


@pytest.mark.parametrize(
    "said",
    [
        "Nghiêm cấm mua bán pháo.",
        "Sở Y tế kiểm tra các trạm; nghiêm cấm việc bán thuốc giả.",
        "Không để học sinh bỏ học.",
        "Sở Y tế kiểm tra; Sở Y tế cắm biển cấm người qua lại.",
    ],
)
def test_what_is_forbidden_to_all_is_not(said):
    assert asked(said, code="actor-left") == []


@pytest.mark.parametrize(
    "said",
    [
        "Qua kiểm tra, một số đơn vị chưa thực hiện nghiêm quy định về báo cáo.",
        "Trong khi đó, nhiều xã chưa nộp báo cáo.",
        "Nhiều trường chưa tổ chức ôn tập.",
        "Bên cạnh đó, còn nhiều xã chưa tập trung chỉ đạo, báo cáo chậm.",
    ],
)
def test_how_things_stand_is_perhaps_no_task(said):
    assert asked(said, code="perhaps-no-task") == ["Sở Y tế"]


def test_that_there_are_some_who_have_not_is_none():
    paper = "1. Sở Y tế\n- Bên cạnh đó, còn nhiều xã chưa tập trung chỉ đạo."
    assert compile_directive(f"KẾ HOẠCH\n\n{paper}".encode(), "a.txt").plan.tasks == ()


@pytest.mark.parametrize(
    "said",
    ["Bên cạnh đó, tiếp tục rà soát các xã còn thiếu cán bộ.", "Chủ động khắc phục một số hạn chế, thiếu sót."],
)
def test_work_on_what_is_lacking_is_work(said):
    assert asked(said, code="perhaps-no-task") == []
