"""Plans of supervision: what is looked at is one task a unit, by whoever the plan says looks at it, in the time told below it."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "HỘI ĐỒNG NHÂN DÂN XÃ THANH LÂM\nBAN KINH TẾ\nSố: 12/KH-BKT\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\n"
    "Giám sát việc giữ bến đò\n\n"
    "I. ĐỐI TƯỢNG GIÁM SÁT\n1. Cơ quan được giám sát\nBan Kinh tế xã giám sát việc giữ bến đò đối với các thôn ven sông.\n"
)
BOARD = ("Ban Kinh tế xã",)


def compiled(body, head=HEAD):
    return compile_directive(f"{head}{body}".encode(), "a.txt")


def tasks(body):
    found = compiled(body)
    return [(one.clause, one.part, one.lead, one.due.text if one.due else None) for one in found.plan.tasks]


@pytest.mark.parametrize(
    "heading",
    [
        "NỘI DUNG GIÁM SÁT", "NỘI DUNG KIỂM TRA, GIÁM SÁT", "NỘI DUNG KIỂM TRA VÀ GIÁM SÁT", "NỘI DUNG, PHƯƠNG THỨC GIÁM SÁT",
        "CÁC NỘI DUNG GIÁM SÁT",
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["Giám sát", "Kiểm tra, giám sát", "Khảo sát"])
def test_a_unit_is_a_task_and_its_bullets_are_what_is_looked_at(heading, verb):
    body = (
        f"II. {heading}\n1. {verb} việc cấp phép bến\n{verb} việc cấp phép bến theo quy định của tỉnh. Cụ thể:\n- Số bến được cấp phép;\n"
        "- Việc treo biển báo tại bến;\n- Bảo đảm khách mặc áo phao.\n* Thời gian thực hiện: Từ ngày 01/4/2026 đến ngày 10/4/2026.\n"
        f"2. {verb} việc đăng ký đò\n- Trách nhiệm của chủ đò;\n"
        "- Việc xử lý đò không đăng ký.\n* Thời gian thực hiện: Trong tháng 5/2026.\n"
    )
    assert tasks(body) == [
        ("II.1", 1, BOARD, "Từ ngày 01/4/2026 đến ngày 10/4/2026"),
        ("II.2", 1, BOARD, "Trong tháng 5/2026"),
    ]


def test_the_first_bullet_may_lead_in_the_others_and_several_are_tasks():
    body = (
        "II. NỘI DUNG GIÁM SÁT\n1. Giám sát việc cấp phép bến\n- Ban Kinh tế giám sát việc cấp phép bến theo quy định. Cụ thể:\n"
        "- Số bến được cấp phép;\n- Việc treo biển báo.\n2. Giám sát việc đăng ký đò\n- Giám sát việc đăng ký đò ngang.\n"
        "- Giám sát việc đăng ký đò du lịch.\n"
    )
    assert [(clause, lead) for clause, _, lead, _ in tasks(body)] == [
        ("II.1", ("Ban Kinh tế",)),
        ("II.2.1", BOARD),
        ("II.2.2", BOARD),
    ]


def test_rounds_are_parts():
    body = (
        "II. NỘI DUNG GIÁM SÁT\n1. Giám sát việc cấp phép bến\n- Số bến được cấp phép;\n- Việc treo biển báo.\n* Thời gian thực hiện:\n"
        "+ Đợt 1: Từ ngày 01/4/2026 đến ngày 10/4/2026.\n+ Đợt 2: Từ ngày 05/5/2026 đến ngày 15/5/2026.\n"
        "2. Giám sát việc đăng ký đò\n- Số đò.\n"
    )
    assert [(clause, part, due is not None) for clause, part, _, due in tasks(body)] == [
        ("II.1", 1, True),
        ("II.1", 2, True),
        ("II.2", 1, False),
    ]


def test_a_time_that_cannot_be_read_is_asked_about():
    body = (
        "II. NỘI DUNG GIÁM SÁT\n1. Giám sát việc cấp phép bến\n- Số bến được cấp phép;\n* Thời gian thực hiện: Sau khi bến được bàn giao.\n"
        "2. Giám sát việc đăng ký đò\n- Số đò.\n"
    )
    asked = [one.place.clause for one in compiled(body).problems if one.code == "due-unread"]
    assert asked == ["II.1"]


def test_who_is_not_sure_is_asked_about():
    body = (
        "II. NỘI DUNG GIÁM SÁT\n1. Giám sát việc cấp phép bến\n- Số bến được cấp phép;\n2. Giám sát việc đăng ký đò\n- Số đò.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Đoàn Thanh niên xã giám sát việc cứu hộ tại các bến.\n"
    )
    asked = {
        clause
        for one in compiled(body).problems
        if one.place.field == "lead"
        for clause in (one.place.clause, *one.place.also)
    }
    assert {"II.1", "II.2"} <= asked


def test_how_it_is_done_names_who_does_it():
    body = (
        "II. HÌNH THỨC GIÁM SÁT\n1. Giám sát trực tiếp\nBan Kinh tế xã giám sát trực tiếp thông qua:\n- Việc dự các cuộc họp thôn.\n"
        "- Việc tiếp công dân.\n2. Tổ chức đoàn giám sát\n- Ban hành quyết định thành lập đoàn giám sát gồm:\n+ Trưởng đoàn: Trưởng Ban;\n"
        "+ Thư ký: Chuyên viên Văn phòng.\n"
    )
    found = tasks(body)
    assert [(clause, lead) for clause, _, lead, _ in found] == [("II.1", BOARD), ("II.2.1", BOARD)]


def test_contents_of_other_things_stay_as_they_were():
    body = "II. NỘI DUNG TUYÊN TRUYỀN\n1. Tuyên truyền việc cấp phép bến\n- Số bến;\n2. Tuyên truyền việc đăng ký đò\n- Số đò.\n"
    assert BOARD not in [lead for _, _, lead, _ in tasks(body)]
