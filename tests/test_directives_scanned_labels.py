"""Marks of items and labels of bodies that a scan misread are read from the list around them; where nothing says it, they stay."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề bến đò\n\n"


def compiled(body):
    return compile_directive(f"{HEAD}{body}".encode(), "a.txt")


def tasks(body):
    return [(task.clause, task.lead, task.with_) for task in compiled(body).plan.tasks]


RIGHT = [
    ("1", ("Sở Xây dựng",), ("Công an tỉnh",)),
    ("2", ("UBND các xã",), ("Sở Y tế",)),
    ("3", ("Sở Tài chính",), ()),
]
LIST = (
    "1. Rà soát bến đò.\n{a} Đơn vị chủ trì: Sở Xây dựng.\n{b} Đơn vị phối hợp: Công an tỉnh.\n{n} Cấp áo phao cho khách.\n"
    "a) Đơn vị chủ trì: UBND các xã.\nb) Đơn vị phối hợp: Sở Y tế.\n3. Bố trí kinh phí.\na) Đơn vị chủ trì: Sở Tài chính.\n"
)


@pytest.mark.parametrize(("a", "b"), [("a)", "b)"), ("8)", "b)"), ("4)", "b)"), ("a)", "6)"), ("a)", "8)")])
@pytest.mark.parametrize("n", ["2.", "2,", "2 :", ". 2,"])
def test_a_mark_of_a_list_is_read_from_its_neighbours(a, b, n):
    found = compiled(LIST.format(a=a, b=b, n=n))
    assert [(task.clause, task.lead, task.with_) for task in found.plan.tasks] == RIGHT
    guessed = {one.place.clause for one in found.problems if one.code == "number-guessed"}
    misread = (("1.a", a, "a)"), ("1.b", b, "b)"))
    assert guessed >= {clause for clause, mark, right in misread if mark != right}


def test_marks_misread_side_by_side_are_asked_about():
    found = compiled(LIST.format(a="8)", b="6)", n="2."))
    asked = {clause for one in found.problems for clause in (one.place.clause, *one.place.also)}
    assert {task.clause for task in found.plan.tasks if not task.lead} <= asked


def test_the_first_letter_read_as_the_number_that_comes_next():
    """With bullets below each letter: the letters of the list above the number say it."""
    items = "{a} Rà soát bến.\n- Cơ quan chủ trì: Sở Xây dựng.\nb) Cấp áo phao.\n- Cơ quan chủ trì: UBND các xã.\n"
    body = f"1. Sở Y tế kiểm tra.\n2. Ở các bến\n{items}3. Công an tỉnh tuần tra.\n"
    right = [clause for clause, _, _ in tasks(body.format(a="a)"))]
    assert right == ["1", "2.a", "2.b", "3"]
    assert [clause for clause, _, _ in tasks(body.format(a="3)"))] == right


def test_a_number_that_is_doubled_is_no_letter_without_letters_below():
    assert [one for one, _, _ in tasks("1. Sở Y tế kiểm tra.\n2) Công an tỉnh tuần tra.\n2. Sở Xây dựng sửa.\n")][
        :2
    ] == ["1", "2"]


def test_letters_that_look_like_digits():
    body = "".join(
        f"{n} Sở Y tế kiểm tra bến số {n.strip('.,')}.\n" for n in [*(f"{n}." for n in range(1, 11)), "l1,", "12."]
    )
    assert [clause for clause, _, _ in tasks(body)] == [str(n) for n in range(1, 13)]


def test_a_number_in_running_text_is_none():
    body = "1. Sở Y tế kiểm tra bến.\n7, Bến Thượng và bến Hạ.\n2. Công an tỉnh tuần tra.\n"
    assert [clause for clause, _, _ in tasks(body)] == ["1", "2"]


@pytest.mark.parametrize(
    "label", ["Đơn yị phối hợp", "Đơn vi phôi hợp", "Don vi phoi hop", "Đơn vị phối hạp", "Cơ quan phốí hợp"]
)
def test_a_label_with_one_letter_misread(label):
    body = f"1. Rà soát bến đò.\na) Đơn vị chủ trì: Sở Xây dựng.\nb) {label}: Công an tỉnh.\n"
    assert tasks(body) == [("1", ("Sở Xây dựng",), ("Công an tỉnh",))]


@pytest.mark.parametrize("mark", [":", ".", ",", ";"])
def test_a_mark_misread_between_bodies(mark):
    body = f"1. Rà soát bến đò.\na) Đơn vị chủ trì: Sở Xây dựng, UBND các xã{mark} Công an tỉnh.\n"
    assert tasks(body) == [("1", ("Sở Xây dựng", "UBND các xã", "Công an tỉnh"), ())]


def test_marks_at_the_edge_of_a_page_open_no_item():
    lines = [
        "1. Sở Xây dựng rà soát các bến đò ngang và các bến tàu khách trên sông, lập danh sách những",
        ". bến không phép để xử lý; kiểm tra áo phao, phao cứu sinh, biển báo và đèn hiệu tại từng",
        "",
        ": bến, nhắc nhở chủ đò thực hiện đúng quy định về số khách được chở trên mỗi chuyến sang ngang.",
        "2. Công an tỉnh tuần tra các bến đò ngang, xử lý đò chở quá số khách, đò không đăng ký và người lái",
        "không có bằng; phối hợp với Ủy ban nhân dân các xã ven sông giữ trật tự tại các bến trong những",
        "ngày lễ, ngày chợ phiên và mùa lũ, không để xảy ra tai nạn đường thủy trên địa bàn của tỉnh nhà.",
        "3. Sở Y tế kiểm tra tủ thuốc tại các bến, hướng dẫn chủ đò cách sơ cứu người đuối nước, cấp phát tờ",
        "rơi về phòng chống đuối nước cho khách đi đò và các trường học ở gần những bến đông người qua lại.",
    ]
    assert [clause for clause, _, _ in tasks("\n".join(lines))] == ["1", "2", "3"]


def test_sections_whose_number_a_scan_misread():
    body = (
        "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nH. YÊU CẦU\n1. Bảo đảm an toàn.\nHI. NHIỆM VỤ\n1. Phòng Nội vụ rà soát kho thuốc.\n"
        "IY. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế theo dõi, đôn đốc.\nV. KINH PHÍ\n1. Phòng Tài chính bố trí kinh phí.\n"
    )
    head = "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 12/KH-UBND\nTân Hòa, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nVề công tác trực\n\n"
    found = compile_directive((head + body).encode(), "x.txt")
    assert [task.clause for task in found.plan.tasks] == ["III.1", "IV.1", "V.1"]
    assert [one.place.clause for one in found.problems if one.code == "number-guessed"] == ["II", "III", "IV"]
