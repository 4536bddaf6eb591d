"""Headings that say whose duty stands below them, in the ways of regulations."""

import pytest

from directives.compile import compile_directive

RULES = """QUY CHẾ
PHỐI HỢP GIỮ ĐÊ
Điều 1. {first}
1. Bố trí kho vật tư.
2. Kiểm tra đê trước mùa lũ.
Điều 2. {second}
Canh gác đê khi có báo động.
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nội dung Sở Xây dựng có trách nhiệm chủ trì", "Nội dung Công an tỉnh có trách nhiệm thực hiện"),
        ("Các nhiệm vụ do Sở Xây dựng chủ trì, phối hợp", "Công việc do Công an tỉnh đảm nhận"),
        ("Trách nhiệm và quyền hạn của Sở Xây dựng", "Nhiệm vụ, quyền hạn của Công an tỉnh"),
        ("Nhiệm vụ thuộc trách nhiệm của Sở Xây dựng", "Trách nhiệm Công an tỉnh"),
        ("Về phía Sở Xây dựng", "Giao nhiệm vụ cho Công an tỉnh"),
    ],
)
def test_a_heading_of_duty_leads_what_stands_below(first, second):
    plan = compile_directive(RULES.format(first=first, second=second).encode(), "quy-che.txt").plan
    leads = [("Sở Xây dựng",), ("Sở Xây dựng",), ("Công an tỉnh",)]
    assert [task.lead for task in plan.tasks] == leads


@pytest.mark.parametrize("topic", ["Nội dung phối hợp chung", "Nhiệm vụ trọng tâm", "Nội dung Sở Xây dựng báo cáo"])
def test_a_topic_leads_nothing(topic):
    text = RULES.format(first=topic, second="Trách nhiệm của Công an tỉnh")
    plan = compile_directive(text.encode(), "quy-che.txt").plan
    assert ("Sở Xây dựng",) not in [task.lead for task in plan.tasks]


@pytest.mark.parametrize("name", ["Các nhà máy điện", "Nhà máy điện Sông Ba", "Nhà máy nước thành phố"])
def test_a_plant_is_named_with_what_it_makes(name):
    text = f"CHỈ THỊ\nVề an toàn đập\nỦy ban nhân dân tỉnh yêu cầu:\n1. {name} kiểm tra đập.\n"
    assert [task.lead for task in compile_directive(text.encode(), "a.txt").plan.tasks] == [(name,)]


@pytest.mark.parametrize(
    "name",
    [
        "CƠ QUAN, ĐƠN VỊ SỬ DỤNG NGÂN SÁCH NHÀ NƯỚC",
        "CÁC TỔ CHỨC, CÁ NHÂN SỬ DỤNG ĐIỆN",
        "TỔ CHỨC, CÁ NHÂN SỬ DỤNG ĐIỆN",
        "CƠ QUAN, TỔ CHỨC CÓ TRỤ SỞ TRÊN ĐỊA BÀN",
        "CÁC SỞ, BAN, NGÀNH TỈNH",
    ],
)
def test_nouns_that_make_one_entry_make_one_in_capitals(name):
    text = f"CHỈ THỊ\nVề tiết kiệm điện\nỦy ban nhân dân tỉnh yêu cầu:\nI. {name}\n1. Lập sổ theo dõi.\nII. SỞ Y TẾ\n1. Rà soát.\n"
    assert [task.lead for task in compile_directive(text.encode(), "a.txt").plan.tasks] == [(name,), ("SỞ Y TẾ",)]


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("Sở Y tế lập danh sách bến đò trước ngày 20/12/2026", True),
        ("Sở Y tế lập danh sách bến đò trước ngày 20/12/2026 (theo mẫu)", True),
        ("Sở Y tế lập danh sách bến đò trước ngày 20/12/2026:", False),
        ("Sở Y tế (hoàn thành trước ngày 20/12/2026)", False),
        ("Nhiệm vụ của Sở Y tế trong năm 2027", False),
    ],
)
def test_work_by_a_day_above_bullets_without_its_full_stop_is_no_heading(heading, own):
    text = f"KẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n1. {heading}\n- Phối hợp các xã rà soát;\n- Kiểm tra phao.\n"
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert (tasks[0].clause == "I.1") is own
    assert {task.lead for task in tasks} == {("Sở Y tế",)}
