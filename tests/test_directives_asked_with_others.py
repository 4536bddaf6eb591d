"""Whoever a sentence asks keeps the partners named behind; sentences that open as headings do are none for what stands below them."""

import datetime as dt

import pytest

from directives.compile import compile_directive

PLAN = """ĐẢNG ỦY XÃ BÌNH AN
Số 12-KH/ĐU
Bình An, ngày 12 tháng 3 năm 2026
KẾ HOẠCH
làm việc với các chi bộ
II. Thành phần, thời gian và địa điểm
1. Thành phần làm việc của các chi bộ, cơ quan:
1.1. Đối với các cơ quan tham mưu, giúp việc Đảng ủy: Lãnh đạo các cơ quan.
2. Địa điểm: Phòng họp Đảng ủy.
III. Tổ chức thực hiện
1. {first}
- {below}
2. Văn phòng Đảng ủy theo dõi kết quả.
"""


def _tasks(first, below="Chi bộ Trường học gửi danh sách người dự trước ngày 20/3/2026."):
    plan = compile_directive(PLAN.format(first=first, below=below).encode(), "ke-hoach.txt").plan
    return {task.clause: task for task in plan.tasks}


@pytest.mark.parametrize(
    ("said", "leads", "partners"),
    [
        (
            "Căn cứ nội dung trên, đề nghị Sở Y tế, Công an tỉnh phối hợp với các cơ quan liên quan kiểm tra bến đò.",
            ("Sở Y tế", "Công an tỉnh"),
            ("các cơ quan liên quan",),
        ),
        ("Để kịp mùa lũ, yêu cầu các xã phối hợp với Sở Y tế kiểm tra bến đò.", ("các xã",), ("Sở Y tế",)),
        (
            "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các xã phối hợp với Sở Y tế kiểm tra bến đò.",
            ("các xã",),
            ("Sở Y tế",),
        ),
        ("Sở Y tế chỉ đạo trạm y tế phối hợp với Công an xã kiểm tra bến đò.", ("Sở Y tế",), ()),
        ("Sở Y tế kiểm tra bến đò, đề nghị các xã phối hợp với Công an xã trực gác.", ("Sở Y tế",), ()),
    ],
)
def test_whoever_a_sentence_asks_keeps_the_partners_named_behind(said, leads, partners):
    task = _tasks(said)["III.1"]
    assert (task.lead, task.with_) == (leads, partners)


def test_a_sentence_that_opens_with_its_grounds_is_no_heading_without_work():
    below = _tasks("Căn cứ Kế hoạch này, đề nghị các chi bộ chuẩn bị báo cáo.")["III.1.1"]
    assert (below.lead, below.due.date) == (("Chi bộ Trường học",), dt.date(2026, 3, 19))


def test_who_takes_part_is_no_work_though_leaders_are_named():
    assert not [clause for clause in _tasks("Đề nghị các chi bộ chuẩn bị báo cáo.") if clause.startswith("II.")]


def test_comrades_are_called_in_short_too():
    below = "Đối với báo cáo của các thôn: Đề nghị các đ/c Đảng ủy viên phụ trách địa bàn đôn đốc, tổng hợp."
    assert _tasks("Đề nghị các chi bộ chuẩn bị báo cáo.", below)["III.1.1"].lead == ("Đảng ủy viên phụ trách địa bàn",)
