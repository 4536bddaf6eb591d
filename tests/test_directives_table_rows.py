"""Tables as texts really hold them: cells over several lines, numbers lost, titles above the head, other names of columns."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.tables.receiver_cells import read_receivers


def tasks(test):
    """The tasks of the document of a test, by clause: who, with whom, to whom, by when."""
    plan = compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan
    return {
        task.clause: (task.lead, task.with_, task.report_to, task.due and str(task.due.text)) for task in plan.tasks
    }


def test_cells_over_several_lines_make_one_row():
    """KẾ HOẠCH
    Dọn sông

    I. PHÂN CÔNG

    | TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | |
    |---|---|---|---|---|---|
    | 1 | Lập bản đồ các bến
    đang hoạt động | Sở Xây dựng
    | Sở Tài chính
    | Trước ngày 10/3/2026 | |
    | 2 | Thu gom rác nổi | Sở Công Thương |
    Sở Y tế |
    | Trong tháng 4/2026 |
    """
    found = tasks(test_cells_over_several_lines_make_one_row)
    assert found["I.1"][:2] == (("Sở Xây dựng",), ("Sở Tài chính",))
    assert found["I.1"][3] == "Trước ngày 10/3/2026"
    assert found["I.2"][0] == ("Sở Công Thương",)


def test_rows_that_lost_their_numbers_are_counted_under_the_titles_among_them():
    """KẾ HOẠCH
    Soạn thảo văn bản

    I. DANH MỤC

    | TT | Tên văn bản | Cơ quan trình | Cơ quan soạn thảo | Cơ quan thẩm tra | Tiến độ |
    |---|---|---|---|---|---|
    | A. Văn bản của Hội đồng nhân dân | | | | | |
    | | Nghị quyết về phí đò ngang | Ủy ban nhân dân tỉnh | Sở Tài chính | Ban Pháp chế | Trước ngày 10/3/2026 |
    | Nghị quyết về bến khách | Ủy ban nhân dân tỉnh | Sở Xây dựng (Sở Công an phối hợp) | Ban Đô thị | Tháng 5/2026 | |
    | B. Văn bản của Ủy ban nhân dân | | | | | |
    | | Quyết định về giờ hoạt động của bến | Sở Xây dựng | Sở Xây dựng | Sở Tư pháp | Quý III/2026 |
    """
    found = tasks(test_rows_that_lost_their_numbers_are_counted_under_the_titles_among_them)
    assert list(found) == ["I.A.1", "I.A.2", "I.B.1"]
    assert found["I.A.1"][:2] == (("Sở Tài chính",), ("Ban Pháp chế",))
    assert found["I.A.2"][0] == ("Sở Xây dựng",)
    assert found["I.B.1"][1] == ("Sở Tư pháp",)


def test_an_annex_without_that_word_is_known_by_what_stands_in_brackets():
    """NGHỊ QUYẾT
    Ban hành Kế hoạch dọn sông

    HỘI ĐỒNG NHÂN DÂN TỈNH

    Căn cứ Luật Bảo vệ môi trường;

    QUYẾT NGHỊ:

    Điều 1. Ban hành kèm theo Nghị quyết này Kế hoạch dọn sông.

    Điều 2. Sở Xây dựng theo dõi việc thực hiện.

    KẾ HOẠCH

    DỌN SÔNG

    (Ban hành kèm theo Nghị quyết số 12/NQ-HĐND ngày 05 tháng 02 năm 2026 của Hội đồng nhân dân tỉnh)

    | TT | Nội dung | Chủ trì | Thời hạn |
    |---|---|---|---|
    | 1 | Thu gom rác nổi theo Chỉ thị số 9/CT-UBND | Sở Công Thương | Tháng 4/2026 |
    """
    test = test_an_annex_without_that_word_is_known_by_what_stands_in_brackets
    assert tasks(test)["PL.1"][0] == ("Sở Công Thương",)
    directive = compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan.directive
    assert (directive.number, directive.issued.isoformat()) == ("12/NQ-HĐND", "2026-02-05")
    assert directive.issuer == "Hội đồng nhân dân tỉnh"
    assert [one.number for one in directive.cites] == ["9/CT-UBND"]


def test_what_comes_out_of_a_row_may_say_to_whom():
    """KẾ HOẠCH
    Dọn sông

    I. PHÂN CÔNG

    | TT | Nội dung | Chủ trì | Thời hạn | Hồ sơ |
    |---|---|---|---|---|
    | 1 | Tổng kết việc thu gom rác | Sở Công Thương | Tháng 4/2026 | Báo cáo trình Ủy ban nhân dân tỉnh |
    """
    assert tasks(test_what_comes_out_of_a_row_may_say_to_whom)["I.1"][2] == "Ủy ban nhân dân tỉnh"


def test_breaks_of_a_page_in_a_cell_are_blanks():
    """KẾ HOẠCH
    Dọn sông

    I. PHÂN CÔNG

    | TT | Nội dung | Chủ trì | Thời hạn |
    |---|---|---|---|
    | 1 | Thu gom<br>rác nổi | Sở Công Thương;<br/>Sở Y tế | Tháng 4/2026 |
    """
    assert tasks(test_breaks_of_a_page_in_a_cell_are_blanks)["I.1"][0] == ("Sở Công Thương", "Sở Y tế")


ROWS = (
    "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch:\n\nI. NHIỆM VỤ\n"
    "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm | Thời hạn |\n| 1 | Kiểm kê quầy hàng | "
)


@pytest.mark.parametrize("left_out", ["trừ đặc khu An Hải", "không bao gồm xã Tân Lập"])
def test_whom_brackets_of_a_cell_leave_out_stays_in_the_name(left_out):
    group = f"UBND các xã, phường ({left_out})"
    found = compile_directive(f"{ROWS}Sở Công Thương | {group} | Báo cáo | Quý IV/2026 |\n".encode(), "a.txt")
    assert found.plan.tasks[0].with_ == (group,)
    found = compile_directive(f"{ROWS}{group} | Sở Công Thương | Báo cáo | Quý IV/2026 |\n".encode(), "a.txt")
    assert found.plan.tasks[0].lead == (group,)


def test_a_time_that_brackets_of_a_cell_tell_apart_is_asked_about():
    lead = "UBND các xã, phường (riêng xã Tân Lập báo cáo trước 09 giờ)"
    found = compile_directive(f"{ROWS}{lead} | Sở Công Thương | Báo cáo | Quý IV/2026 |\n".encode(), "a.txt")
    assert "cell-not-whole" in {one.code for one in found.problems}
    plain = f"{ROWS}UBND các xã, phường (có chợ) | Sở Công Thương | Báo cáo | Quý IV/2026 |\n"
    assert "cell-not-whole" not in {one.code for one in compile_directive(plain.encode(), "a.txt").problems}


def test_another_day_in_the_cell_of_the_product_is_asked_about():
    for product, asked in (("Báo cáo trước ngày 05/02/2027", True), ("Báo cáo trước ngày 31/12/2026", False)):
        text = f"{ROWS}Sở Công Thương | Sở Tài chính | {product} | 30/12/2026 |\n"
        codes = {one.code for one in compile_directive(text.encode(), "a.txt").problems}
        assert ("several-dues" in codes) is asked


def test_a_column_of_receivers_says_to_whom_each_row_reports():
    """KẾ HOẠCH
    Dọn sông

    I. BÁO CÁO

    | STT | Tên báo cáo | Cơ quan thực hiện | Nơi nhận báo cáo | Thời hạn gửi |
    |---|---|---|---|---|
    | 1 | Báo cáo số bến đã dọn | UBND các xã | Sở Xây dựng | Trước ngày 15/6/2026 |
    | 2 | Báo cáo tổng kết | Sở Xây dựng | UBND tỉnh (qua Văn phòng UBND tỉnh) | Chậm nhất 05/12/2026 |
    | 3 | Báo cáo số thuyền gửi Sở Tài chính | Sở Công Thương | Như quy định | Ngày 20 hằng tháng |
    | 4 | Báo cáo nhu cầu kinh phí | Sở Công Thương | Sở Tài chính, Sở Xây dựng | Trong tháng 7/2026 |
    """
    found = tasks(test_a_column_of_receivers_says_to_whom_each_row_reports)
    assert [found[f"I.{row}"][2] for row in range(1, 5)] == [
        "Sở Xây dựng",
        "UBND tỉnh",
        "Sở Tài chính",
        "Sở Tài chính, Sở Xây dựng",
    ]


@pytest.mark.parametrize(
    ("cell", "receivers"),
    [
        ("UBND tỉnh (qua Sở Xây dựng)", ("UBND tỉnh", "Sở Xây dựng")),
        ("Bộ Xây dựng; UBND tỉnh", ("Bộ Xây dựng; UBND tỉnh", None)),
        ("Theo quy định", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_cell_of_receivers_holds_bodies_alone(cell, receivers):
    assert read_receivers(cell) == receivers


ABOVE = "KẾ HOẠCH\nDọn sông\n\nI. PHÂN CÔNG\n\n{above}\n\n| TT | Nhiệm vụ | Thời hạn |\n|---|---|---|\n| 1 | Dọn bến | 15/6/2026 |\n"


@pytest.mark.parametrize(
    ("above", "lead"),
    [("1. Sở Xây dựng", "Sở Xây dựng"), ("Sở Xây dựng thực hiện các nhiệm vụ sau:", "Sở Xây dựng"), ("1. Đợt đầu", "")],
)
def test_whom_the_unit_of_a_table_names_leads_its_rows_where_no_column_says_who(above, lead):
    made = compile_directive(ABOVE.format(above=above).encode(), "a.txt")
    assert ["; ".join(task.lead) for task in made.plan.tasks] == [lead]
    told = {one.code for one in made.problems if one.place.clause}
    assert told == (set() if lead else {"lead-unsaid"})
