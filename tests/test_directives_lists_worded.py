"""Numbers and labels as offices write them: tasks counted by a word, items on one line, small Roman numbers, numbers left out."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc phòng cháy\n\n"
OPENING = "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nhiệm vụ sau:\n"


def compiled(body):
    return compile_directive(f"{HEAD}{OPENING}{body}\n".encode(), "x.txt")


def leads(body):
    """Clause and leads of each task."""
    return [(task.clause, *task.lead) for task in compiled(body).plan.tasks]


@pytest.mark.parametrize("word", ["Nhiệm vụ", "NHIỆM VỤ", "Công việc", "Việc", "Nhiệm vụ số"])
def test_tasks_counted_by_a_word(word):
    body = (
        f"{word} 1: Sở Công Thương kiểm tra kho hàng.\n{word} 2: Giao Sở Y tế kiểm tra thuốc.\n"
        f"{word} 3: Công an tỉnh\na. Tuần tra đêm;\nb. Xử lý xe quá tải;"
    )
    assert leads(body) == [
        ("1", "Sở Công Thương"),
        ("2", "Sở Y tế"),
        ("3.a", "Công an tỉnh"),
        ("3.b", "Công an tỉnh"),
    ]


@pytest.mark.parametrize(
    "items",
    ["a) kiểm tra chợ; b) công bố giá.", "1) kiểm tra chợ; 2) công bố giá.", "(i) kiểm tra chợ; (ii) công bố giá."],
)
def test_items_on_one_line(items):
    body = f"1. Sở Công Thương: {items}\n2. Sở Y tế kiểm tra thuốc."
    assert [lead for _, lead in leads(body)] == ["Sở Công Thương", "Sở Công Thương", "Sở Y tế"]


@pytest.mark.parametrize(
    ("aside", "read"),
    [
        ("Kinh phí thực hiện theo quy định", False),
        ("Chịu trách nhiệm trước Ủy ban nhân dân tỉnh về kết quả", False),
        ("Chợ có nguy cơ cao là chợ đầu mối", True),
    ],
)
def test_an_item_among_them_that_is_no_work_leaves_the_others_apart(aside, read):
    body = f"1. Sở Công Thương: (1) Kiểm tra chợ; (2) {aside}; (3) Công bố giá trước ngày 30/6/2026.\n2. Sở Y tế kiểm tra thuốc."
    found = [clause for clause, _ in leads(body)]
    assert found == ["1.1", *(["1.2"] if read else []), "1.3", "2"]
    asked = {one.place.clause for one in compiled(body).problems if one.code == "perhaps-no-task"}
    assert asked == ({"1.2"} if read else set())


def test_items_that_mostly_are_no_work_stay_in_their_line():
    body = "1. Sở Công Thương: (1) Kiểm tra chợ; (2) chợ đầu mối; (3) chợ tạm; (4) chợ nổi.\n2. Sở Y tế kiểm tra thuốc."
    assert leads(body) == [("1", "Sở Công Thương"), ("2", "Sở Y tế")]


def test_items_of_a_line_that_are_no_work_are_left():
    body = "1. Sở Công Thương công bố giá các mặt hàng: a) gạo; b) muối.\n2. Sở Y tế kiểm tra thuốc."
    assert leads(body) == [("1", "Sở Công Thương"), ("2", "Sở Y tế")]


def test_small_roman_numbers_with_a_bracket():
    body = "1) Sở Nội vụ\ni) Rà soát hồ sơ;\nii) Lập danh sách;\niii) Trình UBND tỉnh.\n2) Sở Y tế kiểm tra thuốc."
    assert leads(body) == [
        ("1.i", "Sở Nội vụ"),
        ("1.ii", "Sở Nội vụ"),
        ("1.iii", "Sở Nội vụ"),
        ("2", "Sở Y tế"),
    ]


def test_the_letter_i_of_a_long_list_stays_a_letter():
    items = "\n".join(f"{letter}) Kiểm tra kho số {at};" for at, letter in enumerate("abcdđeghik", 1))
    found = leads(f"1. Sở Công Thương:\n{items}")
    assert found[-2:] == [("1.i", "Sở Công Thương"), ("1.k", "Sở Công Thương")]


def test_a_number_far_ahead_is_taken_where_it_charges_somebody():
    body = "1. Giao Sở Tài chính:\n- Bố trí kinh phí.\n6. Giao Sở Y tế:\n- Mua vật tư.\n7. Công an tỉnh bảo vệ kho."
    assert leads(body) == [("1.1", "Sở Tài chính"), ("6.1", "Sở Y tế"), ("7", "Công an tỉnh")]
    assert ("6", "number-guessed") in {(one.place.clause, one.code) for one in compiled(body).problems}


def test_a_number_of_running_text_is_not():
    assert leads("1. Sở Tài chính bố trí kinh phí cho xã số\n12. Kinh phí lấy từ ngân sách.") == [("1", "Sở Tài chính")]


@pytest.mark.parametrize(
    "labels",
    [
        "\n- Chủ trì: Sở Xây dựng.\n- Phối hợp: Công an tỉnh.\n- Hoàn thành: tháng 5/2026.",
        "\nĐầu mối: Sở Xây dựng\nTham gia: Công an tỉnh\nHạn chót: 31/5/2026",
        ". Người chịu trách nhiệm: Sở Xây dựng; cùng làm: Công an tỉnh; hạn: 31/5/2026.",
        " (Phụ trách: Sở Xây dựng; hỗ trợ: Công an tỉnh; xong: tháng 5/2026).",
    ],
)
def test_labels_in_other_words_and_places(labels):
    (task,) = compiled(f"1. Sửa cầu phao{labels}").plan.tasks
    assert (task.clause, task.lead, task.with_, str(task.due.date)) == (
        "1",
        ("Sở Xây dựng",),
        ("Công an tỉnh",),
        "2026-05-31",
    )


def test_a_label_of_something_else_behind_the_work_changes_nothing():
    assert leads("1. Các xã rà soát hộ nghèo. Kinh phí: ngân sách xã.") == [("1", "Các xã")]


@pytest.mark.parametrize(
    "body",
    [
        "Điều 1. Nhiệm vụ\nKhoản 1. Sở Y tế mua thuốc.\nKhoản 2. Sở Tài chính cấp vốn.",
        "Điều 1. Nhiệm vụ\n1. Sở Y tế mua thuốc.\n2. Sở Tài chính cấp vốn.",
    ],
)
def test_paragraphs_of_an_article_by_their_word(body):
    assert leads(body) == [("Điều 1.1", "Sở Y tế"), ("Điều 1.2", "Sở Tài chính")]


def test_tasks_told_off_one_by_one():
    body = "Một là, Sở Y tế rà soát thuốc.\nHai là, Sở Công Thương rà soát chợ.\nBa là, UBND các xã lập chốt."
    assert leads(body) == [("1", "Sở Y tế"), ("2", "Sở Công Thương"), ("3", "UBND các xã")]


def test_a_stroke_behind_a_number_of_two_parts():
    assert leads("1. Sở Y tế:\n1.1/ Rà soát máy móc.\n1.2/ Mua hóa chất.") == [("1.1", "Sở Y tế"), ("1.2", "Sở Y tế")]


def test_a_reference_to_a_paragraph_at_the_start_of_a_line_is_none():
    body = "1. Sở Y tế rà soát hồ sơ theo\nKhoản 2 Điều 5 của quy chế.\n2. Sở Tài chính cấp vốn."
    assert leads(body) == [("1", "Sở Y tế"), ("2", "Sở Tài chính")]


def test_letters_in_brackets_number_the_works_on_a_line():
    works = "(a) Kiểm tra chợ; (b) Công bố giá trước ngày 30/6/2026; (c) Lập sổ; (d) Trực chợ; (đ) Dọn chợ."
    plan = compile_directive(
        f"KẾ HOẠCH\n1. Sở Công Thương: {works}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt"
    ).plan
    assert [task.clause for task in plan.tasks] == ["1.a", "1.b", "1.c", "1.d", "1.đ", "2"]
    assert {task.lead for task in plan.tasks[:-1]} == {("Sở Công Thương",)}


@pytest.mark.parametrize(
    ("units", "leads"),
    [
        ("2. Phòng Kinh tế\n- Làm đường.\n2. Trạm Y tế\n- Mua thuốc.\n", ["Phòng Kinh tế", "Trạm Y tế"]),
        ("2. Phòng Kinh tế làm đường.\n2. Trạm Y tế kiểm tra tủ thuốc.\n", ["Phòng Kinh tế", "Trạm Y tế"]),
        ("2. Phòng Kinh tế làm đường theo Kế hoạch số\n2. Kế hoạch ấy có ba mục.\n", ["Phòng Kinh tế"]),
    ],
)
def test_the_last_number_of_a_list_printed_twice_is_asked_about(units, leads):
    found = compiled(f"KẾ HOẠCH\nLàm đường\n\nI. NHIỆM VỤ\n1. Công an xã giữ trật tự.\n{units}")
    assert [task.lead[0] for task in found.plan.tasks][1:] == leads
    assert ("number-guessed" in {one.code for one in found.problems}) == (len(leads) > 1)
