"""Times that stand in a task's words and are not its deadline are asked about."""

import pytest

from directives.compile import compile_directive


def left(work):
    paper = f"An Sơn, ngày 05 tháng 8 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}."
    return [one.args["said"] for one in compile_directive(paper.encode(), "a.txt").problems if one.code == "time-left"]


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("trình Ủy ban nhân dân tỉnh tháng 01/2027", "tháng 01/2027"),
        ("trình Thường trực Tỉnh ủy quý I năm 2027", "quý I năm 2027"),
        ("ban hành kế hoạch, tháng 12/2026", "tháng 12/2026"),
        ("báo cáo hằng năm từ năm 2027 trở về trước", "từ năm 2027 trở về trước"),
        ("tập huấn cho nhân viên trạm: Quý I, II/2027", "Quý I, II/2027"),
        ("tập huấn cho nhân viên trạm - tháng 3 và tháng 9/2027", "tháng 3 và tháng 9/2027"),
        ("mua sắm thiết bị: năm 2027", "năm 2027"),
        ("họp sơ kết: tháng 12", "tháng 12"),
        ("định kỳ hằng tháng tổng hợp, báo cáo trước ngày 20 của tháng cuối quý", "định kỳ hằng tháng"),
        ("báo cáo hằng ngày trong đợt cao điểm", "trong đợt cao điểm"),
        ("báo cáo trước 14 giờ hằng ngày trong các ngày nghỉ Tết", "trong các ngày nghỉ Tết"),
        ("lắp đặt máy tháng 1, nghiệm thu tháng 2", "tháng 1, nghiệm thu tháng 2"),
        ("mua sắm máy tháng 12, bàn giao tháng 1", "tháng 12, bàn giao tháng 1"),
        ("lắp máy xong tháng 01/2027, nghiệm thu tháng 02/2027", "tháng 01/2027, nghiệm thu tháng 02/2027"),
        ("khám sức khỏe, tháng 10 và tháng 4 khám mắt", "tháng 10 và tháng 4"),
        ("lập kịch bản xong trước ngày 10/9/2026, duyệt chương trình ngày 16/9/2026", "16/9/2026"),
        ("báo cáo hằng tuần trong thời gian nghỉ hè", "trong thời gian nghỉ hè"),
        ("khám tuyển xong trước ngày 10/12/2026, giao quân ngày 04/3/2027", "04/3/2027"),
        ("trồng thuốc nam trong vụ Thu năm 2026", "trong vụ Thu năm 2026"),
        ("phát động phong trào, tổng kết vào dịp 20/7", "20/7"),
        ("hưởng ứng Ngày sông ngòi (14/6), Tuần lễ nước sạch (20 - 26/6)", "14/6"),
        ("khóa sổ kế toán ngày 31/12/2026, thời gian chỉnh lý đến hết 31/01/2027", "31/12/2026"),
        ("mua xong máy trước ngày 15/12/2026; hết năm 2027 máy có ở các thôn", "năm 2027"),
        ("báo cáo hằng ngày từ 28 tháng Chạp đến mùng 5 Tết", "28 tháng Chạp đến mùng 5 Tết"),
    ],
)
def test_a_time_at_the_end_or_within_which_it_is_daily(work, said):
    assert left(work) == [said]


@pytest.mark.parametrize(
    "work",
    [
        "báo cáo kết quả tháng 01/2027",
        "tổng hợp số liệu quý IV/2026",
        "trình Ủy ban nhân dân tỉnh trong tháng 01/2027",
        "báo cáo hằng ngày",
        "báo cáo số liệu tháng 7 và tháng 8 cho các xã",
        "báo cáo trước ngày 10/9/2026, phục vụ lễ kỷ niệm ngày 22/9/2026",
        "báo cáo trước ngày 10/9/2026, áp dụng mức thu mới từ ngày 01/10/2026",
        "báo cáo trước ngày 10/9/2026, thực hiện theo Công văn số 12/CV-UBND ngày 04/8/2026",
        "báo cáo hằng ngày (kể cả trong các ngày nghỉ)",
        "định kỳ hằng quý tổng hợp, báo cáo trước ngày 20 của tháng cuối quý",
        "báo cáo kết quả định kỳ hằng quý (trước ngày 20 của tháng cuối quý)",
        "báo cáo hằng năm",
        "đánh giá công tác tháng 11, triển khai nhiệm vụ tháng 12",
        "chi trả lương tháng 11, chi trả phụ cấp tháng 12",
        "mua sắm thiết bị: tháng 12/2026",
        "báo cáo hai năm: năm 2024 và năm 2025",
        "gửi báo cáo trước ngày 15/12/2026 (số liệu tính đến ngày 10/12/2026)",
        "gửi tài liệu trước ngày 10/12/2026, phục vụ hội nghị tổng kết của tỉnh và các bộ, ngành vào cuối năm ngày 20/12/2026",
        "trồng thuốc nam theo kế hoạch vụ Thu năm 2026",
        "treo cờ chào mừng ngày 10/12/2026, hạ cờ xong trước ngày 15/12/2026",
        "gửi Sở Nội vụ trước ngày 10/12/2026 để tổng hợp, báo cáo Bộ Y tế trước ngày 15/12/2026",
        "mua xong máy trước ngày 15/12/2026; trong năm 2026 máy đã hỏng nhiều",
        "mua xong máy trước ngày 15/12/2026. Kế hoạch năm 2027 ghi rõ số máy",
        "mua xong máy trước ngày 15/12/2026; đến năm 2030 đạt tỷ lệ 95% số xã",
        "mua xong máy trước ngày 15/12/2026; năm 2027 là năm bản lề",
        "kiểm kê máy tại thời điểm 0 giờ ngày 01/12/2026, hoàn thành trước ngày 15/12/2026",
    ],
)
def test_whose_time_it_is_not_or_that_is_read(work):
    assert left(work) == []


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("cấp đủ thuốc cho các xã ngày 18/12", "ngày 18/12"),
        ("chuẩn bị cờ trước ngày hội đại đoàn kết 18/11", "18/11"),
        ("chuẩn bị cho hội thao toàn ngành 18/12", "18/12"),
        ("bố trí xe đưa đón đại biểu (18/12), nước uống cho đại biểu", "18/12"),
        ("phục vụ hội chợ ngày 05 tháng 9", "ngày 05 tháng 9"),
        ("đón đoàn công tác sáng 18/12 tại trụ sở", "18/12"),
    ],
)
def test_a_day_without_its_year_that_no_rule_of_time_reads(work, said):
    assert left(work) == [said]


@pytest.mark.parametrize(
    "work",
    [
        "kiểm tra 11/12 trạm y tế",
        "rà soát các xã đạt 9/12",
        "sửa chữa đường 30/12",
        "thực hiện theo Kế hoạch số 12/2026 và mẫu 05/12",
        "rà soát theo Công văn số 12/SYT-NV của Sở Nội vụ ngày 20/12",
        "tổ chức kỷ niệm Ngày thành lập Quân đội nhân dân Việt Nam 22/12",
        "xử lý các tồn tại đã nêu ngày 20/7",
        "bố trí kinh phí từ ngày 01/9",
        "rà soát mục 1.2, khoản 3/4",
    ],
)
def test_what_looks_like_a_day_and_is_none_to_come(work):
    assert left(work) == []


def asked(sentence):
    """The lead, the rule or day, and what is asked of it."""
    paper = f"An Sơn, ngày 05 tháng 8 năm 2026\n\nKẾ HOẠCH\n\n1. {sentence}"
    made = compile_directive(paper.encode(), "a.txt")
    due = made.plan.tasks[0].due
    told = None if due is None else getattr(due, "rrule", None) or f"{due.date}"
    doubts = [one for one in made.problems if one.place.field == "due"]
    return (*made.plan.tasks[0].lead, told, *(one.args.get("others") or one.args.get("text") for one in doubts))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Y tế vào chiều thứ Sáu hằng tuần gửi báo cáo.", ("Sở Y tế", "FREQ=WEEKLY;BYDAY=FR")),
        ("Sở Y tế thứ Sáu hằng tuần gửi báo cáo.", ("Sở Y tế", "FREQ=WEEKLY;BYDAY=FR")),
        ("Các xã vào ngày 15 hằng tháng gửi báo cáo.", ("Các xã", "FREQ=MONTHLY;BYMONTHDAY=15")),
        ("Các xã vào cuối giờ chiều hằng ngày gửi báo cáo.", ("Các xã", "FREQ=DAILY")),
        ("Sở Y tế vào ngày 05/12/2026 tổ chức hội nghị.", ("Sở Y tế", "2026-12-05")),
    ],
)
def test_a_time_between_whoever_does_the_work_and_the_work(sentence, expected):
    assert asked(sentence) == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("báo cáo trước đầu giờ chiều ngày 05/12/2026", ("2026-12-05", "trước đầu giờ chiều")),
        ("báo cáo trước giờ làm việc ngày 05/12/2026", ("2026-12-05", "trước giờ làm việc")),
        ("báo cáo cuối giờ sáng 05/12", ("2026-12-05", "cuối giờ sáng")),
        ("báo cáo cuối giờ chiều ngày 05/12/2026", ("2026-12-05",)),
        ("báo cáo Sở Nội vụ hai lần một ngày", (None, "báo cáo Sở Nội vụ hai lần một ngày")),
        ("phun thuốc ngày 3 lần", (None,)),
        ("báo cáo kết quả cùng với báo cáo tháng", (None, "cùng với báo cáo tháng")),
        ("báo cáo kết quả trong báo cáo năm 2026", (None,)),
        ("trực ít nhất đến hết quý IV", (None, "ít nhất đến hết quý IV")),
        ("trực đến hết quý IV/2026", ("2026-12-31",)),
    ],
)
def test_times_that_no_day_says_are_asked_about(work, expected):
    assert asked(f"Sở Y tế {work}.") == ("Sở Y tế", *expected)


def hourly(sentence):
    """The hour of the first task, and what else is asked of its time."""
    paper = f"An Sơn, ngày 05 tháng 8 năm 2026\n\nKẾ HOẠCH\n\n1. {sentence}"
    made = compile_directive(paper.encode(), "a.txt")
    told = [one.args.get("others") or one.args.get("said") for one in made.problems if one.place.field == "due"]
    return (getattr(made.plan.tasks[0].due, "time", None), *told)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hằng ngày, Sở Y tế báo cáo trước 17 giờ.", ("17:00",)),
        ("Hằng ngày Sở Y tế báo cáo Sở Nội vụ trước 17 giờ 30 phút.", ("17:30",)),
        ("Sở Y tế báo cáo hằng ngày về Sở Nội vụ trước 16h00.", ("16:00",)),
        ("Hằng ngày, Sở Y tế họp giao ban lúc 8 giờ; thứ Sáu hằng tuần gửi báo cáo.", ("08:00",)),
        ("Hằng ngày, Sở Y tế báo cáo trước 7 giờ, gửi Sở Nội vụ trước 16 giờ.", (None, "07:00")),
        ("Hằng ngày, Sở Y tế báo cáo, không mở loa trước 5 giờ.", (None, "05:00")),
        (
            "Hằng ngày Sở Y tế báo cáo trước 17 giờ đến hết ngày 04/12/2026.",
            (None, "Hằng ngày", "17:00"),
        ),
        ("Sở Y tế báo cáo trước 17 giờ.", (None, "trước 17 giờ")),
        ("Sở Y tế tuyên truyền không mở loa trước 5 giờ.", (None,)),
        ("Các xã báo cáo trước 16 giờ, riêng xã An Sơn trước 10 giờ hằng ngày.", (None, "trước 16 giờ")),
        ("Các xã báo cáo trước 16 giờ hằng ngày, riêng xã An Sơn 10 giờ.", ("16:00", "10:00")),
    ],
)
def test_the_hour_of_what_is_handed_over(sentence, expected):
    assert hourly(sentence) == expected
