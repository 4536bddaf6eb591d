"""Whose day it is, where a sentence gives one to the task and one to whoever gets its result."""

import datetime as dt

import pytest

from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gửi Phòng Kinh tế trước ngày 05/4/2026 để tổng hợp, trình UBND xã trước ngày 15/4/2026.", "2026-04-04"),
        ("Gửi trước ngày 05/4/2026 để Phòng Kinh tế tổng hợp, trình UBND xã trước ngày 15/4/2026.", "2026-04-04"),
        ("Gửi Sở Y tế trước ngày 05/4/2026, Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-04"),
        ("Chậm nhất ngày 05/4/2026 có cam kết gửi Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-05"),
        ("Rà soát trước ngày 05/4/2026, Sở Y tế tổng hợp, báo cáo trước ngày 15/4/2026.", "2026-04-14"),
        ("Gửi trước ngày 05/4/2026 để tổng hợp; hoàn thành việc sửa chữa trước ngày 15/4/2026.", "2026-04-14"),
    ],
)
def test_the_day_of_the_receiver_is_not_the_days_of_the_task(text, day):
    due, problems = read_due(text, ISSUED)
    assert due.date.isoformat() == day
    assert ("several-dues" in [p.code for p in problems]) is (day == "2026-04-14")


@pytest.mark.parametrize(
    ("text", "day", "asked"),
    [
        ("Gửi Phòng Kinh tế trước 05/4 để kịp báo cáo UBND xã trước ngày 15/4.", "2026-04-04", False),
        ("Gửi trước ngày 05/4/2026 nhằm kịp thời báo cáo UBND xã trước ngày 15/4/2026.", "2026-04-04", False),
        ("Gửi trước ngày 05/4/2026 để Phòng Kinh tế báo cáo UBND xã trước ngày 15/4/2026.", "2026-04-04", False),
        ("Gửi trước ngày 05/4/2026 phục vụ buổi làm việc vào ngày 15/4/2026.", "2026-04-04", False),
        ("Rà soát xong trước ngày 05/4/2026 để trình HĐND xã trước ngày 15/4/2026.", "2026-04-04", True),
        ("Rà soát xong trước ngày 05/4/2026 (để trình HĐND xã trước ngày 15/4/2026).", "2026-04-04", True),
        ("Rà soát trước ngày 05/4/2026, làm căn cứ trình UBND xã trước ngày 15/4/2026.", "2026-04-04", True),
        ("Rà soát trong tháng 4/2026 để trình HĐND xã trong tháng 5/2026.", "2026-04-30", True),
        ("Rà soát trước ngày 05/4/2026 để tổ chức hội nghị vào ngày 15/4/2026.", "2026-04-04", True),
        ("Gửi kế hoạch trước ngày 05/4/2026 để thực hiện và báo cáo kết quả trước ngày 15/4/2026.", "2026-04-04", True),
        ("Gửi trước ngày 05/4/2026 để thẩm định, sửa chữa xong trước ngày 15/4/2026.", "2026-04-14", True),
        ("Để kịp trình UBND xã trước ngày 15/4/2026, rà soát xong trước ngày 05/4/2026.", "2026-04-04", True),
        ("Rà soát để kịp trình UBND xã trước ngày 15/4/2026.", "2026-04-14", False),
    ],
)
def test_the_day_of_what_the_work_is_for_is_not_its_own(text, day, asked):
    due, problems = read_due(text, ISSUED)
    assert due.date.isoformat() == day
    assert ("several-dues" in [p.code for p in problems]) is asked


def test_a_yearly_day_of_what_the_work_is_for_is_not_joined_to_its_own():
    due, _ = read_due("Gửi Sở Y tế trước ngày 15/11 hằng năm để trình Bộ Y tế trước ngày 30/11 hằng năm.", ISSUED)
    assert due.rrule == "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Để kịp trình UBND xã trước ngày 15/4/2026, các thôn gửi hồ sơ về Phòng Kinh tế.", ["due-of-purpose"]),
        ("Để bảo đảm tiến độ, hoàn thành hồ sơ trước ngày 15/4/2026, gửi Phòng Kinh tế.", []),
        ("Rà soát để kịp trình UBND xã trước ngày 15/4/2026.", []),
        ("Lập dự toán để tổ chức lễ hội vào ngày 14/4/2026.", ["due-of-purpose"]),
        ("Bàn giao mặt bằng để khởi công công trình vào ngày 14/4/2026.", ["due-of-purpose"]),
        ("Rà soát phòng học phục vụ kỳ thi diễn ra vào ngày 14/4/2026.", ["due-of-purpose"]),
        ("Lập dự toán để tổ chức thực hiện xong trước ngày 15/4/2026.", []),
        ("Lập đề án để triển khai, báo cáo kết quả trước ngày 15/4/2026.", []),
        ("Chuyển số liệu phục vụ việc triển khai đề án về Sở Xây dựng trước ngày 15/4/2026.", []),
    ],
)
def test_the_only_day_is_of_what_the_work_is_for(text, codes):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), [one.code for one in problems]) == ("2026-04-14", codes)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết toán đợt 1 xong trong tháng này, đợt 2 trước ngày 20/4/2026.",
        "Lập dự toán xong trong tuần tới, gửi Sở Tài chính trước ngày 20/4/2026.",
    ],
)
def test_a_time_that_no_rule_computes_is_asked_about_beside_a_day(text):
    due, problems = read_due(text, ISSUED)
    assert due.date.isoformat() == "2026-04-19"
    assert [p.code for p in problems] == ["several-dues"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trình đề án để triển khai trong năm 2027.", ["due-of-purpose"]),
        ("Trình đề án triển khai trong năm 2027.", []),
        ("Tuyên truyền nhằm nâng cao nhận thức của chủ bến trong năm 2027.", []),
        ("Lập danh sách để bồi dưỡng trong năm 2027.", ["due-of-purpose"]),
        ("Mua sắm thiết bị phục vụ khám bệnh trong năm 2027.", ["due-of-purpose"]),
        ("Rà soát để hoàn thành đề án trong năm 2027.", []),
    ],
)
def test_the_only_year_is_of_what_the_work_is_for(text, codes):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), [one.code for one in problems]) == ("2027-12-31", codes)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sở Y tế gửi báo cáo tổng kết năm trước ngày 10/12.", ["yearly-or-once"]),
        ("Định kỳ, Sở Y tế gửi báo cáo năm trước ngày 10/12.", []),
        ("báo cáo năm trước ngày 10/12", []),
        ("Báo cáo kết quả tháng 12 trước ngày 05 tháng sau.", ["monthly-or-once"]),
        ("Báo cáo tháng 12 trước ngày 05 của tháng tiếp theo.", ["monthly-or-once"]),
        ("Báo cáo kết quả tháng trước ngày 05 tháng sau.", []),
        ("Hằng tháng, kể cả kết quả tháng 12, báo cáo trước ngày 05 tháng sau.", []),
    ],
)
def test_what_may_be_done_once_though_it_reads_as_coming_again(text, codes):
    due, problems = read_due(text, ISSUED)
    assert (due.kind, [one.code for one in problems]) == ("recurring", codes)


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        ("Sở Y tế hoàn thành vào đầu tháng 5/2026.", "2026-05-01", ["due-at-the-beginning"]),
        ("Sở Y tế hoàn thành vào đầu năm 2027.", "2027-01-01", ["due-at-the-beginning"]),
        ("Sở Y tế hoàn thành vào cuối tháng 5/2026.", "2026-05-31", []),
        ("Sở Y tế hoàn thành trong 6 tháng đầu năm 2027.", "2027-06-30", []),
    ],
)
def test_the_beginning_of_a_time_names_no_day(text, day, codes):
    due, problems = read_due(text, ISSUED)
    assert (due.date.isoformat(), [one.code for one in problems]) == (day, codes)
