"""Words of two tasks are close whatever they say of by when and to whom; other work is other work."""

import pytest

from plans.overlap import TaskInForce, alike
from plans.plan import Plan, Task

HELD = "Báo cáo tình hình rà soát rừng bị lấn chiếm"
SUMMED = "Theo dõi, đôn đốc kết quả triển khai của địa phương, đơn vị, tổng hợp báo cáo"


def found(title, held=HELD):
    plan = Plan(plan="b", tasks=(Task(id="1", title=title, quote=title, lead=("Sở A",)),))
    return alike(plan, [TaskInForce(1, "a", None, "1", held, held)])


@pytest.mark.parametrize(
    "title",
    [
        f"{HELD} trước ngày 15/12/2026",
        f"{HELD}, xong trước ngày 15 tháng 12 năm 2026",
        f"Trước ngày 15/12/2026, {HELD[0].lower()}{HELD[1:]}",
        f"{HELD} trong tháng 12/2026",
        f"{HELD}, báo cáo UBND tỉnh trước ngày 15/12/2026",
        f"{HELD}, gửi kết quả về Ủy ban nhân dân tỉnh chậm nhất ngày 15/12",
        "Báo cáo UBND tỉnh tình hình rà soát rừng bị lấn chiếm",
    ],
)
def test_the_day_and_the_receiver_make_no_other_task(title):
    assert [one.score > 95 for one in found(title)] == [True]
    assert [one.score > 95 for one in found(HELD, held=title)] == [True]


def test_a_receiver_in_short_is_the_receiver_written_out():
    assert found(f"{SUMMED} UBND tỉnh", held=f"{SUMMED} Ủy ban nhân dân tỉnh trước…")


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Kiểm tra việc trồng rừng thay thế, báo cáo UBND tỉnh trước ngày 15/12/2026", f"{HELD}, báo cáo UBND tỉnh trước ngày 15/12/2026"),
        ("Tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2026", "Kiểm tra, báo cáo UBND tỉnh trong quý IV"),
    ],
)  # fmt: skip
def test_nothing_but_the_day_and_the_receiver_in_common_is_other_work(title, held):
    assert found(title, held=held) == []
