"""Work behind words that give none is work, or is asked about: it never goes without a word."""

import pytest

from directives.compile import compile_directive

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 15/KH-UBND
Sông Thao, ngày 28 tháng 8 năm 2026

KẾ HOẠCH
Phòng chống dịch bệnh năm 2026

I. NHIỆM VỤ

1. Sở Xây dựng lập danh mục công trình.

2. {text}

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
CHỦ TỊCH

Nguyễn Văn Nam
"""


def read(text):
    """The tasks of the second unit (leads and day), and the codes of its doubts."""
    compiled = compile_directive(PLAN.format(text=text).encode(), "x.txt")
    tasks = [task for task in compiled.plan.tasks if task.clause.startswith("I.2")]
    asked = {one.code for one in compiled.problems if (one.place.clause or "").startswith("I.2")}
    return [(list(task.lead), str(getattr(task.due, "date", None))) for task in tasks], asked


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Sở Y tế liên hệ với Cục Dự phòng, điện thoại 0243 123 4567, bố trí vắc xin cho các xã.", "Sở Y tế"),
        ("Các xã liên hệ đồng chí Nam, điện thoại 0912345678, mượn xe và vận chuyển thuốc về các xã.", "Các xã"),
        ("Đề nghị các xã liên hệ đồng chí Nam, điện thoại 0912345678 nhận tài liệu và phát cho các thôn.", "các xã"),
        ("Đường dây nóng: Sở Y tế vận hành 24/24 giờ, số 0912345678.", "Sở Y tế"),
    ],
)
def test_work_beside_a_telephone_number_is_a_task(text, lead):
    tasks, _ = read(text)
    assert [leads for leads, _ in tasks] == [[lead]]


@pytest.mark.parametrize(
    "text",
    [
        "Đường dây nóng: Sở Y tế, số 0912345678.",
        "Các xã liên hệ đồng chí Nam, điện thoại 0912345678, thư điện tử nam@st.example để nhận biểu mẫu.",
        "Mọi vướng mắc, đề nghị liên hệ Sở Y tế, điện thoại 0912345678, số nhà 5, phố Lò Rèn.",
    ],
)
def test_a_number_alone_is_none(text):
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Thông tin liên hệ: Sở Y tế, điện thoại 0912345678; các xã gửi danh sách trước ngày 20/9/2026.", "2026-09-19"),
        ("Hiện nay Sở Y tế đang rà soát danh mục thuốc, các xã gửi danh sách trước ngày 20/9/2026.", "2026-09-19"),
        ("Hiện nay, Sở Xây dựng đang triển khai sửa cầu, hoàn thành trước ngày 30/9/2026.", "2026-09-29"),
        ("Bãi bỏ quy định về phí tại khoản 3 Điều 3, Sở Tài chính nộp phí trước ngày 20/9/2026.", "2026-09-19"),
        ("Sở Y tế không có thẩm quyền cấp phép thì chuyển hồ sơ sang Sở Xây dựng trước ngày 20/9/2026.", "2026-09-19"),
        ("Kinh phí thực hiện do ngân sách bảo đảm, Sở Tài chính bố trí trước ngày 30/9/2026.", "2026-09-29"),
        ("Đây là việc quan trọng, Sở Y tế hoàn thành trước ngày 30/9/2026.", "2026-09-29"),
    ],
)
def test_work_with_its_day_behind_words_that_give_none_is_a_task(text, due):
    tasks, _ = read(text)
    assert [day for _, day in tasks] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "Hiện nay, Sở Xây dựng đang triển khai sửa cầu trước ngày 30/9/2026.",
        "Hiện nay, Bộ Xây dựng đang soạn Nghị định về bến đò, dự kiến trình Chính phủ trong tháng 10/2026.",
        "Bãi bỏ quy định về phí tại khoản 3 Điều 3, Sở Tài chính nộp lại tiền đã thu trước ngày 20/9/2026.",
        "Sở Y tế không có trách nhiệm thu phí, Sở Tài chính thu phí trước ngày 20/9/2026.",
        "Cán bộ nghỉ từ ngày 30/4/2026 đến ngày 03/5/2026, các xã trực cấp cứu.",
    ],
)
def test_what_may_be_work_there_is_asked_about(text):
    assert read(text) == ([], {"perhaps-a-task"})


@pytest.mark.parametrize(
    "text",
    [
        "Hiện nay, Bộ Xây dựng đang soạn Nghị định về bến đò, quy chế cảng.",
        "Bãi bỏ quy định về phí tại khoản 3 Điều 3 Quyết định số 5/2026/QĐ-UBND ngày 01/02/2026.",
        "Đối tượng: học sinh, giáo viên, người cao tuổi.",
        "Kinh phí thực hiện do ngân sách bảo đảm.",
    ],
)
def test_what_gives_no_work_stays_so_without_a_doubt(text):
    assert read(text) == ([], set())


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu đến hết năm 2026, 100% trạm y tế được cấp tủ lạnh.",
        "Phấn đấu để 95,5% học sinh được tiêm nhắc lại.",
    ],
)
def test_an_aim_that_nobody_is_given_is_no_task_and_asked_about(text):
    assert read(text) == ([], {"perhaps-a-task"})


def test_an_aim_that_says_what_to_do_or_who_does_it_is_work():
    tasks, _ = read("Phấn đấu đến hết năm 2026, 100% trạm y tế được cấp tủ lạnh; giao Sở Y tế báo cáo.")
    assert [leads for leads, _ in tasks] == [["Sở Y tế"]]
    assert read("Phấn đấu cấp tủ lạnh cho 100% trạm y tế trong tháng 12/2026.")[0] != []
