"""Work programmes: what is on the programme, and below it who prepares it and by when."""

import pytest

from directives.compile import compile_directive

PROGRAMME = """CHƯƠNG TRÌNH
Công tác toàn khóa

I. NỘI DUNG
1. Năm 2026
1.1. {first}
1.2. Nghị quyết về bến đò
Sở Xây dựng tham mưu, trình trong tháng 4/2026
2. Năm 2028
{second}
3. Năm 2029
Tổng kết việc trồng cây ven sông.
"""
FIRST = "Nghị quyết về chợ nổi.\nSở Y tế chủ trì, phối hợp với Sở Nội vụ tham mưu, trình trong tháng 3/2026."
SECOND = "Tổng kết công tác bến đò\n- Sở Xây dựng chủ trì, phối hợp với Sở Y tế chuẩn bị\n- Thời gian thực hiện: tháng 6/2028"


def prepared(first=FIRST, second=SECOND):
    made = compile_directive(PROGRAMME.format(first=first, second=second).encode(), "a.txt").plan.tasks
    found = {task.clause: task for task in made}
    return {
        path: (" ".join(one.quote.split()[:3]), one.lead, one.with_, str(getattr(one.due, "date", None)))
        for path, one in found.items()
    }


@pytest.mark.parametrize(
    "first",
    [
        FIRST,
        "Nghị quyết về chợ nổi.\n- Sở Y tế chủ trì, phối hợp với Sở Nội vụ tham mưu, trình trong tháng 3/2026.",
        "Nghị quyết về chợ nổi. Sở Y tế chủ trì, phối hợp với Sở Nội vụ tham mưu, trình trong tháng 3/2026.",
        "Nghị quyết về chợ nổi\n- Sở Y tế chủ trì, phối hợp với Sở Nội vụ chuẩn bị (theo kế hoạch chung)\n- Thời gian: tháng 3/2026",
    ],
)
def test_who_prepares_stands_below_in_a_bullet_or_in_the_last_sentence(first):
    found = prepared(first=first)
    assert found["I.1.1"] == ("Nghị quyết về", ("Sở Y tế",), ("Sở Nội vụ",), "2026-03-31")
    assert "I.1.1.1" not in found


def test_a_time_may_stand_above_and_beside():
    assert prepared()["I.2"] == ("Tổng kết công", ("Sở Xây dựng",), ("Sở Y tế",), "2028-06-30")
    second = "Tổng kết công tác bến đò.\nSở Xây dựng chủ trì, phối hợp với Sở Y tế tham mưu, thực hiện."
    assert prepared(second=second)["I.2"] == ("Tổng kết công", ("Sở Xây dựng",), ("Sở Y tế",), "2028-12-31")


def test_bullets_that_do_more_than_prepare_are_work_of_their_own():
    found = prepared(first="Kiểm tra chợ nổi:\n- Sở Y tế lấy mẫu nước.\n- Sở Xây dựng chuẩn bị phao.")
    assert [path for path in found if path.startswith("I.1.1")] == ["I.1.1.1", "I.1.1.2"]


def test_a_year_alone_begins_a_unit_though_the_line_above_has_no_mark():
    filler = (
        "Nghị quyết về tăng cường trồng cây, giữ đất ven sông và xây kè đá ở các bến đò ngang\ntrên địa bàn toàn tỉnh"
    )
    found = prepared(first=filler + "\nSở Y tế tham mưu, trình trong tháng 3/2026")
    assert {"I.2", "I.3"} <= set(found)


def test_what_is_submitted_goes_to_whom_the_section_submits():
    text = (
        "CHƯƠNG TRÌNH\nCông tác toàn khóa của Ban Chấp hành Đảng bộ xã\n\nI. NỘI DUNG TRÌNH BAN CHẤP HÀNH ĐẢNG BỘ XÃ\n"
        "1. Nghị quyết về bến đò\nSở Xây dựng tham mưu, trình trong tháng 4/2026.\n"
        "2. Tổng kết công tác bến đò\nSở Xây dựng chuẩn bị.\n"
        "3. Nghị quyết về chợ nổi\nSở Y tế tham mưu, trình Ban Thường vụ Đảng ủy trong tháng 5/2026.\n"
    )
    made = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.report_to for task in made] == ["Ban Chấp hành Đảng bộ xã", None, "Ban Thường vụ Đảng ủy"]
