"""A section of contents is not dropped in silence."""

import inspect

import pytest

from directives.compile import compile_directive


def test_contents_not_taken_as_work_are_said_once_at_their_heading():
    """KẾ HOẠCH
    Giám sát việc quản lý chợ dân sinh

    I. NỘI DUNG GIÁM SÁT
    1. Tình hình thu, nộp phí chợ trên địa bàn.
    2. Việc bố trí điểm kinh doanh và giữ gìn vệ sinh tại các chợ.

    II. TỔ CHỨC THỰC HIỆN
    1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính tổng hợp kết quả trước ngày 15/6/2026.
    """
    text = inspect.cleandoc(test_contents_not_taken_as_work_are_said_once_at_their_heading.__doc__)
    made = compile_directive(text.encode(), "ke-hoach.txt")
    said = [one for one in made.problems if one.code == "contents-passed-over"]
    assert [task.clause for task in made.plan.tasks] == ["II.1"]
    assert [(one.place.clause, one.args["n"]) for one in said] == [("I", 2)]
    assert made.text[slice(*said[0].place.span)] == "NỘI DUNG GIÁM SÁT"
    assert said[0].place.also == ("I.1", "I.2")  # one question, which points at them all


def test_contents_of_a_phase_said_as_work_are_tasks_with_its_time():
    """KẾ HOẠCH
    Kiểm tra, giám sát việc sửa đê

    I. NỘI DUNG VÀ THỜI GIAN
    1. Đợt 1: Từ ngày 05/5/2026 đến ngày 20/5/2026 gồm các nội dung trọng tâm:
    a) Nội dung kiểm tra:
    - Kiểm tra việc các thôn phối hợp với Sở Xây dựng đắp đất.
    b) Nội dung giám sát:
    - Giám sát việc chi trả tiền công.
    2. Đợt 2: Từ ngày 01/6/2026 đến ngày khánh thành:
    a) Nội dung kiểm tra:
    - Kiểm tra việc trồng cỏ mái đê.

    II. TỔ CHỨC THỰC HIỆN
    1. Sở Nội vụ tổng hợp kết quả.
    """
    text = inspect.cleandoc(test_contents_of_a_phase_said_as_work_are_tasks_with_its_time.__doc__)
    made = compile_directive(text.encode(), "ke-hoach.txt")
    tasks = {task.clause: task for task in made.plan.tasks}
    assert list(tasks) == ["I.1.a.1", "I.1.b.1", "I.2.a.1", "II.1"]
    assert [tasks[path].due and tasks[path].due.date.isoformat() for path in list(tasks)[:3]] == [
        "2026-05-20",
        "2026-05-20",
        None,
    ]
    assert tasks["I.1.a.1"].with_ == ()
    assert {one.place.clause for one in made.problems if one.code == "lead-unsaid"} == set(list(tasks)[:3])


def test_work_among_aims_and_funds_and_bare_times_are_doubts():
    """I. CHỈ TIÊU
    1. Thu gom 90% rác thải.
    2. Phát triển dịch vụ thu gom
    - Hỗ trợ các tổ tự quản mua xe gom rác.
    II. NHIỆM VỤ
    1. Sở Xây dựng tổ chức tổng vệ sinh:
    - Đợt 1: Tháng 3/2026.
    - Đợt 2: Tháng 9/2026.
    III. KINH PHÍ
    1. Hằng năm, căn cứ nhu cầu của từng thôn, lập dự toán gửi Phòng Kinh tế tổng hợp.
    """
    lines = (line.strip() for line in test_work_among_aims_and_funds_and_bare_times_are_doubts.__doc__.splitlines())
    made = compile_directive(("KẾ HOẠCH\nGiữ sạch bờ sông\n" + "\n".join(lines)).encode(), "test.txt")
    perhaps = {one.place.clause for one in made.problems if one.code == "perhaps-a-task"}
    taken = {task.clause for task in made.plan.tasks}
    assert {"I.2.1", "III.1"} <= perhaps | taken
    assert "I.1" not in perhaps
    assert taken & {"II.1", "II.1.1"}


PLAN = "KẾ HOẠCH\nGiữ sạch bờ sông\n\n{units}\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng tổng hợp kết quả.\n"


@pytest.mark.parametrize(
    ("units", "place"),
    [
        ("I. MỤC TIÊU\n1. Ủy ban nhân dân các xã rà soát bến đò.\n2. Bờ sông xanh.", "I.1"),
        ("I. CHỈ TIÊU\n1. Phát triển dịch vụ\n- Hỗ trợ các tổ tự quản mua xe gom rác.", "I.1.1"),
        ("I. MỤC TIÊU\n1. Các bến đò có nhà chờ trước ngày 15/6/2026.", "I.1"),
        ("I. KINH PHÍ\n1. Các bến được chọn định kỳ báo cáo số chi.", "I.1"),
        ("I. NỘI DUNG\n1. Các bãi rác\n- Bãi Hạ: Thu gom hai lần.\n- Bãi Thượng.\n- Bãi Trung.", "I.1.1"),
    ],
)
def test_words_of_a_unit_without_a_task_that_say_work_who_acts_or_when(units, place):
    made = compile_directive(PLAN.format(units=units).encode(), "a.txt")
    assert place not in {task.clause for task in made.plan.tasks}
    assert place in {one.place.clause for one in made.problems if one.code == "perhaps-a-task"}


@pytest.mark.parametrize(
    "units",
    [
        "I. MỤC TIÊU\n1. Thu gom 90% rác thải trước năm 2027.\n2. Bờ sông xanh.",
        "I. MỤC ĐÍCH\n- Nâng cao ý thức giữ sạch bờ sông.",
        "I. NỘI DUNG\n1. Các bãi rác\n- Bãi Hạ.\n- Bãi Thượng.\n- Bãi Trung.",
    ],
)
def test_figures_purposes_and_things_are_not_asked_about(units):
    made = compile_directive(PLAN.format(units=units).encode(), "a.txt")
    assert not [one for one in made.problems if one.code == "perhaps-a-task"]


def test_a_list_under_a_lead_in_that_is_asked_about_is_asked_about_once():
    units = "I. NỘI DUNG\n1. Các bãi rác\n- Điểm thu: Thu gom tại hai bãi gồm:\n+ Bãi Hạ: Lấy mẫu đất.\n+ Bãi Thượng: Lấy mẫu nước."
    made = compile_directive(PLAN.format(units=units).encode(), "a.txt")
    assert [one.place.clause for one in made.problems if one.code == "perhaps-a-task"] == ["I.1.1"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Đồng ý. Sở Xây dựng chủ động triển khai.", True),
        ("Đồng ý với đề xuất của Sở Xây dựng. Sở Xây dựng triển khai thực hiện.", True),
        ("Đồng ý với đề xuất của Sở Xây dựng.", False),
        ("Biểu dương Sở Xây dựng. Các sở nghiêm túc triển khai thực hiện.", False),
    ],
)
def test_who_carries_out_what_is_agreed_to_is_asked_about(words, asked):
    made = compile_directive(f"KẾT LUẬN\n\nI. Bến đò\n1. Sở Y tế rà soát bến.\n2. {words}\n".encode(), "a.txt")
    assert not [task for task in made.plan.tasks if task.clause == "I.2"]
    assert [one.place.clause for one in made.problems if one.code == "perhaps-a-task"] == ["I.2"] * asked


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("Sở Tài chính tham mưu bố trí kinh phí.", True),
        ("Giao Sở Tài chính cân đối.", True),
        ("Từ nguồn ngân sách tỉnh.", False),
    ],
)
def test_who_acts_behind_a_label_beside_other_work_is_asked_about(value, asked):
    words = f"I. Bến đò\n1. Kinh phí thực hiện: {value} Các sở lập dự toán trước ngày 15/12/2026."
    made = compile_directive(f"KẾ HOẠCH\n\n{words}\n".encode(), "a.txt")
    assert [one.place.clause for one in made.problems if one.code == "perhaps-a-task"] == ["I.1"] * asked


def test_work_behind_an_assessment_in_its_own_section_is_asked_about():
    text = (
        "THÔNG BÁO\nKết luận tại buổi làm việc với tỉnh Sông Thao\n\nPhó Thủ tướng kết luận như sau:\n\nI. ĐÁNH GIÁ CHUNG\n\n"
        "Tỉnh đã hoàn thành nhà ở cho hộ nghèo.\n\n{}\n\nII. KIẾN NGHỊ\n\n1. Về cầu: Giao Bộ Xây dựng chủ trì rà soát.\n"
    )
    asked = compile_directive(text.format("Trong thời gian tới, Tỉnh xây dựng kịch bản tăng trưởng.").encode(), "a.txt")
    quiet = compile_directive(text.format("Kết quả ấy đáng được ghi nhận.").encode(), "a.txt")
    assert [one.place.clause for one in asked.problems if one.code == "perhaps-a-task"] == ["I"]
    assert [one.place.clause for one in quiet.problems if one.code == "perhaps-a-task"] == []


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        ("Sở Y tế, các địa phương, cơ quan chủ bến của các bến đang sửa chữa tiếp tục thu gom rác.", ["I.1"]),
        ("Sở Y tế: số 12 phố Bờ Sông.", []),
    ],
)
def test_a_list_whose_last_name_was_not_followed_is_asked_about(unit, asked):
    made = compile_directive(PLAN.format(units=f"I. NỘI DUNG\n1. {unit}\n2. Bờ sông xanh.").encode(), "a.txt")
    assert [one.place.clause for one in made.problems if one.code == "not-understood"] == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Biểu dương tỉnh Sông Thao. Trong thời gian tới, Tỉnh xây dựng kịch bản tăng trưởng, đạt 10%.", True),
        ("Bờ sông còn bẩn. Thời gian tới, đề nghị Tỉnh dọn sạch.", True),
        ("Thời gian còn lại, Ủy ban nhân dân tỉnh tập trung giải ngân.", True),
        ("Biểu dương tỉnh Sông Thao. Trong thời gian tới, tình hình còn nhiều khó khăn.", False),
        ("Bờ sông sạch hơn. Tỉnh đã dọn 12 bến trong thời gian qua.", False),
    ],
)
def test_what_findings_say_is_to_be_done_from_now_on_is_asked_about(said, asked):
    text = f"THÔNG BÁO\nKết luận về bờ sông\n\nI. ĐÁNH GIÁ CHUNG\n{said}\nII. KIẾN NGHỊ\n"
    text += "1. Giao Bộ Xây dựng bố trí vốn.\n2. Giao Bộ Tài chính cấp vốn.\n"
    made = compile_directive(text.encode(), "tb.txt")
    assert [one.place.clause for one in made.problems if one.code == "perhaps-a-task"] == ["I"] * asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Chịu trách nhiệm về thực hiện bảo mật, bảo đảm an toàn dữ liệu bến đò.", True),
        ("Chịu trách nhiệm về việc kiểm tra phao cứu sinh.", True),
        ("Chịu trách nhiệm về tính chính xác của số liệu.", False),
        ("Chịu trách nhiệm về việc để xảy ra cháy.", False),
        ("Chịu trách nhiệm về việc triển khai thực hiện Kế hoạch này.", False),
    ],
)
def test_what_somebody_answers_for_is_asked_about_where_it_is_work(said, asked):
    body = f"KẾ HOẠCH\nVề bến đò\n\n1. Sở Xây dựng:\n- Rà soát bến đò.\n- {said}\n- Kiểm tra phao.\n2. Sở Y tế trực cấp cứu.\n"
    told = [one for one in compile_directive(body.encode(), "a.txt").problems if one.place.clause == "1.2"]
    assert bool(told) is asked
