"""A roadmap by phases: contents where another section, or a table in an annex, assigns the work; else the work itself."""

import pytest

from directives.compile import compile_directive

TOP = "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nGiữ sạch bờ sông đến năm 2035\n\n"
PHASES = (
    "1. Giai đoạn 2026 - 2030\n\n- Xây dựng trạm thu rác tại các bến.\n\n- Hỗ trợ chủ đò thay máy cũ.\n\n"
    "- Định kỳ hằng năm, đánh giá mức sạch của bờ sông.\n\n"
    "2. Giai đoạn 2031 - 2035\n\n- Mở rộng trạm thu rác xuống hạ nguồn.\n\n"
)
ASSIGNED = (
    "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\n- Rà soát các bến đò.\n\n2. Sở Tài chính\n\n- Bố trí kinh phí.\n\n"
)
UNASSIGNED = "III. KINH PHÍ\n\nNgân sách tỉnh bảo đảm.\n\n"


def made(heading, rest=ASSIGNED):
    return compile_directive(
        f"{TOP}I. {heading}\n\n{PHASES}II. KINH PHÍ\n\nNgân sách tỉnh.\n\n{rest}".encode(), "a.txt"
    )


@pytest.mark.parametrize("heading", ["LỘ TRÌNH THỰC HIỆN", "LỘ TRÌNH", "PHÂN KỲ THỰC HIỆN", "CÁC GIAI ĐOẠN THỰC HIỆN"])
def test_its_bullets_are_no_tasks_but_one_with_a_time_of_its_own_and_one_question_is_asked(heading):
    found = made(heading)
    assert [task.clause for task in found.plan.tasks] == ["I.1.3", "III.1.1", "III.2.1"]
    asked = [one for one in found.problems if one.code == "contents-passed-over"]
    assert [(one.place.clause, one.place.also) for one in asked] == [("I", ("I.1.1", "I.1.2", "I.2.1"))]


def test_where_nobody_is_assigned_elsewhere_they_are_the_work():
    found = [task.clause for task in made("LỘ TRÌNH THỰC HIỆN", UNASSIGNED).plan.tasks]
    assert found == ["I.1.1", "I.1.2", "I.1.3", "I.2.1"]


def test_a_bullet_that_names_who_does_it_is_work():
    text = PHASES.replace("- Hỗ trợ chủ đò", "- Sở Công Thương hỗ trợ chủ đò")
    found = compile_directive(f"{TOP}I. LỘ TRÌNH THỰC HIỆN\n\n{text}{ASSIGNED}".encode(), "a.txt")
    assert ("I.1.2", ("Sở Công Thương",)) in [(task.clause, task.lead) for task in found.plan.tasks]


def test_a_section_of_works_by_topics_is_no_roadmap():
    text = PHASES.replace("Giai đoạn 2026 - 2030", "Thu gom rác").replace("Giai đoạn 2031 - 2035", "Trồng cây")
    found = compile_directive(f"{TOP}I. LỘ TRÌNH THỰC HIỆN\n\n{text}{ASSIGNED}".encode(), "a.txt")
    assert "I.1.1" in [task.clause for task in found.plan.tasks]
