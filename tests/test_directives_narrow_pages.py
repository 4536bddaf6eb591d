"""Pages of narrow columns: the word of a unit alone on its line, its number on the next."""

import pytest

from directives.compile import compile_directive

RULES = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 14/QĐ-UBND
An Hải, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Quy chế quản lý phần mềm đặt lịch khám
ỦY BAN NHÂN DÂN TỈNH AN HẢI
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý phần mềm đặt lịch khám.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
QUY CHẾ
QUẢN LÝ PHẦN MỀM ĐẶT LỊCH KHÁM
{chapter}
I
QUY ĐỊNH CHUNG
{article}
1. Giải thích từ ngữ
1. “Lịch khám” là thời điểm người bệnh được hẹn.
{chapter}
II
TỔ CHỨC THỰC HIỆN
{article}
2. Trách nhiệm của Sở Y tế
1. Bố trí máy chủ cho phần mềm.
2. Hướng dẫn các bệnh viện đặt lịch.
{article}
3. Trách nhiệm của Công an tỉnh
Bảo vệ an toàn thông tin của phần mềm.
"""


@pytest.mark.parametrize(("chapter", "article"), [("Chương", "Điều"), ("CHƯƠNG", "Điều"), ("Phần", "Điều")])
def test_a_number_on_the_next_line_goes_with_its_unit(chapter, article):
    plan = compile_directive(RULES.format(chapter=chapter, article=article).encode(), "quy-che.txt").plan
    assert [(task.clause, task.lead) for task in plan.tasks] == [
        (f"{chapter} II.Điều 2.1", ("Sở Y tế",)),
        (f"{chapter} II.Điều 2.2", ("Sở Y tế",)),
        (f"{chapter} II.Điều 3", ("Công an tỉnh",)),
    ]


def test_a_word_alone_on_its_line_stays_where_no_number_follows():
    text = "KẾ HOẠCH\nTrồng cây\nPhần\nviệc của các xã\n1. Ủy ban nhân dân các xã trồng cây trước ngày 10/4/2026.\n"
    plan = compile_directive(text.encode(), "ke-hoach.txt").plan
    assert [task.clause for task in plan.tasks] == ["1"]


HEADED = """QUY CHẾ
PHỐI HỢP CỨU HỘ ĐÊ
{unit} 1. {idle}
1. “Đê bao” là đê quanh cánh đồng.
2. Kho vật tư: là nơi Sở Xây dựng giữ đá hộc.
{unit} 2. Trách nhiệm của Sở Xây dựng
Bố trí kho vật tư trước ngày 10/4/2026.
{unit} 3. Trách nhiệm của Công an tỉnh
{last}
"""


@pytest.mark.parametrize("idle", ["Giải thích từ ngữ", "Các hành vi bị nghiêm cấm", "Khái niệm"])
@pytest.mark.parametrize("last", ["Bảo vệ hiện trường khi có sự cố.", "Công an tỉnh bảo vệ hiện trường khi có sự cố."])
def test_text_below_a_heading_of_duty_is_the_work_of_whom_it_names(idle, last):
    """An article needs no name in its text where its heading has it; words and bans that another explains give none."""
    text = HEADED.format(unit="Điều", idle=idle, last=last)
    plan = compile_directive(text.encode(), "quy-che.txt").plan
    assert [(task.clause, task.lead) for task in plan.tasks] == [
        ("Điều 2", ("Sở Xây dựng",)),
        ("Điều 3", ("Công an tỉnh",)),
    ]
