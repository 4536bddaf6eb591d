"""A piece behind ";" with a day of its own is a task of its own, however it opens: with a matter, a case, the rest of the same kind."""

import pytest

from tests.reading import tasks_of_unit


def dues(said):
    """The due words of the tasks of one unit."""
    return [task.due and task.due.text for task in tasks_of_unit(said)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Sở Xây dựng rà soát cống; việc nạo vét kênh Đông phải xong trước ngày 20/4/2026.",
            [None, "xong trước ngày 20/4/2026"],
        ),
        (
            "Sở Xây dựng trực cống; công tác tiêm phòng hoàn thành trong tháng 5/2026.",
            [None, "hoàn thành trong tháng 5/2026"],
        ),
        ("Sở Xây dựng trực cống; khi tắc cống phải thông trong vòng 6 giờ.", [None, "trong vòng 6 giờ"]),
        ("Sở Xây dựng trực cống; nếu sạt lở thì phải báo UBND tỉnh trong vòng 2 giờ.", [None, "trong vòng 2 giờ"]),
        (
            "Sở Y tế báo cáo ca bệnh về UBND tỉnh trong vòng 24 giờ; các ca khác tổng hợp, gửi trước ngày 05 của tháng sau.",
            ["trong vòng 24 giờ", "trước ngày 05 của tháng sau"],
        ),
        (
            "Sở Y tế theo dõi các xã; báo cáo UBND tỉnh tình hình dịch bệnh trước ngày 10/5/2026.",
            [None, "trước ngày 10/5/2026"],
        ),
        ("UBND các xã rà soát đơn; dứt điểm các đơn quá hạn trước ngày 25/6/2026.", [None, "trước ngày 25/6/2026"]),
    ],
)
def test_what_has_its_own_day_behind_a_semicolon_is_a_task(said, found):
    assert dues(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "Sở Xây dựng rà soát cống; việc rà soát phải xong trước ngày 20/4/2026.",
        "Sở Y tế theo dõi các xã; báo cáo UBND tỉnh kết quả trước ngày 10/5/2026.",
        "Sở Y tế theo dõi các xã; báo cáo UBND tỉnh tình hình thực hiện trước ngày 10/5/2026.",
        "UBND các xã rà soát đơn; dứt điểm trước ngày 25/6/2026.",
        "Sở Xây dựng kiểm tra việc cấp phép; việc thu phí trong năm 2026.",
        "Sở Xây dựng kiểm tra các bến; trường hợp vi phạm phải xử lý nghiêm.",
    ],
)
def test_what_only_says_when_the_work_is_done_is_none(said):
    assert len(dues(said)) == 1
