"""Cells that hold more than names with commas: a name a line, what a body is about, who joins; two columns of time."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.labelled.lines import names_in
from directives.strings.flow import Flow
from directives.tables.columns import columns_of
from directives.tables.role_cells import roles_of


def _cell(text):
    return Flow(text, range(len(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Tài chính Cơ quan, tổ chức liên quan", ("Sở Tài chính", "Cơ quan, tổ chức liên quan")),
        ("Ông Nam, bà Hoa", ("Ông Nam", "bà Hoa")),
        ("Ông Trần Văn Nam và bà Lê Thị Hoa.", ("Ông Trần Văn Nam", "bà Lê Thị Hoa")),
        (
            "Sở Nội vụ Sở Khoa học và Công nghệ Các xã ven biển",
            ("Sở Nội vụ", "Sở Khoa học và Công nghệ", "Các xã ven biển"),
        ),
        ("Đảng ủy UBND xã", ("Đảng ủy UBND xã",)),
        ("Ủy ban Công tác về người cao tuổi, VTV, VOV", ("Ủy ban Công tác về người cao tuổi", "VTV", "VOV")),
        ("Các cơ quan đại diện tại nước ngoài; Sở Y tế", ("Các cơ quan đại diện tại nước ngoài", "Sở Y tế")),
    ],
)
def test_the_names_of_a_cell(text, names):
    assert names_in(_cell(text)) == names


@pytest.mark.parametrize(
    ("text", "lead", "joins"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh", "Sở Y tế", "Sở Tài chính, Công an tỉnh"),
        ("Văn phòng Đảng ủy phối hợp UBKT Đảng ủy", "Văn phòng Đảng ủy", "UBKT Đảng ủy"),
        ("Sở Y tế chủ trì, các xã phối hợp", "Sở Y tế", "các xã"),
        ("Sở Y tế (chủ trì), Sở Tài chính, các xã", "Sở Y tế", "Sở Tài chính, các xã"),
    ],
)
def test_a_cell_that_says_who_joins_as_a_sentence_does(text, lead, joins):
    assert tuple(flow.text for flow in roles_of(_cell(text))) == (lead, joins)


def test_a_cell_that_only_joins_names_nobody_else():
    assert roles_of(_cell("Sở Y tế, Sở Tài chính phối hợp")) == (None, None)


TABLE = """KẾ HOẠCH
Chăm sóc bến cảng

I. NHIỆM VỤ

| Stt | Nội dung | Thời gian trình Ban Thường vụ | Thời gian trình Ban Chấp hành | Cơ quan chủ trì |
| 1 | Xây dựng nghị quyết về bến cảng |  | Tháng 12/2026 | Ban Xây dựng Đảng |
| 2 | Xây dựng nghị quyết về đê biển | Quý I/2026 | Quý II/2026 | Ban Xây dựng Đảng |
"""


def test_the_second_column_of_time_says_when_where_the_first_is_empty():
    compiled = compile_directive(TABLE.encode(), "ke-hoach.txt")
    first, second = compiled.plan.tasks
    assert (first.due.date, second.due.date) == (dt.date(2026, 12, 31), dt.date(2026, 3, 31))
    assert [one.place.clause for one in compiled.problems if one.code == "several-dues"] == [second.clause]


def test_columns_of_one_time_have_no_other():
    assert "besides" not in columns_of(["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"])
