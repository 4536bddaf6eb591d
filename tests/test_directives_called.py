"""Who leads and who joins under names that lists do not hold, or behind words that only announce."""

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với VINALINES kiểm tra bến", ("VINALINES",)),
        ("Phối hợp với VINALINES, Sở Y tế kiểm tra bến", ("VINALINES", "Sở Y tế")),
        ("Phối hợp với VINALINES, VNPT kiểm tra bến", ("VINALINES", "VNPT")),
        ("Phối hợp với việc kiểm tra bến", ()),
        ("Sở Y tế tăng cường công tác phối hợp với Sở Tài chính", ("Sở Tài chính",)),
        ("Xây dựng kế hoạch phối hợp với Sở Tài chính", ()),
        ("Kết hợp với các viện nghiên cứu xác định giống", ("các viện nghiên cứu",)),
    ],
)
def test_partners(text, names):
    assert read_partners(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Xây dựng sẽ tiếp tục đổi mới cách làm", ("Sở Xây dựng",)),
        ("Do đó, các sở, ngành và các địa phương cần chủ động thực hiện", ("các sở, ngành", "các địa phương")),
        ("Hội đồng quản trị các công ty tiến hành rà soát", ("Hội đồng quản trị các công ty",)),
        ("Chi cục kiểm lâm tổ chức tuần tra", ("Chi cục kiểm lâm",)),
        ("Giao Tổng Thư ký Quốc hội theo dõi việc thực hiện", ("Tổng Thư ký Quốc hội",)),
    ],
)
def test_leads(text, names):
    assert read_subject(text).names == names


def test_committees_of_one_body_are_a_group():
    assert read_bodies("các Ủy ban, Văn phòng Quốc hội").names == ("các Ủy ban", "Văn phòng Quốc hội")


def test_where_a_group_stands_belongs_to_its_last_name():
    assert read_subject("Các cơ quan, đơn vị trong ngành cần đẩy mạnh giao lưu").names == (
        "Các cơ quan, đơn vị trong ngành",
    )


def test_who_issues_what_is_submitted_may_be_called_without_its_name():
    assert read_reports("Hoàn thiện quy chế và trình Bộ ban hành").report_to == "Bộ"
    assert read_reports("Hoàn thiện quy chế và trình bộ tài liệu ban hành").report_to is None


PLANNED = """KẾ HOẠCH
Giữ sạch bờ sông

I. NHIỆM VỤ
1. Rà soát các bến đò.
2. Trồng cây ven sông.

II. TỔ CHỨC THỰC HIỆN
1. {charged}
2. Sở Tài chính bố trí kinh phí.
3. Sở Y tế lấy mẫu nước.
"""


@pytest.mark.parametrize(
    ("charged", "leads"),
    [
        (
            "Các sở, ban, ngành; Ủy ban nhân dân các xã căn cứ nhiệm vụ được giao xây dựng kế hoạch thực hiện trước ngày 15/3/2026.",
            ("Các sở, ban, ngành", "Ủy ban nhân dân các xã"),
        ),
        (
            "Thủ trưởng các sở, ngành, Chủ tịch Ủy ban nhân dân các huyện xây dựng và ban hành kế hoạch giữ sạch bờ sông.",
            ("các sở, ngành", "Ủy ban nhân dân các huyện"),
        ),
    ],
)
def test_who_all_must_plan_for_the_whole_lead_what_names_nobody(charged, leads):
    made = compile_directive(PLANNED.format(charged=charged).encode(), "a.txt")
    assert made.plan.tasks[0].lead == leads
    assert "addressees-assumed" in {one.code for one in made.problems}


def test_one_body_that_plans_for_itself_does_not():
    charged = "Các đơn vị trực thuộc Sở Y tế xây dựng kế hoạch thực hiện."
    assert compile_directive(PLANNED.format(charged=charged).encode(), "a.txt").plan.tasks[0].lead != (
        "Các đơn vị trực thuộc Sở Y tế",
    )
