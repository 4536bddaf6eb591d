"""Lists of the members of a body give no work; what is told of a member to do is work."""

import pytest

from directives.compile import compile_directive

HEAD = "QUYẾT ĐỊNH\nVề bến đò\n\nQUYẾT ĐỊNH:\n"
DUTY = "Điều 2. Tổ công tác có nhiệm vụ kiểm tra bến đò trước ngày 10/9/2026.\n"


def compiled(body):
    return compile_directive(f"{HEAD}{body}{DUTY}".encode(), "a.txt")


def clauses(body):
    return [task.clause for task in compiled(body).plan.tasks]


@pytest.mark.parametrize(
    "opens",
    [
        "Điều 1. Thành lập Tổ công tác kiểm tra bến đò, gồm các thành viên sau đây:",
        "Điều 1. Kiện toàn Tổ công tác gồm các ông (bà) có tên sau:",
        "Điều 1. Thành lập Tổ công tác, thành phần như sau:",
    ],
)
@pytest.mark.parametrize(
    "members",
    [
        "1. Ông Hà Văn Lâm, Phó Chủ tịch UBND xã - Tổ trưởng;\n2. Bà Lò Thị Mai, Trưởng phòng Nội vụ - Tổ phó thường trực.",
        "a) Tổ trưởng: Đồng chí Phó Chủ tịch UBND xã;\nb) Các thành viên: Công chức Tài chính, Trưởng Công an xã.",
        "- Tổ trưởng: ông Hà Văn Lâm;\n- Các thành viên:\n+ Bà Lò Thị Mai, Trưởng phòng Tư pháp;\n+ Ông Vừ A Dính, chuyên viên.",
        "Lãnh đạo Sở Y tế: Tổ trưởng;\nCác Trưởng bản: Thành viên.",
        "1. Tổ trưởng: Ông Hà Văn Lâm.\n2. Mời tham gia Tổ công tác: đại diện Hội Nông dân xã.",
        "1. Vụ trưởng Vụ Đào tạo, bồi dưỡng cán bộ - Tổ trưởng;\n2. Trưởng phòng Kiểm tra, giám sát - Thành viên.",
    ],
)
def test_members_of_a_body_that_is_set_up_are_no_tasks(opens, members):
    assert clauses(f"{opens}\n{members}\n") == ["Điều 2"]
    assert not [
        one for one in compiled(f"{opens}\n{members}\n").problems if (one.place.clause or "").startswith("Điều 1")
    ]


def test_what_a_member_is_to_do_is_work():
    body = (
        "Điều 1. Phân công các thành viên:\n1. Ông Hà Văn Lâm, Tổ trưởng: Chỉ đạo chung.\n"
        "2. Ông Vừ A Dính - Thành viên, kiểm tra bến Hạ.\n"
    )
    found = [(task.clause, task.lead) for task in compiled(body).plan.tasks]
    assert found[:2] == [("Điều 1.1", ("Ông Hà Văn Lâm",)), ("Điều 1.2", ("Ông Vừ A Dính",))]


def test_work_under_a_line_of_members_is_the_body_s():
    body = "Điều 1. Phân công\n1. Tổ hậu cần: bà Lò Thị Mai - Tổ trưởng; ông Vừ A Dính - Tổ phó.\nNhiệm vụ: Chuẩn bị thuyền.\n"
    assert compiled(body).plan.tasks[0].lead == ("Tổ hậu cần",)


def test_crews_called_as_such_are_charged():
    assert compiled("Điều 1. Các tổ báo cáo kết quả.\n").plan.tasks[0].lead == ("Các tổ",)
