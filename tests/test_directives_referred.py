"""Those whom a paper only speaks to ("quý cơ quan", "các đồng chí", "các đơn vị nêu trên") are those it is addressed to."""

import pytest

from directives.compile import compile_directive

HEAD = "SỞ NỘI VỤ\nSố: 45/SNV-CCHC\nV/v báo cáo bến đò\nThanh Lâm, ngày 5 tháng 3 năm 2026\n"
TO = "Kính gửi:\n- Sở Tài chính;\n- Ủy ban nhân dân các xã, phường.\n"
ADDRESSED = ("Sở Tài chính", "Ủy ban nhân dân các xã, phường")


def compiled(body, to=TO):
    return compile_directive(f"{HEAD}{to}{body}\n".encode(), "a.txt")


@pytest.mark.parametrize(
    "whom",
    [
        "quý cơ quan",
        "Quý đơn vị",
        "quý cơ quan, đơn vị",
        "các đồng chí",
        "các cơ quan, đơn vị nêu trên",
        "các cơ quan có tên trên",
    ],
)
def test_those_spoken_to_are_called_by_their_names(whom):
    found = compiled(f"Sở Nội vụ đề nghị {whom} báo cáo số bến đò trước ngày 20/3/2026.")
    assert found.plan.tasks[0].lead == ADDRESSED
    assert not [one for one in found.problems if one.place.field == "lead"]


def test_who_receives_or_joins_is_called_by_name_too():
    found = compiled(
        "Sở Nội vụ sẽ phối hợp với Quý cơ quan kiểm tra bến đò, gửi kết quả về quý cơ quan.", "Kính gửi: Công an tỉnh\n"
    )
    (task,) = found.plan.tasks
    assert (task.lead, task.with_, task.report_to) == (("Sở Nội vụ",), ("Công an tỉnh",), "Công an tỉnh")


def test_it_is_asked_about_where_nobody_is_addressed():
    found = compiled("1. Đề nghị quý đơn vị báo cáo số bến đò.\n2. Văn phòng kiểm tra kho.", "")
    assert found.plan.tasks[0].lead == ("quý đơn vị",)
    assert ("1", "lead-refers") in {(one.place.clause, one.code) for one in found.problems}


def test_those_named_above_may_be_those_who_were_given_work():
    found = compiled("1. Sở Y tế, Sở Xây dựng kiểm tra bến đò.\n2. Các cơ quan nêu trên báo cáo kết quả.")
    assert found.plan.tasks[1].lead == ("Các cơ quan nêu trên",)
    assert ("2", "lead-refers") in {(one.place.clause, one.code) for one in found.problems}


def test_a_name_of_its_own_stays():
    assert compiled("1. Các Sở Xây dựng nêu trên báo cáo kết quả.").plan.tasks[0].lead == ("Các Sở Xây dựng nêu trên",)


@pytest.mark.parametrize(
    ("to", "whom", "lead"),
    [
        ("Ông Trần Văn Bình - Giám đốc Công ty Sông Xanh", "ông", ("Ông Trần Văn Bình",)),
        ("Ông Trần Văn Bình, bà Lò Thị Mai", "ông (bà)", ("Ông Trần Văn Bình", "bà Lò Thị Mai")),
    ],
)
def test_persons_that_are_written_to(to, whom, lead):
    found = compiled(f"UBND xã đề nghị {whom} tháo dỡ lều trên bến trước ngày 10/5/2026.", f"Kính gửi: {to}\n")
    assert found.plan.tasks[0].lead == lead
