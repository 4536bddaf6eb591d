"""Bodies with a day each in one sentence are a task each; who is named behind a mere consent has the work."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/TB-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nTHÔNG BÁO\nKết luận về bến đò\n\n"


def tasks(body):
    found = compile_directive(f"{HEAD}{body}\n".encode(), "a.txt").plan.tasks
    return [(task.lead, str(getattr(task.due, "date", None)), task.report_to) for task in found]


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế trước ngày 05/12, Công an tỉnh trước ngày 10/12 gửi báo cáo về Sở Nội vụ.",
        "Sở Y tế gửi báo cáo về Sở Nội vụ trước ngày 05/12/2026, Công an tỉnh trước ngày 10/12/2026.",
        "Sở Y tế trước ngày 05/12/2026 và Công an tỉnh trước ngày 10/12/2026 gửi báo cáo về Sở Nội vụ.",
        "Sở Y tế gửi báo cáo về Sở Nội vụ trước ngày 05/12/2026, Công an tỉnh thì trước ngày 10/12/2026.",
    ],
)
def test_each_body_with_a_day_of_its_own(said):
    assert tasks(f"1. {said}") == [
        (("Sở Y tế",), "2026-12-04", "Sở Nội vụ"),
        (("Công an tỉnh",), "2026-12-09", "Sở Nội vụ"),
    ]


def apart(said):
    found = compile_directive(f"{HEAD}1. {said}\n".encode(), "a.txt").plan.tasks
    return [(task.lead, getattr(task.due, "rrule", None) or str(task.due.date), task.report_to) for task in found]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Các xã báo cáo hằng tháng trước ngày 20, Sở Y tế tổng hợp trước ngày 25.", "FREQ=MONTHLY;BYMONTHDAY={}"),
        ("Hằng tháng, các xã báo cáo trước ngày 20, Sở Y tế tổng hợp trước ngày 25.", "FREQ=MONTHLY;BYMONTHDAY={}"),
        ("Các xã báo cáo trước ngày 20 hằng tháng và Sở Y tế tổng hợp trước ngày 25.", "FREQ=MONTHLY;BYMONTHDAY={}"),
        ("Các xã báo cáo trước ngày 20/6/2026, Sở Y tế tổng hợp trước ngày 25/6/2026.", "2026-06-{}"),
        ("Các xã báo cáo xong trước ngày 20/6, Sở Y tế phải hoàn thành tổng hợp trước ngày 25/6.", "2026-06-{}"),
        (
            "Định kỳ hằng quý, các xã báo cáo trước ngày 20 tháng cuối quý, Sở Y tế tổng hợp trước ngày 25 tháng cuối quý.",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={}",
        ),
        (
            "Các xã báo cáo trước ngày 20 tháng cuối quý, Sở Y tế tổng hợp trước ngày 25.",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={}",
        ),
    ],
)
def test_each_body_with_work_and_a_day_of_its_own(said, due):
    found = [((name.lower(),), day, told) for (name,), day, told in apart(said)]
    assert found == [(("các xã",), due.format(19), None), (("sở y tế",), due.format(24), None)]


def test_whom_the_second_reports_to_is_not_whom_the_first_does():
    said = "Các xã lập danh sách trước ngày 20/6/2026, Sở Y tế tổng hợp báo cáo Bộ Y tế trước ngày 25/6/2026."
    assert [told for _, _, told in apart(said)] == [None, "Bộ Y tế"]


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế hướng dẫn các xã báo cáo trước ngày 20/6/2026, tổng hợp trước ngày 25/6/2026.",
        "Các xã gửi Sở Y tế trước ngày 20/6/2026, Sở Y tế tổng hợp, báo cáo trước ngày 25/6/2026.",
    ],
)
def test_work_and_days_of_one_body_stay_one_task(said):
    assert len(apart(said)) == 1


def test_two_days_of_one_body_are_one_task():
    assert len(tasks("1. Sở Y tế rà soát trước ngày 05/5/2026, báo cáo Sở Nội vụ trước ngày 10/5/2026.")) == 1


@pytest.mark.parametrize(
    "consent",
    [
        "Ủy ban nhân dân tỉnh đồng ý đề nghị của Sở Y tế",
        "Nhất trí cho Sở Y tế dùng nguồn tăng thu",
        "Cơ bản nhất trí nội dung báo cáo của Sở Y tế",
    ],
)
def test_who_is_named_behind_a_consent_has_the_work(consent):
    assert tasks(f"1. {consent}; Sở Xây dựng sửa bến trước ngày 30/3/2026.") == [(("Sở Xây dựng",), "2026-03-29", None)]


def test_behind_praise_it_is_not():
    assert tasks("1. Biểu dương Sở Y tế, Sở Xây dựng đã có nhiều cố gắng.\n2. Sở Nội vụ sửa bến.")[0][0] == (
        "Sở Nội vụ",
    )


def test_a_body_behind_a_semicolon_whose_day_alone_is_said():
    said = "1. Sở Y tế gửi danh sách bến đò trước ngày 05/12/2026; Công an tỉnh thì trước ngày 10/12/2026."
    found = compile_directive(f"{HEAD}{said}\n".encode(), "a.txt").plan.tasks
    assert [(one.title, one.lead, str(one.due.date)) for one in found] == [
        ("Gửi danh sách bến đò trước ngày 05/12/2026", ("Sở Y tế",), "2026-12-04"),
        ("Gửi danh sách bến đò: trước ngày 10/12/2026", ("Công an tỉnh",), "2026-12-09"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Trước ngày 05/12/2026 Sở Y tế kiểm tra bến đò, trước ngày 10/12/2026 Công an tỉnh kiểm tra phao.",
        "Trước ngày 05/12/2026, Sở Y tế kiểm tra bến đò và trước ngày 10/12/2026, Công an tỉnh kiểm tra phao.",
    ],
)
def test_a_day_in_front_of_each_body_is_its_own(said):
    """The second day was that of the first body, and the second body lost."""
    assert tasks(f"1. {said}") == [(("Sở Y tế",), "2026-12-04", None), (("Công an tỉnh",), "2026-12-09", None)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Trong tháng 6/2026 Sở Y tế sơ kết, tháng 12/2026 Công an tỉnh tổng kết.", ("2026-06-30", "2026-12-31")),
        ("Trong quý II/2026, Sở Y tế sơ kết, quý IV/2026, Công an tỉnh tổng kết.", ("2026-06-30", "2026-12-31")),
    ],
)
def test_a_month_or_quarter_in_front_of_each_body_is_its_own(said, days):
    """The second body was lost, unsaid."""
    assert tasks(f"1. {said}") == [(("Sở Y tế",), days[0], None), (("Công an tỉnh",), days[1], None)]


@pytest.mark.parametrize("said", ["Trong tháng 6, tháng 7/2026 các xã kiểm tra bến đò."])
def test_months_listed_in_front_are_one_time(said):
    assert tasks(f"1. {said}") == [(("các xã",), "2026-07-31", None)]


def test_the_same_body_behind_a_second_day_is_asked_about():
    said = "Trước ngày 05/12/2026 Sở Y tế kiểm tra bến đò, trước ngày 10/12/2026 Sở Y tế kiểm tra phao."
    found = compile_directive(f"{HEAD}1. {said}\n".encode(), "a.txt")
    assert "several-dues" in {one.code for one in found.problems}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Cuối năm 2026, Sở Y tế kiểm tra bến đò.", "2026-12-31"),
        ("Giữa năm 2026 Sở Y tế kiểm tra bến đò.", "2026-06-30"),
        ("Vào đầu tháng 6/2026 Sở Y tế kiểm tra bến đò.", "2026-06-01"),
    ],
)
def test_whoever_acts_behind_a_part_of_a_year_or_month_leads(said, day):
    assert tasks(f"1. {said}") == [(("Sở Y tế",), day, None)]


def test_who_is_told_ends_the_name_of_who_tells():
    assert [lead for lead, *_ in tasks("1. Các xã báo Sở Y tế trước 16 giờ hằng ngày.")] == [("Các xã",)]
