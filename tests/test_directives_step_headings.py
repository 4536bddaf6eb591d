"""Steps and phases that head bullets are units with their number, and hand their time down to their own bullets alone."""

import datetime as dt

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nKiểm kê kho\n\n"
    "I. MỤC ĐÍCH\n1. Nắm chắc hàng trong kho.\nII. CÁC BƯỚC\n\n"
)


def every_task(body):
    """The tasks of a section."""
    return compile_directive(f"{HEAD}{body}\n".encode(), "x.txt").plan.tasks


def tasks(body):
    """The same by clause."""
    return {task.clause: task for task in every_task(body)}


@pytest.mark.parametrize("step", ["Bước", "Đợt", "Giai đoạn"])
def test_steps_above_bullets_are_units(step):
    found = tasks(
        f"{step} 1: Chuẩn bị (xong trước ngày 10/4/2026)\n\n- Sở Y tế lập danh sách kho.\n\n- Sở Tài chính in biểu.\n\n"
        f"{step} 2: Kiểm kê\n\n- Công an tỉnh niêm phong kho.\n"
    )
    assert list(found) == ["II.1.1", "II.1.2", "II.2.1"]
    assert [task.due and task.due.date for task in found.values()] == [dt.date(2026, 4, 9), dt.date(2026, 4, 9), None]


def test_a_step_with_a_paragraph_below_it_is_a_unit_too():
    found = tasks(
        "Bước 1: Chuẩn bị\n\n- Sở Y tế lập danh sách kho.\n\n"
        "Bước 2: Tổng hợp\n\nSở Tài chính cộng số liệu, gửi Sở Y tế trước ngày 20/4/2026.\n"
    )
    assert list(found) == ["II.1.1", "II.2"]
    assert found["II.2"].lead == ("Sở Tài chính",)
    assert found["II.2"].due.date == dt.date(2026, 4, 19)


def test_a_time_beside_the_bullets_of_a_step_is_theirs():
    found = tasks(
        "Bước 1: Chuẩn bị (xong trước ngày 10/4/2026)\n\n- Sở Y tế lập danh sách kho.\n\n"
        "Bước 2: Kiểm kê\n\n- Thời gian: từ ngày 15/4/2026 đến ngày 20/4/2026.\n\n- Công an tỉnh niêm phong kho.\n"
    )
    assert found["II.2.2"].due.date == dt.date(2026, 4, 20)


@pytest.mark.parametrize(
    "body",
    [
        "1. Sở Y tế kiểm kê theo hai bước.\nBước 1: Lập danh sách kho.\nBước 2: Cân đong từng loại thuốc.\n2. Sở Tài chính in biểu.\n",
        "1. Sở Y tế lập danh sách kho.\n\nBước 1: Chuẩn bị\n\n2. Sở Tài chính in biểu.\n",
    ],
)
def test_sentences_and_a_step_alone_number_nothing(body):
    assert list(tasks(body)) == ["II.1", "II.2"]


def test_what_is_due_once_something_else_has_force_waits_for_it():
    found = tasks(
        "1. Sở Y tế bàn giao kho trong thời hạn 30 ngày làm việc, kể từ ngày quyết định điều chuyển có hiệu lực.\n"
    )
    assert found["II.1"].due.from_ == "event"
    found = tasks("1. Sở Y tế bàn giao kho trong thời hạn 30 ngày, kể từ ngày Kế hoạch này có hiệu lực.\n")
    assert found["II.1"].due.from_ == "effective"


def test_a_weekly_report_with_its_day_and_hour_is_one_task():
    found = every_task(
        "1. Sở Y tế gửi báo cáo tuần về Sở Tài chính vào 10 giờ thứ Năm hằng tuần; báo cáo tổng kết trước ngày 8/12/2026.\n"
    )
    assert [(task.due.kind, task.due.time) for task in found] == [("recurring", "10:00"), ("date", None)]


@pytest.mark.parametrize(
    "said", ["đưa kho mới vào sử dụng quý III/2026", "đưa cầu cảng vào khai thác chính thức quý III/2026"]
)
def test_a_quarter_behind_what_is_put_to_use_is_its_time(said):
    assert tasks(f"1. Sở Y tế {said}.\n")["II.1"].due.date == dt.date(2026, 9, 30)


def test_figures_locked_before_a_day_are_due_by_it():
    found = tasks("1. Hằng tháng, Sở Y tế cập nhật kho vào phần mềm, khóa số liệu trước ngày 28.\n")
    assert found["II.1"].due.rrule == "FREQ=MONTHLY;BYMONTHDAY=27"


@pytest.mark.parametrize(("first", "second"), [("1.1. ", "2.1. "), ("1. ", "1. "), ("a) ", "a) ")])
def test_steps_above_numbers_are_headings_and_no_tasks(first, second):
    """They were tasks of everybody ("Cao điểm (mùa mưa)"), the second below the last number of the first."""
    found = every_task(
        f"Giai đoạn 1. Chuẩn bị (trước mùa dịch)\n{first}Sở Y tế lập danh sách kho.\n\n"
        f"Giai đoạn 2. Cao điểm (mùa mưa)\n{second}Công an tỉnh niêm phong kho.\n\n"
        f"Giai đoạn 3. Duy trì, đánh giá\n{second.replace('2', '3')}Sở Tài chính cộng số liệu.\n"
    )
    assert [task.lead for task in found] == [("Sở Y tế",), ("Công an tỉnh",), ("Sở Tài chính",)]
    assert [task.clause.split(".")[1] for task in found] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [
        ("Bước 1 (từ 10/11 đến 15/11)", dt.date(2026, 11, 10), dt.date(2026, 11, 15)),
        ("Bước 1 (10/11 - 15/11)", dt.date(2026, 11, 10), dt.date(2026, 11, 15)),
        ("Giai đoạn 2 (tháng 12/2026)", None, dt.date(2026, 12, 31)),
        ("Đợt 1 (trước ngày 15/12/2026)", None, dt.date(2026, 12, 14)),
    ],
)
def test_the_time_of_a_step_is_that_of_each_of_its_works(head, first, last):
    """The second had none, unsaid; below "Giai đoạn" nobody led the first."""
    found = every_task(f"1. {head}: Sở Y tế lập danh sách kho; Công an tỉnh niêm phong kho.\n")
    assert [(one.lead, one.due.start, one.due.date) for one in found] == [
        (("Sở Y tế",), first, last),
        (("Công an tỉnh",), first, last),
    ]


def test_a_work_of_a_step_keeps_its_own_day():
    found = every_task(
        "1. Bước 1 (tháng 12/2026): Sở Y tế lập danh sách; Công an tỉnh niêm phong trước ngày 05/12/2026.\n"
    )
    assert [one.due.date for one in found] == [dt.date(2026, 12, 31), dt.date(2026, 12, 4)]


def test_whoever_has_something_to_tell_does_not_receive_the_report_before():
    found = every_task(
        "1. Các xã kiểm kê kho, xong trước ngày 15/12/2026. Nơi nào có cách làm hay thì viết bài gửi về Sở Y tế.\n"
    )
    assert [one.report_to for one in found] == [None, "Sở Y tế"]


@pytest.mark.parametrize("whom", ["đội cơ động", "giáo viên", "chuyên gia"])
def test_whom_a_body_sends_is_no_part_of_its_name(whom):
    assert every_task(f"1. Các trường cử {whom} tham gia kiểm kê kho.\n")[0].lead == ("Các trường",)


def test_topics_with_numbers_above_labelled_lines_are_units():
    found = every_task(
        "Chuyên đề 1: Kiểm tra giá - Sở Tài chính chủ trì\nThời gian: trước ngày 30/11/2026\n"
        "Chuyên đề 2: Kiểm tra kho - Sở Y tế chủ trì, phối hợp với Công an tỉnh\nThời gian: trước ngày 15/12/2026\n"
    )
    assert [(task.lead, task.with_, str(task.due.date)) for task in found] == [
        (("Sở Tài chính",), (), "2026-11-29"),
        (("Sở Y tế",), ("Công an tỉnh",), "2026-12-14"),
    ]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Kiểm tra kho - Sở Y tế chủ trì, hoàn thành trước ngày 15/12/2026.\n", ("Sở Y tế",)),
        ("1. Sở Nội vụ phối hợp với Phòng Văn hóa - Xã hội thực hiện kiểm tra kho.\n", ("Sở Nội vụ",)),
    ],
)
def test_who_leads_the_work_before_a_dash(text, lead):
    assert [task.lead for task in every_task(text)] == [lead]
