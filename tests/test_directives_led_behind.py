"""Who leads stands behind an occasion, a round, or at the end ("do ... thực hiện"); whom a paper warns gets no report."""

import pytest

from directives.compile import compile_directive
from directives.sentences.headings import read_heading
from directives.sentences.subjects import read_subject
from tests.reading import CANALS, tasks_of_unit


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Hưởng ứng Tuần lễ nước sạch, Sở Y tế phối hợp với Sở Xây dựng tổ chức hội thi.", ("Sở Y tế",)),
        ("Nhân Ngày môi trường (05/6), các xã tổ chức dọn kênh.", ("các xã",)),
        ("Đợt 1: từ ngày 01/3/2026 đến ngày 30/4/2026, UBND các xã tổ chức tiêm cho đàn trâu.", ("UBND các xã",)),
        ("Đợt cuối: trong tháng 10/2026, UBND các xã tổ chức tiêm bổ sung.", ("UBND các xã",)),
        ("Thành lập đội dọn kênh ở nơi đông dân, do UBND các phường thực hiện.", ("UBND các phường",)),
        ("Liên đoàn Lao động tỉnh được đề nghị vận động đoàn viên tham gia.", ("Liên đoàn Lao động tỉnh",)),
    ],
)
def test_who_leads_behind_what_opens_the_sentence(said, lead):
    found = tasks_of_unit(said)
    assert [task.lead for task in found] == [lead]
    assert not set(lead) & set(found[0].with_)


def test_who_does_a_part_of_named_work_does_not_lead_it():
    assert read_subject("Sở Xây dựng lập danh mục, do các xã tổ chức thực hiện.").names == ("Sở Xây dựng",)
    assert read_subject("Mua sắm thiết bị, do các xã đề xuất.") is None


def test_whom_a_paper_warns_gets_no_report():
    said = "Sở Y tế thông báo cho chủ tàu, thuyền trưởng biết hướng đi của bão; báo cáo UBND tỉnh."
    assert [task.report_to for task in tasks_of_unit(said)] == ["UBND tỉnh"]


def test_what_happens_to_whoever_is_late_is_no_task():
    said = "Sở Y tế nộp hồ sơ trước ngày 12/6/2026. Quá thời hạn nêu trên, Sở Nội vụ sẽ trừ điểm thi đua."
    assert [task.lead for task in tasks_of_unit(said)] == [("Sở Y tế",)]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Giám đốc các bệnh viện có giường dịch vụ:", ("các bệnh viện có giường dịch vụ",)),
        ("Thủ trưởng các đơn vị có hồ chứa", ("các đơn vị có hồ chứa",)),
    ],
)
def test_the_head_in_front_of_a_described_group_is_dropped(heading, names):
    assert read_heading(heading).names == names


def test_a_channel_that_names_groups_is_theirs():
    said = "Sở Y tế kiểm tra kho thuốc. Khi có khó khăn, vướng mắc, các đơn vị báo cáo bằng văn bản về Sở Y tế (Phòng Dược)."
    assert [task.lead for task in tasks_of_unit(said)] == [("Sở Y tế",), ("các đơn vị",)]


@pytest.mark.parametrize(
    ("said", "to", "via"),
    [
        ("Các Cục lập dự toán trình Bộ (qua Vụ Kế hoạch) trước ngày 20/4/2026.", "Bộ", "Vụ Kế hoạch"),
        ("Các phòng lập dự toán trình Sở (qua Văn phòng Sở) trước ngày 20/4/2026.", "Sở", "Văn phòng Sở"),
    ],
)
def test_a_receiver_without_its_name_before_brackets(said, to, via):
    assert [(task.report_to, task.via) for task in tasks_of_unit(said)] == [(to, via)]


@pytest.mark.parametrize(
    ("said", "via"),
    [
        ("Sở Xây dựng (qua Sở Nội vụ) báo cáo tình hình bến đò trước ngày 20/4/2026.", "Sở Nội vụ"),
        ("Sở Y tế (thông qua Văn phòng UBND tỉnh) gửi báo cáo.", "Văn phòng UBND tỉnh"),
        ("Sở Xây dựng (qua Sở Nội vụ) kiểm tra bến đò.", None),
    ],
)
def test_through_whom_stands_between_whoever_reports_and_the_work(said, via):
    assert [task.via for task in tasks_of_unit(said)] == [via]


def asked(said):
    """The codes of the doubts on one unit."""
    problems = compile_directive((CANALS + said).encode(), "a.txt").problems
    return {one.code for one in problems if one.place.clause == "II.1"}


def test_a_case_in_front_says_from_when_a_limit_counts():
    assert "anchor-missing" not in asked("Khi phát hiện ca bệnh, Sở Y tế báo cáo UBND tỉnh trong vòng 24 giờ.")
    assert "anchor-missing" in asked("Sở Y tế báo cáo UBND tỉnh trong vòng 24 giờ.")


def test_a_matter_that_must_be_done_by_a_day_is_surely_work():
    assert "perhaps-no-task" not in asked("Sở Y tế trực đê; việc nạo vét kênh phải xong trước ngày 20/4/2026.")
    assert "not-understood" not in asked("Sở Y tế nộp hồ sơ. Quá thời hạn trên, Sở Nội vụ sẽ trừ điểm thi đua.")


def test_who_does_the_work_just_told_has_a_task_of_its_own():
    said = "Sở Y tế tổ chức tiêm hằng tháng cho số trâu mới nhập. Việc này do Trạm Thú y tỉnh hướng dẫn và giám sát."
    assert [task.lead for task in tasks_of_unit(said)] == [("Sở Y tế",), ("Trạm Thú y tỉnh",)]


@pytest.mark.parametrize(
    "by", ["Ủy ban nhân dân tỉnh quyết định", "Sở Nội vụ đề xuất", "Chính phủ chỉ đạo tại Công điện số 12/CĐ-TTg"]
)
def test_who_decided_or_proposed_the_work_just_told_has_none(by):
    assert [task.lead for task in tasks_of_unit(f"Sở Y tế tổ chức tiêm trước ngày 20/4/2026. Việc này do {by}.")] == [
        ("Sở Y tế",)
    ]


@pytest.mark.parametrize(
    "behind", ["Sở Xây dựng thực hiện.", "Sở Xây dựng tổ chức thực hiện./.", "giao Sở Xây dựng thực hiện."]
)
def test_work_before_a_colon_is_not_lost_where_all_that_follows_is_who_does_it(behind):
    made = compile_directive(
        f"KẾ HOẠCH\nSửa bến\n\nI. NHIỆM VỤ\n1. Lắp đặt phao cứu sinh: {behind}\n".encode(), "a.txt"
    )
    assert [task.lead for task in made.plan.tasks] == [("Sở Xây dựng",)]
