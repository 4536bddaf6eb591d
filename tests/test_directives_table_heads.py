"""Heads of assignment tables: of two rows, below a title, with other words; rows that repeat, title or number in their own ways."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nDọn sông năm 2026\n\nI. CHUNG\n\n1. Các sở, ngành thực hiện theo phụ lục.\n\nNơi nhận:\n- Các sở.\n\nPHỤ LỤC\n\n"


def rows(table):
    """The rows of a table, as in a document: its first is ruled off."""
    first, *rest = table
    return "\n".join([first, "|---" * first.count("|"), *rest])


def compiled(*table):
    made = compile_directive((HEAD + rows(table)).encode(), "a.txt")
    return [task for task in made.plan.tasks if task.clause.startswith("PL")], made.problems


WHO = ("Sở Xây dựng",), ("Sở Tài chính",), "2026-06-30"


@pytest.mark.parametrize(
    "table",
    [
        ("| TT | Nội dung | Cơ quan thực hiện | | Thời gian |", "| | | Chủ trì | Phối hợp | |"),
        ("| TT | Nội dung | Phân công thực hiện | Thời gian |", "| Chủ trì | Phối hợp |"),
        ("| TT | Nội dung | Cơ quan thực hiện | Cơ quan thực hiện | Thời gian |", "| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |"),
        ("| PHÂN CÔNG NHIỆM VỤ | | | | |", "| TT | Việc cần làm | Bộ phận | Phối hợp | Hạn |"),
    ],
)  # fmt: skip
def test_heads(table):
    tasks, problems = compiled(*table, "| 1 | Lập bản đồ bến | Sở Xây dựng | Sở Tài chính | Quý II/2026 |")
    assert [(task.clause, task.lead, task.with_, str(task.due.date)) for task in tasks] == [("PL.1", *WHO)]
    assert not [problem for problem in problems if problem.code == "table-broken"]


def test_the_end_is_the_time_where_the_beginning_has_a_column():
    table = (
        "| STT | Công việc | Chủ trì | Ngày bắt đầu | Ngày kết thúc |",
        "| 1 | Lập bản đồ bến | Sở Xây dựng | 01/3/2026 | 30/6/2026 |",
    )
    assert str(compiled(*table)[0][0].due.date) == "2026-06-30"


def test_cells_that_say_as_above():
    head = "| TT | Nội dung | Chủ trì | Thời gian |"
    tasks, _ = compiled(
        head, "| 1 | Lập bản đồ bến | Sở Xây dựng | Quý II/2026 |", "| 2 | Thu gom rác nổi | -nt- | Như trên |"
    )
    assert (tasks[1].lead, str(tasks[1].due.date)) == (("Sở Xây dựng",), "2026-06-30")


def test_titles_among_rows_are_no_tasks():
    tasks, _ = compiled(
        "| TT | Nội dung | Chủ trì | Thời gian |",
        "| | **Nhóm việc về bến** | | |",
        "| 1 | Lập bản đồ | | |",
        "| 1.1 | Lập bản đồ bến khách | Sở Xây dựng | Quý II/2026 |",
        "| | **Nhóm việc về rác** | | |",
        "| 2 | Thu gom rác nổi | Sở Y tế | 2026 |",
    )
    assert [(task.clause, task.part) for task in tasks] == [("PL.1.1", 1), ("PL.2", 1)]


def test_the_number_may_stand_in_the_cell_of_the_work():
    tasks, _ = compiled("| Nhiệm vụ | Chủ trì | Thời gian |", "| 4. Lập bản đồ bến | Sở Xây dựng | Quý II/2026 |")
    assert (tasks[0].clause, tasks[0].quote) == ("PL.4", "Lập bản đồ bến")


def test_what_is_counted_in_is_nobody():
    assert compiled("| TT | Nội dung | Đơn vị | Số lượng |", "| 1 | Xe rác | Chiếc | 3 |")[0] == []


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_table_below_any_title_that_was_issued_with_the_plan_is_its_annex(between):
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng kiểm tra.\n\n"
        "Nơi nhận:\n- Các phòng;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n"
        f"Trần Văn An\n\nPHÂN CÔNG NHIỆM VỤ CỦA TỔ DỌN RÁC{between}(Kèm theo Kế hoạch số 7/KH-SXD)\n\n"
        "| TT | Nhiệm vụ | Người thực hiện |\n|---|---|---|\n"
        "| 1 | Thu gom rác trôi | Lê Văn Bình |\n| 2 | Lập sổ theo dõi | Trần Thị Cúc |\n"
    )
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [(task.clause, task.lead) for task in tasks] == [
        ("I.1", ("Văn phòng",)), ("PL.1", ("Lê Văn Bình",)), ("PL.2", ("Trần Thị Cúc",)),
    ]  # fmt: skip


def test_the_headings_of_a_form_below_an_assignment_table_are_no_task():
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\n| TT | Nhiệm vụ | Đơn vị chủ trì |\n|---|---|---|\n| 1 | Thu gom rác trôi | Văn phòng |\n\n"
        "Biểu 02\n\n| TT | Tên danh mục dự án | Tổng mức đầu tư | Vốn năm 2026 |\n|---|---|---|---|\n| 1 | Bến Gỗ | 5 tỷ | 2 tỷ |\n"
    )
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.quote for task in tasks] == ["Thu gom rác trôi"]
