from pathlib import Path

import pytest

from directives.compile import compile_directive
from plans.plan import TITLE_LENGTH, Force, Handling

EXAMPLE = Path(__file__).parents[1] / "examples" / "chi-thi-mau.txt"


@pytest.fixture(scope="module")
def example():
    return compile_directive(EXAMPLE.read_bytes(), EXAMPLE.name)


def by_id(compiled):
    return {task.id: task for task in compiled.plan.tasks}


def test_the_example_compiles_without_errors_in_all_three_piles(example):
    assert not [problem for problem in example.problems if problem.severity == "error"]
    assert {task.handling for task in example.plan.tasks} == set(Handling)
    assert example.plan.plan == "07-ct-ubnd-2026"
    assert 8 <= len(example.plan.tasks) <= 16


def test_handling_has_its_reason(example):
    tasks = by_id(example)
    assert tasks["1.a"].handling is Handling.TRACK
    assert "trước ngày 15 tháng 4 năm 2026" in tasks["1.a"].why
    assert tasks["1.b"].handling is Handling.REPORT
    assert tasks["5"].handling is Handling.INFORM
    assert all(task.why for task in example.plan.tasks)


def test_who_confirms_and_who_is_asked(example):
    tasks = by_id(example)
    assert example.plan.confirmer == "Sở Nội vụ"
    assert tasks["4"].force is Force.REQUEST
    assert tasks["1.a"].force is Force.ORDER


def test_titles_say_what_is_to_be_done(example):
    tasks = by_id(example)
    assert tasks["3"].title.startswith("Nâng cấp phần mềm")
    assert all(1 <= len(task.title) <= TITLE_LENGTH for task in example.plan.tasks)
    assert tasks["1.a"].product == "kế hoạch"
    assert tasks["2.b"].target.startswith("ít nhất 02 cuộc")


def test_the_yearly_report_and_the_channel(example):
    tasks = by_id(example)
    assert tasks["1.đ"].due.rrule == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"
    assert tasks["2.a<1.b"].lead == ("Ủy ban nhân dân các xã, phường",)
    assert tasks["kết.2"].due.text == "nếu có khó khăn, vướng mắc"


@pytest.mark.parametrize(
    ("text", "product", "target"),
    [
        ("Chủ trì, phối hợp với Sở Tài chính, Sở Y tế xây dựng kế hoạch kiểm tra nguồn nước.", "kế hoạch", None),
        ("Ban hành: Hướng dẫn việc kiểm tra nguồn nước.", "hướng dẫn", None),
        ("Cấp hóa chất Chlorine 70%, máy phun cho các trạm y tế.", None, None),
        ("Bảo đảm tối thiểu 90% số trường có nước sạch.", None, "tối thiểu 90% số trường có nước sạch"),
        ("Nâng cấp 100% các trạm cấp nước trên địa bàn.", None, "100% các trạm cấp nước trên địa bàn"),
    ],
)
def test_products_behind_partners_and_shares_of_something(text, product, target):
    source = EXAMPLE.read_text("utf-8").replace(
        "Công khai số điện thoại, hộp thư tiếp nhận", f"{text} Công khai hộp thư"
    )
    task = by_id(compile_directive(source.encode(), "chi-thi.txt"))["1.b"]
    assert (task.product, task.target) == (product, target)


def test_a_group_with_many_small_words_after_it_is_a_doubt():
    text = "CHỈ THỊ\nVề bến đò\n\n1. Sở Xây dựng chủ trì, phối hợp với các bộ, ngành dây nhanh tiền độ kết nồi dữ liệu bến đò.\n"
    problems = compile_directive(text.encode(), "a.txt").problems
    assert ("name-long", "1", "with") in {(one.code, one.place.clause, one.place.field) for one in problems}


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Giao Sở Nội vụ chủ trì, phối hợp Sở Tài chính tham mưu ban hành kế hoạch.", "Tham mưu ban hành kế hoạch"),
        ("Sở Nội vụ chủ trì phối hợp với Công an tỉnh, Sở Y tế kiểm tra nhà trọ.", "Kiểm tra nhà trọ"),
        ("Sở Nội vụ chủ trì, phối hợp thực hiện kế hoạch kiểm tra.", "Phối hợp thực hiện kế hoạch kiểm tra"),
    ],
)
def test_a_title_leaves_out_with_whom(sentence, title):
    made = compile_directive(
        f"Số: 3/CT-UBND\nCHỈ THỊ\nKiểm tra\n\n1. {sentence}\n\n2. Sở Y tế rà soát.\n".encode(), "ct.txt"
    )
    assert made.plan.tasks[0].title == title


def test_work_whose_deadline_could_not_be_read_is_followed():
    text = (
        "Số: 3/CT-UBND\nSông Thao, ngày 5 tháng 3 năm 2026\nCHỈ THỊ\nKiểm tra\n\n1. Sở Nội vụ rà soát biên chế trước ngày 31/11/2026.\n\n"
        "2. Sở Y tế hoàn thành sơ kết trước Tết Nguyên đán.\n\n3. Sở Y tế rà soát.\n"
    )
    tasks = compile_directive(text.encode(), "ct.txt").plan.tasks
    assert [(one.handling, one.due) for one in tasks[:2]] == [(Handling.TRACK, None), (Handling.TRACK, None)]
    assert tasks[0].why.startswith("Có thời hạn nhưng chưa đọc được")
    assert tasks[2].handling is Handling.REPORT
