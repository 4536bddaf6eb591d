"""Labels on one line, roles behind one label, times in the heading of a body: wordings made up to try the language."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nPhát triển chợ\n\nI. NHIỆM VỤ\n"


def tasks(text):
    """(clause, leads, partners, last day) of each task."""
    made = compile_directive(f"{HEAD}{text}\n".encode(), "x.txt")
    return [(one.clause, one.lead, one.with_, str(getattr(one.due, "date", None))) for one in made.plan.tasks]


@pytest.mark.parametrize(
    "line",
    [
        "Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ - Thời gian: trước 30/9/2026",
        "Thực hiện: Sở Y tế; phối hợp: Sở Nội vụ; hoàn thành: trước ngày 30/9/2026.",
        "Thành phần: Sở Y tế (chủ trì), Sở Nội vụ.\nThời gian: trước ngày 30/9/2026.",
        "- Thành phần: Sở Y tế chủ trì; Sở Nội vụ phối hợp.\n- Thời gian: trước ngày 30/9/2026.",
        "- Thực hiện: Sở Y tế (chủ trì), Sở Nội vụ (phối hợp).\n- Hoàn thành: trước ngày 30/9/2026.",
    ],
)
def test_roles_and_time(line):
    assert tasks(f"1. Rà soát chợ tạm\n{line}") == [("I.1", ("Sở Y tế",), ("Sở Nội vụ",), "2026-09-29")]


def test_those_who_only_take_part_lead_nothing():
    assert tasks("1. Họp giao ban\n- Thành phần: Sở Y tế, Sở Nội vụ\n- Thời gian: 30/4/2026")[0][1] == ()


@pytest.mark.parametrize(
    "work",
    ["- Nhiệm vụ: kiểm tra chợ.\n- Thời hạn: tháng 5/2026.", "Nhiệm vụ: kiểm tra chợ. Hoàn thành: tháng 5/2026."],
)
def test_the_work_of_a_body_under_labels(work):
    assert tasks(f"1. Sở Y tế\n{work}\n2. Sở Nội vụ\n- Tập huấn nghiệp vụ.")[0] == (
        "I.1",
        ("Sở Y tế",),
        (),
        "2026-05-31",
    )


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Sở Y tế, chậm nhất ngày 20/4/2026:", "2026-04-20"),
        ("Sở Y tế (trước ngày 30/4/2026):", "2026-04-29"),
        ("Trong tháng 5/2026, Sở Y tế:", "2026-05-31"),
        ("Sở Y tế - hoàn thành trước 30/5/2026", "2026-05-29"),
        ("Nhiệm vụ của Sở Y tế trong quý II/2026", "2026-06-30"),
    ],
)
def test_the_heading_of_a_body_says_by_when(heading, day):
    found = tasks(f"1. {heading}\n- Kiểm tra chợ;\n- Tập huấn.\n2. Sở Nội vụ:\n- Rà soát hồ sơ.")
    assert [one[1] for one in found] == [("Sở Y tế",), ("Sở Y tế",), ("Sở Nội vụ",)]
    assert [one[3] for one in found] == [day, day, "None"]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Sở Y tế: - Kiểm tra chợ; - Tập huấn.", ["1", "2"]),
        ("Sở Y tế: + Kiểm tra chợ. + Tập huấn.", ["1", "2"]),
        ("Sở Y tế: 1. Kiểm tra chợ; 2. Tập huấn.", ["1", "2"]),
        ("Giao Sở Y tế: một là, kiểm tra chợ; hai là, tập huấn.", ["1", "2"]),
        ("Sở Y tế: Thứ nhất, kiểm tra chợ; thứ hai, tập huấn.", ["1", "2"]),
        ("Sở Y tế: a) Kiểm tra chợ - chợ xã, chợ huyện; b) Tập huấn.", ["a", "b"]),
    ],
)
def test_items_on_one_line_whatever_their_signs(line, numbers):
    found = tasks(f"1. {line}\n2. Sở Nội vụ rà soát hồ sơ.")
    assert [one[0] for one in found] == [*(f"I.1.{number}" for number in numbers), "I.2"]
    assert [one[1] for one in found] == [("Sở Y tế",), ("Sở Y tế",), ("Sở Nội vụ",)]


def test_dashes_that_are_no_items():
    line = "Sở Y tế: rà soát các chợ: - chợ xã; - chợ phường."
    assert [one[0] for one in tasks(f"1. {line}\n2. Sở Nội vụ rà soát hồ sơ.")] == ["I.1", "I.2"]


@pytest.mark.parametrize(
    "label", ["Thời gian hoàn thành: Tháng 4/2026.", "Sản phẩm: báo cáo.\nThời hạn: trước 01/5/2026."]
)
@pytest.mark.parametrize(
    "work",
    [
        "Sở Y tế phối hợp với Sở Nội vụ kiểm tra chợ.",
        "Yêu cầu Sở Y tế phối hợp với Sở Nội vụ kiểm tra chợ.",
        "Sở Y tế cùng Sở Nội vụ kiểm tra chợ; lập danh sách hộ kinh doanh.",
    ],
)
def test_partners_that_the_work_names_above_a_label_of_its_time(work, label):
    assert tasks(f"1. {work}\n{label}") == [("I.1", ("Sở Y tế",), ("Sở Nội vụ",), "2026-04-30")]


@pytest.mark.parametrize("mark", [". Sở Nội vụ, phối hợp với Sở Công Thương,", "; Sở Nội vụ cùng Sở Công Thương"])
def test_another_body_above_a_label_of_the_time_has_a_task_of_its_own(mark):
    assert tasks(
        f"1. Sở Y tế\n- Kiểm tra chợ{mark} tập huấn cho tiểu thương.\nThời gian hoàn thành: Tháng 4/2026."
    ) == [
        ("I.1.1", ("Sở Y tế",), (), "2026-04-30"),
        ("I.1.1", ("Sở Nội vụ",), ("Sở Công Thương",), "2026-04-30"),
    ]


def test_a_label_says_who_leads_what_names_nobody_before_another_body_acts():
    one = "1. Kiểm tra chợ. Sở Nội vụ tập huấn cho tiểu thương.\nCơ quan chủ trì: Sở Y tế\nThời hạn: Tháng 4/2026."
    assert [lead for _, lead, _, _ in tasks(one)] == [("Sở Y tế",), ("Sở Nội vụ",)]
