"""Hours and days of a week that a report is due at, and events that say when work is to be done or only in which case."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.times.due_hours import days_apart, hours_apart
from directives.times.due_phrases import read_due, read_due_cell

DAY = dt.date(2026, 3, 2)
HEAD = "KẾ HOẠCH\nVề trực bến đò\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Công an tỉnh:\n\n- "


def tasks(work):
    made = compile_directive(f"{HEAD}{work}\n\n2. Sở Xây dựng theo dõi chung.\n".encode(), "ke-hoach.txt")
    return [
        (one.due and one.due.kind, getattr(one.due, "time", None)) for one in made.plan.tasks if one.clause == "I.1.1"
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) về Sở", ["09:00", "16:00"]),
        ("hằng ngày trước 6 giờ, 12 giờ và 18 giờ 30 gửi số liệu", ["06:00", "12:00", "18:30"]),
        ("báo cáo trước 9h00 hằng ngày", []),
        ("báo cáo vào 7h00 và 16h30 hằng ngày", ["07:00", "16:30"]),
        ("báo cáo ngày 2 lần, trước 7 giờ và trước 17 giờ", ["07:00", "17:00"]),
        ("gửi báo cáo trước 6h30, 11h00 và 16h00 hàng ngày", ["06:30", "11:00", "16:00"]),
        ("báo cáo hằng ngày (7h00 và 16h00)", ["07:00", "16:00"]),
        ("báo cáo ngày 03 lần: 7 giờ, 13 giờ, 19 giờ", ["07:00", "13:00", "19:00"]),
        ("báo cáo 02 lần/ngày (lần 1: 7h00; lần 2: 16h00)", ["07:00", "16:00"]),
        ("báo cáo hằng ngày lúc 7h00 sáng và 4h00 chiều", ["07:00", "16:00"]),
        ("báo cáo hằng ngày trước 7h (buổi sáng) và trước 4h (buổi chiều)", ["07:00", "16:00"]),
        ("báo cáo ngày 2 lần, sáng trước 7 giờ, chiều trước 5 giờ", ["07:00", "17:00"]),
        ("bến mở cửa từ 6 giờ đến 18 giờ hằng ngày", []),
        ("báo cáo hằng ngày, trước 25 giờ và 16 giờ", []),
    ],
)
def test_each_hour_of_a_day_is_a_deadline(text, times):
    found = hours_apart(text, DAY)
    assert [one.due.time for one in found] == times
    assert all(text[slice(*one.span)].strip() for one in found)


def test_the_words_of_a_later_hour_are_whole():
    found = hours_apart("báo cáo ngày 2 lần, trước 7 giờ và trước 17 giờ", DAY)
    assert "báo cáo ngày 2 lần, trước 7 giờ và trước 17 giờ"[slice(*found[1].span)] == "trước 17 giờ"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hằng ngày trước 7h00 báo cáo số liệu, trước 16h00 báo cáo kết quả", "16:00"),
        ("họp trước 7h00 và trước 16h00 ngày 20/10/2026", "07:00"),
        ("hằng tuần họp vào 8h00 thứ Hai và 16h00 thứ Sáu", "16:00"),
        ("báo cáo trước 16h00 hằng ngày", None),
        ("từ 7 giờ ngày 16/12 đến 13 giờ ngày 17/12/2026 trực tại bến", None),
        ("báo cáo trước 16h00 ngày 20/10/2026; trực ban, 24 giờ mỗi ngày", None),
    ],
)
def test_an_hour_beside_the_one_that_was_read_is_asked_about(text, asked):
    problems = read_due(text, DAY)[1]
    assert [one.args["others"] for one in problems if one.code == "several-dues"] == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hằng tuần các xã tổng hợp, báo cáo Sở Y tế chậm nhất 16h00 thứ Năm.", "chậm nhất 16h00 thứ Năm"),
        ("Hằng tuần, Sở Y tế họp rà soát toàn bộ công việc của các trạm vào thứ Hai.", "vào thứ Hai"),
        ("Hằng tuần họp giao ban vào thứ Hai.", None),
        ("Hằng tuần rà soát công việc, trực từ thứ Hai đến thứ Bảy.", None),
        ("Hằng tuần gửi Phụ lục thứ hai.", None),
    ],
)
def test_a_day_of_the_week_beside_a_mere_week_is_asked_about(text, asked):
    problems = read_due(text, DAY)[1]
    assert [one.args["others"] for one in problems if one.code == "several-dues"] == ([asked] if asked else [])


@pytest.mark.parametrize(
    "text", ["Hằng tuần, 16h30 thứ Sáu", "Thứ Sáu hằng tuần, 16h30", "Thứ Sáu hằng tuần, lúc 16h30"]
)
def test_a_cell_keeps_the_hour_of_its_day_of_the_week(text):
    due, problems = read_due_cell(text, DAY)
    assert (due.rrule, due.time, problems) == ("FREQ=WEEKLY;BYDAY=FR", "16:30", [])


def test_a_cell_with_two_hours_of_a_day_is_asked_about():
    due, problems = read_due_cell("Hằng ngày vào 7h00 và 16h30", DAY)
    assert due.time == "07:00"
    assert [(one.code, one.args["others"]) for one in problems] == [("several-dues", "16:30")]


def test_an_hour_that_no_day_has_is_an_error_and_no_deadline():
    due, problems = read_due("báo cáo hằng ngày, trước 25 giờ và 16 giờ", DAY)
    assert (due, [one.code for one in problems]) == (None, ["hour-does-not-exist"])


def test_a_report_twice_a_day_is_two_tasks_beside_the_work_before_it():
    found = tasks(
        "Trực tại các bến; báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) về tình hình gửi Ủy ban nhân dân tỉnh."
    )
    assert found == [(None, None), ("recurring", "09:00"), ("recurring", "16:00")]


HOURS, DAYS, QUARTERS = ["09:00", "16:00"], ["2026-06-19", "2026-12-19"], ["2026-03-31", "2026-12-31"]
TELLS = "báo cáo Sở Nội vụ số khách qua bến"


@pytest.mark.parametrize(
    ("work", "title", "lead", "times"),
    [
        (f"Hằng ngày, trước 09h00 và 16h00, Sở Y tế {TELLS}", TELLS, "Sở Y tế", HOURS),
        (f"Trước 09h00 và 16h00 hằng ngày, Sở Y tế {TELLS}", TELLS, "Sở Y tế", HOURS),
        ("Báo cáo (trước 9h00’ và 16h00’ hằng ngày) về số khách, gửi Sở Nội vụ", None, "Công an tỉnh", HOURS),
        ("Báo cáo trước ngày 20/6 và 20/12/2026 về Sở Nội vụ", None, "Công an tỉnh", DAYS),
        (f"Trong quý I và quý IV/2026, Sở Y tế {TELLS}", TELLS, "Sở Y tế", QUARTERS),
    ],
)
def test_each_hour_or_day_of_a_list_has_the_whole_work(work, title, lead, times):
    made = compile_directive(f"{HEAD}{work}.\n\n2. Sở Xây dựng theo dõi chung.\n".encode(), "ke-hoach.txt")
    found = [one for one in made.plan.tasks if one.clause == "I.1.1"]
    said = (title or work).replace("báo cáo", "Báo cáo")
    assert [one.title for one in found] == [said, f"{said}: quý IV/2026" if times == QUARTERS else said]
    assert [(one.lead, one.report_to) for one in found] == 2 * [((lead,), "Sở Nội vụ")]
    assert [one.quote for one in found] == 2 * [f"{work}."]
    assert [getattr(one.due, "time", None) or one.due.date.isoformat() for one in found] == times
    assert not [one.code for one in made.problems if one.place.clause == "I.1.1"]


@pytest.mark.parametrize(
    ("work", "kinds"),
    [
        ("Cập nhật số đò chở khách; báo cáo ngay để điều phối.", ["immediate"]),
        ("Chuẩn bị áo phao; bổ sung áo phao cho các bến khi có yêu cầu.", [None]),
        ("Khi phát hiện đò chở quá tải, kịp thời thông tin cho các bến.", ["on-event"]),
        ("Khi lập phương án, kịp thời thông tin cho các bến.", [None]),
        ("Giám sát các bến đò lớn (nếu cần).", [None]),
        ("Kết thúc mùa hội, tổng hợp số khách qua bến.", ["on-event"]),
        ("Sau cuộc họp giao ban: lập danh sách bến phải sửa.", ["on-event"]),
        ("Hỗ trợ các bến khi có yêu cầu.", ["on-event"]),
        ("Rà soát phương án, bố trí áo phao, ca nô, hỗ trợ các bến khi có yêu cầu.", [None]),
    ],
)  # fmt: skip
def test_an_event_or_a_case(work, kinds):
    assert [kind for kind, _ in tasks(work)] == kinds


def test_a_session_planned_for_a_month():
    due, _ = read_due("báo cáo kết quả tại Kỳ họp thứ Tám (dự kiến tổ chức tháng 7/2026)", DAY)
    assert due.date == dt.date(2026, 7, 31)


def test_another_building_with_a_day_of_its_own_is_a_part():
    text = "Sửa bến đò xã An, hoàn thành trong tháng 5/2026; bến đò xã Bình hoàn thành và đưa vào sử dụng trong tháng 9/2026."
    made = compile_directive(f"{HEAD}{text}\n\n2. Sở Xây dựng theo dõi chung.\n".encode(), "ke-hoach.txt")
    found = [(one.due.date.month, one.lead) for one in made.plan.tasks if one.clause == "I.1.1"]
    assert found == [(5, ("Công an tỉnh",)), (9, ("Công an tỉnh",))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("báo cáo trước ngày 20/6 và 20/12/2026 về Sở", ["2026-06-19", "2026-12-19"]),
        ("sơ kết vào ngày 15/6/2026 và ngày 15/12/2026", ["2026-06-15", "2026-12-15"]),
        ("kiểm tra trong tháng 4 và tháng 9/2026", ["2026-04-30", "2026-09-30"]),
        ("kiểm tra trong quý I và quý IV/2026", ["2026-03-31", "2026-12-31"]),
        ("kiểm tra trong tháng 4 và tháng 5/2026", []),
        ("kiểm tra trong quý II và quý III/2026", []),
        ("kiểm tra trong các tháng 4, 6 và tháng 9/2026", []),
        ("làm việc từ ngày 15/4 đến ngày 20/9/2026", []),
    ],
)
def test_two_days_of_one_phrase_are_two_deadlines_unless_they_make_one_span(text, days):
    assert [one.due.date.isoformat() for one in days_apart(text, DAY)] == days


def test_two_months_the_first_of_which_is_past_are_asked_about_not_told_apart():
    assert days_apart("kiểm tra trong tháng 1 và tháng 9", DAY) == []
    assert [one.due.date.isoformat() for one in days_apart("kiểm tra trong tháng 4 và tháng 9", DAY)] == [
        "2026-04-30",
        "2026-09-30",
    ]


def test_a_report_before_two_days_is_two_tasks():
    assert found_days("Báo cáo số khách qua bến trước ngày 20/6 và 20/12/2026.") == ["2026-06-19", "2026-12-19"]


def found_days(work):
    made = compile_directive(f"{HEAD}{work}\n\n2. Sở Xây dựng theo dõi chung.\n".encode(), "ke-hoach.txt")
    return [one.due.date.isoformat() for one in made.plan.tasks if one.clause == "I.1.1"]


def test_a_periodic_report_beside_a_day_is_asked_about():
    due, problems = read_due("báo cáo trước ngày 15/5/2026 và tại các kỳ báo cáo định kỳ hằng tuần", DAY)
    assert due.date == dt.date(2026, 5, 14)
    assert [one.code for one in problems] == ["several-dues"]
    due, problems = read_due("lập kế hoạch hằng năm, gửi trước ngày 15/5/2026", DAY)
    assert (due.date, problems) == (dt.date(2026, 5, 14), [])


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("báo tình hình lúc 8 giờ, 11 giờ, 15 giờ và 19 giờ ngày 15/3/2026", ["08:00", "11:00", "15:00", "19:00"]),
        ("báo cáo nhanh vào 8h00, 14h00 ngày 15/3/2026", ["08:00", "14:00"]),
        ("trực từ 7 giờ đến 11 giờ ngày 15/3/2026", []),
    ],
)
def test_each_hour_of_one_day_that_is_printed_is_a_deadline(text, times):
    """They had no date: the hours were left over."""
    found = hours_apart(text, DAY)
    assert [one.due.time for one in found] == times
    assert {str(one.due.date) for one in found} <= {"2026-03-15"}


def test_a_cell_with_hours_of_one_day_is_asked_about():
    due, problems = read_due_cell("Lúc 8 giờ, 14 giờ ngày 15/3/2026", DAY)
    assert (str(due.date), due.time) == ("2026-03-15", "08:00")
    assert [one.args["others"] for one in problems if one.code == "several-dues"] == ["14:00"]


def test_two_reports_with_a_day_each_are_two():
    text = "báo cáo kết quả 6 tháng trước ngày 10/6/2026 và cả năm trước ngày 05/12/2026"
    assert [str(one.due.date) for one in days_apart(text, DAY)] == ["2026-06-09", "2026-12-04"]
