"""A thing told behind the work of one body, or apart from it, that another sees to: that other's task, or asked about."""

import pytest

from directives.compile import compile_directive


def made(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Công Thương kiểm tra chợ{work}"
    return compile_directive(paper.encode(), "a.txt")


def asked(work):
    return [one.args["said"] for one in made(work).problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    ("work", "who"),
    [
        (". Quầy thuốc trong chợ do Sở Y tế chủ trì kiểm tra, xong trước ngày 20/12/2026.", "Sở Y tế"),
        (". Riêng quầy thuốc giao Sở Y tế.", "Sở Y tế"),
        (". Riêng quầy thuốc, giao Sở Y tế kiểm tra trước ngày 20/12/2026.", "Sở Y tế"),
        (". Riêng quầy thuốc thì giao Sở Y tế kiểm tra.", "Sở Y tế"),
        (", trình trước ngày 20/12/2026. Giao thêm cho Sở Tài chính thẩm định dự toán.", "Sở Tài chính"),
        (". Yêu cầu thêm Sở Tài chính thẩm định dự toán.", "Sở Tài chính"),
    ],
)
def test_it_is_the_task_of_the_other(work, who):
    assert made(work).plan.tasks[-1].lead == (who,)
    assert asked(work) == []


@pytest.mark.parametrize(
    "work",
    [
        ". Quầy thuốc trong chợ giao Sở Y tế.",
        ". Riêng quầy thuốc do Sở Y tế.",
        " trước ngày 20/12/2026, riêng quầy thuốc Sở Y tế lo.",
        " trước ngày 20/12/2026, riêng quầy thuốc do Sở Y tế chủ trì.",
        "; riêng quầy thuốc giao Sở Y tế lo.",
    ],
)
def test_or_the_other_is_asked_about(work):
    leads = [task.lead for task in made(work).plan.tasks]
    assert asked(work) == ["Sở Y tế"] or leads[-1] == ("Sở Y tế",)


@pytest.mark.parametrize(
    "work",
    [
        "; mẫu biểu do Sở Nội vụ ban hành.",
        "; các nhiệm vụ do Ủy ban nhân dân tỉnh giao phải xong trước ngày 20/12/2026.",
        ", riêng hồ sơ của Sở Y tế gửi trước ngày 05/12/2026.",
        ", riêng báo cáo gửi về Sở Nội vụ trước ngày 05/12/2026.",
        ". Hồ sơ bàn giao Sở Nội vụ quản lý.",
        ", riêng quầy thuốc phối hợp với Sở Y tế kiểm tra.",
    ],
)
def test_whose_the_thing_is_or_where_it_goes_is_nobody_who_acts(work):
    assert asked(work) == []
    assert {task.lead for task in made(work).plan.tasks} == {("Sở Công Thương",)}
