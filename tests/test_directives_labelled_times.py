"""Labelled lines of time: which of several is the day, what only says when work begins, and who gets the result."""

import pytest

from directives.compile import compile_directive
from directives.times.due_phrases import read_due

PLAN = """ỦY BAN NHÂN DÂN
XÃ TÂN PHÚ
Số: 22/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Phú, ngày 16 tháng 3 năm 2026

KẾ HOẠCH
Phòng, chống cháy rừng năm 2026

I. NHIỆM VỤ
1. Khảo sát băng cản lửa
{lines}
2. Trồng cây ven suối
- Thực hiện: Trạm Y tế
"""


def made(*lines):
    read = compile_directive(PLAN.format(lines="\n".join(lines)).encode(), "a.txt")
    tasks = [task for task in read.plan.tasks if task.clause.startswith("I.1")]
    assert len(tasks) == 1
    assert len(read.plan.tasks) == 2
    return tasks[0], {p.code for p in read.problems if p.place.clause == "I.1"}


def test_the_label_of_who_does_it_needs_no_body_in_it():
    task, _ = made("- Thực hiện: Phòng Kinh tế", "- Thời gian: tháng 4/2026")
    assert (task.lead, str(task.due.date)) == (("Phòng Kinh tế",), "2026-04-30")


def test_two_labelled_days_are_asked_about():
    task, codes = made("- Chủ trì: Phòng Kinh tế", "- Thời hạn trình: 15/4/2026", "- Thời gian hoàn thành: 30/6/2026")
    assert str(task.due.date) == "2026-04-15"
    assert "several-dues" in codes


def test_a_length_of_time_gives_way_to_a_day():
    task, codes = made("- Thời gian: 02 ngày", "- Thời điểm: tháng 5/2026", "- Đơn vị: Phòng Kinh tế")
    assert str(task.due.date) == "2026-05-31"
    assert "several-dues" not in codes


def test_when_work_begins_is_no_day_by_which_it_ends():
    assert made("- Thời gian: Bắt đầu từ ngày 01/4/2026", "- Thực hiện: Phòng Kinh tế")[0].due is None
    task, _ = made(
        "- Thời gian bắt đầu: 01/4/2026; thời gian kết thúc: 30/6/2026.", "- Đơn vị thực hiện: Phòng Kinh tế"
    )
    assert str(task.due.date) == "2026-06-30"


def test_who_gets_the_result_and_a_place_to_receive_do_not_end_the_body():
    task, _ = made("- Tần suất: hằng tháng", "- Thực hiện: Phòng Kinh tế", "- Nơi nhận báo cáo: Ủy ban nhân dân tỉnh")
    assert task.report_to == "Ủy ban nhân dân tỉnh"


def test_time_and_place_under_one_label():
    task, _ = made("- Thời gian, địa điểm: 7 giờ 00, ngày 26/4/2026 tại Công viên", "- Thực hiện: Phòng Kinh tế")
    assert (str(task.due.date), task.due.time) == ("2026-04-26", "07:00")


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Thời gian thực hiện: Ngày 05/12/2026", True),
        ("Thời gian: ngày 05/12/2026", True),
        ("Thời gian thực hiện: Trước ngày 05/12/2026", False),
        ("Thời gian thực hiện: Từ ngày 01/12/2026 đến ngày 05/12/2026", False),
        ("Thời gian thực hiện: Tháng 12/2026", False),
        ("Thời gian hoàn thành: Ngày 05/12/2026", False),
        ("Thời hạn: Ngày 05/12/2026", False),
    ],
)
def test_a_day_of_doing_that_is_not_called_the_last_one_is_asked_about(label, asked):
    task, codes = made(f"- {label}", "- Thực hiện: Phòng Kinh tế")
    assert task.due.date.month == 12
    assert ("day-perhaps-held" in codes) is asked


def test_a_day_of_doing_behind_the_work_itself_is_asked_about_too():
    due, problems = read_due("Tập huấn cho người trực. Thời gian thực hiện: Ngày 05/12/2026.", None)
    assert (due.date.day, [one.code for one in problems]) == (5, ["day-perhaps-held"])


def test_bullets_of_work_below_labels_say_what_is_doubtful_of_their_days():
    read = compile_directive(
        PLAN.format(
            lines="- Cơ quan chủ trì: Trạm Y tế\n- Nội dung:\n+ Rà soát các bến, xong trước mùa mưa.\n"
            "+ Kè bến trước ngày 10/4/2026 và hoàn thành trước ngày 20/4/2026."
        ).encode(),
        "a.txt",
    )
    asked = [(one.place.clause, one.code) for one in read.problems if one.place.field == "due"]
    assert asked == [("I.1.2.1", "due-unread"), ("I.1.2.2", "several-dues")]


@pytest.mark.parametrize(
    ("line", "receiver"),
    [
        ("- Thời gian: Trình Đảng ủy xã trước ngày 15/4/2026", "Đảng ủy xã"),
        ("- Thời hạn: báo cáo Chủ tịch Ủy ban nhân dân xã trong tháng 4/2026", "Chủ tịch Ủy ban nhân dân xã"),
        ("- Sản phẩm: Phương án trình Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("- Sản phẩm: Quyết định của Chủ tịch Ủy ban nhân dân xã", None),
        ("- Thời gian: Chủ tịch ký chậm nhất ngày 15/4/2026", None),
    ],
)
def test_the_label_of_the_time_or_the_product_says_who_gets_the_result(line, receiver):
    task, _ = made("- Thực hiện: Phòng Kinh tế", line)
    assert task.report_to == receiver
