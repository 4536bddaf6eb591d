"""Tables whose cells stand in lines and whose rows are numbered in groups ("1.1"), with blank lines and ends of pages between cells."""

import datetime as dt

from directives.compile import compile_directive
from directives.tables.broken import is_bodies

TITLE = "KẾ HOẠCH\nChăm sóc bến cảng\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
HEAD = "TT \nNhiệm vụ \nCơ quan \nchủ trì \nCơ quan \nphối hợp \nSản phẩm \nThời gian \nthực hiện \n"
ROWS = (
    "1. \nTuyên truyền \n"
    "1.1 \nTổ chức lớp bơi cho học sinh ven \nsông trong dịp hè. \nSở Giáo dục và \nĐào tạo \n"
    "Các đoàn thể \nliên quan \nLớp học được \nmở \nQuý IV/2026 \n"
    "1.2 \nIn tờ rơi về an toàn bến \nđò cho người đi đò. \nSở Giao thông \nvận tải \nCông an tỉnh \nTờ rơi \nQuý III/2026 \n"
    "2. Sửa chữa các bến cảng đã xuống cấp trên toàn \ntuyến sông \n"
    "2.1 \nLập danh mục bến cảng \nphải sửa trong năm. \nSở Xây dựng \n \nCông an tỉnh \nDanh mục \nđược duyệt \nQuý I/2027 \n"
    "2.2 \nSửa đèn báo hiệu ở \ncác khúc sông cong. \nSở Xây dựng \nCông an tỉnh \nĐèn mới \nQuý II/2027 \n"
)


def _rows(text):
    return {task.clause: task for task in compile_directive((TITLE + HEAD + text).encode(), "ke-hoach.txt").plan.tasks}


def test_rows_numbered_in_groups_are_rows_of_their_own():
    rows = _rows(ROWS)
    assert list(rows) == ["PL.1.1", "PL.1.2", "PL.2.1", "PL.2.2"]
    assert rows["PL.1.1"].lead == ("Sở Giáo dục và Đào tạo",)
    assert rows["PL.1.1"].with_ == ("Các đoàn thể liên quan",)
    assert (rows["PL.1.2"].lead, rows["PL.1.2"].due.date) == (("Sở Giao thông vận tải",), dt.date(2026, 9, 30))


def test_a_blank_line_between_the_cells_of_a_row_does_not_end_it():
    row = _rows(ROWS)["PL.2.1"]
    assert (row.lead, row.with_, row.due.date) == (("Sở Xây dựng",), ("Công an tỉnh",), dt.date(2027, 3, 31))


def test_a_row_of_which_every_cell_goes_on_over_a_page_is_not_told_apart():
    torn = ROWS.replace(
        "In tờ rơi về an toàn bến \nđò cho người đi đò. \nSở Giao thông \nvận tải \nCông an tỉnh \nTờ rơi \nQuý III/2026 \n",
        "In tờ rơi về an toàn bến \nSở Giao thông \nCông an \nTờ rơi \nQuý III/2026 \n\n12 \n\n"
        + HEAD
        + "đò cho người đi đò. \nvận tải \ntỉnh \nmàu \n",
    )
    assert _rows(torn)["PL.1.2"].lead == ()
    assert _rows(torn)["PL.2.2"].lead == ("Sở Xây dựng",)


def test_bodies_with_what_one_is_about_and_letters_are_names_alone():
    assert is_bodies("Các sở, Ủy ban Công tác về người cao tuổi, VTV, VOV")
    assert not is_bodies("Sở Y tế về kế hoạch tiêm phòng, lập danh sách")
    assert not is_bodies("Danh sách, VTV")
