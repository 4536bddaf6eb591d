"""Articles that only say who enforces the paper, and those that give a body something of its own beside carrying it out."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/QĐ-UBND\nAn Hải, ngày 03 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề việc quản lý bến đò\n\nQUYẾT ĐỊNH:\n"
FIRST = "Điều 1. Giao Sở Xây dựng kiểm tra các bến đò.\n"


def leads(article):
    made = compile_directive(
        f"{HEAD}{FIRST}Điều 2. {article}\nĐiều 3. Quyết định này có hiệu lực từ ngày ký.\n".encode(), "x.txt"
    )
    return [" · ".join(task.lead) for task in made.plan.tasks if task.clause == "Điều 2"]


@pytest.mark.parametrize(
    "article",
    [
        "UBND xã A, Vụ trưởng các Vụ: Kế hoạch đầu tư, Vận tải; Cục trưởng Cục Đường bộ chịu trách nhiệm thi hành Quyết định này.",
        "Vụ trưởng các Vụ: Kế hoạch đầu tư, Tổ chức cán bộ; Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
        "Chánh Văn phòng, Giám đốc Sở Nội vụ, Chủ tịch UBND các xã căn cứ Quyết định thi hành./.",
        "Chánh Văn phòng, Giám đốc Sở Nội vụ căn cứ quyết định này để thi hành.",
    ],
)
def test_who_enforces_the_paper_has_no_work(article):
    assert leads(article) == []


@pytest.mark.parametrize(
    ("article", "lead"),
    [
        ("Giao Sở Nội vụ hoàn thiện đề án và triển khai thực hiện Quyết định này.", "Sở Nội vụ"),
        ("Giao Sở Nội vụ có hướng dẫn cụ thể và tổ chức triển khai thực hiện Quyết định này.", "Sở Nội vụ"),
        ("Giao Sở Nội vụ rà soát hồ sơ; Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.", "Sở Nội vụ"),
        ("Trong thời gian 60 ngày kể từ ngày quyết định này có hiệu lực Sở Y tế, Sở Nội vụ kiểm tra.", "Sở Y tế · Sở Nội vụ"),
        ("Trong vòng 5 ngày làm việc Sở Y tế, Sở Nội vụ, Công an tỉnh trả lời các xã.", "Sở Y tế · Sở Nội vụ · Công an tỉnh"),
    ],
)  # fmt: skip
def test_whoever_has_something_of_his_own_to_do_leads_it(article, lead):
    assert leads(article) == [lead]


@pytest.mark.parametrize(
    ("order", "lead"),
    [
        ("Các xã: Kiểm tra đê, Báo cáo Sở Y tế trước ngày 20/12/2026", "Các xã"),
        ("Sở Y tế: Rà soát kho, Công an tỉnh kiểm tra bến đò", "Sở Y tế"),
        ("Các xã: Kiểm tra đê, Rà soát bến đò", "Các xã"),
    ],
)
def test_an_order_before_who_enforces_is_no_list_of_bodies(order, lead):
    article = f"{order}; Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này."
    assert leads(article)[:1] == [lead]


def test_units_that_a_paper_makes_itself_are_no_work():
    made = "1. Sắp xếp toàn bộ diện tích của xã Bến Sông và xã Lạch Vân thành xã mới có tên gọi là xã Bến Sông.\n"
    text = f"{HEAD}Điều 1. Sắp xếp các xã\n{made}2. Sở Nội vụ sắp xếp hai ban thành ban mới có tên gọi là Ban Bến đò.\n"
    assert [task.clause for task in compile_directive(text.encode(), "x.txt").plan.tasks] == ["Điều 1.2"]
