"""Assignment tables under headings that few offices use, with roles, sections and rows said in other ways."""

import datetime as dt

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc phòng cháy\n\n"
OPENING = "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nhiệm vụ sau:\n"
ABOVE = "1. Các sở, ban, ngành rà soát danh mục.\nPHỤ LỤC\n"


def rows(table):
    """(work, leads, partners, last day) of each row."""
    found = compile_directive(f"{HEAD}{OPENING}{ABOVE}{table}\n".encode(), "x.txt")
    tasks = [task for task in found.plan.tasks if task.clause.startswith("PL")]
    return [(task.quote, task.lead, task.with_, getattr(task.due, "date", None)) for task in tasks], found.problems


@pytest.mark.parametrize(
    "heads",
    [
        "STT | Việc cần làm | Bên chịu trách nhiệm chính | Bên hỗ trợ | Hạn chót",
        "TT | Đầu việc | Đơn vị đầu mối | Đơn vị liên quan | Mốc hoàn thành",
        "TT | Nội dung | Bộ phận làm | Bộ phận cùng làm | Khi nào xong",
        "TT | Hoạt động | Ai làm | Cùng ai | Khi nào",
        "TT | Công việc | Đơn vị thực hiện | Phối hợp | Deadline",
    ],
)
def test_columns_by_other_names(heads):
    ((work, leads, partners, day),), _ = rows(f"{heads}\n1 | Lập bản đồ ngập | Sở Xây dựng | Sở Y tế | 30/4/2026")
    assert (work, leads, partners, str(day)) == ("Lập bản đồ ngập", ("Sở Xây dựng",), ("Sở Y tế",), "2026-04-30")


def test_who_only_oversees_does_not_do_it():
    table = "TT | Công việc | Lãnh đạo phụ trách | Đơn vị thực hiện | Thời hạn\n1 | Chi trả | Lê Văn A | Phòng Kinh tế | 15/4/2026"
    assert rows(table)[0][0][1] == ("Phòng Kinh tế",)
    alone = "TT | Công việc | Lãnh đạo phụ trách | Thời hạn\n1 | Chi trả | Phòng Kinh tế | 15/4/2026"
    assert rows(alone)[0][0][1] == ("Phòng Kinh tế",)


def test_a_row_that_says_roles_is_no_second_head():
    table = "TT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời hạn\n1 | Lập kế hoạch | Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ | 30/4/2026"
    assert rows(table)[0][0][:3] == ("Lập kế hoạch", ("Sở Y tế",), ("Sở Nội vụ",))


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("- Sở Nội vụ - Sở Y tế", ("Sở Nội vụ", "Sở Y tế"), ()),
        ("- Sở Nội vụ; - Sở Y tế", ("Sở Nội vụ", "Sở Y tế"), ()),
        ("- Sở Y tế - Cơ quan thường trực", ("Sở Y tế",), ()),
        ("Sở Y tế (chủ trì), Bưu điện tỉnh (phối hợp)", ("Sở Y tế",), ("Bưu điện tỉnh",)),
        ("Sở Y tế (chủ trì); Sở Nội vụ và Công an tỉnh (tham gia)", ("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh")),
    ],
)
def test_several_in_a_cell(cell, leads, partners):
    found, _ = rows(f"TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Tập huấn | {cell} | 30/4/2026")
    assert found[0][1:3] == (leads, partners)


def test_a_section_that_names_a_body_charges_it_and_one_that_does_not_is_asked_about():
    head = "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn\n"
    found, problems = rows(f"{head}I | SỞ TÀI CHÍNH | | | \n1 | Cấp kinh phí | | Kho bạc | 10/5/2026")
    assert found[0][1] == ("SỞ TÀI CHÍNH",)
    assert "lead-unsaid" not in [one.code for one in problems]
    found, problems = rows(f"{head}I | Công tác hậu cần | | | \n1 | Cấp kinh phí | | Kho bạc | 10/5/2026")
    assert found[0][1] == ()
    assert ("PL.I.1", "lead") in [(one.place.clause, one.place.field) for one in problems if one.code == "lead-unsaid"]


def test_headings_over_two_rows_of_a_page():
    page = """<p>CHỈ THỊ</p><p>Về bến đò</p><p>1. Các sở rà soát.</p><p>PHỤ LỤC</p><table>
    <tr><th rowspan=2>TT</th><th rowspan=2>Công việc</th><th colspan=2>Phân công</th><th rowspan=2>Hạn</th></tr>
    <tr><th>Chủ trì</th><th>Phối hợp</th></tr>
    <tr><td>1</td><td>Đo đất</td><td>Sở Y tế</td><td rowspan=2>UBND xã Hà Bắc</td><td rowspan=2>30/4/2026</td></tr>
    <tr><td>2</td><td>Cắm mốc</td><td>Sở Xây dựng</td></tr></table>"""
    tasks = compile_directive(f"<html><body>{page}</body></html>".encode(), "x.html").plan.tasks[1:]
    assert [(task.lead, task.with_) for task in tasks] == [
        (("Sở Y tế",), ("UBND xã Hà Bắc",)),
        (("Sở Xây dựng",), ("UBND xã Hà Bắc",)),
    ]


def test_a_table_that_seems_to_assign_under_headings_that_say_nothing_is_asked_about():
    table = "| A | B | C |\n| Rà soát bến đò | Sở Xây dựng | tháng 4 |\n| Kiểm tra phao | Công an tỉnh | tháng 5 |"
    found, problems = rows(table)
    assert not found
    assert "table-unread" in [one.code for one in problems]
    unknown_verbs = "| Nhiệm vụ | Ai gánh | Lúc |\n| Mạ phao | Sở Xây dựng | a |\n| Gò mạn đò | Công an tỉnh | b |"
    assert "table-unread" in [one.code for one in rows(unknown_verbs)[1]]
    figures = "| Xã | Số hộ | Số khẩu |\n| UBND xã An Hải | 12 | 40 |\n| UBND xã Hà Bắc | 9 | 33 |"
    assert "table-unread" not in [one.code for one in rows(figures)[1]]


def test_a_table_of_who_and_when_whose_other_heading_says_nothing():
    table = (
        "| STT | Tên thông tin thống kê | Mức độ | Thời gian phổ biến | Đơn vị chịu trách nhiệm |\n"
        "| 1 | Số trụ nước chữa cháy của từng xã | Sơ bộ | Tháng 6/2026 | Công an tỉnh |\n"
        "| 2 | Số vụ cháy và thiệt hại trong kỳ | Chính thức | Tháng 7/2026 | Sở Xây dựng |"
    )
    found, problems = rows(table)
    assert [(work, leads, str(day)) for work, leads, _, day in found] == [
        ("Số trụ nước chữa cháy của từng xã", ("Công an tỉnh",), "2026-06-30"),
        ("Số vụ cháy và thiệt hại trong kỳ", ("Sở Xây dựng",), "2026-07-31"),
    ]
    asked = next(one for one in problems if one.code == "table-column-guessed")
    assert (asked.place.clause, asked.place.also) == ("PL.1", ("PL.2",))


def test_a_row_longer_than_its_heading_names_no_column():
    table = (
        "| STT | Thông tin | Thời gian phổ biến | Đơn vị chịu trách nhiệm |\n"
        "| 1 | Số trụ nước | Tháng 6/2026 | Công an tỉnh | lời dẫn dài hơn mọi ô khác của dòng này |\n"
        "| 2 | Số vụ cháy | Tháng 7/2026 | Sở Xây dựng | một lời dẫn dài nữa, cũng ngoài mọi cột |"
    )
    found, _ = rows(table)
    assert [work for work, *_ in found] == ["Số trụ nước", "Số vụ cháy"]


def test_a_time_beside_that_of_the_deadline_is_asked_about():
    found, problems = rows(
        "TT | Nội dung | Chủ trì | Trình | Hoàn thành\n1 | Lập đề án | Sở Y tế | 30/4/2026 | 30/6/2026"
    )
    assert str(found[0][3]) == "2026-06-30"
    assert ("several-dues", "PL.1") in [(one.code, one.place.clause) for one in problems]
    begun, problems = rows(
        "TT | Nội dung | Chủ trì | Bắt đầu | Hoàn thành\n1 | Lập đề án | Sở Y tế | 30/4/2026 | 30/6/2026"
    )
    assert str(begun[0][3]) == "2026-06-30"
    assert "several-dues" not in {one.code for one in problems}


def test_times_under_one_heading():
    above = "| TT | Nội dung | Chủ trì | Thời gian | |\n| | | | Dự thảo | Ban hành |\n"
    found, problems = rows(above + "| 1 | Quy chế họp | Sở Y tế | 30/4/2026 | 30/6/2026 |")
    assert [(one[0], str(one[3])) for one in found] == [("Quy chế họp", "2026-06-30")]
    assert "several-dues" in {one.code for one in problems}


def test_one_column_says_who_and_by_when():
    above = "| TT | Nhiệm vụ | Đơn vị thực hiện, thời hạn |\n"
    found, _ = rows(
        above + "| 1 | Rà soát chợ | Sở Y tế; trước 30/4/2026 |\n| 2 | Thu gom rác | Sở Xây dựng, tháng 5/2026 |"
    )
    assert [(one[1], str(one[3])) for one in found] == [
        (("Sở Y tế",), "2026-04-29"), (("Sở Xây dựng",), "2026-05-31"),
    ]  # fmt: skip


def test_the_work_says_its_own_time_where_no_column_does():
    found, _ = rows("TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Rà soát chợ trước ngày 15/5/2026 | Sở Y tế | ")
    assert str(found[0][3]) == "2026-05-14"
    found, _ = rows("TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Rà soát chợ trước ngày 15/5/2026 | Sở Y tế | Tháng 6/2026")
    assert str(found[0][3]) == "2026-06-30"


@pytest.mark.parametrize("heading", ["Kinh phí thực hiện", "Ước thực hiện", "Địa điểm thực hiện", "Tỷ lệ thực hiện"])
def test_a_column_that_tells_of_the_work_names_nobody(heading):
    table = f"TT | Nội dung | {heading} | Thời hạn\n1 | Nạo vét kênh Đào | 172.033 | 30/4/2026"
    assert rows(table)[0][0][1] == ()


@pytest.mark.parametrize("heading", ["Thực hiện", "Đơn vị thực hiện"])
def test_figures_are_no_bodies(heading):
    table = f"TT | Nội dung | {heading} | Năm 2027\n1 | Thu từ dầu | 1.046.061 | 2\n2 | Thu từ đất | 85.000 | 3"
    assert rows(table)[0] == []


@pytest.mark.parametrize("figures", ["12", "1.046,5", "3/4", "(5)", "12%"])
def test_a_cell_of_figures_beside_bodies_names_nobody_and_is_asked_about(figures):
    heading, named = "TT | Nội dung | Đơn vị thực hiện", "1 | Nạo vét kênh Đào | Sở Y tế"
    found, problems = rows(f"{heading}\n{named}\n2 | Đắp bờ kênh Đào | {figures}")
    assert [one[1] for one in found] == [("Sở Y tế",), ()]
    assert "lead-unsaid" in [one.code for one in problems]


@pytest.mark.parametrize("heading", ["Ngày thực hiện", "Năm thực hiện"])
def test_a_column_of_days_of_work_is_its_time(heading):
    table = f"TT | Nội dung | Phòng phụ trách | {heading}\n1 | Nạo vét kênh Đào | Phòng Kinh tế | 2026"
    assert rows(table)[0][0][1::2] == (("Phòng Kinh tế",), dt.date(2026, 12, 31))


@pytest.mark.parametrize("cell", ["Các cơ quan chủ trì", "Các sở chủ trì", "Cơ quan chủ trì", "Các đơn vị thực hiện"])
def test_a_cell_that_only_tells_a_part_is_no_group_of_bodies(cell):
    table = f"TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Rà soát chợ | Sở Y tế | 15/5/2026\n2 | Lập sổ chợ | {cell} | 16/5/2026"
    assert [one[1] for one in rows(table)[0]] == [("Sở Y tế",), (cell,)]


@pytest.mark.parametrize(
    ("note", "receiver", "partners"),
    [
        ("Báo cáo UBND tỉnh", "UBND tỉnh", ()),
        ("Gửi Chi cục Chăn nuôi", "Chi cục Chăn nuôi", ()),
        ("Phối hợp Công an tỉnh", None, ("Công an tỉnh",)),
        ("Đã báo cáo UBND tỉnh", None, ()),
        ("Công văn của Sở Y tế gửi UBND tỉnh", None, ()),
        ("Kinh phí năm 2026", None, ()),
    ],
)
def test_a_note_says_to_whom_and_with_whom(note, receiver, partners):
    table = f"TT | Nhiệm vụ | Chủ trì | Thời hạn | Ghi chú\n1 | Rà soát chuồng trại | Sở Y tế | 30/4/2026 | {note}"
    found = compile_directive(f"{HEAD}{OPENING}{ABOVE}{table}\n".encode(), "x.txt").plan.tasks
    (task,) = [task for task in found if task.clause.startswith("PL")]
    assert (task.report_to, task.with_) == (receiver, partners)


@pytest.mark.parametrize(
    ("due", "note", "said"),
    [
        ("Thường xuyên", "báo cáo tuần", "báo cáo tuần"),
        ("30/4/2026", "Báo cáo Sở Nội vụ hằng tuần", "hằng tuần"),
        ("Thường xuyên", "Nghiệm thu trước ngày 15/5/2026", "trước ngày 15/5/2026"),
        ("Thường xuyên", "Hằng tháng đánh giá", "Hằng tháng"),
        ("30/4/2026", "Hoàn thành 30/4/2026", None),
        ("Hằng tuần", "Báo cáo hằng tuần", None),
        ("30/4/2026", "2 đợt", None),
        ("30/4/2026", "Theo Kế hoạch số 12/KH-UBND ngày 10/02/2026", None),
    ],
)
def test_a_time_that_only_a_note_says_is_asked_about(due, note, said):
    table = f"TT | Nhiệm vụ | Chủ trì | Thời hạn | Ghi chú\n1 | Rà soát chuồng trại | Sở Y tế | {due} | {note}"
    asked = [one.args["said"] for one in rows(table)[1] if one.code == "time-left"]
    assert asked == ([said] if said else [])
