"""Sentences that open with a time before the paper and tell what was done then: asked about, never silently a task."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 42/CT-UBND\nAn Sơn, ngày 27 tháng 11 năm 2026\nCHỈ THỊ\nVề trật tự\n"
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n"
)


def asked(work):
    """The codes asked at a point, and what was taken for the time."""
    found = compile_directive(f"{HEAD}1. {work}\nNơi nhận:\n- Như trên;".encode(), "a.txt")
    told = [one for one in found.problems if one.place.clause == "1"]
    return {one.code for one in told}, {one.args["text"] for one in told if one.code == "perhaps-happened"}


@pytest.mark.parametrize(
    ("time", "rest"),
    [
        ("Đêm ngày 20/11/2026", ", Công an tỉnh bắt giữ 03 người buôn pháo."),
        ("Lúc 02 giờ 30 phút ngày 20/11/2026", ", Công an tỉnh bắt giữ 03 người buôn pháo."),
        ("Sáng nay", ", Sở Y tế tiếp nhận 04 ca ngộ độc."),
        ("Đầu năm nay", ", Sở Xây dựng kiểm tra 15 công trình."),
        ("Năm 2025", ", UBND các xã hỗ trợ 1.200 hộ xây nhà."),
        ("Năm 2025", ", Giám đốc Sở Y tế ký 30 quyết định xử phạt."),
    ],
)
def test_work_behind_a_time_that_is_over_is_asked_about(time, rest):
    assert asked(time + rest)[1] == {time}


@pytest.mark.parametrize(
    "work",
    [
        "Căn cứ kết quả kiểm tra ngày 20/11/2026, Sở Y tế thu hồi giấy phép.",
        "Theo Công văn ngày 20/11/2026 của Bộ Y tế, Sở Y tế báo cáo số liệu.",
        "Từ ngày 20/11/2026, Sở Y tế tổ chức trực 24/24 giờ.",
        "Kể từ ngày Nghị quyết được thông qua, Sở Y tế tổ chức trực 24/24 giờ.",
        "Chiều ngày 30/11/2026, Sở Y tế phải diễn tập.",
        "Sau ngày 20/11/2026, Sở Y tế phải dừng nhận hồ sơ.",
        "Đầu năm sau, Sở Y tế kiểm tra các cơ sở.",
    ],
)
def test_grounds_and_times_to_come_are_not(work):
    assert "perhaps-happened" not in asked(work)[0]


def test_what_was_done_last_weekend_charges_nobody():
    assert "perhaps-no-task" in asked("Cuối tuần qua, Sở Công Thương kiểm tra 12 cửa hàng xăng dầu.")[0]


@pytest.mark.parametrize(
    ("work", "times"),
    [
        ("Đêm 20/11/2026, Công an tỉnh bắt giữ 03 người; Sở Y tế giám định tang vật.", {"Đêm 20/11/2026"}),
        ("Ngày 20/11/2026 tại xã A, Sở Y tế lấy mẫu; Công an xã lập biên bản.", {"Ngày 20/11/2026 tại xã A"}),
        ("Phòng cháy: Trong năm qua, Công an tỉnh mở 15 lớp; UBND các xã kiểm tra các chợ.", {"Trong năm qua"}),
        ("Năm 2025, Sở Y tế lấy mẫu; các xã phải lập biên bản.", {"Năm 2025"}),
        ("Trong năm 2027, Công an tỉnh mở 15 lớp; UBND các xã kiểm tra các chợ.", set()),
    ],
)
def test_what_goes_on_behind_a_semicolon_happened_too(work, times):
    assert asked(work)[1] == times


def test_the_day_of_what_comes_next_is_not_that_of_what_was_done():
    work = (
        "Trong năm qua, UBND các xã kiểm tra các chợ. Trong thời gian tới, Công an tỉnh mở 05 lớp trước ngày 30/6/2027."
    )
    tasks = compile_directive(f"{HEAD}1. {work}\nNơi nhận:\n- Như trên;".encode(), "a.txt").plan.tasks
    assert [(one.lead, one.due and f"{one.due.date}") for one in tasks][-1] == (("Công an tỉnh",), "2027-06-29")
    assert all(one.due is None for one in tasks[:-1])
