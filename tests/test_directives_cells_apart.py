"""Assignment tables of a web page: each cell runs over several lines, and blank lines stand between the cells."""

from directives.compile import compile_directive

TOP = "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\n\nKẾ HOẠCH\nGiữ sạch bờ sông năm 2026\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n"
HEAD = "TT\n\nNội dung/nhiệm vụ\n\nCơ quan chủ trì\n\nCơ quan phối hợp\n\nThời gian thực hiện\n\n"


def row(number, *cells):
    return "\n\n".join((str(number), *cells)) + "\n\n"


def tasks(text):
    made = compile_directive((TOP + HEAD + text).encode(), "a.txt")
    return made.plan.tasks, [(one.place.clause, one.code) for one in made.problems]


WHOLE = row(1, "Rà soát các bến đò ngang\nvà lập danh sách bến phải dừng", "Sở Xây dựng", "Công an tỉnh", "Quý II/2026")
OPENS_WITH_WHO = row(
    2,
    "Doanh nghiệp, nhà cung cấp áo phao,\nnhà đầu tư bến bảo đảm đủ áo phao cho khách\ntrên mỗi chuyến",
    "Doanh nghiệp, nhà cung cấp áo phao, nhà đầu tư",
    "Sở Xây dựng, Sở Văn hóa, Thể thao\nvà Du lịch",
    "Thường xuyên",
)
LAST = row(3, "Thống kê số chuyến đò,\ncông bố kết quả giữ sạch bờ sông", "Sở Xây dựng", "Công an tỉnh", "Hằng năm")


def test_a_blank_line_ends_a_cell_be_it_that_the_work_opens_with_a_name_as_the_next_cell_does():
    found, problems = tasks(WHOLE + OPENS_WITH_WHO + LAST)
    assert [task.lead[0] for task in found] == ["Sở Xây dựng", "Doanh nghiệp", "Sở Xây dựng"]
    assert found[1].with_ == ("Sở Xây dựng", "Sở Văn hóa, Thể thao và Du lịch")
    assert found[1].quote.split()[-3:] == ["trên", "mỗi", "chuyến"]
    assert (found[2].with_, found[2].due.kind) == (("Công an tỉnh",), "recurring")
    assert ("PL.2", "row-undivided") not in problems


def test_a_partner_that_the_language_does_not_know_keeps_the_row_whole():
    odd = row(2, "Sửa các bến còn lại\ntheo thứ tự ưu tiên", "Sở Xây dựng", "Những ai góp đò\ncùng làm", "Thường xuyên")
    found, problems = tasks(WHOLE + odd + LAST)
    assert (found[1].lead, found[1].due) == (("Sở Xây dựng",), None)
    assert ("PL.2", "row-undivided") not in problems


def test_a_row_with_an_empty_cell_keeps_its_time():
    found, _ = tasks(WHOLE + row(2, "Sửa các bến còn lại\ntheo thứ tự ưu tiên", "Sở Xây dựng", "Quý III/2026") + LAST)
    assert (found[1].lead, found[1].with_, str(found[1].due.date)) == (("Sở Xây dựng",), (), "2026-09-30")


def test_what_stands_below_the_last_row_is_no_cell_of_it():
    short = row(2, "Thống kê số chuyến đò,\ncông bố kết quả giữ sạch bờ sông", "Sở Xây dựng", "Hằng năm")
    found, _ = tasks(WHOLE + short + "Ghi chú: các bến xếp theo thứ tự từ đầu nguồn.\n")
    assert (found[-1].lead, found[-1].due.kind) == (("Sở Xây dựng",), "recurring")
    assert "Ghi chú" not in found[-1].quote


def test_a_blank_line_amid_the_cells_of_a_row_is_an_empty_cell():
    head = "TT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n"
    rows = "1\nSửa bến đò\nSở Xây dựng\nCông an tỉnh\n30/6/2026\n2\nSơn lại phà\n\nSở Y tế\nQuý III/2026\n"
    rows += "3\nIn vé\nSở Nội vụ\nSở Y tế\n30/9/2026\n"
    made = compile_directive((TOP + head + rows).encode(), "a.txt")
    second = made.plan.tasks[1]
    assert (second.lead, second.with_, second.due.text) == ((), ("Sở Y tế",), "Quý III/2026")
    assert ("PL.2", "lead-unsaid") in {(one.place.clause, one.code) for one in made.problems}
