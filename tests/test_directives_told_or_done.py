"""To whom something is done, aims with a doer, answers with a day: the right body has the work, or a doubt stands there."""

import pytest

from directives.compile import compile_directive

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 15/KH-UBND
Sông Thao, ngày 28 tháng 8 năm 2026

KẾ HOẠCH
Phòng chống dịch bệnh năm 2026

I. NHIỆM VỤ

1. Sở Xây dựng lập danh mục công trình.

"""
TAIL = "\n\nNơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn Nam\n"
LETTER = """SỞ Y TẾ TỈNH SÔNG THAO
Số: 78/SYT-VP
V/v tiêm chủng
Sông Thao, ngày 03 tháng 9 năm 2026

Kính gửi: Các bệnh viện.

{lead_in}

Rà soát kho thuốc, bổ sung vắc xin.

Báo cáo kết quả trước ngày 20/9/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC

Vũ Thị Lam
"""


def read(text):
    """The tasks behind the first unit (leads and day), and the codes of its doubts."""
    compiled = compile_directive((text if "Số:" in text else f"{HEAD}{text}{TAIL}").encode(), "x.txt")
    tasks = [task for task in compiled.plan.tasks if task.clause != "I.1"]
    return [(list(task.lead), str(getattr(task.due, "date", None))) for task in tasks], {
        one.code for one in compiled.problems if one.place.clause
    }


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "2. Thanh tra tỉnh hoàn thành thanh tra đối với xã Đồi Chè trước ngày 10/9/2026, đối với xã Bến Đá trước ngày 20/9/2026.",
            "Thanh tra tỉnh",
        ),
        (
            "2. Công an tỉnh phối hợp với Sở Y tế trước ngày 10/9/2026, với Sở Nội vụ trước ngày 20/9/2026.",
            "Công an tỉnh",
        ),
        (
            "2. Sở Xây dựng kiểm tra xã Đồi Chè trước ngày 10/9/2026, riêng xã Bến Đá trước ngày 20/9/2026.",
            "Sở Xây dựng",
        ),
        ("2. Sở Y tế cấp thuốc cho các xã trước ngày 10/9/2026, riêng xã Bến Đá trước ngày 20/9/2026.", "Sở Y tế"),
    ],
)
def test_to_whom_something_is_done_leads_nothing_and_the_days_are_asked_about(text, lead):
    tasks, asked = read(text)
    assert [leads for leads, _ in tasks] == [[lead]]
    assert "several-dues" in asked


@pytest.mark.parametrize(
    "text",
    [
        "2. Các xã gửi báo cáo trước ngày 10/9/2026, riêng xã Bến Đá trước ngày 20/9/2026.",
        "2. UBND các xã, phường báo cáo trước ngày 10/9/2026, đối với xã Bến Đá trước ngày 20/9/2026.",
        "2. Sở Y tế tiêm chủng tại các xã trước ngày 10/9/2026; riêng xã Bến Đá trước ngày 20/9/2026.",
    ],
)
def test_whoever_is_told_apart_with_a_day_is_asked_about(text):
    tasks, asked = read(text)
    assert [day for _, day in tasks] == ["2026-09-09", "2026-09-19"]
    assert tasks[1][0] == ["xã Bến Đá"]
    assert "share-apart" in asked


def test_a_body_that_reaches_an_aim_has_work():
    tasks, _ = read(
        "2. Tổ chức thực hiện các chỉ tiêu cụ thể như sau:\na) Sở Y tế hoàn thành 20 trạm trước ngày 30/9/2026.\n"
        "b) 90 % hộ dân có nước sạch."
    )
    assert tasks == [(["Sở Y tế"], "2026-09-29")]


def test_an_order_with_its_day_among_forbidden_acts_is_work_and_the_acts_are_none():
    tasks, _ = read(
        "2. Không được thực hiện các hành vi sau đây:\na) Sở Xây dựng kiểm tra các bến trước ngày 15/10/2026.\n"
        "b) Chở quá tải.\nc) Người lái đò chở quá số người."
    )
    assert tasks == [(["Sở Xây dựng"], "2026-10-14")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2. Sở Y tế có ý kiến trả lời để các xã biết trước ngày 20/9/2026.", "2026-09-19"),
        ("2. Sở Y tế trả lời để người dân biết, báo cáo UBND tỉnh.", "None"),
    ],
)
def test_an_answer_that_is_owed_is_work(text, day):
    assert read(text)[0] == [(["Sở Y tế"], day)]


def test_work_of_a_paper_that_may_be_another_is_asked_about():
    text = "2. Các xã tổ chức thực hiện tốt nhiệm vụ được phân công trong {}."
    assert read(text.format("Chương trình")) == ([], {"perhaps-a-task"})
    assert read(text.format("Kế hoạch này")) == ([], set())


def test_a_letter_that_received_another_gives_the_works_that_it_demands():
    received = "Sở Y tế nhận được Công văn số 5/BYT-DP ngày 01/9/2026 của Bộ Y tế"
    tasks, _ = read(LETTER.format(lead_in=f"{received}, Sở Y tế đề nghị các bệnh viện thực hiện một số nội dung sau:"))
    assert tasks == [(["các bệnh viện"], "None"), (["các bệnh viện"], "2026-09-19")]
    opinion = LETTER.format(lead_in=f"{received} đề nghị Sở Y tế hướng dẫn, Sở Y tế có ý kiến như sau:")
    assert read(opinion)[0] == []
