"""Assignment tables copied from a printed page: cells run over lines with nothing between them, pages end within rows."""

import pytest

from directives.compile import compile_directive

HEAD = "TT \nTên nhiệm vụ \nCơ quan  \nchủ trì \nCơ quan  \nphối hợp \nKết quả \nThời gian \nhoàn thành \n"
TOP = "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\n\nKẾ HOẠCH\nGiữ sạch bờ sông năm 2026\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n"
FIRST = (
    "1  \nRà soát các bến đò ngang và lập danh sách \nbến phải dừng hoạt động trong mùa lũ \nSở Xây dựng \nCác sở, \n"
    "ban, ngành, UBND \ncác xã \nDanh sách được \nban hành \nTháng \n4/2026 \n"
)
SECOND = (
    "2  Xây dựng phương án cứu hộ trên sông, trình \nỦy ban nhân dân tỉnh \nCông an tỉnh  Sở Y tế \nPhương án của \n"
    "Công an tỉnh được phê duyệt \nQuý II/2026 \n"
)
THIRD = "3  \nTuyên truyền mặc áo phao tới từng hộ dân \nsống ven sông \nUBND các xã \n\nBáo cáo \nkết quả \nThường \nxuyên \n"


def tasks(text):
    made = compile_directive((TOP + text).encode(), "a.txt")
    return made.plan.tasks, made.problems


def test_each_row_is_cut_where_its_cells_read_as_what_their_columns_hold():
    found, _ = tasks(HEAD + FIRST + SECOND)
    assert [task.lead for task in found] == [("Sở Xây dựng",), ("Công an tỉnh",)]
    assert [task.with_ for task in found] == [("Các sở, ban, ngành", "UBND các xã"), ("Sở Y tế",)]
    assert [str(task.due.date) for task in found] == ["2026-04-30", "2026-06-30"]
    assert [task.product for task in found] == ["Danh sách được ban hành", "Phương án của Công an tỉnh được phê duyệt"]


def test_a_page_may_end_between_rows_and_print_the_head_again():
    found, _ = tasks(HEAD + FIRST + "\nCÔNG BÁO/Số 9/Ngày 02-4-2026 \n17\n\n" + HEAD + SECOND)
    assert [task.lead for task in found] == [("Sở Xây dựng",), ("Công an tỉnh",)]


def test_a_page_may_end_within_a_row():
    start, rest = SECOND.split("Phương án của ")
    found, _ = tasks(
        HEAD + FIRST + start + "\n1 Lời chú ở chân trang. \n\n17\n" + HEAD + "Phương án của " + rest + "\nHết bảng."
    )
    assert [task.lead for task in found] == [("Sở Xây dựng",), ("Công an tỉnh",)]
    assert str(found[1].due.date) == "2026-06-30"


def test_a_row_that_cannot_be_cut_is_one_task_without_an_owner_and_says_so():
    odd = (
        "2  \nMở đợt kiểm tra tàu chở cát trên toàn tuyến \nsông \nTừ đầu mùa, \ntheo lịch \n"
        "Tổ liên ngành số \nhai cùng các chủ bến và những \nngười lái đò \n"
    )
    found, problems = tasks(HEAD + FIRST + odd * 2 + "\n")
    assert found[0].lead == ("Sở Xây dựng",)
    assert found[1].lead == ()
    assert "row-undivided" in [one.code for one in problems if one.place.clause == found[1].clause]


@pytest.mark.parametrize("number", ["17", "1"])
def test_the_number_of_a_page_is_no_row(number):
    found, _ = tasks(
        HEAD + FIRST + f"\n{number}\n\nLời chú dài ở chân trang nói về nguồn của bảng này. \n\n" + HEAD + SECOND
    )
    assert [task.lead for task in found] == [("Sở Xây dựng",), ("Công an tỉnh",)]


def test_who_approves_in_a_column_of_its_own_is_no_partner():
    head = "STT \nNhiệm vụ \nCơ quan chủ trì \nĐơn vị phối hợp \nCấp phê duyệt \nTiến độ \nthực hiện \n"
    rows = (
        "1 \nDạy nghề cho người lái đò theo \nhình thức tại chỗ \nBộ Khoa học và \nCông nghệ \nCác cơ quan có liên quan \n"
        "Bộ trưởng Bộ \nKhoa học và \nCông nghệ \n2026 - 2030 \n"
        "2 \nXây dựng tiêu chuẩn bến đò ngang \nven sông \nBộ Xây dựng \nCác cơ quan có liên quan \nBộ trưởng Bộ \nXây dựng \n2027 \n"
    )
    found, _ = tasks(head + rows)
    assert [(task.lead, task.with_) for task in found] == [
        (("Bộ Khoa học và Công nghệ",), ("Các cơ quan có liên quan",)),
        (("Bộ Xây dựng",), ("Các cơ quan có liên quan",)),
    ]
