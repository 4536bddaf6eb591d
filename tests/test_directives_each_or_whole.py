"""Work behind what each of many gives, words of one who only speaks, a body that only agreed: asked about, or no task."""

import pytest

from directives.compile import compile_directive


def made(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}\n2. Sở Y tế mua thuốc.\n"
    found = compile_directive(paper.encode(), "a.txt")
    asked = [(one.code, one.place.field) for one in found.problems if one.place.clause == "1"]
    return [task.lead for task in found.plan.tasks if task.clause == "1"], asked


@pytest.mark.parametrize(
    "work",
    [
        "Mỗi xã cử 02 người tham gia; tổ chức tập huấn trước ngày 15/12/2026.",
        "Từng xã đăng ký ít nhất 01 sản phẩm; tổ chức chấm trước ngày 15/12/2026.",
    ],
)
def test_work_behind_what_each_gives_is_asked_about(work):
    assert ("each-or-whole", "lead") in made(work)[1]


@pytest.mark.parametrize(
    "work",
    [
        "Mỗi xã treo cờ; vệ sinh đường làng trước ngày 15/12/2026.",
        "Mỗi xã cử 02 người tham gia; Sở Nội vụ tổ chức tập huấn trước ngày 15/12/2026.",
    ],
)
def test_work_of_each_or_of_another_is_not(work):
    assert ("each-or-whole", "lead") not in made(work)[1]


@pytest.mark.parametrize(
    "work",
    [
        "Bộ Xây dựng có ý kiến như sau: kiểm tra lại hồ sơ bến đò trước ngày 10/12/2026.",
        "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau: rà soát hồ sơ trước ngày 10/12/2026.",
    ],
)
def test_whoever_only_speaks_is_not_surely_who_does_it(work):
    assert ("lead-unsaid", "lead") in made(work)[1]


@pytest.mark.parametrize(
    ("work", "leads"),
    [
        ("Hội đồng trường thống nhất. Hiệu trưởng triển khai.", [("Hiệu trưởng",)]),
        ("Chi bộ đã nhất trí. Trưởng thôn triển khai họp dân.", [("Trưởng thôn",)]),
        ("Hội đồng trường họp để thống nhất.", [("Hội đồng trường",)]),
        ("Sở Nội vụ thống nhất với Sở Tài chính. Các xã triển khai.", [("Sở Nội vụ",), ("Các xã",)]),
    ],
)
def test_that_a_body_agreed_is_no_work(work, leads):
    assert made(work)[0] == leads
