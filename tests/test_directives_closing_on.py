"""A closing paragraph that opens with its period and names nobody is the work of whom the one before charges."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 42/CT-UBND\nAn Sơn, ngày 27 tháng 11 năm 2026\nCHỈ THỊ\nVề bến đò\n"
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Y tế rà soát các bến.\n"
)
QUARTERLY = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"


@pytest.mark.parametrize(
    ("closing", "last"),
    [
        (
            "Giao Sở Nội vụ theo dõi.\nĐịnh kỳ hằng quý tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
            ("kết.2", ("Sở Nội vụ",)),
        ),
        (
            "Giao Sở Nội vụ theo dõi.\nNếu có vướng mắc, các xã phản ánh về Sở Xây dựng.\n"
            "Hằng quý tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
            ("kết.3", ("Sở Nội vụ",)),
        ),
    ],
)
def test_it_goes_on_with_the_paragraph_before(closing, last):
    found = compile_directive(f"{HEAD}{closing}\nNơi nhận:\n- Như trên;".encode(), "a.txt").plan.tasks[-1]
    assert (found.clause, found.lead) == last
    assert found.due.rrule == QUARTERLY


def test_a_call_without_a_period_is_not_taken_for_work_of_its_own():
    closing = "Giao Sở Nội vụ theo dõi.\nTriển khai nghiêm túc Chỉ thị này."
    found = compile_directive(f"{HEAD}{closing}\nNơi nhận:\n- Như trên;".encode(), "a.txt").plan.tasks
    assert [one.clause for one in found] == ["1", "kết.1"]


@pytest.mark.parametrize(
    "closing",
    ["Định kỳ 6 tháng báo cáo kết quả về Sở Nội vụ để tổng hợp.", "Hằng quý gửi báo cáo về UBND tỉnh."],
)
def test_what_is_reported_to_whoever_watches_is_the_work_of_all(closing):
    text = f"{HEAD}Giao Sở Nội vụ theo dõi.\n{closing}\nNơi nhận:\n- Như trên;".replace("yêu cầu:", "yêu cầu các xã:")
    found = compile_directive(text.encode(), "a.txt").plan.tasks[-1]
    assert (found.clause, found.lead) == ("kết.2", ("các xã",))
