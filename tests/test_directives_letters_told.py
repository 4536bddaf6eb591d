"""Letters of a body that tell first what it was given itself: they speak to those they are addressed to, and what is sent in is work."""

import datetime as dt

import pytest

from directives.compile import compile_directive

LETTER = """SỞ VĂN HÓA
TỈNH AN HẢI
Số: 215/SVH-NV
V/v góp ý phương án trùng tu
An Hải, ngày 12 tháng 3 năm 2026

Kính gửi:

- Các Sở: Tư pháp, Tài chính;

- Công an tỉnh An Hải.

{told}

Để có cơ sở tổng hợp, Sở Văn hóa đề nghị {asked} nghiên cứu hồ sơ và góp ý, cụ thể như sau:

{work}

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC

Lê Văn Bình
{form}"""
ADDRESSED = ("Sở Tư pháp", "Sở Tài chính", "Công an tỉnh An Hải")
WORK = "- Góp ý toàn bộ dự thảo phương án.\n\n- Văn bản góp ý đề nghị gửi về Sở Văn hóa trước ngày 28/3/2026."


def _tasks(told, work=WORK, asked="các cơ quan, đơn vị", form=""):
    return compile_directive(
        LETTER.format(told=told, work=work, asked=asked, form=form).encode(), "cong-van.txt"
    ).plan.tasks


@pytest.mark.parametrize(
    "told",
    [
        "Thực hiện Văn bản số 75/UBND-NC ngày 02/3/2026 của Ủy ban nhân dân tỉnh, trong đó giao Sở Văn hóa chủ trì lập phương án.",
        "Ngày 02/3/2026, Ủy ban nhân dân tỉnh có văn bản số 75/UBND-NC, theo đó giao Sở Văn hóa, Sở Xây dựng lập phương án.",
        "Tại Thông báo số 75/TB-UBND, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Văn hóa lập phương án trước ngày 30/3/2026.",
    ],
)
@pytest.mark.parametrize("asked", ["các cơ quan, đơn vị", "góp ý và"])
def test_what_the_sender_was_given_is_no_work_of_its_letter(told, asked):
    tasks = _tasks(told, asked=asked)
    assert {task.lead for task in tasks} == {ADDRESSED}
    assert tasks[-1].report_to == "Sở Văn hóa"


@pytest.mark.parametrize(
    "said",
    [
        "Văn bản góp ý gửi Sở Văn hóa trước ngày 28/3/2026, kèm bản mềm.",
        "Kết quả thực hiện báo cáo bằng văn bản về Sở Văn hóa trước ngày 28/3/2026 để tổng hợp.",
        "Văn bản góp ý đề nghị gửi về Sở Văn hóa (qua Phòng Nghiệp vụ; liên hệ: bà Mai, số máy 0900.000.000) trước ngày 28/3/2026.",
    ],
)
def test_what_must_be_sent_in_by_a_day_is_work_though_nobody_is_named(said):
    last = _tasks("Căn cứ chương trình năm 2026 của Sở.", f"- Góp ý toàn bộ dự thảo.\n\n- {said}")[-1]
    assert (last.due.date, last.report_to) == (dt.date(2026, 3, 27), "Sở Văn hóa")


def test_the_form_of_an_annex_adds_nobody_to_those_addressed():
    form = "\nPhụ lục\nBÁO CÁO SỐ LIỆU\nKính gửi: Ủy ban nhân dân tỉnh An Hải\n"
    assert {task.lead for task in _tasks("Căn cứ chương trình năm 2026 của Sở.", form=form)} == {ADDRESSED}
