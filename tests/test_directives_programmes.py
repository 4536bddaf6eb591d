"""Programmes: tables hour by hour under the line of a day; purposes under a lead-in; posts as headings."""

import datetime as dt
import inspect

import pytest

from directives.compile import compile_directive
from directives.sentences.headings import read_heading
from directives.tables.programmes import headed, hour_due


def made(function):
    """What the docstring of a test compiles to."""
    return compile_directive(inspect.cleandoc(function.__doc__).encode(), "test.txt").plan


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7h15 - 7h45", "07:45"), ("Từ 8 giờ đến 9 giờ 30", "09:30"), ("14:00", "14:00"), ("8h", "08:00"),
        ("Trước 8 giờ", None), ("Trong tháng 3", None), ("25 giờ", None),
    ],
)  # fmt: skip
def test_hours_of_a_row_fall_on_the_day_of_its_table(text, time):
    due = hour_due(text, dt.date(2026, 8, 24))
    assert (due and due.time) == time
    assert hour_due(text, None) is None


def test_the_line_above_a_table_may_number_it_and_name_its_day():
    source = "NGÀY 2: THỨ BA, NGÀY 25/8/2026\n\n| Thời gian |"
    assert headed(source, source.index("|"), None) == ("2", dt.date(2026, 8, 25))
    assert headed("Danh sách các tổ\n|", 17, None) == (None, None)
    assert headed("Ngày 25/8/2026\n|", 15, None) == (None, dt.date(2026, 8, 25))


def test_a_programme_of_two_days():
    """KẾ HOẠCH
    Tổ chức ngày hội đọc sách
    Sông Thao, ngày ... tháng 9 năm 2026

    I. NỘI DUNG
    1. Chương trình
    NGÀY 1: THỨ HAI, NGÀY 12/10/2026
    | Thời gian | Nội dung | Người phụ trách |
    | 7h30 - 8h00 | Khai mạc ngày hội | Ban Giám hiệu |
    | 8h00 - 10h00 | Thi kể chuyện theo sách | Tổ Ngữ văn |
    NGÀY 2: THỨ BA, NGÀY 13/10/2026
    | Thời gian | Nội dung | Người phụ trách |
    | 7h30 - 9h30 | Giao lưu với tác giả | Thư viện |
    2. Các việc chuẩn bị
    | Nội dung | Người phụ trách | Thời gian |
    | Treo băng rôn tại cổng trường | Đoàn trường | Trước ngày 12/10 |
    """
    plan = made(test_a_programme_of_two_days)
    assert [(task.clause, task.due.date.isoformat(), task.due.time) for task in plan.tasks] == [
        ("I.1.1.1", "2026-10-12", "08:00"),
        ("I.1.1.2", "2026-10-12", "10:00"),
        ("I.1.2.1", "2026-10-13", "09:30"),
        ("I.2.1", "2026-10-11", None),
    ]


def test_purposes_and_what_to_state_are_contents_of_one_task():
    """KẾ HOẠCH
    Sửa quy chế chợ
    Sông Thao, ngày 12 tháng 9 năm 2026

    I. NHIỆM VỤ
    1. Phòng Kinh tế sửa đổi Quy chế quản lý chợ trên địa bàn xã để:
    - Tháo gỡ vướng mắc cho các hộ kinh doanh nhỏ.
    - Thu hút đầu tư vào chợ đầu mối.
    2. Báo cáo tình hình cho thuê sạp đến ngày 31/8/2026, trong đó nêu rõ:
    - Tổng số sạp đang cho thuê.
    - Tổng hợp số tiền đã thu.
    II. TỔ CHỨC THỰC HIỆN
    1. Văn phòng xã theo dõi việc thực hiện.
    """
    assert [task.clause for task in made(test_purposes_and_what_to_state_are_contents_of_one_task).tasks] == [
        "I.1",
        "I.2",
        "II.1",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cán bộ phụ trách lĩnh vực dân số và trẻ em", ("Cán bộ phụ trách lĩnh vực dân số và trẻ em",)),
        ("Bộ phận Thủ quỹ, Kế toán", ("Bộ phận Thủ quỹ, Kế toán",)),
        ("Chuyên viên phụ trách văn hóa, Công an xã", None),
    ],
)
def test_a_heading_that_is_a_post_is_one_name(text, names):
    said = read_heading(text)
    assert (said and said.names) == names or (names is None and "Công an xã" not in said.names[0])


def test_who_holds_a_meeting_also_reports_on_it():
    """KẾ HOẠCH
    Tổ chức họp dân
    Sông Thao, ngày 12 tháng 9 năm 2026

    I. NỘI DUNG
    1. Họp dân đợt đầu
    1.1. Nội dung: Lấy ý kiến về đường mới.
    - Đơn vị chủ trì: Ban nhân dân thôn.
    - Thời gian: trước ngày 10/10/2026.
    1.2. Báo cáo kết quả
    - Gửi biên bản đến UBND xã ngay sau khi họp.
    II. TỔ CHỨC THỰC HIỆN
    1. Phòng Kinh tế
    - Theo dõi việc họp dân.
    2. Văn phòng xã
    - In tài liệu.
    """
    plan = made(test_who_holds_a_meeting_also_reports_on_it)
    assert [task.lead for task in plan.tasks if task.clause == "I.1.2.1"] == [("Ban nhân dân thôn",)]


def test_themes_and_means_of_propaganda_are_contents_where_others_do_it():
    """KẾ HOẠCH
    Tuyên truyền giữ sạch sông
    Sông Thao, ngày 12 tháng 9 năm 2026

    I. NỘI DUNG TUYÊN TRUYỀN
    1. Tuyên truyền ý nghĩa của dòng sông sạch.
    2. Tuyên truyền gương người tốt.
    II. HÌNH THỨC, THỜI GIAN TUYÊN TRUYỀN
    1. Tuyên truyền trên loa phát thanh của thôn.
    III. TỔ CHỨC THỰC HIỆN
    1. Phòng Văn hóa - Xã hội viết bài phát thanh trước ngày 20/9/2026.
    """
    assert [
        task.clause for task in made(test_themes_and_means_of_propaganda_are_contents_where_others_do_it).tasks
    ] == ["III.1"]


def test_a_paper_to_be_sent_by_a_day_is_work_though_nobody_is_said_to_send_it():
    """CÔNG VĂN
    Về khen thưởng
    Sông Thao, ngày 12 tháng 9 năm 2026

    UBND xã yêu cầu các thôn thực hiện:
    1. Bình chọn hộ gia đình văn hóa.
    Danh sách đề nghị khen thưởng gửi về Văn phòng xã trước ngày 30/9/2026.
    2. Treo cờ trước ngày 02/9/2026.
    """
    tasks = made(test_a_paper_to_be_sent_by_a_day_is_work_though_nobody_is_said_to_send_it).tasks
    assert [(task.id, str(task.due.date) if task.due else None) for task in tasks][:2] == [
        ("1", None),
        ("1-2", "2026-09-29"),
    ]


def test_a_day_without_a_year_in_a_report_takes_that_of_the_nearest_day_in_full_and_says_so():
    text = (
        "Ngày 28-1, UBND tỉnh vừa ban hành Công văn số 65/UBND-VP5 về bảo đảm an toàn đò dọc.\n\n"
        "Theo đó, UBND tỉnh yêu cầu Sở Xây dựng báo cáo theo Thông báo số 8/TB-UBND ngày 25/01/2019.\n"
    )
    found = compile_directive(text.encode(), "test.txt")
    assert found.plan.directive.issued == dt.date(2019, 1, 28)
    assert "issue-year-assumed" in [one.code for one in found.problems]


def test_what_sets_a_group_apart_in_a_cell_belongs_to_its_name():
    """KẾ HOẠCH
    Thí điểm chợ số
    Sông Thao, ngày 12 tháng 9 năm 2026

    I. NHIỆM VỤ
    | TT | Nhiệm vụ | Chủ trì | Thời hạn |
    | 1 | Lắp màn hình giá tại chợ | Các địa phương được lựa chọn | 12/2026 |
    | 2 | Đưa tin về chợ số | VTV, VOV, các địa phương | 12/2026 |
    """
    leads = [task.lead for task in made(test_what_sets_a_group_apart_in_a_cell_belongs_to_its_name).tasks]
    assert leads == [("Các địa phương được lựa chọn",), ("VTV", "VOV", "các địa phương")]
