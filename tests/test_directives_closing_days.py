"""A last unit that only says by when the work of its section is done."""

import pytest

from directives.compile import compile_directive
from directives.structure.closing_days import says_when_done

PLAN = """KẾ HOẠCH
Giữ sạch bờ sông

I. KIỂM TRA VÀ SỬA CHỮA BẾN ĐÒ
1. Sở Xây dựng kiểm tra kè đá.
2. Sở Y tế lấy mẫu nước trước ngày 05/3/2026.
3. {last}
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ tổng hợp kết quả.
"""


def days(last):
    made = compile_directive(PLAN.format(last=last).encode(), "a.txt").plan.tasks
    return {task.clause: str(getattr(task.due, "date", None)) for task in made}


@pytest.mark.parametrize(
    "last",
    [
        "Chậm nhất là ngày 15/3/2026, việc kiểm tra và sửa chữa bến đò phải được tiến hành xong.",
        "Việc kiểm tra và sửa chữa phải hoàn thành trước ngày 16/3/2026.",
        "Các nội dung nêu trên cần hoàn tất chậm nhất ngày 15/3/2026.",
        "Trước ngày 16/3/2026, toàn bộ việc kiểm tra và sửa chữa phải được thực hiện xong.",
    ],
)
def test_it_sets_their_day_and_is_no_task(last):
    assert days(last) == {"I.1": "2026-03-15", "I.2": "2026-03-04", "II.1": "None"}
    problems = compile_directive(PLAN.format(last=last).encode(), "a.txt").problems
    assert "I.3" not in {one.place.clause for one in problems}


@pytest.mark.parametrize(
    "last",
    [
        "Việc trồng cây ven sông phải hoàn thành trước ngày 16/3/2026.",
        "Công an tỉnh kiểm tra phao, phải hoàn thành trước ngày 16/3/2026.",
    ],
)
def test_other_work_keeps_its_day(last):
    found = days(last)
    assert (found["I.1"], found["I.3"]) == ("None", "2026-03-15")


def test_a_sentence_that_says_when_the_work_before_it_is_done_is_no_task_of_its_own():
    said = says_when_done("Việc kiểm tra phải hoàn thành trước ngày 15/3/2026.", "Trạm Y tế kiểm tra bến đò.")
    other = says_when_done("Việc đấu thầu phải hoàn thành trước ngày 15/3/2026.", "Trạm Y tế kiểm tra bến đò.")
    assert (said, other) == (True, False)
