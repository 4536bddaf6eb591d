"""The channel for difficulties: a sentence that says whom to tell of them, and nothing else."""

import pytest

from directives.compile import compile_directive
from directives.structure.duties import is_channel


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc báo cáo Sở Xây dựng.", True),
        ("Kịp thời phản ánh về Sở Xây dựng khi có vướng mắc phát sinh.", True),
        (
            "Đôn đốc các xã di dời hộ dân, tháo gỡ vướng mắc phát sinh, trường hợp vượt thẩm quyền báo cáo Sở Xây dựng.",
            False,
        ),
        ("Hướng dẫn các xã tháo gỡ khó khăn khi có vướng mắc, báo cáo Sở Xây dựng.", False),
        ("Khó khăn, vướng mắc xin phản ánh về Sở Xây dựng (qua Phòng Quản lý đô thị) để được hướng dẫn.", True),
        ("Vướng mắc trong quá trình thực hiện gửi về Sở Xây dựng.", True),
        ("Có vấn đề phát sinh, các đơn vị phản ánh về Sở Xây dựng để trình Ủy ban nhân dân tỉnh.", True),
        ("Gặp vướng mắc, đề nghị các xã trao đổi với Sở Xây dựng để được hướng dẫn.", True),
        ("Phát sinh vướng mắc thì các đơn vị phản ánh về Sở Xây dựng.", True),
        ("Các dự án có vướng mắc báo cáo Sở Xây dựng trước ngày 20/10/2026.", False),
    ],
)
def test_work_that_ends_with_whom_to_ask_is_none(sentence, channel):
    assert is_channel(sentence) is channel


LETTER = """SỞ NỘI VỤ TỈNH SÔNG THAO
Số: 78/SNV-VP
V/v kiểm kê kho lưu trữ
Sông Thao, ngày 03 tháng 9 năm 2026

Kính gửi: Ủy ban nhân dân các xã.

Sở Nội vụ đề nghị Ủy ban nhân dân các xã:

1. Kiểm kê kho lưu trữ, báo cáo trước ngày 20 tháng 9 năm 2026.

2. Sắp xếp lại giá, kệ.

{line}

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC

Vũ Thị Lam
"""
CONTACTS = [
    "Nếu có vướng mắc, liên hệ đồng chí Lê Văn A, điện thoại 0912345678.",
    "Mọi thông tin liên hệ ông Lê Văn A, chuyên viên Văn phòng Sở, điện thoại: 0912.345.678.",
    "Mọi thông tin chi tiết xin liên hệ: Văn phòng Sở Nội vụ, số điện thoại 0210.3812345, email: vanphong@snv.example.",
    "(Đầu mối liên hệ: bà Vũ Thị Lam, Văn phòng Sở, điện thoại 0912345678).",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc đề nghị liên hệ trực tiếp với Văn phòng Sở (ĐT: 0912345678).",
    "Trong quá trình triển khai, có vấn đề gì vướng mắc, đề nghị các đơn vị liên hệ ông Lê Văn A, ĐT: 0912345678 để phối hợp giải quyết.",
    "Cần trao đổi thêm thông tin, đề nghị liên hệ Phòng Văn thư, điện thoại 02103812345.",
    "Khi cần trao đổi, các đơn vị liên hệ đồng chí Lê Văn A theo số máy 0912345678.",
    "Mọi vướng mắc xin liên hệ qua số điện thoại 0912345678 (đ/c A).",
    "Nếu cần thêm thông tin, vui lòng liên hệ bà Vũ Thị Lam (điện thoại 0912345678).",
    "Nếu có vướng mắc, đề nghị gọi đồng chí Lê Văn A, điện thoại 0912345678.",
    "Đồng chí Lê Văn A, chuyên viên Văn phòng Sở, điện thoại 0912345678 là đầu mối liên hệ.",
    "Các xã liên hệ đồng chí Lê Văn A, điện thoại 0912345678 để nhận biểu mẫu.",
    "Số điện thoại liên hệ: 0912345678 (đ/c Lê Văn A).",
    "Đường dây nóng: 0912 345 678.",
]
WORK = [
    "Nếu có khó khăn, vướng mắc, phản ánh về Sở Nội vụ (đồng chí Lê Văn A, điện thoại 0912345678) để tổng hợp trình Ủy ban nhân dân tỉnh.",
    "Mọi vướng mắc phản ánh về Sở Nội vụ để tổng hợp.",
    "Rà soát danh sách hộ nghèo, nếu vướng mắc liên hệ đồng chí Lê Văn A, điện thoại 0912345678.",
    "Trong quá trình thực hiện, các xã rà soát danh sách, liên hệ đồng chí Lê Văn A, điện thoại 0912345678.",
    "Các xã liên hệ Bưu điện tỉnh, số điện thoại 02103812345, để nhận hộp trước 20/9/2026.",
    "Các xã gửi họ tên, số điện thoại cán bộ đầu mối liên hệ về Sở Nội vụ.",
    "Các xã công khai số điện thoại liên hệ tại trụ sở.",
    "Gọi điện cho từng hộ dân theo số điện thoại trong sổ.",
    "Khi có cháy, các xã gọi ngay số điện thoại 114.",
    "Chủ động liên hệ với Công an xã để rà soát danh sách.",
]


@pytest.mark.parametrize("number", ["", "3. "])
@pytest.mark.parametrize("line", CONTACTS)
def test_a_line_that_only_says_whom_to_ring_up_is_no_task(number, line):
    found = compile_directive(LETTER.format(line=number + line).encode(), "a.txt")
    assert [task.clause for task in found.plan.tasks] == ["1", "2"]
    assert not {"not-understood", "perhaps-a-task"} & {one.code for one in found.problems}


@pytest.mark.parametrize("line", WORK)
def test_a_report_of_difficulties_and_work_with_a_number_in_it_are_tasks(line):
    found = compile_directive(LETTER.format(line=f"3. {line}").encode(), "a.txt")
    assert [task.clause for task in found.plan.tasks] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("nếu có vướng mắc, gửi văn bản về Sở Nội vụ trước ngày 30 hằng tháng.", "trước ngày 30 hằng tháng"),
        ("nếu có vướng mắc, phản ánh về Sở Nội vụ trước ngày 15/12/2026.", "trước ngày 15/12/2026"),
        (
            "nếu có khó khăn, kịp thời phản ánh về Sở Nội vụ (trước ngày 20 hằng tháng).",
            "trước ngày 20 hằng tháng",
        ),
    ],
)
def test_a_day_beside_the_channel_is_asked_about(said, day):
    """It had been dropped: the difficulties are told by then, and whenever there are any."""
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n1. Rà soát kè đá.\n"
    made = compile_directive(f"{head}Trong quá trình thực hiện, {said}\n".encode(), "a.txt")
    assert made.plan.tasks[-1].due.kind == "on-event"
    asked = [one.args["others"] for one in made.problems if one.code == "several-dues"]
    assert asked == [day]


@pytest.mark.parametrize(
    "said",
    [
        "nếu có vướng mắc phát sinh sau ngày 15/12/2026, phản ánh về Sở Nội vụ.",
        "nếu có vướng mắc, báo cáo ngay về Sở Nội vụ.",
    ],
)
def test_a_day_of_the_difficulty_itself_and_haste_are_not(said):
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n1. Rà soát kè đá.\n"
    made = compile_directive(f"{head}Trong quá trình thực hiện, {said}\n".encode(), "a.txt")
    assert "several-dues" not in {one.code for one in made.problems}


def kinds(line):
    """Handling and reason of what a letter's last line gives."""
    tasks = compile_directive(LETTER.format(line=line).encode(), "a.txt").plan.tasks
    return [(one.handling.value, one.why) for one in tasks if one.clause.startswith("kết")]


def test_whom_to_tell_of_difficulties_is_made_known_and_not_followed():
    ((pile, why),) = kinds("Trong quá trình thực hiện, nếu có vướng mắc, các xã phản ánh về Sở Nội vụ để tổng hợp.")
    assert (pile, "phổ biến" in why) == ("inform", True)


def test_with_a_day_of_its_own_it_is_followed():
    ((pile, _),) = kinds("Nếu có vướng mắc, các xã gửi văn bản về Sở Nội vụ trước ngày 30 hằng tháng.")
    assert pile == "track"


@pytest.mark.parametrize(
    "line",
    [
        "Đề nghị Ủy ban nhân dân các xã quan tâm chỉ đạo./.",
        "Kính đề nghị Ủy ban nhân dân các xã quan tâm, chỉ đạo thực hiện.",
        "Đề nghị Ủy ban nhân dân các xã quan tâm, triển khai thực hiện.",
    ],
)
def test_a_polite_closing_is_no_work(line):
    assert kinds(line) == []


def test_what_is_asked_kindly_is():
    assert len(kinds("Đề nghị Ủy ban nhân dân các xã quan tâm chỉ đạo các thôn kiểm tra kho lúa.")) == 1


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("Chi tiết nhiệm vụ tại Phụ lục kèm theo.", 0),
        ("Nhiệm vụ cụ thể của các sở được nêu tại Phụ lục II kèm theo Kế hoạch này.", 0),
        ("Phân công nhiệm vụ chi tiết theo Phụ lục đính kèm.", 0),
        ("Các sở thực hiện các nhiệm vụ tại Phụ lục kèm theo trước ngày 20/12/2026.", 1),
        ("Sở Y tế gửi báo cáo theo mẫu tại Phụ lục kèm theo.", 1),
    ],
)
def test_where_the_work_stands_is_none_and_is_asked_about(line, tasks):
    head = "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc thử\n\n"
    text = f"{head}I. YÊU CẦU\nLàm tốt.\nII. NHIỆM VỤ\n{line}\nIII. THỰC HIỆN\n1. Sở Y tế kiểm tra thuốc.\n2. Sở Nội vụ rà soát hồ sơ.\n"
    made = compile_directive(text.encode(), "a.txt")
    assert len([one for one in made.plan.tasks if one.clause.startswith("II.") or one.clause == "II"]) == tasks
    assert ("detailed-in-annex" in {one.code for one in made.problems}) is not bool(tasks)


def test_who_takes_it_further_where_it_is_beyond_their_power_has_a_task_of_its_own():
    paper = (
        "KẾ HOẠCH\n1. Sở Nội vụ rà soát hồ sơ.\nTrong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Y tế để "
        "giải quyết; trường hợp vượt thẩm quyền, Sở Y tế tổng hợp, trình Ủy ban nhân dân tỉnh."
    )
    told, further = compile_directive(paper.encode(), "a.txt").plan.tasks[-2:]
    assert (told.lead, told.report_to) == (("các cơ quan, đơn vị",), "Sở Y tế")
    assert (further.lead, further.report_to, further.due.kind) == (("Sở Y tế",), "Ủy ban nhân dân tỉnh", "on-event")


@pytest.mark.parametrize(
    "line",
    ["Sở Nội vụ mong nhận được sự phối hợp của Quý Ủy ban./.", "Sở Nội vụ rất mong các xã quan tâm, phối hợp./."],
)
def test_a_hope_with_its_sender_is_no_task(line):
    plan = compile_directive(LETTER.format(line=line).encode(), "78.txt").plan
    assert [task.clause for task in plan.tasks] == ["1", "2"]


def test_who_tells_of_difficulties_is_read_behind_the_case():
    plan = compile_directive(
        LETTER.format(line="Có vấn đề phát sinh, các trường báo về Sở Nội vụ.").encode(), "78.txt"
    ).plan
    task = plan.tasks[-1]
    assert (task.lead, task.report_to, task.due.kind) == (("các trường",), "Sở Nội vụ", "on-event")
