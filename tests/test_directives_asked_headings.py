"""Headings that only ask: whoever stands behind "Đề nghị", "Giao", "Yêu cầu" leads what stands below, be the name known or not."""

import pytest

from directives.compile import compile_directive

ORDER = """CHỈ THỊ
Về trông giữ đê mùa lũ
Ủy ban nhân dân tỉnh An Hải yêu cầu các sở, ban, ngành:
1. Sở Y tế
- Lập đội cấp cứu.
2. {heading}
- Lập đội tuần tra đê.
- Rà soát vật tư trên đê.
3. Sở Xây dựng
- Mở kho đá hộc.
"""


def _compiled(heading):
    return compile_directive(ORDER.format(heading=heading).encode(), "chi-thi.txt")


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Đề nghị Trung ương Mặt trận Tổ quốc Việt Nam", "Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Đề nghị Mặt trận Tổ quốc Việt Nam tại địa phương", "Mặt trận Tổ quốc Việt Nam tại địa phương"),
        ("Kính đề nghị Thường trực Hội đồng nhân dân tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("Trân trọng đề nghị Hội Nông dân tỉnh:", "Hội Nông dân tỉnh"),
        ("Giao Sở Công Thương", "Sở Công Thương"),
    ],
)
def test_whoever_is_asked_by_a_heading_leads_what_stands_below(heading, lead):
    compiled = _compiled(heading)
    assert [task.lead for task in compiled.plan.tasks] == [("Sở Y tế",), (lead,), (lead,), ("Sở Xây dựng",)]


def test_a_name_that_nobody_listed_is_taken_and_asked_about():
    compiled = _compiled("Đề nghị Vạn chài Cửa Tùng")
    assert {task.lead for task in compiled.plan.tasks if task.clause.startswith("2")} == {("Vạn chài Cửa Tùng",)}
    assert [one.place.clause for one in compiled.problems if one.code == "lead-from-heading"] == ["2"]


@pytest.mark.parametrize("heading", ["Giao thông nông thôn", "Yêu cầu kỹ thuật", "Giao ban hằng tuần"])
def test_a_topic_that_begins_like_a_request_names_nobody(heading):
    text = ORDER.format(heading=heading).replace("1. Sở Y tế", "1. Cấp cứu").replace("3. Sở Xây dựng", "3. Vật tư")
    tasks = compile_directive(text.encode(), "chi-thi.txt").plan.tasks
    assert {task.lead for task in tasks} == {("các sở, ban, ngành",)}


@pytest.mark.parametrize("heading", ["Chủ rừng:", "Chủ bè nuôi cá:", "Tổ chuyển đổi số cộng đồng"])
def test_what_stands_among_names_alone_is_a_name_though_others_beside_it_are_not_known(heading):
    text = ORDER.format(heading=heading) + "4. Chủ ghe bầu:\n- Neo ghe trước bão.\n"
    compiled = compile_directive(text.encode(), "chi-thi.txt")
    assert [task.lead for task in compiled.plan.tasks][1:3] == [(heading.rstrip(":"),)] * 2
    assert compiled.plan.tasks[-1].lead == ("Chủ ghe bầu",)
    asked = [one.place.clause for one in compiled.problems if one.code == "lead-from-heading"]
    assert asked == (["4"] if heading == "Chủ rừng:" else ["2", "4"])


def test_among_names_a_topic_is_none():
    text = ORDER.format(heading="Chủ bè nuôi cá") + "4. Công tác tuyên truyền:\n- Phát tin trên loa.\n"
    tasks = compile_directive(text.encode(), "chi-thi.txt").plan.tasks
    assert [task.lead for task in tasks][1:3] == [("các sở, ban, ngành",)] * 2


def test_known_and_unknown_names_in_one_heading_are_apart_and_stand_among_all_whom_the_headings_name():
    text = "KẾ HOẠCH\nVề dạy bơi\nI. NỘI DUNG\n1. Dạy bơi:\n- Mở lớp bơi tại bến.\nII. TỔ CHỨC THỰC HIỆN\n"
    text += "1. Giáo viên thể dục:\n- Dạy các lớp.\n2. Đội bơi Cửa Tùng, Đội TNTP và Ban đại diện cha mẹ học sinh:\n- Trông trẻ tại bến.\n"
    compiled = compile_directive(text.encode(), "ke-hoach.txt")
    three = ("Đội bơi Cửa Tùng", "Đội TNTP", "Ban đại diện cha mẹ học sinh")
    assert compiled.plan.tasks[-1].lead == three
    assert compiled.plan.tasks[0].lead == ("Giáo viên thể dục", *three)


def test_what_the_case_of_a_sentence_says_is_not_what_it_demands():
    text = "KẾ HOẠCH\nVề thi bơi\n1. Giáo viên thể dục:\n- Đối với các môn không được miễn: Tổ chức thi tại bến.\n- Trông trẻ.\n"
    tasks = compile_directive(text.encode(), "ke-hoach.txt").plan.tasks
    assert [task.clause for task in tasks] == ["1.1", "1.2"]


def test_one_name_with_commas_and_capitals_stays_one_in_a_heading():
    text = "QUYẾT ĐỊNH\nQuy định về bến đò\nĐiều 1. Trách nhiệm của các Sở, Ban, ngành\n1. Kiểm tra bến đò.\n2. Lập danh sách.\n"
    tasks = compile_directive(text.encode(), "quy-dinh.txt").plan.tasks
    assert {task.lead for task in tasks} == {("Sở, Ban, ngành",)}


@pytest.mark.parametrize(
    ("heading", "bound"),
    [
        ("Người lái đò phải:", True),
        ("Chủ bè cá khi nghe báo bão phải:", True),
        ("Trang phục phải:", False),
        ("Trang phục của đội cứu đuối phải:", False),
        ("Các hồ sơ dự thi phải:", False),
    ],
)
def test_who_must_is_bound_and_what_must_is_a_thing(heading, bound):
    text = f"KẾ HOẠCH\nVề việc thử\n\nUBND tỉnh yêu cầu các xã:\n1. {heading}\n- Gọn gàng;\n- Gửi Sở Y tế xem.\n2. Sở Y tế trực.\n"
    found = compile_directive(text.encode(), "a.txt")
    named = {name for task in found.plan.tasks for name in task.lead} - {"các xã", "Sở Y tế"}
    assert (bool(named), "lead-from-heading" in {one.code for one in found.problems}) == (bound, bound)
