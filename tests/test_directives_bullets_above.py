"""Numbers inside bullets, and bullets whose actors nobody listed."""

import pytest

from directives.compile import compile_directive

ORDER = """CHỈ THỊ
Về phòng bệnh mùa mưa
Ủy ban nhân dân tỉnh An Hải yêu cầu:
{first}- Giao Sở Y tế chỉ đạo:
{one} Các trạm y tế kiểm tra thuốc.
{two} Các bệnh viện kiểm tra giường bệnh.
- Giao Sở Xây dựng:
{one} Sửa vườn ươm.
{two} Làm đường vào vườn.
- Giao Sở Nội vụ tổng hợp, báo cáo.
"""


@pytest.mark.parametrize(("one", "two", "marks"), [("(1)", "(2)", "12"), ("a)", "b)", "ab")])
@pytest.mark.parametrize(("first", "above"), [("", ""), ("1. Nhiệm vụ chung\n", "1.")])
def test_a_bullet_ends_the_numbers_that_the_bullet_before_it_led_in(one, two, marks, first, above):
    text = ORDER.format(first=first, one=one, two=two)
    a, b = marks
    assert [task.clause for task in compile_directive(text.encode(), "chi-thi.txt").plan.tasks] == [
        f"{above}1.{a}", f"{above}1.{b}", f"{above}2.{a}", f"{above}2.{b}", f"{above}3",
    ]  # fmt: skip


def test_bullets_below_a_number_that_is_a_heading_are_its_own():
    text = "KẾ HOẠCH\nTrồng cây\n- Việc chung:\n(1) Sở Y tế:\n- Trồng cây thuốc.\n- Rà soát vườn.\n(2) Sở Xây dựng:\n- Sửa vườn.\n"
    tasks = compile_directive(text.encode(), "ke-hoach.txt").plan.tasks
    assert [task.lead for task in tasks] == [("Sở Y tế",), ("Sở Y tế",), ("Sở Xây dựng",)]


@pytest.mark.parametrize("mark", [";", "."])
def test_what_stands_nested_below_work_of_somebody_is_theirs(mark):
    work = f"- Giao Sở Y tế chuẩn bị hội thi{mark}\n+ Bố trí phòng.\n+ Cử người trực.\n- Rà soát hồ sơ."
    text = f"CHỈ THỊ\nVề hội thi\nUBND tỉnh yêu cầu các sở, ngành:\n1. Chuẩn bị\n{work}"
    tasks = compile_directive(text.encode(), "chi-thi.txt").plan.tasks
    assert [task.lead for task in tasks] == [("Sở Y tế",), ("Sở Y tế",), ("Sở Y tế",), ("các sở, ngành",)]


BELOW = """CHỈ THỊ
Về phòng bệnh mùa mưa
Ủy ban nhân dân tỉnh An Hải yêu cầu:
1. {lead_in}:
- Xe bồn tưới cây mỗi sáng.
- Vườn ươm giao cây cho dân.
"""


@pytest.mark.parametrize("lead_in", ["Giao Sở Y tế chỉ đạo", "Yêu cầu Sở Xây dựng", "Sở Nội vụ phân công"])
def test_bullets_below_whom_is_charged_are_never_passed_over_in_silence(lead_in):
    compiled = compile_directive(BELOW.format(lead_in=lead_in).encode(), "chi-thi.txt")
    asked = {one.place.clause for one in compiled.problems if one.code == "perhaps-a-task"}
    assert {"1.1", "1.2"} <= asked | {task.clause for task in compiled.plan.tasks if compiled.plan}


def test_contents_of_a_work_stay_contents():
    text = BELOW.format(lead_in="Sở Nội vụ lập hồ sơ gồm")
    compiled = compile_directive(text.encode(), "chi-thi.txt")
    assert not [one for one in compiled.problems if one.code == "perhaps-a-task"]


JOINED = """CHỈ THỊ
Về trực đê mùa lũ
Ủy ban nhân dân tỉnh An Hải yêu cầu các sở, ngành thực hiện:
{first}Sở Y tế:
- Kiểm tra trạm y tế trên đê.
- Rà soát thuốc của các trạm.
{second}:
- Kiểm tra kho vật tư.
- Rà soát xe chở đá.
"""


@pytest.mark.parametrize("first", ["", "1. Nhiệm vụ trước lũ\n"])
@pytest.mark.parametrize(
    ("second", "partners"),
    [
        ("Sở Xây dựng chủ trì, phối hợp với Công an tỉnh", ("Công an tỉnh",)),
        ("Sở Xây dựng có trách nhiệm", ()),
        ("Sở Xây dựng", ()),
    ],
)
def test_a_line_that_says_with_whom_leads_the_bullets_below_it(first, second, partners):
    compiled = compile_directive(JOINED.format(first=first, second=second).encode(), "chi-thi.txt")
    assert [(task.lead, task.with_) for task in compiled.plan.tasks] == [
        *[(("Sở Y tế",), ())] * 2,
        *[(("Sở Xây dựng",), partners)] * 2,
    ]


def test_bullets_of_work_before_numbers_inside_bullets_are_units():
    text = (
        "CÔNG ĐIỆN\nVề trực đê\nThủ tướng Chính phủ yêu cầu Ủy ban nhân dân các tỉnh:\n- Kiểm tra đê.\n- Rà soát vật tư trên đê.\n"
        "- Chỉ đạo các trạm bơm:\n(1) Kiểm tra máy bơm.\n(2) Bố trí người trực.\n"
    )
    assert [task.clause for task in compile_directive(text.encode(), "a.txt").plan.tasks] == ["1", "2", "3.1", "3.2"]


@pytest.mark.parametrize("ends", ["như:", "gồm:", "bao gồm:"])
def test_work_said_below_a_heading_above_things_is_one_task(ends):
    text = (
        "CHỈ THỊ\nVề bến đò\nỦy ban nhân dân tỉnh An Hải yêu cầu các sở:\n1. Nền tảng bến đò\n"
        f"Triển khai các phần mềm giữ bến trước ngày 30/6/2026 {ends}\n- Hệ thống báo lũ.\n- Hệ thống bán vé.\n2. Kiểm tra bến.\n"
    )
    first, second = compile_directive(text.encode(), "a.txt").plan.tasks
    assert (first.clause, str(first.due.date), second.clause) == ("1", "2026-06-29", "2")


def test_work_said_below_a_heading_above_work_is_that_below():
    text = (
        "CHỈ THỊ\nVề bến đò\nỦy ban nhân dân tỉnh An Hải yêu cầu các sở:\n1. Nền tảng bến đò\n"
        "Triển khai các việc giữ bến như:\n- Lắp hệ thống báo lũ.\n- Kiểm tra phao.\n"
    )
    assert [task.clause for task in compile_directive(text.encode(), "a.txt").plan.tasks] == ["1.1", "1.2"]


CALLED = """PHÒNG Y TẾ
Số: 12/PYT
Tân An, ngày 10 tháng 10 năm 2026
Kính gửi: Trạm trưởng các trạm y tế.
Phòng Y tế yêu cầu các trạm thực hiện:
1. Nội dung
- Thông qua dự thảo quy chế.
- Trạm y tế Tân Bình chuẩn bị hội trường.
2. Thời gian: {when}
3. {third}
Nơi nhận:
- Như trên.
"""


@pytest.mark.parametrize(
    ("when", "third", "clauses"),
    [
        ("7 giờ 30 ngày 14/10/2026.", "Địa điểm: Hội trường Phòng Y tế.", ["1.2"]),
        ("Trong tháng 10/2026.", "Báo cáo kết quả về Phòng Y tế.", ["1.1", "1.2", "3"]),
    ],
)
def test_what_a_meeting_is_about_gives_no_work_but_to_whom_it_names(when, third, clauses):
    compiled = compile_directive(CALLED.format(when=when, third=third).encode(), "cong-van.txt")
    assert [task.clause for task in compiled.plan.tasks] == clauses
